"""The safe-contact record and what else of a client's state is more than one number, as JSON."""

import json
from dataclasses import asdict, astuple
from datetime import date, time
from typing import Any

from cases.doubts import DoubtSign, Manner
from cases.effects import FlagSpan
from cases.facts import Age, Facts, Phase
from cases.ids import FlagId, PhoneMessage
from cases.levels import Language, Level, Mode
from cases.moments import Moment
from cases.reactions import Reaction, Why
from cases.safe_contact import Channel, Checklist, Ending, SafeContact, Window
from cases.state import Asking, Episode, Past, Question, Reminder, ReminderKind, Score, Sign


def contact_bytes(contact: SafeContact) -> bytes:
    record = asdict(contact)
    record["windows"] = [[w.weekday, w.opens.isoformat(), w.closes.isoformat()] for w in contact.windows]
    record["no_send_days"] = [day.isoformat() for day in contact.no_send_days]
    return json.dumps(record, separators=(",", ":")).encode()


def contact_of(record: bytes) -> SafeContact:
    """Read a stored record. Raises KeyError, TypeError or ValueError when it is none."""
    fields = json.loads(record)
    windows = fields.pop("windows")
    days = fields.pop("no_send_days")
    return SafeContact(
        **{**fields, "mode": Mode(fields["mode"]), **_since_programmes(fields)},
        windows=tuple(Window(day, time.fromisoformat(o), time.fromisoformat(c)) for day, o, c in windows),
        no_send_days=tuple(date.fromisoformat(day) for day in days),
    )


def _since_programmes(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a record that was stored before check-ins had programmes does not hold, where it does."""
    read: dict[str, Any] = {}
    if "channel" in fields:
        read |= {"channel": Channel(fields["channel"]), "ends_by": Ending(fields["ends_by"])}
    if fields.get("language") is not None:
        read["language"] = Language(fields["language"])
    if fields.get("checked") is not None:
        read["checked"] = Checklist(**fields["checked"])
    return read


def facts_text(facts: Facts) -> str:
    return _text(asdict(facts))


def facts_of(stored: str) -> Facts:
    fields = json.loads(stored)
    age = Age(fields.get("age", Age.ADULT))
    return Facts(**{**fields, "phase": Phase(fields["phase"]), "age": age})


def episode_text(episode: Episode | None) -> str | None:
    return None if episode is None else _text(asdict(episode))


def episode_of(stored: str | None) -> Episode | None:
    if stored is None:
        return None
    fields = json.loads(stored)
    return Episode(
        began=Moment(fields["began"]),
        last_acute=Moment(fields["last_acute"]),
        flag=FlagId(fields["flag"]),
        neutral_text_given=fields["neutral_text_given"],
        told_alone=fields.get("told_alone", False),
    )


def past_bytes(past: Past) -> bytes:
    signs = [[one.code, int(one.level), one.at] for one in past.signs]
    doubts = [[one.why, one.at] for one in past.doubts]
    scores = [[one.value, one.at] for one in past.scores]
    reactions = [[one.asked_at, one.took, one.why.value] for one in past.reactions]
    rhythm = [reactions, past.asked, past.told_left, past.runs]
    return _text([signs, scores, doubts, list(astuple(past.manner)), *rhythm]).encode()


def past_of(record: bytes) -> Past:
    """Read what is remembered. Raises TypeError or ValueError when it is none."""
    stored: list[Any] = json.loads(record)
    signs, scores, doubts, manner, reactions, asked, told_left, runs = stored + _NOTHING_LATER[len(stored) :]
    return Past(
        tuple(Sign(code, Level(level), Moment(at)) for code, level, at in signs),
        tuple(Score(value, Moment(at)) for value, at in scores),
        tuple(DoubtSign(why, Moment(at)) for why, at in doubts),
        Manner(*manner),
        tuple(Reaction(Moment(at), took, Why(why)) for at, took, why in reactions),
        asked,
        told_left,
        tuple((step, value, times) for step, value, times in runs),
    )


_NOTHING_LATER: list[Any] = [(), (), (), (), (), None, None, ()]
"""What stands in the place of what a past that an older version stored does not hold."""


def question_text(question: Question | None) -> str | None:
    return None if question is None else _text(asdict(question))


def question_of(stored: str | None) -> Question | None:
    if stored is None:
        return None
    fields = json.loads(stored)
    return Question(fields["flag"], Moment(fields["at"]), Asking(fields["asking"]))


def reminders_text(reminders: tuple[Reminder, ...]) -> str:
    return _text([asdict(one) for one in reminders])


def reminders_of(stored: str) -> tuple[Reminder, ...]:
    return tuple(Reminder(**{**one, "kind": ReminderKind(one["kind"])}) for one in json.loads(stored))


def pair_text(pair: tuple[PhoneMessage, ...]) -> str:
    return _text(list(pair))


def pair_of(stored: str) -> tuple[PhoneMessage, ...]:
    return tuple(PhoneMessage(number) for number in json.loads(stored))


def spans_text(spans: tuple[FlagSpan, ...]) -> str:
    return _text([asdict(span) for span in spans])


def spans_of(stored: str) -> tuple[FlagSpan, ...]:
    return tuple(FlagSpan(**{**span, "level": Level(span["level"])}) for span in json.loads(stored))


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
