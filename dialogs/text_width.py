"""How wide words are on a drawing, so that they stay inside a box whatever letters the browser has.

A unit is the drawing's own: a letter of 13 units high. Widths are those of a wide common typeface, DejaVu
Sans, rounded up; most screens have a narrower one.
"""

from itertools import accumulate

_NARROW = frozenset("iljI.,:;'!|")
_SLIM = frozenset('ftr ()[]/·-"1')
_WIDE = frozenset("mwMWQOGD@%&")
_FAR = 0x0600
"""From here on come scripts whose letters are as wide as they are high."""


def width_of(text: str) -> int:
    """Return how wide a text is at most."""
    return sum(map(_width, text))


def lines_of(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return a text in at most so many lines of this width; what does not fit ends in three dots."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = [words.pop(0)]
        while words and width_of(" ".join((*line, words[0]))) <= width:
            line.append(words.pop(0))
        lines.append(shortened(" ".join(line), width))
    return (*lines, shortened(" ".join(words), width)) if words else tuple(lines)


def shortened(text: str, width: int) -> str:
    """Return a text as it is, or as much of it as fits with three dots behind it."""
    if width_of(text) <= width:
        return text
    left = width - _width("…")
    fits = sum(reach <= left for reach in accumulate(map(_width, text)))
    return text[:fits].rstrip() + "…"


def _width(letter: str) -> int:
    if letter in _NARROW:
        return 5
    if letter in _SLIM:
        return 6
    if letter in _WIDE or ord(letter) >= _FAR:
        return 13
    return 10 if letter.isupper() else 9
