"""Volunteers in coordination: papers, clients for a time, hours, talks; and functions of workers."""

from collections.abc import Callable
from datetime import date

import pytest
from vault_people import Office

from cases.desk import Staff, StaffRole
from cases.errors import ConflictOfSides, NotFound, NotReady
from cases.ids import ClientId, StaffId
from cases.moments import DAY, MINUTE
from cases.people import Function
from cases.roster import Post
from cases.sides import Side
from cases.state import VisitLight
from vault.tables_coordination import access_log, volunteer_time

DAY_ONE = date(2026, 10, 1)


@pytest.fixture
def dora(office: Office) -> Staff:
    return office.hire("dora", StaffRole.COORDINATOR)


def buddy(
    office: Office, dora: Staff, login: str = "bo", *, ready: bool = True, side: Side = Side.A
) -> Staff:
    desk = office.desk
    found = desk.staff(desk.add_staff(login, "een lang wachtwoord", login, StaffRole.BUDDY, side))
    if ready:
        desk.set_volunteer(dora, found.id, DAY_ONE, DAY_ONE, 4)
    return found


def test_a_client_is_given_until_a_moment_and_can_be_taken_back(office: Office, dora: Staff) -> None:
    noor, bo = office.hire("noor"), buddy(office, dora)
    party, other = office.enrol(noor), office.enrol(noor)
    office.desk.match(noor, bo.id, party, 30, wish=False)
    office.desk.match(noor, bo.id, other, 10, wish=True)
    assert [(one.client, one.wish) for one in office.desk.given_to(bo)] == [(other, True), (party, False)]
    assert [one.staff for one in office.desk.matches_of(party)] == [bo.id]
    assert office.desk.volunteer(bo.id).clients == 2
    office.clock.domain += 10 * DAY
    assert [one.client for one in office.desk.given_to(bo)] == [party]
    office.desk.unmatch(noor, bo.id, party)
    assert office.desk.given_to(bo) == ()
    logged = [(row["action"], row["subject"]) for row in office.rows(access_log)][-1]
    assert logged == ("unmatch", party)


def test_giving_again_sets_a_new_last_moment(office: Office, dora: Staff) -> None:
    noor, bo = office.hire("noor"), buddy(office, dora)
    party = office.enrol(noor)
    office.desk.match(noor, bo.id, party, 5, wish=False)
    office.clock.domain += 4 * DAY
    office.desk.match(noor, bo.id, party, 5, wish=True)
    (match,) = office.desk.given_to(bo)
    assert (match.until - office.clock.domain, match.wish) == (5 * DAY, True)


def test_without_papers_or_for_longer_than_ninety_days_nothing_is_given(office: Office, dora: Staff) -> None:
    noor, bare, bo = office.hire("noor"), buddy(office, dora, "bare", ready=False), buddy(office, dora)
    party = office.enrol(noor)
    with pytest.raises(NotReady):
        office.desk.match(noor, bare.id, party, 5, wish=False)
    for days in (0, 91):
        with pytest.raises(ValueError, match="days"):
            office.desk.match(noor, bo.id, party, days, wish=False)
    assert office.desk.matches_of(party) == ()


def test_a_volunteer_gets_no_client_of_the_other_side_and_never_both_parties_of_a_case(
    office: Office, dora: Staff
) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    lead = office.hire("lea", StaffRole.LEAD)
    office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    mine = office.enrol(noor)
    ((case, _, _),) = office.desk.cases(lead)
    theirs = office.enrol(bram, office.desk.link_code(lead, case, Side.B))
    bo = buddy(office, dora)
    twin = office.desk.staff(
        office.desk.add_staff("bo", "een lang wachtwoord", "Bo", StaffRole.BUDDY, Side.B, bo.person)
    )
    office.desk.set_volunteer(dora, twin.id, DAY_ONE, DAY_ONE, 4)
    with pytest.raises(NotFound):
        office.desk.match(bram, bo.id, theirs, 5, wish=False)
    office.desk.match(noor, bo.id, mine, 5, wish=False)
    with pytest.raises(ConflictOfSides):
        office.desk.match(bram, twin.id, theirs, 5, wish=False)
    assert office.desk.given_to(twin) == ()


def test_a_worker_of_somebody_elses_is_no_volunteer(office: Office, dora: Staff) -> None:
    noor, bram = office.hire("noor"), office.hire("bram")
    party = office.enrol(noor)
    for act in (
        lambda: office.desk.match(noor, bram.id, party, 5, wish=False),
        lambda: office.desk.given_to(noor),
        lambda: office.desk.volunteer(noor.id),
        lambda: office.desk.set_volunteer(dora, noor.id, None, None, 4),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_volunteer_is_no_worker_wherever_it_counts(office: Office, dora: Staff) -> None:
    noor, bo = office.hire("noor"), buddy(office, dora)
    party = office.enrol(noor)
    for act in _of_workers(office, noor, bo, party):
        with pytest.raises(NotFound):
            act()
    assert office.desk.roster(Side.A).shifts == ()


def _of_workers(office: Office, noor: Staff, bo: Staff, party: ClientId) -> list[Callable[[], object]]:
    desk, dora = office.desk, office.hire("cor", StaffRole.COORDINATOR)
    return [
        lambda: desk.set_post(dora, Side.A, Post.DUTY, bo.id),
        lambda: desk.set_post(dora, Side.A, Post.BACKUP, bo.id),
        lambda: desk.begin_enrolment(bo, "x", ""),
        lambda: desk.grant(noor, bo.id, party),
        lambda: desk.sight(bo),
        lambda: desk.cases(bo),
        lambda: desk.alerts(bo),
        lambda: desk.volunteers(bo),
        lambda: desk.set_function(bo, noor.id, None),
        lambda: desk.end_matches(noor, bo.id),
        lambda: desk.note_talk(bo, bo.id),
    ]


def test_the_coordinator_sees_numbers_and_ends_everything_at_once(office: Office, dora: Staff) -> None:
    noor, bo = office.hire("noor"), buddy(office, dora)
    party = office.enrol(noor)
    office.desk.match(noor, bo.id, party, 30, wish=False)
    office.desk.spend_visiting(bo.id, 90)
    for _ in range(3):
        office.desk.spend_writing(bo.id)
        office.clock.domain += 6 * MINUTE
    (row,) = office.desk.volunteers(dora)
    assert (row.staff, row.clients, row.ready, row.has_time) == (bo.id, 1, True, True)
    assert row.minutes in (90 + 15, 90 + 30)
    office.desk.spend_visiting(bo.id, 240)
    assert not office.desk.volunteer(bo.id).has_time
    office.clock.domain += 7 * DAY
    assert office.desk.volunteer(bo.id).minutes == 0
    office.desk.end_matches(dora, bo.id)
    assert office.desk.given_to(bo) == ()


def test_the_talk_of_the_month_is_kept_and_the_papers_stay(office: Office, dora: Staff) -> None:
    bo = buddy(office, dora)
    office.clock.domain += 40 * DAY
    assert office.desk.volunteer(bo.id).talk_due < office.clock.domain
    office.desk.note_talk(dora, bo.id)
    after_talk = office.desk.volunteer(bo.id)
    assert after_talk.talk_due - office.clock.domain == 30 * DAY
    assert (after_talk.vog_on, after_talk.hours_a_week) == (DAY_ONE, 4)


def test_hours_of_long_ago_are_forgotten(office: Office, dora: Staff) -> None:
    bo, bram = buddy(office, dora), buddy(office, dora, "bram")
    for one in (bo, bram):
        office.desk.spend_visiting(one.id, 60)
    office.clock.domain += 28 * DAY
    office.desk.spend_visiting(bo.id, 30)
    assert sorted((row["staff"], row["minutes"]) for row in office.rows(volunteer_time)) == sorted(
        [(bo.id, 30), (bram.id, 60)]
    )


@pytest.mark.parametrize(("hours", "minutes"), [(0, 0), (21, 481)])
def test_hours_and_visits_out_of_range_are_refused(
    office: Office, dora: Staff, hours: int, minutes: int
) -> None:
    bo = buddy(office, dora)
    with pytest.raises(ValueError, match="hours"):
        office.desk.set_volunteer(dora, bo.id, None, None, hours)
    with pytest.raises(ValueError, match="minutes"):
        office.desk.spend_visiting(bo.id, minutes)


def test_a_function_is_set_by_a_coordinator_where_it_fits(office: Office, dora: Staff) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    office.desk.set_function(dora, noor.id, Function.SUPPORTER)
    office.desk.set_function(dora, bram.id, Function.PROBATION)
    assert office.desk.staff(noor.id).function is Function.SUPPORTER
    assert {one.alias: one.function for one in office.desk.colleagues()}["Bram"] is Function.PROBATION
    office.desk.set_function(dora, noor.id, None)
    assert office.desk.staff(noor.id).function is None
    for who, function in ((noor.id, Function.PROBATION), (dora.id, Function.DUTY), (StaffId("x"), None)):
        with pytest.raises(NotFound):
            office.desk.set_function(dora, who, function)
    with pytest.raises(ValueError, match="function"):
        office.desk.add_staff("r", "p", "R", StaffRole.WORKER, Side.A, function=Function.PROBATION)


def test_a_lead_orders_visits_of_one_side_or_both_and_neither_sees_the_other(
    office: Office, dora: Staff
) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    lead = office.hire("lea", StaffRole.LEAD)
    office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    mine = office.enrol(noor)
    ((case, _, _),) = office.desk.cases(lead)
    theirs = office.enrol(bram, office.desk.link_code(lead, case, Side.B))
    office.desk.order_visits(lead, case, (Side.A,), VisitLight.CALL_FIRST)
    assert office.desk.visit_orders([mine, theirs]) == {mine: (VisitLight.CALL_FIRST, office.clock.domain)}
    office.desk.order_visits(lead, case, tuple(Side), VisitLight.DO_NOT_GO)
    assert set(office.desk.visit_orders([theirs])) == {theirs}
    assert office.desk.case_visits(lead)[case] == dict.fromkeys(Side, VisitLight.DO_NOT_GO)
    office.desk.order_visits(lead, case, (Side.B,), VisitLight.CAN)
    assert set(office.desk.visit_orders([mine, theirs])) == {mine}
    for act in (
        lambda: office.desk.order_visits(dora, case, (Side.A,), VisitLight.CAN),
        lambda: office.desk.case_visits(noor),
    ):
        with pytest.raises(NotFound):
            act()
