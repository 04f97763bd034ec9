"""The rules of precedence of design §2, in one place. Earlier wins; ``decide`` reads them from the top.

Rule 3 (separation) has nothing to decide here: no field below is about anybody else. What it allows to
cross, the minimal alert to the lead, is worked out apart from everything that is said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.agreement import Word
from cases.calendar import is_quiet
from cases.effects import SayKind
from cases.levels import Level, Mode
from cases.moments import HOUR, MINUTE, Moment, after, at_wall
from cases.safe_contact import Channel, Ending, SafeContact
from cases.sides import Side
from cases.state import ClientState, Doubt, Standing
from cases.traffic import Drop, Hold, Judgement, Leave, Parcel
from cases.windows import is_open, is_own_half_hour, is_valid, local_date, may_leave_now, next_slot
from dialogs import texts
from dialogs.talk import AS_IT_IS
from escalation.fixed_texts import is_fixed, neutral_text
from escalation.handover import is_live, may_ask_person, may_write

SAFETY_AGE = HOUR
SAFETY_AGE_NEUTRAL = 10 * MINUTE
MINUTE_15_AGE = 20 * MINUTE
_BY_WORDS = frozenset({Ending.DANGER, Ending.DOUBTFUL_STOP})

AFTER_STOP = frozenset(
    {Word.PRIVACY, Word.KNOWN, Word.OWN_DATA, Word.START, Word.HELP, Word.HELP_BUTTON, Word.HUMAN}
)
"""What is still answered after a stop, as a reply to the client's own message."""


class Speech(StrEnum):
    SILENCE = "silence"
    NEUTRAL_LINE = "neutral_line"
    SAFETY = "safety"
    ANSWER = "answer"
    UNSURE = "unsure"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Situation:
    """One moment of one client.

    ``acute``: the sender's own words or taps, reading along not counted. ``fresh``: young enough for a
    safety text. ``recent``: the client wrote at most 10 minutes ago. ``flagged``: a human must see it.
    ``unsure``: something could not be read, known or done.
    """

    phone: Mode = Mode.OPEN
    doubt: Doubt = Doubt.NONE
    command: Word | None = None
    stopped: bool = False
    tells_lead: bool = False
    acute: bool = False
    fresh: bool = True
    held: bool = False
    window_open: bool = True
    recent: bool = True
    unsure: bool = False
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said, in which mode, and what happens besides. ``rule`` is the rule that decided."""

    rule: int
    speech: Speech
    mode: Mode
    obey: bool
    flag: bool
    page: bool
    alert: bool


def decide(situation: Situation) -> Verdict:
    """Return what the first rule that applies says; whatever it is, nobody is forgotten.

    A command is always obeyed, a flag always raised, the lead always told: the rules order words only.
    """
    rule, speech = next(
        (rule, speech) for rule, says in _RULES for speech in (says(situation),) if speech is not None
    )
    watched = situation.doubt is not Doubt.NONE
    return Verdict(
        rule=rule,
        speech=speech,
        mode=Mode.NEUTRAL if watched else situation.phone,
        obey=situation.command is not None,
        flag=watched or situation.acute or situation.unsure or situation.flagged,
        page=watched or situation.acute,
        alert=situation.tells_lead,
    )


def text_mode(state: ClientState, at: Moment) -> Mode:
    """Return the mode in which this phone may be answered: open only while a valid record says so."""
    contact = state.contact
    if contact is None or state.doubt is not Doubt.NONE or not _counts_for_answers(contact, at):
        return Mode.NEUTRAL
    if contact.neutral_from is not None and at >= contact.neutral_from:
        return Mode.NEUTRAL
    return Mode.OPEN if contact.mode is Mode.OPEN else Mode.NEUTRAL


def is_fresh(mode: Mode, sent_at: Moment, at: Moment) -> bool:
    """Say whether a message is young enough for a safety text: 60 minutes, in neutral mode 10."""
    return at - sent_at <= (SAFETY_AGE if mode is Mode.OPEN else SAFETY_AGE_NEUTRAL)


def _counts_for_answers(contact: SafeContact, at: Moment) -> bool:
    """Say whether this record still tells what an answer may show.

    Words of danger end it for all that is planned, at once. Who wrote them sees the answers whole for an
    hour, the minute 15 too: no reply says more than the message it answers already shows (practice H2).
    """
    if is_valid(contact, at):
        return True
    return contact.ends_by in _BY_WORDS and contact.valid_until <= at < after(contact.valid_until, HOUR)


def _duress(one: Situation) -> Speech | None:
    if one.doubt in (Doubt.DURESS, Doubt.READS_ALONG):
        return Speech.NEUTRAL_LINE if one.fresh else Speech.SILENCE
    return None


def _noticed(one: Situation) -> Speech | None:
    if one.doubt is not Doubt.NOTICED:
        return None
    if not one.fresh:
        return Speech.SILENCE
    return Speech.SAFETY if one.acute else Speech.NEUTRAL_LINE


def _acute(one: Situation) -> Speech | None:
    """Rule 4 stands before rule 2: with acute words in it, the safety text goes first."""
    if not one.acute:
        return None
    return Speech.SAFETY if one.fresh else Speech.SILENCE


def _command(one: Situation) -> Speech | None:
    if one.command is None:
        return Speech.SILENCE if one.stopped else None
    if one.stopped and one.command not in AFTER_STOP:
        return Speech.SILENCE
    return Speech.ANSWER if one.window_open or one.recent else Speech.SILENCE


def _held(one: Situation) -> Speech | None:
    return Speech.SILENCE if one.held else None


def _window(one: Situation) -> Speech | None:
    return None if one.window_open or one.recent else Speech.SILENCE


def _doubtful(one: Situation) -> Speech | None:
    return Speech.UNSURE if one.unsure else None


def _ordinary(_one: Situation) -> Speech | None:
    return Speech.ORDINARY


_RULES: tuple[tuple[int, Callable[[Situation], Speech | None]], ...] = (
    (1, _duress),
    (1, _noticed),
    (4, _acute),
    (2, _command),
    (5, _held),
    (6, _window),
    (7, _doubtful),
    (0, _ordinary),
)


def has_stopped(state: ClientState) -> bool:
    return state.standing in (Standing.STOPPED, Standing.NOT_HERE)


def has_open_acute(state: ClientState) -> bool:
    return any(flag.level is Level.ACUTE for flag in state.open_flags)


def at_send(state: ClientState | None, parcel: Parcel, now: Moment) -> Judgement:
    """Judge one message at the moment it would leave (design §2 rule 6); the Judge of the outbox.

    A message to a chat that belongs to no client has one fixed text and leaves. A fixed text that was
    written for a more open phone leaves in its stricter form; other words do not leave then.
    """
    if state is None:
        return Leave(parcel.text, parcel.mode, parcel.keyboard)
    stopped = _by_phone(state, parcel, now) or _JUDGES[parcel.kind](state, parcel, now)
    return _form(state, parcel, now) if stopped is None else stopped


def _by_phone(state: ClientState, parcel: Parcel, now: Moment) -> Drop | None:
    """Return why nothing is written to who is only called: all but an answer to what they wrote just now."""
    if state.contact is None or state.contact.channel is not Channel.CALL:
        return None
    if parcel.kind is SayKind.SAFETY or is_live(parcel.answers, now):
        return None
    return Drop("by_phone", task="worker_reply_not_sent" if parcel.kind is SayKind.WORKER else "")


def _form(state: ClientState, parcel: Parcel, now: Moment) -> Judgement:
    """Return the parcel in the form this phone may show at ``now``."""
    if state.doubt in (Doubt.DURESS, Doubt.READS_ALONG) and parcel.kind is SayKind.SAFETY:
        text = parcel.text if parcel.key == "N1" else _neutral(state, "N1")
        return Leave(text, Mode.NEUTRAL, ())
    stays = parcel.override or parcel.key == AS_IT_IS
    if parcel.mode is not Mode.OPEN or text_mode(state, now) is Mode.OPEN or stays:
        return Leave(parcel.text, parcel.mode, parcel.keyboard)
    if is_fixed(parcel.key):
        return Leave(_neutral(state, parcel.key), Mode.NEUTRAL, parcel.keyboard)
    return Drop("mode_changed", task="not_sent")


def _neutral(state: ClientState, key: str) -> str:
    return neutral_text(key, state.language, formal=state.is_formal)


def _judge_safety(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    written = parcel.created_at if parcel.answers is None else parcel.answers
    return None if is_fresh(text_mode(state, now), written, now) else Drop("too_late", task="too_late")


def _judge_minute_15(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    last = parcel.created_at + MINUTE_15_AGE if parcel.not_after is None else parcel.not_after
    if now > last:
        return Drop("too_late")
    if text_mode(state, now) is not Mode.OPEN or has_stopped(state):
        return Drop("not_on_this_phone")
    waiting = any(flag.flag == parcel.flag and flag.acknowledged_by is None for flag in state.open_flags)
    return None if waiting and state.held_by is None else Drop("no_longer_true")


def _judge_reply(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    if parcel.answers is None:
        return _judge_first_lines(state, parcel, now)
    if parcel.key == AS_IT_IS:
        return None if is_live(parcel.answers, now) else Drop("too_late")
    if state.held_by is not None:
        return Drop("held")
    return _judge_notice(state, parcel, now)


def _judge_notice(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    """Judge an answer to the client's own message, or a line about who is speaking."""
    if state.doubt is not Doubt.NONE and parcel.key != "N1":
        return Drop("doubt")
    if is_live(parcel.answers, now):
        return None
    closed = state.contact is None or not is_valid(state.contact, now) or not is_open(state.contact, now)
    return Drop("window") if closed or has_stopped(state) else None


def _judge_first_lines(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    """Judge the start dialogue: the client sits beside the worker, so only the window counts."""
    refused, contact = _refused(state, parcel, now), state.contact
    if refused is not None or contact is None or is_open(contact, now):
        return refused
    return _later(state.side, contact, parcel, now)


def _judge_planned(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    """Judge what nobody asked for: everything must be right, else it waits or a human hears of it."""
    refused, contact = _refused(state, parcel, now), state.contact
    if refused is not None or contact is None:
        return refused
    if is_quiet(state.risk_days, local_date(contact, now)):
        return _later(state.side, contact, parcel, _tomorrow(contact, now))
    if may_leave_now(contact, state.side, now, parcel.sent_today, again=parcel.again):
        return None
    if is_open(contact, now) and is_own_half_hour(state.side, now):
        return _later(state.side, contact, parcel, _tomorrow(contact, now))
    return _later(state.side, contact, parcel, now)


def _later(side: Side, contact: SafeContact, parcel: Parcel, earliest: Moment) -> Judgement:
    """Hold a message for its next slot, unless it would be too old by then."""
    until = next_slot(contact, side, earliest)
    if until is None or (parcel.not_after is not None and until > parcel.not_after):
        return Drop("window", task="not_sent")
    return Hold(until)


def _tomorrow(contact: SafeContact, now: Moment) -> Moment:
    """Return when the next day of the client's own calendar begins."""
    return at_wall(local_date(contact, now) + timedelta(days=1), time(0), ZoneInfo(contact.zone))


def _refused(state: ClientState, parcel: Parcel, now: Moment) -> Drop | None:
    """Return why a message that answers nothing may not leave any more."""
    if state.contact is None or not is_valid(state.contact, now):
        return Drop("no_safe_contact", task="renew_contact")
    reason = _held_back(state)
    if reason:
        return Drop(reason)
    if parcel.not_after is not None and now > parcel.not_after:
        return Drop("too_late", task="not_sent")
    return None


def _held_back(state: ClientState) -> str:
    if state.standing is not Standing.ACTIVE:
        return state.standing.value
    if state.doubt is not Doubt.NONE:
        return "doubt"
    if state.held_by is not None:
        return "held"
    return "open_acute" if has_open_acute(state) else ""


def _judge_worker(state: ClientState, parcel: Parcel, now: Moment) -> Judgement | None:
    if parcel.override or is_live(parcel.answers, now) or may_write(state, now):
        return None
    if parcel.key == texts.PERSON and may_ask_person(state, now):
        return None
    return Drop("window", task="worker_reply_not_sent")


_JUDGES: dict[SayKind, Callable[[ClientState, Parcel, Moment], Judgement | None]] = {
    SayKind.SAFETY: _judge_safety,
    SayKind.MINUTE_15: _judge_minute_15,
    SayKind.REPLY: _judge_reply,
    SayKind.OPENER: _judge_planned,
    SayKind.PLANNED: _judge_planned,
    SayKind.WORKER: _judge_worker,
    SayKind.NOTICE: _judge_notice,
}
