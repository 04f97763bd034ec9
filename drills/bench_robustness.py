"""What is left of an alert when the same words are typed as a hurried or hiding hand types them.

Each message that alerts is spoilt once in each of eight ways; kept is what still alerts. Everything is
spoilt by the same seeded chance, so the same set and seed give the same figures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, NamedTuple

from cases.facts import Facts, Phase
from cases.levels import Level
from cases.sides import Speaker
from drills.chance import Chance, chance_of
from drills.result import Stopwatch, progress
from escalation.detector import Detector
from escalation.screen import screen

FLOORS: Mapping[str, float] = {
    "upper_case": 0.99,
    "accents": 0.99,
    "repeats": 0.97,
    "leetspeak": 0.95,
    "swaps": 0.95,
    "split": 0.95,
    "deletion": 0.93,
    "no_spaces": 0.70,
}
_MOST_LOST = 40
_NO_FACTS = Facts(phase=Phase.F2)
_SHORTEST = 4
_ACCENTS = {"a": "áàäâã", "e": "éèëê", "i": "íìïî", "o": "óòöôõ", "u": "úùüû", "c": "ç", "n": "ñ"}
_LEET = str.maketrans({"o": "0", "i": "1", "e": "3", "a": "4", "s": "5"})


class Line(NamedTuple):
    """One message and who writes it."""

    text: str
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the alerts were kept in one way of typing, and some that were lost."""

    kept: int
    of: int
    lost: tuple[str, ...]

    @property
    def share(self) -> float:
        return round(self.kept / self.of, 4) if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the share (Wilson)."""
        if not self.of:
            return 0.0, 1.0
        z, n, p = 1.96, self.of, self.kept / self.of
        middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return round((middle - spread) / (1 + z * z / n), 4), round((middle + spread) / (1 + z * z / n), 4)


def run_bench_robustness(detector: Detector, lines: Sequence[Line], seed: int) -> dict[str, Any]:
    """Spoil every line that alerts in each way; return the result, with the lost lines under ``lost``."""
    watch = Stopwatch()
    alerting = [line for line in dict.fromkeys(lines) if _alerts(detector, line)]
    progress(f"  {len(alerting)} of {len(lines)} messages alert as they stand")
    kept: dict[str, Kept] = {}
    for way, spoil in WAYS.items():
        kept[way] = _kept(detector, alerting, spoil, chance_of(seed))
        progress(f"  {way}: {kept[way].share:.3f}")
    figures = {way: one.share for way, one in kept.items()}
    return {
        "ok": bool(alerting) and all(figures[way] >= floor for way, floor in FLOORS.items()),
        **figures,
        "alerts": len(alerting),
        "messages": len(lines),
        "intervals": {way: one.interval for way, one in kept.items()},
        "lost": {way: one.lost for way, one in kept.items()},
        "figures": figures,
        "limits": dict(FLOORS),
        "seconds": watch.seconds,
    }


def _alerts(detector: Detector, line: Line) -> bool:
    return screen(line.text, line.speaker, _NO_FACTS, detector).level > Level.NONE


def _kept(
    detector: Detector, lines: Sequence[Line], spoil: Callable[[str, Chance], str], chance: Chance
) -> Kept:
    spoilt = [Line(spoil(line.text, chance), line.speaker) for line in lines]
    lost = [line.text for line in spoilt if not _alerts(detector, line)]
    return Kept(len(lines) - len(lost), len(lines), tuple(lost[:_MOST_LOST]))


def upper_case(text: str, _: Chance) -> str:
    return text.upper()


def accents(text: str, chance: Chance) -> str:
    """Put an accent on every letter that can have one."""
    return "".join(chance.choice(_ACCENTS.get(letter, letter)) for letter in text)


def repeats(text: str, chance: Chance) -> str:
    """Hold one letter of one word down."""
    return _in_one_word(text, chance, _held)


def leetspeak(text: str, _: Chance) -> str:
    return text.translate(_LEET)


def swaps(text: str, chance: Chance) -> str:
    """Swap two letters beside each other in one word."""
    return _in_one_word(text, chance, _swapped)


def split(text: str, chance: Chance) -> str:
    """Put a space into one word."""
    return _in_one_word(text, chance, _split)


def deletion(text: str, chance: Chance) -> str:
    """Leave one letter of one word out, not its first."""
    return _in_one_word(text, chance, _shorter)


def no_spaces(text: str, _: Chance) -> str:
    return text.replace(" ", "")


WAYS: Mapping[str, Callable[[str, Chance], str]] = {
    "upper_case": upper_case,
    "accents": accents,
    "repeats": repeats,
    "leetspeak": leetspeak,
    "swaps": swaps,
    "split": split,
    "deletion": deletion,
    "no_spaces": no_spaces,
}


def _in_one_word(text: str, chance: Chance, change: Callable[[str, Chance], str]) -> str:
    """Change one word of four letters or more, or the longest when there is none."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    place = chance.choice(long) if long else max(range(len(words)), key=lambda one: len(words[one]))
    words[place] = change(words[place], chance)
    return " ".join(words)


def _held(word: str, chance: Chance) -> str:
    place = chance.randrange(max(1, len(word)))
    return word[:place] + word[place : place + 1] * chance.randint(3, 6) + word[place + 1 :]


def _swapped(word: str, chance: Chance) -> str:
    place = chance.randrange(max(1, len(word) - 1))
    return word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]


def _split(word: str, chance: Chance) -> str:
    place = chance.randint(1, max(1, len(word) - 1))
    return f"{word[:place]} {word[place:]}"


def _shorter(word: str, chance: Chance) -> str:
    place = chance.randint(1, max(1, len(word) - 1))
    return word[:place] + word[place + 1 :]
