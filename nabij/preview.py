"""The plan of a made-up client, worked out by the rules that plan for a real one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.library import ContentBroken, Library, read_folder
from cases.anchors import Anchor
from cases.facts import Phase
from cases.human_moments import HumanDay
from cases.moments import Moment, at_wall, moment_of
from cases.pace import Pace
from cases.programme import Programme
from cases.programme_year import Start, YearMoment, year_of
from cases.safe_contact import Window
from cases.sides import Side
from cases.windows import check_windows
from escalation.turn_clock import SLOT
from nabij.refused import Refused

ZONE = ZoneInfo("Europe/Amsterdam")
YEAR = 365
"""Days of a plan that is shown."""

_Choice = TypeVar("_Choice")
_EXAMPLE = "2026-12-01T21:40"
_EARLIEST, _LATEST = 2000, 2100
_SIDE_B = ("thv-removed", "staying-together-b", "carer")


class WrongUse(Exception):
    """The command was typed wrongly; ``problem`` says how in Dutch."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see. ``windows`` hold for every day of the week, on the clock of ``zone``."""

    programme: str
    anchors: Sequence[str] = ()
    extended: bool = False
    side: str = ""
    windows: Sequence[str] = ("19:00-21:00",)
    zone: str = ZONE.key
    pace: str = Pace.NORMAL.value


@dataclass(frozen=True, slots=True)
class Shown:
    """One check-in of the plan; ``at`` is on the client's own wall."""

    at: datetime
    utc: datetime
    dialogue: str
    title: str
    phase: Phase
    day: int
    slot: str = SLOT


@dataclass(frozen=True, slots=True)
class Preview:
    programme: Programme
    side: Side
    first: date
    moments: tuple[Shown, ...]
    people: tuple[HumanDay, ...]


def library_of(folder: Path) -> Library:
    """Read a content folder without its danger words. Raises Refused."""
    try:
        return read_folder(folder, weights=False, prove=False)
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None


def preview_of(asked: Asked, library: Library) -> Preview:
    """Return a year of a programme. Raises WrongUse."""
    programme = _chosen("--programme", asked.programme, library.programmes)
    side = _chosen("--side", asked.side or side_of(programme), {one.value: one for one in Side})
    zone = _zone(asked.zone)
    given = _anchors(asked.anchors, zone)
    year = year_of(
        programme,
        Start(
            _began(programme, given),
            windows_of(asked.windows),
            zone,
            side,
            given,
            _chosen("--pace", asked.pace, {one.value: one for one in Pace}),
            asked.extended,
            YEAR,
        ),
    )
    moments = tuple(_shown(one, library) for one in year.moments)
    return Preview(programme, side, year.first, moments, year.people)


def _shown(moment: YearMoment, library: Library) -> Shown:
    title = library.scripts[moment.dialogue].title
    return Shown(moment.at, moment.utc, moment.dialogue, title, moment.phase, moment.day)


def as_plain(preview: Preview) -> dict[str, list[dict[str, str]]]:
    """Return the plan as ``--json`` prints it; the offset in ``local`` tells the hours of a fold apart."""
    return {
        "moments": [
            {
                "local": one.at.isoformat(),
                "utc": one.utc.isoformat(),
                "dialogue": one.dialogue,
                "phase": one.phase.value,
                "slot": one.slot,
            }
            for one in preview.moments
        ]
    }


def _chosen(option: str, typed: str, choices: Mapping[str, _Choice]) -> _Choice:
    if typed not in choices:
        said = f"{option} '{typed}' is onbekend." if typed else f"{option} ontbreekt."
        raise WrongUse(f"{said} Kies uit: {', '.join(sorted(choices))}.")
    return choices[typed]


def side_of(programme: Programme) -> str:
    return (Side.B if programme.name in _SIDE_B else Side.A).value


def _zone(typed: str) -> ZoneInfo:
    try:
        return ZoneInfo(typed)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongUse(f"--zone '{typed}' is onbekend. Schrijf bijvoorbeeld {ZONE.key}.") from None


def _anchors(typed: Sequence[str], zone: ZoneInfo) -> dict[Anchor, Moment]:
    given: dict[Anchor, Moment] = {}
    for one in typed:
        name, _, when = one.partition("=")
        anchor = _chosen("--anchor", name, {each.value: each for each in Anchor})
        if anchor in given:
            raise WrongUse(f"--anchor {name} staat er twee keer. Geef elk anker een keer.")
        given[anchor] = _moment(name, when, zone)
    return given


def _moment(name: str, when: str, zone: ZoneInfo) -> Moment:
    """Return a typed moment; without an offset it is on the client's own wall."""
    try:
        typed = datetime.fromisoformat(when)
    except ValueError:
        typed = None
    if typed is None or not _EARLIEST <= typed.year <= _LATEST:
        raise WrongUse(
            f"--anchor {name}: '{when}' is geen dag en tijd. Schrijf bijvoorbeeld {name}={_EXAMPLE}."
        )
    return moment_of(typed) if typed.tzinfo else at_wall(typed.date(), typed.time(), zone)


def _began(programme: Programme, given: Mapping[Anchor, Moment]) -> Moment:
    """Return when the programme begins. Raises WrongUse where the day it counts from is not known."""
    enough: set[Anchor] = {programme.anchor}
    if programme.anchor is Anchor.TOGETHER:
        enough |= {Anchor.THV_END, Anchor.THV_START}
    if programme.anchor is Anchor.START and given:
        return given.get(Anchor.START, min(given.values()))
    if not enough & set(given):
        name = programme.anchor.value
        raise WrongUse(f"{programme.name} telt vanaf '{name}'. Geef die dag: --anchor {name}={_EXAMPLE}.")
    return min(given.values())


def windows_of(typed: Sequence[str]) -> tuple[Window, ...]:
    """Return typed safe times, each for every day of the week. Raises WrongUse."""
    hours = [_hours(one) for one in typed]
    windows = tuple(Window(day, opens, closes) for day in range(7) for opens, closes in hours)
    try:
        check_windows(windows)
    except ValueError as wrong:
        raise WrongUse(f"--window: {wrong}") from None
    return windows


def _hours(typed: str) -> tuple[time, time]:
    try:
        opens, closes = (time.fromisoformat(one) for one in typed.split("-"))
    except ValueError:
        raise WrongUse(
            f"--window '{typed}' is geen tijd van-tot. Schrijf bijvoorbeeld 19:00-21:00."
        ) from None
    return opens, closes
