"""What one message adds to the doubt about who is writing, and the task it may leave for a human."""

from dataclasses import replace

from cases.doubts import DoubtSign
from cases.effects import Effect, MakeTask
from cases.events import Kind
from cases.levels import Level
from cases.state import Doubt
from escalation.doubt import Weight, Why, asks_who, jumps, kept, shows_manner, weigh, with_message
from escalation.own_picture import WRONG_SOURCE, doubt_of_picture
from escalation.replying import Message
from escalation.scene import Scene, Turn
from escalation.severity import task_clock

OTHER_PERSON = "other_person"


def suspected(scene: Scene, message: Message, *, answer: bool) -> Turn:
    """Return the state that remembers a new doubt, and the task when it now weighs enough.

    ``answer``: a tap or a known answer, which shows no style. What is said is not touched here: only the
    other account, in ``escalation.hearing``, puts a phone in doubt by itself.
    """
    state, at = scene.state, scene.at
    found = _signs(scene, message, answer=answer)
    past = state.past
    if _shows_style(message, answer=answer):
        past = replace(past, manner=with_message(past.manner, message.event.text))
    if not found:
        return (state if past is state.past else replace(state, past=past)), ()
    before = weigh(past.doubts, at)
    signs = kept((*past.doubts, *(DoubtSign(one.value, at) for one in found)), at)
    after_it = weigh(signs, at)
    state = replace(state, past=replace(past, doubts=signs))
    told = message.notice is not None and message.notice.source == WRONG_SOURCE
    if after_it.weight <= before.weight or told or state.doubt in (Doubt.DURESS, Doubt.READS_ALONG):
        return state, ()
    level = Level.HIGH if after_it.weight is Weight.STRONG else Level.CONCERN
    return state, (_task(scene, level, after_it.reasons),)


def _signs(scene: Scene, message: Message, *, answer: bool) -> list[Why]:
    if message.event.other_sender:
        return [Why.OTHER_SENDER]
    if found := doubt_of_picture(message.picked):
        return found
    if message.event.kind is not Kind.TEXT or answer or _is_serious(message):
        return []
    found = [Why.ASKS_WHO] if asks_who(message.event.text) else []
    if message.command is None and jumps(scene.state.past.manner, message.event.text):
        found.append(Why.STYLE)
    return found


def _shows_style(message: Message, *, answer: bool) -> bool:
    event = message.event
    own = event.kind is Kind.TEXT and not event.other_sender and not answer and message.command is None
    return own and not _is_serious(message) and shows_manner(event.text)


def _is_serious(message: Message) -> bool:
    """Say whether these are words of danger: who is afraid writes otherwise than ever (practice H2)."""
    return message.notice is not None and message.notice.level >= Level.HIGH


def _task(scene: Scene, level: Level, reasons: tuple[str, ...]) -> Effect:
    state = scene.state
    due = task_clock(level, state.facts, scene.duty, scene.at)
    return MakeTask(state.client, OTHER_PERSON, level, due, why=reasons)
