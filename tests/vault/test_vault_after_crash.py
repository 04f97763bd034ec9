"""What a crash or a bad row leaves behind never keeps words of danger waiting."""

import pytest
from side_bench import BOT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, raw, say
from sqlalchemy import update

from cases.effects import SayKind
from cases.events import HandedBack
from cases.ids import EventId
from cases.levels import Level
from cases.moments import SECOND, after
from cases.traffic import Due, DueKind
from vault.tables_side import checkin, client, escalation, flag, inbox, outbox, page

LEASE = after(MONDAY, 40 * SECOND)


@pytest.mark.parametrize("kind", [SayKind.OPENER, SayKind.PLANNED, SayKind.REPLY])
def test_a_safety_text_leaves_past_a_message_that_a_dead_sender_left_under_way(
    bench: SideBench, kind: SayKind
) -> None:
    bench.act(SAM, HandedBack(EventId("e1"), MONDAY, WORKER), [say(SAM, "vraag", kind)])
    assert bench.side.outbox.lease("e1:0", MONDAY, LEASE, let_go) is not None
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), [say(SAM, "Bel 112.", SayKind.SAFETY)])
    assert bench.side.outbox.heads(BOT, MONDAY, 10) == ["e2:0"]
    assert bench.side.outbox.lease("e2:0", MONDAY, LEASE, let_go) is not None
    assert bench.row(outbox, id="e1:0").state == "sending"


@pytest.mark.parametrize(
    "damage", [{"facts": "{"}, {"facts": "[]"}, {"role": "onbekend"}, {"pair": "x"}, {"episode": "{}"}]
)
def test_a_client_with_a_value_out_of_place_is_put_before_a_human_and_others_go_on(
    bench: SideBench, damage: dict[str, str]
) -> None:
    with bench.begin() as conn:
        conn.execute(update(client).where(client.c.id == SAM).values(**damage))
    bench.side.intake.keep(raw("help", 7, 100))
    bench.side.intake.keep(raw("hoi", 8, 200))
    sams, kims = bench.side.intake.heads(MONDAY, 10)
    with bench.side.ledger.open_received(sams, MONDAY) as received:
        assert received is None
    assert bench.row(inbox, id=sams).state == "quarantined"
    (raised,) = [row for row in bench.rows(flag) if row.client == SAM]
    assert (raised.level, raised.source) == (int(Level.HIGH), "unreadable")
    assert [row.flag for row in bench.rows(page)].count(raised.id) == 4
    with bench.side.ledger.open_received(kims, MONDAY) as received:
        assert received is not None
        assert received.desk is not None
        assert received.desk.state.client == KIM


def test_a_due_row_of_a_client_with_a_value_out_of_place_does_not_come_round_for_ever(
    bench: SideBench,
) -> None:
    row = {"id": "c1", "client": SAM, "local_date": "2027-01-15", "slot": "day", "script": "weekly"}
    waiting = {"state": "due", "reason": "", "due_at": MONDAY, "answer_due": None, "answer_step": 0}
    with bench.begin() as conn:
        conn.execute(checkin.insert(), row | waiting)
        conn.execute(update(client).where(client.c.id == SAM).values(facts="{"))
    due = Due(DueKind.CHECKIN, "c1", SAM, MONDAY, 0, "weekly")
    with bench.side.ledger.open_due(due) as desk:
        assert desk is None
    assert bench.side.ledger.due(MONDAY, 10) == []
    assert [row.client for row in bench.rows(flag)] == [SAM]
    assert bench.rows(escalation) == []
