"""Poison in the words: what people, phones and attackers can put into a text of an otherwise sound update."""

from collections.abc import Callable, Iterator

from drills.poison_item import (
    APART,
    CANARY,
    HANDLED,
    Aim,
    Dice,
    Family,
    Fate,
    Poison,
    message_of,
    text_of,
    texted,
    update_of,
)

_Named = Iterator[tuple[str, str]]
_MARKS = "\u0300\u0301\u0308\u0323\u0336\u0345\u0488\u20dd\u0e38\u05b0"
_ROUNDS = 12
_START = "/start "


def texts(dice: Dice) -> Family:
    """Yield the families of texts, each as a message, as an edit or as a caption."""
    families: tuple[tuple[Callable[[Dice], _Named], frozenset[Fate]], ...] = (
        (_half_characters, APART),
        (_nul, APART),
        (_overrides, APART),
        (_zalgo, APART),
        (_blank, APART),
        (_bidi, HANDLED),
        (_growth, HANDLED),
        (_controls, HANDLED),
        (_forged, HANDLED),
        (_markup, HANDLED),
        (_formats, HANDLED),
        (_long, HANDLED),
        (_slow, HANDLED),
        (_odd, HANDLED),
    )
    for family, due in families:
        for name, text in family(dice):
            full = f"{family.__name__.strip('_')}/{name}"
            yield Poison(full, _carried(dice.throw(full, 4), text), due)
    for name, text in _starts(dice):
        yield Poison(f"starts/{name}", texted(text), HANDLED)


def _carried(way: int, text: str) -> Callable[[Aim], bytes]:
    def make(aim: Aim) -> bytes:
        if way == 0:
            return update_of(aim, "edited_message", message_of(aim, text=text, edit_date=aim.date + 1))
        if way == 1:
            photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
            return update_of(aim, "message", message_of(aim, photo=photo, caption=text))
        return text_of(aim, text)

    return make


def _half_characters(dice: Dice) -> _Named:
    for number in range(_ROUNDS * 3):
        high = chr(0xD800 + dice.throw(f"high{number}", 0x400))
        low = chr(0xDC00 + dice.throw(f"low{number}", 0x400))
        halves = (high, low, low + high, high * 200, f"{high}a{low}")[number % 5]
        where = (f"{halves}{CANARY}", f"{CANARY}{halves}", f"{CANARY} {halves} hoi")[number % 3]
        yield f"{number}", where


def _nul(dice: Dice) -> _Named:
    for number in range(_ROUNDS):
        count = 1 + dice.throw(f"nul{number}", 300)
        yield f"{number}", f"{CANARY}{chr(0) * count}{'hoi' * (number % 3)}"


def _overrides(dice: Dice) -> _Named:
    for number in range(_ROUNDS * 2):
        mark = "\u202e\u202d"[number % 2]
        place = dice.throw(f"override{number}", len(CANARY))
        closing = "\u202c" * (number % 3)
        yield f"{number}", f"{CANARY[:place]}{mark}{CANARY[place:]}{closing}"


def _zalgo(dice: Dice) -> _Named:
    for number in range(_ROUNDS * 2):
        count = (65, 130, 500, 1000, 4095, 20_000)[number % 6]
        mark = _MARKS[dice.throw(f"mark{number}", len(_MARKS))]
        yield f"{number}-{count}", f"{CANARY[: 1 + number % 4]}{mark * count}"


def _blank(dice: Dice) -> _Named:
    blanks = ("\u200b", "\u2060", "\ufeff", "\u3164", "\u2800", " \u200d ", "\u00ad", "\u180e", "\U000e0041")
    for number, blank in enumerate(blanks):
        yield f"{number}", blank * (1 + dice.throw(f"blank{number}", 1500))


def _bidi(dice: Dice) -> _Named:
    marks = "\u2066\u2067\u2068\u2069\u202a\u202b\u200e\u200f\u061c"
    for number in range(_ROUNDS * 2):
        mark = marks[number % len(marks)]
        yield f"{number}", f"{mark * (1 + dice.throw(f'bidi{number}', 80))}{CANARY} مرحبا{mark}"


def _growth(dice: Dice) -> _Named:
    for number, letter in enumerate("\ufdfa\ufdfb\u3300\u33ff\ufb03\u1e9e\u0390\u1f5a\u2a74\uff21"):
        for count in (1, 64, 512, 4096):
            extra = dice.throw(f"growth{number}{count}", 30)
            yield f"{number}-{count}", f"{CANARY} {letter * (count + extra)}"


def _controls(dice: Dice) -> _Named:
    for number in range(1, 32):
        yield f"{number}", f"{CANARY}{chr(number) * (1 + dice.throw(f'control{number}', 50))}[2J"
    for number in range(0x7F, 0xA0, 3):
        yield f"{number}", f"{chr(number)}{CANARY}"


def _forged(dice: Dice) -> _Named:
    breaks = ("\r\n", "\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")
    lines = (
        f'{{"event": "{CANARY}", "level": "error"}}',
        f"2027-01-01 ERROR {CANARY} admin logged in",
        f"Set-Cookie: {CANARY}=1",
        f'", "event": "{CANARY}", "x": "',
    )
    for number in range(_ROUNDS * 3):
        wrap = breaks[number % len(breaks)]
        yield f"{number}", f"hoi{wrap}{lines[dice.throw(f'forged{number}', len(lines))]}{wrap}"


def _markup(_dice: Dice) -> _Named:
    payloads = (
        "<script>{0}</script>",
        "<img src=x onerror={0}>",
        "<svg/onload={0}>",
        "</textarea><b>{0}",
        '"><a href=javascript:{0}>',
        "<!--{0}-->",
        "<![CDATA[{0}]]>",
        "&lt;{0}&gt;",
        "{{{{ {0} }}}}",
        "{{% for a in {0} %}}",
        "{{{{ config.__class__.__mro__ }}}} {0}",
        "'; DROP TABLE inbox; -- {0}",
        "1' OR '1'='1 {0}",
        '" UNION SELECT * FROM flag -- {0}',
        "$(reboot) {0}",
        "`id` {0}",
        "../../../etc/passwd {0}",
        "=cmd|'/c calc'!A1 {0}",
        "[{0}](tg://user?id=1)",
        "*{0}_ [b]{0}[/b]",
        "<tg-spoiler>{0}</tg-spoiler>",
        "@{0}_bot https://t.me/{0}",
    )
    for number, payload in enumerate(payloads):
        yield f"{number}", payload.format(CANARY)


def _formats(_dice: Dice) -> _Named:
    payloads = ("%s%s%n", "{0.__class__}", "${jndi:ldap://x}", "%(password)s", "{naam}", "{{naam}}", "%", "{")
    for number, payload in enumerate((*payloads, "\\u0000", "\\ud800", "\\", '"', "}", "\\r\\n", "{}{}{}")):
        yield f"{number}", f"{CANARY} {payload}"


def _long(dice: Dice) -> _Named:
    for number in range(_ROUNDS):
        size = (4_096, 4_097, 20_000, 65_536)[number % 4]
        letter = ("a", "é", "م", "👩", "a ", "woord ")[dice.throw(f"long{number}", 6)]
        yield f"{number}-{size}", (CANARY + letter * size)[:size]


def _slow(dice: Dice) -> _Named:
    starts = (
        "hij ",
        "mes ",
        "niet ",
        "sla",
        "a!",
        "aA",
        "ik ga ",
        "1 ",
        "z e l f ",
        "niet, of wel ",
        "(((",
        "...",
    )
    for number, start in enumerate(starts):
        yield f"{number}", start * (300 + dice.throw(f"slow{number}", 900)) + CANARY


def _odd(dice: Dice) -> _Named:
    letters = (0xFFFE, 0xFFFF, 0xFDD0, 0xE000, 0xF8FF, 0x10FFFF, 0xE0001, 0x1F9FF, 0x1FAE9, 0x13000, 0xAC00)
    for number, letter in enumerate(letters):
        for count in (1, 200):
            extra = dice.throw(f"odd{number}{count}", 9)
            yield f"{number}-{count}", f"{CANARY} {chr(letter) * (count + extra)}"


def _starts(dice: Dice) -> _Named:
    tokens = (
        "",
        " ",
        "a" * 10_000,
        CANARY,
        "-" * 64,
        "\u200b",
        "é",
        "a b c",
        "\t\n",
        "%00",
        "' OR 1=1 --",
        "../x",
        "{0}",
        "A" * 43,
        "\U0001f600" * 20,
        "null",
        "=" * 300,
    )
    for number, token in enumerate(tokens):
        yield f"{number}", f"{_START}{token}"
        yield f"{number}-tail", f"{_START}{token}{CANARY}{dice.throw(f'start{number}', 10**6)}"
