"""Runs a simulated year, shows how far it is, prints it, and judges it."""

import json as plain
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path

from bot.library import Library
from cases.moments import Moment, moment_of, wall
from nabij.drill.year import ZONE, Asked, Year, end_of, lived
from nabij.drill.year_books import by_month, told
from nabij.drill.year_svg import svg_of
from nabij.drill.year_witness import STAYS
from nabij.preview import WrongUse

WRONG = "fout"


def simulate(asked: Asked, library: Library, *, json: bool, svg: Path | None) -> bool:
    """Live the year and print it; return whether nothing went wrong. Raises WrongUse."""
    if svg is not None:
        _draw(svg, "", [])
    with lived(asked, library) as year:
        year.run(end_of(asked), _progress())
        result = result_of(year, asked)
    months = by_month(year.books.lines, ZONE)
    if svg is not None:
        _draw(svg, f"{asked.programme}, {asked.answers.value}: een jaar per maand", months)
    if json:
        sys.stdout.write(f"{plain.dumps(result)}\n")
    else:
        told(year.books.lines, ZONE, _say)
        figures = {name: found for name, found in result.items() if name != "by_month"}
        sys.stdout.write(f"{plain.dumps(figures)}\n")
    return bool(result["ok"])


def result_of(year: Year, asked: Asked) -> dict[str, object]:
    """Return the figures of a year that was lived to its end; what went wrong is added to its lines."""
    books, witness = year.books, year.witness
    wrong = {
        "outside_window": [(at, "buiten de veilige uren") for at in witness.outside],
        "missed": [(_noon(day), "geen bericht op deze dag") for day in witness.missed(asked.ends)],
        "double": [(_noon(day), "een bericht te veel op deze dag") for day in witness.double(asked.ends)],
        "undeleted_24h": [(at + STAYS, "staat na 24 uur nog op de telefoon") for at in witness.left.values()],
    }
    for at, text in chain.from_iterable(wrong.values()):
        books.note(moment_of(at), WRONG, text)
    return {
        "ok": not any(wrong.values()) and books.count("bot") > 0,
        "sent": books.count("bot"),
        "received": books.count("cliënt"),
        **{name: len(found) for name, found in wrong.items()},
        "flags": books.count("melding"),
        "tasks": books.count("taak"),
        "by_month": by_month(books.lines, ZONE),
    }


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZONE)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _progress() -> Callable[[Moment], None]:
    """Say on stderr which month it is, once for each."""
    told_of: set[str] = set()

    def tell(now: Moment) -> None:
        month = f"{wall(now, ZONE):%Y-%m}"
        if month not in told_of:
            told_of.add(month)
            sys.stderr.write(f"  {month}\n")
            sys.stderr.flush()

    return tell


def _draw(path: Path, title: str, months: Sequence[Mapping[str, object]]) -> None:
    """Write the picture; an empty one first, so that a place that cannot be written is told at once."""
    try:
        path.write_text(svg_of(title, months), encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"--svg {path} is niet te schrijven: {type(error).__name__}.") from None
