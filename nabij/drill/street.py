"""The roles of Nabij as processes of their own, for drills that kill them. Fits ``drills.ports.Street``."""

import multiprocessing
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from cases.sides import Side
from nabij.crashing import mark_throwaway
from nabij.drill.nursery import Birth, grow_up
from nabij.settings import Settings

START_SECONDS = 60.0
STOP_SECONDS = 15.0


class RoleProcess:
    """One process. ``name`` says which, such as ``worker_a``; ``url`` is empty but for the web role."""

    def __init__(self, name: str, process: ForkServerProcess, told: Connection, journal: Path) -> None:
        self.name = name
        self.journal = journal
        self.url = ""
        self._process = process
        self._told = told
        self._up = False

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    @property
    def sentinel(self) -> int:
        """Return what ``multiprocessing.connection.wait`` can wait on for the end of this process."""
        return self._process.sentinel

    def is_up(self, seconds: float = 0.0) -> bool:
        """Say whether it works by now, or within ``seconds``. False too when it ended before."""
        if not self._up and self._told.poll(seconds):
            try:
                self.url, self._up = self._told.recv(), True
            except EOFError:
                return False
        return self._up

    def wait_until_up(self, seconds: float = START_SECONDS) -> None:
        """Wait until it works. Raises TimeoutError when it does not, with the end of its journal."""
        if not self.is_up(seconds):
            raise TimeoutError(f"{self.name} did not start: {self.said()[-800:]}")

    def wait_until_ended(self, seconds: float) -> int | None:
        """Wait until it ended by itself, at most so long; return its exit code, None while it lives."""
        self._process.join(seconds)
        return self._process.exitcode

    def ended(self) -> int | None:
        """Return its exit code, -9 when it was killed; None while it lives."""
        return self._process.exitcode

    def stop(self, seconds: float = STOP_SECONDS) -> int | None:
        """Ask it to end; return its exit code, None when it did not end in time."""
        self._process.terminate()
        self._process.join(seconds)
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once, as a machine that falls away."""
        self._process.kill()
        self._process.join()

    def said(self) -> str:
        """Return what this role wrote, over all its lives."""
        return self.journal.read_text(encoding="utf-8") if self.journal.exists() else ""


class Street:
    """Starts roles on prepared stores. ``ahead`` moves their domain time forward, in microseconds."""

    def __init__(self, settings: Settings, context: ForkServerContext, ahead: int = 0) -> None:
        self.settings = settings
        self.ahead = ahead
        self._context = context
        self._processes: list[RoleProcess] = []

    @property
    def url(self) -> str:
        """Return where the web role listens, also while it is down: the port stays the same."""
        return f"http://{self.settings.host}:{self.settings.port}"

    def start(
        self, role: str, side: Side | None = None, environment: Mapping[str, str] | None = None
    ) -> RoleProcess:
        """Start web, worker, clock, sender, or several joined by ``+``; do not wait until it works.

        ``environment`` is the process's alone. The web role serves both sides when none is named.
        """
        name = role if side is None else f"{role}_{side.value}"
        journal = self.settings.data / f"{name}.log"
        birth = Birth(
            self.settings, frozenset(role.split("+")), side, dict(environment or {}), journal, self.ahead
        )
        told, tell = self._context.Pipe(duplex=False)
        process = self._context.Process(target=grow_up, args=(birth, tell), name=name, daemon=True)
        process.start()
        tell.close()
        made = RoleProcess(name, process, told, journal)
        self._processes.append(made)
        return made

    def close(self) -> None:
        """Kill whatever still runs."""
        for each in self._processes:
            if each.ended() is None:
                each.kill()


@contextmanager
def open_street(settings: Settings, ahead: int = 0) -> Iterator[Street]:
    """Open a street on stores that are migrated; whatever still runs at the end is killed."""
    mark_throwaway(settings.data)
    port = settings.port or _free_port(settings.host)
    street = Street(replace(settings, port=port), warm_context(), ahead)
    try:
        yield street
    finally:
        street.close()


def warm_context() -> ForkServerContext:
    """Return what forks from one parent that has imported all of Nabij."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([grow_up.__module__])
    return context


def _free_port(host: str) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
