"""A side, coordination and a ledger together: what erasing takes, on either database."""

from dataclasses import dataclass
from pathlib import Path

from migrated import on_sqlite
from side_bench import MONDAY, RING, SideBench
from sqlalchemy import delete, insert
from vault_people import CHEAP, MovedClock, RandomIds, ring

from cases.desk import Staff, StaffRole
from cases.ids import ClientId
from cases.sides import Side
from vault.coordination import CoordinationStore
from vault.engine import Store
from vault.erasure import Eraser
from vault.erasure_front import WholeCoordination
from vault.migrate import migrate
from vault.seal import Sealer
from vault.shred_ledger import ShredLedger
from vault.tables_coordination import account, case, case_party, grant, reach, visit_order
from vault.tables_coordination import coordination as coordination_tables
from vault.tables_side import meta


@dataclass
class ErasingBench:
    """One side with its people and parties; both sides of a case are known to coordination alone."""

    side: SideBench
    fronts: Store
    clock: MovedClock
    folder: Path

    def __post_init__(self) -> None:
        self.front = CoordinationStore(
            self.fronts, Sealer("coordination", ring("coordination")), self.clock, RandomIds(), CHEAP
        )
        self.ledger = ShredLedger(self.folder / "shred_ledger_a", RING, "a")
        office = WholeCoordination(self.fronts, Side.A)
        self.eraser = Eraser(self.side.side, self.front, office, self.ledger, self.clock)
        self.eraser.begin()

    def person(self, login: str, role: StaffRole, side: Side | None = None) -> Staff:
        self.front.add_staff(login, "een lang wachtwoord", login.title(), role, side)
        return self.eraser.someone(login)

    def party(self, client: ClientId, case_id: str, side: str, person: str) -> None:
        """Put somebody in a case, with everything that coordination keeps of a party."""
        with self.fronts.begin() as conn:
            known = conn.execute(case.select().where(case.c.id == case_id)).first()
            if known is None:
                conn.execute(insert(case), {"id": case_id, "code": f"Z-{case_id}", "created_at": MONDAY})
            conn.execute(insert(case_party), {"party": client, "case_": case_id, "side": side})
            here = {"person": person, "case_": case_id, "side": side}
            conn.execute(insert(reach), {**here, "since": MONDAY})
            conn.execute(insert(grant), {**here, "party": client, "granted_by": "x", "granted_at": MONDAY})
            mark = client.encode() * 4
            conn.execute(insert(account), {"account_hmac": mark, "party": client, "at": MONDAY})
            order = {"party": client, "light": "call_first", "by_staff": "x", "at": MONDAY}
            conn.execute(insert(visit_order), order)

    def files(self) -> bytes:
        """Return everything that the files of both SQLite stores hold, log and index of it included."""
        return b"".join(each.read_bytes() for each in sorted(self.folder.parent.glob("*.sqlite3*")))

    def dispose(self) -> None:
        self.fronts.dispose()


def erasing_bench(side: SideBench, url: str, folder: Path) -> ErasingBench:
    """Open coordination beside a side."""
    on_sqlite(url, coordination_tables)
    fronts = Store(url, coordination_tables)
    migrate([fronts])
    with side.begin() as conn:  # a database that tests share remembers the ledger of the one before
        conn.execute(delete(meta).where(meta.c.name == "shred_ledger_a"))
    return ErasingBench(side, fronts, MovedClock(MONDAY, MONDAY), folder)
