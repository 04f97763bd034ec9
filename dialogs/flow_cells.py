"""The cell of each step of a map: never more columns than fit, however wide a layer is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.flow_order import Layers, Links

WIDEST = 6
"""Boxes beside each other: with more, the words on a sheet of A3 become too small to read."""
_NEVER_FOLDED = 5
"""A map of so few rows reads best from top to bottom."""
_TALL = 1.8
"""Rows to a column above which a map is folded: A3 on its side, with boxes that are wider than high."""

Cell = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cell of each step by its place, and how many columns and rows there are."""

    at: Mapping[int, Cell]
    columns: int
    rows: int


def cells_of(layers: Layers, links: Links) -> Cells:
    """Return a cell for every step of the layers; each stands near the steps that lead to it."""
    lines = [layer[n : n + WIDEST] for layer in layers for n in range(0, len(layer), WIDEST)]
    if not lines:
        return Cells({}, 1, 0)
    width = max(map(len, lines))
    behind: dict[int, list[int]] = {}
    for place, ways in enumerate(links):
        for _, to in ways:
            behind.setdefault(to, []).append(place)
    found: dict[int, Cell] = {}
    for row, line in enumerate(lines):
        found |= {place: (row, column) for place, column in _columns(line, width, found, behind)}
    return _folded(Cells(found, width, len(lines)))


def band(places: Iterable[int], above: Cells) -> Cells:
    """Return the cells with these steps below them, in lines of their own."""
    added = dict(above.at)
    for n, place in enumerate(places):
        added[place] = (above.rows + n // above.columns, n % above.columns)
    rows = max((row + 1 for row, _ in added.values()), default=0)
    return Cells(added, above.columns, max(rows, above.rows))


def _columns(
    line: Sequence[int], width: int, found: Mapping[int, Cell], behind: Mapping[int, Sequence[int]]
) -> list[tuple[int, int]]:
    """Give each step of a line the column nearest to its wish that keeps the order and leaves room.

    The start wishes to stand first: a window on the map opens there.
    """
    placed, last = [], -1
    for n, place in enumerate(line):
        met = [found[one][1] for one in behind.get(place, ()) if one in found]
        wish = round(sum(met) / len(met)) if met else n
        last = min(max(last + 1, wish), width - len(line) + n)
        placed.append((place, last))
    return placed


def _folded(cells: Cells) -> Cells:
    """Put the lower part of a tall, narrow map beside the upper part, as the columns of a newspaper."""
    if cells.rows <= _NEVER_FOLDED:
        return cells
    folds = next(
        (n for n in range(1, WIDEST // cells.columns) if _per(cells, n) <= _TALL * n * cells.columns),
        max(1, WIDEST // cells.columns),
    )
    rows = _per(cells, folds)
    at = {
        place: (row % rows, row // rows * cells.columns + column) for place, (row, column) in cells.at.items()
    }
    return Cells(at, folds * cells.columns, rows)


def _per(cells: Cells, folds: int) -> int:
    return -(-cells.rows // folds)
