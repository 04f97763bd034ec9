"""A list of words or sentences with what stands beside each: as rows, and back with one row changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.content import Plain

_RIGHT, _NOTE, _FORMS = "makkelijk", "let_op", "vormen"


@dataclass(frozen=True, slots=True)
class Pair:
    """``left`` is what is found, ``right`` what stands beside it; a list of sentences has nothing more."""

    left: str
    right: str
    note: str = ""
    forms: tuple[str, ...] = ()


def pairs_of(plain: Plain | None) -> tuple[Pair, ...]:
    """Return the rows of a list in its order; a row of another shape reads as far as it can be read."""
    fields = plain if isinstance(plain, Mapping) else {}
    return tuple(_pair(left, value) for left, value in fields.items())


def with_pair(plain: Plain | None, left: str, pair: Pair | None) -> Plain:
    """Return the list with the row of ``left`` changed in its place, without it, or with a new row behind."""
    fields = plain if isinstance(plain, Mapping) else {}
    found: dict[str, Plain] = {}
    for name, value in fields.items():
        if name != left:
            found[name] = value
        elif pair is not None:
            found[pair.left] = _value(pair)
    if pair is not None and left not in fields:
        found[pair.left] = _value(pair)
    return found


def _pair(left: str, value: Plain) -> Pair:
    if not isinstance(value, Mapping):
        return Pair(left, _text(value))
    forms = value.get(_FORMS, ())
    listed = () if isinstance(forms, str | Mapping) else tuple(_text(one) for one in forms)
    return Pair(left, _text(value.get(_RIGHT)), _text(value.get(_NOTE)), listed)


def _value(pair: Pair) -> Plain:
    if not pair.note and not pair.forms:
        return pair.right
    found: dict[str, Plain] = {_RIGHT: pair.right}
    if pair.note:
        found[_NOTE] = pair.note
    if pair.forms:
        found[_FORMS] = list(pair.forms)
    return found


def _text(plain: Plain | None) -> str:
    return plain if isinstance(plain, str) else ""
