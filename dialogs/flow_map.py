"""A dialogue as a map: its steps in layers by how far they are from the start, and what leads where.

A layer that is too wide goes on in the next row, and a map that is tall and narrow is folded into columns
beside each other, so that it fits a screen and a sheet of paper. What nobody reaches stands below, apart.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.content import Plain
from cases.levels import Level
from dialogs.flow_cells import Cell, band, cells_of
from dialogs.flow_order import ordered
from dialogs.outline import Entry, Turn, outline
from dialogs.plain_flow import days_of, first_of, steps_of
from dialogs.script import CLOSE, DAY, END, WITHIN
from dialogs.text_width import lines_of

MOST_LINES = 3
TEXT_WIDTH = 240
"""Of a line of words in a box, in the units of ``dialogs.text_width``."""


class Leads(StrEnum):
    """Where a way out leads to: a step here, the question of the day, another dialogue, an end, nowhere."""

    STEP = "step"
    DAY = "day"
    DIALOGUE = "dialogue"
    CLOSE = "close"
    END = "end"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Exit:
    """The answers of a step that lead to one place and do the same. ``number`` is that of the step there.

    ``rest``: it is also for every number of a scale that is not named. ``main``: it is also for who types
    something else. ``task``: a worker gets something to do.
    """

    labels: tuple[str, ...]
    rest: bool
    main: bool
    leads: Leads
    target: str
    number: int
    level: Level
    task: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One step in its cell. ``kind`` is that of the outline; ``message`` where nothing is asked; ``gone``.

    ``days`` are the programme days whose question it is. ``worst`` is the most serious signal of its answers.
    ``noted``: its box has room for one more line, below its words.
    """

    step: str
    number: int
    kind: str
    text: str
    lines: tuple[str, ...]
    days: tuple[str, ...]
    exits: tuple[Exit, ...]
    worst: Level
    reached: bool
    noted: bool
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Edge:
    """From an exit of a step to another step, both by their place in ``FlowMap.nodes``.

    ``label`` are its answers in short. ``back``: to a step nearer to the start, or to the step itself.
    """

    source: int
    exit: int
    target: int
    label: str
    back: bool
    main: bool
    level: Level


@dataclass(frozen=True, slots=True)
class FlowMap:
    """Nodes in the order of the outline. ``apart`` and ``gone`` are the rows where those bands begin.

    A band without a step begins at ``rows``, or where the next one does.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: int
    rows: int
    apart: int
    gone: int


def flow_map(
    plain: Plain, gone: Mapping[str, str] | None = None, noted: Container[str] = frozenset()
) -> FlowMap:
    """Return the map of a plain dialogue; never raises. ``gone``: words of steps that were there before.

    ``noted`` steps get room for one more line.
    """
    entries = outline(plain)
    days = days_of(plain)
    exits = {one.id: tuple(_exits(one)) for one in entries}
    places = {one.id: place for place, one in enumerate(entries)}
    links = [_links(exits[one.id], places, days) for one in entries]
    layers = _layers(links, places.get(first_of(plain)))
    reached = ordered(_by_layer(layers), links)
    cells = cells_of(reached, links)
    apart = band([place for place, layer in enumerate(layers) if layer is None], cells)
    past = band(range(len(entries), len(entries) + len(gone or {})), apart)
    nodes = [
        replace(_node(one, exits[one.id], days, past.at[place]), noted=one.id in noted)
        for place, one in enumerate(entries)
    ]
    for place, (step, text) in enumerate((gone or {}).items(), len(entries)):
        nodes.append(_gone(step, text, past.at[place]))
    edges = tuple(_edges(nodes, links, layers))
    return FlowMap(tuple(nodes), edges, past.columns, past.rows, cells.rows, apart.rows)


def found_in(plain: Plain, words: str) -> tuple[str, ...]:
    """Return the steps in which all these words stand, in their name, question or answers, any language."""
    wanted = words.casefold().split()
    return tuple(
        step
        for step, fields in steps_of(plain).items()
        if wanted and all(one in _said(step, fields) for one in wanted)
    )


_SAID = ("vraag", "tekst", "zegt", "ook")


def _said(step: str, fields: Plain) -> str:
    return "\n".join((step, *_texts(fields, inside=False))).casefold()


def _texts(plain: Plain, *, inside: bool) -> Iterator[str]:
    """Give what somebody reads or types; names of targets and of signals are no such words."""
    if isinstance(plain, str):
        if inside:
            yield plain
    elif isinstance(plain, Mapping):
        for name, inner in plain.items():
            yield from _texts(inner, inside=inside or name in _SAID)
    else:
        for inner in plain:
            yield from _texts(inner, inside=inside)


def _exits(entry: Entry) -> Iterator[Exit]:
    """Give the ways out of a step, those that lead to one place together; the main one comes last."""
    together: dict[tuple[str, Level, bool], list[Turn]] = {}
    for turn in entry.turns:
        together.setdefault((turn.target, turn.level, turn.task), []).append(turn)
    for (target, level, task), turns in sorted(together.items(), key=lambda one: one[1][-1].main):
        labels = tuple(_label(one) for one in turns if one.key != _REST and not one.main)
        rest, main = any(one.key == _REST for one in turns), turns[-1].main
        yield Exit(labels, rest, main, _leads(turns[0]), target, turns[0].number, level, task)


_REST = "naar"
_EDGES = {"laag": "≤ ", "hoog": "≥ "}


def _label(turn: Turn) -> str:
    return _EDGES.get(turn.key, "") + (turn.label or turn.key)


def _leads(turn: Turn) -> Leads:
    if turn.number:
        return Leads.STEP
    if turn.target.startswith(WITHIN):
        return Leads.DIALOGUE
    ends = {CLOSE: Leads.CLOSE, END: Leads.END, DAY: Leads.DAY}
    return ends.get(turn.target, Leads.NOWHERE)


def _links(
    exits: Iterable[Exit], places: Mapping[str, int], days: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Return the exit and the place of each step that a step leads to, today's questions too."""
    found = []
    for n, one in enumerate(exits):
        targets = dict.fromkeys(days.values()) if one.leads is Leads.DAY else (one.target,)
        found += [(n, places[target]) for target in targets if target in places]
    return found


def _layers(links: Sequence[Sequence[tuple[int, int]]], first: int | None) -> list[int | None]:
    """Return how many answers each step is from the start; None where nobody gets."""
    layers: list[int | None] = [None] * len(links)
    now, distance = [] if first is None else [first], 0
    while now:
        ahead: dict[int, None] = {}
        for place in now:
            layers[place] = distance
        for place in now:
            ahead |= dict.fromkeys(to for _, to in links[place] if layers[to] is None)
        now, distance = list(ahead), distance + 1
    return layers


def _by_layer(layers: Sequence[int | None]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in {one for one in layers if one is not None}]
    for place, layer in enumerate(layers):
        if layer is not None:
            found[layer].append(place)
    return found


def _node(entry: Entry, exits: tuple[Exit, ...], days: Mapping[str, str], cell: Cell) -> Node:
    asks = entry.kind != "question" or any(label for one in exits for label in one.labels)
    return Node(
        entry.id,
        entry.number,
        entry.kind if asks else "message",
        entry.text,
        lines_of(entry.text, TEXT_WIDTH, MOST_LINES),
        tuple(day for day, step in days.items() if step == entry.id),
        exits,
        entry.worst,
        entry.reached,
        False,
        *cell,
    )


def _gone(step: str, text: str, cell: Cell) -> Node:
    lines = lines_of(text, TEXT_WIDTH, MOST_LINES)
    return Node(step, 0, "gone", text, lines, (), (), Level.NONE, False, False, *cell)


def _edges(
    nodes: Sequence[Node], links: Sequence[Sequence[tuple[int, int]]], layers: Sequence[int | None]
) -> Iterator[Edge]:
    for source, (ways, layer) in enumerate(zip(links, layers, strict=True)):
        for n, target in ways:
            way, ahead = nodes[source].exits[n], layers[target]
            back = source == target or (layer is not None and ahead is not None and ahead < layer)
            yield Edge(source, n, target, " · ".join(way.labels), back, way.main, way.level)
