"""Runs the bench of the door for an assistant: a web role in a process of its own, called over HTTP."""

import secrets
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from cases.sides import Side
from drills.bench_rasa import run_bench_rasa
from drills.bench_telegram import BOTS, bench_telegram
from drills.result import finish, progress
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.stages import databases_of
from nabij.rasa.choice import RasaSettings
from vault.tables_side import unknown_message


class HandedOver:
    """Counts what was handed over to the side of the door."""

    def __init__(self, lodge: Lodging) -> None:
        self._store = lodge.house.sides[Side.A].database

    def handed_over(self) -> int:
        with self._store.read() as conn:
            return int(conn.execute(select(func.count()).select_from(unknown_message)).scalar_one())


def bench_rasa(*, database: str, dsn: str, seconds: float, seed: int, out: Path | None) -> bool:
    """Load and print. Raises Refused for what cannot be opened."""
    with ExitStack() as stack:
        databases = stack.enter_context(databases_of(database, dsn))
        simulator = stack.enter_context(bench_telegram())
        lodge = stack.enter_context(lodging(simulator.url, BOTS, databases))
        token = secrets.token_urlsafe(32)
        lodge.settings = replace(lodge.settings, rasa=RasaSettings(token, Side.A))
        url = stack.enter_context(lodge.running("web"))
        progress("  the door is open")
        result = run_bench_rasa(url, token, HandedOver(lodge), seconds)
    return finish({**result, "database": database, "seed": seed}, out)
