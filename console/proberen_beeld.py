"""What a try-out looks like: the phone from top to bottom, and beside each message what happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from cases.facts import Age
from cases.levels import Level
from cases.moments import wall
from cases.programme import Programme
from cases.sides import Role, Side
from dialogs.script import Script
from escalation.tryout import ZONE, Happening, Persona, Played, What

_TALK = (What.BOT, What.CLIENT)
_SHOWN_PAGES = 3
_MEANT_FOR = {
    "thv-removed": (Role.REMOVED_PERSON, Side.B),
    "staying-together-b": (Role.REMOVED_PERSON, Side.B),
    "carer": (Role.CARER, Side.B),
    "elder": (Role.ELDER, Side.A),
    "parent": (Role.PARENT, Side.A),
}
_USUAL = "weekly"


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the picture. ``times``: it happened so often, the last time at ``until``."""

    what: What
    at: datetime
    text: str
    code: str
    key: str
    level: Level
    keyboard: tuple[tuple[str, ...], ...]
    new_day: bool = False
    times: int = 1
    until: datetime | None = None

    @property
    def on_phone(self) -> bool:
        return self.what in _TALK


def seen(played: Played) -> tuple[Seen, ...]:
    """Return the lines of a try-out; a pager that goes on and on is told once."""
    rows = [row for group in _grouped(played.happened) for row in group]
    days = [None, *(row.at.date() for row in rows)]
    return tuple(replace(row, new_day=day != row.at.date()) for row, day in zip(rows, days[:-1], strict=True))


def _grouped(happened: Sequence[Happening]) -> Iterator[list[Seen]]:
    """Give the lines in runs of one kind; of a pager the first few are told apart, later ones together."""
    told = 0
    for what, group in groupby(happened, key=lambda one: one.what):
        rows = [_line(one) for one in group]
        if what is What.PAGE:
            rows = _pages(rows, max(0, _SHOWN_PAGES - told))
            told += len(rows)
        yield rows


def _pages(rows: list[Seen], most: int) -> list[Seen]:
    shown, rest = rows[:most], rows[most:]
    if len(rest) <= 1:
        return rows
    often = replace(
        rest[0], code="", times=len(rest), until=rest[-1].at, level=max(one.level for one in rest)
    )
    return [*shown, often]


def _line(one: Happening) -> Seen:
    return Seen(one.what, wall(one.at, ZoneInfo(ZONE)), one.text, one.code, one.key, one.level, one.keyboard)


def on_lock_screen(played: Played) -> str:
    """Return what the screen of a locked phone shows: the last message, whoever looks."""
    return next((one.text for one in reversed(played.happened) if one.what is What.BOT), "")


def usual_person(script: Script, programmes: Mapping[str, Programme]) -> Persona:
    """Return who is asked this dialogue as a rule, on the first day of the programme that asks it."""
    asks = [one for one in programmes.values() if script.name in one.scripts]
    found = next((one for one in asks if one.name != _USUAL), next(iter(asks), None))
    role, side = _MEANT_FOR.get("" if found is None else found.name, (Role.STAYER, Side.A))
    age = Age.ELDER if role is Role.ELDER else Age.ADULT
    if found is None:
        return Persona(role, side, age=age, formal=script.formal)
    stretch = next(one for one in found.stretches if script.name in one.scripts)
    return Persona(
        role,
        side,
        stretch.phase,
        age,
        programme=found.name,
        day=max(1, stretch.first),
        formal=script.formal,
        children=role is Role.PARENT,
    )
