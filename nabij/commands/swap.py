"""``nabij drill swap``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def swap(
    *,
    samples: Annotated[int, typer.Option(min=1, help="Of how many values every byte is changed.")] = 40,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Which values those are.")] = 1,
    out: OutOption = None,
) -> None:
    """Move every sealed value to every other place, and change its bytes: nothing may open.

    Example: `nabij drill swap --database postgres`
    """
    from nabij.drill.swap import swap as play

    with refusals():
        good = play(samples=samples, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
