"""Two texts beside each other: which words stayed, which went and which came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 1_500
"""Words compared one by one; a longer middle is shown as gone and come as a whole, else a page waits."""


class Mark(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    mark: Mark
    text: str


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces in reading order: same and gone make the old text, same and new the new one."""
    return _pieces(_WORD.findall(old), _WORD.findall(new), "")


def item_pieces(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    """Return the pieces of two lists, one for each item."""
    return _pieces(list(old), list(new), None)


def _pieces(old: list[str], new: list[str], glue: str | None) -> tuple[Piece, ...]:
    shared = min(len(old), len(new))
    head = next((at for at in range(shared) if old[at] != new[at]), shared)
    room = shared - head
    tail = next((at for at in range(room) if old[-1 - at] != new[-1 - at]), room)
    one, other = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [
        *_piece(Mark.SAME, old[:head], glue),
        *_middle(one, other, glue),
        *_piece(Mark.SAME, old[len(old) - tail :], glue),
    ]
    return tuple(found)


def _middle(old: list[str], new: list[str], glue: str | None) -> Iterator[Piece]:
    if max(len(old), len(new)) > _MOST:
        yield from (*_piece(Mark.GONE, old, glue), *_piece(Mark.NEW, new, glue))
        return
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _piece(Mark.SAME, old[first:last], glue)
        else:
            yield from _piece(Mark.GONE, old[first:last], glue)
            yield from _piece(Mark.NEW, new[begin:end], glue)


def _piece(mark: Mark, words: list[str], glue: str | None) -> Iterator[Piece]:
    if glue is None:
        yield from (Piece(mark, word) for word in words)
    elif words:
        yield Piece(mark, glue.join(words))
