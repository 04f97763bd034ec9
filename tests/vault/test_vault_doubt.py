"""A doubt that a human clears leaves one check-in planned, on a real store."""

from functools import partial

from rulebooks import CLOSED, NOON, RECORD, small_rulebook
from side_bench import SAM, WORKER, SideBench

from cases.events import Event, HandedBack, ReadingAlongSet, SafeContactRenewed
from cases.ids import EventId
from cases.moments import HOUR, after
from escalation.turn import take_turn
from vault.tables_side import checkin

SET = partial(ReadingAlongSet, at=NOON, by=WORKER)


def act(bench: SideBench, event: Event) -> None:
    with bench.side.ledger.open(SAM) as desk:
        desk.commit(event, *take_turn(desk.state, event, small_rulebook(), CLOSED))


def due(bench: SideBench) -> list[str]:
    return [row.slot for row in bench.rows(checkin) if row.client == SAM and row.state == "due"]


def test_clearing_a_doubt_plans_once_after_all_that_happened_meanwhile(bare: SideBench) -> None:
    bare.enrol(SAM, 100, contact=RECORD, programme_began=NOON, held_by=WORKER)
    act(bare, HandedBack(EventId("plan"), NOON, WORKER))
    assert due(bare) == ["day"]
    act(bare, SET(EventId("set"), reads_along=True))
    assert due(bare) == []
    act(bare, SET(EventId("clear"), reads_along=False))
    assert due(bare) == ["again-clear"]
    act(bare, SET(EventId("again"), reads_along=True))
    act(bare, SafeContactRenewed(EventId("new"), after(NOON, HOUR), WORKER, RECORD, resume=True))
    act(bare, SET(EventId("clear2"), reads_along=False))
    assert due(bare) == ["again-clear2"]
