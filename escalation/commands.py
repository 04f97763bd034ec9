"""Carry out the words that work in every state, for whoever types them (design §2 rule 2)."""

from collections.abc import Callable
from dataclasses import replace

from cases.agreement import Command, Word
from cases.consents import Given
from cases.effects import (
    CancelPlanned,
    ClearPhone,
    Effect,
    MakeTask,
    Say,
    SayKind,
    SettleCheckIn,
)
from cases.facts import Phase
from cases.levels import Level, Mode
from cases.moments import DAY, after
from cases.own_data_effects import WithdrawAgreement
from cases.state import Doubt, Standing
from dialogs import texts
from escalation.duty import Promise
from escalation.flagging import Notice
from escalation.help_button import awaits_mistake
from escalation.languages import ask_language
from escalation.own_data import own_data_asked
from escalation.reminding import settled_question
from escalation.saying import say_fixed, say_line
from escalation.scene import Scene, Turn
from escalation.severity import task_clock

PAUSE_DAYS = 7


WISHES = frozenset({Word.KNOWN, Word.LANGUAGE, Word.LATER, Word.MORE, Word.LESS})
"""What a client may ask for: ``escalation.wishes`` says what comes of it."""


def obeyed(scene: Scene, command: Command) -> Turn:
    """Return the state after a command, and what it sets in motion, without any word about it.

    A stop ends what is planned, never screening or safety texts. A later, weaker word does not undo it.
    """
    state = scene.state
    if command.request is not None:
        return state, own_data_asked(scene, command.request)
    if command.word is Word.WIPE:
        return _cleared(scene)
    standing = _STANDINGS.get(command.word)
    if standing is None:
        return awaits_mistake(scene, command), ()
    effects: list[Effect] = [_task(scene, standing.value, _level(scene, standing))]
    if standing is Standing.PAUSED:
        if state.standing is not Standing.ACTIVE and state.standing is not Standing.PAUSED:
            return state, tuple(effects)
        until = after(scene.at, (command.days or PAUSE_DAYS) * DAY)
        state = replace(state, standing=standing, paused_until=until)
    else:
        kept = Standing.NOT_HERE if state.standing is Standing.NOT_HERE else standing
        state = replace(state, standing=kept, paused_until=None)
        effects.insert(0, CancelPlanned(state.client, standing.value))
        effects.extend(_withdrawn(scene, standing))
    if state.checkin is not None:
        effects.append(SettleCheckIn(state.client, state.checkin, "cancelled", reason=standing.value))
    return replace(settled_question(state), talk=None, checkin=None), tuple(effects)


def command_answer(scene: Scene, command: Command, key: str) -> Say:
    """Return what is said to a command; it leaves even while a human holds the conversation.

    ``key`` names the text for a wish. HULP is not among them: it is acute, and acute has its own text.
    """
    if key == texts.LANGUAGE:
        return ask_language(scene)
    if command.word in WISHES:
        return say_line(scene, key, SayKind.NOTICE)
    return _ANSWERS[command.word](scene, command)


def wants_human(scene: Scene) -> Notice:
    """MENS: somebody wants a person, today in the acute days, else on the next working day."""
    level = Level.HIGH if scene.state.facts.phase is Phase.F0 else Level.CONCERN
    return Notice(level, "wants_human", "", "command")


_STANDINGS = {
    Word.STOP: Standing.STOPPED,
    Word.PAUSE: Standing.PAUSED,
    Word.NOT_HERE: Standing.NOT_HERE,
}


def _level(scene: Scene, standing: Standing) -> Level:
    """Return how soon somebody looks: a stop may be coercion, today when in doubt or as "not here"."""
    doubtful = scene.state.doubt is not Doubt.NONE or standing is Standing.NOT_HERE
    return Level.HIGH if doubtful else Level.CONCERN


def _cleared(scene: Scene) -> Turn:
    state = scene.state
    wiped = replace(state, pair=())
    if scene.mode is Mode.OPEN and state.past.told_left is None:
        wiped = replace(wiped, past=replace(state.past, told_left=scene.at))
    cleared = ClearPhone(state.client, scene.at, everything=True)
    return wiped, (cleared, _task(scene, "wiped", Level.CONCERN))


def _withdrawn(scene: Scene, standing: Standing) -> tuple[Effect, ...]:
    """Return the end of the channel agreement: STOP takes it back, whoever types it (domain §6.1)."""
    if standing is not Standing.STOPPED:
        return ()
    return (WithdrawAgreement(scene.state.client, Given.IN_CHAT.value, scene.at),)


def _task(scene: Scene, kind: str, level: Level) -> MakeTask:
    state = scene.state
    return MakeTask(state.client, kind, level, task_clock(level, state.facts, scene.duty, scene.at))


def _paused(scene: Scene, command: Command) -> Say:
    if command.days is None:
        return say_line(scene, texts.PAUSED, SayKind.NOTICE)
    return say_line(scene, texts.PAUSED_DAYS, SayKind.NOTICE, dagen=str(command.days))


def _wiped(scene: Scene, _command: Command) -> Say:
    """Say that the phone is cleared and, the first time, what stays there: the screen itself saw it."""
    first = scene.state.past.told_left == scene.at and texts.WIPED_FIRST in scene.rulebook.texts.wordings
    return say_line(scene, texts.WIPED_FIRST if first else texts.WIPED, SayKind.NOTICE)


def _human(scene: Scene, _command: Command) -> Say:
    staffed = scene.duty.promise is not Promise.NOBODY
    return say_line(scene, texts.HUMAN if staffed else texts.HUMAN_UNSTAFFED, SayKind.NOTICE)


def _line(key: str) -> Callable[[Scene, Command], Say]:
    def answer(scene: Scene, _command: Command) -> Say:
        return say_line(scene, key, SayKind.NOTICE)

    return answer


_ANSWERS: dict[Word, Callable[[Scene, Command], Say]] = {
    Word.STOP: lambda scene, _command: say_fixed(scene, "N2", SayKind.NOTICE),
    Word.PAUSE: _paused,
    Word.NOT_HERE: _line(texts.NOT_HERE),
    Word.WIPE: _wiped,
    Word.HUMAN: _human,
    Word.MISTAKE: lambda scene, _command: say_fixed(scene, "REPORTED", SayKind.NOTICE),
    Word.START: _line(texts.STARTED),
    Word.PRIVACY: _line(texts.PRIVACY),
    Word.OWN_DATA: lambda scene, _command: say_fixed(scene, "REPORTED", SayKind.NOTICE),
}
