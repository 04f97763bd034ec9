"""``nabij drill shred``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def shred(
    *,
    clients: Annotated[int, typer.Option(min=4, help="How many people are erased; as many are not.")] = 50,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Which half is erased.")] = 1,
    out: OutOption = None,
) -> None:
    """Erase half of the clients, put an older backup back, and start: nobody erased may be readable.

    Without the ledger, with half of it, or with lines that changed places, the start is refused.

    Example: `nabij drill shred --clients 50 --database postgres`
    """
    from nabij.drill.shred import shred as play

    with refusals():
        good = play(clients=clients, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
