"""``nabij drill leak``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def leak(
    *,
    canaries: Annotated[int, typer.Option(min=40, help="How many made-up words are let out.")] = 200,
    pages: Annotated[int, typer.Option(min=1, help="How many pages each person walks over.")] = 40,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="The same seed makes the same words.")] = 1,
    out: OutOption = None,
) -> None:
    """Put made-up words in everything a person can fill in, break every layer, and read what was left.

    Databases, logs, Redis, metrics, mails, pages, crash and temporary files are read as UTF-8, UTF-16,
    base64 and hex: no word and no token may stand there.

    Example: `nabij drill leak --canaries 200`
    """
    from nabij.drill.leak import leak as play

    with refusals():
        good = play(canaries=canaries, most=pages, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
