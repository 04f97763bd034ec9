"""The own picture in a turn: what was agreed about it, and what follows from the one that was chosen.

It gates what we say, never what the client sends: whatever is written where a picture waits is screened as
always (practice section 2). After the duress picture a phone sees what it sees after the right one, now and
then: the same last line, by the same road.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from cases.doubts import DoubtSign
from cases.effects import CancelPlanned, ClearPhone, Effect, KeepAnswer, PlanCheckIn
from cases.events import MessageReceived, ReminderDue
from cases.ids import PhoneMessage
from cases.levels import Level
from cases.moments import MINUTE, Moment, after, at_wall
from cases.plan import next_check_in
from cases.safe_contact import Channel, SafeContact
from cases.slots import AGAIN
from cases.state import ClientState, Doubt, Reminder, ReminderKind
from cases.windows import is_valid, local_date, next_slot
from dialogs.codec import TalkUnreadable, decode
from dialogs.pictures import PICTURES, asked_at
from dialogs.talk import OwnPictures, Picked, Talk
from escalation.doubt import COUNTS_FOR, Why
from escalation.flagging import Notice
from escalation.following import course_of
from escalation.reminding import forgotten, settled_question
from escalation.routes import WATCHED, WATCHED_CATEGORY
from escalation.saying import wiped_later
from escalation.scene import Scene, Turn

PICTURE = "picture"
"""The handshake in which the own picture is chosen."""

DURESS_SOURCE, WRONG_SOURCE = "duress_picture", "wrong_picture"
WAITS = 30 * MINUTE
"""How long the pictures stay on a screen without an answer. Source: domain section 5.2."""

_MISSED = frozenset({Picked.WRONG, Picked.WRONG_AGAIN})


def handshake_of(scene: Scene) -> str:
    """Return the handshake of this turn: nobody chooses a picture on the telephone."""
    contact = scene.state.contact
    if contact is None:
        return "tap"
    return "tap" if contact.handshake == PICTURE else contact.handshake


def pictures_of(scene: Scene) -> OwnPictures | None:
    """Return what was agreed about the pictures; None where none are asked: by telephone, or not agreed."""
    contact = scene.state.contact
    if contact is None or contact.handshake != PICTURE or not contact.picture:
        return None
    if contact.channel is Channel.CALL or not scene.seed:
        return None
    return OwnPictures(
        contact.picture_set,
        contact.picture,
        contact.duress_picture,
        missed=_missed(scene.state.past.doubts, scene.at),
        ending=contact.seen_line if scene.duty.staffed else "",
    )


def waits_for_picture(state: ClientState) -> str:
    """Return the turn whose pictures stand on the screen; empty when none do."""
    talk = _talk(state)
    return "" if talk is None else asked_at(talk)


def stray_pick(scene: Scene, event: MessageReceived) -> Picked | None:
    """Return what a tap on a picture means where none is waited for; None for a tap on something else.

    Nothing is said to it. The duress picture still means what was agreed: whoever taps it may not know that
    a worker took over meanwhile.
    """
    own = pictures_of(scene)
    if own is None or not event.tapped or event.other_sender:
        return None
    found = scene.rulebook.texts.pictures.get(own.of_set)
    meant = None if found is None else found.meant(event.text)
    if meant is None:
        return None
    return Picked.DURESS if meant.name == own.duress else Picked.STRAY


def picture_notice(picked: Picked | None) -> tuple[Notice, ...]:
    """Return the flag that a picture raises; the duress one has no text of its own."""
    if picked is Picked.DURESS:
        return (_notice(Level.ACUTE, DURESS_SOURCE, imminent=True),)
    if picked is Picked.WRONG_AGAIN:
        return (replace(_notice(Level.HIGH, WRONG_SOURCE, imminent=False), key="N1", at_once=True),)
    return ()


def doubt_of_picture(picked: Picked | None) -> list[Why]:
    return [Why.WRONG_PICTURE] if picked in _MISSED else []


def awaited(before: ClientState, state: ClientState, at: Moment) -> ClientState:
    """Return the state that is looked at again when no picture was chosen in half an hour."""
    asked = waits_for_picture(state)
    if asked == waits_for_picture(before):
        return state
    state = forgotten(state, ReminderKind.PICTURE)
    if not asked:
        return state
    waits = Reminder(ReminderKind.PICTURE, after(at, WAITS), at)
    return replace(state, reminders=(*state.reminders, waits))


def taken_away(
    before: ClientState, state: ClientState, event: MessageReceived, picked: Picked | None
) -> tuple[Effect, ...]:
    """Take a tapped message off the phone in every mode, and pictures as soon as they wait no more.

    A word for a picture is a key too: it goes with them.
    """
    asked = waits_for_picture(before)
    messages: tuple[PhoneMessage, ...] = ()
    if asked and waits_for_picture(state) != asked:
        messages = before.pair
    if event.tapped or picked:
        messages = (*messages, event.phone_message)
    return (ClearPhone(state.client, event.at, tuple(dict.fromkeys(messages))),) if messages else ()


def after_picture(scene: Scene, picked: Picked | None, script: str) -> Turn:
    """Return what a chosen picture changes besides words, after everything was said.

    Who chose the right one mistapped before. A check-in that the right picture ended is asked at the next
    slot, so that nothing is missed by it.
    """
    state = scene.state
    if picked is Picked.DURESS:
        return _doubted(state, Doubt.DURESS)
    if picked is Picked.WRONG_AGAIN:
        return _doubted(state, Doubt.NOTICED if state.doubt is Doubt.NONE else state.doubt)
    if picked not in (Picked.RIGHT, Picked.ENDED):
        return state, ()
    left = tuple(one for one in state.past.doubts if one.why != Why.WRONG_PICTURE)
    state = replace(state, past=replace(state.past, doubts=left))
    return state, _asked_anew(scene, script) if picked is Picked.ENDED else ()


def take_picture_due(scene: Scene, event: ReminderDue) -> Turn:
    """Close a talk in which nobody chose a picture for half an hour, and take the pictures off the phone."""
    state = scene.state
    due = [one for one in state.reminders if one.kind is ReminderKind.PICTURE and one.due <= event.at]
    if not due:
        return state, ()
    left = tuple(one for one in state.reminders if one not in due)
    talk = _talk(state)
    scene = replace(scene, state=replace(state, reminders=left))
    if talk is None or not asked_at(talk):
        return scene.state, ()
    kept = KeepAnswer(state.client, state.checkin, talk.script, PICTURES, "none", scene.at)
    cleared = ClearPhone(state.client, scene.at, state.pair)
    closed = replace(scene.state, talk=None, checkin=None, pair=())
    return closed, (kept, cleared, *wiped_later(scene))


def _talk(state: ClientState) -> Talk | None:
    try:
        return None if state.talk is None else decode(state.talk)
    except TalkUnreadable:
        return None


def _notice(level: Level, source: str, *, imminent: bool) -> Notice:
    return Notice(level, WATCHED_CATEGORY, WATCHED, source, silent=True, imminent=imminent)


def _doubted(state: ClientState, doubt: Doubt) -> Turn:
    cancelled = CancelPlanned(state.client, WATCHED_CATEGORY)
    return replace(settled_question(state), doubt=doubt), (cancelled,)


def _missed(signs: Iterable[DoubtSign], at: Moment) -> bool:
    return any(one.why == Why.WRONG_PICTURE and at - one.at <= COUNTS_FOR for one in signs)


def _asked_anew(scene: Scene, script: str) -> tuple[Effect, ...]:
    """Plan the check-in that was not asked for the next day's first slot, in the place of that day's own."""
    state, contact = scene.state, scene.state.contact
    moment = None if contact is None else _tomorrow(scene, contact)
    if contact is None or moment is None or _is_asked_by(scene, contact, moment):
        return ()
    slot = f"{AGAIN}-{scene.seed}"
    return (PlanCheckIn(state.client, local_date(contact, moment), slot, moment, script),)


def _tomorrow(scene: Scene, contact: SafeContact) -> Moment | None:
    day = local_date(contact, scene.at) + timedelta(days=1)
    return next_slot(contact, scene.state.side, at_wall(day, time(0), ZoneInfo(contact.zone)))


def _is_asked_by(scene: Scene, contact: SafeContact, moment: Moment) -> bool:
    """Say whether the programme asks something of its own by then: that date then needs no other."""
    course = course_of(scene)
    if course is None or not is_valid(contact, scene.at):
        return False
    planned = next_check_in(contact, scene.state.side, course, scene.at)
    return planned is not None and planned.local_date <= local_date(contact, moment)
