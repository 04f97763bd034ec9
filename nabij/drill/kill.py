"""Plays the kill drill on prepared stores."""

from pathlib import Path

from drills.kill import Storm, run_kill
from drills.result import finish
from nabij.crashing import POINTS
from nabij.drill.kill_house import StormTheatre
from nabij.drill.stages import databases_of


def kill(*, database: str, updates: int, kills: int, dsn: str, seed: int, out: Path | None) -> bool:
    """Storm a house on a database; print the result. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases:
        storm = Storm(updates, kills, seed, POINTS)
        result = run_kill(lambda tell: StormTheatre(databases, tell, out), storm)
    return finish({**result, "database": database, "seed": seed}, out)
