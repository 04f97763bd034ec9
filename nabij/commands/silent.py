"""``nabij drill silent``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def silent(
    *,
    cases: Annotated[int, typer.Option(min=2, help="How many people write, once each.")] = 1000,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Kept in the result; the cases are fixed.")] = 1,
    out: OutOption = None,
) -> None:
    """Send everybody home, switch the pager off, and let people write in danger on both sides.

    Each must read the right safety text, with the ending that is true then, within 5 s (p95); each flag has
    a running ladder and a page of last resort.

    Example: `nabij drill silent --cases 200 --database postgres`
    """
    from nabij.drill.silent import silent as play

    with refusals():
        good = play(cases=cases, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
