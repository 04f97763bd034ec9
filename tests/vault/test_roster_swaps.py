"""Taking over a shift, the test page of one, and the private calendar link."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time

import pytest
from vault_people import Building, Office

from cases.desk import Staff, StaffRole
from cases.errors import AlreadyPlanned, NotFound
from cases.hours import clock_moment
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.roster import DutyKind, Post
from cases.shifts import NewShifts, PlannedShift, SwapState
from cases.sides import Side
from cases.spans import Span
from vault.tables_coordination import access_log, calendar_link

ZONE = "Europe/Amsterdam"
TEN = clock_moment(date(2027, 3, 2), time(10), ZONE)


@pytest.fixture
def office(building: Building) -> Office:
    office = Office(building)
    office.clock.domain = TEN
    return office


@pytest.fixture
def cor(office: Office) -> Staff:
    return office.hire("cor", StaffRole.COORDINATOR)


def plan(
    office: Office, cor: Staff, who: Staff, begin: int, hours: int = 8, post: Post = Post.DUTY
) -> PlannedShift:
    begins = after(TEN, begin * HOUR)
    spans = (Span(begins, after(begins, hours * HOUR)),)
    office.desk.plan(cor, NewShifts(who.side or Side.A, post, who.id, DutyKind.REACHABLE, spans))
    return next(one for one in own(office, who) if one.starts == begins)


def own(office: Office, who: Staff) -> list[PlannedShift]:
    return list(office.desk.own_shifts(who, after(TEN, -DAY), after(TEN, 30 * DAY)))


def test_a_colleague_who_accepts_stands_there_and_one_who_was_only_asked_does_not(
    office: Office, cor: Staff
) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    shift = plan(office, cor, noor, 24)
    office.desk.verify_shift(noor.id, plan(office, cor, noor, 0, 2).id)
    office.desk.ask_swap(noor, shift.id, kim.id)
    (asked,) = office.desk.swaps(kim)
    assert (asked.by_alias, asked.to_alias, asked.state, asked.post) == (
        "Noor",
        "Kim",
        SwapState.ASKED,
        Post.DUTY,
    )
    assert own(office, kim) == []
    office.desk.answer_swap(kim, asked.id, accept=True)
    (taken,) = own(office, kim)
    assert (taken.starts, taken.ends, taken.verified, taken.tested) == (
        shift.starts,
        shift.ends,
        False,
        None,
    )
    assert shift.id not in {each.id for each in own(office, noor)}
    assert [each.state for each in office.desk.swaps(cor)] == [SwapState.ACCEPTED]
    assert {row["action"] for row in office.rows(access_log)} >= {"ask_swap", "accept_swap"}


def test_the_rest_of_a_shift_under_way_is_taken_over(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    shift = plan(office, cor, noor, 0)
    office.desk.ask_swap(noor, shift.id, kim.id)
    office.clock.domain += 3 * HOUR
    office.desk.answer_swap(kim, office.desk.swaps(kim)[0].id, accept=True)
    assert [(each.starts, each.ends) for each in own(office, noor)] == [(TEN, after(TEN, 3 * HOUR))]
    assert [(each.starts, each.ends) for each in own(office, kim)] == [(after(TEN, 3 * HOUR), shift.ends)]
    assert office.desk.at_posts(Side.A, (Post.DUTY,)) == {kim.id}


def test_refused_withdrawn_lapsed_and_asked_of_another_leave_the_shift_where_it_was(
    office: Office, cor: Staff
) -> None:
    noor, kim, mei = office.hire("noor"), office.hire("kim"), office.hire("mei")
    shift = plan(office, cor, noor, 24)
    for _ in range(2):
        office.desk.ask_swap(noor, shift.id, kim.id)
        office.clock.domain += MINUTE
    newest, first = office.desk.swaps(noor)
    assert (newest.state, first.state) == (SwapState.ASKED, SwapState.WITHDRAWN)
    with pytest.raises(NotFound):
        office.desk.answer_swap(kim, first.id, accept=True)
    office.desk.answer_swap(kim, newest.id, accept=False)
    office.clock.domain += MINUTE
    office.desk.ask_swap(noor, shift.id, mei.id)
    office.desk.withdraw_swap(noor, office.desk.swaps(mei)[0].id)
    office.clock.domain += MINUTE
    office.desk.ask_swap(noor, shift.id, mei.id)
    office.desk.take_off(cor, shift.id)
    lapsed = office.desk.swaps(mei)[0]
    assert lapsed.state is SwapState.LAPSED
    with pytest.raises(NotFound):
        office.desk.answer_swap(mei, lapsed.id, accept=True)
    assert own(office, kim) == own(office, mei) == []


def test_nobody_gives_away_or_takes_what_is_not_theirs(office: Office, cor: Staff) -> None:
    noor, kim, bram = office.hire("noor"), office.hire("kim"), office.hire("bram", side=Side.B)
    lea, max_ = office.hire("lea", StaffRole.LEAD), office.hire("max", StaffRole.LEAD)
    shift = plan(office, cor, noor, 24)
    lead = plan(office, cor, lea, 24, post=Post.LEAD)
    for by, which, to in [
        (kim, shift.id, kim.id),
        (kim, shift.id, noor.id),
        (noor, shift.id, noor.id),
        (noor, shift.id, bram.id),
        (noor, shift.id, lea.id),
        (noor, "onbekend", kim.id),
    ]:
        with pytest.raises(NotFound):
            office.desk.ask_swap(by, which, to)
    office.desk.ask_swap(lea, lead.id, max_.id)
    office.desk.ask_swap(noor, shift.id, kim.id)
    (asked,) = office.desk.swaps(kim)
    for act in (
        lambda: office.desk.answer_swap(noor, asked.id, accept=True),
        lambda: office.desk.withdraw_swap(kim, asked.id),
    ):
        with pytest.raises(NotFound):
            act()
    assert len(office.desk.swaps(bram)) == 0
    assert len(office.desk.swaps(cor)) == 2


def test_who_has_a_shift_then_is_not_asked_and_does_not_accept(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    shift = plan(office, cor, noor, 24)
    office.desk.ask_swap(noor, shift.id, kim.id)
    plan(office, cor, kim, 26, post=Post.BACKUP)
    with pytest.raises(AlreadyPlanned):
        office.desk.answer_swap(kim, office.desk.swaps(kim)[0].id, accept=True)
    with pytest.raises(AlreadyPlanned):
        office.desk.ask_swap(noor, shift.id, kim.id)


def test_two_shifts_are_swapped_at_once_or_not_at_all(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    mine, yours = plan(office, cor, noor, 24), plan(office, cor, kim, 48, post=Post.BACKUP)
    office.desk.ask_swap(noor, mine.id, kim.id, yours.id)
    (asked,) = office.desk.swaps(kim)
    assert asked.back is not None
    assert (asked.back.shift, asked.back.post, asked.back.starts) == (yours.id, Post.BACKUP, yours.starts)
    assert [each.id for each in own(office, noor)] == [mine.id]
    office.desk.answer_swap(kim, asked.id, accept=True)
    assert [(each.starts, each.ends, each.post) for each in own(office, noor)] == [
        (yours.starts, yours.ends, Post.BACKUP)
    ]
    assert [(each.starts, each.ends, each.post) for each in own(office, kim)] == [
        (mine.starts, mine.ends, Post.DUTY)
    ]


def test_shifts_of_the_same_hours_are_swapped_as_well(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    mine, yours = plan(office, cor, noor, 24), plan(office, cor, kim, 24, post=Post.BACKUP)
    office.desk.ask_swap(noor, mine.id, kim.id, yours.id)
    office.clock.domain = after(TEN, 26 * HOUR)
    office.desk.answer_swap(kim, office.desk.swaps(kim)[0].id, accept=True)
    assert office.desk.at_posts(Side.A, (Post.DUTY,)) == {kim.id}
    assert office.desk.at_posts(Side.A, (Post.BACKUP,)) == {noor.id}
    assert (
        sum((each.ends or 0) - each.starts for who in (noor, kim) for each in own(office, who)) == 16 * HOUR
    )


def test_half_a_swap_is_none_and_leaves_everybody_where_they_were(office: Office, cor: Staff) -> None:
    noor, kim, mei = office.hire("noor"), office.hire("kim"), office.hire("mei")
    mine, yours = plan(office, cor, noor, 24), plan(office, cor, kim, 48)
    office.desk.ask_swap(noor, mine.id, kim.id, yours.id)
    plan(office, cor, noor, 50, post=Post.BACKUP)
    with pytest.raises(AlreadyPlanned):
        office.desk.answer_swap(kim, office.desk.swaps(kim)[0].id, accept=True)
    assert mine.id in {each.id for each in own(office, noor)}
    assert [each.id for each in own(office, kim)] == [yours.id]
    office.desk.ask_swap(kim, yours.id, mei.id)
    office.desk.answer_swap(mei, office.desk.swaps(mei)[0].id, accept=True)
    (lapsed,) = office.desk.swaps(noor)
    assert lapsed.state is SwapState.LAPSED
    with pytest.raises(NotFound):
        office.desk.answer_swap(kim, lapsed.id, accept=True)
    assert mine.id in {each.id for each in own(office, noor)}
    assert own(office, kim) == []


def test_only_a_shift_of_who_is_asked_is_taken_in_return(office: Office, cor: Staff) -> None:
    noor, kim, mei = office.hire("noor"), office.hire("kim"), office.hire("mei")
    lea = office.hire("lea", StaffRole.LEAD)
    mine, theirs = plan(office, cor, noor, 24), plan(office, cor, mei, 48)
    lead = plan(office, cor, lea, 48, post=Post.LEAD)
    for to, back in ((kim, theirs), (kim, mine), (mei, lead), (lea, lead)):
        with pytest.raises(NotFound):
            office.desk.ask_swap(noor, mine.id, to.id, back.id)
    assert office.desk.swaps(noor) == ()


def test_a_question_that_changed_meanwhile_is_not_answered(office: Office, cor: Staff) -> None:
    noor, kim, mei = office.hire("noor"), office.hire("kim"), office.hire("mei")
    mine, yours = plan(office, cor, noor, 24), plan(office, cor, kim, 48)
    office.desk.ask_swap(noor, mine.id, kim.id, yours.id)
    last = (Span(after(yours.starts, 6 * HOUR), yours.ends or TEN),)
    new = NewShifts(Side.A, Post.DUTY, mei.id, DutyKind.REACHABLE, last, instead=True)
    office.desk.plan(cor, new)
    (asked,) = office.desk.swaps(kim)
    assert asked.state is SwapState.LAPSED
    with pytest.raises(NotFound):
        office.desk.answer_swap(kim, asked.id, accept=True)


def test_who_is_asked_is_called_about_it_once(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    office.desk.ask_swap(noor, plan(office, cor, noor, 24).id, kim.id)
    ((swap, asked),) = office.desk.swaps_to_tell()
    assert asked == kim.id
    office.desk.swap_told(swap)
    assert office.desk.swaps_to_tell() == ()


def test_accepting_twice_at_once_gives_one_shift(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    office.desk.ask_swap(noor, plan(office, cor, noor, 24).id, kim.id)
    (asked,) = office.desk.swaps(kim)

    def accept(_: int) -> bool:
        try:
            office.desk.answer_swap(kim, asked.id, accept=True)
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(accept, range(4))) == 1
    assert len(own(office, kim)) == 1


def test_a_test_page_is_due_once_by_day_and_verifies_its_own_shift_only(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    now, later = plan(office, cor, noor, 0), plan(office, cor, kim, 48)
    night = plan(office, cor, noor, 13)
    assert [(each.shift, each.staff) for each in office.desk.trials_due()] == [(now.id, noor.id)]
    office.desk.trial_sent(now.id)
    assert office.desk.trials_due() == ()
    for who, which in ((kim, now), (kim, later), (noor, night)):
        with pytest.raises(NotFound):
            office.desk.verify_shift(who.id, which.id)
    office.clock.domain += MINUTE
    for _ in range(2):
        office.desk.verify_shift(noor.id, now.id)
        office.clock.domain += MINUTE
    (shown,) = [each for each in own(office, noor) if each.id == now.id]
    assert (shown.verified, shown.tested) == (True, TEN)
    assert {each.staff: each.verified for each in office.desk.roster(Side.A).shifts if each.id == now.id} == {
        noor.id: True
    }
    office.clock.domain = after(TEN, 11 * HOUR)
    assert [each.shift for each in office.desk.trials_due()] == [night.id]
    office.desk.verify_shift(noor.id, night.id)
    assert office.desk.trials_due() == ()


def test_a_failed_test_takes_nobody_off_duty(office: Office, cor: Staff) -> None:
    noor = office.hire("noor")
    now = plan(office, cor, noor, 0)
    office.desk.trial_sent(now.id)
    office.clock.domain += 3 * HOUR
    (stands,) = office.desk.roster(Side.A).shifts
    assert (stands.staff, stands.verified) == (noor.id, False)
    assert office.desk.at_post(noor, (Post.DUTY,))


def test_a_calendar_link_is_private_replaced_and_taken_back(office: Office) -> None:
    noor = office.hire("noor")
    assert office.desk.calendar_made(noor) is None
    first = office.desk.make_calendar(noor)
    second = office.desk.make_calendar(noor)
    assert office.desk.calendar_of(second) == noor
    assert office.desk.calendar_made(noor) == TEN
    kept = office.rows(calendar_link)
    assert len(kept) == 1
    assert second.encode() not in bytes(str(kept), "utf-8")
    for token in (first, "", second + "x"):
        with pytest.raises(NotFound):
            office.desk.calendar_of(token)
    office.desk.end_calendar(noor)
    with pytest.raises(NotFound):
        office.desk.calendar_of(second)
    third = office.desk.make_calendar(noor)
    office.desk.retire(noor.id)
    with pytest.raises(NotFound):
        office.desk.calendar_of(third)


def test_an_own_shift_is_nobody_elses(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    shift = plan(office, cor, noor, 24)
    assert [each.id for each in own(office, noor)] == [shift.id]
    assert own(office, kim) == []
    assert Moment(shift.starts) == after(TEN, DAY)
