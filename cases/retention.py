"""How long what is kept: classes with a term each, its default, the most and the least it may be.

Source: domain.md 6.2 for the defaults and the most of what clients wrote; security-reliability.md 4.2.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cases.moments import DAY, Moment, after

YEAR, MONTH = 365, 31


class Since(StrEnum):
    """What a term counts from."""

    WRITTEN = "written"
    CLOSED = "closed"
    RELEASED = "released"
    ENDED = "ended"
    CLIENT = "client"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Retention:
    """One class of what is kept: its term in days, counted from ``since``, and what it may be set to.

    A class with ``least`` equal to ``most`` is fixed. ``CLIENT`` goes with the client, at the latest with
    the class ``client_file``; ``KEPT`` holds nothing about a client and stays.
    """

    name: str
    since: Since
    days: int
    most: int
    least: int

    def ends(self, since: Moment) -> Moment:
        """Return when what is counted from ``since`` is over."""
        return after(since, self.days * DAY)

    def over(self, now: Moment) -> Moment:
        """Return the moment up to which everything of this class is over by ``now``."""
        return after(now, -self.days * DAY)


def _of(name: str, since: Since, days: int, most: int | None = None, least: int | None = None) -> Retention:
    return Retention(name, since, days, days if most is None else most, days if least is None else least)


_CLASSES = (
    _of("message_plain", Since.WRITTEN, 14, 30, 7),
    _of("message_s1", Since.CLOSED, 30, 180, 14),
    _of("message_s2_s3", Since.CLOSED, 90, 180, 30),
    _of("answers", Since.RELEASED, 3 * MONTH, YEAR, 0),
    _of("notes", Since.RELEASED, 3 * MONTH, YEAR, 0),
    _of("client_file", Since.RELEASED, YEAR, 2 * YEAR, 6 * MONTH),
    _of("safe_contact", Since.RELEASED, 0),
    _of("address", Since.RELEASED, 0),
    _of("not_accepted", Since.ENDED, 7),
    _of("raw_updates", Since.WRITTEN, 7),
    _of("strangers", Since.WRITTEN, 7),
    _of("walk_in", Since.ENDED, 1),
    _of("shift_notes", Since.WRITTEN, 7),
    _of("call_prompts", Since.WRITTEN, 1),
    _of("live_events", Since.WRITTEN, 1),
    _of("forms", Since.WRITTEN, 2),
    _of("phone_copies", Since.WRITTEN, 7, 30, 3),
    _of("calls", Since.WRITTEN, YEAR, 2 * YEAR, 3 * MONTH),
    _of("care", Since.WRITTEN, 28),
    _of("cross_alerts", Since.WRITTEN, YEAR, 2 * YEAR, 3 * MONTH),
    _of("links", Since.ENDED, 30, 90, 7),
    _of("sessions", Since.ENDED, 30, 90, 7),
    _of("roster", Since.ENDED, 2 * YEAR, 5 * YEAR, 3 * MONTH),
    _of("former_staff", Since.ENDED, 0),
    _of("content", Since.WRITTEN, 7 * YEAR, 20 * YEAR, 7 * YEAR),
    _of("access_log", Since.WRITTEN, 5 * YEAR + 1, 20 * YEAR, 5 * YEAR + 1),
    _of("client", Since.CLIENT, 0),
    _of("house", Since.KEPT, 0),
)

CLASSES: Mapping[str, Retention] = {each.name: each for each in _CLASSES}
"""Every class by its name, with the default terms."""

CHOSEN = frozenset(each.name for each in _CLASSES if each.least != each.most)
"""The classes whose term an organisation may choose."""


def chosen(days: Mapping[str, int]) -> Mapping[str, Retention]:
    """Return the classes with the terms of an organisation. Raises ValueError for one that may not be."""
    if problems := problems_of(days):
        raise ValueError(problems[0])
    return {
        name: each if name not in days else Retention(name, each.since, days[name], each.most, each.least)
        for name, each in CLASSES.items()
    }


def earliest(holds: Callable[[Moment], bool], low: Moment, high: Moment, step: int) -> Moment:
    """Return the first moment at which something holds, to within ``step`` microseconds after it.

    It holds at ``high``, not at ``low``, and once it holds it goes on to.
    """
    while high - low > step:
        between = Moment((low + high) // 2)
        if holds(between):
            high = between
        else:
            low = between
    return high


def problems_of(days: Mapping[str, int]) -> list[str]:
    """Return one plain Dutch line for each term that may not be."""
    return [line for name, value in days.items() if (line := _problem(name, value))]


def _problem(name: str, days: int) -> str:
    each = CLASSES.get(name)
    if each is None or name not in CHOSEN:
        return f"[retention] {name} kan niet worden gekozen. Kies uit: {', '.join(sorted(CHOSEN))}."
    if days > each.most:
        return f"[retention] {name} is {days} dagen. Langer dan {each.most} dagen mag niet."
    if days < each.least:
        return f"[retention] {name} is {days} dagen. Korter dan {each.least} dagen is niet veilig."
    return ""
