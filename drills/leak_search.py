"""Finds a word in bytes however it was written: letters of one or two bytes, base64, hex, in an address."""

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, quote_plus

from drills.leak_canaries import NUMBERS, Canary

_EMPTY = re.compile(rb"\x00{64,}")
"""Most of a database's files is nothing at all; no writing of a word holds so many noughts in a row."""
_SHORTEST = 6
"""Letters that base64 keeps of a word whatever stands beside it must be at least so many to be a find."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: the kind, how it was written, and the place."""

    sink: str
    kind: str
    writing: str


@dataclass(frozen=True)
class Needle:
    """One thing to look for. Words are lower-case; ``exact`` where the case is part of a secret, or bytes."""

    kind: str
    plain: bytes
    exact: bool = False

    @cached_property
    def writings(self) -> Mapping[str, bytes]:
        """Return each way it could stand in a file, by name; those that are equal to another left out."""
        found: dict[bytes, str] = {self.plain: "utf-8"}
        every = {"hex": self.plain.hex().encode()} | (self._as_text() if self.plain.isascii() else {})
        for name, written in every.items():
            found.setdefault(written, name)
        return {name: written for written, name in found.items()}

    def _as_text(self) -> dict[str, bytes]:
        text = self.plain.decode("ascii")
        address = {"url": quote(text, safe=""), "form": quote_plus(text)}
        return {
            "utf-16-le": text.encode("utf-16-le"),
            "utf-16-be": text.encode("utf-16-be"),
            "json": json.dumps(text)[1:-1].encode(),
            **{name: (made if self.exact else made.lower()).encode() for name, made in address.items()},
        }

    @cached_property
    def in_base64(self) -> Mapping[str, bytes]:
        """Return what base64 makes of it at each of its three places, in both alphabets."""
        found = {}
        cases = {"lower": self.plain} | ({} if self.exact else _loud(self.plain))
        for case, plain in cases.items():
            for name, alphabet in (("", base64.b64encode), ("url-", base64.urlsafe_b64encode)):
                for place in range(3):
                    made = _certain(alphabet, plain, place)
                    if len(made) >= _SHORTEST:
                        found[f"base64{name}-{case}-{place}"] = made
        return found

    @cached_property
    def as_number(self) -> Mapping[str, bytes]:
        """Return how databases keep it as a number; nothing for a word."""
        if self.kind != "chat":
            return {}
        number = int(self.plain)
        size = (number.bit_length() + 7) // 8
        return {"big-endian": number.to_bytes(size, "big"), "little-endian": number.to_bytes(size, "little")}


def _loud(plain: bytes) -> dict[str, bytes]:
    return {"title": plain.title(), "upper": plain.upper()}


def _certain(encode: Callable[[bytes], bytes], raw: bytes, place: int) -> bytes:
    """Return the letters that do not depend on what stands before and after ``raw``."""
    made = encode(bytes(place) + raw)
    first = -(-place * 8 // 6)
    last = (place + len(raw)) * 8 // 6
    return made[first:last]


class Seeker:
    """Looks for all canaries and secrets at once, for whole stems first: half a word is a find too."""

    def __init__(self, canaries: Iterable[Canary], secrets: Iterable[tuple[str, bytes]]) -> None:
        self._needles = list(_needles(canaries, secrets))

    def find(self, sink: str, content: bytes, allowed: frozenset[str] = frozenset()) -> list[Hit]:
        """Return what is found in ``content``, but for the kinds that may stand there."""
        content = _EMPTY.sub(bytes(_SHORTEST), content)
        lower = content.lower()
        return [
            Hit(sink, needle.kind, writing)
            for needle in self._needles
            if needle.kind not in allowed
            for writing in _found(needle, content, lower)
        ]


def _needles(canaries: Iterable[Canary], secrets: Iterable[tuple[str, bytes]]) -> Iterator[Needle]:
    stems = {}
    for each in canaries:
        if each.kind in NUMBERS:
            # A number is known by its last digits too: people write it with and without what comes before.
            yield Needle(each.kind, each.word.removeprefix("06").encode())
        else:
            stems[each.stem] = each.kind
    yield from (Needle(kind, stem.encode()) for stem, kind in stems.items())
    yield from (Needle(kind, plain, exact=True) for kind, plain in secrets if len(plain) >= _SHORTEST)


def _found(needle: Needle, content: bytes, lower: bytes) -> Iterator[str]:
    letters = content if needle.exact else lower
    yield from (name for name, written in needle.writings.items() if written in letters)
    yield from (name for name, written in needle.in_base64.items() if written in content)
    yield from (name for name, written in needle.as_number.items() if written in content)
