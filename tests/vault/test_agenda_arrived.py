"""A row that waits for an answer says whether its question ever reached the phone."""

from datetime import date

import pytest
from side_bench import MONDAY, SAM, WORKER, SideBench
from sqlalchemy import update

from cases.arrived import Arrived
from cases.effects import AwaitAnswer, PlanCheckIn, Say, SayKind, SettleCheckIn
from cases.events import HandedBack
from cases.ids import CheckInId, EventId
from cases.levels import Mode
from cases.moments import HOUR, after
from vault.tables_side import outbox

OVERDUE = after(MONDAY, HOUR)


def asked_by(bench: SideBench, *states: str) -> Arrived:
    """Ask one check-in in as many messages as there are states; return what its waiting row says."""
    plan = PlanCheckIn(SAM, date(2027, 1, 18), "evening", MONDAY, "D1")
    bench.act(SAM, HandedBack(EventId("plan"), MONDAY, WORKER), [plan])
    (due,) = bench.side.ledger.due(MONDAY, 10)
    checkin = CheckInId(due.ref)
    says = [Say(SAM, f"{n}", SayKind.PLANNED, Mode.OPEN, checkin=checkin) for n in range(len(states))]
    effects = [SettleCheckIn(SAM, checkin, "asked"), AwaitAnswer(SAM, checkin, 1, OVERDUE), *says]
    bench.act(SAM, HandedBack(EventId("asked"), MONDAY, WORKER), effects)
    with bench.begin() as conn:
        for number, state in enumerate(states, 2):
            own = outbox.c.id == f"asked:{number}"
            assert conn.execute(update(outbox).where(own).values(state=state)).rowcount == 1
    (waiting,) = bench.side.ledger.due(OVERDUE, 10)
    return waiting.arrived


@pytest.mark.parametrize(
    ("states", "arrived"),
    [
        ((), Arrived.YES),
        (("sent",), Arrived.YES),
        (("uncertain",), Arrived.YES),
        (("sent", "new"), Arrived.YES),
        (("dead", "uncertain"), Arrived.YES),
        (("new",), Arrived.WAITING),
        (("dead", "sending"), Arrived.WAITING),
        (("dead",), Arrived.NO),
        (("blocked", "dropped"), Arrived.NO),
    ],
)
def test_the_best_that_became_of_its_messages_counts(
    bench: SideBench, states: tuple[str, ...], arrived: Arrived
) -> None:
    assert asked_by(bench, *states) is arrived
