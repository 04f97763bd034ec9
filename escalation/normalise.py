"""Bring a message to plain words, each with its place in the text as the client wrote it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from escalation.detector_row import CALM, MARKS, Normalised, Row, Span
from escalation.detector_words import COMMON_WORDS, STOP_WORDS
from escalation.ordinary import ORDINARY_WORDS

CAP = 4096
"""Characters that are read. A messenger sends no more; what is longer goes to a human."""

_WIDEST = 8
_SHORTEST_LEET = 3
_SHORTEST_SPELLED = 4
_FEWEST_SPELLED = 3
_SHORTEST_UNSPLIT, _SHORTEST_NAME = 4, 3
_HELD_DOWN = re.compile(r"(.)\1\1+")
_WORD_OR_MARK = re.compile(r"[^\W_]+(?:(?<=[^\W\d_])['@$](?=[^\W\d_])[^\W_]+)*|[.!?;]+|[,:()\"\n]+")
_EMERGENCY = "112"
_DIGIT_INSIDE = re.compile(r"[^\W\d_][\d@$]+[^\W\d_]")
_PARTS = re.compile(r"112|\d+(?=[^\W\d])|.+?(?=112)|.+")
_CLAUSE_WORDS = frozenset(
    {"maar", "en", "want", "dus", "terwijl", "omdat", "als", "toen", "dat", "but", "and", "because", "when"}
)
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s"}
)
_LOOK_ALIKES = dict(
    zip("авеикмнорстухіјѕԁаαβεηικμνορτυχγωıłøđħŧſ", "abeukmhopctyxijsdaabenikmvoptuxywilodhts", strict=True)
)
_QUOTES = dict.fromkeys("‘’‚‛ʼʹ′`´＇", "'") | dict.fromkeys("“”„«»", '"') | {"…": ".."}
_PICTURES = (
    dict.fromkeys("🔪🗡", " mes ")
    | dict.fromkeys("🔫", " wapen ")
    | dict.fromkeys("🆘", " sos ")
    | dict.fromkeys("🚨", " alarm ")
    | dict.fromkeys("☠💀⚰", " dood ")
    | dict.fromkeys("😱😨😰", " bang ")
    | dict.fromkeys("😂🤣😅😆", " haha ")
    | {"æ": "ae", "œ": "oe"}
)
_LETTER_TILES = ((0x1F150, 0x1F169), (0x1F170, 0x1F189), (0x1F1E6, 0x1F1FF))
_STRETCHED = {
    "zee": "ze",
    "jee": "je",
    "wee": "we",
    "dee": "de",
    "mee": "me",
    "nuu": "nu",
    "ikk": "ik",
    "hijj": "hij",
    "mijj": "mij",
    "aal": "al",
    "tee": "te",
    "mees": "mes",
}
SHORT_FORMS = {
    "k": "ik", "ikke": "ik", "m": "hem", "em": "hem", "'m": "hem", "t": "het", "n": "een", "nen": "een",
    "mn": "mijn", "m'n": "mijn", "mijne": "mijn", "zn": "zijn", "z'n": "zijn", "dr": "haar", "d'r": "haar",
    "der": "haar", "hr": "haar", "ie": "hij", "ge": "jij", "gij": "jij", "egt": "echt", "ff": "even",
    "effe": "even", "nie": "niet", "ni": "niet", "nit": "niet", "nix": "niks", "niets": "niks",
    "wss": "waarschijnlijk", "idd": "inderdaad", "aub": "alsjeblieft", "svp": "alsjeblieft",
    "pls": "please", "plz": "please",
    "politi": "politie", "tel": "telefoon", "tis": "het is", "ksta": "ik sta",
    "kheb": "ik heb", "kben": "ik ben",
    "kwil": "ik wil", "hellup": "help", "helup": "help", "hlp": "help",
    "gister": "gisteren", "i": "ik", "im": "ik am",
    "i'm": "ik am", "hes": "he is", "he's": "he is", "dont": "do not", "don't": "do not", "cant": "can not",
    "can't": "can not", "didnt": "did not", "didn't": "did not", "u": "u", "effes": "even",
    "hy": "hij", "hei": "hij", "hj": "hij", "hji": "hij", "ihj": "hij", "zy": "zij", "jy": "jij", "mj": "mij",
    "mji": "mij", "imj": "mij", "ki": "ik", "da": "dat", "wa": "wat", "da'k": "dat ik",
    "das": "dat is", "ist": "is het", "hij's": "hij is", "hijs": "hij is",
    "zebben": "ze hebben", "won't": "will not", "wont": "will not", "doesn't": "does not",
    "doesnt": "does not", "isn't": "is not", "couldn't": "could not", "couldnt": "could not",
    "she's": "she is", "i've": "ik have", "ive": "ik have", "i'll": "ik will", "he'll": "he will",
    "tmij": "het mij", "meh": "me", "vant": "van het", "opt": "op het", "int": "in het",
    "moek": "moet ik", "moetk": "moet ik", "wilk": "wil ik", "gak": "ga ik", "benk": "ben ik",
    "hebk": "heb ik", "heef": "heeft", "heb'k": "heb ik", "skotoe": "politie",
    "scotoe": "politie", "popo": "politie", "wout": "politie", "wouten": "politie", "osso": "huis",
    "gon": "going to", "gonna": "going to", "iz": "is",
    "stat": "staat", "slat": "slaat", "se": "ze", "so": "zo", "sij": "zij", "sijn": "zijn", "fan": "van",
    "for": "voor", "foor": "voor", "mes's": "mes", "hep": "heb",
    "heft": "heeft", "gen": "geen", "gee": "geen", "bl": "bel", "mer": "meer", "mak": "maak", "har": "haar",
}  # fmt: skip
_AS_WRITTEN = ORDINARY_WORDS - SHORT_FORMS.keys()
"""Words that are plain already."""


_Piece = tuple[str, int, int]
"""A word or a mark with its place in the original text."""


def normalise(text: str) -> Normalised:
    """Return the plain words of ``text``. Never raises; reads at most CAP characters.

    Folding is NFKD, casefold, NFKD: casefold after NFKD alone leaves styled capitals behind.
    Marks, zero-width and direction characters are dropped, look-alike letters become Latin,
    emoji become words. Normalising the returned ``text`` again changes nothing.
    """
    read, cut = text[:CAP], len(text) > CAP
    if read.isascii():
        small = read.lower()
        calm = small.split() if small.replace(" ", "").isalpha() else CALM.findall(small)
        if _CALM_PIECES.issuperset(calm) or _stand(calm):
            return _in_columns([_MARKED.get(word, word) for word in calm], (), small, cut=cut)
    pieces = _plain(_pieces(read))
    spans = [(start, end) for word, start, end in pieces if word not in MARKS]
    return _in_columns([piece[0] for piece in pieces], spans, "", cut=cut)


def _in_columns(plain: list[str], spans: Sequence[Span], calm: str, *, cut: bool) -> Normalised:
    """Return plain words and marks as columns, with clauses and sentences counted."""
    if _TURNS.isdisjoint(plain):
        same = [0] * len(plain)
        return Normalised(plain, Row(plain, same, same, spans, calm), _NONE_ASKED, cut=cut)
    words: list[str] = []
    clauses: list[int] = []
    sentences: list[int] = []
    questions: set[int] = set()
    clause = sentence = 0
    for word in plain:
        if word in _TURNS:
            clause += 1
            if word in MARKS:
                if word == "?":
                    questions.add(sentence)
                sentence += word != ","
                continue
        words.append(word)
        clauses.append(clause)
        sentences.append(sentence)
    return Normalised(plain, Row(words, clauses, sentences, spans, calm), frozenset(questions), cut=cut)


def _plain(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the plain words; what was split in two is joined before and after."""
    plain: list[_Piece] = []
    strange = False
    for piece in _unsplit(pieces):
        word = piece[0]
        if word in _AS_WRITTEN or word in MARKS:
            plain.append(piece)
            continue
        strange = True
        plain.extend((one, piece[1], piece[2]) for one in plain_word(word))
    return _unsplit(plain) if strange else plain


def _unsplit(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Join two neighbours that are one ordinary word, where either is none by itself: k eel, ver moord."""
    if not _split([piece[0] for piece in pieces]):
        return pieces
    joined: list[_Piece] = []
    for piece in pieces:
        joined.append(piece)
        while len(joined) > 1 and _are_one(joined[-2][0], joined[-1][0]):
            last = joined.pop()
            first = joined.pop()
            joined.append((first[0] + last[0], first[1], last[2]))
    return joined


def _stand(words: Sequence[str]) -> bool:
    """Say whether small letters are plain as they stand, also where a word is strange."""
    strange = [word for word in words if word not in _CALM_PIECES]
    if not all(word.isalpha() and len(word) > 1 and word not in SHORT_FORMS for word in strange):
        return False
    return not any(map(_HELD_DOWN.search, strange)) and not _split(words)


def _split(words: Sequence[str]) -> bool:
    """Say whether two neighbours are one ordinary word."""
    strange = {word for word in words if word not in _WHOLE}
    if not strange:
        return False
    return any(_are_one(one, two) for one, two in pairwise(words) if one in strange or two in strange)


def _are_one(first: str, second: str) -> bool:
    if first in ORDINARY_WORDS and (second in ORDINARY_WORDS or len(second) == 1):
        return False
    if first + second not in ORDINARY_WORDS or len(first) + len(second) < _SHORTEST_UNSPLIT:
        return False
    if second in SHORT_FORMS or second in STOP_WORDS:  # "bij t", and a name before a small word: "ali en"
        return first not in SHORT_FORMS and first not in ORDINARY_WORDS and len(first) < _SHORTEST_NAME
    return second not in ORDINARY_WORDS or first not in SHORT_FORMS


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Return one character as plain small letters: at most eight, none for what is not seen."""
    if picture := _PICTURES.get(character):
        return picture
    for first, last in _LETTER_TILES:
        if first <= ord(character) <= last:
            return chr(ord("a") + ord(character) - first)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_visible, folded))[:_WIDEST]


def _visible(character: str) -> str:
    if character in _QUOTES:
        return _QUOTES[character]
    kind = unicodedata.category(character)
    if character == "\n" or kind == "Zl":
        return "\n"
    if kind in {"Cc", "Zs", "Zp"}:
        return " "
    if kind[0] == "M" or kind in {"Cf", "Cs"}:
        return ""
    return _LOOK_ALIKES.get(character, _PICTURES.get(character, character))


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Return plain small letters, with the place of each in ``text``; None when they are the same."""
    if text.isascii():
        return text.lower().replace("`", "'"), None
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = fold_character(character)
        folded.append(plain)
        places.extend([place] * len(plain))
    return "".join(folded), places


def _pieces(text: str) -> Sequence[_Piece]:
    folded, places = _fold(text)
    pieces: list[_Piece] = []
    singles = 0
    for found in _WORD_OR_MARK.finditer(folded):
        word = found[0]
        start, end = found.span()
        singles += start + 1 == end
        if word.isalpha() or word in _MARKED:
            pieces.append((_MARKED.get(word, word), start, end))
            continue
        for part in _parts(word):
            end = start + len(part)
            pieces.append((_mark(part), start, end))
            start = end
    spelled = pieces if singles < _FEWEST_SPELLED else list(_spelled(pieces))
    if places is None:
        return spelled
    return [(word, places[start], places[end - 1] + 1) for word, start, end in spelled]


def _parts(word: str) -> tuple[str, ...] | list[str]:
    """Return ``10dagen`` as number and word, and 112 always by itself; ``1k`` and ``5ch0pt`` are words."""
    if word.isalpha() or not (word[0].isdigit() or _EMERGENCY in word):
        return (word,)
    if _is_leet(word):
        return (word.translate(_LEET),)
    return _PARTS.findall(word)


def _is_leet(word: str) -> bool:
    """Say whether digits stand for letters: 5t44t, m3, 4fg3p4kt; not 10dagen, 8uur or a4."""
    plain = word.translate(_LEET)
    if plain in ORDINARY_WORDS and not word.isdigit():
        return word[0] != "8" and (len(word) >= _SHORTEST_LEET or plain in COMMON_WORDS)
    return _EMERGENCY not in word and _DIGIT_INSIDE.search(word) is not None


def _mark(word: str) -> str:
    """Return ``?`` and ``.`` for a full stop, ``,`` for a pause, a word as it is."""
    if word[0] not in MARKS:
        return word
    if "?" in word:
        return "?"
    return "," if word[0] in ',:()"\n' or ".." in word else "."


_TURNS = MARKS | _CLAUSE_WORDS
_NONE_ASKED: frozenset[int] = frozenset()
_MARKED = {mark: _mark(mark) for mark in (*MARKS, "!!", "!!!", "??", "???", "?!", "!?", "..", "...")}
"""How usual marks are read."""

_WHOLE = ORDINARY_WORDS | MARKS
_CALM_PIECES = _MARKED.keys() | {word for word in _AS_WRITTEN if len(word) > 1}
"""A text of these alone is plain as it stands: no word is split, spelled, held down or short."""


def _spelled(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Join four or more single letters, and shorter ones that dots hold together (s.o.s)."""
    row: list[_Piece] = []
    for piece in pieces:
        if _continues(row, piece):
            row.append(piece)
            continue
        yield from _joined(row)
        row = []
        if _single(piece):
            row = [piece]
        else:
            yield piece
    yield from _joined(row)


def _single(piece: _Piece) -> bool:
    return len(piece[0]) == 1 and piece[0].isalnum()


def _continues(row: list[_Piece], piece: _Piece) -> bool:
    if not row:
        return False
    word, start, end = piece
    touches = row[-1][2] == start
    if word == "." and end - start == 1:
        return _single(row[-1]) and touches
    alike = _single(piece) and word.isalpha() == row[0][0].isalpha()
    return alike and (_single(row[-1]) or touches)


def _joined(row: list[_Piece]) -> Iterator[_Piece]:
    letters = [piece for piece in row if piece[0] not in MARKS]
    dotted = len(letters) > 2 and len(row) >= 2 * len(letters) - 1  # noqa: PLR2004 - two letters are initials
    if len(letters) < _SHORTEST_SPELLED and not dotted:
        yield from row
        return
    yield "".join(piece[0] for piece in letters), letters[0][1], letters[-1][2]
    if row[-1][0] in MARKS:
        yield row[-1]


def plain_word(word: str) -> tuple[str, ...]:
    """Return the plain form of one folded word: short forms, leetspeak, repeats.

    Nothing is remembered: a word that a client types stays nowhere.
    """
    if word in _AS_WRITTEN:
        return (word,)
    if word in SHORT_FORMS:
        return tuple(SHORT_FORMS[word].split())
    if not word.isalpha():
        if _is_leet(word) or (len(word) >= _SHORTEST_LEET and word[0].isalpha() and not word[-1].isdigit()):
            word = word.translate(_LEET)
        word = word.replace("'", "").replace("@", "a").replace("$", "s")
    word = _without_repeats(word)
    return tuple(SHORT_FORMS.get(word, word).split())


def _without_repeats(word: str) -> str:
    """Return ``word`` with runs of three or more letters as two, or as one where that is a word: al."""
    if word.isdigit() or not _HELD_DOWN.search(word):
        return word
    doubled = _HELD_DOWN.sub(r"\1\1", word)
    if doubled in _STRETCHED or doubled in ORDINARY_WORDS:
        return _STRETCHED.get(doubled, doubled)
    single = _HELD_DOWN.sub(r"\1", word)
    return single if single in ORDINARY_WORDS else doubled
