"""Keeps what a process runs on one core of the machine.

Python lets one thread at a time work. On several cores the threads hand that right across, which costs a
virtual machine far more than the work itself: the same messages took five times the time (adr 0022).
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

_NAME = "\0nabij-core-{}"


@dataclass(frozen=True, slots=True)
class Core:
    """A core, and the open file by which others see that it is taken; the system closes it at our end."""

    number: int
    mark: int | None = None


@cache
def core_of_this_process() -> Core | None:
    """Choose once, a core that no other process of ours took; None where there is nothing to choose.

    When all are taken it is one by the number of the process. A core that was forbidden to this process
    (CPUAffinity, a container) is never chosen.
    """
    if not hasattr(os, "sched_setaffinity"):
        return None
    return choose(sorted(os.sched_getaffinity(0)), os.getpid())


def choose(allowed: list[int], process: int) -> Core | None:
    """Choose a core for a process among those allowed; None when that is one already."""
    if not allowed[1:]:
        return None
    first = process % len(allowed)
    for number in (*allowed[first:], *allowed[:first]):
        mark = _taken(number)
        if mark is not None:
            return Core(number, mark)
    return Core(allowed[first])


@contextmanager
def held_to(core: Core | None) -> Iterator[None]:
    """Keep every thread that is started within on this core, and those that they start in their turn.

    Processes that the calling thread starts later are not held: it is given back all its cores. Where the
    system forbids it nothing is held: it is for speed alone.
    """
    before = set() if core is None else _moved_to(core)
    if not before:
        yield
        return
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _moved_to(core: Core) -> set[int]:
    """Move the calling thread; return where it may be as a rule, nothing when the system forbids it."""
    try:
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {core.number})
    except OSError:
        return set()
    return before


def _taken(number: int) -> int | None:
    """Take the mark of a core: a name in no file system, that ends with its process."""
    mark = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        mark.bind(_NAME.format(number))
    except OSError:
        mark.close()
        return None
    return mark.detach()
