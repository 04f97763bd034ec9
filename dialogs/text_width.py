"""How wide words are on a drawing, so that they stay inside a box whatever letters the browser has.

A unit is the drawing's own: a letter of 13 units high. Widths are those of DejaVu Sans, a wide common
typeface, rounded up; most screens have a narrower one.
"""

from itertools import accumulate, repeat

_NARROW = frozenset("iljI.,:;'!| ·")
_SLIM = frozenset('ftr()[]/-"')
_WIDE = frozenset("mwMWQOGDHNU@%&")
_SIGNS = 0x0600
"""From here on come signs, and scripts whose letters are as wide as they are high."""
_HIGH = 130


def _tenths(letter: str) -> int:
    if letter in _NARROW:
        return 44
    if letter in _SLIM:
        return 61
    if letter in _WIDE:
        return _HIGH
    return 92 if letter.isupper() else 84


_TENTHS = {letter: _tenths(letter) for letter in map(chr, range(_SIGNS))}
"""Tenths of a unit; looked up, since a large map has a hundred thousand letters."""


def width_of(text: str) -> int:
    """Return how wide a text is at most."""
    return -(-_width(text) // 10)


def lines_of(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return a text in at most so many lines of this width; what does not fit ends in three dots."""
    words = text.split()
    lines: list[str] = []
    begin = 0
    reach = list(accumulate((_width(f"{word} ") for word in words), initial=0))
    space = _TENTHS[" "]
    while begin < len(words) and len(lines) < most - 1:
        end = begin + 1
        while end < len(words) and reach[end + 1] - reach[begin] - space <= 10 * width:
            end += 1
        lines.append(shortened(" ".join(words[begin:end]), width))
        begin = end
    return (*lines, shortened(" ".join(words[begin:]), width)) if begin < len(words) else tuple(lines)


def shortened(text: str, width: int) -> str:
    """Return a text as it is, or as much of it as fits with three dots behind it."""
    if _width(text) <= 10 * width:
        return text
    left = 10 * width - _HIGH
    fits = sum(reach <= left for reach in accumulate(_TENTHS.get(letter, _HIGH) for letter in text))
    return text[:fits].rstrip() + "…"


def _width(text: str) -> int:
    return sum(map(_TENTHS.get, text, repeat(_HIGH)))
