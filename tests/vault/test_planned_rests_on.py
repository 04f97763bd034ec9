"""Every planned message names the agreement it rests on; without one it stays, and a human hears of it."""

import pytest
from side_bench import MONDAY, SAM, WORKER, SideBench, let_go, say
from sqlalchemy import delete, update

from cases.effects import SayKind
from cases.events import HandedBack
from cases.ids import EventId
from cases.moments import MINUTE, after
from vault.tables_side import agreement, client_request, message, outbox, task

PLANNED = [SayKind.OPENER, SayKind.PLANNED]
NEVER_KEPT_BACK = [SayKind.SAFETY, SayKind.MINUTE_15, SayKind.WORKER, SayKind.REPLY, SayKind.NOTICE]


def left(bench: SideBench, kind: SayKind) -> tuple[bool, str, str | None, list[str]]:
    """Let one message be taken up; return whether it leaves, its code, its ground and the tasks."""
    bench.empty_outbox()
    bench.act(SAM, HandedBack(EventId("e1"), MONDAY, WORKER), [say(SAM, "tekst", kind)])
    leased = bench.side.outbox.lease("e1:0", MONDAY, after(MONDAY, MINUTE), let_go) is not None
    row = bench.row(outbox, id="e1:0")
    with bench.begin() as conn:
        conn.execute(delete(message))
    return (
        leased,
        row.code,
        row.rests_on,
        [one.kind for one in bench.rows(task) if one.kind != "accept_pairing"],
    )


@pytest.mark.parametrize("kind", PLANNED)
def test_a_planned_message_names_the_entry_it_rests_on(bench: SideBench, kind: SayKind) -> None:
    assert left(bench, kind) == (True, "", f"ja-{SAM}", [])


@pytest.mark.parametrize("kind", PLANNED)
def test_without_an_agreement_a_planned_message_stays_and_a_task_is_made(
    bench: SideBench, kind: SayKind
) -> None:
    with bench.begin() as conn:
        conn.execute(delete(agreement))
    assert left(bench, kind) == (False, "no_agreement", None, ["no_agreement"])


@pytest.mark.parametrize("kind", NEVER_KEPT_BACK)
def test_safety_and_what_answers_leave_without_one(bench: SideBench, kind: SayKind) -> None:
    with bench.begin() as conn:
        conn.execute(delete(agreement))
    assert left(bench, kind) == (True, "", None, [])


def test_data_that_is_kept_apart_plans_nothing_and_still_answers(bench: SideBench) -> None:
    with bench.begin() as conn:
        row = {"id": "r1", "client": SAM, "kind": "restrict", "way": "in_person", "asker": "client"}
        conn.execute(client_request.insert(), {**row, "at": MONDAY, "due_at": MONDAY, "restricts": 1})
    assert left(bench, SayKind.PLANNED) == (False, "restricted", None, [])
    assert left(bench, SayKind.SAFETY)[0]
    with bench.begin() as conn:
        conn.execute(update(client_request).values(restricts=0))
    assert left(bench, SayKind.PLANNED)[0]
