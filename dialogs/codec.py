"""A running talk as bytes and back, so that the vault can keep it without knowing dialogues."""

import json
from collections.abc import Callable, Mapping

from cases.moments import Moment
from dialogs.talk import Talk

CODEC = 1


class TalkUnreadable(Exception):
    """These bytes are no talk that this version can read: close it, flag it, say the safety line."""


def encode(talk: Talk) -> bytes:
    """Return the talk as canonical JSON with the number of its codec."""
    return json.dumps(
        {
            "codec": CODEC,
            "script": talk.script,
            "step": talk.step,
            "release": talk.release,
            "began": talk.began,
            "day": talk.day,
            "vars": [list(pair) for pair in talk.vars],
        },
        sort_keys=True,
        separators=(",", ":"),
    ).encode()


def decode(blob: bytes) -> Talk:
    """Return the talk of these bytes. Raises TalkUnreadable, whatever is in them."""
    try:
        fields = json.loads(blob)
    except (ValueError, RecursionError):
        raise TalkUnreadable("no JSON") from None
    reader = _READERS.get(fields.get("codec")) if _is_numbered(fields) else None
    if reader is None:
        raise TalkUnreadable("unknown codec")
    return reader(fields)


def _is_numbered(fields: object) -> bool:
    return isinstance(fields, dict) and type(fields.get("codec")) is int


def _read_1(fields: Mapping[str, object]) -> Talk:
    return Talk(
        _words(fields, "script"),
        _words(fields, "step"),
        _number(fields, "release"),
        Moment(_number(fields, "began")),
        _number(fields, "day"),
        _pairs(fields.get("vars")),
    )


def _words(fields: Mapping[str, object], name: str) -> str:
    found = fields.get(name)
    if not isinstance(found, str):
        raise TalkUnreadable(name)
    return found


def _number(fields: Mapping[str, object], name: str) -> int:
    found = fields.get(name)
    if type(found) is not int:
        raise TalkUnreadable(name)
    return found


def _pairs(found: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, list):
        raise TalkUnreadable("vars")
    pairs: list[tuple[str, str]] = []
    for pair in found:
        match pair:
            case [str() as name, str() as value]:
                pairs.append((name, value))
            case _:
                raise TalkUnreadable("vars")
    return tuple(pairs)


_READERS: Mapping[object, Callable[[Mapping[str, object]], Talk]] = {1: _read_1}
