"""What a detector makes of labelled messages, counted: recall and false alarms with their intervals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from cases.levels import Level
from nabij.lexicon.samples import Sample

RISK = (Level.ACUTE, Level.HIGH, Level.CONCERN)
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``total``, with the Wilson interval of 95 %. Source: Wilson 1927."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        if not self.total:
            return 0.0, 1.0
        spread = _Z * sqrt(self.value * (1 - self.value) / self.total + _Z**2 / (4 * self.total**2))
        middle, whole = self.value + _Z**2 / (2 * self.total), 1 + _Z**2 / self.total
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)

    def plain(self, times: int = 1) -> list[float]:
        """Return value, lower and upper end, each ``times`` as large, and the number it rests on."""
        low, high = self.interval
        return [
            *(round(times * each, 4 if times == 1 else 2) for each in (self.value, low, high)),
            self.total,
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """A message and the level that was found in it."""

    sample: Sample
    level: Level


def confusion(judged: Iterable[Judged]) -> dict[str, dict[str, int]]:
    """Return how often each given level was found as each level."""
    table = {given.word: dict.fromkeys((level.word for level in Level), 0) for given in (*RISK, Level.NONE)}
    for each in judged:
        table[each.sample.level.word][each.level.word] += 1
    return table


def recall(judged: Sequence[Judged]) -> dict[str, Share]:
    """Return the share of each level with any alert, and of acute that is shown as high or acute."""
    found = {
        level.word: share(each.level > Level.NONE for each in judged if each.sample.level is level)
        for level in RISK
    }
    found["acute_as_high"] = share(
        each.level >= Level.HIGH for each in judged if each.sample.level is Level.ACUTE
    )
    return found


def false_alarms(judged: Sequence[Judged]) -> dict[str, Share]:
    """Return the share of harmless messages with any alert, and shown as concern, high or acute."""
    levels = [each.level for each in judged if not each.sample.risk]
    return {
        "any": share(level > Level.NONE for level in levels),
        "review": share(level is Level.REVIEW for level in levels),
        "concern": share(level is Level.CONCERN for level in levels),
        "high_or_acute": share(level >= Level.HIGH for level in levels),
        "acute": share(level is Level.ACUTE for level in levels),
    }


def alerts_by(judged: Iterable[Judged], keys: Callable[[Sample], Iterable[str]]) -> dict[str, Share]:
    """Return the share of messages with any alert by what ``keys`` says of them."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for each in judged:
        for key in keys(each.sample):
            groups[key].append(each.level > Level.NONE)
    return {key: share(groups[key]) for key in sorted(groups)}


def share(found: Iterable[bool]) -> Share:
    rows = list(found)
    return Share(sum(rows), len(rows))


def plain(shares: Mapping[str, Share], times: int = 1) -> dict[str, list[float]]:
    return {name: each.plain(times) for name, each in shares.items()}
