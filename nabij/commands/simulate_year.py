"""``nabij simulate year``."""

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Never

import typer

from nabij.commands.refusing import refusals
from nabij.refused import EXIT_MISSED, EXIT_USAGE

if TYPE_CHECKING:
    from nabij.drill.year import Asked

_DAYS = 365
_MOST_DAYS = 400
_Start = Annotated[
    datetime,
    typer.Option(
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"],
        help="Day and hour of enrolment and, with a barring order, of the order; else ten in the morning.",
    ),
]
_End = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day, YYYY-MM-DD; else a year after.")
]


def simulate_year(
    *,
    programme: Annotated[str, typer.Option(help="Name of a programme, such as thv-stayer.")],
    start: _Start,
    seed: Annotated[int, typer.Option(help="The same seed is the same life.")] = 1,
    answers: Annotated[str, typer.Option(help="quiet, normal or danger.")] = "normal",
    end: _End = None,
    window: Annotated[str, typer.Option(help="Safe time of every day, HH:MM-HH:MM.")] = "18:00-21:30",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    svg: Annotated[Path | None, typer.Option("--svg", help="Write the figures of each month here.")] = None,
) -> None:
    """Live a year as a made-up client: every message both ways, every flag and task.

    The real engine, stores and channel, on a moved clock; judged by what the phone showed. Exit 1 when a
    message left outside the safe hours, one did not come or came twice, or one stayed for more than a day.

    Example: `nabij simulate year --programme thv-stayer --start 2026-12-01 --seed 1`
    """
    from nabij.preview import WrongUse

    try:
        asked = _asked(programme, start, seed, answers, end, window)
    except WrongUse as wrong:
        _refuse(wrong.problem)
    _live(asked, json=json, svg=svg)


def _asked(
    programme: str, start: datetime, seed: int, answers: str, end: datetime | None, window: str
) -> "Asked":
    """Return what was asked for. Raises WrongUse."""
    from nabij.drill.year import ENROLLED, Asked
    from nabij.drill.year_due import Hours
    from nabij.drill.year_life import Answers
    from nabij.preview import WrongUse, windows_of

    if answers not in [one.value for one in Answers]:
        raise WrongUse(f"--answers '{answers}' is onbekend. Kies uit: quiet, normal, danger.")
    first, at = start.date(), start.time() if start.time() != time(0) else ENROLLED
    days = _DAYS if end is None else (end.date() - first).days
    if not 1 <= days <= _MOST_DAYS:
        said = f"--end ligt niet na --start {first}" if days < 1 else f"--end ligt te ver na --start {first}"
        raise WrongUse(f"{said}. Kies 1 tot en met {_MOST_DAYS} dagen.")
    opens = windows_of([window])[0]
    return Asked(programme, first, seed, Answers(answers), days, at, Hours(opens.opens, opens.closes))


def _live(asked: "Asked", *, json: bool, svg: Path | None) -> None:
    """Live it, and end with what came of it."""
    from nabij.content_folder import shipped_content
    from nabij.drill.year_run import simulate
    from nabij.preview import WrongUse, library_of

    try:
        with refusals():
            good = simulate(asked, library_of(shipped_content()), json=json, svg=svg)
    except WrongUse as wrong:
        _refuse(wrong.problem)
    raise typer.Exit(0 if good else EXIT_MISSED)


def _refuse(problem: str) -> Never:
    typer.echo(problem, err=True)
    raise typer.Exit(EXIT_USAGE) from None
