"""One poison update: its name, its bytes for the chat it is aimed at, and what may become of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

CANARY = "gifkanarie"
"""Stands in the words of the corpus; nothing of it may ever reach a log."""
JSON_TYPE = {"Content-Type": "application/json"}


class Fate(StrEnum):
    """What became of an update that was answered 200."""

    HANDLED = "handled"
    IGNORED = "ignored"
    APART = "quarantined"
    REPEATED = "repeated"


ANY = frozenset({Fate.HANDLED, Fate.IGNORED, Fate.APART})
HANDLED = frozenset({Fate.HANDLED})
IGNORED = frozenset({Fate.IGNORED})
APART = frozenset({Fate.APART})


@dataclass(frozen=True, slots=True)
class Aim:
    """Whose chat it is aimed at, with numbers that nobody else uses. ``earlier`` was brought before."""

    update: int
    chat: int
    message: int
    date: int
    earlier: int


Make = Callable[[Aim], bytes]


@dataclass(frozen=True, slots=True)
class Poison:
    """``due`` is what may become of it; ``make`` is called late, since some bodies are large."""

    name: str
    make: Make
    due: frozenset[Fate] = ANY
    headers: Mapping[str, str] | None = None


Family = Iterator[Poison]


class Dice:
    """Chance that falls the same for the same seed and the same name, on every machine."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def throw(self, name: str, sides: int) -> int:
        """Return a number from 0 to ``sides`` - 1."""
        rolled = blake2b(f"{self._seed}:{name}".encode(), digest_size=8).digest()
        return int.from_bytes(rolled, "big") % sides


def person_of(aim: Aim, **changes: object) -> dict[str, object]:
    return {"id": aim.chat, "is_bot": False, "first_name": f"Sam {CANARY}"} | changes


def message_of(aim: Aim, **changes: object) -> dict[str, object]:
    """Return a private message as Telegram brings it, with ``changes``; ``...`` leaves a field out."""
    whole: dict[str, object] = {
        "message_id": aim.message,
        "date": aim.date,
        "chat": {"id": aim.chat, "type": "private", "first_name": "Sam"},
        "from": person_of(aim),
    }
    return without(whole | changes)


def without(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not ...}


def update_of(aim: Aim, kind: str, body: object, number: object = None) -> bytes:
    """Return one update as bytes; ``number`` in place of the aimed update id."""
    return json.dumps({"update_id": aim.update if number is None else number, kind: body}).encode()


def text_of(aim: Aim, text: str) -> bytes:
    return update_of(aim, "message", message_of(aim, text=text))


def texted(text: str) -> Make:
    """Return what makes an ordinary message with this text."""
    return lambda aim: text_of(aim, text)


def fixed(body: bytes) -> Make:
    """Return what makes the same body for everybody."""
    return lambda _aim: body


def updated(kind: str, body: object) -> Make:
    """Return what makes an update of this kind that holds ``body``, whoever it is aimed at."""
    return lambda aim: update_of(aim, kind, body)


def messaged(**changes: object) -> Make:
    """Return what makes a message with these changes."""
    return lambda aim: update_of(aim, "message", message_of(aim, **changes))
