"""A coordination store with people in it, a clock that tests move, and quick passwords."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from argon2 import PasswordHasher
from databases import NO_POSTGRES, FreshUrl, PostgresDatabases
from sqlalchemy import MetaData, Table, delete, select

from cases.desk import Staff, StaffRole
from cases.ids import ClientId
from cases.moments import Moment
from cases.sides import Side
from vault.coordination import CoordinationStore
from vault.engine import Store
from vault.keys import KeyRing
from vault.passwords import Passwords
from vault.seal import Sealer
from vault.tables_coordination import coordination as coordination_tables

NOON = Moment(1_800_000_000_000_000)
PASSWORD = "een lang wachtwoord"
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass(slots=True)
class MovedClock:
    """Both clocks stand still until a test moves them."""

    domain: int = NOON
    wall: int = NOON

    def now(self) -> Moment:
        return Moment(self.domain)

    def real(self) -> Moment:
        return Moment(self.wall)


class RandomIds:
    def new(self) -> str:
        return secrets.token_hex(16)


def ring(room: str) -> KeyRing:
    kek = secrets.token_hex(8)
    return KeyRing(
        room, kek, {kek: secrets.token_bytes(32)}, secrets.token_bytes(32), secrets.token_bytes(32)
    )


BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
"""Parameters of a module's ``building``: every test runs on both databases."""


@dataclass(slots=True)
class Building:
    """Databases that the tests of one module share, since making one is slow; each test empties them."""

    fresh_url: FreshUrl
    urls: dict[str, str] = field(default_factory=dict)
    stores: dict[str, Store] = field(default_factory=dict)

    def store(self, name: str, metadata: MetaData) -> Store:
        if name not in self.stores:
            self.urls[name] = self.fresh_url(name)
            self.stores[name] = Store(self.urls[name], metadata)
            self.stores[name].create()
        return self.stores[name]

    def empty(self) -> None:
        for store in self.stores.values():
            with store.begin() as conn:
                for table in reversed(store.metadata.sorted_tables):
                    conn.execute(delete(table))


def building_on(request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> Iterator[Building]:
    """Give the databases of one module, dropped after its last test."""
    if request.param == "sqlite":
        folder = folders.mktemp("stores")
        building = Building(lambda name: f"sqlite:///{folder / name}.sqlite3")
        yield building
        close(building)
        return
    server: PostgresDatabases | None = request.getfixturevalue("postgres_server")
    if server is None:
        pytest.skip(NO_POSTGRES)
    building = Building(server.create)
    yield building
    close(building)
    for url in building.urls.values():
        server.drop(url)


def close(building: Building) -> None:
    for store in building.stores.values():
        store.dispose()


@dataclass(slots=True)
class Office:
    """A coordination store on the databases of a building, empty at first."""

    building: Building
    clock: MovedClock = field(default_factory=MovedClock)
    ids: RandomIds = field(default_factory=RandomIds)
    store: Store = field(init=False)
    sealer: Sealer = field(init=False)
    desk: CoordinationStore = field(init=False)

    def __post_init__(self) -> None:
        self.building.empty()
        self.store = self.building.store("coordination", coordination_tables)
        self.sealer = Sealer("coordination", ring("coordination"))
        self.desk = CoordinationStore(self.store, self.sealer, self.clock, self.ids, CHEAP)

    @property
    def url(self) -> str:
        return self.building.urls["coordination"]

    def hire(
        self, login: str, role: StaffRole = StaffRole.WORKER, side: Side | None = None, person: str = ""
    ) -> Staff:
        """Add somebody; a worker without a side works on side a."""
        place = (side or Side.A) if role is StaffRole.WORKER else None
        return self.desk.staff(
            self.desk.add_staff(login, PASSWORD, login.capitalize(), role, place, person or self.ids.new())
        )

    def enrol(self, worker: Staff, link: str = "") -> ClientId:
        """Make a party as the side's desk does, to the end."""
        party = self.desk.begin_enrolment(worker, self.ids.new(), link)
        self.desk.finish_enrolment(party)
        return party

    def rows(self, table: Table) -> list[dict[str, object]]:
        with self.store.read() as conn:
            return [dict(row) for row in conn.execute(select(table).order_by(*table.primary_key)).mappings()]
