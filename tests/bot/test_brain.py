"""The live rules: the newest good release, the last good one when the newest is broken, never nothing."""

import io
import json
from functools import cache

import pytest
from bot_people import NOON
from fakes import FakeCoordination, FixedClock
from rulebooks import shipped_library

from bot.brain import REFRESH, Brain
from bot.library import canonical
from bot.log import Log
from bot.telegram import arrival
from cases.errors import ReleaseBroken
from cases.facts import Facts
from cases.ids import ReleaseId, StaffId
from cases.levels import Level
from cases.roster import DutyModel, Post, Roster, Shift
from cases.sides import Side, Speaker
from escalation.screen import screen

STAFFED = Roster(DutyModel.ALWAYS, (), (Shift(StaffId("noor"), Post.DUTY, NOON),))


@cache
def shipped() -> bytes:
    return canonical(shipped_library())


def without_lexicon() -> bytes:
    plain = json.loads(shipped())
    plain["files"] = {name: part for name, part in plain["files"].items() if not name.startswith("lexicon/")}
    return json.dumps(plain).encode()


@pytest.fixture
def office() -> FakeCoordination:
    return FakeCoordination(shifts=STAFFED)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def brain(office: FakeCoordination, clock: FixedClock, log: Log) -> Brain:
    return Brain(office, Side.A, clock, arrival, log)


def test_the_live_release_and_the_roster_are_used(brain: Brain, office: FakeCoordination) -> None:
    office.release = (ReleaseId(3), shipped())
    found = brain.rules()
    assert found.book.release == 3
    assert found.book.scripts
    assert not found.book.detector.bare
    assert found.duty.staffed is True


def test_coordination_is_asked_every_two_seconds_at_most(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    brain.rules()
    office.release = (ReleaseId(1), shipped())
    clock.advance(REFRESH - 1)
    assert brain.rules().book.release == 0
    clock.advance(1)
    assert brain.rules().book.release == 1


@pytest.mark.parametrize(
    "broken", [ReleaseBroken(), OSError(), (ReleaseId(4), b"{}"), (ReleaseId(4), b"\xff")], ids=repr
)
def test_a_broken_release_leaves_the_last_good_one_in_use_and_is_said_aloud(
    brain: Brain,
    office: FakeCoordination,
    journal: io.StringIO,
    broken: Exception | tuple[ReleaseId, bytes],
) -> None:
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    office.release = broken
    brain.learn()
    assert brain.rules().book.release == 3
    assert '"event": "release_refused"' in journal.getvalue()


def test_without_any_release_the_built_in_minimum_screens_and_says_so(
    brain: Brain, office: FakeCoordination, journal: io.StringIO
) -> None:
    office.release = ReleaseBroken()
    book = brain.rules().book
    assert book.detector.bare
    assert screen("hij slaat me nu", Speaker.VICTIM, Facts(), book.detector).level is Level.ACUTE
    assert '"event": "no_detector"' in journal.getvalue()


def test_a_release_without_a_lexicon_is_never_screened_with_nothing(
    brain: Brain, office: FakeCoordination
) -> None:
    office.release = (ReleaseId(3), without_lexicon())
    assert brain.rules().book.detector.bare


def test_talks_under_way_find_the_scripts_of_the_release_they_began_with(
    brain: Brain, office: FakeCoordination
) -> None:
    for number in range(1, 4):
        office.release = (ReleaseId(number), shipped())
        brain.learn()
    assert set(brain.rules().book.earlier) == {1, 2}


def test_a_release_is_compiled_once(brain: Brain, office: FakeCoordination) -> None:
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    before = brain.rules().book
    brain.learn()
    assert brain.rules().book is before


def test_the_roster_of_a_minute_ago_is_used_while_coordination_is_away(
    brain: Brain, office: FakeCoordination, journal: io.StringIO
) -> None:
    brain.learn()
    office.shifts = OSError()
    brain.learn()
    assert brain.rules().duty.staffed is True
    assert '"event": "roster_stale"' in journal.getvalue()
