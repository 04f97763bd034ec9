"""A day that differs: hours, people and patterns change at once, the gap is told, and clients read it."""

from datetime import date, time, timedelta

import pytest
from vault_people import Office

from cases.desk import Service, Staff, StaffRole
from cases.errors import AlreadyPlanned, NotFound
from cases.hours import clock_moment
from cases.moments import DAY, HOUR, Moment, after
from cases.planning import Pattern, occurrences
from cases.roster import DutyKind, DutyModel, HolidayRule, Post
from cases.roster_days import DayChange, DayRule, ShiftMove
from cases.shifts import NewShifts, PlannedShift
from cases.sides import Side
from cases.spans import Span
from escalation.cover import announced
from escalation.duty import duty_at
from vault.days_off import holidays_between
from vault.tables_coordination import access_log, roster_day

ZONE = "Europe/Amsterdam"
TODAY = date(2027, 12, 13)
CHRISTMAS, SECOND = date(2027, 12, 25), date(2027, 12, 26)
NOON = clock_moment(CHRISTMAS, time(12), ZONE)
KNOWN = {
    "Nieuwjaarsdag", "Goede vrijdag", "Eerste paasdag", "Tweede paasdag", "Koningsdag", "Bevrijdingsdag",
    "Hemelvaartsdag", "Eerste pinksterdag", "Tweede pinksterdag", "Eerste kerstdag", "Tweede kerstdag",
}  # fmt: skip


def closed(about: date | str, rule: HolidayRule = HolidayRule.CLOSED, *, skipped: bool = False) -> DayChange:
    return DayChange(Side.A, about, DayRule(about, rule, skipped=skipped))


def pattern(office: Office, cor: Staff, who: Staff, days: int, post: Post = Post.DUTY) -> int:
    whole = Pattern(frozenset(range(7)), time(9), time(17), TODAY, TODAY + timedelta(days=days))
    new = NewShifts(Side.A, post, who.id, DutyKind.REACHABLE, occurrences(whole, ZONE))
    return office.desk.plan(cor, new)


def on(office: Office, day: date) -> list[PlannedShift]:
    begins = clock_moment(day, time(), ZONE)
    return [each for each in office.desk.planned(Side.A, begins, after(begins, DAY)) if not each.away]


def staffed(office: Office, at: Moment) -> bool:
    return duty_at(office.desk.roster(Side.A), at).staffed


@pytest.fixture
def days(office: Office) -> Office:
    office.clock.domain = clock_moment(TODAY, time(12), ZONE)
    return office


@pytest.fixture
def cor(days: Office) -> Staff:
    cor = days.hire("cor", StaffRole.COORDINATOR)
    days.desk.set_service(cor, Side.A, Service(DutyModel.ALWAYS))
    return cor


def test_every_holiday_that_can_be_named_is_known_for_forty_years() -> None:
    assert {name for _, name in holidays_between(date(2026, 1, 1), date(2065, 12, 31))} == KNOWN


def test_a_shift_that_is_off_on_a_holiday_is_a_gap_two_weeks_ahead_and_other_days_stay(
    days: Office, cor: Staff
) -> None:
    noor = days.hire("noor")
    pattern(days, cor, noor, 20)
    assert staffed(days, NOON)
    (shift,) = on(days, CHRISTMAS)
    days.desk.change_day(cor, DayChange(Side.A, CHRISTMAS, None, (ShiftMove(shift.id),)))
    assert not staffed(days, NOON)
    assert [len(on(days, day)) for day in (date(2027, 12, 24), CHRISTMAS, SECOND)] == [1, 0, 1]
    found = announced(days.desk.roster(Side.A), days.clock.now())
    assert any(gap.post is Post.DUTY and gap.begins <= NOON < gap.ends for gap in found)
    assert ("change_day", "a 2027-12-25") in {
        (row["action"], row["subject"]) for row in days.rows(access_log)
    }


def test_another_person_stands_there_on_that_day_and_is_tested_anew(days: Office, cor: Staff) -> None:
    noor, kim = days.hire("noor"), days.hire("kim")
    pattern(days, cor, noor, 20)
    (shift,) = on(days, CHRISTMAS)
    days.desk.change_day(cor, DayChange(Side.A, CHRISTMAS, None, (ShiftMove(shift.id, kim.id),)))
    (stands,) = on(days, CHRISTMAS)
    assert (stands.staff, stands.starts, stands.ends) == (kim.id, shift.starts, shift.ends)
    assert (stands.verified, stands.repeats) == (False, False)
    assert [each.staff for each in on(days, SECOND)] == [noor.id]
    assert staffed(days, NOON)


def test_when_one_person_cannot_nothing_of_the_day_is_changed(days: Office, cor: Staff) -> None:
    noor, kim, bram = days.hire("noor"), days.hire("kim"), days.hire("bram", side=Side.B)
    pattern(days, cor, noor, 20)
    pattern(days, cor, kim, 20, Post.BACKUP)
    backup, duty = on(days, CHRISTMAS)
    off = ShiftMove(backup.id)
    for move, refused in (
        (ShiftMove(duty.id, kim.id), AlreadyPlanned),
        (ShiftMove(duty.id, bram.id), NotFound),
        (ShiftMove("onbekend"), NotFound),
    ):
        rule = DayRule(CHRISTMAS, HolidayRule.CLOSED)
        moves = (move,) if refused is AlreadyPlanned else (off, move)
        with pytest.raises(refused):
            days.desk.change_day(cor, DayChange(Side.A, CHRISTMAS, rule, moves))
    assert [each.id for each in on(days, CHRISTMAS)] == [backup.id, duty.id]
    assert days.rows(roster_day) == []
    with pytest.raises(NotFound):
        days.desk.change_day(kim, closed(CHRISTMAS))
    with pytest.raises(NotFound):
        days.desk.change_day(cor, DayChange(Side.B, CHRISTMAS, None, (ShiftMove(duty.id),)))
    days.desk.change_day(cor, DayChange(Side.A, CHRISTMAS, None, (off, ShiftMove(duty.id, kim.id))))
    assert [(each.staff, each.post) for each in on(days, CHRISTMAS)] == [(kim.id, Post.DUTY)]
    backup, duty = on(days, SECOND)
    both_ways = (ShiftMove(duty.id, kim.id), ShiftMove(backup.id, noor.id))
    days.desk.change_day(cor, DayChange(Side.A, SECOND, None, both_ways))
    assert [(each.staff, each.post) for each in on(days, SECOND)] == [
        (noor.id, Post.BACKUP),
        (kim.id, Post.DUTY),
    ]


def test_a_closed_day_promises_nobody_also_day_and_night_and_the_ordinary_rule_comes_back(
    days: Office, cor: Staff
) -> None:
    pattern(days, cor, days.hire("noor"), 20)
    days.desk.change_day(cor, closed(CHRISTMAS))
    assert not staffed(days, NOON)
    assert staffed(days, after(NOON, DAY))
    days.desk.change_day(cor, closed(CHRISTMAS, HolidayRule.USUAL))
    assert staffed(days, NOON)
    days.desk.change_day(cor, closed("Eerste kerstdag"))
    assert staffed(days, NOON)
    days.desk.change_day(cor, DayChange(Side.A, CHRISTMAS, None))
    assert not staffed(days, NOON)
    days.desk.change_day(cor, DayChange(Side.A, "Eerste kerstdag", None))
    assert staffed(days, NOON)
    assert days.desk.day_rules(Side.A) == ()


def test_a_holiday_on_which_patterns_are_left_out_is_left_out_of_what_is_planned_later_too(
    days: Office, cor: Staff
) -> None:
    noor, kim = days.hire("noor"), days.hire("kim")
    assert pattern(days, cor, noor, 20) == 21
    days.desk.change_day(cor, closed("Eerste kerstdag", HolidayRule.USUAL, skipped=True))
    assert on(days, CHRISTMAS) == []
    assert len(on(days, SECOND)) == 1
    assert pattern(days, cor, kim, 20, Post.BACKUP) == 20
    assert on(days, CHRISTMAS) == []
    alone = NewShifts(Side.A, Post.DUTY, noor.id, DutyKind.REACHABLE, (span_of(NOON),))
    assert days.desk.plan(cor, alone) == 1
    days.desk.change_day(cor, closed("Eerste kerstdag", HolidayRule.USUAL, skipped=True))
    assert [each.staff for each in on(days, CHRISTMAS)] == [noor.id]
    (kept,) = days.desk.day_rules(Side.A)
    assert kept == DayRule("Eerste kerstdag", HolidayRule.USUAL, skipped=True)


def span_of(noon: Moment) -> Span:
    return Span(noon, after(noon, HOUR))
