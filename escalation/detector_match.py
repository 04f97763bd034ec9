"""Find the slots of a pattern near each other, in a bounded number of steps."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_STEPS = 6000
"""Slot checks for one message; a message that needs more goes to a human."""

Place = tuple[int, int]
"""First and last word of a slot in the message."""


class TooComplexError(Exception):
    """The message needs more steps than one message may have."""


@dataclass(slots=True)
class Steps:
    """How many slot checks one message has left."""

    left: int = MOST_STEPS

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise TooComplexError


@dataclass(frozen=True, slots=True)
class Search:
    """A compiled pattern: class numbers, and how many words may stand between each two.

    ``need`` are the same numbers as bits: a message that lacks one of them is not searched.
    """

    slots: tuple[int, ...]
    gaps: tuple[int, ...]
    ordered: bool
    anchor: int
    need: int = 0


Span = tuple[Place, frozenset[int]]
"""A phrase in the message and its classes."""


@dataclass(slots=True)
class Scene:
    """Where the classes stand in one message and to which sentence each word belongs.

    ``places`` is filled from ``numbers`` (the classes of each word) and ``spans``, a class at a time.
    """

    places: dict[int, list[Place]]
    sentences: Sequence[int]
    steps: Steps
    mended: frozenset[int] = frozenset()
    """Places of words that were misspelt: they may alarm, and never reassure."""
    numbers: Sequence[frozenset[int]] = ()
    spans: Sequence[Span] = ()

    def of(self, slot: int) -> list[Place]:
        """Return where one class stands, first to last."""
        found = self.places.get(slot)
        if found is None:
            found = [(place, place) for place, numbers in enumerate(self.numbers) if slot in numbers]
            more = [place for place, numbers in self.spans if slot in numbers]
            self.places[slot] = found = sorted(found + more) if more else found
        return found


def find(search: Search, scene: Scene) -> list[tuple[Place, ...]]:
    """Return each match as the places of its slots, the anchor first where order is free."""
    for slot in search.slots:
        if not scene.of(slot):
            return []
    return _in_order(search, scene) if search.ordered else _near(search, scene)


def _in_order(search: Search, scene: Scene) -> list[tuple[Place, ...]]:
    """Follow all partial matches at once, the latest start for each end: no backtracking."""
    reached: dict[Place, tuple[Place, ...]] = {place: (place,) for place in scene.places[search.slots[0]]}
    for slot, gap in zip(search.slots[1:], search.gaps, strict=True):
        following: dict[Place, tuple[Place, ...]] = {}
        scene.steps.take(len(reached) * len(scene.places[slot]))
        for last, way in reached.items():
            for place in scene.places[slot]:
                between = place[0] - last[1] - 1
                if 0 <= between <= gap and scene.sentences[place[0]] == scene.sentences[last[0]]:
                    following[place] = (*way, place)
        reached = following
    return list(reached.values())


def _near(search: Search, scene: Scene) -> list[tuple[Place, ...]]:
    found = []
    rest = search.slots[1:]
    for anchor in scene.places[search.slots[0]]:
        ways = (rest, rest[::-1]) if len(rest) > 1 else (rest,)
        places = next(filter(None, (_around(anchor, way, search.gaps[0], scene) for way in ways)), ())
        if places:
            found.append(places)
    return found


def _around(anchor: Place, slots: tuple[int, ...], window: int, scene: Scene) -> tuple[Place, ...]:
    """Return the anchor with the nearest place of each slot, none used twice, or nothing."""
    chosen = [anchor]
    for slot in slots:
        nearest = _nearest(anchor, scene.places[slot], chosen, window, scene)
        if nearest is None:
            return ()
        chosen.append(nearest)
    return tuple(chosen)


def _nearest(
    anchor: Place, places: Sequence[Place], taken: list[Place], window: int, scene: Scene
) -> Place | None:
    scene.steps.take(len(places))
    sentence = scene.sentences[anchor[0]]
    best: Place | None = None
    for place in places:
        away = abs(place[0] - anchor[0])
        if away > window or scene.sentences[place[0]] != sentence:
            continue
        if any(place[0] <= used[1] and used[0] <= place[1] for used in taken):
            continue
        if best is None or away < abs(best[0] - anchor[0]):
            best = place
    return best
