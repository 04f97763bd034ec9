"""What one forked process of a drill does: it becomes a role of Nabij, on stores that were prepared before.

A start from nothing costs seconds of imports on a small machine; a storm of kills needs a hundred starts.
So one parent imports everything once and forks each role from there: a process of its own all the same,
with its own connections and locks, that dies by SIGKILL like any other.
"""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from bot.clock import MovableClock, RandomIds, SystemClock
from cases.sides import Side
from nabij.crashing import crash_points
from nabij.house import Tempo
from nabij.refused import EXIT_REFUSED, Refused
from nabij.serve import only, say, work
from nabij.settings import Settings
from nabij.silence import keep_silent
from nabij.starting import settled
from nabij.stopping import catch_signals

ORPHAN_LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Birth:
    """What a role is born with. ``ahead`` moves its domain time forward, in microseconds."""

    settings: Settings
    roles: frozenset[str]
    side: Side | None
    environment: Mapping[str, str]
    journal: Path
    ahead: int


def grow_up(birth: Birth, told: Connection) -> None:
    """Work as the role until SIGTERM; tell the address once, an empty one where the role has none."""
    asked = catch_signals()
    _die_with_the_parent()
    _write_to(birth.journal)
    keep_silent()
    os.environ.update(birth.environment)
    clock = MovableClock(SystemClock())
    clock.advance(birth.ahead)
    settings = birth.settings if birth.side is None else only(birth.settings, birth.side)
    try:
        passing = crash_points(settings)
        work(settings, birth.roles, asked, Tempo(clock, RandomIds()), passing, partial(_tell, told))
    except Refused as refused:
        for problem in refused.problems:
            say(problem)
        raise SystemExit(EXIT_REFUSED) from None


def _tell(told: Connection, url: str) -> None:
    """Say that all parts run, with what the start made set apart, as after any start."""
    settled()
    told.send(url)


def _write_to(journal: Path) -> None:
    file = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.close(file)


def _die_with_the_parent() -> None:
    """End when the drill is gone: nothing of it may go on by itself."""
    parent = os.getppid()
    wait = threading.Event()

    def watch() -> None:
        while os.getppid() == parent:
            wait.wait(ORPHAN_LOOK_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="orphan", daemon=True).start()
