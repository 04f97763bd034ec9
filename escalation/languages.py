"""The choice of language: asked with three buttons, answered by one of them or by the name of a language."""

from dataclasses import replace

from cases.agreement import Command, Word, language_of
from cases.effects import Say, SayKind
from cases.events import Kind, MessageReceived
from cases.levels import Language
from cases.moments import HOUR
from cases.state import ClientState
from dialogs import texts
from dialogs.answers import answer_form
from escalation.saying import say_line
from escalation.scene import Scene

CHOICE_LASTS = HOUR
LABELS = {
    texts.LANGUAGE_B1: Language.NL_B1,
    texts.LANGUAGE_A2: Language.NL_A2,
    texts.LANGUAGE_EN: Language.EN,
}


def chosen(scene: Scene, event: MessageReceived) -> Command | None:
    """Return the language that this message picks while the choice stands on the screen; else None."""
    asked = scene.state.language_asked
    if asked is None or event.kind is not Kind.TEXT or scene.at - asked > CHOICE_LASTS:
        return None
    form = answer_form(event.text)
    tapped = (language for key, language in LABELS.items() if form in _labels(scene, key))
    language = next(tapped, None) or language_of(event.text)
    return None if language is None else Command(Word.LANGUAGE, language=language)


def ask_language(scene: Scene) -> Say:
    """Return the question which language, with a button for each."""
    line = say_line(scene, texts.LANGUAGE, SayKind.NOTICE)
    rows = tuple((scene.rulebook.line(key, scene.mode, scene.state.language),) for key in LABELS)
    return replace(line, keyboard=rows, remove_keyboard=False, closes_talk=False)


def may_choose(scene: Scene) -> bool:
    """Say whether this release has the words for the choice."""
    return scene.rulebook.texts.wordings.keys() >= {texts.LANGUAGE, *LABELS}


def choice_gone(state: ClientState, earlier: ClientState) -> ClientState:
    """Return the state in which a choice that this message did not make stands no longer."""
    stands = state.language_asked is not None and state.language_asked == earlier.language_asked
    return replace(state, language_asked=None) if stands else state


def _labels(scene: Scene, key: str) -> set[str]:
    wording = scene.rulebook.texts.wordings.get(key)
    return set() if wording is None else {answer_form(text) for _, _, text in wording.everywhere()}
