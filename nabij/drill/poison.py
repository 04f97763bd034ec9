"""Opens a house for the poison drill, its log at DEBUG where asked, and looks up what became of updates."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.arrivals import LARGEST_BODY
from bot.log import hush_third_parties
from cases.desk import Staff, StaffRole
from cases.events import Kind
from cases.ids import BotId
from cases.moments import Moment
from cases.sides import Side
from drills.poison import BOTS, Dose, run_poison
from drills.poison_item import Fate
from drills.poison_ports import Door, Kept, PoisonHouse
from drills.result import finish
from nabij.drill.from_outside import FROM_OUTSIDE
from nabij.drill.paired import pair
from nabij.drill.stages import CREW, databases_of, monday_ten
from nabij.house import SideHouse, door_url
from nabij.stage import JOURNAL, Staged, StagedBot, stage_settings, staged
from vault.intake import open_raw
from vault.intake_key import opening_key
from vault.seal import SealBroken
from vault.tables_side import flag, inbox, message, outbox, unknown_message

_LOUD = "debug.log"
_SHORTEST_TELLING = 12
"""A sealed row may hold three bytes of a short body by chance, not twelve."""


@dataclass
class StagedPoison:
    """A staged house as the poison drill sees it."""

    stage: Staged
    folder: Path

    @property
    def doors(self) -> Mapping[Side, Door]:
        found = {}
        for side, house in self.stage.house.sides.items():
            (bot,) = house.chosen.bots
            found[side] = Door(door_url(self.stage.url, bot), bot.secrets[0])
        return found

    def now(self) -> Moment:
        return self.stage.now()

    def pair(self, side: Side, alias: str, user: int) -> None:
        pair(self._house(side), self._worker(side), alias, user, self.now())

    def undone(self, side: Side) -> frozenset[bytes]:
        undone = select(inbox.c.body_hmac).where(inbox.c.state == "new", FROM_OUTSIDE)
        with self._house(side).database.read() as conn:
            return frozenset(conn.execute(undone).scalars())

    def mark(self, side: Side, body: bytes) -> bytes:
        house = self._house(side)
        return house.store.sealer.body_hmac(_bot(house), body[:LARGEST_BODY])

    def kept(self, side: Side, bodies: Iterable[bytes]) -> Sequence[Kept | None]:
        house = self._house(side)
        columns = (each for each in inbox.c if each is not inbox.c.raw_sealed)
        with house.database.read() as conn:
            rows = {row.body_hmac: row for row in conn.execute(select(*columns))}
            traces = _Traces(conn)
            found = ((rows.get(self.mark(side, body)), body) for body in bodies)
            return [None if row is None else _kept(house, conn, row, body, traces) for row, body in found]

    def disordered(self, side: Side) -> int:
        """Count turns of a client that were stored at an earlier moment than the one before them."""
        turns = (
            select(message.c.client, message.c.at)
            .join(inbox, inbox.c.event == message.c.id)
            .order_by(message.c.client, inbox.c.id)
        )
        with self._house(side).database.read() as conn:
            rows = conn.execute(turns).all()
        return sum(one.client == two.client and two.at < one.at for one, two in pairwise(rows))

    def rows(self) -> int:
        count = select(func.count()).select_from(inbox).where(FROM_OUTSIDE)
        total = 0
        for house in self.stage.house.sides.values():
            with house.database.read() as conn:
                total += conn.execute(count).scalar_one()
        return total

    def fallen(self) -> Sequence[str]:
        return self.stage.running.fallen()

    @contextmanager
    def loud(self) -> Iterator[None]:
        with (self.folder / _LOUD).open("w", encoding="utf-8") as stream:
            undo = hush_third_parties(stream, debug=True)
            try:
                yield
            finally:
                undo()

    def journal(self) -> Iterator[str]:
        for name in (JOURNAL, _LOUD):
            with (self.folder / name).open(encoding="utf-8") as lines:
                yield from lines

    def _house(self, side: Side) -> SideHouse:
        return self.stage.house.sides[side]

    def _worker(self, side: Side) -> Staff:
        front = self.stage.house.front
        alias = next(
            each.alias for each in CREW.values() if each.role is StaffRole.WORKER and each.side is side
        )
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))


class _Traces:
    """What updates left behind on one side, by their event."""

    def __init__(self, conn: Connection) -> None:
        self.flags = {row.id: row.source for row in conn.execute(select(flag.c.id, flag.c.source))}
        strangers = select(unknown_message.c.id, unknown_message.c.kind)
        self.listed = {row.id: row.kind for row in conn.execute(strangers)}
        self.replied = {each.partition(":")[0] for each in conn.execute(select(outbox.c.dedup)).scalars()}


def _kept(house: SideHouse, conn: Connection, row: Row[Any], body: bytes, traces: _Traces) -> Kept:
    event = row.event
    unreadable = Kind.UNREADABLE.value
    flagged = traces.flags.get(event) == unreadable or traces.listed.get(event) == unreadable
    answered = event in traces.flags or event in traces.listed or event in traces.replied
    sealed = _is_sealed(house, conn, row, body)
    return Kept(row.chat_index, _fate(row, flagged=flagged), row.attempts, sealed, flagged, answered)


def _fate(row: Row[Any], *, flagged: bool) -> Fate | None:
    match row.state, row.code:
        case "quarantined", _:
            return Fate.APART
        case "done", "":
            return Fate.APART if flagged else Fate.HANDLED
        case "done", _:
            return Fate.IGNORED
        case _:
            return None


def _is_sealed(house: SideHouse, conn: Connection, row: Row[Any], body: bytes) -> bool:
    """Say whether the stored bytes show nothing of the body and open to it again."""
    sealed = conn.execute(select(inbox.c.raw_sealed).where(inbox.c.id == row.id)).scalar_one()
    if len(body) >= _SHORTEST_TELLING and body[:_SHORTEST_TELLING] in sealed:
        return False
    try:
        key = opening_key(conn, house.store.sealer, row.day)
        return open_raw(house.store.sealer, key, row.event, sealed)[1] == body[:LARGEST_BODY]
    except SealBroken:
        return False


def _bot(house: SideHouse) -> BotId:
    (bot,) = house.chosen.bots
    return bot.id


@dataclass(frozen=True, slots=True)
class StagedTheatre:
    """Opens a house for poison on one kind of database."""

    databases: Mapping[str, str] | None

    @contextmanager
    def open(self, telegram_url: str, pager_url: str) -> Iterator[PoisonHouse]:
        bots = tuple(StagedBot(side, token, name, "Planning") for side, (token, name) in BOTS.items())
        with tempfile.TemporaryDirectory(prefix="nabij-poison-") as folder:
            settings = stage_settings(Path(folder), telegram_url, bots, pager_url, self.databases)
            begin = monday_ten()
            with staged(settings, tuple(CREW.values()), lambda _: None, begin) as stage:
                yield StagedPoison(stage, Path(folder))


def poison(*, items: int, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Bring poison to a house on a database; print the result. Raises Refused."""
    with databases_of(database, dsn) as databases:
        result = run_poison(StagedTheatre(databases), Dose(items, seed=seed))
    return finish({**result, "database": database, "seed": seed}, out)
