"""Load, nights and small counts: the pure rules behind care for workers and the figures of the word list."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from cases.care import BREAK, CareAsk, Exposure, Load, is_night, load_of, needs_debrief, week_before
from cases.moments import DAY, Moment, moment_of
from cases.quality import FEWEST_QUESTIONS, SMALLEST, ReplyPattern, reply_pattern, shown_count

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ORDER = [Load.LOW, Load.NORMAL, Load.HIGH]
WAITS = st.lists(st.integers(0, 5 * DAY), max_size=30)


def at(hour: int, minute: int = 0) -> Moment:
    return moment_of(datetime(2026, 7, 1, hour, minute, tzinfo=UTC))


def test_night_is_from_ten_to_seven_on_the_wall_clock() -> None:
    assert [is_night(at(hour), AMSTERDAM) for hour in (19, 20, 23, 4, 5, 12)] == [
        False, True, True, True, False, False,
    ]  # fmt: skip
    assert not is_night(at(5), AMSTERDAM)
    assert is_night(at(4, 59), AMSTERDAM)


@given(reds=st.integers(0, 40), nights=st.integers(0, 40), more=st.integers(0, 5), later=st.integers(0, 5))
def test_more_exposure_is_never_a_lower_load(reds: int, nights: int, more: int, later: int) -> None:
    heavier = load_of(Exposure(reds + more, nights + later))
    assert _ORDER.index(heavier) >= _ORDER.index(load_of(Exposure(reds, nights)))
    assert (load_of(Exposure(reds, nights)) is Load.LOW) == (reds <= 1 and nights == 0)


@given(reds=st.integers(1, 10), night=st.booleans())
def test_looking_back_together_follows_a_night_or_a_third_in_a_week(reds: int, night: bool) -> None:
    assert needs_debrief(reds, night=night) == (night or reds >= 3)
    assert week_before(Moment(10 * DAY)) == 3 * DAY
    assert CareAsk("c", Moment(0)).break_until == BREAK


@given(count=st.integers(0, 100))
def test_a_small_count_is_no_number(count: int) -> None:
    assert shown_count(count) == (count if count >= SMALLEST else None)


@given(waits=WAITS, missed=st.integers(0, 10))
def test_a_usual_reply_is_told_after_enough_questions_and_lies_among_the_answers(
    waits: list[int], missed: int
) -> None:
    asked = len(waits) + missed
    pattern = reply_pattern(asked, waits)
    if asked < FEWEST_QUESTIONS:
        assert pattern is None
        return
    assert pattern is not None
    assert (pattern.asked, pattern.answered) == (asked, len(waits))
    assert (pattern.median is None) == (not waits)
    if pattern.median is not None:
        assert sum(one <= pattern.median for one in waits) * 2 >= len(waits)
        assert sum(one >= pattern.median for one in waits) * 2 >= len(waits)
    assert reply_pattern(FEWEST_QUESTIONS, []) == ReplyPattern(FEWEST_QUESTIONS, 0, None)
