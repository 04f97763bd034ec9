"""Runs the hand-over bench: the whole house in a process of its own, a simulated Telegram, two workers."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Select, func, select

from cases.levels import Level
from drills.bench_handover import CLIENTS, Street, run_bench_handover
from drills.bench_telegram import BOTS, bench_telegram, start_phone
from drills.postman import FIRST_UPDATE
from drills.result import finish, progress
from nabij.drill.bench_inbound import mailbox, paired
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.stages import databases_of, login_of
from vault.quiet import is_busy
from vault.tables_side import flag, inbox, outbox

SETTLE_SECONDS = 60.0


class Quiet(Protocol):
    def quiet(self) -> bool:
        """Say whether nothing waits and nothing is on its way out."""


class HandoverBooks:
    """Reads both stores; each flag of a message carries the event id of its update."""

    def __init__(self, lodge: Lodging) -> None:
        self._lodge = lodge
        self._houses = list(lodge.house.sides.values())

    def acute(self) -> Mapping[int, str]:
        wanted = select(inbox.c.update_id, flag.c.id).where(
            inbox.c.event == flag.c.id,
            flag.c.level == int(Level.ACUTE),
            inbox.c.update_id >= FIRST_UPDATE,
        )
        return {row[0]: row[1] for row in self._rows(wanted)}

    def safety_texts(self) -> Mapping[str, int]:
        wanted = (
            select(outbox.c.flag, func.min(outbox.c.phone_message))
            .where(outbox.c.kind == "safety", outbox.c.phone_message.is_not(None))
            .group_by(outbox.c.flag)
        )
        return {row[0]: row[1] for row in self._rows(wanted)}

    def quiet(self) -> bool:
        now = self._lodge.house.hall.tempo.clock.now()
        return not any(is_busy(house.store, now) for house in self._houses)

    def _rows(self, statement: Select[Any]) -> Iterator[Any]:
        for house in self._houses:
            with house.database.read() as conn:
                yield from conn.execute(statement)


def bench_handover(*, database: str, dsn: str, seconds: float, seed: int, out: Path | None) -> bool:
    """Load, watch and print. Raises Refused for what cannot be opened."""
    with ExitStack() as stack:
        databases = stack.enter_context(databases_of(database, dsn))
        simulator = stack.enter_context(bench_telegram())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases))
        progress(f"  pairing {CLIENTS} clients")
        users = paired(lodge, CLIENTS)
        for side, user in users:
            start_phone(simulator, side, user)
        url = stack.enter_context(lodge.running("web", "worker", "clock", "sender"))
        books = HandoverBooks(lodge)
        settled(books)
        boxes = [mailbox(lodge, url, side, user) for side, user in users]
        workers = {side: login_of(side.value) for side in lodge.staff}
        result = run_bench_handover(Street(url, boxes, workers), books, simulator, seconds)
    return finish({**result, "database": database, "clients": CLIENTS, "seed": seed}, out)


def settled(books: Quiet) -> None:
    """Wait until the first dialogues have left; they are no part of the load."""
    progress("  first dialogues leave")
    wait = threading.Event()
    for _ in range(int(SETTLE_SECONDS / 0.2)):
        if books.quiet():
            return
        wait.wait(0.2)
