"""What may not stand in a sociale kaart that goes live, and a rhythm that may not in a programme."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.programme import Programme, Stretch, pace_faults
from cases.social_map import CRISIS, OLDEST, Entry, Told, expired, number_faults

TODAY = date(2027, 3, 1)
RIGHT = {"112": "112", "vt": "0800-2000", "113": "113 of 0800-0113", "csg": "0800-0188", "kt": "0800-0432"}


def entry(key: str, checked: date = TODAY) -> Entry:
    where = RIGHT.get(key, "030 123 45 67")
    return Entry(key, Told("Hulp", "Help"), where, Told(), "gratis", Told(), ("nood",), (), "c", "b", checked)


def test_the_right_numbers_are_good() -> None:
    assert number_faults(tuple(entry(key) for key in (*RIGHT, "wijk"))) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(entry("vt"), where="0800-2001"), "waar"),
        (replace(entry("113"), where="alleen chat"), "waar"),
        (replace(entry("wijk"), where="06-12345678"), "waar"),
        (replace(entry("112"), municipalities=("almere",)), "gemeenten"),
        (replace(entry("vt"), topics=()), "onderwerpen"),
        (replace(entry("113"), cost="belkosten"), "kosten"),
    ],
)
def test_a_number_that_saves_lives_stays_as_it_is_and_for_everybody(wrong: Entry, field: str) -> None:
    (fault,) = number_faults((entry("kt"), wrong))
    assert fault.path == ("social_map.yaml", "ingangen", 1, field)
    assert fault.remedy


@given(key=st.sampled_from([*RIGHT, "wijk"]), days=st.integers(-400, 400))
def test_only_a_crisis_entry_blocks_and_only_when_it_is_old_or_of_a_day_to_come(key: str, days: int) -> None:
    found = expired((entry(key, TODAY - timedelta(days=days)),), TODAY)
    old = days > OLDEST.days or days < -1
    assert bool(found) is (key in CRISIS and old)


@pytest.mark.parametrize(
    ("stretch", "refused"),
    [
        (Stretch(1, None, 7, "w"), False),
        (Stretch(1, 42, 1, "w"), False),
        (Stretch(1, None, 6, "w"), True),
        (Stretch(1, 300, 1, "w"), True),
        (Stretch(1, 300, 7, "w"), False),
    ],
)
def test_nobody_is_asked_more_than_once_a_week_for_ever(stretch: Stretch, *, refused: bool) -> None:
    found = pace_faults(Programme("weekly", "Week", (stretch,)), ("programmes/weekly.yaml",))
    assert [fault.path for fault in found] == [("programmes/weekly.yaml", "dagen", 0, "elke")] * refused
