"""How long a signal may wait, who hears of it, and which text answers it."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, CLOSED, EMPTY, STAFFED

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.sides import Speaker
from escalation.duty import Duty
from escalation.fixed_texts import is_fixed
from escalation.routes import LEAD_CLASSES, URGENT_CLASSES, asks_person_now, reply_key, tells_lead
from escalation.severity import next_working_noon, task_clock, waiting

LATER, NOW = Facts(phase=Phase.F2), Facts(phase=Phase.F0)
CODES = [f"R{number:02}" for number in range(1, 34)]


def at(day: int, hour: int, minute: int = 0) -> Moment:
    """Return a moment in the week of Monday 15 March 2027."""
    return moment_of(datetime(2027, 3, 15 + day, hour, minute, tzinfo=AMSTERDAM))


@pytest.mark.parametrize("duty", [STAFFED, EMPTY])
def test_acute_is_paged_at_once_and_waits_five_minutes_at_any_hour(duty: Duty) -> None:
    for moment in (at(0, 3), at(0, 12), at(6, 23)):
        clock = waiting(Level.ACUTE, "R04", LATER, duty, moment)
        assert clock.page_at == moment
        assert clock.answer_by == after(moment, 5 * MINUTE)


def test_high_waits_an_hour_between_eight_and_eight() -> None:
    clock = waiting(Level.HIGH, "R06", LATER, EMPTY, at(0, 8))
    assert (clock.page_at, clock.answer_by) == (at(0, 8), at(0, 9))


def test_high_in_the_evening_waits_for_nine_the_next_morning() -> None:
    clock = waiting(Level.HIGH, "R06", LATER, STAFFED, at(0, 20))
    assert (clock.page_at, clock.answer_by) == (at(1, 8), at(1, 9))


def test_high_after_midnight_waits_for_nine_the_same_morning() -> None:
    clock = waiting(Level.HIGH, "R06", LATER, STAFFED, at(1, 2))
    assert (clock.page_at, clock.answer_by) == (at(1, 8), at(1, 9))


@pytest.mark.parametrize("code", sorted(URGENT_CLASSES))
def test_high_in_an_urgent_class_is_answered_within_the_hour_at_night_when_somebody_is_there(
    code: str,
) -> None:
    assert waiting(Level.HIGH, code, LATER, STAFFED, at(0, 23)).answer_by == at(1, 0)
    assert waiting(Level.HIGH, code, LATER, CLOSED, at(0, 23)).answer_by == at(1, 9)


def test_high_in_the_acute_days_or_after_a_promise_is_answered_within_the_hour_at_night() -> None:
    assert waiting(Level.HIGH, "R06", NOW, STAFFED, at(0, 23)).answer_by == at(1, 0)
    assert waiting(Level.HIGH, "R06", LATER, STAFFED, at(0, 23), now=True).answer_by == at(1, 0)


def test_a_concern_waits_for_noon_on_the_next_working_day() -> None:
    assert waiting(Level.CONCERN, "R13", NOW, STAFFED, at(0, 23)).answer_by == at(1, 12)
    assert waiting(Level.CONCERN, "R13", NOW, STAFFED, at(4, 9)).answer_by == at(7, 12)
    assert next_working_noon(at(5, 9), "Europe/Amsterdam") == at(7, 12)


def test_unread_words_wait_for_the_evening_in_the_acute_days_and_for_noon_after_them() -> None:
    assert waiting(Level.REVIEW, "", NOW, STAFFED, at(4, 9)).answer_by == at(4, 18)
    assert waiting(Level.REVIEW, "", NOW, STAFFED, at(4, 18)).answer_by == at(5, 18)
    assert waiting(Level.REVIEW, "", LATER, STAFFED, at(4, 9)).answer_by == at(7, 12)


def test_only_high_and_acute_page_somebody() -> None:
    for level in Level:
        clock = waiting(level, "", LATER, STAFFED, at(0, 12))
        assert (level >= Level.HIGH) == (clock.page_at is not None)
        assert task_clock(level, LATER, STAFFED, at(0, 12)) == clock.answer_by


@settings(deadline=None)
@given(
    level=st.sampled_from(Level),
    code=st.sampled_from(CODES),
    phase=st.sampled_from(Phase),
    duty=st.sampled_from([STAFFED, CLOSED, EMPTY]),
    minutes=st.integers(0, 366 * 24 * 60),
)
def test_every_clock_runs_forward_and_more_urgent_never_waits_longer(
    level: Level, code: str, phase: Phase, duty: Duty, minutes: int
) -> None:
    moment = after(at(0, 0), minutes * MINUTE)
    clock = waiting(level, code, Facts(phase=phase), duty, moment)
    acute = waiting(Level.ACUTE, code, Facts(phase=phase), duty, moment)
    assert moment < clock.answer_by <= after(moment, 4 * DAY)
    assert acute.answer_by <= clock.answer_by
    if clock.page_at is not None:
        assert moment <= clock.page_at <= clock.answer_by
        assert clock.page_at <= after(moment, 13 * HOUR)


def test_the_classes_of_the_column_page_tell_the_lead_and_no_others() -> None:
    told = {code for code in CODES if tells_lead(code, Level.HIGH)}
    assert told == LEAD_CLASSES
    assert told == {"R01", "R02", "R03", "R04", "R05", "R11", "R16", "R21", "R25", "R26", "R33"}
    assert not tells_lead("R01", Level.REVIEW)
    assert tells_lead("R05", Level.CONCERN)


@pytest.mark.parametrize("speaker", Speaker)
@pytest.mark.parametrize("code", CODES)
def test_every_class_has_a_text_that_exists_when_it_is_acute_or_high(code: str, speaker: Speaker) -> None:
    for level in (Level.ACUTE, Level.HIGH):
        assert is_fixed(reply_key(code, level, speaker))
    assert reply_key(code, Level.NONE, speaker) == ""
    assert reply_key(code, Level.REVIEW, speaker) == ""


@pytest.mark.parametrize(
    ("code", "level", "speaker", "key"),
    [
        ("R01", Level.ACUTE, Speaker.VICTIM, "A1"),
        ("R02", Level.ACUTE, Speaker.VICTIM, "A2"),
        ("R05", Level.ACUTE, Speaker.VICTIM, "A1"),
        ("R05", Level.HIGH, Speaker.VICTIM, "H2"),
        ("R05", Level.HIGH, Speaker.PERPETRATOR, "P5"),
        ("R05", Level.CONCERN, Speaker.PERPETRATOR, "P3"),
        ("R05", Level.ACUTE, Speaker.PERPETRATOR, "P1_THERE"),
        ("R06", Level.HIGH, Speaker.VICTIM, "H3"),
        ("R09", Level.HIGH, Speaker.VICTIM, "A3"),
        ("R10", Level.HIGH, Speaker.PARENT, "H1"),
        ("R10", Level.ACUTE, Speaker.PARENT, "A4"),
        ("R15", Level.ACUTE, Speaker.VICTIM, "A5"),
        ("R16", Level.ACUTE, Speaker.PERPETRATOR, "A6"),
        ("R16", Level.HIGH, Speaker.PERPETRATOR, "A5"),
        ("R16", Level.ACUTE, Speaker.VICTIM, "A1"),
        ("R20", Level.ACUTE, Speaker.VICTIM, "N1"),
        ("R21", Level.ACUTE, Speaker.VICTIM, "A7"),
        ("R25", Level.ACUTE, Speaker.PERPETRATOR, "P1"),
        ("R26", Level.ACUTE, Speaker.PERPETRATOR, "P1"),
        ("R26", Level.HIGH, Speaker.PERPETRATOR, "P2"),
        ("R27", Level.CONCERN, Speaker.PERPETRATOR, "P4"),
        ("R33", Level.HIGH, Speaker.VICTIM, "H1_SHORT"),
        ("R24", Level.HIGH, Speaker.VICTIM, "H1_SHORT"),
        ("R10", Level.HIGH, Speaker.PERPETRATOR, "H1_SHORT"),
        ("R12", Level.HIGH, Speaker.VICTIM, "H1"),
        ("R13", Level.CONCERN, Speaker.ELDER, ""),
    ],
)
def test_the_first_reply_fits_the_class_the_level_and_who_speaks(
    code: str, level: Level, speaker: Speaker, key: str
) -> None:
    assert reply_key(code, level, speaker) == key


def test_a_text_that_says_somebody_is_asked_makes_it_true() -> None:
    assert asks_person_now("A2")
    assert asks_person_now("P1")
    assert not asks_person_now("H1")
    assert not asks_person_now("")
