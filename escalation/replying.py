"""Say what the rules of precedence allow in answer to one message, and nothing more."""

from dataclasses import dataclass, replace

from cases.agreement import Command, Word
from cases.effects import ClearPhone, Say, SayKind
from cases.events import Kind, MessageReceived
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import after
from dialogs import texts
from dialogs.talk import StepResult
from escalation.commands import command_answer
from escalation.conversation import Running, answered, kept
from escalation.flagging import Notice
from escalation.precedence import Speech, Verdict
from escalation.safety import carried_on, safety, seen
from escalation.saying import OWN_WORDS_AFTER, hides, received, say_fixed, say_line, wiped_later
from escalation.scene import Scene, Turn

_MEDIA_LINES = {
    Kind.PHOTO: texts.MEDIA_PHOTO,
    Kind.STICKER: texts.MEDIA_STICKER,
    Kind.LOCATION: texts.MEDIA_LOCATION,
    Kind.CONTACT: texts.MEDIA_CONTACT,
    Kind.VOICE: texts.MEDIA_VOICE,
    Kind.OTHER: texts.MEDIA_OTHER,
}
_KEEPS_TALK = (Word.START, Word.PRIVACY)


@dataclass(frozen=True, slots=True)
class Message:
    """One message with all that was made of it.

    ``going`` is the dialogue it may answer, ``result`` its step there, ``notice`` the most urgent reason
    for a flag, ``acute`` the sender's own words or taps.
    """

    event: MessageReceived
    going: Running | None
    result: StepResult | None
    command: Command | None
    notice: Notice | None
    acute: bool
    verdict: Verdict

    @property
    def flag(self) -> FlagId | None:
        return FlagId(self.event.id) if self.notice else None


def replied(scene: Scene, message: Message) -> Turn:
    """Return the state after the answer, and the answer itself."""
    speech = message.verdict.speech
    if speech is Speech.ORDINARY:
        return _ordinary(scene, message)
    if speech is Speech.ANSWER and message.command is not None:
        return _answer(scene, message, message.command)
    if speech is Speech.SILENCE:
        return _silence(scene, message)
    flag, closed = FlagId(message.event.id), scene.after(_closed(scene, message))
    scene, left = closed
    if speech is Speech.SAFETY and message.notice is not None:
        scene, says = scene.after(safety(scene, flag, message.notice))
    elif speech is Speech.UNSURE:
        says = (say_fixed(scene, "U1", SayKind.SAFETY, flag),)
    else:
        says = (seen(scene, flag),)
    return scene.state, (*says, *left, *wiped_later(scene))


def own_words_cleared(scene: Scene, message: Message) -> Turn:
    """Take an acute message off a phone where messages vanish: gone means that it arrived (practice H12)."""
    state, notice = scene.state, message.notice
    if notice is None or notice.level is not Level.ACUTE or not hides(state):
        return state, ()
    messages = (*state.pair, message.event.phone_message)
    return replace(state, pair=()), (ClearPhone(state.client, after(scene.at, OWN_WORDS_AFTER), messages),)


def _closed(scene: Scene, message: Message) -> Turn:
    """End the running dialogue; what its last answer said is kept."""
    left = kept(scene, message.going, message.result) if message.going and message.result else ()
    return replace(scene.state, talk=None, checkin=None), left


def _silence(scene: Scene, message: Message) -> Turn:
    """Say nothing. An acute message that came too late still ends the dialogue and carries the episode on."""
    if not message.acute:
        left = kept(scene, message.going, message.result) if message.going and message.result else ()
        return scene.state, left
    scene, left = scene.after(_closed(scene, message))
    return replace(scene.state, episode=carried_on(scene, FlagId(message.event.id))), left


def _answer(scene: Scene, message: Message, command: Command) -> Turn:
    say = command_answer(scene, command)
    if command.word in _KEEPS_TALK and scene.state.talk is not None:
        return scene.state, (_beside_talk(say),)
    state = replace(scene.state, talk=None, checkin=None)
    return state, (replace(say, flag=message.flag), *wiped_later(scene))


def _ordinary(scene: Scene, message: Message) -> Turn:
    notice = message.notice
    first: tuple[Say, ...] = ()
    if notice is not None and notice.key:
        first = (replace(say_fixed(scene, notice.key, SayKind.REPLY), flag=message.flag),)
    if message.going is not None and message.result is not None:
        return _in_dialogue(scene, message.going, message.result, message, first)
    goes_on = scene.state.talk is not None and message.event.kind is not Kind.TEXT
    says = first or _outside_dialogue(scene, message)
    if goes_on:
        return scene.state, tuple(map(_beside_talk, says))
    wiped = wiped_later(scene) if says else ()
    return replace(scene.state, talk=None, checkin=None), (*says, *wiped)


def _in_dialogue(
    scene: Scene, going: Running, result: StepResult, message: Message, first: tuple[Say, ...]
) -> Turn:
    state, effects = answered(scene, going, result, message.event.phone_message)
    return state, (*(map(_beside_talk, first) if result.lines else first), *effects)


def _outside_dialogue(scene: Scene, message: Message) -> tuple[Say, ...]:
    """Return the line for words that no dialogue waits for; an edit without a signal needs none."""
    kind, notice = message.event.kind, message.notice
    if notice is not None and notice.level is Level.CONCERN:
        return (say_line(scene, texts.CLOSING_CONCERN),)
    if kind in _MEDIA_LINES:
        return (say_line(scene, _MEDIA_LINES[kind]),)
    if kind is Kind.EDITED:
        return ()
    return (received(scene),)


def _beside_talk(say: Say) -> Say:
    """Return the message as one in between: the buttons of the question stay, nothing is closed."""
    return replace(say, remove_keyboard=False, closes_talk=False)
