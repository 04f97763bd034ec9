"""The client wrote, tapped or sent something: screen it, flag it, say what may be said, in that order."""

from dataclasses import replace

from cases.effects import Effect, MakeTask, RaiseFlag, SayKind, SettleCheckIn
from cases.events import MessageReceived, TurnBroke
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import HOUR
from cases.state import ClientState, Doubt, ReminderKind, Standing
from escalation.commands import WISHES, obeyed
from escalation.conversation import Dialogue, is_unanswered
from escalation.flagging import raised
from escalation.hearing import Heard, broken, hear, reading_along, with_doubt
from escalation.languages import choice_gone
from escalation.own_picture import after_picture, awaited, taken_away
from escalation.own_rhythm import LATE, is_late, reacted
from escalation.precedence import Speech, decide, has_stopped
from escalation.remembering import remember, scores_of, with_runs
from escalation.reminding import displaced, forgotten
from escalation.replying import Message, own_words_cleared, replied
from escalation.safety import seen
from escalation.saying import say_fixed, wiped_later
from escalation.scene import Scene, Turn
from escalation.severity import task_clock
from escalation.suspecting import suspected
from escalation.understanding import situation_of, understood
from escalation.wishes import granted

LATE_ANSWER = "late_answer"

_ONE_STORY = 12 * HOUR
"""What is written within it after a stop is one story, and one task."""


def take_message(scene: Scene, event: MessageReceived, dialogue: Dialogue) -> Turn:
    """Return what one message of the client brings about: flag first, then what may be said."""
    heard, before = hear(scene, event), scene.state
    scene, doubted = scene.after(with_doubt(scene, event, heard))
    message = understood(scene, event, heard, dialogue)
    settled = () if event.other_sender else _settled(scene)
    if not event.other_sender:
        scene, _ = scene.after((forgotten(scene.state, ReminderKind.SILENCE), ()))
    scene, flagged = scene.after(_flagged(scene, message))
    message, (scene, obedient) = _obeyed(scene, message)
    scene, said = scene.after(replied(scene, message))
    scene, cleared = scene.after(own_words_cleared(scene, message))
    scene, doubts = scene.after(suspected(scene, message, answer=_is_answer(message)))
    scene, picked = scene.after(after_picture(scene, message.picked, message.script))
    state = scene.state if event.other_sender else _written(scene, heard, message)
    doubts = (*doubts, *_late(scene, before, event))
    doubts = (*doubts, *_after_stop(scene, before, message, (*flagged, *obedient)))
    away = taken_away(before, state, event, message.picked)
    state = awaited(before, state, scene.at)
    effects = (*doubted, *settled, *flagged, *said, *obedient, *cleared, *away, *picked, *doubts)
    return choice_gone(state, before), effects


def take_broken(scene: Scene, event: TurnBroke) -> Turn:
    """Return what follows when a message could not be handled: a human looks, and a safe line leaves."""
    watched = scene.state.doubt is not Doubt.NONE
    notice = reading_along((), "unreadable") if watched else broken("unreadable")
    scene, flagged = scene.after(raised(scene, event.id, notice, own_message=False))
    verdict = decide(situation_of(scene, None, notice, acute=False))
    flag = FlagId(event.id)
    says: tuple[Effect, ...] = ()
    if verdict.speech is Speech.NEUTRAL_LINE:
        says = (seen(scene, flag), *wiped_later(scene))
    elif verdict.speech is Speech.UNSURE:
        says = (say_fixed(scene, "U1", SayKind.SAFETY, flag), *wiped_later(scene))
    settled = _settled(scene)
    state = replace(displaced(scene.state), talk=None, checkin=None) if says else scene.state
    latest = max(event.sent_at, state.last_inbound or event.sent_at)
    return replace(state, last_inbound=latest), (*settled, *flagged, *says)


def _written(scene: Scene, heard: Heard, message: Message) -> ClientState:
    """Return the state that knows of the client's own message: its date and its signals, no words."""
    state, sent = scene.state, message.event.sent_at
    scores = scores_of(message.going, message.result, scene.at)
    past = remember(scene, heard.assessment, message.notice, scores)
    past = with_runs(past, message.going, message.result)
    return replace(state, past=reacted(past, sent), last_inbound=max(sent, state.last_inbound or sent))


def _late(scene: Scene, before: ClientState, event: MessageReceived) -> tuple[Effect, ...]:
    """Return the task for an answer that comes out of the ordinary late for this person (experience F7)."""
    if event.other_sender or has_stopped(before) or not is_late(before.past, event.sent_at):
        return ()
    clock = task_clock(Level.CONCERN, before.facts, scene.duty, scene.at)
    return (MakeTask(before.client, LATE_ANSWER, Level.CONCERN, clock, why=(LATE,)),)


def _after_stop(
    scene: Scene, before: ClientState, message: Message, left: tuple[Effect, ...]
) -> tuple[Effect, ...]:
    """Return the task for who writes after a stop, or was let go: no text starts the messages, a human asks.

    One for all that is written within half a day, and none beside what a human sees anyway.
    """
    last = before.last_inbound
    lately = last is not None and scene.at - last < _ONE_STORY
    let_go = before.standing is Standing.RELEASED
    if not (has_stopped(before) or let_go) or message.event.other_sender or lately:
        return ()
    if any(isinstance(one, RaiseFlag | MakeTask) for one in left):
        return ()
    clock = task_clock(Level.CONCERN, before.facts, scene.duty, scene.at)
    kind = "wrote_after_release" if let_go else "wrote_after_stop"
    return (MakeTask(before.client, kind, Level.CONCERN, clock),)


def _is_answer(message: Message) -> bool:
    """Say whether the message answered a question as it was asked, by a tap or a known word."""
    return message.reply is not None or (message.result is not None and message.result.understood)


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


def _obeyed(scene: Scene, message: Message) -> tuple[Message, tuple[Scene, tuple[Effect, ...]]]:
    """Return the message with the text that says what came of it, and the scene after obeying."""
    command = message.command
    if command is None:
        return message, (scene, ())
    if command.word not in WISHES:
        return message, scene.after(obeyed(scene, command))
    wish = granted(scene, command, message.event.id, message.going)
    return replace(message, wished=wish.key), scene.after((wish.state, wish.effects))
