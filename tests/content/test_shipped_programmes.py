"""The programmes that ship: how many check-ins a year, in which rhythm, and never both sides at once."""

from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from rulebooks import real_rulebook, shipped_library

from bot.library import canonical, from_canonical
from cases.anchors import Anchor, anchors_of
from cases.facts import Facts, Phase
from cases.levels import Mode
from cases.moments import DAY, Moment, after, moment_of
from cases.plan import Course, Planned, check_ins
from cases.programme import Programme
from cases.safe_contact import SafeContact, Window
from cases.sides import Side

SHIPPED = {
    *("weekly", "thv-stayer", "thv-removed", "staying-together-a", "staying-together-b"),
    *("after-shelter", "parent", "elder", "carer"),
}
AT = moment_of(datetime(2026, 12, 1, 21, 40, tzinfo=ZoneInfo("Europe/Amsterdam")))
EVENING = SafeContact(
    tuple(Window(day, time(19), time(21)) for day in range(7)),
    "Europe/Amsterdam",
    Mode.OPEN,
    "",
    Moment(2**60),
)
RECORDED = Facts()
NAMES = sorted(SHIPPED)


def programme(name: str) -> Programme:
    return shipped_library().programmes[name]


def year(name: str, facts: Facts = RECORDED, days: int = 365, side: Side = Side.A) -> list[Planned]:
    follows = programme(name)
    course = Course(follows, AT, facts, 7, anchors_of({follows.anchor: AT, Anchor.THV_START: AT}))
    return list(check_ins(EVENING, side, course, after(AT, -DAY), after(AT, days * DAY)))


def test_these_programmes_ship() -> None:
    assert set(shipped_library().programmes) == SHIPPED


@pytest.mark.parametrize(
    ("name", "extended", "number"),
    [
        ("thv-stayer", False, 34),
        ("thv-stayer", True, 41),
        ("thv-removed", False, 34),
        ("after-shelter", False, 24),
        ("elder", False, 26),
        ("carer", False, 26),
    ],
)
def test_a_year_has_the_number_of_check_ins_that_was_counted(name: str, extended: bool, number: int) -> None:
    assert len(year(name, Facts(ban_extended=extended))) == number


def test_the_stayer_is_asked_daily_then_weekly_fortnightly_and_monthly() -> None:
    days = {phase: [one.day for one in year("thv-stayer") if one.phase is phase] for phase in Phase}
    assert days[Phase.F0] == list(range(2, 12))
    assert days[Phase.F1] == [14, 21, 28]
    assert days[Phase.F2] == list(range(35, 92, 7))
    assert days[Phase.F3] == [*range(105, 176, 14), *range(203, 354, 30)]
    assert days[Phase.F4] == []


@pytest.mark.parametrize("name", NAMES)
def test_weeks_two_to_four_bring_one_message_a_week_and_no_month_of_the_year_is_empty(name: str) -> None:
    days = [one.day for one in year(name) if one.day > 11]
    assert all(len([day for day in days if week < day <= week + 7]) <= 1 for week in range(14, 28, 7))
    steps = [one.day for one in year(name)]
    assert max(later - sooner for sooner, later in pairwise(steps)) <= 31


@pytest.mark.parametrize("name", [name for name in NAMES if name != "weekly"])
def test_who_was_let_go_hears_twice_a_year_and_who_was_not_goes_on_hearing(name: str) -> None:
    let_go = [one.day for one in year(name, Facts(phase=Phase.F4), days=1100) if one.phase is Phase.F4]
    assert len(let_go) == 5
    assert let_go[0] in range(366, 370)
    assert year(name, days=800)[-1].day > 760


@pytest.mark.parametrize("name", [name for name in NAMES if name != "weekly"])
def test_every_programme_has_people_in_it_and_says_when_a_phase_is_done(name: str) -> None:
    follows = programme(name)
    assert any("twee mensen" in one.what for one in follows.people)
    assert {phase for phase, _ in follows.leave_when} == {one.phase for one in follows.stretches} - {Phase.F4}


@pytest.mark.parametrize(
    "pair",
    [("thv-stayer", "thv-removed"), ("staying-together-a", "staying-together-b"), ("elder", "carer")],
)
def test_after_the_order_the_two_sides_hear_on_other_days_and_always_in_other_half_hours(
    pair: tuple[str, str],
) -> None:
    one, other = year(pair[0]), year(pair[1], side=Side.B)
    half_hours = {planned.due_at // (30 * 60_000_000) for planned in one}
    assert half_hours.isdisjoint(planned.due_at // (30 * 60_000_000) for planned in other)
    dates = {planned.local_date for planned in one if planned.day > 11}
    assert dates.isdisjoint(planned.local_date for planned in other if planned.day > 11)


def test_a_release_with_the_old_names_and_the_old_form_is_read_and_found() -> None:
    old = {"programma": "thv_stayer", "titel": "T", "dagen": [{"van": "1", "elke": "1", "gesprek": "weekly"}]}
    library = shipped_library()
    files = {**library.files, "programmes/thv-stayer.yaml": old}
    earlier = from_canonical(canonical(replace(library, files=files)))
    book = replace(real_rulebook(), programmes=earlier.programmes)
    found = [book.programme(name) for name in ("thv-stayer", "thv_stayer", "unheard-of")]
    assert [one and one.title for one in found] == ["T", "T", "Elke week"]
