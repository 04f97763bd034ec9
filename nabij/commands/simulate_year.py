"""``nabij simulate year``."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nabij.commands.refusing import refusals
from nabij.refused import EXIT_MISSED, EXIT_USAGE

if TYPE_CHECKING:
    from nabij.drill.year import Asked


def simulate_year(
    *,
    programme: Annotated[str, typer.Option(help="Name of a programme, such as thv-stayer.")],
    start: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="First day, YYYY-MM-DD.")],
    seed: Annotated[int, typer.Option(help="The same seed is the same life.")] = 1,
    answers: Annotated[str, typer.Option(help="quiet, normal or danger.")] = "normal",
    days: Annotated[int, typer.Option(min=1, max=400, help="How many days.")] = 365,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    svg: Annotated[Path | None, typer.Option("--svg", help="Write the figures of each month here.")] = None,
) -> None:
    """Live a year as a made-up client: every message both ways, every flag and task.

    The real engine, stores and channel, on a moved clock. Exit 1 when a message left outside the safe
    hours, a moment was missed or doubled, or a message stayed on the phone for more than a day.

    Example: `nabij simulate year --programme thv-stayer --start 2026-12-01 --seed 1`
    """
    from nabij.drill.year import Asked
    from nabij.drill.year_life import Answers

    if answers not in [one.value for one in Answers]:
        typer.echo(f"--answers '{answers}' is onbekend. Kies uit: quiet, normal, danger.", err=True)
        raise typer.Exit(EXIT_USAGE)
    _live(Asked(programme, start.date(), seed, Answers(answers), days), json=json, svg=svg)


def _live(asked: "Asked", *, json: bool, svg: Path | None) -> None:
    """Live it, and end with what came of it."""
    from nabij.content_folder import shipped_content
    from nabij.drill.year_run import simulate
    from nabij.preview import WrongUse, library_of

    try:
        with refusals():
            good = simulate(asked, library_of(shipped_content()), json=json, svg=svg)
    except WrongUse as wrong:
        typer.echo(wrong.problem, err=True)
        raise typer.Exit(EXIT_USAGE) from None
    raise typer.Exit(0 if good else EXIT_MISSED)
