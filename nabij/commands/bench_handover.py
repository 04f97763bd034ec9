"""``nabij bench handover``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def bench_handover(
    *,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seconds: Annotated[
        float, typer.Option(min=2, help="How long 20 messages a second come in on each side.")
    ] = 30.0,
    seed: Annotated[int, typer.Option(help="Kept in the result; the load is fixed.")] = 1,
    out: OutOption = None,
) -> None:
    """Measure how soon danger reaches people: safety text p99 at most 2 s, a worker's screen 1 s.

    Example: `nabij bench handover --seconds 30`
    """
    from nabij.drill.bench_handover import bench_handover as measure

    with refusals():
        good = measure(database=database, dsn=dsn, seconds=seconds, seed=seed, out=out)
    missed_unless(good)
