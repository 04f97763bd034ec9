"""A simulated year as a small plot: for each month messages out, messages in, flags and tasks."""

from collections.abc import Mapping, Sequence
from html import escape

_SERIES = (
    ("sent", "berichten naar de telefoon", "#1d5fa8"),
    ("received", "antwoorden", "#1f6f43"),
    ("flags", "meldingen", "#9a1c1c"),
    ("tasks", "taken", "#b45309"),
)
_NAMES = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LEFT, _TOP, _HEIGHT, _MONTH, _BAR = 56, 84, 220, 64, 13
_STYLE = (
    "text{font-family:system-ui,sans-serif;font-size:12px;fill:#1b1b1b}"
    ".kop{font-size:18px;font-weight:600}.midden{text-anchor:middle}"
)


def svg_of(title: str, months: Sequence[Mapping[str, object]]) -> str:
    """Return the picture; it holds counts only."""
    width = _LEFT + max(len(months), 6) * _MONTH + 24
    highest = max((_count(month, name) for month in months for name, _, _ in _SERIES), default=0) or 1
    bars = [
        line for place, month in enumerate(months) for line in _month(month, _LEFT + place * _MONTH, highest)
    ]
    legend = [
        f'<rect x="{_LEFT + place * 200}" y="50" width="12" height="12" fill="{colour}"/>'
        f'<text x="{_LEFT + place * 200 + 18}" y="60">{name}</text>'
        for place, (_, name, colour) in enumerate(_SERIES)
    ]
    size = f'width="{max(width, 820)}" height="{_TOP + _HEIGHT + 56}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="titel">',
            f'<title id="titel">{escape(title)}</title>',
            f"<style>{_STYLE}</style>",
            f'<rect {size} fill="#ffffff"/>',
            f'<text class="kop" x="24" y="30">{escape(title)}</text>',
            *legend,
            *bars,
            "</svg>",
            "",
        ]
    )


def _month(month: Mapping[str, object], left: int, highest: int) -> list[str]:
    foot = _TOP + _HEIGHT
    drawn = [
        f'<text class="midden" x="{left + 2 * _BAR}" y="{foot + 20}">{_named(month)}</text>',
        f'<rect x="{left - 4}" y="{foot}" width="{_MONTH}" height="1" fill="#1b1b1b"/>',
    ]
    for place, (name, _, colour) in enumerate(_SERIES):
        count = _count(month, name)
        tall = round(_HEIGHT * count / highest)
        x = left + place * _BAR
        drawn.append(
            f'<rect x="{x}" y="{foot - tall}" width="{_BAR - 2}" height="{tall}" fill="{colour}"/>'
            f'<text class="midden" x="{x + _BAR // 2}" y="{foot - tall - 4}">{count or ""}</text>'
        )
    return drawn


def _named(month: Mapping[str, object]) -> str:
    """Return a month as people write it: dec 2026."""
    year, _, number = str(month["month"]).partition("-")
    return f"{_NAMES[int(number) - 1]} {year}"


def _count(month: Mapping[str, object], name: str) -> int:
    found = month[name]
    return found if isinstance(found, int) else 0
