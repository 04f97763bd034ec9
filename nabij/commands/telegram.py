"""``nabij drill telegram``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def telegram(
    *,
    database: DatabaseOption = "sqlite",
    only: Annotated[str, typer.Option(help="Names of scenarios, with commas between; all if left out.")] = "",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Kept in the result; the drill has no chance in it.")] = 1,
    out: OutOption = None,
) -> None:
    """Let Telegram misbehave in forty ways, over real HTTP, and look at what clients and workers got.

    Example: `nabij drill telegram --database postgres --out /tmp/telegram`
    """
    from nabij.drill.telegram import telegram as play

    with refusals():
        good = play(only=only, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
