"""``nabij drill claim``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def claim(
    *,
    workers: Annotated[int, typer.Option(min=4, help="How many colleagues reach for flags.")] = 50,
    flags: Annotated[int, typer.Option(min=2, help="How many people are in danger.")] = 200,
    kills: Annotated[int, typer.Option(min=0, help="How often the house is killed meanwhile.")] = 3,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="The same seed chooses the same rivals.")] = 1,
    out: OutOption = None,
) -> None:
    """Let five colleagues at once press claim on each flag, and kill the house meanwhile.

    Each flag gets exactly one owner, the others read who it is, and no flag is without owner or ladder for
    more than two minutes, also when its owner leaves the organisation.

    Example: `nabij drill claim --workers 50 --flags 200`
    """
    from nabij.drill.claim import claim as play

    with refusals():
        good = play(workers=workers, flags=flags, kills=kills, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
