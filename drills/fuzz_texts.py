"""Text as nobody would type it and as somebody did: made from chance, never from a client."""

from collections.abc import Callable, Sequence

from drills.chance import Chance

_PLAIN_WORDS = """
    hij slaat me nu mes keel niet nooit vroeger film als stel dat mijn zus haha vermoord 112 h3lp sos ik
    wil niet meer leven hijslaatmenuhelp qwrtplk de en omdat . , ? ! t k m n ge
"""
_WORDS = [*_PLAIN_WORDS.split(), "\n"]
_SCRIPTS = (
    (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x17F), (0x370, 0x3FF), (0x400, 0x4FF), (0x530, 0x58F),
    (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x74F), (0x780, 0x7BF), (0x900, 0x97F), (0x980, 0x9FF),
    (0xA00, 0xA7F),
    (0xB80, 0xBFF), (0xC00, 0xC7F), (0xD00, 0xD7F), (0xE00, 0xE7F), (0xE80, 0xEFF), (0xF00, 0xFFF),
    (0x1000, 0x109F), (0x10A0, 0x10FF), (0x1100, 0x11FF), (0x1200, 0x137F), (0x13A0, 0x13FF),
    (0x1780, 0x17FF), (0x1800, 0x18AF), (0x3040, 0x309F), (0x30A0, 0x30FF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF), (0xFB50, 0xFDFF), (0xFF00, 0xFFEF), (0x1D400, 0x1D7FF), (0x1F100, 0x1F1FF),
)  # fmt: skip
_EMOJI = ((0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x2600, 0x27BF))
_ODD = "\0\x07\x1b\u200b\u200d\u202e\u2066\ufeff\ufffd\ud800\udfff\u0301\u0489\u3164\u2028\u00ad\ufe0f"
_LONGEST = 6000


def _from(ranges: Sequence[tuple[int, int]], chance: Chance, count: int) -> str:
    return "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(count))


def any_characters(chance: Chance) -> str:
    return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(300)))


def scripts(chance: Chance) -> str:
    """Mix thirty scripts, a word of each."""
    return " ".join(_from((part,), chance, chance.randint(1, 9)) for part in chance.sample(_SCRIPTS, 30))


def emoji(chance: Chance) -> str:
    return _from(_EMOJI, chance, chance.choice((1, 5, 50, 2000)))


def marks(chance: Chance) -> str:
    """Pile combining marks on a few letters."""
    pile = _from(((0x300, 0x36F), (0x1AB0, 0x1AFF), (0x20D0, 0x20FF)), chance, chance.choice((40, 400, 4096)))
    return chance.choice(_WORDS) + pile + chance.choice(_WORDS)


def repeated(chance: Chance) -> str:
    """Say a few danger words over and over."""
    few = [chance.choice(_WORDS) for _ in range(chance.randint(1, 5))]
    glue = chance.choice(("", " ", "  ", ", ", ". ", "\n", "-"))
    return glue.join(few * (2000 // max(1, len(" ".join(few)))))[: chance.choice((200, 2000, _LONGEST))]


def strange_words(chance: Chance) -> str:
    letters = "abcdefghijklmnoprstuvwz'0134"
    words = ("".join(chance.choices(letters, k=chance.randint(1, 24))) for _ in range(400))
    return " ".join(words)[: chance.choice((60, 400, 2000))]


def glued(chance: Chance) -> str:
    return "".join(chance.choice(_WORDS) for _ in range(chance.choice((4, 12, 60, 400))))


def words(chance: Chance) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(0, 60)))


def odd(chance: Chance) -> str:
    return "".join(chance.choice(_ODD + "hij slaat me") for _ in range(chance.randint(0, 400)))


def long(chance: Chance) -> str:
    return chance.choice("a 1🔪\u0301ﷺ.") * chance.choice((4095, 4097, 20_000, 100_000))


MAKERS: tuple[Callable[[Chance], str], ...] = (
    any_characters, scripts, emoji, marks, repeated, strange_words, glued, words, odd, long,
)  # fmt: skip


def mangled(text: str, chance: Chance) -> str:
    """Put a few changes into a sentence: letters taken out, doubled, swapped, styled, odd ones put in."""
    letters = list(text)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(letters) + 1)
        letters[place : place + chance.randint(0, 2)] = chance.choice(
            (
                [],
                [chance.choice(_ODD)],
                [chr(chance.randrange(0x110000))],
                letters[place : place + 1] * chance.randint(2, 9),
                letters[place : place + 2][::-1],
                [chance.choice(_WORDS)],
                [chr(0x1D400 + chance.randrange(52))],
                [" "],
            )
        )
    return "".join(letters)
