"""A coordination store with people in it, a clock that tests move, and quick passwords."""

import secrets
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from databases import FreshUrl
from sqlalchemy import Table, select

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


@dataclass(slots=True)
class Office:
    """A coordination store on one fresh database."""

    url: str
    clock: MovedClock = field(default_factory=MovedClock)
    ids: RandomIds = field(default_factory=RandomIds)
    store: Store = field(init=False)
    sealer: Sealer = field(init=False)
    desk: CoordinationStore = field(init=False)

    def __post_init__(self) -> None:
        self.store = Store(self.url, coordination_tables)
        self.store.create()
        self.sealer = Sealer("coordination", ring("coordination"))
        self.desk = CoordinationStore(self.store, self.sealer, self.clock, self.ids, CHEAP)

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
            return [dict(row) for row in conn.execute(select(table)).mappings()]


def office_on(fresh_url: FreshUrl) -> Office:
    return Office(fresh_url("coordination"))
