"""Letters that are not what they look like: invisible ones, and look-alikes out of other alphabets."""

import unicodedata
from collections.abc import Iterator

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MAY_STAND = frozenset("\n\t\u200d\ufe0f")
"""New lines, and what holds the parts of one picture together."""
_LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕԁһӏтвмнкАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινρτυκ",
    "aeopcyxijsdhltbmhkABEKMHOPCTXYIJSABEZHIKMNOPTYXoaivptuk",
)


def odd_letters(text: str) -> Iterator[str]:
    """Give the name of every letter that nobody sees or that turns the reading direction."""
    for letter in text:
        if letter not in _MAY_STAND and unicodedata.category(letter) in _HIDDEN:
            yield unicodedata.name(letter, f"teken {ord(letter)}").lower()


def plain_letters(text: str) -> str:
    """Return the text as a reader takes it: look-alikes as the letter they look like, digits as 0 to 9."""
    told = unicodedata.normalize("NFKC", text).translate(_LOOKS_LIKE)
    return "".join(
        letter if letter.isascii() or not letter.isdigit() else str(unicodedata.digit(letter))
        for letter in told
    )
