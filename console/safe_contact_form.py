"""The part of the enrolment form that says when, how and in which words someone may be written to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cases.help_button import CHOICES
from cases.levels import Mode
from cases.moments import Moment, at_wall, wall
from cases.safe_contact import Channel, Checklist, SafeContact, Window
from console.answers import Answers
from console.language import mark, say
from console.picture_form import PICTURE, Pictures, read_picture, typed_pictures
from console.plain_words import boring
from console.words import WEEKDAYS

OWN = "eigen"
"""The choice "own words" among the openers."""

TIMES_A_DAY = 3
"""How many safe times one weekday may have on the form."""

CHANNEL_QUESTIONS = {
    "kanaal_app": mark("Mag de app op de telefoon te zien zijn?"),
    "kanaal_melding": mark("Is het goed dat contacten zien dat iemand nu Telegram heeft?"),
    "kanaal_nummer": mark("Staan telefoonnummer en laatst gezien verborgen?"),
    "kanaal_sessies": mark("Zijn alle andere sessies van dit account afgesloten?"),
    "kanaal_voorbeeld": mark("Staat het voorbeeld in meldingen uit?"),
    "kanaal_slot": mark("Zit de app op slot met een code of vinger?"),
}
NO_PICTURES: Pictures = {}
_SHORTEST = timedelta(minutes=60)
_LONGEST_WORDS = {"beller": 200, "telefoon_van": 200, "hulpknop": 20, "afzender": 30}
_MODES = {"open": Mode.OPEN, "neutral": Mode.NEUTRAL, "none": Mode.NONE}
_PER_DAY = {"1": 1, "2": 2, "3": 3}
_HANDSHAKES = {"none": "none", "tap": "tap", PICTURE: PICTURE}
_YES_NO = {"ja": "ja", "nee": "nee"}
_CHANNELS = {"telegram": Channel.TELEGRAM, "bellen": Channel.CALL}
_CLEAR = {"dag": 0, "uur": 60, "meteen": 2}
"""Minutes after which an open message goes; a day is the ceiling for everybody."""


def read_safe_contact(
    answers: Answers,
    now: Moment,
    zones: Sequence[str],
    openers: Sequence[str],
    pictures: Pictures = NO_PICTURES,
) -> SafeContact | None:
    """Return the safe-contact record; None when something is missing, with each fault kept."""
    channel = answers.choice("kanaal", mark("Hoe houden we contact"), _CHANNELS)
    mode = answers.choice("vorm", mark("Woorden op de telefoon"), _modes_for(channel))
    opener = _opener(answers, openers)
    handshake = answers.choice("handdruk", mark("Eerst een tik"), _HANDSHAKES)
    own: Mapping[str, Any] = read_picture(answers, channel, pictures)
    windows = read_windows(answers)
    zone = answers.choice("zone", mark("Tijdzone"), {name: name for name in zones})
    per_day = answers.choice("per_dag", mark("Berichten per dag"), _PER_DAY)
    second = answers.choice("tweede", mark("Tweede bericht"), _YES_NO)
    until = read_last_day(answers, now, zone or zones[0])
    around = _around(answers, channel)
    if not (channel and mode and handshake and zone and per_day and second and until and around):
        return None
    plain = SafeContact(windows, zone, mode, opener, until, per_day, second == "ja", handshake)
    return replace(plain, channel=channel, **around, **own)


def _around(answers: Answers, channel: Channel | None) -> Mapping[str, Any]:
    """Return what is agreed around the messages; empty when it was not said when they go."""
    words = _words(answers, channel)
    clear = answers.choice("wissen", mark("Wanneer gaan berichten van de telefoon"), _CLEAR)
    checked = read_checklist(answers, channel)
    if clear is None:
        return {}
    return {
        "clear_after_minutes": clear or None,
        "sender": words["afzender"],
        "help_label": words["hulpknop"],
        "call_route": words["beller"],
        "phone_known_by": words["telefoon_van"],
        "checked": checked,
    }


def kept_beside(new: SafeContact, old: SafeContact | None) -> SafeContact:
    """Return the new record with what the form does not ask and was agreed before."""
    if old is None:
        return new
    return replace(
        new,
        closing=old.closing,
        seen_line=old.seen_line,
        no_send_days=old.no_send_days,
    )


def typed_of(contact: SafeContact, openers: Sequence[str]) -> Mapping[str, str]:
    """Return a record as the form shows it, so that one look is enough to renew it."""
    known = contact.opener in openers
    minutes = contact.clear_after_minutes or 0
    fields = {
        "kanaal": "bellen" if contact.channel is Channel.CALL else "telegram",
        "vorm": contact.mode.value,
        "opener": contact.opener if known else OWN,
        "opener_eigen": "" if known else contact.opener,
        "handdruk": contact.handshake,
        "zone": contact.zone,
        "per_dag": str(contact.messages_per_day),
        "tweede": "ja" if contact.second_message_ok else "nee",
        "wissen": next((name for name, after in _CLEAR.items() if after == minutes), "dag"),
        "afzender": contact.sender,
        "hulpknop": contact.help_label,
        "beller": contact.call_route,
        "telefoon_van": contact.phone_known_by,
    }
    last = wall(Moment(contact.valid_until - 1), ZoneInfo(contact.zone)).date()
    more = {**_typed_windows(contact), **_typed_checks(contact), **typed_pictures(contact)}
    return {**fields, "geldig_tot": last.isoformat(), **more}


def _typed_windows(contact: SafeContact) -> dict[str, str]:
    typed: dict[str, str] = {}
    for day in range(7):
        own = sorted((one for one in contact.windows if one.weekday == day), key=lambda one: one.opens)
        for place, window in enumerate(own):
            opens, closes = window_fields(day, place)
            typed |= {opens: f"{window.opens:%H:%M}", closes: f"{window.closes:%H:%M}"}
    return typed


def _typed_checks(contact: SafeContact) -> dict[str, str]:
    checked = contact.checked
    if checked is None:
        return {}
    answers = (getattr(checked, name) for name in Checklist.__slots__)
    typed = {field: "ja" if safe else "nee" for field, safe in zip(CHANNEL_QUESTIONS, answers, strict=True)}
    return typed if checked.is_safe else {**typed, "kanaal_toch": "ja"}


def _modes_for(channel: Channel | None) -> Mapping[str, Mode]:
    """Return the modes to choose from: nothing at all is for who is called only."""
    return _MODES if channel is Channel.CALL else {"open": Mode.OPEN, "neutral": Mode.NEUTRAL}


def _words(answers: Answers, channel: Channel | None) -> Mapping[str, str]:
    words = {name: answers.form.text(name) for name in _LONGEST_WORDS}
    for name, longest in _LONGEST_WORDS.items():
        if len(words[name]) > longest:
            answers.fault(name, say("Hoogstens %(n)s tekens.", n=str(longest)))
    if words["hulpknop"] and words["hulpknop"] not in CHOICES:
        answers.fault("hulpknop", say("Woord op de hulpknop: kies er een uit de lijst."))
    if words["afzender"] and not boring(words["afzender"]):
        answers.fault("afzender", say("Kies een woord dat niets verraadt."))
    if channel is Channel.CALL and not words["beller"]:
        answers.fault("beller", say("Hoe en wie bellen we? Vul dit in als bellen de weg is."))
    return words


def read_checklist(answers: Answers, channel: Channel | None) -> Checklist | None:
    """Return the checklist of the app; one "nee" offers another way. Who is called has no app to check."""
    if channel is Channel.CALL:
        return None
    replies = [answers.choice(field, what, _YES_NO) for field, what in CHANNEL_QUESTIONS.items()]
    if "nee" in replies and not answers.form.ticked("kanaal_toch"):
        answers.fault(
            "kanaal_toch",
            say("Een antwoord is nee. Kies liever een andere weg: zet contact hierboven op bellen."),
        )
    return None if None in replies else Checklist(*(reply == "ja" for reply in replies))


def _opener(answers: Answers, openers: Sequence[str]) -> str:
    chosen, own = answers.form.text("opener"), answers.form.text("opener_eigen")
    if chosen == OWN:
        if not boring(own) or "?" in own:
            answers.fault(
                "opener_eigen",
                say(
                    "Eerste regel: saai en kort (hoogstens 60 tekens), zonder vraag, uitroepteken, nummer, "
                    "adres of woorden als hulp, veilig en politie."
                ),
            )
        return own
    if chosen not in openers:
        answers.fault("opener", say("Eerste regel: kies er een."))
    return chosen


def window_fields(weekday: int, place: int) -> tuple[str, str]:
    """Return the names of the two inputs of one safe time; the first of a day has no number."""
    number = "" if place == 0 else f"_{place + 1}"
    return f"dag{weekday}_van{number}", f"dag{weekday}_tot{number}"


def read_windows(answers: Answers) -> tuple[Window, ...]:
    """Return a window for each time that was filled in; at least one, each at least 60 minutes."""
    before = len(answers.faults)
    places = [(day, place) for day in range(7) for place in range(TIMES_A_DAY)]
    windows = tuple(window for where in places if (window := _window(answers, *where)) is not None)
    if not windows and len(answers.faults) == before:
        answers.fault("dag0_van", say("Veilige tijden: vul minstens één dag in."))
    return windows


def _window(answers: Answers, weekday: int, place: int) -> Window | None:
    names = window_fields(weekday, place)
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
