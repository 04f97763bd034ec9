"""Several workers and senders at once: one message is one turn, one parcel leaves once."""

import threading
from collections.abc import Callable
from dataclasses import replace

from side_bench import BOT, CONTACT, MONDAY, SAM, WORKER, SideBench, let_go, raw, said, say
from sqlalchemy import text

from cases.effects import SayKind
from cases.events import HandedBack
from cases.ids import EventId
from cases.moments import MINUTE, after
from cases.state import ClientState
from vault.tables_side import inbox, message, outbox


def together(work: Callable[[], None], hands: int = 4) -> None:
    """Let several threads begin the same work at the same moment."""
    gate = threading.Barrier(hands)

    def begin() -> None:
        gate.wait()
        work()

    threads = [threading.Thread(target=begin) for _ in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_same_update_taken_up_by_four_workers_is_one_turn(bench: SideBench) -> None:
    bench.side.intake.keep(raw("hij is er", 1, 100))
    (item,) = bench.side.intake.heads(MONDAY, 10)
    turns: list[str] = []

    def take() -> None:
        with bench.side.ledger.open_received(item, MONDAY) as received:
            if received is not None and received.desk is not None:
                event = said(received.id, "hij is er")
                received.desk.commit(event, received.desk.state, [say(SAM, "Bel 112.", SayKind.SAFETY)])
                turns.append(received.id)

    together(take)
    assert len(turns) == 1
    assert len(bench.rows(outbox)) == 1
    assert bench.row(inbox, id=item).state == "done"


def test_the_same_update_delivered_four_times_at_once_is_kept_once(bench: SideBench) -> None:
    kept: list[bool] = []
    together(lambda: kept.append(bench.side.intake.keep(raw("hoi", 9, 100))))
    assert sorted(kept) == [False, False, False, True]
    unnumbered: list[bool] = []
    together(lambda: unnumbered.append(bench.side.intake.keep(raw("hoi", None, 100))))
    assert sorted(unnumbered) == [False, False, False, True]


def test_a_parcel_is_leased_to_one_of_four_senders(bench: SideBench) -> None:
    bench.act(SAM, HandedBack(EventId("e1"), MONDAY, WORKER), [say(SAM, "Bel 112.", SayKind.SAFETY)])
    (parcel,) = bench.side.outbox.heads(BOT, MONDAY, 10)
    leased: list[object] = []
    until = after(MONDAY, MINUTE)
    together(lambda: leased.append(bench.side.outbox.lease(parcel, MONDAY, until, let_go)))
    assert len([each for each in leased if each is not None]) == 1
    assert bench.row(outbox).attempts == 1


def test_turns_of_one_client_that_come_together_are_all_taken_one_after_the_other(bench: SideBench) -> None:
    numbers = iter(range(100))

    def act() -> None:
        event = f"act{next(numbers)}"
        bench.act(SAM, said(event, "hoi", message=int(event[3:])), [say(SAM, event)])

    together(act)
    assert len(bench.rows(message)) == 8
    turns = [row.seq // 1000 for row in bench.rows(outbox)]
    assert len(set(turns)) == 4


def somebody_waits(bench: SideBench) -> bool:
    if bench.database.sqlite:
        return bench.database.writers_waiting > 0
    with bench.database.read() as conn:
        blocked = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(conn.execute(blocked).scalar())


def test_who_waited_for_a_client_sees_everything_the_turn_before_stored(bench: SideBench) -> None:
    seen: list[ClientState] = []

    def wait() -> None:
        with bench.side.ledger.open(SAM) as desk:
            seen.append(desk.state)

    waiting = threading.Thread(target=wait)
    renewed = replace(CONTACT, opener="Anders")
    with bench.side.ledger.open(SAM) as desk:
        waiting.start()
        while not somebody_waits(bench):
            pass
        state = replace(desk.state, talk=b"second", contact=renewed, held_alias="Mo")
        desk.commit(HandedBack(EventId("e1"), MONDAY, WORKER), state, [])
    waiting.join()
    assert [(each.talk, each.contact, each.held_alias) for each in seen] == [(b"second", renewed, "Mo")]
