"""The help button on a question, and what a tap on it sets in motion (practice §2, design §1).

The safety text leaves at once, whatever the word on the button. A child's finger taps too: where nothing
serious was said lately, the page waits a minute for [Nu] or [Foutje]. A mistake leaves a concern.
"""

from dataclasses import replace

from cases.agreement import Command, Word
from cases.effects import Say
from cases.events import Kind, MessageReceived, ReminderDue
from cases.facts import Phase
from cases.help_button import help_label, taps_help
from cases.levels import Language, Level
from cases.moments import DAY, MINUTE, Moment, after
from cases.state import ClientState, Doubt, Reminder, ReminderKind
from dialogs.answers import answer_form
from escalation.flagging import Notice, raised
from escalation.reminding import forgotten
from escalation.routes import HELP_NOW
from escalation.scene import Scene, Turn

LATELY = 14 * DAY
"""How long after something serious a tap is paged at once. Source: practice §2."""

WAITS = MINUTE
"""How long a tap may still be a mistake. Source: practice §2."""

HELP_NOTICE = Notice(Level.ACUTE, "help_now", HELP_NOW, "command", key="A1")
"""HULP alone, in any state: the same as a cry for help in words."""

_TAPPED = Notice(Level.CONCERN, "help_now", HELP_NOW, "button", key="A1")
_NOW, _MISTAKE = ("Nu", "Now"), ("Foutje", "Mistake")
_PLAIN = frozenset({"hulp", "help"})


def tapped(scene: Scene, event: MessageReceived) -> Command | None:
    """Return what a tap on the help button, or on one of the two buttons after it, asks for."""
    if event.kind is not Kind.TEXT:
        return None
    form = answer_form(event.text)
    if _waits(scene.state):
        if form in map(answer_form, _NOW):
            return Command(Word.HELP)
        if form in map(answer_form, _MISTAKE):
            return Command(Word.MISTAKE)
    return Command(Word.HELP_BUTTON) if taps_help(event.text, scene.state.contact) else None


def help_notice(scene: Scene, word: Word) -> Notice | None:
    """Return the flag that this word raises, None for a word that asks for no help."""
    if word is Word.HELP:
        return HELP_NOTICE
    if word is Word.HELP_BUTTON:
        return replace(HELP_NOTICE, source="button") if _is_serious(scene.state, scene.at) else _TAPPED
    return None


def awaits_mistake(scene: Scene, command: Command) -> ClientState:
    """Return the state after a word about help: a tap that may be a mistake is looked at in a minute."""
    state = scene.state
    if command.word is Word.HELP_BUTTON and not _is_serious(state, scene.at) and state.open_flags:
        flag = state.open_flags[-1].flag
        waits = Reminder(ReminderKind.HELP, after(scene.at, WAITS), scene.at, flag)
        return replace(state, reminders=(*forgotten(state, ReminderKind.HELP).reminders, waits))
    return forgotten(state, ReminderKind.HELP)


def asks_mistake(scene: Scene, say: Say) -> Say:
    """Return the safety text with the two buttons under it, while the tap may be a mistake."""
    if not _waits(scene.state):
        return say
    english = scene.state.language is Language.EN
    row = tuple(said[english] for said in (_NOW, _MISTAKE))
    return replace(say, keyboard=(row,), remove_keyboard=False, inline=True)


def take_help_due(scene: Scene, event: ReminderDue) -> Turn:
    """Page for a tap that was no mistake; not where somebody has the client or the flag already."""
    state = scene.state
    due = [one for one in state.reminders if one.kind is ReminderKind.HELP and one.due <= event.at]
    if not due:
        return state, ()
    left = tuple(one for one in state.reminders if one not in due)
    scene = replace(scene, state=replace(state, reminders=left))
    waiting = any(flag.flag == due[0].flag and flag.acknowledged_by is None for flag in state.open_flags)
    if not waiting or state.held_by is not None:
        return scene.state, ()
    return raised(scene, event.id, replace(HELP_NOTICE, source="button"), own_message=False)


def with_help(scene: Scene, keyboard: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return the buttons of a question with the help button under them."""
    state = scene.state
    return (*keyboard, (help_label(state.contact, state.facts, scene.mode, state.language),))


def without_help(say: Say, state: ClientState) -> Say:
    """Return what a worker sees of a question: on a telephone there is no help button to tap."""
    if not say.keyboard or say.inline:
        return say
    *rows, last = say.keyboard
    is_help = len(last) == 1 and (taps_help(last[0], state.contact) or answer_form(last[0]) in _PLAIN)
    return replace(say, keyboard=tuple(rows)) if rows and is_help else say


def _waits(state: ClientState) -> bool:
    return any(one.kind is ReminderKind.HELP for one in state.reminders)


def _is_serious(state: ClientState, at: Moment) -> bool:
    """Say whether a tap is paged at once: in the acute days, in doubt, and after something serious."""
    if state.facts.phase is Phase.F0 or state.doubt is not Doubt.NONE:
        return True
    lately = any(one.level >= Level.HIGH and at - one.at <= LATELY for one in state.past.signs)
    return lately or any(flag.level >= Level.HIGH for flag in state.open_flags)
