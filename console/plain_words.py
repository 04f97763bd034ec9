"""Words that may not stand on a phone that someone else can read (domain 7.10, experience 2b.7)."""

import re

HOUSE_WORDS = (
    "geweld", "huisverbod", "opvang", "slachtoffer", "dader", "pleger", "politie", "reclassering",
    "veilig", "blijf", "wijkteam", "nabij", "hulp", "begeleider", "medewerker", "aangifte",
    "mishandel", "bedreig", "stalk",
)  # fmt: skip
OPENER_LENGTH = 60
_NUMBER = re.compile(r"\d(?:[ \-]?\d){2,}")
_POSTCODE = re.compile(r"\b\d{4} ?[a-z]{2}\b", re.IGNORECASE)
_STREET = re.compile(r"\b\w+(?:straat|laan|weg|plein|kade|gracht|hof|dreef) \d+", re.IGNORECASE)
_LINK = re.compile(r"https?:|www\.|@|t\.me", re.IGNORECASE)
_FIT_FOR_ALL = frozenset({"112", "113"})


def house_words(text: str) -> tuple[str, ...]:
    """Return the words in ``text`` that betray what this is about."""
    folded = text.casefold()
    return tuple(word for word in HOUSE_WORDS if re.search(rf"\b{word}", folded))


def betrays(text: str) -> tuple[str, ...]:
    """Return what a neutral message may not hold: house words, numbers, addresses, links."""
    found = list(house_words(text))
    numbers = [hit.group() for hit in _NUMBER.finditer(text) if hit.group() not in _FIT_FOR_ALL]
    places = [hit.group() for form in (_POSTCODE, _STREET) for hit in form.finditer(text)]
    found += numbers + places + [hit.group() for hit in _LINK.finditer(text)]
    return tuple(dict.fromkeys(found))


def boring(opener: str) -> bool:
    """Say whether an opener tells a reader over the shoulder nothing: short, flat, without house words."""
    flat = "!" not in opener and "\n" not in opener
    return 0 < len(opener) <= OPENER_LENGTH and flat and not betrays(opener)
