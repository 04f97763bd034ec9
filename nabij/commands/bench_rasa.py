"""``nabij bench rasa``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def bench_rasa(
    *,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seconds: Annotated[float, typer.Option(min=1, help="How long ten callers call at once.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Kept in the result; the load is fixed.")] = 1,
    out: OutOption = None,
) -> None:
    """Measure how soon the door for an assistant answers: p99 at most 25 ms with ten callers at once.

    The limit holds for a quiet machine and is stretched by `machine_factor`, measured beside.

    Example: `nabij bench rasa --seconds 10`
    """
    from nabij.drill.bench_rasa import bench_rasa as measure

    with refusals():
        good = measure(database=database, dsn=dsn, seconds=seconds, seed=seed, out=out)
    missed_unless(good)
