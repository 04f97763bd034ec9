"""How every command says no, and the options that many commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cases.sides import Side
from nabij.refused import EXIT_MISSED, EXIT_REFUSED, Refused

SideOption = Annotated[Side, typer.Option(help="Side a or b: a wall number.")]
DatabaseOption = Annotated[str, typer.Option(help="sqlite or postgres.")]
DsnOption = Annotated[str, typer.Option(help="An own PostgreSQL server instead of a throw-away one.")]
OutOption = Annotated[Path | None, typer.Option(help="Folder for result.json and what goes with it.")]

ProofOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--proof-file",
        help="Instead of typing, twice: a file with mode 0600 of --by, then of --with. Password, then code.",
    ),
]


@contextmanager
def refusals() -> Iterator[None]:
    """Say each problem in one line and exit 78."""
    try:
        yield
    except Refused as refused:
        refuse(refused.problems)


def refuse(problems: list[str]) -> NoReturn:
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(EXIT_REFUSED)


def missed_unless(good: bool) -> None:
    """End with exit 1 when a figure was missed."""
    if not good:
        raise typer.Exit(EXIT_MISSED)
