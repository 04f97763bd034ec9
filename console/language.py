"""One place where sentences of the interface become a language: gettext, Dutch is the source."""

from babel.support import NullTranslations

CATALOGUE = NullTranslations()


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue without translating it yet; a page translates it when shown."""
    return sentence


def say(sentence: str, **values: object) -> str:
    """Return the sentence in the language of the interface, with its values filled in."""
    said = CATALOGUE.gettext(sentence)
    return said % values if values else said
