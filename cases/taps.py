"""What a button under a message carries: a mark of the one message it stands under, and its place there.

It tells nothing of what the button means, and one tap of another message can never pass for one of this.
"""

from dataclasses import dataclass
from hashlib import sha256

from cases.ids import EventId
from cases.moments import Moment

_MARK = 20
_MOST_PLACES = 100


@dataclass(frozen=True, slots=True)
class TapsLost:
    """We were out of reach for so long that a tap under a message may be lost."""

    id: EventId
    at: Moment


def button_data(asked: str, place: int) -> str:
    """Return the data of the button at ``place``, from 0, under the message of the turn ``asked``."""
    return f"{_mark(asked)}.{place}"


def place_in(data: str, asked: str) -> int | None:
    """Return the place of the tapped button; None when it stands under another message."""
    mark, _, place = data.partition(".")
    if mark != _mark(asked) or not (place.isascii() and place.isdigit()) or int(place[:3]) >= _MOST_PLACES:
        return None
    return int(place)


def turn_of(parcel: str) -> str:
    """Return the turn that said a parcel; its id begins with it."""
    return parcel.partition(":")[0]


def _mark(asked: str) -> str:
    return sha256(f"tap|{asked}".encode()).hexdigest()[:_MARK]
