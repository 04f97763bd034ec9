"""``nabij drill poison``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def poison(
    *,
    items: Annotated[int, typer.Option(min=1, help="How many poison updates.")] = 2000,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="The same seed makes the same updates.")] = 1,
    out: OutOption = None,
) -> None:
    """Bring poison updates to the webhook, each followed by "help"; and the same without the secret.

    Example: `nabij drill poison --items 200 --database postgres`
    """
    from nabij.drill.poison import poison as play

    with refusals():
        good = play(items=items, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
