"""Lets a process of a drill die at a named moment, by SIGKILL, as a machine that falls away (adr 0008).

``NABIJ_CRASH_AT=turn.after_commit`` or ``turn.after_commit:3``: at the third passing. Only where the data
folder holds the mark of a drill's throw-away stores; anywhere else the process refuses to start.
"""

import os
import signal
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.ports import Passing, pass_by
from nabij.refused import Refused
from nabij.settings import Settings

VARIABLE = "NABIJ_CRASH_AT"
MARK = "wegwerp-oefening"
"""The file in the data folder that only drills write: these stores are made up and thrown away."""

COMMITS: Mapping[str, str] = {
    "keep": "web",
    "desk": "web",
    "forget": "web",
    "bot_refused": "web",
    "began": "worker",
    "turn": "worker",
    "broke": "worker",
    "due": "clock",
    "sweep": "clock",
    "lease": "sender",
    "settle": "sender",
    "recover": "sender",
    "deleted": "sender",
    "page_taken": "sender",
    "paged": "sender",
    "alert": "sender",
    "alerted": "sender",
}
"""Every named commit with the role that makes it."""

CALLS: Mapping[str, str] = {"send": "sender", "delete": "sender", "page": "sender", "tell_lead": "sender"}
"""Every call that leaves the side, with the role that makes it."""

POINTS: Mapping[str, str] = {
    f"{name}.{moment}": role
    for names, moments in ((COMMITS, ("before_commit", "after_commit")), (CALLS, ("before", "after")))
    for name, role in names.items()
    for moment in moments
}

Die = Callable[[], object]


def crash_points(settings: Settings, environment: Mapping[str, str] | None = None) -> Passing:
    """Return what to tell of each point passed. Raises Refused where no drill asked for a crash."""
    wanted = (os.environ if environment is None else environment).get(VARIABLE, "")
    if not wanted:
        return pass_by
    if not (settings.data / MARK).is_file():
        raise Refused([f"{VARIABLE} is alleen voor een oefening met wegwerpgegevens. Haal het weg."])
    point, _, times = wanted.partition(":")
    if point not in POINTS or not (times or "1").isdecimal() or times == "0":
        raise Refused([f"{VARIABLE} is '{wanted}'. Kies een punt uit: nabij drill kill --points"])
    return CrashAt(point, int(times or "1"))


def mark_throwaway(data: Path) -> None:
    """Say that the stores in this folder belong to a drill."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    (data / MARK).touch(mode=0o600)


class CrashAt:
    """Dies at the ``times``-th passing of one point. Safe from any thread."""

    def __init__(self, point: str, times: int, die: Die | None = None) -> None:
        self._point = point
        self._left = times
        self._die = die or kill_self
        self._lock = threading.Lock()

    def __call__(self, point: str) -> None:
        if point != self._point:
            return
        with self._lock:
            self._left -= 1
            if self._left == 0:
                self._die()


def kill_self() -> None:
    """End this process at once: no handler runs, no connection is closed, nothing is flushed."""
    os.kill(os.getpid(), signal.SIGKILL)
