"""What a person chooses about the pages stays, and belongs to one staff row alone."""

import pytest
from vault_people import PASSWORD, Office

from cases.desk import Staff
from cases.errors import NotFound
from cases.moments import HOUR, MINUTE
from cases.sides import Side
from vault.tables_coordination import access_log

ADDRESS = "192.0.2.7"


def open_session(office: Office, who: Staff) -> tuple[str, str]:
    """Return token and form token of a new session."""
    token = office.desk.door.log_in(who.login, PASSWORD, who.side, ADDRESS)
    assert token is not None
    session = office.desk.door.session(token)
    assert session is not None
    return token, session.csrf


def test_a_choice_holds_for_the_person_in_every_session_and_for_nobody_else(office: Office) -> None:
    noor, sam = office.hire("noor"), office.hire("sam")
    assert (noor.language, noor.keys) == ("", True)
    token, _ = open_session(office, noor)
    office.desk.choose(noor, "en", keys=False)
    session = office.desk.door.session(token)
    assert session is not None
    assert (session.staff.language, session.staff.keys) == ("en", False)
    assert office.desk.staff(sam.id) == sam


def test_somebody_who_left_chooses_nothing(office: Office) -> None:
    noor = office.hire("noor")
    office.desk.retire(noor.id)
    with pytest.raises(NotFound):
        office.desk.choose(noor, "en", keys=True)


def test_a_person_sees_own_open_sessions_newest_first_and_which_are_locked(office: Office) -> None:
    noor, on_b = office.hire("noor"), office.hire("noor", side=Side.B)
    _, first = open_session(office, noor)
    office.clock.wall += MINUTE
    _, second = open_session(office, noor)
    open_session(office, on_b)
    assert [one.this for one in office.desk.own_sessions(noor, second)] == [True, False]
    assert [one.this for one in office.desk.own_sessions(noor, first)] == [False, True]
    office.clock.wall += 15 * MINUTE
    assert [one.locked for one in office.desk.own_sessions(noor, second)] == [True, True]
    office.clock.wall += 10 * HOUR
    assert office.desk.own_sessions(noor, second) == ()


def test_ending_the_others_keeps_the_own_session_and_those_of_colleagues(office: Office) -> None:
    noor, sam = office.hire("noor"), office.hire("sam")
    left_open, _ = open_session(office, noor)
    here, csrf = open_session(office, noor)
    colleague, _ = open_session(office, sam)
    office.desk.end_other_sessions(noor, csrf)
    assert office.desk.door.session(left_open) is None
    assert office.desk.door.session(here) is not None
    assert office.desk.door.session(colleague) is not None


def test_one_session_ends_by_its_mark_and_only_for_its_owner(office: Office) -> None:
    noor, sam = office.hire("noor"), office.hire("sam")
    left_open, _ = open_session(office, noor)
    office.clock.wall += MINUTE
    here, csrf = open_session(office, noor)
    colleague, seal = open_session(office, sam)
    marks = [one.id for one in office.desk.own_sessions(noor, csrf)]
    assert len(set(marks)) == 2
    assert not any(mark in token for mark in marks for token in (left_open, here))
    for nobodys in (office.desk.own_sessions(sam, seal)[0].id, "", "geen"):
        with pytest.raises(NotFound):
            office.desk.end_session(noor, nobodys)
    assert office.desk.door.session(colleague) is not None
    office.desk.end_session(noor, marks[1])
    assert office.desk.door.session(left_open) is None
    assert office.desk.door.session(here) is not None
    with pytest.raises(NotFound):
        office.desk.end_session(noor, marks[1])
    lines = [row["subject"] for row in office.rows(access_log) if row["action"] == "end_session"]
    assert lines == [noor.id]
