"""What an update can mean for us, and a first look at raw bytes that no bytes can break.

The first look decides only where a body is kept: its number, its chat, and whether it can ever be read.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.events import Kind
from cases.ids import PhoneMessage
from cases.moments import Moment

LARGEST_BODY = 1024 * 1024
_LARGEST_ID = 2**63
_MOST_MARKS = 64
"""More combining marks than this in one message is no language (Vietnamese needs about one a letter)."""
_OVERRIDES = frozenset("\u202d\u202e")
_ON_OTHERS = frozenset({"Mn", "Me"})
"""Marks that stand on another letter, or around it."""
_BLANK_KINDS = frozenset({"Cc", "Cf", "Co", "Zs", "Zl", "Zp", "Mn", "Me"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by name, of which nothing is seen: fillers, and the empty pattern of Braille."""
_UPDATE = re.compile(rb'\A\s*\{\s*"update_id"\s*:\s*(\d{1,19})\b')
_CHAT = re.compile(rb'"chat"\s*:\s*\{\s*"id"\s*:\s*(-?\d{1,19})\b')
_TAP = b'"callback_query"'
_OWN_MESSAGES = ("message", "edited_message")
_CARRIERS = ("message", "edited_message", "my_chat_member", "callback_query")

Peek = tuple[int | None, int | None, str]


class Unreadable(Exception):
    """An update that can never be handled; ``code`` says why, without its words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Wrote:
    """Somebody sent or edited something. ``file`` names a voice note or photo at the channel, or is empty.

    ``garbled`` is the code of a text that no human can read as it came; ``text`` is then what is left.
    ``language`` is how the phone is set, such as ``nl`` or ``en-GB``; empty when the channel does not say.
    """

    chat: int
    user: int | None
    kind: Kind
    text: str
    sent_at: Moment
    message: PhoneMessage
    file: str = ""
    garbled: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PressedStart:
    """Start was pressed, with the token of a link or without one (empty)."""

    chat: int
    user: int
    token: str
    wrote: Wrote


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button under ``message`` was tapped; ``data`` is what we gave it."""

    chat: int
    user: int
    message: PhoneMessage
    data: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The bot was blocked, or unblocked (``blocked`` false)."""

    chat: int
    blocked: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing in it concerns a person we may know; ``code`` says what it was."""

    code: str


Arrival = Wrote | PressedStart | Tapped | Blocked | Nothing


def whole(value: object) -> int:
    """Return a number of the channel. Raises Unreadable."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST_ID:
        return value
    raise Unreadable("wrong_type")


def dated(value: object) -> datetime:
    """Return a date of the channel. Raises Unreadable."""
    if isinstance(value, datetime):
        return value
    raise Unreadable("wrong_type")


def pressed(wrote: Wrote) -> Arrival:
    """Return the press of Start that a message is, or the message as it was."""
    command, _, token = wrote.text.partition(" ")
    if command != "/start" or wrote.kind is not Kind.TEXT or wrote.user is None:
        return wrote
    return PressedStart(wrote.chat, wrote.user, token.strip(), wrote)


def query_in(body: bytes) -> str:
    """Return the id of the tap in a raw body, which the phone waits to hear back of; empty for no tap."""
    if _TAP not in body:
        return ""
    try:
        found = json.loads(body[:LARGEST_BODY])["callback_query"]["id"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def peek(body: bytes) -> Peek:
    """Return update number, chat and fault code of raw bytes; empty fault when it looks like an update.

    Never raises. A number outside 63 bits is no number: no column could hold it.
    """
    if len(body) > LARGEST_BODY:
        return _glimpse(body, "too_large")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return _glimpse(body, "not_json")
    if not isinstance(found, dict):
        return None, None, "not_an_update"
    update = _id(found.get("update_id"))
    if update is None or update < 0:
        return None, _chat(found), "no_update_id"
    return update, _chat(found), ""


def message_in(body: bytes) -> PhoneMessage | None:
    """Return the number of the message that an update brought, so that it can be taken off the phone.

    Never raises; None when even that cannot be read.
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    for name in _OWN_MESSAGES:
        carrier = found.get(name) if isinstance(found, dict) else None
        number = _id(carrier.get("message_id")) if isinstance(carrier, dict) else None
        if number is not None:
            return PhoneMessage(number)
    return None


def _glimpse(body: bytes, fault: str) -> Peek:
    # A quote inside a JSON text is escaped, so words of a client cannot pass for these keys.
    head = body[:LARGEST_BODY]
    update, chat = _UPDATE.search(head), _CHAT.search(head)
    return (
        _id(int(update[1])) if update else None,
        _id(int(chat[1])) if chat else None,
        fault,
    )


def _id(value: Any) -> int | None:  # noqa: ANN401 - anything that JSON can hold
    if isinstance(value, int) and not isinstance(value, bool) and -_LARGEST_ID < value < _LARGEST_ID:
        return value
    return None


def _chat(update: dict[str, Any]) -> int | None:
    for name in _CARRIERS:
        carrier = update.get(name)
        if name == "callback_query" and isinstance(carrier, dict):
            carrier = carrier.get("message")
        chat = carrier.get("chat") if isinstance(carrier, dict) else None
        if isinstance(chat, dict):
            return _id(chat.get("id"))
    return None


def garbled(text: str) -> str:
    """Return the code of what makes a text unreadable, or an empty text."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "half_characters"
    if "\0" in text:
        return "nul"
    if not _OVERRIDES.isdisjoint(text):
        return "direction_override"
    marks = 0 if text.isascii() else sum(unicodedata.category(letter) in _ON_OTHERS for letter in text)
    if marks > max(_MOST_MARKS, len(text) // 2):
        return "combining_marks"
    return "nothing_to_see" if text and all(map(_is_blank, text)) else ""


def _is_blank(letter: str) -> bool:
    return letter in _BLANK_LETTERS or unicodedata.category(letter) in _BLANK_KINDS


def mended(text: str) -> str:
    """Return a text that can be stored and screened: half characters and NUL replaced, overrides gone."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(letter for letter in whole.replace("\0", "\ufffd") if letter not in _OVERRIDES)
