"""Opens a house for the shred drill: clients on both sides, copies of the stores, and real starts."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.handle import handle_received
from cases.erasing import EraseReason
from cases.ids import ClientId
from cases.moments import SECOND
from cases.sides import Side
from cases.traffic import RawUpdate
from drills.bench_telegram import BOTS, bench_telegram
from drills.result import finish, progress
from drills.shred import run_shred
from drills.shred_ports import Start
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.paired import message, pair
from nabij.drill.shred_stores import copy_back, copy_out, files_of, log_files_of
from nabij.drill.shred_values import Value, marks_in, opened_by_any, share_opened, values_in
from nabij.drill.stages import CREW, databases_of
from nabij.erasing import erasers, ledger_path, replayed
from nabij.settings import Settings
from nabij.throwaway import ThrownAway
from vault.erasure import Asked
from vault.erasure_scrub import Scrub
from vault.two_people import someone

_FIRST_USER = 80_000
_FIRST_UPDATE = 800_000_000
_WORDS = "Vandaag was het rustig. Morgen ga ik naar mijn zus."
_NOTE = "Belt liever na vijf uur."
_UP = "Nabij draait"
_START_SECONDS = 120


@dataclass
class StagedShred:
    """A lodging as the shred drill sees it. ``beneath``: its stores as whoever owns the server has them."""

    lodge: Lodging
    whose: Mapping[str, Side]
    folder: Path
    beneath: Mapping[str, str]
    values: list[Value] = field(default_factory=list)
    marks: dict[tuple[str, str], frozenset[bytes]] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        return self.lodge.settings

    def clients(self) -> Sequence[str]:
        return list(self.whose)

    def backup(self) -> int:
        copy_out(self.beneath, self._copy)
        for house in self.lodge.house.sides.values():
            self.values += values_in(house.database)
            self.marks |= marks_in(house.database)
        return len(self.values)

    def erase(self, client: str) -> str:
        """Ask as the command does; nobody waits for the phones of this drill, which are no phones.

        Without the owner's address, which the settings of a house that runs do not have.
        """
        with erasers(replace(self.settings, owners={})) as found:
            side = self.whose[client]
            people = [
                someone(self.lodge.house.front_database, CREW[each].login, side)
                for each in ("lead", "coordinator")
            ]
            asked = Asked(ClientId(client), EraseReason.STOPPED, people[0], people[1], at_once=True)
            outcome = found[side].ask(asked)
            return outcome.state if outcome.scrub is Scrub.CLEAN else "not_scrubbed"

    def restore(self) -> None:
        self._let_go()
        copy_back(self.beneath, self._copy)

    def readable(self, clients: Collection[str]) -> int:
        wanted = [each for each in self.values if each.client in clients]
        return sum(
            len(opened_by_any(house.database, house.store.sealer, self._of(side, wanted)))
            for side, house in self.lodge.house.sides.items()
        )

    def whole(self, clients: Collection[str]) -> float:
        wanted = [each for each in self.values if each.client in clients]
        good = sum(
            share_opened(house.database, house.store.sealer, mine) * len(mine)
            for side, house in self.lodge.house.sides.items()
            for mine in (self._of(side, wanted),)
        )
        return round(good / len(wanted), 4)

    def traces(self, clients: Collection[str], what: str) -> int:
        self._let_go()
        marks = {mark for each in clients for mark in self.marks[each, what]}
        return sum(_found(path, marks) for path in files_of(self.beneath))

    def log_traces(self, clients: Collection[str]) -> int:
        self._let_go()
        marks = {mark for each in clients for mark in self.marks[each, "keys"]}
        return sum(_found(path, marks) for path in log_files_of(self.beneath))

    def start(self) -> Start:
        self._let_go()
        environment = {**os.environ, "NABIJ_CONFIG": str(self.folder / "nabij.toml")}
        command = [sys.executable, "-m", "nabij", "serve"]
        with subprocess.Popen(  # noqa: S603  # this program, with the settings of the drill
            command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment
        ) as process:
            timer = threading.Timer(_START_SECONDS, process.kill)
            timer.start()
            try:
                return _heard(process)
            finally:
                timer.cancel()

    @contextmanager
    def without_ledger(self) -> Iterator[None]:
        with self._kept() as paths:
            for path in paths:
                path.unlink()
            yield

    @contextmanager
    def cut_ledger(self) -> Iterator[None]:
        with self._kept() as paths:
            for path in paths:
                lines = path.read_text(encoding="ascii").splitlines(keepends=True)
                path.write_text("".join(lines[: len(lines) // 2]), encoding="ascii")
            yield

    @contextmanager
    def edited_ledger(self) -> Iterator[None]:
        with self._kept() as paths:
            for path in paths:
                lines = path.read_text(encoding="ascii").splitlines(keepends=True)
                path.write_text("".join([*lines[:1], *lines[3:], *lines[1:3]]), encoding="ascii")
            yield

    @property
    def _copy(self) -> Path:
        return self.folder / "copy"

    @contextmanager
    def _kept(self) -> Iterator[list[Path]]:
        paths = [ledger_path(self.settings, side) for side in self.settings.sides]
        kept = {path: path.read_bytes() for path in paths}
        yield paths
        for path, content in kept.items():
            path.write_bytes(content)

    def _of(self, side: Side, values: Sequence[Value]) -> list[Value]:
        return [each for each in values if self.whose[each.client] is side]

    def _let_go(self) -> None:
        """Close what this process has open of the stores: others come now."""
        house = self.lodge.house
        for store in (house.front_database, *(each.database for each in house.sides.values())):
            store.dispose()


def shred(*, clients: int, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Erase, restore, start and print. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases, _shreds(databases, clients) as house:
        result = run_shred(house, seed)
    return finish({**result, "database": database, "seed": seed}, out)


@contextmanager
def _shreds(databases: Mapping[str, str] | None, clients: int) -> Iterator[StagedShred]:
    with ExitStack() as stack:
        simulator = stack.enter_context(bench_telegram())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nabij-shred-")))
        replayed(lodge.settings, progress)
        _write_settings(lodge.settings, folder)
        progress(f"  {2 * clients} people tell something")
        sides = list(lodge.house.sides)
        whose = {_told(lodge, number): sides[number // 2 % 2] for number in range(2 * clients)}
        beneath = databases.whole if isinstance(databases, ThrownAway) else _databases(lodge.settings)
        yield StagedShred(lodge, whose, folder, beneath)


def _told(lodge: Lodging, number: int) -> str:
    """Enrol somebody who says something, about whom a worker keeps a note."""
    side = list(lodge.house.sides)[number // 2 % 2]
    house, user = lodge.house.sides[side], _FIRST_USER + number
    now = lodge.house.hall.tempo.clock.now()
    client = pair(house, lodge.staff[side], f"Proef-{number}", user, now)
    body = {"update_id": _FIRST_UPDATE + number, "message": message(2, user, now // SECOND, _WORDS)}
    house.store.intake.keep(
        RawUpdate(house.chosen.bots[0].id, json.dumps(body).encode(), _FIRST_UPDATE + number, user, now)
    )
    for item in house.store.intake.heads(now, 10):
        handle_received(house.store.ledger, item, now, house.brain.rules())
    house.desk.add_note(lodge.staff[side], client, _NOTE)
    return client


def _databases(settings: Settings) -> dict[str, str]:
    found = {"coordination": settings.coordination}
    return found | {f"side_{side.value}": each.database for side, each in settings.sides.items()}


def _write_settings(settings: Settings, folder: Path) -> None:
    """Write the settings of the lodging as an organisation has them: a file, and secrets in files."""
    lines = [
        f'data = "{settings.data}"',
        f'keys = "{settings.keys}"',
        f'database = "{settings.database}"',
        f'telegram_url = "{settings.telegram_url}"',
        'plain_cookies = "ja"',
        "port = 0",
    ]
    for name, url in _databases(settings).items():
        lines.append(f"[{name}]")
        if settings.database == "postgres":
            lines.append(f'database_file = "{_secret(folder / f"{name}.url", url)}"')
        if front := next(
            (front for side, front in settings.fronts.items() if name == f"side_{side.value}"), ""
        ):
            lines.append(f'front_file = "{_secret(folder / f"{name}.front", front)}"')
        side = next((each for each in settings.sides if name == f"side_{each.value}"), None)
        for bot in settings.sides[side].bots if side else ():
            token = _secret(folder / f"{bot.id}.token", bot.token)
            lines += [
                f"[[{name}.bots]]",
                f'id = "{bot.id}"',
                f'token_file = "{token}"',
                f'name = "{bot.name} {name[-1]}"',
            ]
    (folder / "nabij.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _secret(path: Path, text: str) -> Path:
    path.write_text(text.replace("postgresql+psycopg://", "postgresql://", 1), encoding="utf-8")
    path.chmod(0o600)
    return path


def _heard(process: subprocess.Popen[str]) -> Start:
    """Read what a start says until it is up or ends; stop it when it is up."""
    said = ""
    for line in process.stderr or ():
        said += line
        if line.startswith(_UP):
            process.terminate()
            process.communicate()
            return Start(came_up=True, code=process.returncode, said=said)
    return Start(came_up=False, code=process.wait(), said=said)


def _found(path: Path, marks: Collection[bytes]) -> int:
    content = path.read_bytes()
    return sum(mark in content for mark in marks)
