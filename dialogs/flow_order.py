"""The order of steps within the layers of a map, such that few lines cross."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

Links = Sequence[Sequence[tuple[int, int]]]
"""For each step, by its place: the exits and the places of the steps it leads to."""
Layers = Sequence[Sequence[int]]

_SWEEPS = 3


def ordered(layers: Layers, links: Links) -> list[list[int]]:
    """Return the layers, each in an order that makes lines between neighbours cross no more than before.

    Source: the barycentre sweeps of Sugiyama, Tagawa and Toda (1981).
    """
    best = now = [list(layer) for layer in layers]
    fewest = crossings(best, links)
    ahead = [[to for _, to in ways] for ways in links]
    behind: list[list[int]] = [[] for _ in links]
    for place, targets in enumerate(ahead):
        for to in targets:
            behind[to].append(place)
    for sweep in range(_SWEEPS):
        if fewest == 0:
            break
        now = _down(now, behind) if sweep % 2 == 0 else _down(now[::-1], ahead)[::-1]
        found = crossings(now, links)
        if found < fewest:
            best, fewest = now, found
    return best


def crossings(layers: Layers, links: Links) -> int:
    """Return how often lines between a layer and the next one cross."""
    return sum(
        _crossings(upper, {place: n for n, place in enumerate(lower)}, links)
        for upper, lower in pairwise(layers)
    )


def _crossings(upper: Iterable[int], below: Mapping[int, int], links: Links) -> int:
    passed = [0] * len(below)
    found = 0
    for place in upper:
        landings = [below[to] for _, to in links[place] if to in below]
        found += sum(sum(passed[one + 1 :]) for one in landings)
        for one in landings:
            passed[one] += 1
    return found


def _down(layers: Layers, neighbours: Sequence[Sequence[int]]) -> list[list[int]]:
    """Sort each layer by the mean place of the neighbours in the layer before it."""
    found = [list(layers[0])]
    for layer in layers[1:]:
        above = {place: n for n, place in enumerate(found[-1])}
        found.append(_by_mean(layer, above, neighbours))
    return found


def _by_mean(
    layer: Sequence[int], above: Mapping[int, int], neighbours: Sequence[Sequence[int]]
) -> list[int]:
    """Sort one layer; a step without neighbours above keeps to where it stood."""
    weights = {}
    for n, place in enumerate(layer):
        met = [above[one] for one in neighbours[place] if one in above]
        weights[place] = sum(met) / len(met) if met else float(n)
    return sorted(layer, key=lambda place: weights[place])
