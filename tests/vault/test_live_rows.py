"""Every change that a screen shows leaves its mark in the same transaction, and is read back cheaply."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, insert, select
from vault_desks import Desks, desks_in, new_client
from vault_people import NOON, PASSWORD, Building

from cases.desk import LiveCounts, Service, Staff, StaffRole
from cases.effects import (
    AcknowledgeFlag,
    AnswerFlag,
    CloseFlag,
    Effect,
    MakeTask,
    MoveLadder,
    PageStaff,
    StartLadder,
)
from cases.events import HandedBack
from cases.ids import ClientId, EventId, FlagId, StaffId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, SECOND, after
from cases.roster import DutyModel, Post
from cases.sides import Side
from cases.state import Doubt
from cases.traffic import DueAlert
from vault.forms import FormDone, do_once
from vault.live import forget_events
from vault.tables_coordination import live_event as front_event
from vault.tables_side import client as client_table
from vault.tables_side import flag as flag_table
from vault.tables_side import form_done, live_event, note

FLAG = FlagId("vlag")


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def turn(desks: Desks, client: ClientId, *effects: Effect, **changes: Any) -> None:
    """Store a worker's turn with these effects and changes of the state."""
    acted = HandedBack(EventId(desks.office.ids.new()), desks.office.clock.now(), StaffId("w"))
    with desks.books().ledger.open(client) as desk:
        desk.commit(acted, replace(desk.state, **changes), effects)


EFFECTS: dict[str, Callable[[ClientId, FlagId], Effect]] = {
    "claimed": lambda client, flag: AcknowledgeFlag(client, flag, StaffId("w"), NOON),
    "answered": lambda client, flag: AnswerFlag(client, flag, NOON),
    "closed": lambda client, flag: CloseFlag(client, flag, StaffId("w"), NOON, "spoken"),
    "ladder step": lambda client, flag: MoveLadder(client, flag, 1, after(NOON, MINUTE)),
    "page": lambda client, flag: PageStaff(client, flag, 1, Post.BACKUP, StaffId("x"), Level.ACUTE, "Merel"),
    "task": lambda client, flag: MakeTask(client, "call_back", Level.CONCERN, NOON, flag),
}


@pytest.mark.parametrize("what", sorted(EFFECTS))
def test_each_effect_that_a_screen_shows_is_told(desks: Desks, merel: ClientId, what: str) -> None:
    flag = desks.alarm(merel)
    turn(desks, merel, StartLadder(merel, flag, NOON))
    before = desks.a.live_mark()
    turn(desks, merel, EFFECTS[what](merel, flag))
    assert desks.a.live_mark()[0] > before[0]


@pytest.mark.parametrize(
    "changes", [{"held_by": StaffId("w"), "held_alias": "W"}, {"doubt": Doubt.READS_ALONG}], ids=str
)
def test_who_holds_it_and_what_is_doubted_is_told(
    desks: Desks, merel: ClientId, changes: dict[str, Any]
) -> None:
    before = desks.a.live_mark()
    turn(desks, merel, **changes)
    changed = desks.a.live_mark()
    assert changed[0] > before[0]
    turn(desks, merel, **changes)
    assert desks.a.live_mark() == changed


def test_what_workers_do_beside_turns_is_told(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.duty(noor)
    desks.say(merel, "hoi")
    turn(desks, merel, MakeTask(merel, "call_back", Level.CONCERN, NOON, None))
    (task,) = desks.a.tasks(noor)
    desks.a.conversation(noor, merel)
    acts: list[Callable[[], object]] = [
        lambda: desks.a.add_note(noor, merel, "Zus gebeld."),
        lambda: desks.a.finish_task(noor, task.id),
        lambda: desks.a.mark_read(noor, merel),
        lambda: desks.a.issue_link(noor, merel),
        lambda: desks.a.enrol(noor, new_client("Wad-03")),
    ]
    for act in acts:
        before = desks.a.live_mark()
        act()
        assert desks.a.live_mark()[0] > before[0]
    before = desks.a.live_mark()
    desks.a.finish_task(noor, task.id)
    assert desks.a.live_mark() == before


def test_a_screen_that_refreshes_by_itself_reads_nothing_for_anybody(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.duty(noor)
    desks.say(merel, "hoi")
    desks.a.conversation(noor, merel, refresh=True)
    desks.a.mark_read(noor, merel)
    assert len(desks.a.reading_list(noor)) == 1
    desks.a.conversation(noor, merel)
    desks.a.mark_read(noor, merel)
    assert desks.a.reading_list(noor) == ()


def test_what_is_rolled_back_is_not_told(desks: Desks, merel: ClientId) -> None:
    before = desks.a.live_mark()
    with suppress(ZeroDivisionError), desks.books().ledger.open(merel):
        _ = 1 // 0
    assert desks.a.live_mark() == before


def test_a_commit_that_comes_after_one_with_a_higher_number_is_noticed(desks: Desks) -> None:
    def add(number: int) -> None:
        with desks.books().store.begin() as conn:
            conn.execute(insert(live_event), {"id": number, "kind": "message", "ref": "x", "at": NOON})

    add(41)
    before = desks.a.live_mark()
    add(40)
    assert desks.a.live_mark() != before


RAISED = st.lists(
    st.tuples(st.sampled_from([Level.CONCERN, Level.HIGH, Level.ACUTE]), st.integers(0, 3)), max_size=8
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raised=RAISED)
def test_the_numbers_are_those_of_the_postvak_for_everybody(
    desks: Desks, noor: Staff, merel: ClientId, raised: list[tuple[Level, int]]
) -> None:
    kim = desks.office.hire(desks.office.ids.new())
    with desks.books().store.begin() as conn:
        conn.execute(flag_table.delete())
        for number, (level, taker) in enumerate(raised):
            by = {0: None, 1: noor.id, 2: kim.id, 3: None}[taker]
            conn.execute(insert(flag_table).values(**_flag_row(f"f{number}", merel, level, by, taker == 3)))
    counts = desks.a.live_counts([noor, kim])
    for who in (noor, kim):
        waiting = desks.a.flags(who, "wacht")
        levels = [row.level for row in waiting]
        assert counts[who.id] == LiveCounts(
            desks.a.live_mark()[0],
            acute=levels.count(Level.ACUTE),
            high=levels.count(Level.HIGH),
            waiting=len(waiting),
            mine=len(desks.a.flags(who, "mijn")),
        )


def _flag_row(name: str, client: ClientId, level: Level, by: StaffId | None, nobodys: bool) -> dict[str, Any]:
    words = dict.fromkeys(("category", "code", "source"), "x")
    numbers = {"silent": 0, "imminent": 0, "raised_at": NOON, "answer_by": NOON}
    whose = None if nobodys else client
    ids = {"id": name, "client": whose, "level": int(level), "spans": "[]", "acknowledged_by": by}
    return {**ids, **words, **numbers}


@contextmanager
def counted() -> Iterator[list[str]]:
    """Gather the statements that any store runs meanwhile."""
    said: list[str] = []

    def note_down(_conn: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note_down)
    yield said
    event.remove(Engine, "before_cursor_execute", note_down)


def test_counting_takes_as_many_statements_for_many_as_for_one(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    with counted() as few:
        desks.a.live_counts([noor])
    crowd = [desks.office.hire(f"w{number}") for number in range(10)]
    for _ in range(20):
        desks.alarm(merel)
    with counted() as many:
        desks.a.live_counts([noor, *crowd])
    assert len(many) == len(few) <= 12
    with counted() as looked:
        desks.a.live_mark()
    assert len([one for one in looked if "live_event" in one]) == 1


def test_events_go_after_a_day_but_the_numbers_keep_rising(desks: Desks, merel: ClientId) -> None:
    desks.alarm(merel)
    newest = desks.a.live_mark()[0]
    desks.office.clock.domain += DAY + 1
    desks.books().sweep(desks.office.clock.now())
    assert [row["id"] for row in desks.rows(live_event)] == [newest]
    desks.say(merel, "hoi")
    assert desks.a.live_mark()[0] > newest


def test_coordination_tells_of_roster_service_and_alerts(desks: Desks, noor: Staff) -> None:
    front = desks.office.desk
    cor = desks.office.hire("cor", StaffRole.COORDINATOR)
    lies = desks.office.hire("lies", StaffRole.LEAD)

    def alert(flag: str, *, imminent: bool) -> None:
        due = DueAlert("al", ClientId("x"), FlagId(flag), Level.ACUTE, "R25", imminent, NOON)
        front.deliver_alert(Side.B, due)

    acts: list[Callable[[], object]] = [
        lambda: front.set_post(cor, Side.A, Post.DUTY, noor.id),
        lambda: front.set_service(cor, Side.A, Service(DutyModel.ALWAYS)),
        lambda: alert("f1", imminent=True),
        lambda: alert("f2", imminent=False),
        lambda: front.acknowledge_alert(lies, front.alerts(lies)[0].id),
    ]
    for act in acts:
        before, number = front.live_mark(), front.live_counts([lies])[lies.id].number
        act()
        assert front.live_mark() != before
        assert front.live_counts([lies])[lies.id].number > number
    counts = front.live_counts([lies, cor])
    assert (counts[lies.id].acute, counts[lies.id].waiting) == (0, 1)
    assert counts[cor.id] == LiveCounts(counts[lies.id].number)
    desks.office.clock.domain += DAY + 1
    assert front.forget_events() == 2
    with desks.office.store.begin() as conn:
        assert forget_events(conn, front_event, desks.office.clock.now()) == 0


def at_once(work: Callable[[], object]) -> list[object]:
    """Do the same twice at the same moment; give back what came of it."""
    together = Barrier(2)

    def begin() -> object:
        together.wait(20)
        return work()

    with ThreadPoolExecutor(2) as pool:
        return [each.result() for each in [pool.submit(begin) for _ in range(2)]]


def test_two_equal_forms_at_the_same_moment_are_one_turn(desks: Desks, merel: ClientId) -> None:
    def reply() -> str:
        acted = HandedBack(EventId(desks.office.ids.new()), NOON, StaffId("w"))
        try:
            with desks.books().ledger.open_once(merel, "een-merk", NOON) as desk:
                desk.commit(acted, desk.state, [])
        except FormDone as done:
            return done.ref
        return "done"

    with desks.books().store.read() as conn:
        version = conn.execute(select(client_table.c.version)).scalar_one()
    assert sorted(map(str, at_once(reply))) == sorted(["done", merel])
    with desks.books().store.read() as conn:
        assert conn.execute(select(client_table.c.version)).scalar_one() == version + 1


def test_two_equal_notes_at_the_same_moment_are_one(desks: Desks, noor: Staff, merel: ClientId) -> None:
    at_once(lambda: desks.a.add_note(noor, merel, "Zus gebeld.", "merk"))
    assert len(desks.rows(note)) == 1
    desks.a.add_note(noor, merel, "Zus gebeld.")
    desks.a.add_note(noor, merel, "Zus gebeld.", "ander merk")
    assert len(desks.rows(note)) == 3


def test_two_equal_enrolments_at_the_same_moment_are_one_client(desks: Desks, noor: Staff) -> None:
    first, second = at_once(lambda: desks.a.enrol(noor, new_client(), "merk"))
    assert first == second == desks.a.enrol(noor, new_client(), "merk")
    assert len(desks.rows(client_table)) == 1


def test_a_turn_that_is_refused_leaves_its_form_undone(desks: Desks, merel: ClientId) -> None:
    with suppress(ZeroDivisionError), desks.books().ledger.open_once(merel, "merk", NOON):
        _ = 1 // 0
    assert desks.rows(form_done) == []


def test_marks_of_forms_are_kept_for_a_day_at_least_and_then_go(desks: Desks) -> None:
    with desks.books().store.begin() as conn:
        do_once(conn, "merk", "x", NOON)
        do_once(conn, "", "geen merk", NOON)
    desks.books().sweep(after(NOON, 2 * DAY - SECOND))
    assert [row["mark"] for row in desks.rows(form_done)] == ["merk"]
    desks.books().sweep(after(NOON, 2 * DAY))
    assert desks.rows(form_done) == []


def test_watching_a_session_does_not_mark_it_seen(desks: Desks, noor: Staff) -> None:
    door, clock = desks.office.desk.door, desks.office.clock
    token = door.log_in("noor", PASSWORD, Side.A, "")
    assert token is not None
    session = door.session(token)
    assert session is not None
    for _ in range(3):
        clock.wall += 5 * MINUTE
        watched = door.watch(token)
        assert watched is not None
        assert watched.session.staff == noor
    assert watched.locked
    assert door.session(token) is None
    clock.wall += 10 * HOUR
    assert door.watch(token) is None
    assert door.writer_of(session.csrf) == noor.id
    assert door.writer_of("nooit gegeven") is None


def test_a_session_that_ended_or_whose_person_left_is_not_watched(desks: Desks, noor: Staff) -> None:
    door = desks.office.desk.door
    tokens = [door.log_in("noor", PASSWORD, Side.A, "") for _ in range(2)]
    assert tokens[0] is not None
    assert tokens[1] is not None
    door.log_out(tokens[0])
    assert door.watch(tokens[0]) is None
    assert door.watch(tokens[1]) is not None
    desks.office.desk.retire(noor.id)
    assert door.watch(tokens[1]) is None
