"""A client's words as pieces to show: marked where a rule found something, and never as markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cases.effects import FlagSpan

_KEPT = frozenset("\n\t")
_SURROGATES = range(0xD800, 0xE000)
_SPACE = 0x20
_DELETE = 0x7F


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``spans`` are the findings that cover it, most urgent first."""

    text: str
    spans: tuple[FlagSpan, ...]


def showable(text: str) -> str:
    """Return the text with each character that no page can hold replaced by one other, in place.

    The length stays the same, so that spans keep pointing at the same words.
    """
    return "".join(map(_showable, text))


def _showable(letter: str) -> str:
    code = ord(letter)
    if code in _SURROGATES:
        return "\ufffd"
    if (code < _SPACE and letter not in _KEPT) or code == _DELETE:
        return "\u2421" if code == _DELETE else chr(0x2400 + code)
    return letter


def pieces(text: str, spans: Sequence[FlagSpan]) -> tuple[Piece, ...]:
    """Cut a text where findings begin and end; together the pieces are the text, also when they overlap.

    A span outside the text is cut to it, an empty one is left out.
    """
    shown = showable(text)
    inside = [span for span in spans if max(span.start, 0) < min(span.end, len(text))]
    edges = {0, len(text)}
    for span in inside:
        edges |= {max(span.start, 0), min(span.end, len(text))}
    return tuple(_piece(shown, start, end, inside) for start, end in pairwise(sorted(edges)))


def _piece(shown: str, start: int, end: int, spans: Sequence[FlagSpan]) -> Piece:
    covering = [span for span in spans if span.start <= start and end <= span.end]
    covering.sort(key=lambda span: -span.level)
    return Piece(shown[start:end], tuple(covering))
