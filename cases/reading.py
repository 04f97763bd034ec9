"""Read typed values from plain content; every refusal says where, what and how to mend it."""

from collections.abc import Iterable, Mapping, Sequence

from cases.content import ContentFault, ContentPath, Plain

_YES_NO = ("ja", "nee")


def part(plain: Plain, path: ContentPath) -> Mapping[str, Plain]:
    if not isinstance(plain, Mapping):
        raise ContentFault(path, "Hier horen velden met een naam.", "Schrijf hier: naam: waarde.")
    return plain


def rows(plain: Plain, path: ContentPath) -> Sequence[Plain]:
    if isinstance(plain, str | Mapping):
        raise ContentFault(path, "Hier hoort een lijst.", "Begin elk onderdeel op een nieuwe regel met '- '.")
    return plain


def words(plain: Plain, path: ContentPath) -> str:
    if not isinstance(plain, str) or not plain.strip():
        raise ContentFault(path, "Hier hoort tekst.", "Vul een woord of een zin in.")
    return plain.strip()


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


def yes(plain: Plain, path: ContentPath) -> bool:
    return choice(plain, _YES_NO, path) == "ja"


def count(plain: Plain, path: ContentPath, most: int) -> int:
    """Return a whole number from 1 up to ``most``."""
    word = words(plain, path)
    if not (word.isascii() and word.isdigit()) or not 1 <= int(word[:9]) <= most:
        raise ContentFault(path, f"'{word}' is geen getal van 1 tot {most}.", f"Schrijf 1 tot en met {most}.")
    return int(word)


def counts(plain: Plain, path: ContentPath, most: int) -> tuple[int, ...]:
    """Return whole numbers: one, a list, or a run such as ``1-10``."""
    if not isinstance(plain, str):
        return tuple(count(one, (*path, place), most) for place, one in enumerate(rows(plain, path)))
    first, dash, last = words(plain, path).partition("-")
    low = count(first, path, most)
    high = count(last, path, most) if dash else low
    if high < low:
        raise ContentFault(path, f"'{plain}' loopt terug.", "Zet het laagste getal eerst.")
    return tuple(range(low, high + 1))
