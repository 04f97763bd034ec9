"""Care for who handled danger: asked once how they are. Never what it was about (experience F24)."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.moments import DAY, MINUTE, Moment, after, wall

BREAK = 10 * MINUTE
"""The pause that is suggested after an acute matter."""
ASKED_FOR = 2 * DAY
"""How long the question stands; who does not want to answer is left alone."""
LOAD_OVER = 28 * DAY

_NIGHT_BEGINS, _NIGHT_ENDS = time(22), time(7)
_LOW_REDS, _HIGH_REDS, _HIGH_NIGHTS = 1, 6, 3
_DEBRIEF_REDS, _DEBRIEF_OVER = 3, 7


class Feeling(StrEnum):
    GOOD = "good"
    BREAK = "break"
    TALK = "talk"


class CareTask(StrEnum):
    """What a coordinator is asked to do: talk with somebody, or look back together."""

    TALK = "talk"
    DEBRIEF = "debrief"


class Load(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Exposure:
    """Acute matters that one person handled in the last 28 days, and how many of them at night."""

    reds: int
    nights: int


@dataclass(frozen=True, slots=True)
class CareAsk:
    """The question to one person, once. ``at``: when the acute matter was closed."""

    id: str
    at: Moment

    @property
    def break_until(self) -> Moment:
        return after(self.at, BREAK)


@dataclass(frozen=True, slots=True)
class CareRow:
    """A task for a coordinator: with whom, and no more."""

    id: str
    alias: str
    task: CareTask
    at: Moment


@dataclass(frozen=True, slots=True)
class LoadRow:
    alias: str
    load: Load


def is_night(at: Moment, zone: ZoneInfo) -> bool:
    """Say whether this is between 22:00 and 7:00 on the wall clock."""
    here = wall(at, zone).time()
    return here >= _NIGHT_BEGINS or here < _NIGHT_ENDS


def load_of(exposure: Exposure) -> Load:
    """Return how heavy a month was: it says when to ask somebody, and judges nobody."""
    if exposure.reds >= _HIGH_REDS or exposure.nights >= _HIGH_NIGHTS:
        return Load.HIGH
    return Load.LOW if exposure.reds <= _LOW_REDS and not exposure.nights else Load.NORMAL


def needs_debrief(reds_of_week: int, *, night: bool) -> bool:
    """Say whether to look back together: after a night, and at the third acute matter in a week."""
    return night or reds_of_week >= _DEBRIEF_REDS


def week_before(at: Moment) -> Moment:
    return after(at, -_DEBRIEF_OVER * DAY)
