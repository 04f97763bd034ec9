"""Lanes and order of flags, tasks, and who sees which client."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert
from vault_desks import Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff, StaffRole
from cases.effects import AcknowledgeFlag, CloseFlag, MakeTask, NoteQuestion, RaiseFlag, StartLadder
from cases.errors import FlagTaken, NotFound
from cases.ids import ClientId, FlagId
from cases.levels import Level
from cases.moments import MINUTE, Moment
from cases.roster import Post
from cases.sides import Role, Side
from vault.tables_side import checkin, escalation, flag, live_event, page

RAISED = st.lists(
    st.tuples(st.sampled_from([Level.CONCERN, Level.HIGH, Level.ACUTE]), st.integers(0, 3), st.booleans()),
    max_size=8,
)


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def kim(desks: Desks) -> Staff:
    return desks.office.hire("kim")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def claim(desks: Desks, client: ClientId, flag_id: FlagId, worker: Staff) -> None:
    now = desks.office.clock.now()
    desks.say(client, "", AcknowledgeFlag(client, flag_id, worker.id, now))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raised=RAISED)
def test_lanes_divide_the_flags_and_order_them_by_severity_then_waiting(
    desks: Desks, noor: Staff, kim: Staff, merel: ClientId, raised: list[tuple[Level, int, bool]]
) -> None:
    with desks.books().store.begin() as conn:
        conn.execute(delete(flag))
        for number, (level, late, mine) in enumerate(raised):
            row = {
                "id": f"f{number}",
                "client": merel,
                "level": int(level),
                "category": "threat",
                "code": "R03",
                "source": "text",
                "silent": 0,
                "imminent": 0,
                "spans": "[]",
                "raised_at": late,
                "answer_by": late,
                "acknowledged_by": noor.id if mine else (kim.id if number % 3 == 0 else None),
            }
            conn.execute(insert(flag).values(row))
    every = desks.a.flags(noor, "alle")
    keys = [(-row.level, row.raised_at) for row in every]
    assert keys == sorted(keys)
    assert len(every) == len(raised)
    assert list(desks.a.flags(noor, "mijn")) == [row for row in every if row.claimed_by == noor.id]
    assert list(desks.a.flags(noor, "wacht")) == [row for row in every if row.claimed_by is None]


def test_a_row_says_who_what_how_long_and_whom_it_paged(
    desks: Desks, noor: Staff, kim: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel, "hij staat voor de deur", paged=kim.id)
    desks.say(merel, "", StartLadder(merel, raised, Moment(desks.office.clock.now() + 5 * MINUTE)))
    claim(desks, merel, raised, noor)
    (row,) = desks.a.flags(noor, "mijn")
    assert (row.flag, row.client, row.alias, row.role) == (raised, merel, "Merel", Role.STAYER)
    assert (row.level, row.category, row.code) == (Level.ACUTE, "threat", "R03")
    assert (row.claimed_by, row.claimed_alias) == (noor.id, "Noor")
    assert (row.ladder_step, row.ladder_due) == (0, desks.office.clock.now() + 5 * MINUTE)
    assert not row.paged_me
    assert [each.paged_me for each in desks.a.flags(kim, "alle")] == [True]
    assert "deur" not in repr(row)


def test_a_review_is_ordered_by_how_soon_it_is_read_and_shows_what_was_asked(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    now = desks.office.clock.now()

    def review(name: str, priority: int) -> RaiseFlag:
        return RaiseFlag(
            merel, FlagId(name), Level.REVIEW, "second_opinion", "", "text", now, priority=priority
        )

    desks.say(merel, "a", review("r1", 1), NoteQuestion(merel, FlagId("r1"), "safe"))
    desks.say(merel, "b", review("r2", 2))
    rows = desks.a.flags(noor, "alle")
    assert [(row.flag, row.priority, row.asked) for row in rows] == [("r2", 2, ""), ("r1", 1, "safe")]


def test_a_closed_flag_is_gone_and_an_unknown_lane_is_not_found(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel)
    desks.say(merel, "", CloseFlag(merel, raised, noor.id, desks.office.clock.now(), "gesproken"))
    assert list(desks.a.flags(noor, "alle")) == []
    with pytest.raises(NotFound):
        desks.a.flags(noor, "alles")


def test_without_grant_post_or_page_a_client_does_not_exist_for_a_worker(
    desks: Desks, kim: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel)
    assert list(desks.a.flags(kim, "alle")) == []
    assert list(desks.a.clients(kim)) == []
    assert list(desks.a.reading_list(kim)) == []
    for refused in (
        lambda: desks.a.conversation(kim, merel),
        lambda: desks.a.conversation(kim, ClientId("onbekend")),
        lambda: desks.a.conversation(kim, ClientId("a\x00b")),
        lambda: desks.a.client_of(kim, raised),
        lambda: desks.a.client_of(kim, FlagId("onbekend")),
        lambda: desks.a.client_of(kim, FlagId("\ud800")),
        lambda: desks.a.issue_link(kim, merel),
        lambda: desks.a.attach(kim, merel),
        lambda: desks.a.add_note(kim, merel, "x"),
        lambda: desks.a.mark_read(kim, merel),
    ):
        with pytest.raises(NotFound) as answer:
            refused()
        assert answer.value.args == ()


@pytest.mark.parametrize("post", [Post.DUTY, Post.BACKUP])
def test_who_stands_at_a_post_sees_the_side_for_as_long(
    desks: Desks, kim: Staff, merel: ClientId, post: Post
) -> None:
    raised = desks.alarm(merel)
    desks.duty(kim, post)
    assert desks.a.client_of(kim, raised) == merel
    assert [row.client for row in desks.a.clients(kim)] == [merel]
    cor = desks.office.hire("cor", StaffRole.COORDINATOR)
    desks.office.desk.set_post(cor, Side.A, post, None)
    assert list(desks.a.clients(kim)) == []


def test_a_page_opens_the_client_until_its_flag_is_closed(
    desks: Desks, noor: Staff, kim: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel, paged=kim.id)
    assert desks.a.may_see(kim, merel) == "page"
    desks.say(merel, "", CloseFlag(merel, raised, noor.id, desks.office.clock.now(), "gesproken"))
    with pytest.raises(NotFound):
        desks.a.may_see(kim, merel)


def test_another_side_and_other_roles_have_no_desk_here(desks: Desks, merel: ClientId) -> None:
    desks.alarm(merel)
    for other in (
        desks.office.hire("bram", side=Side.B),
        desks.office.hire("lea", StaffRole.LEAD),
        desks.office.hire("cor", StaffRole.COORDINATOR),
        desks.office.hire("adm", StaffRole.ADMIN),
    ):
        for refused in (desks.a.clients, desks.a.tasks, desks.a.reading_list, desks.a.unknown):
            with pytest.raises(NotFound):
                refused(other)
        with pytest.raises(NotFound):
            desks.a.flags(other, "alle")


def test_a_flag_of_nobody_is_everybodys_and_closes_once(desks: Desks, noor: Staff, kim: Staff) -> None:
    row = {
        "id": "onleesbaar-1",
        "client": None,
        "level": int(Level.HIGH),
        "category": "unreadable",
        "code": "json",
        "source": "unreadable",
        "silent": 0,
        "imminent": 0,
        "spans": "[]",
        "raised_at": 1,
        "answer_by": 2,
    }
    with desks.books().store.begin() as conn:
        conn.execute(insert(flag).values(row))
    (seen,) = desks.a.flags(kim, "wacht")
    assert (seen.client, seen.alias, seen.role) == (None, "", None)
    desks.a.claim_nobodys(kim, seen.flag)
    desks.a.claim_nobodys(kim, seen.flag)
    assert [row.claimed_by for row in desks.a.flags(kim, "mijn")] == [kim.id]
    with pytest.raises(FlagTaken) as beaten:
        desks.a.claim_nobodys(noor, seen.flag)
    assert beaten.value.by == kim.alias
    desks.a.close_unreadable(kim, seen.flag, "gezien")
    desks.a.close_unreadable(noor, seen.flag, "te laat")
    (closed,) = desks.rows(flag)
    assert (closed["closed_by"], closed["close_reason"]) == (kim.id, "gezien")
    assert list(desks.a.flags(noor, "alle")) == []
    assert ("closed", "onleesbaar-1") in {(each["kind"], each["ref"]) for each in desks.rows(live_event)}


def test_a_flag_of_a_client_is_not_closed_as_nobodys(desks: Desks, noor: Staff, merel: ClientId) -> None:
    raised = desks.alarm(merel)
    for unknown in (raised, FlagId("onbekend"), FlagId("\x00")):
        with pytest.raises(NotFound):
            desks.a.close_unreadable(noor, unknown, "gezien")
        with pytest.raises(NotFound):
            desks.a.claim_nobodys(noor, unknown)
    assert len(desks.a.flags(noor, "alle")) == 1


def test_tasks_stand_by_when_they_are_due_and_a_finished_one_is_gone(
    desks: Desks, noor: Staff, kim: Staff, merel: ClientId
) -> None:
    now = desks.office.clock.now()
    desks.say(merel, "", MakeTask(merel, "call_back", Level.HIGH, Moment(now + 2)))
    desks.say(merel, "", MakeTask(merel, "practical", Level.CONCERN, Moment(now + 1)))
    first, second = desks.a.tasks(noor)
    assert (first.kind, second.kind, first.alias) == ("practical", "call_back", "Merel")
    assert list(desks.a.tasks(kim)) == []
    for staff, task in ((kim, first.id), (noor, "onbekend"), (noor, "\x00")):
        with pytest.raises(NotFound):
            desks.a.finish_task(staff, task)
    desks.a.finish_task(noor, first.id)
    desks.a.finish_task(noor, first.id)
    assert [task.kind for task in desks.a.tasks(noor)] == ["call_back"]


def test_the_list_of_clients_shows_the_mode_the_date_and_the_next_check_in(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    now = desks.office.clock.now()
    due = {"client": merel, "slot": "1", "script": "d1", "reason": "", "answer_step": 0}
    with desks.books().store.begin() as conn:
        for number, (state, at) in enumerate([("asked", 1), ("due", 9), ("due", 5)]):
            moment = {"id": f"c{number}", "local_date": f"2027-01-0{number + 1}", "due_at": now + at}
            conn.execute(insert(checkin).values({**due, **moment, "state": state}))
    (row,) = desks.a.clients(noor)
    assert (row.client, row.alias, row.role) == (merel, "Merel", Role.STAYER)
    assert row.next_checkin == now + 5
    assert row.valid_until is not None
    assert list(desks.a.bots()) == [("planning-a", "Planning")]


def test_a_person_barred_by_the_other_side_sees_only_the_codes_of_a_page(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    lead = desks.office.hire("lea", StaffRole.LEAD)
    desks.office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    ((case_id, _, _),) = desks.office.desk.cases(lead)
    link = desks.office.desk.link_code(lead, case_id, Side.B)
    duo_b = desks.office.hire("duo", side=Side.B)
    duo = desks.office.hire("duo", person=duo_b.person)
    desks.b.enrol(duo_b, new_client("Valk", link))
    desks.duty(duo)
    desks.alarm(merel)
    assert list(desks.a.flags(duo, "alle")) == []
    assert list(desks.a.clients(duo)) == []
    paged = desks.alarm(merel, paged=duo.id)
    assert [row.flag for row in desks.a.flags(duo, "alle")] == [paged]
    with pytest.raises(NotFound):
        desks.a.conversation(duo, merel)
    assert len(desks.a.flags(noor, "alle")) == 2
    assert {row["staff"] for row in desks.rows(page)} == {duo.id}
    assert desks.rows(escalation) == []
