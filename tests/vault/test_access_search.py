"""The privacy officer asks the log; who asks stands in it. A shift or a working day is no odd hour."""

from dataclasses import asdict, replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy import insert
from vault_people import PASSWORD, Building, Office

from cases.desk import StaffRole
from cases.errors import NotFound, TooManyLines
from cases.glass import FollowUp, Judged, LogQuestion
from cases.moments import HOUR, wall
from cases.roster import Post
from cases.sides import Side
from vault.access_alerts import Noticed
from vault.access_reviews import HERE
from vault.access_search import MOST_SHOWN, MOST_TAKEN
from vault.coordination_log import entry_of, write_entry
from vault.tables_coordination import access_log


def test_a_question_gives_lines_and_stands_in_the_log_itself(building: Building) -> None:
    office = Office(building)
    anna, fatma = office.hire("anna"), office.hire("fatma", StaffRole.PRIVACY)
    merel = office.enrol(anna)
    office.desk.log_content(anna, merel, "read_conversation", "grant")
    glass = entry_of(anna, "read_conversation", merel, "break_glass:g", party=merel)
    office.desk.log(replace(glass, emergency=True))
    today = wall(office.clock.now(), HERE).date()
    asked = {
        LogQuestion(party=merel): 3,
        LogQuestion(staff=anna.id): 3,
        LogQuestion(emergency=True): 1,
        LogQuestion(party=merel, first=today, last=today): 3,
        LogQuestion(party=merel, last=date(2020, 1, 1)): 0,
        LogQuestion(party="niemand"): 0,
        LogQuestion(): 0,
    }
    for question, count in asked.items():
        found = office.desk.search_log(fatma, question)
        assert len([one for one in found if one.action != "search_access_log"]) == count
    searched = [row for row in office.rows(access_log) if row["action"] == "search_access_log"]
    assert len(searched) == len(asked)
    assert {row["kind"] for row in searched} == {"search"}
    assert "niemand" not in repr(searched)
    for role in (StaffRole.LEAD, StaffRole.ADMIN):
        with pytest.raises(NotFound):
            office.desk.search_log(office.hire(role.value, role), LogQuestion())


def test_lines_for_a_file_are_all_there_and_stand_in_the_log_as_an_export(building: Building) -> None:
    office = Office(building)
    anna, fatma = office.hire("anna"), office.hire("fatma", StaffRole.PRIVACY)
    merel = office.enrol(anna)
    now = office.clock.now()
    entry = entry_of(anna, "read_conversation", merel, "grant", party=merel)
    more = MOST_SHOWN + 7
    with office.store.begin() as conn:
        for _ in range(more):
            write_entry(conn, entry, now)
    question = LogQuestion(party=merel)
    assert len(office.desk.search_log(fatma, question)) == MOST_SHOWN
    taken = office.desk.take_log(fatma, question)
    assert len([one for one in taken if one.action == "read_conversation"]) == more
    (line,) = [row for row in office.rows(access_log) if row["action"] == "export_access_log"]
    assert (line["kind"], line["party"], line["staff"], line["outcome"]) == ("export", merel, fatma.id, "ok")
    assert taken[0].action == "export_access_log"


def test_more_than_one_file_holds_is_no_file_and_the_attempt_stands_in_the_log(building: Building) -> None:
    office = Office(building)
    anna, fatma = office.hire("anna"), office.hire("fatma", StaffRole.PRIVACY)
    row = {**asdict(entry_of(anna, "log_in", "", "password")), "emergency": 0, "at": office.clock.now()}
    with office.store.begin() as conn:
        conn.execute(insert(access_log), [row] * (MOST_TAKEN + 1))
    with pytest.raises(TooManyLines):
        office.desk.take_log(fatma, LogQuestion(staff=anna.id))
    assert "export_access_log" in {each["action"] for each in office.rows(access_log)}


def test_a_list_of_reviews_for_a_file_is_logged_and_holds_what_the_role_may_see(building: Building) -> None:
    office = Office(building)
    fatma, lead = office.hire("fatma", StaffRole.PRIVACY), office.hire("lies", StaffRole.LEAD)
    cor = office.hire("cor", StaffRole.COORDINATOR)
    found = Noticed("many_clients", "p", "s", "a", "", 20, office.clock.now())
    office.desk.notice([replace(found, person=f"p{number}") for number in range(60)])
    for row in office.desk.reviews(fatma):
        office.desk.close_review(fatma, row.id, Judged.EXPLAINED, FollowUp.NONE)
    assert len(office.desk.reviews(fatma)) == 50
    assert len(office.desk.take_reviews(fatma)) == 60
    assert office.desk.take_reviews(lead) == ()
    for role, take in (
        (cor, office.desk.take_reviews),
        (lead, partial(office.desk.take_log, asked=LogQuestion())),
    ):
        with pytest.raises(NotFound):
            take(role)
    lines = [row for row in office.rows(access_log) if row["action"] == "export_reviews_of_access"]
    assert [(row["staff"], row["kind"]) for row in lines] == [(fatma.id, "export"), (lead.id, "export")]


def test_reading_at_night_is_odd_without_a_shift_and_ordinary_within_one(building: Building) -> None:
    office = Office(building)
    anna, bas = office.hire("anna"), office.hire("bas")
    cor = office.hire("cor", StaffRole.COORDINATOR)
    merel = office.enrol(anna)
    while wall(office.clock.now(), HERE).hour != 23:
        office.clock.domain += HOUR
    office.desk.set_post(cor, Side.A, Post.DUTY, bas.id)
    for worker in (anna, bas):
        office.desk.log_content(worker, merel, "read_conversation", "duty")
    read = [one for one in office.desk.lines_to_judge() if one.action == "read_conversation"]
    assert {one.staff: one.on_shift for one in read} == {anna.id: False, bas.id: True}


def test_what_stands_out_is_kept_once_a_day_for_the_privacy_officer_alone(building: Building) -> None:
    office = Office(building)
    fatma, lead = office.hire("fatma", StaffRole.PRIVACY), office.hire("lies", StaffRole.LEAD)
    found = Noticed("many_clients", "p", "s", "a", "", 20, office.clock.now())
    assert office.desk.notice([found]) == 1
    assert office.desk.notice([found, replace(found, rule="two_places")]) == 1
    assert {row.code for row in office.desk.reviews(fatma)} == {"many_clients", "two_places"}
    assert office.desk.reviews(lead) == ()


def test_a_session_has_its_own_mark_and_logging_out_is_a_line(building: Building) -> None:
    office = Office(building)
    office.hire("anna")
    tokens = [office.desk.door.log_in("anna", PASSWORD, Side.A, "here") for _ in range(2)]
    marks = set()
    for token in tokens:
        assert token is not None
        session = office.desk.door.session(token)
        assert session is not None
        assert session.staff.session not in token
        marks.add(session.staff.session)
    assert len(marks) == 2
    assert tokens[0] is not None
    office.desk.door.log_out(tokens[0])
    office.desk.door.log_out(tokens[0])
    out = [row for row in office.rows(access_log) if row["action"] == "log_out"]
    assert [(row["source"], row["kind"], row["session"] in marks) for row in out] == [
        ("console", "session", True)
    ]
