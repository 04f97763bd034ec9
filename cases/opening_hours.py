"""Opening hours as the sociale kaart writes them: a small part of the OSM ``opening_hours`` syntax.

Days with times, ``24/7`` and ``PH off``. What is not in it is refused rather than half understood. Each
rule replaces what an earlier one says of its days; a time past midnight is written as two rules.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from cases.content import ContentFault, ContentPath
from cases.levels import Language

ALWAYS_OPEN = "24/7"
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NAMES = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NOTE = re.compile(r'"([^"]*)"')
_RULE = re.compile(r"(?:([A-Za-z][A-Za-z, -]*?)\s+)?(off|[\d:, -]+)")
_TIME = re.compile(r"([01]\d|2[0-4]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)")
_HOLIDAY = "PH"
_WHOLE_DAY = 24 * 60
_REMEDY = "Schrijf bijvoorbeeld: Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off. Of 24/7."

Span = tuple[int, int]
"""Minutes of the day, from and up to; 1440 is the end of it."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """``days`` are Monday to Sunday. ``holiday`` None: a holiday is as any other day."""

    days: tuple[tuple[Span, ...], ...]
    holiday: tuple[Span, ...] | None = field(default=None)
    note: str = ""

    def is_open(self, wall: datetime, *, is_holiday: bool) -> bool:
        """Say whether it is open at a moment on the clock where it is."""
        known = self.days[wall.weekday()]
        spans = self.holiday if is_holiday and self.holiday is not None else known
        return any(first <= wall.hour * 60 + wall.minute < last for first, last in spans)

    def in_words(self, language: Language) -> str:
        """Return the hours as one says them, such as "maandag tot en met vrijdag van 9 tot 17 uur"."""
        tongue = "en" if language is Language.EN else "nl"
        said = _all_days(self, tongue)
        return f"{said} ({self.note})" if self.note else said


def parse_opening_hours(text: str, path: ContentPath = ()) -> OpeningHours:
    """Return the hours of a text in the syntax. Raises ContentFault in Dutch."""
    note = " ".join(_NOTE.findall(text)).strip()
    bare = " ".join(_NOTE.sub(" ", text).split())
    if bare == ALWAYS_OPEN:
        return OpeningHours((((0, _WHOLE_DAY),),) * len(_DAYS), note=note)
    days: dict[str, tuple[Span, ...]] = {}
    for rule in bare.rstrip("; ").split(";"):
        days |= _rule(rule.strip(), path)
    if not any(days.values()):
        raise ContentFault(path, "Hiermee is het nooit open.", _REMEDY)
    return OpeningHours(tuple(days.get(day, ()) for day in _DAYS), days.get(_HOLIDAY), note)


def _rule(rule: str, path: ContentPath) -> Mapping[str, tuple[Span, ...]]:
    found = _RULE.fullmatch(rule)
    if found is None:
        raise ContentFault(path, f"'{rule[:40]}' is geen openingstijd.", _REMEDY)
    days = _DAYS if found[1] is None else _days(found[1], path)
    spans = () if found[2] == "off" else tuple(_span(one.strip(), path) for one in found[2].split(","))
    if any(last > first for (_, last), (first, _) in pairwise(spans)):
        raise ContentFault(path, "Deze tijden lopen door elkaar.", "Zet de vroegste tijd eerst.")
    return dict.fromkeys(days, spans)


def _days(text: str, path: ContentPath) -> tuple[str, ...]:
    found: list[str] = []
    for part in text.split(","):
        first, dash, last = (one.strip() for one in part.partition("-"))
        if first == _HOLIDAY and not dash:
            found.append(first)
            continue
        if first not in _DAYS or (dash and last not in _DAYS):
            raise ContentFault(
                path, f"'{part.strip()[:40]}' is geen dag.", f"Kies uit: {', '.join(_DAYS)}, PH."
            )
        begin, end = _DAYS.index(first), _DAYS.index(last if dash else first)
        found += [_DAYS[at % 7] for at in range(begin, end + 1 if end >= begin else end + 8)]
    return tuple(found)


def _span(text: str, path: ContentPath) -> Span:
    found = _TIME.fullmatch(text)
    if found is None:
        raise ContentFault(path, f"'{text[:40]}' is geen tijd.", _REMEDY)
    first, last = (int(found[at]) * 60 + int(found[at + 1]) for at in (1, 3))
    if not first < last <= _WHOLE_DAY:
        raise ContentFault(
            path, f"'{text}' eindigt niet later op die dag.", "Schrijf na 24:00 een eigen regel."
        )
    return first, last


def _all_days(hours: OpeningHours, tongue: str) -> str:
    whole = ((0, _WHOLE_DAY),)
    if hours.holiday in (None, whole) and all(one == whole for one in hours.days):
        return "day and night" if tongue == "en" else "dag en nacht"
    said = [
        f"{_run(first, last, tongue)} {_times(hours.days[first], tongue)}" for first, last in _runs(hours)
    ]
    if hours.holiday is not None:
        days = "on public holidays" if tongue == "en" else "op feestdagen"
        shut = "closed" if tongue == "en" else "dicht"
        said.append(f"{days} {_times(hours.holiday, tongue) if hours.holiday else shut}")
    return ", ".join(said)


def _runs(hours: OpeningHours) -> list[Span]:
    """Return the first and last day of each stretch with the same times; a day that is shut is left out."""
    found: list[Span] = []
    for day, spans in enumerate(hours.days):
        if found and found[-1][1] == day - 1 and hours.days[day - 1] == spans:
            found[-1] = (found[-1][0], day)
        elif spans:
            found.append((day, day))
    return found


def _run(first: int, last: int, tongue: str) -> str:
    names = _NAMES[tongue]
    if (first, last) == (0, len(_DAYS) - 1):
        return "every day" if tongue == "en" else "elke dag"
    if first == last:
        return names[first]
    if last == first + 1:
        return f"{names[first]} {'and' if tongue == 'en' else 'en'} {names[last]}"
    return f"{names[first]} {'to' if tongue == 'en' else 'tot en met'} {names[last]}"


def _times(spans: tuple[Span, ...], tongue: str) -> str:
    if tongue == "en":
        return " and ".join(f"from {_clock(one)} to {_clock(other)}" for one, other in spans)
    return " en ".join(f"van {_hour(one)} tot {_hour(other)}" for one, other in spans) + " uur"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _hour(minutes: int) -> str:
    return str(minutes // 60) if minutes % 60 == 0 else f"{minutes // 60}.{minutes % 60:02}"
