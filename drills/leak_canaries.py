"""Made-up words, numbers and names that stand nowhere else: whoever finds one knows what leaked.

Each kind has its own word stem, so that also half a word is found, and its own places where it may stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from drills.chance import chance_of

SHARES: Mapping[str, int] = {
    "said": 30,  # messages of clients and strangers
    "tapped": 6,  # what stands on or under what a phone sends: file names, captions, own first names
    "typed": 32,  # forms of the console
    "alias": 2,  # what a client is called, where it may not be: it stands open in its own side's store
    "wrong": 10,  # what does not fit a field
    "address": 4,  # own addresses of staff
    "carried": 6,  # headers, paths and questions in an address
    "colleague": 3,  # names and log-ins of staff
    "password": 2,
    "chat": 3,  # numbers of accounts
    "phone": 2,  # telephone numbers
}
"""Parts of a hundred."""
NUMBERS = frozenset({"chat", "phone"})
_LETTERS = "bcdfghjklmnpqrstvwxz"
_VOWELS = "aeiou"
_FIRST_CHAT = 0x1_AC9D_35_00
"""An account number of five bytes that begins as no other number of ours does."""


@dataclass(frozen=True, slots=True)
class Canary:
    """``word`` is what is written; ``stem`` the part that all of its kind have in common."""

    kind: str
    word: str
    stem: str


@dataclass
class Cage:
    """All canaries. ``out`` notes which were let out, by word."""

    canaries: Sequence[Canary]
    out: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._turns = {kind: cycle(self.of(kind)) for kind in {each.kind for each in self.canaries}}

    def of(self, kind: str) -> list[Canary]:
        return [each for each in self.canaries if each.kind == kind]

    def let_out(self, kind: str) -> str:
        """Return the next of a kind; after the last the first comes again."""
        word = next(self._turns[kind]).word
        self.out.add(word)
        return word

    def left(self) -> list[str]:
        """Let out all that are still in, and return them."""
        words = [each.word for each in self.canaries if each.word not in self.out]
        self.out.update(words)
        return words


def canaries_of(count: int, seed: int) -> Cage:
    """Make ``count`` canaries; the same seed makes the same ones."""
    chance = chance_of(seed)
    kinds = _kinds(count)
    stems = {
        kind: "".join(chance.choice(_LETTERS) + chance.choice(_VOWELS) for _ in range(4)) for kind in kinds
    }
    made = []
    for kind, many in kinds.items():
        for number in range(many):
            word = _number(kind, number) if kind in NUMBERS else stems[kind] + _letters(number)
            made.append(Canary(kind, word, "" if kind in NUMBERS else stems[kind]))
    return Cage(made)


def _kinds(count: int) -> dict[str, int]:
    """Share ``count`` out; what is left over by rounding goes to what is typed, where most is written."""
    whole = sum(SHARES.values())
    found = {kind: max(1, count * share // whole) for kind, share in SHARES.items()}
    found["typed"] += count - sum(found.values())
    return found


def _letters(number: int) -> str:
    return "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(3))


def _number(kind: str, number: int) -> str:
    return str(_FIRST_CHAT + number) if kind == "chat" else f"06847391{number:02d}"
