"""Opens a house for the claim drill: many workers at the duty post, one flag for each client."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from bot.handle import handle_received
from cases.desk import StaffRole
from cases.ids import ClientId, StaffId
from cases.levels import Level
from cases.moments import HOUR, SECOND, after
from cases.roster import Post
from cases.sides import Side
from cases.traffic import RawUpdate
from drills.bench_inbound import ACUTE
from drills.bench_telegram import BOTS, bench_telegram
from drills.claim import FlagAt, Worker, run_claim
from drills.ports import Login
from drills.result import finish, progress
from nabij.drill.lodging import Lodging, Working, lodging
from nabij.drill.paired import message, pair
from nabij.drill.stages import PASSWORD, databases_of
from nabij.house import SideHouse
from vault.tables_coordination import shift
from vault.tables_side import escalation, flag

_ROLES = ("web", "worker", "clock", "sender")
_FIRST_USER = 70_000
_FIRST_UPDATE = 700_000_000
_AT_ONCE = 2
_SHIFT = 12 * HOUR


@dataclass
class StagedClaims:
    """A lodging as the claim drill sees it."""

    lodge: Lodging
    names: Mapping[StaffId, Worker]
    flags: Sequence[FlagAt]
    working: Working
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return self.working.url

    @property
    def workers(self) -> Sequence[Worker]:
        return list(self.names.values())

    def kill(self) -> None:
        with self._turn:
            self.working.kill()
            self.working = self.lodge.at_work(*_ROLES)

    def end(self) -> None:
        self.working.stop()

    def owners(self) -> Mapping[str, str]:
        return {
            row.id: self.names[StaffId(row.acknowledged_by)].alias
            for row in self._open()
            if row.acknowledged_by is not None
        }

    def orphans(self) -> frozenset[str]:
        return frozenset(row.id for row in self._open() if row.acknowledged_by is None and not _runs(row))

    def on_board(self, flag_id: str) -> bool:
        return any(row.id == flag_id and row.acknowledged_by is None and _runs(row) for row in self._open())

    def retire(self, alias: str) -> None:
        gone = next(staff for staff, worker in self.names.items() if worker.alias == alias)
        self.lodge.house.front.retire(gone)

    def _open(self) -> Iterator[Any]:
        wanted = (
            select(flag.c.id, flag.c.acknowledged_by, escalation.c.state)
            .outerjoin(escalation, escalation.c.flag == flag.c.id)
            .where(flag.c.closed_at.is_(None), flag.c.level == int(Level.ACUTE))
        )
        for house in self.lodge.house.sides.values():
            with house.database.read() as conn:
                yield from conn.execute(wanted)


def _runs(row: Any) -> bool:  # noqa: ANN401 - a row of any columns
    return bool(row.state == "running")


def claim(
    *, workers: int, flags: int, kills: int, database: str, dsn: str, seed: int, out: Path | None
) -> bool:
    """Race and print. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases, _claims(databases, workers, flags) as house:
        result = run_claim(house, kills, seed)
    return finish({**result, "database": database, "seed": seed}, out)


@contextmanager
def _claims(databases: Mapping[str, str] | None, workers: int, flags: int) -> Iterator[StagedClaims]:
    with ExitStack() as stack:
        simulator = stack.enter_context(bench_telegram())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases))
        progress(f"  {workers} people come to work")
        names = _crew(lodge, workers)
        progress(f"  {flags} people in danger")
        raised = [in_danger(lodge, number) for number in range(flags)]
        house = StagedClaims(lodge, names, raised, lodge.at_work(*_ROLES))
        stack.callback(house.end)
        yield house


def _crew(lodge: Lodging, count: int) -> dict[StaffId, Worker]:
    """Add workers to both sides and put all of them at the duty post."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        added = dict(threads.map(lambda number: _added(lodge, number), range(count)))
    now = lodge.house.hall.tempo.clock.now()
    with lodge.house.front_database.begin() as conn:
        for staff, worker in added.items():
            here = {"id": f"shift-{staff}", "side": worker.login.place, "post": Post.DUTY.value}
            conn.execute(insert(shift).values(**here, staff=staff, starts=now, ends=after(now, _SHIFT)))
    return added


def _added(lodge: Lodging, number: int) -> tuple[StaffId, Worker]:
    side = list(Side)[number % 2]
    login = Login(f"werker{number}", PASSWORD, side.value)
    alias = f"Collega {number}"
    staff = lodge.house.front.add_staff(
        login=login.name, password=PASSWORD, alias=alias, role=StaffRole.WORKER, side=side
    )
    return staff, Worker(login, alias)


def in_danger(lodge: Lodging, number: int) -> FlagAt:
    """Enrol somebody whose message raises one acute flag; return where that flag stands."""
    side = list(Side)[number % 2]
    house, user, update = lodge.house.sides[side], _FIRST_USER + number, _FIRST_UPDATE + number
    now = lodge.house.hall.tempo.clock.now()
    client = pair(house, lodge.staff[side], f"Proef-{number}", user, now)
    body = {"update_id": update, "message": message(2, user, now // SECOND, ACUTE[side])}
    raw = RawUpdate(house.chosen.bots[0].id, json.dumps(body).encode(), update, user, now)
    house.store.intake.keep(raw)
    for item in house.store.intake.heads(now, 10):
        handle_received(house.store.ledger, item, now, house.brain.rules())
    return FlagAt(_flag_of(house, client), f"/gesprek/{client}", side.value)


def _flag_of(house: SideHouse, client: ClientId) -> str:
    with house.database.read() as conn:
        return str(conn.execute(select(flag.c.id).where(flag.c.client == client)).scalar_one())
