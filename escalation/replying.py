"""Say what the rules of precedence allow in answer to one message, and nothing more."""

from dataclasses import dataclass, replace

from cases.agreement import Command, Word
from cases.effects import ClearPhone, Effect, Say, SayKind
from cases.events import Kind, MessageReceived
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import after
from cases.state import Asking, ClientState, Question, ReminderKind
from dialogs import texts
from dialogs.talk import Picked, StepResult
from escalation.asking import CALL_BACK, OWN_WORDS, Reply, Wish, ask, is_about_safety, may_ask, noted
from escalation.commands import command_answer
from escalation.conversation import Running, answered, kept, surroundings
from escalation.flagging import Notice
from escalation.help_button import asks_mistake
from escalation.precedence import Speech, Verdict
from escalation.reminding import displaced, is_waiting, settled_question
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
_KEEPS_TALK = (Word.START, Word.PRIVACY, Word.KNOWN, Word.OWN_DATA, Word.LANGUAGE)


@dataclass(frozen=True, slots=True)
class Message:
    """One message with all that was made of it.

    ``going`` is the dialogue it may answer, ``result`` its step there, ``notice`` the most urgent reason
    for a flag, ``acute`` the sender's own words or taps. ``reply`` answers the closed question, ``wish``
    asks for it. ``wished`` names the text that says what came of something the client asked for.
    ``stray`` is a picture where none was waited for.
    """

    event: MessageReceived
    going: Running | None
    result: StepResult | None
    command: Command | None
    notice: Notice | None
    acute: bool
    verdict: Verdict
    reply: Reply | None = None
    wish: Wish = Wish.NONE
    wished: str = ""
    stray: Picked | None = None

    @property
    def picked(self) -> Picked | None:
        """Return which picture was chosen; None for a message that is none."""
        return self.stray if self.result is None else self.result.picked or self.stray

    @property
    def script(self) -> str:
        """Return the name of the dialogue it may answer; empty for none."""
        return "" if self.going is None else self.going.talk.script

    @property
    def taps_help(self) -> bool:
        return self.command is not None and self.command.word is Word.HELP_BUTTON

    @property
    def flag(self) -> FlagId | None:
        return FlagId(self.event.id) if self.notice else None


def replied(scene: Scene, message: Message) -> Turn:
    """Return the state after the answer, and the answer itself; a closed question that waited is over."""
    scene, kept = scene.after(_concluded(scene, message))
    state, said = _said(scene, message)
    return state, (*kept, *said)


def _concluded(scene: Scene, message: Message) -> Turn:
    """End the closed question with any text of the client; only an answer ends the waiting for one."""
    state = scene.state
    if message.command is not None and message.command.word is Word.LANGUAGE:
        return state, ()
    if message.event.other_sender or message.event.kind is not Kind.TEXT or not is_waiting(state, scene.at):
        return state, ()
    serious = message.notice is not None and message.notice.level >= Level.HIGH
    code = OWN_WORDS if message.reply is None else message.reply.value
    over = settled_question(state) if message.reply or serious else displaced(state)
    return over, noted(scene, code)


def _said(scene: Scene, message: Message) -> Turn:
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
        if message.taps_help:
            says = tuple(asks_mistake(scene, one) if isinstance(one, Say) else one for one in says)
    elif speech is Speech.UNSURE:
        says = (say_fixed(scene, "U1", SayKind.SAFETY, flag),)
    else:
        says = (seen(scene, flag),)
    return scene.state, (*says, *left, *wiped_later(scene))


def own_words_cleared(scene: Scene, message: Message) -> Turn:
    """Take an acute message off a phone where messages vanish: gone means that it arrived (practice H12)."""
    state, notice = scene.state, message.notice
    if notice is None or notice.level is not Level.ACUTE or not hides(state) or message.picked:
        return state, ()
    messages = (*state.pair, message.event.phone_message)
    return replace(state, pair=()), (ClearPhone(state.client, after(scene.at, OWN_WORDS_AFTER), messages),)


def _closed(scene: Scene, message: Message) -> Turn:
    """End the running dialogue; what its last answer said is kept."""
    left = kept(scene, message.going, message.result) if message.going and message.result else ()
    return replace(settled_question(scene.state), talk=None, checkin=None), left


def _silence(scene: Scene, message: Message) -> Turn:
    """Say nothing. An acute message that came too late still ends the dialogue and carries the episode on."""
    if not message.acute:
        left = kept(scene, message.going, message.result) if message.going and message.result else ()
        return scene.state, (*left, *_taken_off(scene))
    scene, left = scene.after(_closed(scene, message))
    return replace(scene.state, episode=carried_on(scene, FlagId(message.event.id))), left


def _taken_off(scene: Scene) -> tuple[Effect, ...]:
    """Return the order to clear a phone where messages vanish and nobody answers; a human's talk goes on."""
    return () if scene.state.held_by is not None or not hides(scene.state) else wiped_later(scene)


def _answer(scene: Scene, message: Message, command: Command) -> Turn:
    say = command_answer(scene, command, message.wished)
    if command.language is not None and is_waiting(scene.state, scene.at):
        return _asked_again(scene, message, say)
    if message.going is not None and message.result is not None:
        return _in_dialogue(scene, message.going, message.result, message, (say,))
    asked = scene.state.talk is not None or is_waiting(scene.state, scene.at)
    if command.word in _KEEPS_TALK and asked:
        return scene.state, (_beside_talk(say),)
    if say.keyboard:
        return replace(scene.state, talk=None, checkin=None), (say, *wiped_later(scene))
    state = replace(displaced(scene.state), talk=None, checkin=None)
    return state, (replace(say, flag=message.flag), *wiped_later(scene))


def _asked_again(scene: Scene, message: Message, say: Say) -> Turn:
    """Put the closed question on the screen once more, in the language that was picked."""
    state = scene.state
    urgent = any(one.urgent for one in state.reminders if one.kind is ReminderKind.QUESTION)
    flag = None if state.question is None else state.question.flag
    asked, asking = ask(scene, flag, message.event.phone_message, urgent=urgent)
    return asked, (_beside_talk(say), *asking)


def _ordinary(scene: Scene, message: Message) -> Turn:
    notice = message.notice
    first: tuple[Say, ...] = ()
    if notice is not None and notice.key:
        first = (replace(say_fixed(scene, notice.key, SayKind.REPLY), flag=message.flag),)
    if message.going is not None and message.result is not None:
        return _in_dialogue(scene, message.going, message.result, message, first)
    goes_on = _goes_on(scene, message)
    if message.wish is Wish.NOW or (message.wish is Wish.AFTER and not goes_on):
        left = scene if goes_on else scene.after((replace(scene.state, talk=None, checkin=None), ()))[0]
        return ask(left, message.flag, message.event.phone_message, urgent=message.wish is Wish.NOW)
    says = first or _outside_dialogue(scene, message)
    if goes_on:
        return _owing(scene.state, scene, message), tuple(map(_beside_talk, says))
    wiped = wiped_later(scene) if says else ()
    return replace(scene.state, talk=None, checkin=None), (*says, *wiped)


def _goes_on(scene: Scene, message: Message) -> bool:
    """Say whether a question stands on the screen that this message does not answer, such as a photo."""
    on_screen = scene.state.talk is not None or is_waiting(scene.state, scene.at)
    return on_screen and message.event.kind is not Kind.TEXT


def _in_dialogue(
    scene: Scene, going: Running, result: StepResult, message: Message, first: tuple[Say, ...]
) -> Turn:
    """Go on in the dialogue; the closed question goes before its next one, or after its last line."""
    asks, owed = _asks_now(scene, message, going, result), scene.state.question
    shown = replace(result, lines=()) if asks and result.talk is not None else result
    says = tuple(map(_beside_talk, first)) if result.lines else first
    scene, effects = scene.after(answered(scene, going, shown, message.event.phone_message))
    if not asks:
        over = result.understood and is_about_safety(going)
        return _owing(scene.state, scene, message, over=over), (*says, *effects)
    flag = message.flag if message.wish or owed is None else owed.flag
    urgent = message.wish is Wish.NOW
    state, asking = ask(scene, flag, message.event.phone_message, urgent=urgent)
    return state, (*says, *effects, *asking)


def _asks_now(scene: Scene, message: Message, going: Running, result: StepResult) -> bool:
    """Say whether the closed question is asked in this turn.

    At once for what is read first: then only own words were answered, and no line of the dialogue is lost.
    For the rest when the dialogue closes, so that it is never cut by a doubt that may be nothing. A tap
    on a question about safety was that answer already; who wants a call, or said something serious, needs
    no more questions.
    """
    if message.wish is Wish.NOW:
        return True
    serious = message.notice is not None and message.notice.level >= Level.HIGH
    calls = any(task.kind == CALL_BACK for task in result.tasks)
    over = result.picked or (result.understood and is_about_safety(going))
    if result.talk is not None or serious or calls or over:
        return False
    owed = scene.state.question is not None and scene.state.question.asking is Asking.OWED
    return message.wish is Wish.AFTER or (owed and may_ask(scene))


def _owing(state: ClientState, scene: Scene, message: Message, *, over: bool = False) -> ClientState:
    """Return the state with the closed question put off until the dialogue closes, or given up."""
    asked = state.question
    serious = message.notice is not None and message.notice.level >= Level.HIGH
    if message.wish is Wish.AFTER and state.talk is not None:
        return replace(state, question=Question(message.flag, scene.at, Asking.OWED))
    if asked is not None and asked.asking is Asking.OWED and (over or serious or state.talk is None):
        return replace(state, question=None)
    return state


def _outside_dialogue(scene: Scene, message: Message) -> tuple[Say, ...]:
    """Return the line for words that no dialogue waits for; an edit without a signal needs none."""
    kind, notice = message.event.kind, message.notice
    if message.reply is Reply.CALL_ME:
        return (say_line(scene, texts.CALL_BACK, werkdag=surroundings(scene).values["werkdag"]),)
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
