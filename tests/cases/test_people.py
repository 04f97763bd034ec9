"""Functions, visit lights and what keeps volunteers safe."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.ids import StaffId
from cases.levels import Mode
from cases.moments import DAY, MINUTE, Moment, after
from cases.people import Function, Volunteer, agreed_times, block_of, fits, strictest
from cases.safe_contact import SafeContact, Window
from cases.sides import Side
from cases.state import VisitLight

BEGAN = Moment(1_800_000_000_000_000)

CONTACT = SafeContact(
    (Window(0, time(18), time(20)),), "Europe/Amsterdam", Mode.NEUTRAL, "Hoi.", after(BEGAN, 9 * DAY)
)


def volunteer(vog: date | None, trained: date | None, minutes: int = 0) -> Volunteer:
    return Volunteer(StaffId("v"), vog, trained, 4, BEGAN, minutes)


def test_supporters_work_on_side_a_and_probation_on_side_b_and_the_rest_on_both() -> None:
    assert {function: [side for side in Side if fits(function, side)] for function in Function} == {
        Function.SUPPORTER: [Side.A],
        Function.PROBATION: [Side.B],
        Function.LOCAL_TEAM: [Side.A, Side.B],
        Function.DUTY: [Side.A, Side.B],
    }


@given(st.lists(st.sampled_from(VisitLight)))
def test_of_several_lights_the_strictest_holds_in_any_order(lights: list[VisitLight]) -> None:
    found = strictest(*lights)
    assert found is strictest(*reversed(lights))
    assert found is strictest(found, *lights)
    assert (found is VisitLight.DO_NOT_GO) == (VisitLight.DO_NOT_GO in lights)
    assert (found is VisitLight.CAN) == (set(lights) <= {VisitLight.CAN})


def test_a_volunteer_is_ready_with_both_papers_only() -> None:
    day = date(2026, 11, 1)
    ready = [volunteer(*papers).ready for papers in ((day, day), (day, None), (None, day), (None, None))]
    assert ready == [True, False, False, False]


def test_the_hours_of_a_week_are_a_limit_and_the_talk_is_due_after_a_month() -> None:
    assert volunteer(None, None, 239).has_time
    assert not volunteer(None, None, 240).has_time
    assert volunteer(None, None).talk_due - BEGAN == 30 * DAY


@given(st.integers(min_value=0, max_value=2**53))
def test_a_quarter_of_an_hour_begins_before_its_moments_and_is_shared_by_them(at: int) -> None:
    begins = block_of(Moment(at))
    assert 0 <= at - begins < 15 * MINUTE
    assert block_of(begins) == begins


@given(st.lists(st.integers(-20, 20), unique=True), st.integers(-1, 20))
def test_a_volunteer_knows_the_times_while_the_agreement_holds_and_no_quiet_day_that_is_past(
    quiet: list[int], days: int
) -> None:
    now, began = after(BEGAN, days * DAY), date(2027, 1, 15)
    dates = tuple(began + timedelta(days=one) for one in quiet)
    found = agreed_times(replace(CONTACT, no_send_days=dates), now)
    assert (found is not None) == (days < 9)
    if found is not None:
        assert (found.windows, found.until) == (CONTACT.windows, CONTACT.valid_until)
        assert found.quiet == tuple(began + timedelta(days=one) for one in sorted(quiet) if one >= days)


def test_without_an_agreement_or_with_a_phone_that_shows_nothing_a_volunteer_knows_no_times() -> None:
    assert agreed_times(None, BEGAN) is None
    assert agreed_times(replace(CONTACT, mode=Mode.NONE), BEGAN) is None
