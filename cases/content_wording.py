"""What a correction of a sentence may not touch: numbers, names of places to fill, yes and no, danger.

Every rule is too strict rather than too lenient: what is refused here takes the long road, and is not lost.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import product

_SLOT = re.compile(r"\{[^{}]*\}|[{}]")
_LINK = re.compile(r"\S*(?://|@|www\.|\w\.\w)\S*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HELP_LINES = ("112", "113", "0800")
_NEGATING = ("on", "un", "in", "dis", "non")
_NO_NEGATION = ("onder", "ont", "onze", "online", "under", "until", "unless")
_STEMS = ("veilig", "safe", "gevaar", "danger", "nood", "emergency", "politie", "police", "dokter", "doctor")

_TURNING = frozenset(
    _WORD.findall(
        "niet geen nooit nergens niemand niets niks zonder nee ja jawel wel noch behalve tenzij alleen "
        "slechts altijd mag mogen moet moeten hoeft hoeven minder meer not no nope never nobody nothing "
        "nowhere none without neither nor unless except only always yes may must cannot can't don't "
        "doesn't didn't isn't aren't wasn't weren't won't shouldn't haven't hasn't more less stop "
        "stoppen"
    )
)
_COUNTING = frozenset(
    _WORD.findall(
        "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "twintig dertig veertig vijftig honderd duizend half halve dubbel eerste tweede derde vierde "
        "keer beide zero one two three four five six seven eight nine ten eleven twelve fifteen twenty "
        "thirty hundred thousand twice once first second third vandaag morgen overmorgen gisteren nu "
        "straks later week weken dag dagen maand maanden jaar uur minuut minuten seconde seconden today "
        "tomorrow yesterday now soon weeks day days month months year years hour hours minute minutes "
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday "
        "friday saturday sunday"
    )
)
_SHORT = 4
"""Letters below which another spelling is another word: hij and zij, mij and hij."""
_LABEL_SLIPS = 2
_KEPT_SHARE = 2
"""One in so many words must stay, else it is another text and no correction."""


class Touched(StrEnum):
    """Why another wording is more than a correction."""

    NUMBER = "number"
    SLOT = "slot"
    LINK = "link"
    MEANING = "meaning"
    SAFETY = "safety"
    LETTERS = "letters"
    REWRITTEN = "rewritten"
    EMPTY = "empty"


def touched(old: str, new: str) -> tuple[Touched, ...]:
    """Return why a changed text is no correction of the wording; nothing when it is one."""
    return tuple(dict.fromkeys(_touched(old, new)))


def _touched(old: str, new: str) -> Iterator[Touched]:
    found = (
        (Touched.EMPTY, not old.strip() or not new.strip()),
        (Touched.NUMBER, _digits(old) != _digits(new) or _came_or_went(old, new, _COUNTING)),
        (Touched.SLOT, Counter(_SLOT.findall(old)) != Counter(_SLOT.findall(new))),
        (Touched.LINK, Counter(_LINK.findall(old)) != Counter(_LINK.findall(new))),
        (Touched.MEANING, _came_or_went(old, new, _TURNING) or _negated(old, new)),
        (Touched.SAFETY, names_help(old) or names_help(new) or _danger(old, new)),
        (Touched.LETTERS, bool(_odd(new) - _odd(old))),
        (Touched.REWRITTEN, _is_another_text(old, new)),
    )
    yield from (one for one, holds in found if holds)


def is_slip(old: str, new: str) -> bool:
    """Say whether a label differs by its spelling alone: each longer word at most two letters."""
    one, other = words_in(old), words_in(new)
    return len(one) == len(other) and all(map(_same_word, one, other)) and not touched(old, new)


def names_help(text: str) -> bool:
    """Say whether a text names a line of help."""
    return any(line in text for line in _HELP_LINES)


def words_in(text: str) -> list[str]:
    """Return the words as they are compared: small letters, one kind of apostrophe."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return _WORD.findall(plain)


def _came_or_went(old: str, new: str, known: frozenset[str]) -> bool:
    """Say whether such a word came or went; one that was merely misspelt was there already."""
    gone, come = _changed(old, new)
    return any(
        word in known and not any(_misspelt(word, one) for one in others if one not in known)
        for words, others in ((gone, come), (come, gone))
        for word in words
    )


def _misspelt(word: str, other: str) -> bool:
    """Say whether one is the other with a letter too many, too few or out of place: no letter is another."""
    ends = word[:1] + word[-1:] == other[:1] + other[-1:]
    return ends and set(word) == set(other) and _same_word(word, other)


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", "".join(letter if not _numeric(letter) else _digit(letter) for letter in text))


def _numeric(letter: str) -> bool:
    return unicodedata.category(letter) in ("No", "Nl", "Nd")


def _digit(letter: str) -> str:
    return letter if letter.isascii() else f" {ord(letter)} "


def _changed(old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    before, after = Counter(words_in(old)), Counter(words_in(new))
    return before - after, after - before


def _negated(old: str, new: str) -> bool:
    gone, come = _changed(old, new)
    if any(
        start + one == other or start + other == one for one, other, start in product(gone, come, _NEGATING)
    ):
        return True
    return sum(map(_is_no, gone.elements())) != sum(map(_is_no, come.elements()))


def _is_no(word: str) -> bool:
    if word.endswith(("loos", "less")):
        return True
    return word.startswith(("on", "un")) and len(word) > _SHORT and not word.startswith(_NO_NEGATION)


def _danger(old: str, new: str) -> bool:
    gone, come = _changed(old, new)
    return any(stem in word for word in (gone | come) for stem in _STEMS)


def _odd(text: str) -> set[str]:
    """Return what does not belong in a Dutch or English sentence: hidden signs, letters of other scripts."""
    return {letter for letter in text if _is_odd(letter)}


def _is_odd(letter: str) -> bool:
    kind = unicodedata.category(letter)
    if kind.startswith("L"):
        return not unicodedata.name(letter, "").startswith("LATIN ")
    return kind in ("Cc", "Cf", "Co", "Cn", "Cs", "Mn", "Me") and letter != "\n"


def _is_another_text(old: str, new: str) -> bool:
    gone, come = _changed(old, new)
    longest = max(len(words_in(old)), len(words_in(new)))
    kept = longest - max(gone.total(), come.total())
    left = list(come.elements())
    for word in gone.elements():
        other = next((one for one in left if _same_word(word, one)), None)
        if other is not None:
            left.remove(other)
            kept += 1
    return kept * _KEPT_SHARE < longest


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _SHORT and _apart(one, other) <= _LABEL_SLIPS


def _apart(one: str, other: str) -> int:
    """Return how many letters must be put in, left out or changed to make the one word of the other."""
    if abs(len(one) - len(other)) > _LABEL_SLIPS:
        return _LABEL_SLIPS + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, here in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != here))
    return row[-1]
