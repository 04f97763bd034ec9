"""The shared nouns: moments, levels, speakers and the errors people see."""

from dataclasses import FrozenInstanceError, fields
from datetime import UTC, date, datetime, time
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.desk import Conversation, NewClient
from cases.effects import Effect
from cases.errors import FlagTaken, TooManyAttempts
from cases.events import BotBlocked, Event
from cases.ids import EventId
from cases.levels import Level, level_of
from cases.moments import HOUR, Moment, at_wall, moment_of, wall
from cases.roster import Roster
from cases.shifts import Absence, HeldAcute, NewShifts, PlannedShift, ShiftNote, Swap, TrialPage
from cases.sides import Role, Speaker, speaker_of
from cases.state import ClientState
from cases.traffic import Parcel
from cases.unknown import UnknownChat

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds of hypothesis are naive
def test_a_moment_and_its_wall_clock_are_the_same_instant(when: datetime) -> None:
    assert wall(moment_of(when), AMSTERDAM).astimezone(UTC) == when


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        moment_of(datetime(2027, 3, 28, 2, 30))  # noqa: DTZ001 - the refusal of a naive datetime is the test


def test_a_local_hour_moves_on_when_it_does_not_exist_and_is_the_first_when_it_comes_twice() -> None:
    spring = at_wall(date(2027, 3, 28), time(2, 30), AMSTERDAM)
    assert wall(spring, AMSTERDAM).hour == 3
    autumn = at_wall(date(2027, 10, 31), time(2, 30, fold=1), AMSTERDAM)
    assert wall(autumn, AMSTERDAM).fold == 0
    assert wall(autumn + HOUR, AMSTERDAM).time() == time(2, 30)  # type: ignore[arg-type]  # plain arithmetic on a moment


def test_levels_are_read_from_their_word_and_name_their_severity() -> None:
    assert [level_of(level.word) for level in Level] == list(Level)
    assert [level.severity for level in Level] == ["S0", "leeslijst", "S1", "S2", "S3"]
    with pytest.raises(ValueError, match="unknown level"):
        level_of("urgent")


def test_every_role_has_a_speaker_whatever_its_side() -> None:
    assert {role: speaker_of(role) for role in Role} == {
        Role.STAYER: Speaker.VICTIM,
        Role.YOUNG_PERSON: Speaker.VICTIM,
        Role.REMOVED_PERSON: Speaker.PERPETRATOR,
        Role.PARENT: Speaker.PARENT,
        Role.ELDER: Speaker.ELDER,
        Role.CARER: Speaker.NETWORK,
        Role.NETWORK: Speaker.NETWORK,
    }


def test_errors_people_see_say_who_was_first_and_how_long_to_wait() -> None:
    assert (FlagTaken("Sanne", 12).by, FlagTaken("Sanne", 12).seconds) == ("Sanne", 12)
    assert TooManyAttempts(30).seconds == 30


def test_every_event_says_when_and_every_effect_for_whom() -> None:
    assert all([one.name for one in fields(event)][:2] == ["id", "at"] for event in get_args(Event))
    assert all(fields(effect)[0].name == "client" for effect in get_args(Effect))


@pytest.mark.parametrize(
    "noun",
    [
        *get_args(Event),
        *get_args(Effect),
        *(ClientState, Conversation, NewClient, Parcel, Roster, UnknownChat),
        *(Absence, HeldAcute, NewShifts, PlannedShift, ShiftNote, Swap, TrialPage),
    ],
)
def test_nouns_cannot_be_changed_once_made(noun: type) -> None:
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every dataclass has it


def test_changing_an_event_is_refused() -> None:
    blocked = BotBlocked(EventId("e"), Moment(0), blocked=True)
    with pytest.raises(FrozenInstanceError):
        blocked.blocked = False  # type: ignore[misc]  # the refusal is the test
