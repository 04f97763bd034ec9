"""A dialogue's map as pieces to draw: boxes that are links, lines, and what is said of each in words.

The template writes them down and escapes; here nothing is markup.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

from cases.levels import Level
from cases.step_counts import StepCount
from console import words
from console.language import mark, say
from dialogs.flow_map import TEXT_WIDTH, Exit, FlowMap, Leads, Node
from dialogs.flow_paths import EXIT, FOOT, LINE, Box, Drawing, drawn
from dialogs.text_width import shortened, width_of


class State(StrEnum):
    """How a step differs from what is in use."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


KINDS = {
    "question": ("?", mark("vraag met knoppen")),
    "several": ("✓", mark("vraag waar meer antwoorden mogen")),
    "scale": ("#", mark("vraag met een cijfer")),
    "open": ("…", mark("vraag zonder knoppen")),
    "message": ("i", mark("bericht, er wordt niets gevraagd")),
    "gone": ("×", mark("deze stap is weg")),
}
"""The sign and the words of each kind of step."""
STATES = {
    State.NEW: ("+", mark("nieuw")),
    State.CHANGED: ("~", mark("anders")),
    State.GONE: ("×", mark("weg")),
}
FOUND = ("»", mark("gevonden"))
TASK = ("◆", mark("een medewerker krijgt een taak"))
ELSE = mark("iets anders")
REST = mark("elk ander antwoord")
NEXT = mark("daarna")
EMPTY = mark("nog geen tekst")
_LEADS = {
    Leads.DAY: mark("per dag"),
    Leads.CLOSE: mark("afsluiten"),
    Leads.END: mark("einde"),
    Leads.NOWHERE: mark("nergens"),
}
_DIALOGUE = mark("gesprek %(name)s")
_ON_DAYS = mark("Op dag %(days)s")
_LEADS_TO = mark("Leidt naar: %(places)s.")
_NOBODY = mark("Hier komt niemand.")
_SIGNAL = mark("Gevaar: %(level)s.")
_ANSWERED = mark("%(n)s keer beantwoord")
_LAST = mark("%(n)s keer beantwoord, %(last)s keer als laatste")
_SHORT = mark("%(n)s antwoorden")
_SHORT_LAST = mark("%(n)s antwoorden, %(last)s laatste")
STOPS = ("▼", mark("een op de vier gesprekken of meer stopt hier"))
_BASELINE = 14
_BETWEEN = 10
"""What stays free between the answers and where they lead."""
_SMALL = TEXT_WIDTH * 13 // 12
"""Answers stand in letters of 12 units, in a box of the same width."""
_BOLD = TEXT_WIDTH * 9 // 10


@dataclass(frozen=True, slots=True)
class Look:
    """What is laid over a map: what was found, how steps differ, how often each was answered.

    ``place`` is the address of the dialogue.
    """

    place: str
    found: frozenset[str] = frozenset()
    states: Mapping[str, State] = field(default_factory=dict)
    counts: Mapping[str, StepCount] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words in a box, with its baseline."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Way:
    """The answers of a step that lead to one place, as one line in its box. ``leads`` says how to draw it."""

    text: str
    place: str
    leads: str
    level: str
    y: int


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid over one box. ``stops``: many talks end here although it leads on."""

    state: State
    found: bool
    count: StepCount | None
    stops: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A box. ``href`` is empty where there is nothing to open; ``told`` is all of it in words."""

    node: Node
    box: Box
    laid: Laid
    id: str
    name: str
    href: str
    told: str
    title: str
    badge: str
    lines: tuple[Line, ...]
    note: Line | None
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """A line as the ``d`` of an SVG path. ``kind`` is that of the most serious thing about it."""

    path: str
    kind: str
    back: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole map in the order in which it is drawn; ``arrows`` are where lines end."""

    drawing: Drawing
    steps: tuple[Step, ...]
    trails: tuple[Trail, ...]
    arrows: tuple[str, ...]
    names: Mapping[int, str]
    any_apart: bool
    any_gone: bool


def picture(found: FlowMap, look: Look) -> Picture:
    """Return the map of a dialogue as a page draws it, in the language of the interface."""
    drawing = drawn(found)
    names = {one.number: one.step for one in found.nodes}
    steps = tuple(_step(node, box, look, names) for node, box in zip(found.nodes, drawing.boxes, strict=True))
    trails = tuple(
        Trail(_path(points), edge.level.word if edge.level >= Level.HIGH else "plain", edge.back)
        for edge, points in zip(found.edges, drawing.paths, strict=True)
    )
    ends = dict.fromkeys(points[-1] for points in drawing.paths)
    arrows = tuple(f"M{x - 5} {y - 9}L{x} {y}L{x + 5} {y - 9}z" for x, y in ends)
    in_order = tuple(sorted(trails, key=lambda one: one.kind != "plain"))
    return Picture(drawing, steps, in_order, arrows, names, found.apart < found.gone, found.gone < found.rows)


def where(way: Exit, names: Mapping[int, str]) -> str:
    """Return where answers lead to, in words."""
    if way.leads is Leads.STEP:
        return f"{way.number} {names[way.number]}"
    if way.leads is Leads.DIALOGUE:
        return say(_DIALOGUE, name=way.target.partition(":")[2])
    return say(_LEADS[way.leads])


def answers(node: Node, way: Exit) -> str:
    """Return the answers of a step that lead to one place, on one line."""
    if len(node.exits) == 1 and not way.labels:
        return say(NEXT)
    others = [say(REST)] if way.rest else [say(ELSE)] * way.main
    return " · ".join((*way.labels, *others))


def _step(node: Node, box: Box, look: Look, names: Mapping[int, str]) -> Step:
    laid = _laid(node, look)
    badge = " ".join(_badges(node, laid))
    numbered = f"{node.number} {node.step}" if node.number else node.step
    return Step(
        node,
        box,
        laid,
        f"k{node.number}" if node.number else f"weg-{node.column}-{node.row}",
        numbered,
        f"{look.place}/stap/{quote(node.step, safe='')}" if node.number else "",
        " ".join(_told(node, numbered, laid, names)),
        shortened(f"{KINDS[node.kind][0]} {numbered}", _BOLD - width_of(badge)),
        badge,
        tuple(_lines(node, box)),
        None if laid.count is None else _note(laid.count, box, stops=laid.stops),
        tuple(_ways(node, box)),
    )


def _laid(node: Node, look: Look) -> Laid:
    count = look.counts.get(node.step)
    leads_on = any(one.leads in (Leads.STEP, Leads.DAY) for one in node.exits)
    return Laid(
        State.GONE if node.kind == "gone" else look.states.get(node.step, State.SAME),
        node.step in look.found,
        count,
        leads_on and count is not None and count.stops_many,
    )


def _badges(node: Node, laid: Laid) -> Iterator[str]:
    if laid.found:
        yield FOUND[0]
    if laid.state is not State.SAME:
        sign, word = STATES[laid.state]
        yield f"{sign} {say(word)}"
    if node.worst >= Level.HIGH:
        yield words.SIGNS[node.worst]


def _told(node: Node, numbered: str, laid: Laid, names: Mapping[int, str]) -> Iterator[str]:
    """Say a whole box in words: the step, what it asks, how bad it can be and where it leads."""
    yield f"{numbered}, {say(KINDS[node.kind][1])}."
    yield " ".join(node.lines) or f"{say(EMPTY)}."
    yield from _told_over(laid)
    if node.worst >= Level.HIGH:
        yield say(_SIGNAL, level=say(words.LEVELS[node.worst]))
    if not node.reached and node.number:
        yield say(_NOBODY)
    places = dict.fromkeys(where(way, names) for way in node.exits)
    if places:
        yield say(_LEADS_TO, places=", ".join(places))


def _told_over(laid: Laid) -> Iterator[str]:
    """Say what is laid over a box."""
    if laid.found:
        yield f"{say(FOUND[1]).capitalize()}."
    if laid.state is not State.SAME:
        yield f"{say(STATES[laid.state][1]).capitalize()}."
    if laid.count is not None:
        yield f"{counted(laid.count)}."


def _lines(node: Node, box: Box) -> Iterator[Line]:
    said = [say(_ON_DAYS, days=", ".join(node.days))] if node.days else []
    for n, text in enumerate([*said, *node.lines]):
        yield Line(shortened(text, TEXT_WIDTH), box.words + n * LINE + _BASELINE)


def _note(count: StepCount, box: Box, *, stops: bool) -> Line:
    """Return what stands below the words of a box that has room for it."""
    said = say(_SHORT_LAST if count.last else _SHORT, n=count.answered, last=count.last)
    text = f"{STOPS[0]} {said}" if stops else said
    return Line(shortened(text, TEXT_WIDTH), box.exits - FOOT - LINE + _BASELINE)


def counted(count: StepCount) -> str:
    """Say how often a step was answered, and how often that was the end of the talk."""
    if count.last:
        return say(_LAST, n=count.answered, last=count.last)
    return say(_ANSWERED, n=count.answered)


def _ways(node: Node, box: Box) -> Iterator[Way]:
    for n, way in enumerate(node.exits):
        place = f"→ {way.number}" if way.leads is Leads.STEP else where(way, {})
        place = shortened(f"{TASK[0]} {place}" if way.task else place, TEXT_WIDTH // 2)
        sign = f"{words.SIGNS[way.level]} " if way.level else ""
        room = TEXT_WIDTH if way.level >= Level.HIGH else _SMALL
        text = shortened(sign + answers(node, way), room - width_of(place) - _BETWEEN)
        yield Way(text, place, way.leads.value, way.level.word, box.exits + n * EXIT + _BASELINE)


def _path(points: tuple[tuple[int, int], ...]) -> str:
    begin, *rest = points
    return f"M{begin[0]} {begin[1]}" + "".join(f"L{x} {y}" for x, y in rest)
