"""Runs the inbound bench: a real house in processes of its own, loaded over real HTTP."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import func, select

from cases.sides import Side
from drills.bench_inbound import ACUTE, Load, run_bench_inbound
from drills.bench_telegram import BOTS, bench_telegram
from drills.postman import Mailbox
from drills.result import finish, progress
from nabij.drill.bare_insert import bare_door, bare_statements
from nabij.drill.from_outside import FROM_OUTSIDE
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.paired import pair
from nabij.drill.stages import databases_of
from nabij.house import door_url
from vault.tables_side import inbox, outbox

_FIRST_USER = 40_000
_UNDONE = select(func.count()).select_from(inbox).where(inbox.c.state == "new", FROM_OUTSIDE)
_DONE = select(func.count()).select_from(inbox).where(inbox.c.state == "done", FROM_OUTSIDE)
_REPLIES = select(func.count()).select_from(outbox)


class StoreBooks:
    """Counts in the stores of both sides. ``done_before`` were handled while the clients were paired."""

    def __init__(self, lodging: Lodging, folder: Path) -> None:
        self._stores = [house.database for house in lodging.house.sides.values()]
        self._settings = lodging.settings
        self._folder = folder
        self._done_before = self._count(_DONE)

    def handled(self) -> int:
        return self._count(_DONE) - self._done_before

    def replies(self) -> int:
        return self._count(_REPLIES)

    def undone(self) -> int:
        return self._count(_UNDONE)

    @contextmanager
    def bare_door(self) -> Iterator[str]:
        """Open a door on the same kind of database that only inserts; yield its address."""
        with bare_door(self._bare_url()) as url:
            yield url

    def bare_statements(self, seconds: float) -> float:
        return bare_statements(self._bare_url(), seconds)

    def _bare_url(self) -> str:
        sqlite = self._stores[0].sqlite
        return f"sqlite:///{self._folder / 'bare'}.sqlite3" if sqlite else self._settings.coordination

    def _count(self, statement: object) -> int:
        total = 0
        for store in self._stores:
            with store.read() as conn:
                total += int(conn.execute(statement).scalar_one())  # type: ignore[call-overload]  # one count
        return total


def bench_inbound(
    *, database: str, dsn: str, load: tuple[float, float, int], clients: int, seed: int, out: Path | None
) -> bool:
    """Load and print: seconds at full speed, seconds at a steady rate, size of the backlog.

    Raises Refused for what cannot be opened.
    """
    with ExitStack() as stack:
        databases = stack.enter_context(databases_of(database, dsn))
        simulator = stack.enter_context(bench_telegram())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases))
        progress(f"  pairing {clients} clients")
        users = paired(lodge, clients)
        url = stack.enter_context(_at_work(lodge))
        boxes = [mailbox(lodge, url, side, user) for side, user in users]
        result = run_bench_inbound(boxes, StoreBooks(lodge, lodge.settings.data), Load(*load))
    return finish({**result, "database": database, "clients": clients, "seed": seed}, out)


@contextmanager
def _at_work(lodge: Lodging) -> Iterator[str]:
    """Run the house as its database is meant to be used: SQLite in one process, PostgreSQL in several."""
    with ExitStack() as stack:
        if lodge.house.front_database.sqlite:
            yield stack.enter_context(lodge.running("web", "worker"))
            return
        url = stack.enter_context(lodge.running("web"))
        stack.enter_context(lodge.running("worker"))
        yield url


def paired(lodge: Lodging, clients: int) -> list[tuple[Side, int]]:
    users = []
    for number in range(clients):
        side = list(Side)[number % 2]
        user = _FIRST_USER + number
        pair(
            lodge.house.sides[side],
            lodge.staff[side],
            f"Proef-{number}",
            user,
            lodge.house.hall.tempo.clock.now(),
        )
        users.append((side, user))
    return users


def mailbox(lodge: Lodging, url: str, side: Side, user: int) -> Mailbox:
    bot = lodge.settings.sides[side].bots[0]
    return Mailbox(door_url(url, bot), bot.secrets[0], user, ACUTE[side])
