"""The agreed times of one client in words: days with the same hours stand together."""

from collections.abc import Sequence
from datetime import time

from cases.safe_contact import Window
from console.language import mark, say
from console.words import WEEKDAYS

_EVERY_DAY = mark("elke dag")


def agreed_lines(windows: Sequence[Window]) -> tuple[tuple[str, str], ...]:
    """Return (days, hours) for each stretch of hours, from the first day of the week that has it."""
    days: dict[tuple[time, time], list[int]] = {}
    for one in sorted(windows, key=lambda one: (one.weekday, one.opens)):
        days.setdefault((one.opens, one.closes), []).append(one.weekday)
    return tuple((_days(each), f"{opens:%H:%M}–{closes:%H:%M}") for (opens, closes), each in days.items())


def _days(weekdays: Sequence[int]) -> str:
    once = sorted(set(weekdays))
    return say(_EVERY_DAY) if len(once) == len(WEEKDAYS) else ", ".join(say(WEEKDAYS[day]) for day in once)
