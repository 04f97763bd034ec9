"""A house for benches: made once by this process, then run by processes of its own until it is shut."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.log import Log, hush_third_parties
from cases.desk import Staff, StaffRole
from cases.sides import Side
from drills.ports import BotOf
from nabij.drill.stages import CREW
from nabij.drill.street import warm_context
from nabij.house import House
from nabij.prepare import migrate_all, write_keys
from nabij.running import Running
from nabij.settings import Settings
from nabij.stage import StagedBot, man, stage_settings
from nabij.starting import settled

START_SECONDS = 60.0
STOP_SECONDS = 15.0


class DidNotStart(Exception):
    """A process of the house ended or hung before it worked."""


@dataclass(frozen=True)
class Working:
    """Roles at work in a process of their own."""

    process: ForkServerProcess
    line: Connection
    url: str

    def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        with suppress(BrokenPipeError):
            self.line.send("stop")
        self.process.join(STOP_SECONDS)
        if self.process.is_alive():
            self.process.kill()

    def kill(self) -> None:
        """End it at once, as a machine that falls away."""
        self.process.kill()
        self.process.join(STOP_SECONDS)


@dataclass
class Lodging:
    """A house that stands ready: its settings, its stores as this process sees them, its workers."""

    settings: Settings
    house: House
    staff: Mapping[Side, Staff]

    @contextmanager
    def running(self, *roles: str) -> Iterator[str]:
        """Run roles in one process of their own; yield its address, empty without the web role.

        Raises DidNotStart.
        """
        working = self.at_work(*roles)
        try:
            yield working.url
        finally:
            working.stop()

    def at_work(self, *roles: str) -> "Working":
        """Start roles in one process of their own. Raises DidNotStart."""
        context = warm_context()
        near, far = context.Pipe()
        process = context.Process(target=_run, args=(self.settings, frozenset(roles), far), daemon=True)
        process.start()
        if not near.poll(START_SECONDS):
            process.kill()
            raise DidNotStart(", ".join(roles))
        return Working(process, near, near.recv())


@contextmanager
def lodging(
    telegram_url: str,
    bots: tuple[BotOf, ...],
    databases: Mapping[str, str] | None,
    pager: str = "",
    alarm: str = "",
) -> Iterator[Lodging]:
    """Make keys, stores and staff in a folder that is thrown away after."""
    staged = tuple(StagedBot(bot.side, bot.token, bot.username, "Planning") for bot in bots)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nabij-bench-")))
        settings = stage_settings(folder, telegram_url, staged, pager, databases)
        settings = replace(settings, alarm_url=alarm)
        write_keys(settings)
        migrate_all(lambda _line: None, settings)
        journal = stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
        stack.callback(hush_third_parties(journal))
        house = stack.enter_context(House(settings, log=Log(journal)))
        man(house, tuple(CREW.values()))
        for side in house.sides.values():
            side.brain.learn()
        settled()
        yield Lodging(settings, house, {side: _worker(house, side) for side in house.sides})


def _worker(house: House, side: Side) -> Staff:
    chosen = next(each for each in CREW.values() if each.role is StaffRole.WORKER and each.side is side)
    token = house.front.door.log_in(chosen.login, chosen.password, side, "")
    session = house.front.door.session(token) if token else None
    if session is None:
        raise DidNotStart(chosen.login)
    return session.staff


def _run(settings: Settings, roles: frozenset[str], line: Connection) -> None:
    """Work until the other end says stop or goes away."""
    with Path(os.devnull).open("w", encoding="utf-8") as journal:
        hush_third_parties(journal)
        with House(settings, log=Log(journal)) as house, Running(house, roles) as running:
            settled()  # as a real start does
            line.send(running.url)
            line.poll(None)
