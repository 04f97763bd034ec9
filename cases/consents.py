"""What a client agreed to, as a ledger: entries are only ever added (experience F15).

An agreement is to a purpose, such as messages by this channel. Taking it back is an entry of its own, so
that what held at any moment in the past stays to be seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.ids import StaffId
from cases.moments import Moment

CURRENT_TEXT = "1"
"""The version of what a worker reads aloud at the start (``nabij content card``)."""


class Purpose(StrEnum):
    CHANNEL = "channel"
    """Messages by this channel: every planned one rests on it."""
    SHARING = "sharing"
    """Telling a partner in a named role what the client says."""
    HASH = "hash"
    """Keeping a code after the end, so that a new start is recognised."""


class Given(StrEnum):
    SPOKEN = "spoken"
    IN_CHAT = "in_chat"
    ON_PAPER = "on_paper"


class Entry(StrEnum):
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consented:
    """One entry. ``partner`` is a role, never a name. ``of`` is the entry that a withdrawal ends.

    ``by`` is empty for what the client did alone, in the chat.
    """

    id: str
    purpose: Purpose
    entry: Entry
    version: str
    language: str
    how: Given
    by: StaffId
    at: Moment
    until: Moment | None = None
    partner: str = ""
    of: str = ""
    alias: str = ""


def holding(
    entries: Iterable[Consented], moment: Moment, purpose: Purpose = Purpose.CHANNEL, partner: str = ""
) -> Consented | None:
    """Return the entry on which this purpose rests at a moment: the last one given; None when none holds."""
    known = [one for one in entries if one.at <= moment]
    ended = {one.of for one in known if one.entry is Entry.WITHDRAWN}
    held = [
        one
        for one in known
        if (one.entry, one.purpose, one.partner) == (Entry.GIVEN, purpose, partner)
        and one.id not in ended
        and (one.until is None or moment < one.until)
    ]
    return max(held, key=lambda one: one.at, default=None)


def asks_anew(entries: Iterable[Consented], moment: Moment, version: str) -> bool:
    """Say whether the channel agreement that holds is of an older text: then it is gone through again."""
    held = holding(entries, moment)
    return held is not None and held.version != version
