"""Opens a house for the swap drill: people on both sides, and every sealed value with its place and key."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from bot.handle import handle_received
from cases.ids import ClientId
from cases.moments import SECOND
from cases.sides import Side
from cases.traffic import RawUpdate
from drills.bench_telegram import BOTS, bench_telegram
from drills.result import finish
from drills.swap import run_swap
from drills.swap_ports import Place, Value
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.paired import message, pair
from nabij.drill.stages import databases_of
from nabij.prepare import ring_of
from vault.data_keys import purpose_of
from vault.engine import Store
from vault.seal import DataKey, SealBroken, Sealer
from vault.sealed_columns import SealedColumn, Under, sealed_columns
from vault.tables_side import dek, flag, intake_key, page, safe_contact

_FIRST_USER = 90_000
_FIRST_UPDATE = 900_000_000
_WORDS = "Vandaag was het rustig. Morgen ga ik naar mijn zus."
_SAMPLE = b"een proefwaarde die nergens anders hoort"


@dataclass
class StagedSwap:
    """A lodging as the swap drill sees it."""

    lodge: Lodging
    clients: dict[Side, list[ClientId]]
    keys: dict[Place, DataKey] = field(default_factory=dict)
    sealers: dict[tuple[str, str], Sealer] = field(default_factory=dict)
    kind: type[Sealer] = Sealer

    def columns(self) -> Sequence[str]:
        front, side = self.lodge.house.front_database, self.lodge.house.sides[Side.A].database
        named = (("coordination", front), ("side", side))
        return sorted(
            {f"{room}.{c.table.name}.{c.name}" for room, s in named for c in sealed_columns(s.metadata)}
        )

    def values(self) -> Sequence[Value]:
        house = self.lodge.house
        rooms: list[tuple[str, Store]] = [(s.value, each.database) for s, each in house.sides.items()]
        rooms.append(("coordination", house.front_database))
        return [
            value
            for room, store in rooms
            for column in sealed_columns(store.metadata)
            for value in self._of(room, store, column)
        ]

    def opens(self, value: Value, place: Place, sealed: bytes) -> bool:
        # As somebody who writes in the database would: the wrapped key goes along, under the new names.
        key = replace(self.keys[value.place], client=place.client, version=place.version)
        where = {"table": place.table, "column": place.column, "client": place.client, "row": place.row}
        if place.version != value.place.version:
            sealed = sealed[:12] + place.version.to_bytes(4, "big") + sealed[16:]
        try:
            self._sealer(value.place.side, place.side).open(sealed, **where, key=key)
        except SealBroken:
            return False
        return True

    def answered(self) -> bool:
        """Put one client's safe-contact record in the place of another's; that client writes."""
        house = self.lodge.house.sides[Side.A]
        one, other = self.clients[Side.A][:2]
        with house.database.begin() as conn:
            record = select(safe_contact.c.record_sealed).where(safe_contact.c.client == one)
            moved = conn.execute(record).scalar_one()
            theirs = safe_contact.c.client == other
            conn.execute(update(safe_contact).where(theirs).values(record_sealed=moved))
        write(self.lodge, Side.A, _FIRST_USER + 1, 500)
        with house.database.read() as conn:
            mine = select(flag.c.id).where(flag.c.client == other, flag.c.code == "seal_broken")
            raised = conn.execute(mine).scalar()
            paged = select(page.c.id).where(page.c.flag == raised)
            return raised is not None and conn.execute(paged).first() is not None

    def _sealer(self, home: str, room: str) -> Sealer:
        """Return what opens as if in ``room``, with the keys of the room the value came from."""
        if (home, room) not in self.sealers:
            name = home if home == "coordination" else f"side_{home}"
            ring = replace(ring_of(self.lodge.settings, name), room=room)
            self.sealers[home, room] = self.kind(room, ring)
        return self.sealers[home, room]

    def _of(self, room: str, store: Store, column: SealedColumn) -> Iterator[Value]:
        """Give the stored values of one column; without any, one that is sealed for a place of its own."""
        with store.read() as conn:
            rows = conn.execute(select(column.table).where(column.mine).limit(4)).mappings().all()
        for row in rows:
            owner = _owner(column, dict(row))
            place = Place(column.table.name, column.name, room, owner, str(row[column.row]))
            self.keys[place] = self._key(room, store, column, dict(row))
            yield Value(place, bytes(row[column.name]), stored=True)
        if not rows:
            owner = "" if column.under is Under.DAY else f"proef-{room}"
            place = Place(column.table.name, column.name, room, owner, f"rij-{column.name}")
            self.keys[place] = key = self._sealer(room, room).new_key(owner, "swap")
            where = {"table": place.table, "column": place.column, "client": owner, "row": place.row}
            yield Value(place, self._sealer(room, room).seal(_SAMPLE, **where, key=key), stored=False)

    def _key(self, room: str, store: Store, column: SealedColumn, row: Mapping[str, Any]) -> DataKey:
        sealer, owner = self._sealer(room, room), _owner(column, row)
        if column.under is Under.OWN:
            return sealer.unwrap(owner, "own", 1, row["kek"], bytes(row["wrapped"]))
        with store.read() as conn:
            if column.under is Under.DAY:
                found = conn.execute(select(intake_key).where(intake_key.c.day == row["day"])).one()
                return sealer.unwrap("", "intake", 1, found.kek, found.wrapped)
            purpose = purpose_of(column.table.name)
            mine = select(dek).where(dek.c.client == owner, dek.c.purpose == purpose)
            found = conn.execute(mine).one()
            return sealer.unwrap(owner, purpose, found.version, found.kek, found.wrapped)


def _owner(column: SealedColumn, row: Mapping[str, Any]) -> str:
    if column.under is Under.CLIENT:
        return str(row[column.owner])
    return str(row[column.row]) if column.under is Under.OWN else ""


def write(lodge: Lodging, side: Side, user: int, number: int) -> None:
    """Let a phone write to the line of its side."""
    house = lodge.house.sides[side]
    now = lodge.house.hall.tempo.clock.now()
    update_id = _FIRST_UPDATE + 1000 * user + number
    body = {"update_id": update_id, "message": message(number, user, now // SECOND, _WORDS)}
    house.store.intake.keep(
        RawUpdate(house.chosen.bots[0].id, json.dumps(body).encode(), update_id, user, now)
    )
    for item in house.store.intake.heads(now, 10):
        handle_received(house.store.ledger, item, now, house.brain.rules())


def staged_swap(lodge: Lodging, kind: type[Sealer] = Sealer) -> StagedSwap:
    """Let two people of each side say something, and a worker keep a note."""
    clients: dict[Side, list[ClientId]] = {}
    for number, side in enumerate((*Side, *Side)):
        house, now = lodge.house.sides[side], lodge.house.hall.tempo.clock.now()
        user = _FIRST_USER + number // 2 + 10 * list(Side).index(side)
        client = pair(house, lodge.staff[side], f"Proef-{number}", user, now)
        write(lodge, side, user, 2)
        house.desk.add_note(lodge.staff[side], client, "Belt liever na vijf uur.")
        clients.setdefault(side, []).append(client)
    return StagedSwap(lodge, clients, kind=kind)


def swap(*, samples: int, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Move, change and print. Raises Refused for what cannot be opened."""
    with (
        databases_of(database, dsn) as databases,
        bench_telegram() as simulator,
        lodging(simulator.url, BOTS, databases) as lodge,
    ):
        result = run_swap(staged_swap(lodge), samples, seed)
    return finish({**result, "database": database, "seed": seed}, out)
