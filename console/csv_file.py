"""The one writer of files for a spreadsheet: what was typed stands there as text, never calculated.

A name or a code can begin with what Excel, LibreOffice or a phone reads as a formula, and that formula runs
at the desk of who opens the file. So each such cell begins with an apostrophe (OWASP ASVS 5.0, 1.2.10), also
where the sign hides behind spaces, quotes or what cannot be seen, or is one of its wide or small forms.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain

CONTENT_TYPE = "text/csv; charset=utf-8"
_BOM = "\ufeff"
_FORMULA = frozenset("=+-@")
_LIKE_MINUS = "\u2212"
"""A minus sign that is no form of the hyphen, and that a spreadsheet may read as one."""
_BESIDE = frozenset(";,\"'`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a")
"""Quotes and separators: what a program may take off, or cut at, before it looks."""
_BREAKS = frozenset("\t\r\n\0")
_UNSEEN = ("C", "Z", "M")
"""Unicode categories: controls and marks of direction, spaces, and marks on a letter that is not there."""


def csv_file(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return the file in the form of RFC 4180, with a semicolon as Excel in Dutch expects.

    UTF-8 with its mark at the beginning. Raises ValueError for a row that is not as long as ``head``.
    """
    lines = [_line(head)]
    for row in rows:
        if len(row) != len(head):
            raise ValueError
        lines.append(_line(row))
    return (_BOM + "".join(lines)).encode("utf-8")


def plain_cell(value: str | int) -> str:
    """Return what a cell holds: one line, nothing that cannot be seen, and never a formula."""
    typed = str(value)
    text = "".join(map(_one_line, typed)).strip()
    return f"'{text}" if typed[:1] in _BREAKS or _calculates(text) else text


def _line(cells: Sequence[str | int]) -> str:
    quoted = (plain_cell(each).replace('"', '""') for each in cells)
    return ";".join(f'"{each}"' for each in quoted) + "\r\n"


def _one_line(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cs":
        return "\ufffd"
    if kind == "Cf":
        return ""
    return " " if kind in {"Cc", "Zl", "Zp"} else letter


def _calculates(text: str) -> bool:
    """Say whether the first sign that counts begins a formula, in any of its forms."""
    for sign in chain.from_iterable(unicodedata.normalize("NFKD", letter) for letter in text):
        if sign not in _BESIDE and not unicodedata.category(sign).startswith(_UNSEEN):
            return sign in _FORMULA or sign == _LIKE_MINUS
    return False
