"""One turn is one transaction: everything it asked for is stored, or nothing is."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from side_bench import BOT, CONTACT, FLAG, KIM, MONDAY, SAM, WORKER, SideBench, raw, said, say
from sqlalchemy.exc import IntegrityError
from vault_alarm import SPAN, WORDS, alarm

from cases.effects import (
    AcknowledgeFlag,
    AnswerFlag,
    AwaitAnswer,
    CancelPlanned,
    CloseFlag,
    Effect,
    KeepAnswer,
    MakeTask,
    MoveLadder,
    PlanCheckIn,
    RaiseFlag,
    SayKind,
    SettleCheckIn,
    StartLadder,
    StopLadder,
)
from cases.errors import NotFound
from cases.events import (
    BotBlocked,
    HandedBack,
    Kind,
    SafeContactRenewed,
    TurnBroke,
    WorkerReplied,
)
from cases.facts import Facts, Phase
from cases.ids import CheckInId, ClientId, EventId, FlagId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, after
from cases.state import (
    Asking,
    Doubt,
    Episode,
    Past,
    Question,
    Reminder,
    ReminderKind,
    Score,
    Sign,
    Standing,
)
from vault.contact_codec import spans_of
from vault.effect_rows import WrongClient
from vault.phone_stay import LEFT_ALONE
from vault.tables_side import (
    alert,
    answer,
    checkin,
    client,
    dek,
    escalation,
    flag,
    inbox,
    live_event,
    message,
    outbox,
    page,
    phone_copy,
    safe_contact,
    side,
    talk,
    task,
)
from vault.turn_rows import AlreadyCommitted


def acute(bench: SideBench) -> str:
    bench.side.intake.keep(raw(WORDS, 1, 100))
    return bench.take(WORDS, alarm)


def counts(bench: SideBench) -> dict[str, int]:
    return {name: len(bench.rows(table)) for name, table in side.tables.items()}


def test_flag_safety_text_ladder_page_and_alert_of_a_turn_are_all_stored_with_it(bench: SideBench) -> None:
    event = acute(bench)
    assert bench.row(inbox, event=event).state == "done"
    raised = bench.row(flag)
    assert (raised.id, raised.level, raised.message, raised.silent) == (FLAG, 4, event, 1)
    assert spans_of(raised.spans) == (SPAN,)
    parcel = bench.row(outbox)
    assert (parcel.kind, parcel.state, parcel.flag, parcel.dedup) == ("safety", "new", FLAG, f"{event}:0")
    ladder = bench.row(escalation)
    assert (ladder.flag, ladder.step, ladder.state, ladder.due_at) == (FLAG, 0, "running", MONDAY)
    assert (bench.row(page).post, bench.row(page).staff, bench.row(page).state) == ("duty", WORKER, "new")
    assert (bench.row(alert).code, bench.row(alert).state) == ("R25", "new")
    assert bench.row(message, id=event).level == 4


KILLED = """
import os, signal, sys
from cases.effects import KeepAnswer
from vault_alarm import SPAN, WORDS, alarm
from side_bench import MONDAY, SAM, SideBench
from vault_alarm import WORDS, alarm

class Bomb(str):
    def encode(self, *_):
        os.kill(os.getpid(), signal.SIGKILL)

bench = SideBench(sys.argv[1])
bench.take(WORDS, lambda event: [*alarm(event), KeepAnswer(SAM, None, "D1", "safe", Bomb("x"), MONDAY)])
"""


def test_a_turn_that_is_killed_before_its_commit_leaves_nothing_of_it(bench: SideBench) -> None:
    bench.side.intake.keep(raw(WORDS, 1, 100))
    before = counts(bench)
    url = bench.url
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.run([sys.executable, "-c", KILLED, url], env=paths, check=False, capture_output=True)
    assert (child.returncode, child.stderr) == (-signal.SIGKILL, b"")
    assert counts(bench) == before
    assert (bench.rows(inbox)[-1].state, bench.rows(inbox)[-1].starts) == ("new", 1)
    bench.take(WORDS, alarm)
    assert [len(bench.rows(table)) for table in (flag, escalation, outbox)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        (StartLadder(SAM, FlagId("no such flag"), MONDAY), IntegrityError),
        (MakeTask(KIM, "call_back", Level.HIGH, MONDAY), WrongClient),
        (say(KIM, "voor een ander"), WrongClient),
    ],
)
def test_an_error_in_the_middle_of_a_commit_leaves_nothing(
    bench: SideBench, broken: Effect, error: type[Exception]
) -> None:
    bench.side.intake.keep(raw(WORDS, 1, 100))
    before = counts(bench)
    held = bench.row(client, id=SAM).version
    with pytest.raises(error):
        bench.take(WORDS, lambda event: [*alarm(event), broken], talk=b"new", doubt=Doubt.NOTICED)
    assert counts(bench) == before
    assert (bench.row(client, id=SAM).version, bench.row(client, id=SAM).doubt) == (held, "none")
    assert len(bench.side.intake.heads(MONDAY, 10)) == 1


def test_a_turn_may_not_end_with_the_state_of_somebody_else(bench: SideBench) -> None:
    with bench.side.ledger.open(KIM) as desk:
        kim = desk.state
    with pytest.raises(WrongClient), bench.side.ledger.open(SAM) as desk:
        desk.commit(HandedBack(EventId("e1"), MONDAY, WORKER), kim, [])


def test_a_desk_that_is_left_without_a_commit_changed_nothing(bench: SideBench) -> None:
    with bench.side.ledger.open(SAM) as desk:
        desk.conn.execute(client.update().values(held_alias="half"))
    assert bench.row(client, id=SAM).held_alias == ""


def test_a_desk_stores_one_turn(bench: SideBench) -> None:
    with bench.side.ledger.open(SAM) as desk:
        desk.commit(HandedBack(EventId("e1"), MONDAY, WORKER), desk.state, [])
        with pytest.raises(AlreadyCommitted):
            desk.commit(HandedBack(EventId("e2"), MONDAY, WORKER), desk.state, [])


def test_an_unknown_and_an_erased_client_look_the_same(bench: SideBench) -> None:
    with bench.begin() as conn:
        conn.execute(dek.delete().where(dek.c.client == SAM))
    for nobody in (SAM, ClientId("nobody")):
        with pytest.raises(NotFound), bench.side.ledger.open(nobody):
            pass


def test_the_whole_state_survives_being_stored(bench: SideBench) -> None:
    wanted: dict[str, Any] = {
        "standing": Standing.PAUSED,
        "paused_until": after(MONDAY, HOUR),
        "facts": Facts(Phase.F2, True, 3, True, False, True, True, True, MONDAY),
        "doubt": Doubt.READS_ALONG,
        "held_by": WORKER,
        "held_alias": "Mo",
        "talk": b"\x00blob\xff",
        "checkin": CheckInId("c1"),
        "programme": "thv",
        "programme_began": MONDAY,
        "episode": Episode(MONDAY, after(MONDAY, 5), FLAG, True),
        "last_inbound": MONDAY,
        "last_flagged": after(MONDAY, 1),
        "last_acute": after(MONDAY, 2),
        "pair": (3, 4),
        "past": Past((Sign("R06", Level.CONCERN, MONDAY),), (Score(4, MONDAY),)),
        "question": Question(FLAG, MONDAY, Asking.WAITING),
        "reminders": (
            Reminder(ReminderKind.SILENCE, after(MONDAY, 9), MONDAY, FLAG),
            Reminder(ReminderKind.QUESTION, after(MONDAY, 7), MONDAY, urgent=True),
        ),
        "contact": replace(CONTACT, no_send_days=(date(2027, 12, 25),), clear_after_minutes=30),
    }
    renewed = SafeContactRenewed(EventId("e1"), MONDAY, WORKER, wanted["contact"])
    bench.act(SAM, renewed, **wanted)
    with bench.side.ledger.open(SAM) as desk:
        assert {name: getattr(desk.state, name) for name in wanted} == wanted
    assert bench.row(client, id=SAM).remind_at == after(MONDAY, 7)
    assert b"R06" not in bench.row(client, id=SAM).past_sealed
    assert bench.row(safe_contact, client=SAM).confirmed_by == WORKER
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), talk=None, contact=None, episode=None)
    with bench.side.ledger.open(SAM) as desk:
        assert (desk.state.talk, desk.state.contact, desk.state.episode) == (None, None, None)
    assert [row for row in bench.rows(talk) if row.client == SAM] == []


def test_open_flags_of_the_state_are_the_flags_nobody_closed(bench: SideBench) -> None:
    acute(bench)
    later = after(MONDAY, MINUTE)
    claim = AcknowledgeFlag(SAM, FLAG, WORKER, later)
    bench.act(SAM, HandedBack(EventId("e1"), MONDAY, WORKER), [claim, StopLadder(SAM, FLAG)])
    second = AcknowledgeFlag(SAM, FLAG, WORKER, after(later, 1))
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), [AnswerFlag(SAM, FLAG, later), second])
    with bench.side.ledger.open(SAM) as desk:
        (open_flag,) = desk.state.open_flags
    assert (open_flag.flag, open_flag.level, open_flag.category) == (FLAG, Level.ACUTE, "at_the_door")
    assert (open_flag.acknowledged_by, open_flag.acknowledged_at, open_flag.answered_at) == (
        WORKER,
        later,
        later,
    )
    assert bench.row(escalation).state == "stopped"
    closing = CloseFlag(SAM, FLAG, WORKER, later, "spoken")
    bench.act(SAM, HandedBack(EventId("e3"), MONDAY, WORKER), [closing])
    with bench.side.ledger.open(SAM) as desk:
        assert desk.state.open_flags == ()
    kinds = [row.kind for row in bench.rows(live_event)]
    assert [kind for kind in kinds if kind in ("flag", "claim", "closed")] == [
        "flag",
        "claim",
        "claim",
        "closed",
    ]


def test_a_flag_of_one_client_cannot_be_touched_in_the_turn_of_another(bench: SideBench) -> None:
    acute(bench)
    closing = CloseFlag(KIM, FLAG, WORKER, MONDAY, "spoken")
    bench.act(KIM, HandedBack(EventId("e1"), MONDAY, WORKER), [closing, MoveLadder(KIM, FLAG, 9, MONDAY)])
    assert (bench.row(flag).closed_at, bench.row(escalation).step) == (None, 0)


def test_check_ins_are_planned_once_asked_awaited_deferred_and_cancelled(bench: SideBench) -> None:
    day = date(2027, 1, 18)
    plan = PlanCheckIn(SAM, day, "evening", after(MONDAY, HOUR), "D1")
    bench.act(SAM, HandedBack(EventId("e1"), MONDAY, WORKER), [plan])
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), [plan, replace(plan, slot="noon")])
    first = CheckInId(bench.row(checkin, slot="evening").id)
    asked = [SettleCheckIn(SAM, first, "asked"), AwaitAnswer(SAM, first, 1, after(MONDAY, 2 * HOUR))]
    bench.act(SAM, HandedBack(EventId("e3"), MONDAY, WORKER), asked)
    row = bench.row(checkin, slot="evening")
    assert (row.state, row.answer_due, row.answer_step) == ("asked", after(MONDAY, 2 * HOUR), 1)
    deferred = SettleCheckIn(SAM, CheckInId(bench.row(checkin, slot="noon").id), "deferred", MONDAY, "window")
    planned = say(SAM, "Hoi", SayKind.PLANNED, checkin=first)
    bench.act(SAM, HandedBack(EventId("e4"), MONDAY, WORKER), [deferred, planned, say(SAM, "Oké")])
    assert (bench.row(checkin, slot="noon").state, bench.row(checkin, slot="noon").due_at) == ("due", MONDAY)
    bench.act(SAM, HandedBack(EventId("e5"), MONDAY, WORKER), [CancelPlanned(SAM, "stop")])
    assert {(row.state, row.reason, row.answer_due) for row in bench.rows(checkin)} == {
        ("cancelled", "stop", None)
    }
    assert bench.row(outbox, kind="planned").state == "dropped"
    assert bench.row(outbox, kind="reply").state == "new"


def test_answers_and_tasks_of_a_turn_are_kept_and_the_answer_is_sealed(bench: SideBench) -> None:
    kept = KeepAnswer(SAM, None, "D1", "safe", "niet veilig", MONDAY)
    asked = MakeTask(SAM, "call_back", Level.HIGH, after(MONDAY, HOUR))
    event = bench.hear("niet veilig", 1, 100, [kept, asked])
    row = bench.row(answer)
    assert b"veilig" not in bytes(row.value_sealed)
    with bench.begin() as conn:
        opened = bench.side.seals(conn, SAM).open_text("answer", "value_sealed", row.id, row.value_sealed)
    assert opened == "niet veilig"
    assert bench.row(task, id=f"{event}:1").kind == "call_back"


def test_a_workers_words_are_sealed_in_outbox_and_message_with_the_workers_name(bench: SideBench) -> None:
    reply = WorkerReplied(EventId("e1"), MONDAY, WORKER, "Ik bel je", "ze belde zelf")
    words = say(SAM, "Ik bel je", SayKind.WORKER, override="ze belde zelf")
    bench.act(SAM, reply, [words])
    row = bench.row(message, id="e1:0")
    assert (row.author, row.staff, row.direction) == ("worker", WORKER, "out")
    assert (bench.row(outbox).staff, bench.row(outbox).override) == (WORKER, "given")


def test_an_edited_message_points_to_the_one_it_replaces(bench: SideBench) -> None:
    first = bench.hear("gaat goed", 7, 100)
    edited = said("edit", "hij slaat me", MONDAY, 7, Kind.EDITED)
    bench.act(SAM, edited)
    assert bench.row(message, id="edit").edits == first
    assert len(bench.rows(phone_copy)) == 1


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.VOICE, Kind.UNREADABLE])
def test_every_incoming_message_is_a_copy_on_the_phone(bench: SideBench, kind: Kind) -> None:
    bench.act(SAM, said("e1", "", MONDAY, 7, kind))
    copy = bench.row(phone_copy)
    assert (copy.phone_message, copy.delete_at) == (7, after(MONDAY, LEFT_ALONE))


def test_the_file_of_a_voice_note_is_sealed_with_its_message(bench: SideBench) -> None:
    bench.side.intake.keep(raw("", 1, 100))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        assert received.desk is not None
        received.keep_file("AwACAgQAAx")
        event = received.id
        received.desk.commit(said(event, "", kind=Kind.VOICE), received.desk.state, [])
    row = bench.row(message, id=event)
    with bench.begin() as conn:
        seals = bench.side.seals(conn, SAM)
        assert seals.open_text("message", "file_sealed", event, row.file_sealed) == "AwACAgQAAx"


def test_a_turn_that_broke_sets_its_update_apart_and_shows_in_the_conversation(bench: SideBench) -> None:
    bench.side.intake.keep(raw(WORDS, 1, 100))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(item, MONDAY) as received:
        assert received is not None
        assert received.desk is not None
        broke = TurnBroke(received.id, MONDAY, MONDAY, "ValueError")
        raised = RaiseFlag(SAM, FLAG, Level.HIGH, "unreadable", "x", "unreadable", MONDAY)
        received.desk.commit(broke, received.desk.state, [raised])
    assert (bench.row(inbox, id=item).state, bench.row(inbox, id=item).code) == ("quarantined", "ValueError")
    assert bench.row(message, id=bench.row(inbox, id=item).event).kind == "unreadable"


def test_a_blocked_bot_is_no_message(bench: SideBench) -> None:
    bench.act(SAM, BotBlocked(EventId("e1"), MONDAY, True), standing=Standing.UNREACHABLE)
    assert bench.rows(message) == []
    assert bench.row(client, id=SAM).standing == "unreachable"
    assert bench.row(client, id=SAM).bot == BOT
