"""``nabij plan preview``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nabij.commands.refusing import refusals
from nabij.refused import EXIT_USAGE

if TYPE_CHECKING:
    from nabij.preview import Asked, Preview

_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


_Anchors = Annotated[
    list[str] | None, typer.Option(help="Day and hour to count from, NAME=YYYY-MM-DDTHH:MM; repeat.")
]
_Windows = Annotated[
    list[str] | None, typer.Option(help="Safe time of every day, HH:MM-HH:MM; repeat. Else 19:00-21:00.")
]
_Folder = Annotated[Path | None, typer.Option("--content", help="Content folder, else the shipped one.")]


def plan_preview(  # noqa: PLR0913 - each is an option of the command line
    *,
    programme: Annotated[str, typer.Option(help="Name of a programme, such as thv-stayer.")] = "",
    anchor: _Anchors = None,
    extended: Annotated[bool, typer.Option("--extended", help="The order was prolonged to 28 days.")] = False,
    side: Annotated[str, typer.Option(help="a or b; else the side the programme is meant for.")] = "",
    window: _Windows = None,
    zone: Annotated[str, typer.Option(help="Time zone of the client.")] = "Europe/Amsterdam",
    pace: Annotated[
        str, typer.Option(help="How often the client asked for: less, normal or more.")
    ] = "normal",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    svg: Annotated[Path | None, typer.Option("--svg", help="Write a picture of the year here.")] = None,
    folder: _Folder = None,
) -> None:
    """Show a year of a programme: local date and time, dialogue and phase of every message.

    The real rules plan it, for a made-up client. Exit 2 when something was typed wrongly.

    Example: `nabij plan preview --programme thv-stayer --anchor thv_start=2026-12-01T21:40`
    """
    from nabij.preview import Asked

    asked = Asked(programme, anchor or (), extended, side, tuple(window or ("19:00-21:00",)), zone, pace)
    _tell(_worked_out(asked, folder, svg), json=json)


def _tell(preview: "Preview", *, json: bool) -> None:
    if json:
        from json import dumps

        from nabij.preview import as_plain

        typer.echo(dumps(as_plain(preview)))
        return
    for line in _lines(preview):
        typer.echo(line)


def _worked_out(asked: "Asked", folder: Path | None, svg: Path | None) -> "Preview":
    """Return the plan, drawn where a picture was asked for; what was typed wrongly ends with exit 2."""
    from nabij.content_folder import shipped_content
    from nabij.preview import WrongUse, library_of, preview_of

    try:
        with refusals():
            preview = preview_of(asked, library_of(folder or shipped_content()))
        if svg is not None:
            _write(svg, preview)
    except WrongUse as wrong:
        typer.echo(wrong.problem, err=True)
        raise typer.Exit(EXIT_USAGE) from None
    return preview


def _write(path: Path, preview: "Preview") -> None:
    """Write the picture. Raises WrongUse when the place cannot be written."""
    from nabij.preview import WrongUse
    from nabij.preview_svg import svg_of

    try:
        path.write_text(svg_of(preview), encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"--svg {path} is niet te schrijven: {type(error).__name__}.") from None


def _lines(preview: "Preview") -> Iterator[str]:
    yield f"{preview.programme.title} ({preview.programme.name}), kant {preview.side.value}"
    last = preview.moments[-1].at.date() if preview.moments else preview.first
    told = [
        (one.at.date(), f"{one.at:%H:%M}  {one.phase.value}  dag {one.day:>3}  {one.dialogue}: {one.title}")
        for one in preview.moments
    ]
    told += [(one.local_date, f"       mens: {one.what}") for one in preview.people if one.local_date <= last]
    for day, line in sorted(told, key=lambda one: one[0]):
        yield f"{_DAYS[day.weekday()]} {day:%d-%m-%Y}  {line}"
    yield f"{len(preview.moments)} berichten in een jaar."
