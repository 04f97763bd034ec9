"""The line of the Redis drill: web, worker with clock, and sender as processes of their own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sqlalchemy import select

from bot.log import Log, hush_third_parties
from cases.sides import Side
from drills.ports import BotOf, Login
from drills.redis_ports import Books, RedisStage, RoleFigures
from nabij.drill.from_outside import FROM_OUTSIDE
from nabij.drill.lodging import DidNotStart, Lodging, lodging
from nabij.drill.paired import pair
from nabij.drill.stages import CREW
from nabij.drill.street import START_SECONDS, STOP_SECONDS, warm_context
from nabij.house import House
from nabij.running import Running
from nabij.settings import Settings
from nabij.starting import settled
from vault.quiet import is_busy
from vault.tables_side import inbox, message

ROLES = ("web", "worker+clock", "sender")
ANSWER_SECONDS = 20.0
_RSS = "VmRSS:"


@dataclass
class RoleLine:
    """One process, and the line to ask it over."""

    name: str
    process: ForkServerProcess
    line: Connection

    def ask(self) -> RoleFigures:
        """Ask for fresh figures. Raises DidNotStart when it does not answer any more."""
        self.line.send("figures")
        if not self.line.poll(ANSWER_SECONDS):
            raise DidNotStart(self.name)
        found = self.line.recv()
        return RoleFigures(name=self.name, rss_kb=_rss_kb(self.process.pid or 0), **found)


class RedisHouse:
    """Fits ``drills.redis_ports.RedisStage``."""

    def __init__(self, lodged: Lodging, roles: Sequence[RoleLine], url: str) -> None:
        self.url = url
        self._lodged = lodged
        self._roles = roles

    @property
    def logins(self) -> Mapping[str, Login]:
        return {name: Login(each.login, each.password, each.place) for name, each in CREW.items()}

    def figures(self) -> Sequence[RoleFigures]:
        return [each.ask() for each in self._roles]

    def books(self) -> Books:
        kept = handled = turned = repeated = 0
        busy = False
        for side in self._lodged.house.sides.values():
            with side.database.read() as conn:
                states = [row.state for row in conn.execute(select(inbox.c.state).where(FROM_OUTSIDE))]
                inbound = select(message.c.client, message.c.phone_message)
                rows = [tuple(row) for row in conn.execute(inbound.where(message.c.direction == "in"))]
            turned += len(set(rows))
            repeated += len(rows) - len(set(rows))
            kept += len(states)
            handled += states.count("done")
            busy = busy or is_busy(side.store, self._lodged.house.hall.tempo.clock.now())
        return Books(kept, handled, turned, repeated, busy or kept != handled)


@dataclass(frozen=True, slots=True)
class RedisHouses:
    """Fits ``drills.redis_ports.RedisTheatre``, on one kind of database."""

    databases: Mapping[str, str] | None

    @contextmanager
    def open(
        self,
        telegram_url: str,
        bots: tuple[BotOf, ...],
        redis_url: str,
        phones: Mapping[Side, Sequence[tuple[int, str]]],
    ) -> Iterator[RedisStage]:
        with lodging(telegram_url, bots, self.databases) as lodged, ExitStack() as stack:
            for side, people in phones.items():
                for user, alias in people:
                    now = lodged.house.hall.tempo.clock.now()
                    pair(lodged.house.sides[side], lodged.staff[side], alias, user, now)
            settings = replace(lodged.settings, redis_url=redis_url)
            roles = [_start(settings, role, stack) for role in ROLES]
            urls = [_up(each) for each in roles]
            yield RedisHouse(lodged, roles, urls[0])


def _start(settings: Settings, role: str, stack: ExitStack) -> RoleLine:
    context = warm_context()
    near, far = context.Pipe()
    process = context.Process(target=work, args=(settings, role, far), name=role, daemon=True)
    process.start()
    far.close()
    stack.callback(_end, process, near)
    return RoleLine(role, process, near)


def _up(role: RoleLine) -> str:
    """Return where it listens, empty for all but the web role. Raises DidNotStart."""
    if not role.line.poll(START_SECONDS):
        raise DidNotStart(role.name)
    try:
        return str(role.line.recv())
    except EOFError:
        raise DidNotStart(role.name) from None


def _end(process: ForkServerProcess, line: Connection) -> None:
    line.close()
    process.join(STOP_SECONDS)
    if process.is_alive():
        process.kill()


def work(settings: Settings, role: str, line: Connection) -> None:
    """Work as these roles until the other end is gone; answer each question with fresh figures."""
    path = settings.data / f"role-{role.replace('+', '-')}.log"
    with path.open("w", encoding="utf-8") as journal:
        hush_third_parties(journal)
        with (
            House(settings, log=Log(journal, strict=True)) as house,
            Running(house, frozenset(role.split("+"))) as running,
        ):
            settled()
            line.send(running.url)
            while _asked(line):
                line.send(_figures(house, running))


def _asked(line: Connection) -> bool:
    try:
        return bool(line.recv())
    except EOFError:
        return False


def _figures(house: House, running: Running) -> dict[str, object]:
    traffic = house.bridge.traffic if house.bridge is not None else None
    return {
        "longest_wait_ms": traffic.waits.longest_ms(fresh=True) if traffic else 0.0,
        "published": traffic.published if traffic else 0,
        "heard": traffic.heard if traffic else 0,
        "dropped": traffic.dropped if traffic else 0,
        "connected": traffic.connected if traffic else False,
        "fallen": running.fallen(),
    }


def _rss_kb(process: int) -> int:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(_RSS):
            return int(line.split()[1])
    return 0
