"""``nabij drill kill``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def kill(
    *,
    updates: Annotated[int, typer.Option(min=1, help="Messages written during the storm.")] = 500,
    kills: Annotated[int, typer.Option(min=0, help="Random SIGKILLs; named points come on top.")] = 60,
    database: DatabaseOption = "sqlite",
    points: Annotated[bool, typer.Option("--points", help="List the named points and stop.")] = False,
    peers: Annotated[
        bool, typer.Option(help="Let aiogram and python-telegram-bot face kills beside it.")
    ] = True,
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Draws the moments and victims of the kills.")] = 1,
    out: OutOption = None,
) -> None:
    """Kill web, worker, clock and sender at random and at named points, and count what was lost.

    Each role is a process of its own; it dies by SIGKILL and is started again at once. Every named point
    (before and after each commit and each call out) is hit at least twice.

    Example: `nabij drill kill --updates 500 --kills 60 --database postgres`
    """
    from nabij.crashing import POINTS
    from nabij.drill.kill import kill as play

    if points:
        for point, role in POINTS.items():
            typer.echo(f"{point} ({role})")
        return
    with refusals():
        good = play(database=database, updates=updates, kills=kills, peers=peers, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
