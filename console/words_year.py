"""Words of the pages about programmes: the fields of a part, and a year of dates in whole sentences."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from cases.anchors import Anchor
from cases.facts import Phase
from cases.moments import DAY, at_wall
from cases.programme import Late, Only
from cases.programme_form import FormRow, ProgrammeForm
from cases.programme_year import Start, YearMoment, YearsCompared, is_clock_change
from cases.safe_contact import Channel
from console.language import mark, say
from console.times import When
from console.words import PHASES, WEEKDAYS

Titles = Mapping[str, str]

LABELS = {
    "van": mark("Vanaf dag"),
    "tot": mark("Tot en met dag"),
    "elke": mark("Een bericht elke … dagen"),
    "gesprek": mark("Gesprek"),
    "fase": mark("Fase"),
    "vaker": mark("Wie vaker wil: elke … dagen"),
    "minder": mark("Wie minder wil: elke … dagen"),
    "speling": mark("Mag hoogstens … dagen opschuiven"),
    "gemist": mark("Als iemand later begint"),
    "anker": mark("De dagen tellen vanaf"),
    "voor": mark("Alleen zolang dit nog niet is geweest"),
    "alleen": mark("Voor wie"),
    "dag": mark("Op dag"),
    "wat": mark("Wat gebeurt er"),
}
ANCHORS = {
    Anchor.START.value: mark("de start van het programma"),
    Anchor.THV_START.value: mark("het begin van het huisverbod"),
    Anchor.THV_END.value: mark("het einde van het huisverbod"),
    Anchor.EXTENSION.value: mark("het besluit om te verlengen"),
    Anchor.SHELTER_EXIT.value: mark("de sleutel na de opvang"),
    Anchor.TOGETHER.value: mark("weer samen in een huis"),
}
LATE = {
    Late.SKIP.value: mark("sla over wat al voorbij is"),
    Late.NEAREST.value: mark("alleen het laatste gemiste bericht"),
    Late.ASK.value: mark("een medewerker beslist"),
}
ONLY = {
    Only.ALWAYS.value: mark("iedereen"),
    Only.EXTENDED.value: mark("alleen als het huisverbod is verlengd"),
    Only.RELEASED.value: mark("alleen wie wordt losgelaten (F4)"),
}
CHANNELS = {Channel.TELEGRAM.value: mark("de app op de telefoon"), Channel.CALL.value: mark("bellen")}
CHOICES = {"kop": ANCHORS, "kanaal": CHANNELS} | {
    "anker": ANCHORS,
    "voor": ANCHORS,
    "gemist": LATE,
    "alleen": ONLY,
    "fase": PHASES,
}
"""What a field of a part lets choose from, by its name; the others are numbers."""

USUAL = {
    "gemist": Late.SKIP.value,
    "alleen": Only.ALWAYS.value,
    "fase": Phase.F1.value,
    "kop": Anchor.START.value,
    "kanaal": Channel.TELEGRAM.value,
}
"""What holds where a field is left out."""
_FROM_ON = mark("vanaf dag %(first)s, %(rhythm)s")
_UNTIL = mark("dag %(first)s tot en met %(last)s, %(rhythm)s")
_DAILY, _EVERY = mark("elke dag"), mark("elke %(n)s dagen")
_ONCE = mark("dag %(first)s, een keer")
_NEW, _ODD = mark("nog leeg"), mark("klopt nog niet")
_SPOTS = {"dag": mark("Deel %(n)s"), "mens": mark("Dag %(n)s met een mens")}
_NO_DAY = mark("op %(day)s is er geen veilige tijd")
_NO_HOUR = mark("de klok ging die dag vooruit of terug")
_NO_TIME = mark("er was die dag geen veilige tijd meer")
_MOVES = mark("beweegt van %(old)s naar %(new)s")
_GOES = mark("vervalt: %(old)s")
_COMES = mark("komt erbij: %(new)s")
_OTHER_HOUR = mark("%(old)s wordt %(new)s")
_OTHER_TALK = mark("%(old)s: %(one)s wordt %(other)s")
_FORWARD, _BACK = mark("de klok gaat vooruit"), mark("de klok gaat terug")


def row_told(row: FormRow) -> str:
    """Return when a part asks, as one line."""
    first, last, every = (row.text(name) for name in ("van", "tot", "elke"))
    if not (first and every):
        return say(_NEW)
    if not all(one.isdecimal() for one in (first, last or "1", every)):
        return say(_ODD)
    if first == last:
        return say(_ONCE, first=first)
    rhythm = say(_DAILY) if every == "1" else say(_EVERY, n=every)
    if last:
        return say(_UNTIL, first=first, last=last, rhythm=rhythm)
    return say(_FROM_ON, first=first, rhythm=rhythm)


def spot_told(field: str) -> str:
    """Return which row a field belongs to; empty where it belongs to none."""
    kind, _, rest = field.partition("-")
    at = rest.partition("-")[0]
    if kind not in _SPOTS or not at.isdecimal():
        return ""
    return say(_SPOTS[kind], n=int(at) + 1)


def theirs_told(theirs: ProgrammeForm, mine: ProgrammeForm) -> list[str]:
    """Return what a colleague made of a programme, row by row, where it is not what was typed."""
    told = [theirs.top.text("titel")] if theirs.top.typed != mine.top.typed else []
    told += [
        f"{spot_told(f'dag-{at}')}: {row_told(row)}: {', '.join(row.text('gesprek').split())}"
        for at, row in enumerate(theirs.days)
        if row.typed not in [one.typed for one in mine.days]
    ]
    told += [
        f"{spot_told(f'mens-{at}')}: {row.text('wat')} ({row.text('dag')})"
        for at, row in enumerate(theirs.people)
        if row.typed not in [one.typed for one in mine.people]
    ]
    changed = theirs.leave_when.typed != mine.leave_when.typed
    return [*told, *(theirs.leave_when.typed.values() if changed else ())]


def when_told(when: When, moment: YearMoment) -> str:
    return f"{when.on(moment.at.date())} {moment.at:%H:%M}"


def talk_told(titles: Titles, name: str) -> str:
    """Return what a dialogue is called; its name where it has no title."""
    return titles.get(name) or name


def why_moved(moment: YearMoment, start: Start) -> str:
    """Return why a message does not come on the date the rhythm gave; empty where it does."""
    if not moment.moved:
        return ""
    weekday = moment.due.weekday()
    if weekday not in {one.weekday for one in start.windows}:
        return say(_NO_DAY, day=say(WEEKDAYS[weekday]))
    return say(_NO_HOUR if is_clock_change(moment.due, start.zone) else _NO_TIME)


def clock_told(day: date, zone: ZoneInfo) -> str:
    """Return which way the clock goes on a date on which it does."""
    length = at_wall(day + timedelta(days=1), time(), zone) - at_wall(day, time(), zone)
    return say(_FORWARD if length < DAY else _BACK)


def changes_told(found: YearsCompared, when: When, titles: Titles) -> list[tuple[str, str, str]]:
    """Return what differs between two years by date: a sign, the sentence, and the dialogue."""
    rows: list[tuple[date, str, str, str]] = []
    for old, new in found.moved:
        told = say(_MOVES, old=when_told(when, old), new=when_told(when, new))
        rows.append((min(old.at.date(), new.at.date()), "→", told, new.dialogue))
    rows += [(one.at.date(), "−", say(_GOES, old=when_told(when, one)), one.dialogue) for one in found.gone]
    rows += [(one.at.date(), "+", say(_COMES, new=when_told(when, one)), one.dialogue) for one in found.new]
    for old, new in found.otherwise:
        rows.append((old.at.date(), "≠", _otherwise(old, new, when, titles), new.dialogue))
    return [(sign, told, talk_told(titles, name)) for _, sign, told, name in sorted(rows)]


def _otherwise(old: YearMoment, new: YearMoment, when: When, titles: Titles) -> str:
    """Return what is another one on a date that stays: the hour, the dialogue or the phase."""
    if old.utc != new.utc:
        return say(_OTHER_HOUR, old=when_told(when, old), new=f"{new.at:%H:%M}")
    one, other = talk_told(titles, old.dialogue), talk_told(titles, new.dialogue)
    if old.dialogue == new.dialogue:
        one, other = say(PHASES[old.phase.value]), say(PHASES[new.phase.value])
    return say(_OTHER_TALK, old=when_told(when, old), one=one, other=other)


def choices(field: str, chosen: str) -> Sequence[tuple[str, str]]:
    """Return what a field lets choose from; what holds without being chosen has no code, as in the file."""
    usual = USUAL.get(field, "")
    return [("" if code == usual != chosen else code, say(text)) for code, text in CHOICES[field].items()]


def options(codes: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Return codes with their words, for a list to choose from."""
    return [(code, say(text)) for code, text in codes.items()]
