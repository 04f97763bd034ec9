"""The part of the enrolment form that says when, how and in which words someone may be written to."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.levels import Mode
from cases.moments import Moment, at_wall
from cases.safe_contact import SafeContact, Window
from console.answers import Answers
from console.language import mark, say
from console.plain_words import boring
from console.words import WEEKDAYS

OWN = "eigen"
"""The choice "own words" among the openers."""

_SHORTEST = timedelta(minutes=60)
_MODES = {"open": Mode.OPEN, "neutral": Mode.NEUTRAL}
_PER_DAY = {"1": 1, "2": 2, "3": 3}
_HANDSHAKES = {"none": "none", "tap": "tap"}
_YES_NO = {"ja": "ja", "nee": "nee"}


def read_safe_contact(
    answers: Answers, now: Moment, zones: Sequence[str], openers: Sequence[str]
) -> SafeContact | None:
    """Return the safe-contact record; None when something is missing, with each fault kept."""
    mode = answers.choice("vorm", mark("Woorden op de telefoon"), _MODES)
    opener = _opener(answers, openers)
    handshake = answers.choice("handdruk", mark("Eerst een tik"), _HANDSHAKES)
    windows = read_windows(answers)
    zone = answers.choice("zone", mark("Tijdzone"), {name: name for name in zones})
    per_day = answers.choice("per_dag", mark("Berichten per dag"), _PER_DAY)
    second = answers.choice("tweede", mark("Tweede bericht"), _YES_NO)
    until = read_last_day(answers, now, zone or zones[0])
    if not (mode and handshake and zone and per_day and second and until):
        return None
    return SafeContact(
        windows=windows,
        zone=zone,
        mode=mode,
        opener=opener,
        valid_until=until,
        messages_per_day=per_day,
        second_message_ok=second == "ja",
        handshake=handshake,
    )


def _opener(answers: Answers, openers: Sequence[str]) -> str:
    chosen, own = answers.form.text("opener"), answers.form.text("opener_eigen")
    if chosen == OWN:
        if not boring(own):
            answers.fault(
                "opener_eigen",
                say(
                    "Eerste regel: saai en kort (hoogstens 60 tekens), zonder uitroepteken, nummer, adres "
                    "of woorden als hulp, veilig en politie."
                ),
            )
        return own
    if chosen not in openers:
        answers.fault("opener", say("Eerste regel: kies er een."))
    return chosen


def read_windows(answers: Answers) -> tuple[Window, ...]:
    """Return a window for each weekday that was filled in; at least one, each at least 60 minutes."""
    before = len(answers.faults)
    windows = tuple(window for day in range(7) if (window := _window(answers, day)) is not None)
    if not windows and len(answers.faults) == before:
        answers.fault("dag0_van", say("Veilige tijden: vul minstens één dag in."))
    return windows


def _window(answers: Answers, weekday: int) -> Window | None:
    names = f"dag{weekday}_van", f"dag{weekday}_tot"
    if not any(map(answers.form.ticked, names)):
        return None
    opens, closes = (answers.clock(name, WEEKDAYS[weekday]) for name in names)
    if opens is None or closes is None:
        return None
    if _length(opens, closes) < _SHORTEST:
        answers.fault(names[1], say("%(day)s: minstens 60 minuten.", day=say(WEEKDAYS[weekday])))
        return None
    return Window(weekday, opens, closes)


def _length(opens: time, closes: time) -> timedelta:
    """Return how long the window is on the clock; one that closes at or before it opens wraps midnight."""
    some_day = date(2026, 1, 5)
    last = some_day if opens < closes else some_day + timedelta(days=1)
    return datetime.combine(last, closes) - datetime.combine(some_day, opens)


def read_last_day(answers: Answers, now: Moment, zone: str) -> Moment | None:
    """Return the end of the last day of the agreement, which must lie ahead."""
    day = answers.day("geldig_tot", mark("Geldig tot en met"))
    if day is None:
        return None
    until = at_wall(day + timedelta(days=1), time(), ZoneInfo(zone)) if day < date.max else None
    if until is None or until <= now:
        answers.fault("geldig_tot", say("Geldig tot en met: kies een dag in de toekomst."))
        return None
    return until
