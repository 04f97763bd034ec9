"""What may not stand, or had better not stand, in words to a client (domain 7.10, experience 2b.7).

It only points: a worker may know better, and then says so with a second tap.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cases.levels import Mode
from console.plain_words import betrays
from dialogs.lint import LONGEST_SENTENCE, NUMBERS
from dialogs.promises import promises_in
from dialogs.wording import sentences

LONGEST_LOOK = 4000
"""Characters that are looked at; a reply is refused long before."""


class Sort(StrEnum):
    NAME = "name"
    ADDRESS = "address"
    PROMISE = "promise"
    BETRAYS = "betrays"
    SHOUT = "shout"
    LONG = "long"


_ADVICE = frozenset({Sort.SHOUT, Sort.LONG})


@dataclass(frozen=True, slots=True)
class Fault:
    """``words`` as they stand in the text. ``advice`` is no reason to stop: only style."""

    sort: Sort
    words: str

    @property
    def advice(self) -> bool:
        return self.sort in _ADVICE


_NAME = re.compile(
    r"\b(?i:meneer|mijnheer|mevrouw|dhr|mevr|mw|heet|heette|genaamd|naam(?: is| was)?|mister|mrs|name is)"
    r"\b\.?[ :]+((?i:(?:van|de|der|den|ter|ten|het|el|al) ){0,3}[^\W\d_a-zß-öø-ÿ][\w'’\-]*)"
)
_STREET = re.compile(
    r"\b(?!onderweg|halverwege)\w+"
    r"(?:straat|laan|weg|plein|kade|gracht|hof|dreef|singel|steeg|dijk|pad|plantsoen|boulevard|markt)"
    r" \d+\w?\b"
    r"|\b(?:straat|laan|weg|plein|plantsoen) (?:van|der|de|den|het) (?:\w+ ){1,3}\d+\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[a-z]{2}\b", re.IGNORECASE)
_UNITS = ("en", "of", "km", "cm", "is", "op", "in", "to", "at")
"""Two letters behind a year or an amount that make no postcode."""
_PHONE = re.compile(r"(?<!\d)(?!\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:\+|0)\d(?:[ .\-()/]{0,2}\d){8,}")


def faults_of(text: str, mode: Mode, *, names: Collection[str] = ()) -> tuple[Fault, ...]:
    """Return what a worker should look at before these words leave, each once, what may harm first.

    ``mode`` is that of the phone; anything but open counts as neutral. ``names`` may stand in the text:
    the worker's own alias.
    """
    seen = text[:LONGEST_LOOK]
    found = [*_names(seen, names), *_places(seen), *_promises(seen)]
    if mode is not Mode.OPEN:
        known = {one.words for one in found}
        found += [Fault(Sort.BETRAYS, word) for word in betrays(seen) if word not in known]
    return tuple(dict.fromkeys([*found, *_style(seen)]))


def _names(text: str, allowed: Collection[str]) -> Iterator[Fault]:
    own = {name.casefold() for name in allowed}
    for hit in _NAME.finditer(text):
        if hit[1].casefold() not in own:
            yield Fault(Sort.NAME, hit[1])


def _places(text: str) -> Iterator[Fault]:
    for hit in _STREET.finditer(text):
        yield Fault(Sort.ADDRESS, hit.group())
    for hit in _POSTCODE.finditer(text):
        if hit.group()[-2:].casefold() not in _UNITS:
            yield Fault(Sort.ADDRESS, hit.group())
    for hit in _PHONE.finditer(text):
        if re.sub(r"\D", "", hit.group()) not in NUMBERS:
            yield Fault(Sort.ADDRESS, hit.group())


def _promises(text: str) -> Iterator[Fault]:
    for promise in promises_in(text):
        yield Fault(Sort.PROMISE, promise)


def _style(text: str) -> Iterator[Fault]:
    if "!" in text:
        yield Fault(Sort.SHOUT, "!")
    for one in sentences(text):
        if len(one.split()) > LONGEST_SENTENCE:
            yield Fault(Sort.LONG, " ".join(one.split()[:4]) + " …")
