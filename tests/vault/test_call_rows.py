"""A telephone call in the store: one sheet, all words in order, and no silence of who was not called."""

from datetime import date

import pytest
from side_bench import MONDAY, SAM, WORKER, SideBench

from cases.arrived import Arrived
from cases.calling import AnsweredByPhone, CallBegun, CallNotAnswered, ToSay
from cases.effects import (
    AwaitAnswer,
    Effect,
    EndCallTasks,
    MakeTask,
    NoteAct,
    PlanCheckIn,
    SayAloud,
    SayKind,
    SettleCheckIn,
)
from cases.effects import Say as Written
from cases.events import Event, HandedBack
from cases.ids import CheckInId, EventId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from vault.call_rows import planned_today, prompt_of
from vault.tables_call import call_prompt
from vault.tables_side import message, outbox, task

TODAY = date(2027, 1, 18)
OVERDUE = after(MONDAY, HOUR)


def aloud(text: str, kind: SayKind = SayKind.REPLY, key: str = "") -> SayAloud:
    return SayAloud(SAM, Written(SAM, text, kind, Mode.NEUTRAL, key=key, keyboard=(("Ja", "Nee"),)))


def planned(bench: SideBench) -> CheckInId:
    """Plan a check-in for today; return its id."""
    bench.act(SAM, _by_hand("plan"), [PlanCheckIn(SAM, TODAY, "day", MONDAY, "d1")])
    with bench.begin() as conn:
        found = planned_today(conn, SAM, TODAY)
        assert planned_today(conn, SAM, date(2027, 1, 17)) is None
    assert found is not None
    assert found[1] == "d1"
    return found[0]


def fell_due(bench: SideBench) -> None:
    """Let a check-in be due for somebody who is called: its first line waits on the sheet."""
    checkin = planned(bench)
    effects: list[Effect] = [
        SettleCheckIn(SAM, checkin, "asked"),
        AwaitAnswer(SAM, checkin, 1, OVERDUE),
        aloud("Planning", SayKind.OPENER),
        MakeTask(SAM, "call_check_in", Level.HIGH, OVERDUE),
        MakeTask(SAM, "call_back", Level.HIGH, OVERDUE),
    ]
    bench.act(SAM, _by_hand("due"), effects)


def _by_hand(name: str) -> Event:
    return HandedBack(EventId(name), MONDAY, WORKER)


def waiting(bench: SideBench) -> Arrived:
    (due,) = bench.side.ledger.due(OVERDUE, 10)
    return due.arrived


def heard(name: str, text: str, at: Moment = MONDAY) -> AnsweredByPhone:
    return AnsweredByPhone(EventId(name), at, WORKER, text)


def test_what_is_asked_and_heard_stands_in_order_and_nothing_is_queued_to_be_sent(bench: SideBench) -> None:
    fell_due(bench)
    said = [aloud("Ben je veilig?"), aloud("Bel 112.", SayKind.SAFETY, "A1"), aloud("Dank je.", key="N1")]
    bench.act(SAM, heard("e1", "Ja"), said)
    with bench.begin() as conn:
        prompt = prompt_of(conn, bench.side.seals(conn, SAM), SAM)
    lines = [row for row in bench.rows(message) if row.kind == "call"]
    assert bench.rows(outbox) == []
    assert prompt is not None
    assert (prompt.turn, prompt.said) == ("e1", True)
    assert [(one.text, one.what) for one in prompt.lines] == [
        ("Ben je veilig?", ToSay.LINE),
        ("Bel 112.", ToSay.SAFETY),
        ("Dank je.", ToSay.LINE),
    ]
    assert prompt.lines[0].keyboard == (("Ja", "Nee"),)
    assert [(row.id, row.direction, row.kind) for row in lines] == [
        ("e1", "in", "call"),
        ("e1:asked:0", "out", "call"),
        ("e1:said:0", "out", "call"),
        ("e1:said:1", "out", "call"),
        ("e1:said:2", "out", "call"),
    ]
    assert all(b"veilig" not in row.text_sealed for row in lines)


def test_a_question_that_nobody_called_about_is_no_silence(bench: SideBench) -> None:
    fell_due(bench)
    assert waiting(bench) is Arrived.NO
    bench.act(SAM, CallNotAnswered(EventId("n"), MONDAY, WORKER), [_missed(MONDAY)])
    assert waiting(bench) is Arrived.YES


def test_a_call_before_the_question_is_no_call_about_it(bench: SideBench) -> None:
    earlier = after(MONDAY, -MINUTE)
    bench.act(SAM, CallNotAnswered(EventId("n"), earlier, WORKER), [_missed(earlier)])
    fell_due(bench)
    assert waiting(bench) is Arrived.NO


def _missed(at: Moment) -> NoteAct:
    return NoteAct(SAM, WORKER, "call_not_reached", at)


def test_a_question_that_was_asked_on_the_line_counts_as_asked(bench: SideBench) -> None:
    checkin = planned(bench)
    asked = [SettleCheckIn(SAM, checkin, "asked"), AwaitAnswer(SAM, checkin, 1, OVERDUE), aloud("Dag")]
    bench.act(SAM, CallBegun(EventId("b"), MONDAY, WORKER, checkin, "d1"), asked)
    assert waiting(bench) is Arrived.YES


def test_a_call_ends_the_tasks_that_asked_for_it_and_no_other(bench: SideBench) -> None:
    fell_due(bench)
    bench.act(SAM, heard("e1", "Ja"), [EndCallTasks(SAM, WORKER)])
    done = {row.kind: row.done_by for row in bench.rows(task)}
    assert (done["call_check_in"], done["call_back"]) == (WORKER, None)


@pytest.mark.parametrize(("said", "kept_for"), [(True, DAY), (False, 30 * DAY)])
def test_a_sheet_goes_in_time(bench: SideBench, said: bool, kept_for: int) -> None:
    fell_due(bench)
    if said:
        bench.act(SAM, heard("e1", "Ja"), [])
    for at, left in ((kept_for - MINUTE, 1), (kept_for, 0)):
        bench.side.sweep(after(MONDAY, at))
        assert len(bench.rows(call_prompt)) == left
