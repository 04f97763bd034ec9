"""The made-up client a year is drawn for: what was typed above the picture, or a plain start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from cases.anchors import Anchor
from cases.moments import at_wall
from cases.pace import Pace
from cases.programme import Programme
from cases.programme_year import Start
from cases.safe_contact import Window
from cases.sides import Side
from cases.windows import SHORTEST_WINDOW, minutes_of
from console.answers import Answers, Fault
from console.language import mark, say
from console.settings import ZONES
from console.typed import Typed

SENT = "kijk"
"""Tells a form whose boxes are all off from an address without a form."""
ALL = "alles"
"""Asks a small team's page for what it leaves out."""
FIELDS = (
    *("begin", "uur", "van", "tot", "kant", "tempo", "verlengd", "zone", "naast", ALL),
    *(f"dag{day}" for day in range(7)),
)
PACES = {
    Pace.LESS.value: mark("minder vaak"),
    Pace.NORMAL.value: mark("gewoon"),
    Pace.MORE.value: mark("vaker"),
}
_EARLIEST, _LATEST = 2000, 2100
_LONGEST = 40
_USUAL = {
    "uur": "09:00",
    "van": "19:00",
    "tot": "21:00",
    "kant": Side.A.value,
    "tempo": Pace.NORMAL.value,
    "zone": ZONES[0],
}
_LISTED = ("kant", "tempo", "zone")
_NO_DATE = mark(
    "Begint op: dit is geen dag tussen 2000 en 2100. Schrijf dag, maand en jaar, bijvoorbeeld 1-12-2026."
)
_NO_DAY = mark("Kies minstens één dag waarop een bericht veilig is.")
_TOO_SHORT = mark("Veilig tot: een veilige tijd duurt minstens 60 minuten.")


@dataclass(frozen=True, slots=True)
class Example:
    """``typed`` goes back on the page; ``start`` is None while something in it is wrong."""

    typed: Mapping[str, str]
    start: Start | None
    faults: tuple[Fault, ...]

    @property
    def query(self) -> str:
        """Return what an address keeps of it: days and hours, and never a word of anybody."""
        names = (SENT, *FIELDS) if self.typed[SENT] else (ALL,)
        return urlencode({name: self.typed[name] for name in names if self.typed[name]})


def example_of(asked: Mapping[str, str], today: date, programme: Programme | None) -> Example:
    """Return the start that was asked for; the usual one where nothing was asked."""
    typed = _typed(asked, today)
    answers = Answers(Typed(typed))
    first, zone = _day(answers), _zone(typed["zone"])
    hour = answers.clock("uur", mark("Om hoe laat"))
    windows = _windows(answers)
    if first is None or hour is None or not windows or answers.faults:
        return Example(typed, None, tuple(answers.faults))
    began = at_wall(first, hour, zone)
    anchor = Anchor.START if programme is None else programme.anchor
    start = Start(
        began,
        windows,
        zone,
        Side.B if typed["kant"] == Side.B.value else Side.A,
        {} if anchor is Anchor.START else {anchor: began},
        Pace(typed["tempo"]) if typed["tempo"] in PACES else Pace.NORMAL,
        extended=bool(typed["verlengd"]),
    )
    return Example(typed, start, ())


def _typed(asked: Mapping[str, str], today: date) -> dict[str, str]:
    given = {name: text[:_LONGEST].strip() for name, text in asked.items() if name in (SENT, *FIELDS)}
    if given.get(SENT):
        listed = {name: _USUAL[name] for name in _LISTED}
        return {name: given.get(name) or listed.get(name, "") for name in (SENT, *FIELDS)}
    monday = today + timedelta(days=7 - today.weekday())
    usual = _USUAL | {"begin": monday.isoformat()} | {f"dag{day}": "ja" for day in range(7)}
    return {name: given.get(name) or usual.get(name, "") for name in (SENT, *FIELDS)}


def _zone(typed: str) -> ZoneInfo:
    return ZoneInfo(typed if typed in ZONES else ZONES[0])


def _day(answers: Answers) -> date | None:
    """Return the typed day, as a browser writes it or as people here do."""
    typed = answers.form.text("begin")
    for shape in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            found = datetime.strptime(typed, shape).date()  # noqa: DTZ007  # a date on a wall has no zone
        except ValueError:
            continue
        if _EARLIEST <= found.year <= _LATEST:
            return found
    answers.fault("begin", say(_NO_DATE))
    return None


def _windows(answers: Answers) -> tuple[Window, ...]:
    opens = answers.clock("van", mark("Veilig van"))
    closes = answers.clock("tot", mark("Veilig tot"))
    days = [day for day in range(7) if answers.form.ticked(f"dag{day}")]
    if not days:
        answers.fault("dag0", say(_NO_DAY))
    if opens is None or closes is None or not days:
        return ()
    return _long_enough(answers, tuple(Window(day, opens, closes) for day in days))


def _long_enough(answers: Answers, windows: tuple[Window, ...]) -> tuple[Window, ...]:
    if minutes_of(windows[0]) >= SHORTEST_WINDOW:
        return windows
    answers.fault("tot", say(_TOO_SHORT))
    return ()


def hours_told(window: Window) -> str:
    """Return the hours of a window as people write them."""
    return f"{window.opens:%H:%M}–{window.closes:%H:%M}"
