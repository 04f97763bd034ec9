"""Closing a flag is the report: what came of it, is it safe now, when next, and in which rhythm."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from cases.ids import FlagId
from cases.moments import HOUR, Moment, after, at_wall, wall
from cases.safe_contact import SafeContact
from cases.state import ClientState
from cases.windows import is_open, is_valid, next_opening
from console.answers import Answers
from console.language import mark, say
from console.times import When
from console.typed import Typed
from console.words import CLOSE_REASONS, RHYTHMS, SAFE_NOW

NONE, TODAY, TOMORROW, DAY = "geen", "vandaag", "morgen", "dag"
NEXT = {
    NONE: mark("geen contact afgesproken"),
    TODAY: mark("vandaag"),
    TOMORROW: mark("morgen"),
    DAY: mark("een andere dag"),
}
"""When the next contact is, as a worker chooses it; a time of day belongs to all but the first."""
BY_WORKER, BY_BOT = "worker", "bot"
NEXT_BY = {BY_WORKER: mark("een collega"), BY_BOT: mark("de bot, met de vragen van het plan")}
"""Who makes the next contact."""
PLANNED, PAUSE = "as_planned", "pause"

_WHICH = mark("Kies welke melding u sluit.")
_OUTCOME = mark("Uitkomst")
_SAFE = mark("Nu veilig")
_NEXT = mark("Volgend contact")
_RHYTHM = mark("Ritme")
_BY = mark("Wie neemt contact op")
_DATE = mark("Datum")
_CLOCK = mark("Tijd")
_PAST = mark("Dat moment is al voorbij.")
_NO_RECORD = mark(
    "Er is geen geldige afspraak over veilig contact. Kies nu geen moment en maak eerst een afspraak."
)
_MORNING = "10:00"
_PAUSE_ENDS = mark("Een pauze heeft een einde. Kies wanneer het volgende contact is.")
_SHUT = mark("Dat moment valt buiten het veilige venster.")
_SHUT_UNTIL = mark("Dat moment valt buiten het veilige venster. Daarna weer open: %(when)s.")
_SAFE_ANSWERS = {code: code for code in SAFE_NOW}


@dataclass(frozen=True, slots=True)
class Closing:
    """The four answers as they were typed, and what is wrong by field."""

    flag: str = ""
    reason: str = ""
    safe_now: str = ""
    next_day: str = ""
    date: str = ""
    clock: str = ""
    rhythm: str = PLANNED
    next_by: str = BY_WORKER
    wrong: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closed:
    """The four answers, complete."""

    flag: FlagId
    reason: str
    safe_now: str
    next_contact: Moment | None
    rhythm: str
    next_by: str


def read_closing(form: Typed, state: ClientState, when: When) -> Closed | Closing:
    """Return the answers, or what was typed with its faults. A flag must be named, never guessed."""
    answers = Answers(form)
    if not form.text("vlag"):
        answers.fault("vlag", say(_WHICH))
    reason = answers.choice("reden", _OUTCOME, {code: code for code in CLOSE_REASONS})
    safe_now = answers.choice("veilig", _SAFE, _SAFE_ANSWERS)
    next_contact = _next_contact(answers, state.contact, when)
    rhythm = answers.choice("ritme", _RHYTHM, {code: code for code in RHYTHMS})
    next_by = (
        answers.choice("door", _BY, {code: code for code in NEXT_BY}) if form.text("door") else BY_WORKER
    )
    if rhythm == PAUSE and form.text("volgende") == NONE:
        answers.fault("volgende", say(_PAUSE_ENDS))
    if answers.faults or reason is None or safe_now is None or rhythm is None or next_by is None:
        return _typed(form, {fault.field: _beside(fault.text) for fault in reversed(answers.faults)})
    return Closed(FlagId(form.text("vlag")), reason, safe_now, next_contact, rhythm, next_by)


def blank_closing(state: ClientState, when: When) -> Closing:
    """Return the form as it opens: a time at which this phone may be written to, nothing else chosen."""
    soon = after(when.now, HOUR)
    opens = next_opening(state.contact, soon) if state.contact is not None else None
    clock = "" if opens is None else f"{wall(opens, when.zone):%H:%M}"
    if _is_over(state.contact, when):
        clock = _MORNING
    return Closing(clock=clock)


def _is_over(contact: SafeContact | None, when: When) -> bool:
    """Say whether the record ended, as it does with the words of danger that are closed here."""
    return contact is not None and not is_valid(contact, when.now)


def _next_contact(answers: Answers, contact: SafeContact | None, when: When) -> Moment | None:
    chosen = answers.choice("volgende", _NEXT, {code: code for code in NEXT})
    if chosen in (None, NONE):
        return None
    ahead = {TODAY: 0, TOMORROW: 1}.get(chosen or "")
    day = answers.day("datum", say(_DATE)) if ahead is None else when.today + timedelta(days=ahead)
    clock = answers.clock("tijd", say(_CLOCK))
    if day is None or clock is None:
        return None
    moment = at_wall(day, clock, when.zone)
    fault = _unfit(moment, contact, when)
    if fault:
        answers.fault("tijd", fault)
    return moment


def _unfit(moment: Moment, contact: SafeContact | None, when: When) -> str:
    """Say why nobody may write to this phone at that moment; empty when somebody may."""
    if when.past(moment):
        return say(_PAST)
    if _is_over(contact, when):
        return ""  # nothing is written until the record is renewed: a colleague finds another way
    if contact is None or not is_valid(contact, moment):
        return say(_NO_RECORD)
    if is_open(contact, moment):
        return ""
    opens = next_opening(contact, moment)
    return say(_SHUT) if opens is None else say(_SHUT_UNTIL, when=when.clock(opens))


def _beside(fault: str) -> str:
    """Return a fault as it stands beside its own label, which is not said twice."""
    for label in (_OUTCOME, _SAFE, _NEXT, _RHYTHM, _BY, _DATE, _CLOCK):
        fault = fault.removeprefix(f"{say(label)}: ")
    return fault[:1].upper() + fault[1:]


def _typed(form: Typed, wrong: Mapping[str, str]) -> Closing:
    return Closing(
        flag=form.text("vlag"),
        reason=form.text("reden"),
        safe_now=form.text("veilig"),
        next_day=form.text("volgende"),
        date=form.text("datum"),
        clock=form.text("tijd"),
        rhythm=form.text("ritme") or PLANNED,
        next_by=form.text("door") or BY_WORKER,
        wrong=wrong,
    )
