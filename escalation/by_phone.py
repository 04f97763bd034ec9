"""The call form: the same check-in by telephone, with the same questions, flags, ladder and dates.

What is heard on the line is taken as a message is; what would have been written is a line for the worker
to say. Nothing of it goes to a phone (practice §7.1 and §8, test 11).
"""

from dataclasses import replace

from cases.calling import AnsweredByPhone, CallBegun, CallNotAnswered, CallPutOff
from cases.effects import (
    AwaitAnswer,
    ClearPhone,
    Effect,
    EndCallTasks,
    MakeTask,
    NoteAct,
    Say,
    SayAloud,
    SayKind,
    SettleCheckIn,
)
from cases.errors import ByPhoneOnly, CallNotNow, OutsideWindow
from cases.events import CheckInDue, Event, Kind, MessageReceived, PersonAsked, TurnBroke, WorkerReplied
from cases.facts import Phase
from cases.ids import PhoneMessage
from cases.levels import Level
from cases.moments import DAY, MINUTE, Moment, after
from cases.safe_contact import Channel, SafeContact
from cases.state import ClientState
from cases.windows import is_open, is_valid, local_date
from dialogs.codec import TalkUnreadable, decode
from dialogs.talk import StepResult
from escalation.conversation import Dialogue, TalkBroken, is_unanswered, resumed, running
from escalation.help_button import without_help
from escalation.no_reply import first_wait
from escalation.own_rhythm import reacted
from escalation.people_days import HUMAN_CONTACT, spoke_today
from escalation.reminding import is_just_asked, is_waiting
from escalation.scene import Scene, Turn
from escalation.suspecting import OTHER_PERSON
from escalation.turn_clock import take_check_in, why_not
from escalation.turn_message import LATE_ANSWER

CALL_TASK = "call_check_in"
NOT_REACHED, CALL_LATER = "call_not_reached", "call_later"

_NOWHERE = PhoneMessage(0)
"""Words of a telephone stand on no screen; no channel numbers a message so."""

_QUARTER, _QUARTERS = 15 * MINUTE, 8
_FOR_THE_CALL = (SayKind.OPENER, SayKind.PLANNED, SayKind.REPLY)
_IN_WRITING = (WorkerReplied, PersonAsked)


def is_by_phone(state: ClientState) -> bool:
    """Say whether this client is called where another would be written to."""
    return state.contact is not None and state.contact.channel is Channel.CALL


def as_message(event: AnsweredByPhone) -> MessageReceived:
    """Return what was heard as the message it would have been."""
    return MessageReceived(event.id, event.at, event.at, Kind.TEXT, event.text, _NOWHERE)


def check_in_writing(state: ClientState, event: Event) -> None:
    """Refuse to write to a client who is only called. Raises ByPhoneOnly."""
    if isinstance(event, _IN_WRITING) and is_by_phone(state):
        raise ByPhoneOnly


def take_call(scene: Scene, event: CallBegun, dialogue: Dialogue) -> Turn:
    """Ask today's check-in by telephone, in the place of its message; one that waits is asked again.

    Raises CallNotNow with the reason: a check-in is asked by nobody where it may not be asked in writing.
    """
    state = scene.state
    reason = why_no_call(scene)
    if reason:
        raise CallNotNow(reason)
    try:
        going = running(scene, dialogue)
        if going is not None:
            return state, _lines(scene, resumed(scene, dialogue, going))
    except TalkBroken:
        pass  # a new talk puts a broken one right
    if event.checkin is None:
        raise CallNotNow("nothing_planned")
    due = CheckInDue(event.id, event.at, event.checkin, event.script, event.at)
    return take_check_in(scene, due, dialogue)


def take_not_reached(scene: Scene, event: CallNotAnswered) -> Turn:
    """Note that nobody answered: silence on the telephone is silence, and its steps go on."""
    client = scene.state.client
    return scene.state, (
        NoteAct(client, event.by, NOT_REACHED, event.at),
        EndCallTasks(client, event.by),
    )


def take_put_off(scene: Scene, event: CallPutOff) -> Turn:
    """Call again later today; silence counts from that call on. Raises OutsideWindow.

    A message that is planned for today waits until the call could have been made: it leaves when nobody
    called by then.
    """
    state, contact = scene.state, scene.state.contact
    if contact is None or not _is_later_today(contact, event):
        raise OutsideWindow
    waits: tuple[Effect, ...] = ()
    if state.checkin is not None and is_unanswered(state):
        later = replace(scene, at=event.until)
        waits = (AwaitAnswer(state.client, state.checkin, *first_wait(later)),)
    if event.checkin is not None:
        called_by = call_by(state, event.until)
        waits = (*waits, SettleCheckIn(state.client, event.checkin, "deferred", called_by, CALL_LATER))
    noted = NoteAct(state.client, event.by, CALL_LATER, event.at)
    return state, (noted, EndCallTasks(state.client, event.by), _task(state, event.until), *waits)


def is_running(state: ClientState, at: Moment) -> bool:
    """Say whether a question waits for what the client says: of a dialogue, or the closed one."""
    try:
        began = None if state.talk is None else decode(state.talk).began
    except TalkUnreadable:
        began = None
    return (began is not None and at - began < DAY) or is_waiting(state, at)


def why_no_call(scene: Scene) -> str:
    """Return the code of why this client may not be called for a check-in now; empty when it may."""
    contact = scene.state.contact
    if reason := why_not(scene):
        return reason
    if contact is None or not is_open(contact, scene.at):
        return "window"
    if spoke_today(scene.state, scene.at):
        return HUMAN_CONTACT
    return "question" if is_just_asked(scene.state, scene.at) else ""


def aloud(found: ClientState, event: Event, turn: Turn) -> Turn:
    """Return the turn with its words where they belong: on a worker's screen, or in writing.

    Who writes is answered in writing, whatever was agreed. ``found`` is the state before the turn.
    """
    state, effects = turn
    if isinstance(event, AnsweredByPhone | CallBegun):
        return _by_phone(found, event, turn)
    if isinstance(event, MessageReceived | TurnBroke) or not is_by_phone(state):
        return turn
    says = [one for one in effects if isinstance(one, Say)]
    if not says:
        return turn
    called = tuple(
        SayAloud(one.client, without_help(one, state)) for one in says if one.kind in _FOR_THE_CALL
    )
    rest = tuple(one for one in effects if not isinstance(one, Say))
    task = (_task(state, call_by(state, event.at)),) if called else ()
    return state, (*rest, *called, *task)


def call_by(state: ClientState, at: Moment) -> Moment:
    """Return until when a call that is due now may be made: in this window, within two hours [P]."""
    last = at
    for quarter in range(1, _QUARTERS + 1):
        moment = after(at, quarter * _QUARTER)
        if state.contact is None or not is_open(state.contact, moment):
            break
        last = moment
    return last


def _by_phone(found: ClientState, event: AnsweredByPhone | CallBegun, turn: Turn) -> Turn:
    """Return the turn of a call. How a worker types says nothing of who has the telephone."""
    state, effects = turn
    heard = tuple(
        _off_the_phone(one, state) for one in effects if not _is_of_nothing(one) and not _is_of_writing(one)
    )
    pair = tuple(one for one in state.pair if one != _NOWHERE)
    past = replace(state.past, manner=found.past.manner, doubts=found.past.doubts)
    if found.past.asked is not None and isinstance(event, AnsweredByPhone):
        # How long the worker took to call says nothing of the client: on the line the answer is at once.
        past = replace(past, reactions=reacted(found.past, found.past.asked).reactions)
    done = EndCallTasks(found.client, event.by)
    return replace(state, pair=pair, past=past), (*heard, done)


def _is_of_writing(effect: Effect) -> bool:
    """Say whether this is about how or when somebody writes, which the worker does here."""
    return isinstance(effect, MakeTask) and effect.kind in (OTHER_PERSON, LATE_ANSWER)


def _off_the_phone(effect: Effect, state: ClientState) -> Effect:
    if isinstance(effect, Say):
        return SayAloud(effect.client, without_help(effect, state))
    if isinstance(effect, ClearPhone):
        return replace(effect, messages=_on_a_screen(effect))
    return effect


def _is_of_nothing(effect: Effect) -> bool:
    """Say whether this would take words of the telephone off a screen."""
    return isinstance(effect, ClearPhone) and not effect.everything and not _on_a_screen(effect)


def _on_a_screen(effect: ClearPhone) -> tuple[PhoneMessage, ...]:
    return tuple(one for one in effect.messages if one != _NOWHERE)


def _lines(scene: Scene, asked: StepResult) -> tuple[Effect, ...]:
    return tuple(
        Say(
            scene.state.client,
            one.text,
            SayKind.OPENER if one.opener else SayKind.REPLY,
            scene.mode,
            keyboard=one.keyboard,
        )
        for one in asked.lines
    )


def _is_later_today(contact: SafeContact, event: CallPutOff) -> bool:
    same_day = local_date(contact, event.until) == local_date(contact, event.at)
    open_then = is_open(contact, event.until) and is_valid(contact, event.until)
    return event.until > event.at and same_day and open_then


def _task(state: ClientState, due: Moment) -> MakeTask:
    level = Level.HIGH if state.facts.phase is Phase.F0 else Level.CONCERN
    return MakeTask(state.client, CALL_TASK, level, due)
