"""How much points to another person at this phone, explained by codes (experience F4).

A hard sign counts at once. Soft ones - another style, asking who this is - are exactly what fear looks
like too: together they never reach what puts a phone in doubt, so they change no text (practice H2). They
only let a human look, by another way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from cases.doubts import DoubtSign, Manner
from cases.moments import DAY, Moment

COUNTS_FOR = 14 * DAY
MOST_SIGNS = 12
SOFT_FROM, STRONG_FROM, SOFT_AT_MOST = 40, 100, 90
KNOWN_FROM, LEAST_WORDS = 8, 3
"""Messages before a style is known, and words before a message shows one."""

_USUAL, _SELDOM, _TIMES = 0.9, 0.1, 4
_JUMPS = 3
_FORMAL = frozenset({"u", "uw"})
_ASKS_WHO = re.compile(
    r"wie (is|was) (dit|dat)|wie ben (jij|je)|wie bent u|van wie is dit( nummer)?"
    r"|wat (is|zijn) dit voor (nummer|iets|berichten)|who (is|was) (this|that)|who are you"
)


class Why(StrEnum):
    OTHER_SENDER = "other_sender"
    """The channel's user is not the one that was paired, or two people share this phone."""
    WRONG_PICTURE = "wrong_picture"
    ASKS_WHO = "asks_who"
    STYLE = "style"


_WEIGHTS = {Why.OTHER_SENDER: 100, Why.WRONG_PICTURE: 50, Why.ASKS_WHO: 40, Why.STYLE: 30}
_SOFT = frozenset({Why.ASKS_WHO, Why.STYLE})


class Weight(IntEnum):
    NONE = 0
    SOFT = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """``reasons`` are the codes that count, most telling first."""

    score: int
    reasons: tuple[str, ...]

    @property
    def weight(self) -> Weight:
        if self.score >= STRONG_FROM:
            return Weight.STRONG
        return Weight.SOFT if self.score >= SOFT_FROM else Weight.NONE


def weigh(signs: Iterable[DoubtSign], at: Moment) -> Weighed:
    """Return what the signs of the last 14 days weigh together, the same for every order of them."""
    recent = [Why(one.why) for one in signs if one.why in set(Why) and at - one.at <= COUNTS_FOR]
    soft = sum(_WEIGHTS[one] for one in recent if one in _SOFT)
    hard = sum(_WEIGHTS[one] for one in recent if one not in _SOFT)
    score = max(hard, min(hard + soft, SOFT_AT_MOST))
    return Weighed(score, tuple(one.value for one in sorted(set(recent), key=_telling)))


def kept(signs: Iterable[DoubtSign], at: Moment) -> tuple[DoubtSign, ...]:
    """Return the signs worth keeping: the newest dozen of the last 14 days."""
    recent = sorted((one for one in signs if at - one.at <= COUNTS_FOR), key=lambda one: (one.at, one.why))
    return tuple(recent[-MOST_SIGNS:])


def asks_who(text: str) -> bool:
    """Say whether a message asks who this is, and nothing else."""
    plain = re.sub(r"[\W_]+", " ", text.casefold()).strip()
    return _ASKS_WHO.fullmatch(plain) is not None


def shows_manner(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS


def with_message(manner: Manner, text: str) -> Manner:
    """Return how this client writes, with one more message in it."""
    one = manner_of(text)
    return Manner(
        manner.messages + 1,
        manner.words + one.words,
        manner.capitals + one.capitals,
        manner.stops + one.stops,
        manner.formal + one.formal,
    )


def manner_of(text: str) -> Manner:
    """Return how one message is written, as counts."""
    stripped = text.strip()
    words = stripped.split()
    formal = any(word.strip(".,!?").casefold() in _FORMAL for word in words)
    return Manner(1, len(words), int(stripped[:1].isupper()), int(stripped[-1:] in {".", "?"}), int(formal))


def jumps(manner: Manner, text: str) -> bool:
    """Say whether a message is written unlike all those before it: three of four habits broken."""
    if manner.messages < KNOWN_FROM or not shows_manner(text):
        return False
    one, usual = manner_of(text), manner.words / manner.messages
    broken = [
        _breaks(manner.capitals / manner.messages, one.capitals),
        _breaks(manner.stops / manner.messages, one.stops),
        _breaks(manner.formal / manner.messages, one.formal),
        one.words >= usual * _TIMES or one.words * _TIMES <= usual,
    ]
    return sum(broken) >= _JUMPS


def _breaks(share: float, now: int) -> bool:
    return (share >= _USUAL and not now) or (share <= _SELDOM and bool(now))


def _telling(why: Why) -> tuple[int, str]:
    return -_WEIGHTS[why], why.value
