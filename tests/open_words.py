"""Which sentences of the content only ever stand on a phone whose text mode is open."""

from functools import cache
from itertools import chain

from bot.library import read_folder
from cases.levels import Language, Mode
from dialogs.script import Script
from dialogs.wording import Wording, sentences
from escalation.fixed_texts import KEYS, neutral_text
from nabij.content_folder import shipped_content


def wordings() -> list[Wording]:
    library = read_folder(shipped_content(), weights=False, prove=False)
    return [*library.texts.wordings.values(), *chain.from_iterable(map(said_in, library.scripts.values()))]


def said_in(script: Script) -> list[Wording]:
    """Return what a dialogue says: its questions, their buttons, what stands above, and its last words."""
    found = [] if script.closing is None else [script.closing]
    for question in script.questions.values():
        found.append(question.wording)
        for button in question.buttons:
            found.append(button.label)
            found += [] if button.says is None else [button.says]
    return found


@cache
def only_open(language: Language = Language.NL_B1) -> frozenset[str]:
    """Return the whole sentences without a place to fill in that no neutral text has."""
    said: dict[Mode, set[str]] = {Mode.OPEN: set(), Mode.NEUTRAL: set()}
    for wording in wordings():
        for mode, texts in said.items():
            texts.update(one for one in sentences(wording.text(mode, language)) if "{" not in one)
    said[Mode.NEUTRAL].update(one for key in KEYS for one in sentences(neutral_text(key, language)))
    return frozenset(said[Mode.OPEN] - said[Mode.NEUTRAL])


def open_texts(shown: list[str]) -> list[str]:
    """Return those of ``shown`` that hold a sentence which only an open phone may show."""
    known = only_open()
    lines = {text: [one for line in text.splitlines() for one in sentences(line)] for text in shown}
    return [text for text, parts in lines.items() if known.intersection(parts)]
