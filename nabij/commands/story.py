"""``nabij drill story``."""

from typing import Annotated

import typer

from cases.sides import Side
from nabij.commands.refusing import (
    DatabaseOption,
    DsnOption,
    OutOption,
    SideOption,
    missed_unless,
    refusals,
)


def story(
    *,
    database: DatabaseOption = "sqlite",
    side: SideOption = Side.A,
    reply: Annotated[str, typer.Option(help="What the client writes; an acute line if left out.")] = "",
    neutral: Annotated[bool, typer.Option("--neutral", help="The phone is in neutral mode.")] = False,
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Kept in the result; the story has no chance in it.")] = 1,
    out: OutOption = None,
) -> None:
    """Walk the whole line once over real HTTP, with the simulator as Telegram and a moved clock.

    Example: `nabij drill story --side b --reply "ik ga er nu heen" --database postgres`
    """
    from nabij.drill.story import story as play

    with refusals():
        good = play(database=database, side=side, reply=reply, neutral=neutral, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
