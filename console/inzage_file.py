"""The access log and the review list as a file: what the pages say of each line, and no more."""

from collections.abc import Iterable, Sequence

from fastapi import Response

from cases.glass import LogLine, ReviewRow
from cases.moments import Moment
from console import words_access
from console.csv_file import CONTENT_TYPE, csv_file
from console.language import mark, say
from console.pages import label
from console.room import Room
from console.times import When

LOG_HEAD = (
    mark("Regel"),
    mark("Wanneer"),
    mark("Medewerker"),
    mark("Rol"),
    mark("Kant"),
    mark("Wat"),
    mark("Uitkomst"),
    mark("Grond"),
    mark("Sessie"),
)
REVIEW_HEAD = (
    mark("Nummer"),
    mark("Soort"),
    mark("Reden"),
    mark("Medewerker"),
    mark("Kant"),
    mark("Hoe vaak"),
    mark("Begon"),
    mark("Uiterlijk"),
    mark("Nagekeken op"),
    mark("Nagekeken door"),
    mark("Oordeel"),
    mark("Vervolg"),
)
_REFUSED = mark("geweigerd")


def access_file(room: Room, head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Response:
    """Return the download. Its name says the day and nothing of what it is about."""
    name = f'attachment; filename="lijst-{room.when().today.isoformat()}.csv"'
    made = csv_file([say(each) for each in head], rows)
    return Response(made, headers={"Content-Disposition": name, "Content-Type": CONTENT_TYPE})


def log_rows(when: When, lines: Iterable[LogLine]) -> Iterable[Sequence[str | int]]:
    """Give one row for each line, in the order of LOG_HEAD."""
    for line in lines:
        basis = "break_glass" if line.emergency else words_access.basis_of(line.basis)
        yield (
            line.id,
            when.stamp(line.at),
            line.alias,
            label(line.role, words_access.ROLES),
            line.side,
            label(line.action, words_access.ACTIONS),
            "" if line.outcome == "ok" else say(_REFUSED),
            label(basis, words_access.BASES),
            line.session,
        )


def review_rows(when: When, rows: Iterable[ReviewRow]) -> Iterable[Sequence[str | int]]:
    """Give one row for each review, in the order of REVIEW_HEAD."""
    for row in rows:
        yield (
            row.id,
            label(row.kind, words_access.KINDS),
            label(row.code, words_access.CODES),
            row.alias,
            row.side,
            row.count,
            when.stamp(row.began_at),
            when.stamp(row.due_at),
            _stamp(when, row.closed_at),
            row.closed_alias,
            label(row.outcome, words_access.OUTCOMES),
            label(row.follow_up, words_access.FOLLOW_UPS),
        )


def _stamp(when: When, at: Moment | None) -> str:
    return "" if at is None else when.stamp(at)
