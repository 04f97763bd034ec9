"""``nabij drill content``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def drill_content(
    *,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Kept with the result.")] = 1,
    out: OutOption = None,
) -> None:
    """Hold bad content before the gate, and change the words of a house at work.

    Sixty sown faults and more than a hundred edits of somebody who means harm must be refused, good ones
    not. Then a change goes the long road while a talk is under way: the talk keeps its words, the author
    cannot approve, and going back takes at most a minute.

    Example: `nabij drill content --database postgres`
    """
    from nabij.drill.content import content as play

    with refusals():
        good = play(database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
