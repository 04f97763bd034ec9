"""Acute messages of every S3 class, and the ways in which a frightened hand spoils them."""

from collections.abc import Callable, Iterator

from cases.sides import Speaker

VICTIM, PERPETRATOR, ELDER = Speaker.VICTIM, Speaker.PERPETRATOR, Speaker.ELDER

BASES: tuple[tuple[str, Speaker, str], ...] = (
    ("R01", VICTIM, "hij gaat me vermoorden"),
    ("R01", VICTIM, "hij zegt dat ie me afmaakt"),
    ("R02", VICTIM, "hij kneep mijn keel dicht"),
    ("R02", VICTIM, "hij heeft me gewurgd"),
    ("R03", VICTIM, "hij bedreigt me met een mes"),
    ("R03", VICTIM, "hij heeft een pistool"),
    ("R04", VICTIM, "help hij slaat me nu"),
    ("R04", VICTIM, "hij trapt de deur in"),
    ("R05", VICTIM, "hij staat voor de deur"),
    ("R06", VICTIM, "hij volgt me nu"),
    ("R07", VICTIM, "hij sloeg me en nu bloed ik"),
    ("R09", VICTIM, "hij heeft me verkracht"),
    ("R10", VICTIM, "hij schudde de baby"),
    ("R11", VICTIM, "hij brengt de kinderen niet terug"),
    ("R12", VICTIM, "hij heeft me opgesloten"),
    ("R14", ELDER, "ze geven me al dagen niks te drinken"),
    ("R15", VICTIM, "ik ga er vanavond een einde aan maken"),
    ("R16", VICTIM, "hij dreigt met zelfmoord als ik wegga"),
    ("R16", PERPETRATOR, "zonder haar hoeft het niet meer"),
    ("R20", VICTIM, "hij leest mee"),
    ("R21", VICTIM, "mijn broers zoeken me"),
    ("R22", VICTIM, "ik moet morgen trouwen met mijn neef"),
    ("R23", VICTIM, "bel de politie"),
    ("R23", VICTIM, "help bel 112 nu"),
    ("R25", PERPETRATOR, "ik maak haar af"),
    ("R25", PERPETRATOR, "ik ga er nu heen"),
    ("R26", PERPETRATOR, "ze is hier en ik kan me niet inhouden"),
    ("R27", PERPETRATOR, "als ik haar niet krijg krijgt niemand haar"),
    ("R29", VICTIM, "ik ben zo bang voor hem hij staat voor de deur"),
    ("R33", VICTIM, "ik wacht je op met een mes"),
)
"""R08, R18 and R19 are acute only beside another class, and are tested there."""

_DIGITS = str.maketrans("oiea", "0134")
_NEIGHBOURS = dict(zip("aeioustnrdlkmgwvbhz", "sruoiyrmtfkjnheccgx", strict=True))


def capitals(text: str) -> str:
    return text.upper() + "!!!"


def unspaced(text: str) -> str:
    return text.replace(" ", "")


def shouted_unspaced(text: str) -> str:
    return unspaced(text).upper()


def repeated(text: str) -> str:
    """Hold the vowels down."""
    return "".join(letter * 4 if letter in "aeou" else letter for letter in text)


def doubled_unspaced(text: str) -> str:
    return "".join(letter * 3 if place % 7 == 3 else letter for place, letter in enumerate(unspaced(text)))


def digits(text: str) -> str:
    """Write digits for letters inside words."""
    return " ".join(
        word if word.isdigit() else word[:1] + word[1:-1].translate(_DIGITS) + word[-1:]
        for word in text.split()
    )


def swapped(text: str) -> str:
    return _in_longest(text, lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def missing(text: str) -> str:
    return _in_longest(text, lambda word, at: word[:at] + word[at + 1 :])


def wrong(text: str) -> str:
    return _in_longest(
        text, lambda word, at: word[:at] + _NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :]
    )


def sounded(text: str) -> str:
    """Write as it sounds: d/t, ij/ei, s/z, f/v."""
    words = [word[:-1] + "t" if word.endswith("d") and len(word) > 4 else word for word in text.split()]
    heard = " ".join(words)
    return heard.replace("ij ", "ei ").replace("z", "s").replace("v", "f")


def split_in_two(text: str) -> str:
    return _in_longest(text, lambda word, at: word[: at + 1] + " " + word[at + 1 :])


def with_police(text: str) -> str:
    return f"{text} 112 politie"


def _in_longest(text: str, change: Callable[[str, int], str]) -> str:
    """Change the longest word in its middle."""
    words = text.split()
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[longest]
    words[longest] = change(word, len(word) // 2 - (len(word) == 4))
    return " ".join(words)


WAYS: tuple[Callable[[str], str], ...] = (
    capitals,
    unspaced,
    shouted_unspaced,
    repeated,
    doubled_unspaced,
    digits,
    swapped,
    missing,
    wrong,
    sounded,
    split_in_two,
    with_police,
)


def panic_lines() -> Iterator[tuple[str, str, Speaker, str]]:
    """Return way, class, speaker and text: every base in every way."""
    for way in WAYS:
        for code, speaker, text in BASES:
            yield way.__name__, code, speaker, way(text)
