"""Who leaves comes in nowhere any more: every place of that human, at once, and nobody else's."""

import pytest
from vault_people import PASSWORD, Office

from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.moments import HOUR, after
from cases.roster import DutyKind, Post
from cases.shifts import NewShifts
from cases.sides import Side
from cases.spans import Span
from cases.staff_ending import EndReason, SeveralPeople
from vault.tables_coordination import access_log, calendar_link

ADDRESS = "192.0.2.7"


def session_of(office: Office, who: Staff) -> str:
    token = office.desk.door.log_in(who.login, PASSWORD, who.side, ADDRESS)
    assert token is not None
    return token


def test_every_place_and_session_of_one_human_ends_at_once_and_a_colleague_stays(office: Office) -> None:
    noor, sam = office.hire("noor"), office.hire("sam")
    elsewhere = office.hire("noor", side=Side.B, person=noor.person)
    tokens = [session_of(office, who) for who in (noor, elsewhere, noor)]
    colleague = session_of(office, sam)
    ended = office.desk.let_go(" Noor ", None, EndReason.LEFT, anywhere=True)
    assert (set(ended.staff), ended.sessions) == ({noor.id, elsewhere.id}, 3)
    assert [office.desk.door.session(token) for token in tokens] == [None] * 3
    assert [office.desk.door.watch(token) for token in tokens] == [None] * 3
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is None
    assert office.desk.door.session(colleague) is not None
    assert [one.staff for one in office.desk.colleagues()] == [sam.id]


def test_a_private_link_to_the_own_shifts_stops_and_the_row_is_gone(office: Office) -> None:
    noor = office.hire("noor")
    link = office.desk.make_calendar(noor)
    assert office.desk.calendar_of(link).id == noor.id
    office.desk.let_go("noor", None, EndReason.STOLEN, anywhere=True)
    with pytest.raises(NotFound):
        office.desk.calendar_of(link)
    assert office.rows(calendar_link) == []


def test_a_planned_shift_is_a_gap_from_that_moment(office: Office) -> None:
    noor, dora = office.hire("noor"), office.hire("dora", StaffRole.COORDINATOR)
    now = office.clock.now()
    span = Span(after(now, -HOUR), after(now, HOUR))
    office.desk.plan(dora, NewShifts(Side.A, Post.DUTY, noor.id, DutyKind.REACHABLE, (span,)))
    assert noor.id in office.desk.at_posts(Side.A, (Post.DUTY,))
    assert office.desk.let_go("noor", None, EndReason.LEFT, anywhere=True).shifts == 1
    assert office.desk.at_posts(Side.A, (Post.DUTY,)) == frozenset()


def test_the_log_says_for_each_row_why_and_says_it_once(office: Office) -> None:
    noor = office.hire("noor")
    office.desk.let_go("noor", None, EndReason.SUSPENDED, anywhere=True)
    with pytest.raises(NotFound):
        office.desk.let_go("noor", None, EndReason.SUSPENDED, anywhere=True)
    lines = [row for row in office.rows(access_log) if row["action"] == "end_staff"]
    assert [(row["subject"], row["basis"], row["kind"]) for row in lines] == [(noor.id, "suspended", "staff")]


def test_a_login_of_two_humans_ends_nobody_until_it_is_said_who(office: Office) -> None:
    on_a, on_b = office.hire("noor"), office.hire("noor", side=Side.B)
    with pytest.raises(SeveralPeople):
        office.desk.let_go("noor", None, EndReason.LEFT, anywhere=True)
    assert {one.staff for one in office.desk.colleagues()} == {on_a.id, on_b.id}
    with pytest.raises(NotFound):
        office.desk.let_go("noor", None, EndReason.LEFT, anywhere=False)
    assert office.desk.let_go("noor", Side.B, EndReason.LEFT, anywhere=False).staff == (on_b.id,)
    assert [one.staff for one in office.desk.colleagues()] == [on_a.id]


@pytest.mark.parametrize("login", ["niemand", "", "no\x00or", "x" * 5000])
def test_a_login_that_nobody_has_ends_nobody(office: Office, login: str) -> None:
    office.hire("noor")
    with pytest.raises(NotFound):
        office.desk.let_go(login, None, EndReason.LEFT, anywhere=True)
    assert len(office.desk.colleagues()) == 1
