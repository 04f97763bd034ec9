"""Pseudonyms: a word of the landscape and a number, never derived from a person."""

import re

_WORDS = (
    "Duin", "Wad", "Riet", "Kreek", "Heide", "Plas", "Terp", "Veen", "Zand", "Golf", "Dijk", "Polder",
    "Kwelder", "Ven", "Beek", "Akker", "Wilg", "Meent", "Geest", "Ruigte",
)  # fmt: skip
_FORM = re.compile(r"[A-Z][a-z]{2,11}-[0-9]{2,3}")


def suggest(chance: str) -> str:
    """Return a pseudonym from hexadecimal chance of at least eight characters."""
    number = int(chance[:8], 16)
    return f"{_WORDS[number % len(_WORDS)]}-{10 + number // len(_WORDS) % 90}"


def is_alias(text: str) -> bool:
    return _FORM.fullmatch(text) is not None
