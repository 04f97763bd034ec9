"""The figures of a report as lines that people read."""

from collections.abc import Iterator, Mapping
from typing import Any

SMALLEST = 5
"""Groups of fewer messages say nothing and stay out of the table; they are in the JSON."""

_RECALL = ("acute", "high", "concern", "acute_as_high")
_FALSE = ("any", "concern", "high_or_acute", "acute")
_GROUPS = {
    "recall_by_class": "gevonden per klasse",
    "recall_by_speaker": "gevonden per spreker",
    "recall_by_language": "gevonden per taal",
    "recall_by_kind": "gevonden per soort",
    "false_per_100_by_kind": "vals alarm per 100, per soort",
    "false_per_100_by_speaker": "vals alarm per 100, per spreker",
}


def readable(figures: Mapping[str, Any], note: str) -> Iterator[str]:
    """Yield the tables; every share with its 95 % interval and the number it rests on."""
    if note:
        yield note
    yield f"{'':18}" + "".join(f"{name:>20}" for name in (*_RECALL, *(f"vals {name}" for name in _FALSE)))
    for name, row in figures["ablations"].items():
        cells = [f"{row['recall'][each][0]:.2f}" for each in _RECALL]
        cells += [f"{row['false_per_100'][each][0]:.1f}" for each in _FALSE]
        yield f"{name:18}" + "".join(f"{cell:>20}" for cell in cells)
    yield "met interval van 95 %:"
    for name in _RECALL:
        yield f"  {name:19} {_told(figures['recall'][name], 2)}"
    for name in _FALSE:
        yield f"  vals {name:14} {_told(figures['false_per_100'][name], 1)} per 100"
    yield from _confusion(figures["confusion"])
    for group, title in _GROUPS.items():
        yield f"{title}:"
        places = 1 if group.startswith("false") else 2
        for name, row in sorted(figures[group].items(), key=lambda item: -item[1][0]):
            if row[3] >= SMALLEST:
                yield f"  {name:28} {_told(row, places)}"


def _told(row: list[float], places: int) -> str:
    value, low, high, total = row
    return f"{value:.{places}f} ({low:.{places}f}-{high:.{places}f}), {total:.0f} berichten"


def _confusion(table: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    found = list(next(iter(table.values())))
    yield "gegeven \\ gevonden" + "".join(f"{name:>9}" for name in found)
    for given, row in table.items():
        yield f"  {given:16}" + "".join(f"{row[name]:>9}" for name in found)
