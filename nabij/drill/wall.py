"""Opens a house for the drill of the wall."""

from pathlib import Path

from drills.result import finish
from drills.wall import run_wall
from nabij.drill.stages import databases_of
from nabij.drill.walled import walled


def wall(*, pairs: int, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Search and print. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases, walled(databases, seed, pairs) as house:
        result = run_wall(house, pairs)
    return finish({**result, "database": database, "seed": seed}, out)
