"""Where the boxes and lines of a map are drawn, in whole units from its top left corner.

A line leaves its box beside the answer it belongs to, goes up or down between two columns, and then between
two rows to the top of the box it leads to. So no line ever runs through a box, and lines to one step join.
The last answers of a step leave at the bottom when they lead to the next row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dialogs.flow_map import TEXT_WIDTH, Edge, FlowMap, Node

MARGIN = 14
"""Between the side of a box and its words."""
BOX = TEXT_WIDTH + 2 * MARGIN
HEAD, LINE, EXIT, FOOT = 32, 19, 24, 8
"""Heights: of the name of a step, of a line of its words, of its answers, and of what stays free below."""
TITLE = 60
"""The height of the words above a band of steps apart."""

_ASIDE = 16
_LANE = 8
_MOST_LANES = 8
"""Beside each other between two columns; with more, some share one: a map may not become endlessly wide."""
_ARROW = 18
_SHIFT = 3
"""Lines from the left and from the right leave a little apart, so that they never lie on each other."""
_BOTTOM = -1
_OFF = 30
"""How far from the middle a line enters that goes back, and a line leaves that goes on to another column."""

Point = tuple[int, int]
Key = tuple[int, int, bool]
"""The lines that share a lane: the space between columns or rows, the step they lead to, and whether back."""
Span = tuple[Key, int, int]
Lanes = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Box:
    """``words`` and ``exits`` are where the first line of words and the first answers begin."""

    x: int
    y: int
    height: int
    words: int
    exits: int

    @property
    def middle(self) -> int:
        return self.x + BOX // 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines in the order of the nodes and edges of the map. A title is the top of its band."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[tuple[Point, ...], ...]
    apart: int
    gone: int


@dataclass(frozen=True, slots=True)
class _Way:
    """How an edge runs: ``gutter`` is the column it goes down left of; _BOTTOM: none."""

    source: Node
    target: Node
    edge: Edge
    gutter: int

    @property
    def joins(self) -> tuple[int, bool]:
        return self.edge.target, self.edge.back

    @property
    def across(self) -> Span:
        """The lane between two rows: what shares it, and between which columns."""
        begins = 2 * self.source.column + 1 if self.gutter == _BOTTOM else 2 * self.gutter
        return (self.target.row, *self.joins), begins, 2 * self.target.column + 1

    @property
    def along(self) -> Span:
        """The lane between two columns: what shares it, and between which rows."""
        return (self.gutter, *self.joins), 2 * self.source.row + 1, 2 * self.target.row


@dataclass(frozen=True, slots=True)
class _Grid:
    """``columns`` and ``rows`` are where cells begin; ``gutters`` and ``gaps`` where the space before."""

    columns: Sequence[int]
    rows: Sequence[int]
    gutters: Sequence[int]
    gaps: Sequence[int]
    along: Lanes
    across: Lanes
    width: int
    height: int


def drawn(found: FlowMap) -> Drawing:
    """Return where everything of a map is drawn."""
    ways = [_way(found, edge) for edge in found.edges]
    grid = _grid(found, ways)
    boxes = tuple(_box(node, grid.columns[node.column], grid.rows[node.row]) for node in found.nodes)
    paths = tuple(_path(way, boxes[way.edge.source], boxes[way.edge.target], grid) for way in ways)
    tops = (*grid.gaps, grid.height)
    return Drawing(grid.width, grid.height, boxes, paths, tops[found.apart], tops[found.gone])


def _way(found: FlowMap, edge: Edge) -> _Way:
    source, target = found.nodes[edge.source], found.nodes[edge.target]
    if edge.main and target.row == source.row + 1:
        return _Way(source, target, edge, _BOTTOM)
    return _Way(source, target, edge, source.column + (target.column >= source.column))


def _grid(found: FlowMap, ways: Sequence[_Way]) -> _Grid:
    """Give every row and column its place, with room for the lines between them."""
    along = _lanes([way.along for way in ways if way.gutter != _BOTTOM], _MOST_LANES)
    across = _lanes([way.across for way in ways], 2 * found.columns)
    beside, between = [0] * (found.columns + 1), [0] * found.rows
    for way in ways:
        between[way.target.row] = max(between[way.target.row], across[way.across[0]] + 1)
        if way.gutter != _BOTTOM:
            beside[way.gutter] = max(beside[way.gutter], along[way.along[0]] + 1)
    heights = [0] * found.rows
    for node in found.nodes:
        heights[node.row] = max(heights[node.row], _box(node, 0, 0).height)
    gaps = [_ARROW + _ASIDE + _LANE * n for n in between]
    titles = [TITLE * (row in (found.apart, found.gone)) for row in range(found.rows)]
    above = [0, *accumulate(map(sum, zip(titles, gaps, heights, strict=True)))]
    wide = [2 * _ASIDE + _LANE * n for n in beside]
    left = [0, *accumulate(BOX + one for one in wide)]
    return _Grid(
        [x + one for x, one in zip(left, wide, strict=False)],
        [y + title + gap for y, title, gap in zip(above, titles, gaps, strict=False)],
        left,
        above,
        along,
        across,
        left[-1] - BOX,
        above[-1] + _ASIDE,
    )


def _lanes(spans: Iterable[Span], most: int) -> Lanes:
    """Give each line the first lane that is free over its whole length; the last one is never full."""
    whole: dict[Key, tuple[int, int]] = {}
    for key, one, other in spans:
        low, high = whole.get(key, (one, one))
        whole[key] = (min(low, one, other), max(high, one, other))
    given: dict[Key, int] = {}
    ends: dict[tuple[int, int], int] = {}
    for key, (begin, end) in sorted(whole.items(), key=lambda one: one[1]):
        lane = 0
        while lane < most - 1 and ends.get((key[0], lane), -1) >= begin:
            lane += 1
        ends[key[0], lane] = end
        given[key] = lane
    return given


def _box(node: Node, x: int, y: int) -> Box:
    words = y + HEAD
    exits = words + LINE * (len(node.lines) + bool(node.days) + node.noted) + FOOT
    return Box(x, y, exits + EXIT * len(node.exits) + FOOT - y, words, exits)


def _path(way: _Way, source: Box, target: Box, grid: _Grid) -> tuple[Point, ...]:
    key = way.across[0]
    lane = grid.rows[way.target.row] - _ARROW - _LANE * grid.across[key]
    enters = target.middle + _OFF * way.edge.back
    if way.gutter == _BOTTOM:
        return _down(source, target, lane, enters)
    right = way.gutter > way.source.column
    y = source.exits + EXIT * way.edge.exit + EXIT // 2 + (_SHIFT if right else -_SHIFT)
    x = grid.gutters[way.gutter] + _ASIDE + _LANE * grid.along[way.along[0]]
    return ((source.x + BOX * right, y), (x, y), (x, lane), (enters, lane), (enters, target.y))


def _down(source: Box, target: Box, lane: int, enters: int) -> tuple[Point, ...]:
    bottom = source.y + source.height
    if enters == source.middle:
        return ((enters, bottom), (enters, target.y))
    leaves = source.middle - _OFF
    return ((leaves, bottom), (leaves, lane), (enters, lane), (enters, target.y))
