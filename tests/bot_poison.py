"""A hundred bodies that a webhook with a valid secret may one day bring, each of chat 7 where it has one."""

import json
from collections.abc import Iterator

_DATE = 1_800_000_000
_CHAT = {"id": 7, "type": "private"}
_SAM = {"id": 7, "is_bot": False, "first_name": "Sam"}
_WRONG: list[object] = [None, True, -1, 10**30, 1.5, "", "x", [], [[]], {}, {"id": "x"}]
_TEXTS = [
    "\ud800",
    "hoi \udfff\ud800",
    "\0",
    "a\0b" * 100,
    "\u202ehij slaat me\u202c",
    "e" + "\u0301" * 4095,
    "\ufdfa" * 4096,
    "\u200b" * 4096,
    "\ufffe\uffff",
    "\U0010ffff" * 100,
    "\x1b[2J\x07\x08",
    "a" * 65_536,
    " " * 4096,
    "%s %d {0} {naam} ${jndi:x}",
    "<script>alert(1)</script>",
    "'; DROP TABLE inbox; --",
    "../../etc/passwd",
    "\r\nSet-Cookie: x",
]
_BYTES = [
    b"",
    b"hoi",
    b"\0",
    b"\xff\xfe\xfd",
    b"{",
    b"[]",
    b"null",
    b"true",
    b"7",
    b'"tekst"',
    b"{}",
    b'{"update_id":null}',
    b'{"update_id":NaN,"message":Infinity}',
    b'{"update_id":1e400}',
    b'{"update_id":' + b"9" * 5000 + b"}",
    b"[" * 50_000,
    b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    b"\xef\xbb\xbf{}",
    "{}".encode("utf-16"),
    b'{"update_id":1,"update_id":2,"message":{}}',
    b"PK\x03\x04" + b"\0" * 100,
    b"\x1f\x8b" + b"\0" * 100,
]


def _update(number: int, name: str = "message", **fields: object) -> bytes:
    whole = {"message_id": 5, "date": _DATE, "chat": _CHAT, "from": _SAM}
    return json.dumps({"update_id": number, name: whole | fields}).encode()


def bodies(first: int) -> Iterator[bytes]:
    """Yield the corpus with update numbers from ``first`` on."""
    yield from _BYTES
    number = first
    for text in _TEXTS:
        yield _update(number, text=text)
        yield _update(number + 1, name="edited_message", text=text)
        number += 2
    for field in ("text", "date", "message_id", "from"):
        for wrong in _WRONG:
            yield _update(number, **{field: wrong})
            number += 1
    names = ("poll", "chat_boost", "business_message", "message_reaction", "inline_query", "something_new")
    for name in names:
        yield _update(number, name=name)
        number += 1
    yield _update(number, text="a" * 2 * 1024 * 1024)
