"""Runs the chosen roles until a signal comes."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace

from bot.log import hush_third_parties
from bot.ports import Passing, pass_by
from cases.sides import Side
from nabij.crashing import crash_points
from nabij.house import House, Tempo
from nabij.prepare import ready
from nabij.refused import EXIT_MISSED, Refused
from nabij.running import PortTaken, Running
from nabij.settings import Settings, read_settings
from nabij.stopping import catch_signals

LOOK_SECONDS = 0.5


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def announce(url: str) -> None:
    say(f"Nabij draait{' op ' + url if url else ''}. Ctrl-C stopt.")


def run(roles: frozenset[str], side: Side | None) -> None:
    """Start, say where, and work until SIGINT or SIGTERM. Raises Refused."""
    asked = catch_signals()
    settings = read_settings()
    if side is not None:
        settings = only(settings, side)
    passing = crash_points(settings)
    ready(settings, say)
    work(settings, roles, asked, passing=passing)


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
        with House(settings, tempo, passing=passing) as house, Running(house, roles) as running:
            up(running.url)
            wait_for_signal(running, asked)
            fallen = running.fallen()
    except PortTaken as error:
        raise Refused([f"Poort {settings.port} is niet vrij ({error.strerror}). Kies NABIJ_PORT."]) from None
    if fallen:
        say(f"{', '.join(fallen)} viel uit. Zie het log, en start opnieuw.")
        raise SystemExit(EXIT_MISSED)


def only(settings: Settings, side: Side) -> Settings:
    """Return the settings of one side. Raises Refused when it is off."""
    if side not in settings.sides:
        raise Refused([f"Kant {side.value} staat uit: er is geen bot voor."])
    return replace(settings, sides={side: settings.sides[side]})


def wait_for_signal(running: Running, asked: threading.Event) -> None:
    """Return when somebody asks to stop, or when a role ended by itself."""
    while not asked.wait(LOOK_SECONDS) and running.alive():
        pass
