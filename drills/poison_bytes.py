"""Poison in the bytes: bodies that are no update, no JSON, no text, or far too much of it."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator

from drills.poison_item import (
    ANY,
    APART,
    CANARY,
    HANDLED,
    Aim,
    Dice,
    Family,
    Fate,
    Make,
    Poison,
    fixed,
    message_of,
    text_of,
    texted,
    update_of,
)

_MIB = 1024 * 1024
_Wrap = Callable[[bytes], bytes]


def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)  # the time of packing would make another body each second


_BODIES = (
    b"",
    b" ",
    b"\n\r\t",
    b"hoi",
    b"\0",
    b"\xff\xfe\xfd",
    b"{",
    b"}",
    b"[]",
    b"null",
    b"true",
    b"-0",
    b'""',
    b"{}",
    b"NaN",
    b'{"update_id":}',
    b"[{}]",
    b'{"a"}',
    b"{'update_id': 1}",
    b"<html></html>",
    b"update_id=1&message=hoi",
    b"PK\x03\x04",
    b"\x89PNG\r\n\x1a\n",
    b"%PDF-1.7",
    b"\x80\x04\x95",
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
)
_WAYS: tuple[tuple[str, _Wrap, frozenset[Fate]], ...] = (
    ("gzip", _gzipped, APART),
    ("zlib", zlib.compress, APART),
    ("twice", lambda body: body + body, APART),
    ("list", lambda body: b"[" + body + b"]", APART),
    ("string", lambda body: json.dumps(body.decode()).encode(), APART),
    ("comment", lambda body: b"/* x */" + body, APART),
    ("tail", lambda body: body + CANARY.encode(), APART),
    ("nul-tail", lambda body: body + b"\0", APART),
    ("comma", lambda body: body[:-1] + b",}", APART),
    ("single-quotes", lambda body: body.replace(b'"', b"'"), APART),
    ("jsonp", lambda body: b"call(" + body + b")", APART),
    ("spaces", lambda body: b" " * 1000 + body + b"\n" * 1000, HANDLED),
    ("bom", lambda body: b"\xef\xbb\xbf" + body, ANY),
    ("utf-16", lambda body: body.decode().encode("utf-16"), ANY),
    ("utf-16-le", lambda body: body.decode().encode("utf-16-le"), ANY),
    ("utf-16-be", lambda body: body.decode().encode("utf-16-be"), ANY),
    ("utf-32", lambda body: body.decode().encode("utf-32"), ANY),
    ("utf-7", lambda body: body.decode().encode("utf-7"), ANY),
    ("ebcdic", lambda body: body.decode().encode("cp500"), APART),
)


def raw_bytes(dice: Dice) -> Family:
    """Yield the families of bytes."""
    yield from _bare(dice)
    yield from _wrapped()
    yield from _cut(dice)
    yield from _spoilt(dice)
    yield from _deep(dice)
    yield from _large()
    yield from _doubled()
    yield from _content_types()


def _bare(dice: Dice) -> Family:
    for number, body in enumerate(_BODIES):
        yield Poison(f"bare/{number}", fixed(body), APART)
        tail = f"{CANARY}{dice.throw(f'bare{number}', 10**9)}".encode()
        yield Poison(f"bare/{number}-tail", fixed(body + tail), APART)


def _wrapped() -> Family:
    for name, wrap, due in _WAYS:
        for words in ("hoi", f"hij {CANARY}"):
            yield Poison(
                f"wrapped/{name}-{len(words)}",
                _wrapping(wrap, words),
                due,
            )
    bomb = _gzipped(b"a" * 20 * _MIB)
    yield Poison("wrapped/bomb", fixed(bomb), APART, {"Content-Encoding": "gzip"})


def _wrapping(wrap: _Wrap, words: str) -> Make:
    return lambda aim: wrap(text_of(aim, words))


def _cut(dice: Dice) -> Family:
    for number in range(60):
        share = 1 + dice.throw(f"cut{number}", 99)

        def make(aim: Aim, share: int = share) -> bytes:
            whole = text_of(aim, CANARY)
            return whole[: max(1, (len(whole) - 1) * share // 100)]

        yield Poison(f"cut/{number}-{share}", make, APART)


def _spoilt(dice: Dice) -> Family:
    letters = (
        b"\xff",
        b"\xc3\x28",
        b"\xed\xa0\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\xc0\xaf",
        b"\0",
        b"\n",
        b"\\x",
    )
    for number in range(80):
        letter = letters[number % len(letters)]
        place = dice.throw(f"spoilt{number}", 1000)

        def make(aim: Aim, letter: bytes = letter, place: int = place) -> bytes:
            whole = text_of(aim, CANARY * 3)
            at = place * len(whole) // 1000
            return whole[:at] + letter + whole[at:]

        yield Poison(f"spoilt/{number}", make)


def _deep(dice: Dice) -> Family:
    for depth in (100, 500, 900, 990, 1000, 5000, 100_000):
        for name, head, tail in (("[", b"[", b"]"), ("{", b'{"a":', b"}"), ("open", b"[", b"")):
            core = b"1" if name != "open" else b""
            body = head * depth + core + tail * depth
            yield Poison(f"deep/{name}{depth}", fixed(body), APART)

            def inside(aim: Aim, body: bytes = body) -> bytes:
                whole = update_of(aim, "message", message_of(aim, text=CANARY))
                return whole[:-2] + b',"extra":' + body + b"}}"

            yield Poison(f"deep/inside-{name}{depth}-{dice.throw(name, 9)}", inside)


def _large() -> Family:
    for size in (64 * 1024, 256 * 1024, _MIB - 300, _MIB, _MIB + 1, 2 * _MIB):
        for name in ("text", "field", "spaces"):

            def make(aim: Aim, size: int = size, name: str = name) -> bytes:
                fill = (CANARY * (size // len(CANARY) + 1))[:size]
                if name == "spaces":
                    return text_of(aim, CANARY) + b" " * size
                more = {"text": fill} if name == "text" else {"text": "hoi", "extra": fill}
                return update_of(aim, "message", message_of(aim, **more))

            yield Poison(f"large/{name}-{size}", make, ANY if size < _MIB else APART)


def _doubled() -> Family:
    for name, head in _heads():

        def make(aim: Aim, head: Callable[[Aim], bytes] = head) -> bytes:
            return b"{" + head(aim) + b"," + text_of(aim, CANARY)[1:]

        yield Poison(f"doubled/{name}", make)
    for number in range(20):
        yield Poison(f"doubled/again-{number}", _again(f"{CANARY} {number}"), frozenset({Fate.REPEATED}))
    for digits in (b"1e400", b"9" * 5000, b"007", b"+7", b"0x7", b"1_000", b"7.", b"-", b"1e5"):

        def written(aim: Aim, digits: bytes = digits) -> bytes:
            mark = f"{aim.update}".encode()
            return text_of(aim, CANARY).replace(mark, digits, 1)

        yield Poison(f"doubled/number-{digits[:8].decode()}", written, APART)


def _again(text: str) -> Make:
    return lambda aim: update_of(aim, "message", message_of(aim, text=text), aim.earlier)


def _heads() -> Iterator[tuple[str, Callable[[Aim], bytes]]]:
    yield "update-id", lambda _: b'"update_id":1'
    yield "update-word", lambda _: b'"update_id":"x"'
    yield "message", lambda _: b'"message":null'
    yield "chat", lambda _: b'"message":{"chat":{"id":5}}'
    yield "edited", lambda aim: b'"edited_message":' + json.dumps(message_of(aim, text=CANARY)).encode()
    yield "poll", lambda _: b'"poll":{}'


def _content_types() -> Family:
    types = (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "application/json; charset=utf-16",
        "",
        "x",
        f"text/{CANARY}",
        "application/json, text/html",
        "*/*",
    )
    for number, kind in enumerate(types):
        yield Poison(f"content-type/{number}", texted(CANARY), HANDLED, {"Content-Type": kind})
        encoding = ("gzip", "deflate", "br", "identity", CANARY)[number % 5]
        yield Poison(
            f"content-type/encoding-{number}",
            texted(CANARY),
            HANDLED,
            {"Content-Encoding": encoding},
        )
