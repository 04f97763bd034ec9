"""Read typed values of the lexicon from plain content, beside those every kind of content has."""

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Level, level_of
from cases.reading import choice, known_fields, needed, part, rows, words, yes

__all__ = ["choice", "known_fields", "level", "needed", "number", "part", "rows", "word_list", "words", "yes"]


def word_list(plain: Plain, path: ContentPath) -> tuple[str, ...]:
    """Return one or more texts; a single text counts as a list of one."""
    if isinstance(plain, str):
        return (words(plain, path),)
    return tuple(words(one, (*path, place)) for place, one in enumerate(rows(plain, path)))


def level(plain: Plain, path: ContentPath) -> Level:
    return level_of(choice(plain, [one.word for one in Level], path))


def number(plain: Plain, path: ContentPath, most: int) -> int:
    """Return a whole number from 0 to ``most``."""
    text = words(plain, path)
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and int(text) <= most):
        raise ContentFault(
            path, f"'{text}' is geen getal van 0 tot {most}.", f"Schrijf een getal van 0 tot {most}."
        )
    return int(text)
