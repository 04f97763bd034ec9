"""The inbox loop on real stores: poison never blocks a chat, and whatever is set apart has its flag."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bot_people import NOON, body, rules
from bot_poison import bodies
from databases import FreshUrl
from fakes import FixedClock
from side_bench import BOT, SAM, SideBench

from bot.arrivals import LARGEST_BODY, Arrival, peek
from bot.handle import Rules
from bot.inbox import Inbox
from bot.log import Log
from bot.telegram import arrival
from bot.wake import Wake
from cases.moments import SECOND
from cases.traffic import RawUpdate
from vault.tables_side import escalation, flag, inbox, message, outbox


class Desk:
    """The inbox loop over one side's store; a text with "breek" breaks every turn."""

    def __init__(self, bench: SideBench, log: Log) -> None:
        self.bench = bench
        self.clock = FixedClock(NOON)
        side = bench.side
        self.loop = Inbox(side.intake, side.ledger, self.rules, self.clock, Wake(), log)

    def rules(self) -> Rules:
        def read(found: bytes) -> Arrival:
            if b"breek" in found:
                raise RuntimeError("a bug of ours")
            return arrival(found)

        return replace(rules(), read=read)

    def bring(self, found: bytes) -> None:
        update, chat, fault = peek(found)
        raw = RawUpdate(BOT, found[:LARGEST_BODY], update, chat, self.clock.now(), fault)
        self.bench.side.intake.keep(raw)

    def work(self, seconds: int = 5) -> None:
        for _ in range(seconds + 1):
            while self.loop.once(threading.Event()):
                pass
            self.clock.advance(SECOND)


@pytest.fixture
def desk(fresh_url: FreshUrl, log: Log) -> Iterator[Desk]:
    bench = SideBench(fresh_url("side_a"))
    bench.enrol(SAM, 7)
    yield Desk(bench, log)
    bench.dispose()


def test_the_message_after_one_that_always_breaks_is_handled_within_five_seconds(desk: Desk) -> None:
    desk.bring(body(1, "breek"))
    desk.bring(body(2, "help"))
    desk.work()
    states = [row.state for row in desk.bench.rows(inbox) if row.update_id is not None]
    assert states == ["quarantined", "done"]
    assert "unreadable" in {row.source for row in desk.bench.rows(flag)}
    assert any(row.key == "U1" for row in desk.bench.rows(outbox))
    assert desk.bench.rows(escalation)


def test_every_poison_body_ends_done_or_set_apart_with_a_flag_and_every_help_is_heard(desk: Desk) -> None:
    corpus = list(bodies(1_000))
    for number, poison in enumerate(corpus):
        desk.bring(poison)
        desk.bring(body(100_000 + number, "help"))
    desk.work()
    rows = desk.bench.rows(inbox)
    assert {row.state for row in rows} == {"done", "quarantined"}
    flags = {row.id for row in desk.bench.rows(flag)}
    assert {row.event for row in rows if row.state == "quarantined"} <= flags
    helped = [row for row in rows if row.update_id is not None and row.update_id >= 100_000]
    assert len(helped) == len(corpus)
    assert {row.state for row in helped} == {"done"}
    assert {row.event for row in helped} <= {row.id for row in desk.bench.rows(message)}
