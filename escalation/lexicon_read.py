"""Read typed values from plain content; every refusal says where, what and how to mend it."""

from collections.abc import Iterable, Mapping, Sequence

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Level, level_of


def part(plain: Plain, path: ContentPath) -> Mapping[str, Plain]:
    if not isinstance(plain, Mapping):
        raise ContentFault(path, "Hier horen velden met een naam.", "Schrijf hier: naam: waarde.")
    return plain


def rows(plain: Plain, path: ContentPath) -> Sequence[Plain]:
    if isinstance(plain, str | Mapping):
        raise ContentFault(
            path, "Hier hoort een lijst.", "Zet elk onderdeel op een regel die begint met '- '."
        )
    return plain


def words(plain: Plain, path: ContentPath) -> str:
    if not isinstance(plain, str) or not plain.strip():
        raise ContentFault(path, "Hier hoort tekst.", "Vul een woord of een zin in.")
    return plain.strip()


def word_list(plain: Plain, path: ContentPath) -> tuple[str, ...]:
    """Return one or more texts; a single text counts as a list of one."""
    if isinstance(plain, str):
        return (words(plain, path),)
    return tuple(words(one, (*path, place)) for place, one in enumerate(rows(plain, path)))


def needed(fields: Mapping[str, Plain], name: str, path: ContentPath) -> Plain:
    if name not in fields:
        raise ContentFault(path, f"Het veld '{name}' ontbreekt.", f"Voeg '{name}:' toe.")
    return fields[name]


def known_fields(fields: Mapping[str, Plain], allowed: Iterable[str], path: ContentPath) -> None:
    names = sorted(allowed)
    for name in fields:
        if name not in names:
            raise ContentFault(
                (*path, name), f"Het veld '{name}' is onbekend.", f"Kies uit: {', '.join(names)}."
            )


def choice(plain: Plain, allowed: Iterable[str], path: ContentPath) -> str:
    """Return a word that is one of ``allowed``."""
    word, names = words(plain, path), sorted(allowed)
    if word not in names:
        raise ContentFault(path, f"'{word}' is onbekend.", f"Kies uit: {', '.join(names)}.")
    return word


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


def yes(plain: Plain, path: ContentPath) -> bool:
    return choice(plain, ("ja", "nee"), path) == "ja"
