"""Opens a house for the leak drill: every role a process of its own at DEBUG, and all that it leaves."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from bot.log import Log, hush_third_parties
from bot.pager_mail import MailServer
from cases.desk import StaffRole
from cases.sides import Side
from drills.leak import run_leak
from drills.leak_ports import Addresses, Colleague, LeakHouse, Sink
from drills.ports import BotOf, Login
from drills.redis_server import NoRedisServer
from drills.result import finish
from nabij.drill.leak_stores import Server, Troubles, server_of, sqlite_left
from nabij.drill.stages import CREW, databases_of
from nabij.drill.street import RoleProcess, Street, open_street
from nabij.house import House, door_url
from nabij.prepare import key_names, migrate_all, write_keys
from nabij.refused import Refused
from nabij.settings import Settings
from nabij.settings_paging import PagingSettings
from nabij.stage import Person, StagedBot, man, stage_settings

ROLES = (
    ("web", None),
    ("worker", Side.A),
    ("clock", Side.A),
    ("sender", Side.A),
    ("worker+clock", Side.B),
    ("sender", Side.B),
)
_PLACES = (
    (StaffRole.WORKER, Side.A),
    (StaffRole.BUDDY, Side.A),
    (StaffRole.ADMIN, None),
    (StaffRole.PRIVACY, None),
    (StaffRole.BUDDY, Side.B),
    (StaffRole.EXPERIENCE, Side.B),
)
_SIDES = {Side.A: "1001", Side.B: "2002"}
_CLUMSY_SECONDS = 60.0
_OWN_FILES = frozenset({"keys"})


@dataclass
class LeakyHouse:
    """Fits ``LeakHouse``."""

    settings: Settings
    street: Street
    crew: Sequence[Colleague]
    server: Server | None
    bots: Sequence[BotOf]
    _roles: list[RoleProcess] = field(default_factory=list)
    _ports: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.street.url

    def start(self) -> None:
        """Start all roles; return when they work. Raises TimeoutError."""
        temporary = self.settings.data / "tmp"
        temporary.mkdir()
        chatty = {"TMPDIR": str(temporary), "PYTHONASYNCIODEBUG": "1", "PYTHONFAULTHANDLER": "1"}
        for role, side in ROLES:
            port = _free_port()
            self.street.settings = replace(self.street.settings, admin_port=port)
            made = self.street.start(role, side, chatty)
            self._roles.append(made)
            self._ports[made.name] = port
        for made in self._roles:
            made.wait_until_up()

    def secrets(self) -> Sequence[tuple[str, bytes]]:
        found = [("token", bot.token.encode()) for bot in self.bots]
        found += [("token", bot.token.partition(":")[2].encode()) for bot in self.bots]
        for side in self.settings.sides.values():
            found += [("webhook", each.encode()) for bot in side.bots for each in bot.secrets]
        if self.server is not None:
            found += [("password", word.encode()) for word in self.server.passwords]
        for name in key_names(self.settings):
            kept = json.loads((self.settings.keys / f"{name}.json").read_text(encoding="ascii"))
            texts = [*kept["keks"].values(), kept["index"], kept["token"]]
            found += [("key", b64decode(text)) for text in texts]
        return found

    def webhook(self, side: Side) -> str:
        return door_url(self.url, self.settings.sides[side].bots[0])

    def troubles(self) -> Sequence[str]:
        return list(self._ways())

    def trouble(self, name: str) -> AbstractContextManager[object]:
        return self._ways()[name]()

    def _ways(self) -> Mapping[str, Callable[[], AbstractContextManager[object]]]:
        engines = {
            side.value: create_engine(address, poolclass=NullPool, connect_args=_patient(address))
            for side, address in self._beneath().items()
        }
        return Troubles(engines, self.server).ways()

    def _beneath(self) -> Mapping[Side, str]:
        """Return the sides' stores for whoever may change their tables: no role of ours may."""
        if self.server is None:
            return {side: each.database for side, each in self.settings.sides.items()}
        return {side: self.server.addresses[f"side_{side.value}"] for side in self.settings.sides}

    def journal(self) -> str:
        return "\n".join(each.said() for each in self._roles)

    def outside_pages(self) -> Mapping[str, str]:
        """Return health and metrics of every role, and the health that anybody may ask for."""
        places = {
            f"{name}{page}": f"http://127.0.0.1:{port}{page}"
            for name, port in self._ports.items()
            for page in _PAGES
        }
        places |= {f"public{page}": f"{self.url}{page}" for page in _PAGES}
        found = {}
        for name, place in places.items():
            with suppress(httpx.HTTPError):
                found[name] = httpx.get(place, timeout=10.0).text
        return found

    def clumsy(self, word: str, token: str) -> str:
        done = subprocess.run(  # noqa: S603  # this program, with words of the drill
            [sys.executable, "-X", "dev", "-m", "nabij.drill.leak_layers", word, token],
            capture_output=True,
            text=True,
            check=False,
            timeout=_CLUMSY_SECONDS,
            cwd=self.settings.data,
        )
        return done.stdout + done.stderr

    def stop(self) -> None:
        """End the first worker as by a crash, the others as a deploy does."""
        self._about = [*self._processes()]
        crash = next(each for each in self._roles if each.name.startswith("worker"))
        os.kill(crash.pid, signal.SIGABRT)
        for each in self._roles:
            each.stop()

    def _processes(self) -> Iterator[Sink]:
        """Return what anybody on the machine may read of our processes."""
        for each in self._roles:
            for name in ("cmdline", "environ", "status"):
                with suppress(OSError):
                    yield Sink(f"proc/{each.name}/{name}", Path(f"/proc/{each.pid}/{name}").read_bytes())

    def left_behind(self) -> Iterator[Sink]:
        yield from self._about
        stores = list(sqlite_left(self.settings.data)) if self.server is None else list(self.server.left())
        yield from stores
        known = {sink.name for sink in stores}
        for path in sorted(self.settings.data.rglob("*")):
            inside = path.relative_to(self.settings.data)
            if path.is_file() and inside.parts[0] not in _OWN_FILES and str(inside) not in known:
                yield Sink(str(inside), path.read_bytes())
        for core in Path.cwd().glob("core*"):
            if core.is_file():
                yield Sink(f"core/{core.name}", core.read_bytes())


_PAGES = ("/metrics", "/livez", "/readyz")


@dataclass(frozen=True, slots=True)
class LeakHouses:
    """Fits ``LeakTheatre``."""

    databases: Mapping[str, str] | None
    bots: Sequence[BotOf]
    own_server: bool

    @contextmanager
    def open(
        self, addresses: Addresses, colleagues: Sequence[str], passwords: Sequence[str]
    ) -> Iterator[LeakHouse]:
        people = [*_crew(colleagues, passwords)]
        server = server_of(self.databases) if self.databases is not None else None
        if server is not None and self.own_server:
            server.make_loud()
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nabij-leak-")))
            settings = self._settings(folder, addresses)
            write_keys(settings)
            migrate_all(lambda _line: None, settings)
            with (folder / "drill.log").open("w", encoding="utf-8") as journal:
                undo = hush_third_parties(journal)
                with House(replace(settings, redis_url=""), log=Log(journal)) as house:
                    man(house, tuple(people))
                undo()
            street = stack.enter_context(open_street(settings))
            crew = [_colleague(role, each) for role, each in zip(_roles(people), people, strict=True)]
            made = LeakyHouse(settings, street, crew, server, self.bots)
            made.start()
            yield made

    def _settings(self, folder: Path, addresses: Addresses) -> Settings:
        staged = tuple(StagedBot(bot.side, bot.token, bot.username, "Planning") for bot in self.bots)
        made = stage_settings(folder, addresses.telegram, staged, addresses.pager, self.databases)
        mail = MailServer("127.0.0.1", addresses.mail_port, "off", "nabij@voorbeeld.example")
        return replace(
            made,
            debug_logs=True,
            redis_url=addresses.redis,
            alarm_url=addresses.pager,
            paging=PagingSettings(mail=mail),
            telegram_seconds=3,
        )


def leak(*, canaries: int, most: int, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Play and print. Raises Refused for what cannot be opened."""
    bots = tuple(
        BotOf(side, f"{number}:{secrets.token_urlsafe(26)}", f"planning_leak_{side.value}_bot")
        for side, number in _SIDES.items()
    )
    with databases_of(database, dsn) as databases:
        try:
            result = run_leak(LeakHouses(databases, bots, not dsn), bots, canaries, seed, most)
        except NoRedisServer as missing:
            raise Refused([f"Geen Redis voor de oefening: {missing}."]) from None
    return finish({**result, "database": database, "seed": seed}, out)


def _crew(colleagues: Sequence[str], passwords: Sequence[str]) -> Iterator[Person]:
    """Return the crew of every drill, and people whose names and passwords are canaries."""
    yield from CREW.values()
    for number, word in enumerate(colleagues):
        role, side = _PLACES[number % len(_PLACES)]
        password = f"{passwords[number % len(passwords)]}-een-lang-wachtwoord"
        yield Person(word, password, word.title(), role, side, backup=True)


def _roles(people: Sequence[Person]) -> Iterator[str]:
    for number, each in enumerate(people):
        named = [name for name, one in CREW.items() if one is each]
        yield named[0] if named else f"{each.role.value}_{number}"


def _colleague(role: str, each: Person) -> Colleague:
    return Colleague(role, Login(each.login, each.password, each.place), each.alias)


def _patient(url: str) -> dict[str, object]:
    return {"timeout": 20} if url.startswith("sqlite") else {}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
