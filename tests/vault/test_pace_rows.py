"""What a client asked for stands in the client's own row and comes back as it was."""

from side_bench import MONDAY, SAM, WORKER, SideBench

from cases.effects import MakeTask
from cases.events import ActedOutside
from cases.ids import CheckInId, EventId
from cases.levels import Level
from cases.pace import Pace, PaceBounds
from vault.desk_flags import open_tasks
from vault.tables_side import client, task


def test_a_pace_its_bounds_a_delay_and_a_choice_come_back_from_the_row(bench: SideBench) -> None:
    with bench.side.ledger.open(SAM) as desk:
        found = desk.state
    assert (found.pace, found.pace_bounds, found.put_off) == (Pace.NORMAL, PaceBounds(), None)
    bench.act(
        SAM,
        ActedOutside(EventId("e1"), MONDAY, WORKER, "calling"),
        pace=Pace.LESS,
        pace_bounds=PaceBounds(Pace.LESS, Pace.NORMAL),
        put_off=CheckInId("c1"),
        language_asked=MONDAY,
    )
    row = bench.row(client, id=SAM)
    assert (row.pace, row.pace_least, row.pace_most) == ("less", "less", "normal")
    with bench.side.ledger.open(SAM) as desk:
        stored = desk.state
    assert (stored.pace, stored.pace_bounds) == (Pace.LESS, PaceBounds(Pace.LESS, Pace.NORMAL))
    assert (stored.put_off, stored.language_asked) == (CheckInId("c1"), MONDAY)


def test_a_task_says_why_as_codes(bench: SideBench) -> None:
    why = ("other_sender", "style")
    made = MakeTask(SAM, "other_person", Level.HIGH, MONDAY, why=why)
    bench.act(SAM, ActedOutside(EventId("e2"), MONDAY, WORKER, "calling"), [made])
    assert bench.row(task, kind="other_person").why == "other_sender style"
    with bench.database.read() as conn:
        found = {row.kind: row.why for row in open_tasks(conn, SAM)}
    assert found == {"other_person": why}
