"""Opens a house for the drill of the routes."""

from pathlib import Path

from drills.result import finish
from drills.routes import run_routes
from nabij.drill.stages import databases_of
from nabij.drill.walled import walled


def routes(*, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Walk and print. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases, walled(databases, seed) as house:
        result = run_routes(house)
    return finish({**result, "database": database, "seed": seed}, out)
