"""Agreed times as a volunteer reads them: every time once, days with the same hours together."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from cases.safe_contact import Window
from console.agreed_words import agreed_lines
from console.words import WEEKDAYS

HOURS = st.sampled_from([(time(9), time(10, 30)), (time(18), time(22)), (time(22), time(1))])
WINDOWS = st.lists(st.tuples(st.integers(0, 6), HOURS), max_size=12)


@given(WINDOWS)
def test_every_window_is_said_once_and_none_is_made_up(chosen: list[tuple[int, tuple[time, time]]]) -> None:
    lines = agreed_lines([Window(day, *hours) for day, hours in chosen])
    said = {
        (day, hours)
        for days, hours in lines
        for day in (WEEKDAYS if days == "elke dag" else days.split(", "))
    }
    assert said == {(WEEKDAYS[day], f"{opens:%H:%M}–{closes:%H:%M}") for day, (opens, closes) in chosen}
    assert len({hours for _, hours in lines}) == len(lines)


def test_a_week_with_two_kinds_of_days_takes_two_lines() -> None:
    week = [Window(day, time(18), time(22)) for day in (4, 0)] + [
        Window(day, time(7, 30), time(23)) for day in range(7)
    ]
    assert agreed_lines(week) == (("elke dag", "07:30–23:00"), ("maandag, vrijdag", "18:00–22:00"))
