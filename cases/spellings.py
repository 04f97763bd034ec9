"""How the words that always work are written: spellings, neighbours, and one slip of the finger."""

from enum import StrEnum

from cases.levels import Language

SHORTEST_TYPO = 4
"""Letters: a shorter word is a command only when it is written as it should be."""


class Word(StrEnum):
    STOP = "stop"
    PAUSE = "pause"
    NOT_HERE = "not_here"
    WIPE = "wipe"
    HELP = "help"
    HELP_BUTTON = "help_button"
    """The button beside every question, whatever word was chosen for it."""
    MISTAKE = "mistake"
    """That button was tapped by mistake."""
    HUMAN = "human"
    START = "start"
    PRIVACY = "privacy"
    KNOWN = "known"
    """What do you know about me."""
    OWN_DATA = "own_data"
    """Something about one's own data: see it, have it removed, know who looked (``cases.rights_words``)."""
    LANGUAGE = "language"
    LATER = "later"
    MORE = "more"
    LESS = "less"


SPELLINGS = {
    "stop": Word.STOP,
    "pauze": Word.PAUSE,
    "pause": Word.PAUSE,
    "niet hier": Word.NOT_HERE,
    "not here": Word.NOT_HERE,
    "wis": Word.WIPE,
    "wissen": Word.WIPE,
    "wipe": Word.WIPE,
    "hulp": Word.HELP,
    "help": Word.HELP,
    "mens": Word.HUMAN,
    "human": Word.HUMAN,
    "taal": Word.LANGUAGE,
    "language": Word.LANGUAGE,
    "later": Word.LATER,
    "vaker": Word.MORE,
    "more often": Word.MORE,
    "minder": Word.LESS,
    "minder vaak": Word.LESS,
    "less often": Word.LESS,
}

# Words of their own, one letter away from a command: "mes" is no "mens", "vader" no "vaker".
_NEIGHBOURS = """
    stom stof stap stip step stoep shop stok stol stomp stoot strop sop slop snop spot
    mes men mees menu mans mensa meis mins means mend mends meds
    hul hup huls huld hulk held hele helm hel hell heel heup hemp hielp hep hesp
    wissel wisten wassen win wipen wie wine wife wide wire wise paus parse passe humaan humane
    taak tal taai tail tall teal tale traal
    lager lader laden laten laser laster latex lates lamer late liter loter luter layer
    vader vager vater vaten vaper varen
    mindere milder mander minner
"""
_PHRASES = frozenset(
    {"niet dier", "niet vier", "net hier", "not there", "not her", "now here", "minder vaag", "less oft"}
)
NEIGHBOURS = frozenset(_NEIGHBOURS.split()) | _PHRASES

SLASHED = {"start": Word.START, "stop": Word.STOP, "privacy": Word.PRIVACY}

LANGUAGES = {
    "nederlands": Language.NL_B1,
    "gewoon nederlands": Language.NL_B1,
    "dutch": Language.NL_B1,
    "nl": Language.NL_B1,
    "makkelijk nederlands": Language.NL_A2,
    "makkelijk": Language.NL_A2,
    "simpel nederlands": Language.NL_A2,
    "simple dutch": Language.NL_A2,
    "easy dutch": Language.NL_A2,
    "engels": Language.EN,
    "english": Language.EN,
    "en": Language.EN,
}
"""How a language is named after the word for it, or in answer to the question which one."""

_WHO_KNOWS = (
    "weten jullie",
    "weet jullie",
    "weet je",
    "weet jij",
    "weet u",
    "bewaren jullie",
    "bewaar je",
    "bewaar jij",
    "hebben jullie",
)
KNOWN = frozenset(
    {f"wat {who} {of} {me}" for who in _WHO_KNOWS for of in ("van", "over") for me in ("mij", "me")}
    | {f"what do you {know} {of} me" for know in ("know", "keep", "store") for of in ("about", "of", "on")}
)
"""The question what is known of the client. A word may have one slip."""

FILLERS = frozenset({"eigenlijk", "allemaal", "nou", "precies", "dan", "nu", "exactly", "actually"})
"""Words in that question which change nothing."""


def one_slip(typed: str, meant: str) -> bool:
    """Say whether one letter is added, left out, changed or swapped with its neighbour."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    rest, goal = typed[start:], meant[start:]
    swapped = rest[:2] == goal[1::-1] and rest[2:] == goal[2:] and len(goal) > 1
    return swapped or rest[1:] == goal[1:] or rest[1:] == goal or rest == goal[1:]
