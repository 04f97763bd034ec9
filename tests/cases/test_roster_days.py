"""Dates and holidays that differ: which word goes before which, and what opening hours come of it."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.hours import clock_moment, opening, stretch
from cases.moments import HOUR, after
from cases.roster import DutyModel, HolidayRule, Roster, ServiceHours
from cases.roster_days import DayRule, differing, open_hours
from cases.spans import Span, joined, without

ZONE = "Europe/Amsterdam"
CHRISTMAS = date(2027, 12, 25)
NAMES = {CHRISTMAS: "Eerste kerstdag", date(2027, 12, 26): "Tweede kerstdag"}
MORNING = ((time(10), time(12)),)
MIDNIGHT = time()
RULES = st.builds(
    DayRule,
    st.dates(date(2027, 12, 20), date(2027, 12, 30)) | st.sampled_from(sorted(NAMES.values())),
    st.sampled_from(HolidayRule),
    st.just(MORNING),
    st.booleans(),
)


def test_a_date_goes_before_its_holiday_and_that_before_the_ordinary_rule() -> None:
    yearly = DayRule("Eerste kerstdag", HolidayRule.CLOSED, skipped=True)
    dated = DayRule(CHRISTMAS, HolidayRule.OWN_HOURS, MORNING)
    plain, said, both = (differing(None, NAMES, rules)[0] for rules in ((), (yearly,), (yearly, dated)))
    assert (plain.hours, plain.told, plain.free, plain.skipped) == (None, False, True, False)
    assert (said.hours, said.told, said.free, said.skipped) == ((), True, True, True)
    assert (both.hours, both.told, both.free, both.skipped) == (MORNING, True, True, False)


def test_an_ordinary_date_with_other_hours_is_a_working_day_and_a_closed_one_is_none() -> None:
    friday = date(2027, 12, 24)
    for rule, free in (
        (HolidayRule.OWN_HOURS, False),
        (HolidayRule.USUAL, False),
        (HolidayRule.CLOSED, True),
    ):
        (found,) = differing((), {}, (DayRule(friday, rule, MORNING),))
        assert (found.day, found.name, found.free) == (friday, "", free)
        assert found.hours == open_hours(rule, MORNING)


def test_a_service_of_day_and_night_is_open_on_a_told_day_in_its_own_hours_only() -> None:
    days = differing((), NAMES, (DayRule(CHRISTMAS, HolidayRule.OWN_HOURS, MORNING),))
    roster = Roster(DutyModel.ALWAYS, (), (), ZONE, days)
    noon = clock_moment(CHRISTMAS, time(12), ZONE)
    whole = stretch(CHRISTMAS, MIDNIGHT, MIDNIGHT, ZONE)
    assert opening(roster, whole.begins, whole.ends) == (Span(after(noon, -2 * HOUR), noon),)
    next_day = stretch(CHRISTMAS + timedelta(days=1), MIDNIGHT, MIDNIGHT, ZONE)
    assert opening(roster, next_day.begins, next_day.ends) == (next_day,)


@given(st.lists(RULES, max_size=6), st.sampled_from([None, (), MORNING]))
def test_whatever_is_said_other_days_keep_their_hours(
    rules: list[DayRule], usual: tuple[tuple[time, time], ...] | None
) -> None:
    days = differing(usual, NAMES, rules)
    assert [each.day for each in days] == sorted({each.day for each in days})
    begin, end = (
        clock_moment(date(2027, 12, 18), MIDNIGHT, ZONE),
        clock_moment(date(2028, 1, 2), MIDNIGHT, ZONE),
    )
    touched = [stretch(each.day, MIDNIGHT, MIDNIGHT, ZONE) for each in days]
    hours = tuple(ServiceHours(day, time(9), time(17)) for day in range(7))
    for model in (DutyModel.ALWAYS, DutyModel.HOURS):
        plain, told = Roster(model, hours, (), ZONE), Roster(model, hours, (), ZONE, days)
        assert without(opening(told, begin, end), touched) == without(opening(plain, begin, end), touched)
        assert opening(told, begin, end) == joined(opening(told, begin, end))
