"""``nabij drill routes``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def drill_routes(
    *,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same house.")] = 1,
    out: OutOption = None,
) -> None:
    """Compare every route of a live house with the policy file, as every role of both sides.

    Who may not come gets the answer of an address that does not exist, who may gets the page, and the access
    log holds what the file says it holds. A route without a line stops the house before it starts.

    Example: `nabij drill routes --database sqlite`
    """
    from nabij.drill.routes import routes

    with refusals():
        good = routes(database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
