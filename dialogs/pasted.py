"""Text pasted from a document, made ordinary: letters that look the same and are not would break matching."""

import re
import unicodedata

from cases.content import ContentFault

MOST_LETTERS = 2_000
_QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\t": " ",
    }
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINERS = re.compile("[\u200c\u200d](?![\u2600-\u27bf\U0001f000-\U0001faff])")
_ARABIC = re.compile("[\u0600-\u061b\u061d-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_REFUSED = frozenset({"Cc", "Co", "Cs", "Cn"})


def cleaned(text: str) -> str:
    """Return pasted text with ordinary quotes, spaces and line ends, and without what nobody sees.

    In Arabic what joins letters and sets their direction stays. Raises ContentFault for what cannot be kept
    and for more than 2,000 letters; the caller keeps what was typed.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_QUOTES)
    plain = _UNSEEN.sub("", _SPACES.sub(" ", plain))
    if not _ARABIC.search(plain):
        plain = _JOINERS.sub("", _DIRECTIONS.sub("", plain))

    _refuse_odd(plain)
    if len(plain) > MOST_LETTERS:
        problem = f"Deze tekst is {len(plain)} letters lang."
        raise ContentFault((), problem, f"Maak er hooguit {MOST_LETTERS} van.")
    return plain


def _refuse_odd(text: str) -> None:
    for letter in text:
        if letter != "\n" and unicodedata.category(letter) in _REFUSED:
            problem = f"Hier staat een teken dat geen telefoon kan tonen: U+{ord(letter):04X}."
            raise ContentFault((), problem, "Haal het weg of typ de zin opnieuw.")
