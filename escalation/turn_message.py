"""The client wrote, tapped or sent something: screen it, flag it, say what may be said, in that order."""

from dataclasses import replace

from cases.agreement import Command, Word
from cases.effects import Effect, SayKind, SettleCheckIn
from cases.events import Kind, MessageReceived, TurnBroke
from cases.ids import FlagId
from cases.levels import Level
from cases.sides import speaker_of
from cases.state import Doubt, ReminderKind
from cases.windows import is_open, is_valid
from dialogs.talk import Signal
from escalation.commands import obeyed, wants_human
from escalation.conversation import Dialogue, Running, TalkBroken, is_known, is_unanswered, running, stepped
from escalation.flagging import Notice, raised
from escalation.handover import is_live
from escalation.hearing import HELP_NOTICE, Heard, broken, hear, notices, reading_along, with_doubt
from escalation.precedence import Situation, Speech, decide, has_stopped, is_fresh
from escalation.reminding import forgotten
from escalation.replying import Message, own_words_cleared, replied
from escalation.routes import reply_key, tells_lead
from escalation.safety import seen
from escalation.saying import say_fixed, wiped_later
from escalation.scene import Scene, Turn


def take_message(scene: Scene, event: MessageReceived, dialogue: Dialogue) -> Turn:
    """Return what one message of the client brings about: flag first, then what may be said."""
    heard = hear(scene, event)
    scene, doubted = scene.after(with_doubt(scene, event, heard))
    message = _understood(scene, event, heard, dialogue)
    settled = () if event.other_sender else _settled(scene)
    if not event.other_sender:
        scene = replace(scene, state=forgotten(scene.state, ReminderKind.SILENCE))
    scene, flagged = scene.after(_flagged(scene, message))
    scene, obedient = scene.after(_obeyed(scene, message))
    scene, said = scene.after(replied(scene, message))
    scene, cleared = scene.after(own_words_cleared(scene, message))
    if event.other_sender:
        state = scene.state
    else:
        state = replace(
            scene.state, last_inbound=max(event.sent_at, scene.state.last_inbound or event.sent_at)
        )
    return state, (*doubted, *settled, *flagged, *said, *obedient, *cleared)


def take_broken(scene: Scene, event: TurnBroke) -> Turn:
    """Return what follows when a message could not be handled: a human looks, and a safe line leaves."""
    watched = scene.state.doubt is not Doubt.NONE
    notice = reading_along((), "unreadable") if watched else broken("unreadable")
    scene, flagged = scene.after(raised(scene, event.id, notice, own_message=False))
    verdict = decide(_situation(scene, None, notice, acute=False, unsure=True))
    flag = FlagId(event.id)
    says: tuple[Effect, ...] = ()
    if verdict.speech is Speech.NEUTRAL_LINE:
        says = (seen(scene, flag), *wiped_later(scene))
    elif verdict.speech is Speech.UNSURE:
        says = (say_fixed(scene, "U1", SayKind.SAFETY, flag), *wiped_later(scene))
    settled = _settled(scene)
    state = replace(scene.state, talk=None, checkin=None) if says else scene.state
    latest = max(event.sent_at, state.last_inbound or event.sent_at)
    return replace(state, last_inbound=latest), (*settled, *flagged, *says)


def _understood(scene: Scene, event: MessageReceived, heard: Heard, dialogue: Dialogue) -> Message:
    reasons = notices(scene, event, heard)
    going, result, is_answer = None, None, False
    try:
        going = _may_go_on(scene, event, dialogue)
        if going is not None:
            is_answer = is_known(dialogue, going, event.text)
            if is_answer or not (heard.acute or heard.command):
                result = stepped(scene, dialogue, going, event.text)
    except TalkBroken as fault:
        going = None
        reasons.append(broken(fault.code))
    command = None if is_answer else heard.command or heard.first_word
    reasons.extend(_from_command(scene, command))
    signals = () if result is None else result.signals
    reasons.extend(_from_signal(scene, one) for one in signals)
    tapped = any(one.level is Level.ACUTE for one in signals)
    acute = heard.acute is not None or tapped or _asks_help(command)
    notice = _most_urgent(reasons, acute=acute)
    mended = event.kind is Kind.UNREADABLE
    if notice is not None and mended:
        notice = replace(notice, source="unreadable")
    unsure = notice is not None and notice.source == "unreadable"
    # A command in mended words is obeyed, but what is said is that the message could not be read.
    situation = _situation(scene, None if mended else command, notice, acute=acute, unsure=unsure)
    if notice is not None and acute and not situation.fresh:
        notice = replace(notice, source="late")
    return Message(event, going, result, command, notice, acute, decide(situation))


def _may_go_on(scene: Scene, event: MessageReceived, dialogue: Dialogue) -> Running | None:
    """Return the dialogue this message may answer: not while a human, a doubt or a stop stands between."""
    state = scene.state
    quiet = state.held_by is not None or state.doubt is not Doubt.NONE or has_stopped(state)
    if quiet or event.kind is not Kind.TEXT:
        return None
    return running(scene, dialogue)


def _from_command(scene: Scene, command: Command | None) -> tuple[Notice, ...]:
    if command is None:
        return ()
    if command.word is Word.HELP:
        return (HELP_NOTICE,)
    return (wants_human(scene),) if command.word is Word.HUMAN else ()


def _asks_help(command: Command | None) -> bool:
    return command is not None and command.word is Word.HELP


def _from_signal(scene: Scene, signal: Signal) -> Notice:
    key = signal.reply or reply_key(signal.code, signal.level, speaker_of(scene.state.role))
    own = key if signal.reply or signal.level is Level.ACUTE else ""
    acute = signal.level is Level.ACUTE
    return Notice(signal.level, signal.category, signal.code, "button", key=own, imminent=acute)


def _most_urgent(reasons: list[Notice], *, acute: bool) -> Notice | None:
    """Return the highest; of equals own acute words before reading along, and a tap before words."""
    if not reasons:
        return None
    top = max(reasons, key=lambda one: (one.level, not (acute and one.key == "N1"), one.source == "button"))
    spans = next((one.spans for one in reasons if one.spans), ())
    silent = any(one.silent for one in reasons)
    at_once = any(one.at_once for one in reasons)
    return replace(top, silent=silent, at_once=at_once, spans=top.spans or spans)


def _situation(
    scene: Scene, command: Command | None, notice: Notice | None, *, acute: bool, unsure: bool
) -> Situation:
    state, at = scene.state, scene.at
    contact = state.contact
    return Situation(
        phone=scene.mode,
        doubt=state.doubt,
        command=None if command is None else command.word,
        stopped=has_stopped(state),
        tells_lead=notice is not None and tells_lead(notice.code, notice.level),
        acute=acute,
        fresh=is_fresh(scene.mode, scene.sent_at or at, at),
        held=state.held_by is not None,
        window_open=contact is not None and is_valid(contact, at) and is_open(contact, at),
        recent=is_live(scene.sent_at, at),
        unsure=unsure,
        flagged=notice is not None,
    )


def _settled(scene: Scene) -> tuple[Effect, ...]:
    """Return the end of waiting for an answer: any own message is one, whatever it says."""
    state = scene.state
    if state.checkin is None or not is_unanswered(state):
        return ()
    return (SettleCheckIn(state.client, state.checkin, "answered"),)


def _flagged(scene: Scene, message: Message) -> Turn:
    if message.notice is None:
        return scene.state, ()
    return raised(scene, message.event.id, message.notice)


def _obeyed(scene: Scene, message: Message) -> Turn:
    if message.command is None:
        return scene.state, ()
    return obeyed(scene, message.command)
