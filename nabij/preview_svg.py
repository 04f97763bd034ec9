"""A year of a programme as one picture: a row for each month, a mark for each message and each person."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby

from cases.facts import Phase
from nabij.preview import Preview, Shown

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_COLOURS = {
    Phase.F0: "#9a1c1c",
    Phase.F1: "#b45309",
    Phase.F2: "#1d5fa8",
    Phase.F3: "#1f6f43",
    Phase.F4: "#5b4a8a",
}
_NAMES = {
    Phase.F0: "F0 eerste dagen",
    Phase.F1: "F1 tot rust komen",
    Phase.F2: "F2 veilig blijven",
    Phase.F3: "F3 herstel",
    Phase.F4: "F4 meedoen",
}
_LEFT, _TOP, _COLUMN, _ROW = 96, 96, 28, 34
_WIDTH = _LEFT + 31 * _COLUMN + 96
_WEEKEND = 5
_FRAME = 'rx="3" fill="none" stroke="#1b1b1b" stroke-width="2"'
_STYLE = (
    "text{font-family:system-ui,sans-serif;font-size:13px;fill:#1b1b1b}"
    ".kop{font-size:20px;font-weight:600}.stil{fill:#5a5a5a;font-size:12px}"
    ".fase{fill:#ffffff;font-size:11px;font-weight:600;text-anchor:middle}.dag{text-anchor:middle}"
)


def svg_of(preview: Preview) -> str:
    """Return the picture. It holds no words of a client: a programme is the same for everybody."""
    months = _months(preview)
    height = _TOP + len(months) * _ROW + 88
    title = escape(f"{preview.programme.title}: {len(preview.moments)} berichten in een jaar")
    return "\n".join(
        [
            _opening(height),
            f'<title id="titel">{title}</title>',
            f"<style>{_STYLE}</style>",
            f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text class="kop" x="24" y="36">{title}</text>',
            f'<text class="stil" x="24" y="58">{_about(preview)}</text>',
            *(f'<text class="stil dag" x="{_x(day)}" y="{_TOP - 12}">{day}</text>' for day in range(1, 32)),
            *(line for row, month in enumerate(months) for line in _grid(month, row)),
            *(line for each in preview.people for line in _person(each.local_date, each.what, months)),
            *(line for each in preview.moments for line in _message(each, months)),
            *_counts(preview.moments, months),
            *_legend(preview, _TOP + len(months) * _ROW + 40),
            "</svg>",
            "",
        ]
    )


def _opening(height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" role="img" aria-labelledby="titel">'
    )


def _about(preview: Preview) -> str:
    first = preview.first
    began = f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    minutes = "minuut 00 tot 29" if preview.side.value == "a" else "minuut 30 tot 59"
    return escape(
        f"{preview.programme.name}, dag 1 is {began}, kant {preview.side.value}: {minutes} van een uur"
    )


def _months(preview: Preview) -> list[tuple[int, int]]:
    """Return year and month of each row: a year, and the month in which it ends."""
    first = preview.first
    return [
        (first.year + (first.month - 1 + ahead) // 12, (first.month - 1 + ahead) % 12 + 1)
        for ahead in range(13)
    ]


def _x(day: int) -> int:
    return _LEFT + (day - 1) * _COLUMN + _COLUMN // 2


def _y(row: int) -> int:
    return _TOP + row * _ROW + _ROW // 2


def _grid(month: tuple[int, int], row: int) -> Iterator[str]:
    year, number = month
    yield f'<text x="24" y="{_y(row) + 4}">{_MONTHS[number - 1]} {year}</text>'
    for day in range(1, monthrange(year, number)[1] + 1):
        fill = "#e6e9ee" if date(year, number, day).weekday() >= _WEEKEND else "#f5f6f8"
        yield (
            f'<rect x="{_x(day) - _COLUMN // 2 + 1}" y="{_y(row) - _ROW // 2 + 1}"'
            f' width="{_COLUMN - 2}" height="{_ROW - 2}" fill="{fill}"/>'
        )


def _message(shown: Shown, months: Sequence[tuple[int, int]]) -> Iterator[str]:
    row = months.index((shown.at.year, shown.at.month))
    told = escape(f"{shown.at:%d-%m-%Y %H:%M}, {shown.phase.value}, dag {shown.day}: {shown.title}")
    x, y = _x(shown.at.day), _y(row)
    yield f'<g><title>{told}</title><circle cx="{x}" cy="{y}" r="11" fill="{_COLOURS[shown.phase]}"/>'
    yield f'<text class="fase" x="{x}" y="{y + 4}">{shown.phase.value}</text></g>'


def _person(day: date, what: str, months: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Draw a frame around the day: a message may stand in it."""
    if (day.year, day.month) not in months:
        return
    x, y = _x(day.day), _y(months.index((day.year, day.month)))
    told = escape(f"{day:%d-%m-%Y}: {what}")
    yield (f'<g><title>{told}</title><rect x="{x - 13}" y="{y - 16}" width="26" height="32" {_FRAME}/></g>')


def _counts(moments: Sequence[Shown], months: Sequence[tuple[int, int]]) -> Iterator[str]:
    x = _LEFT + 31 * _COLUMN + 16
    for month, group in groupby(moments, lambda one: (one.at.year, one.at.month)):
        yield f'<text x="{x}" y="{_y(months.index(month)) + 4}">{len(list(group))} keer</text>'


def _legend(preview: Preview, y: int) -> Iterator[str]:
    x = 24
    for phase in Phase:
        number = sum(one.phase is phase for one in preview.moments)
        if number:
            yield f'<circle cx="{x + 8}" cy="{y - 4}" r="8" fill="{_COLOURS[phase]}"/>'
            yield f'<text x="{x + 24}" y="{y}">{_NAMES[phase]}: {number}</text>'
            x += 190
    yield f'<rect x="{x}" y="{y - 13}" width="16" height="18" {_FRAME}/>'
    yield f'<text x="{x + 24}" y="{y}">een mens spreekt de cliënt</text>'
    read = "Een rij is een maand, een kolom een dag. Donkergrijs is weekend."
    yield f'<text class="stil" x="24" y="{y + 28}">{read}</text>'
