"""Find the slots of a pattern near each other, in a bounded number of steps."""

from collections.abc import Mapping, Sequence
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
    """A compiled pattern: class numbers, and how many words may stand between each two."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]
    ordered: bool
    anchor: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the classes stand in one message and to which sentence each word belongs."""

    places: Mapping[int, Sequence[Place]]
    sentences: Sequence[int]
    steps: Steps
    mended: frozenset[int] = frozenset()
    """Places of words that were misspelt: they may alarm, and never reassure."""


def find(search: Search, scene: Scene) -> list[tuple[Place, ...]]:
    """Return each match as the places of its slots, the anchor first where order is free."""
    for slot in search.slots:
        if slot not in scene.places:
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
