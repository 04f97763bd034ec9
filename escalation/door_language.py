"""The language of somebody unknown at the open door: as they chose, or as their phone is set."""

from cases.agreement import command_of, language_of
from cases.levels import Language, Mode
from cases.walk_in import Knock, WalkIn
from dialogs import texts
from dialogs.texts import TextBook

_LABELS = {
    Language.NL_B1: texts.LANGUAGE_B1,
    Language.NL_A2: texts.LANGUAGE_A2,
    Language.EN: texts.LANGUAGE_EN,
}
_SHORTEST = 3
"""A word of two letters names a language only after the word for it: "en" is also Dutch for "and"."""


def wished(text: str) -> Language | None:
    """Return the language that a message asks for and nothing else; None for other words."""
    command = command_of(text)
    if command is not None:
        return command.language
    return language_of(text) if len(text.strip()) >= _SHORTEST else None


def spoken(chat: WalkIn, knock: Knock) -> Language:
    """Return the language to answer in: what is asked for now, what was spoken before, or the phone's.

    A phone in neither Dutch nor English is answered in simple Dutch; one that says nothing in Dutch.
    """
    return wished(knock.text) or chat.language or _of_phone(knock.language_code)


def others(book: TextBook, language: Language) -> tuple[str, ...]:
    """Return the names of the languages to choose from, each in its own; none that the release lacks."""
    return tuple(
        book.text(key, Mode.OPEN, each)
        for each, key in _LABELS.items()
        if each is not language and key in book.wordings
    )


def _of_phone(code: str) -> Language:
    first = code.casefold().partition("-")[0]
    if first in ("", "nl"):
        return Language.NL_B1
    return Language.EN if first == "en" else Language.NL_A2
