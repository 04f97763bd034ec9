"""Runs the chosen roles until a signal comes."""

import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from bot.log import Log, hush_third_parties
from bot.ports import Passing, pass_by
from cases.sides import Side
from nabij.crashing import crash_points
from nabij.erasing import replayed
from nabij.house import House, Tempo
from nabij.prepare import ready
from nabij.refused import EXIT_MISSED, Refused
from nabij.running import PortTaken, Running
from nabij.settings import Settings, read_settings
from nabij.silence import keep_silent
from nabij.starting import settled
from nabij.stopping import Deadline, catch_signals

LOOK_SECONDS = 0.5


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def announce(url: str) -> None:
    say(f"Nabij draait{' op ' + url if url else ''}. Ctrl-C stopt.")


def _settled(url: str) -> None:
    settled()
    announce(url)


def run(roles: frozenset[str], side: Side | None) -> None:
    """Start, say where, and work until SIGINT or SIGTERM. Raises Refused."""
    asked = catch_signals()
    keep_silent()
    settings = read_settings()
    if side is not None:
        settings = only(settings, side)
    passing = crash_points(settings)
    ready(settings, say)
    replayed(settings, say)
    work(settings, roles, asked, passing=passing, up=_settled)


def work(
    settings: Settings,
    roles: frozenset[str],
    asked: threading.Event,
    tempo: Tempo | None = None,
    passing: Passing = pass_by,
    up: Callable[[str], object] = announce,
) -> None:
    """Work on prepared stores until ``asked`` is set. Raises Refused when the port is taken.

    ``up`` is told once that all parts run, and where the web role listens.
    """
    hush_third_parties(debug=settings.debug_logs)
    try:
        with ExitStack() as stack:
            deadline = stack.enter_context(Deadline())
            running = _opened(stack, settings, roles, tempo, passing)
            up(running.url)
            wait_for_signal(running, asked)
            fallen = running.fallen()
            deadline.begin()
    except PortTaken as error:
        raise Refused([f"Poort {settings.port} is niet vrij ({error.strerror}). Kies NABIJ_PORT."]) from None
    if fallen:
        say(f"{', '.join(fallen)} viel uit. Zie het log, en start opnieuw.")
        raise SystemExit(EXIT_MISSED)


def _opened(
    stack: ExitStack, settings: Settings, roles: frozenset[str], tempo: Tempo | None, passing: Passing
) -> Running:
    """Start all parts, the admin listener first and ending last when there is one."""
    if not settings.admin_port:
        house = stack.enter_context(House(settings, tempo, passing=passing))
        return stack.enter_context(Running(house, roles))
    from nabij.admin import Admin  # noqa: PLC0415  # only where an operator asked for it
    from nabij.metrics import Metrics  # noqa: PLC0415  # same

    metrics = Metrics()
    house = stack.enter_context(House(settings, tempo, Log(heard=metrics.heard), passing))
    running = Running(house, roles)
    try:
        stack.enter_context(Admin(running.health, metrics.page, settings.admin_port))
    except OSError as error:
        raise Refused(
            [f"Poort {settings.admin_port} is niet vrij ({error.strerror}). Kies NABIJ_ADMIN_PORT."]
        ) from None
    metrics.watch(house, lambda: sum(len(each.screens()) for each in running.live.watchers))
    return stack.enter_context(running)


def only(settings: Settings, side: Side) -> Settings:
    """Return the settings of one side. Raises Refused when it is off."""
    if side not in settings.sides:
        raise Refused([f"Kant {side.value} staat uit: er is geen bot voor."])
    return replace(settings, sides={side: settings.sides[side]})


def wait_for_signal(running: Running, asked: threading.Event) -> None:
    """Return when somebody asks to stop, or when a role ended by itself."""
    while not asked.wait(LOOK_SECONDS) and running.alive():
        pass
