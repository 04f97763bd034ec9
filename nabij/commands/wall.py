"""``nabij drill wall``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def wall(
    *,
    pairs: Annotated[int, typer.Option(min=0, help="How many lives with and without a side b.")] = 30,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same house.")] = 1,
    out: OutOption = None,
) -> None:
    """Search everything that one side gets for what is the other side's.

    Two linked parties; every route, piece of a page, file, stream and notification, as every role of side a
    and then of side b. Nothing of the other side may stand in any byte, and what is forbidden answers as
    what does not exist.

    Example: `nabij drill wall --database postgres`
    """
    from nabij.drill.wall import wall as play

    with refusals():
        good = play(pairs=pairs, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
