"""What a worker and a client agreed in a few short lines, and the neutral names a dialogue calls them by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases.moments import Moment

MOST = 10
"""More lines nobody keeps in mind. Source: issue 04 point 5 and domain §7.3."""
NAMED = 5
"""A dialogue names the lines in the first places, ``{regel_1}`` to ``{regel_5}``. Source: domain §7.3."""
LONGEST_NAME = 22
"""Characters: a name stands on a button. Source: issue 05, bad input."""
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line as a worker writes it with the client; ``place`` counts from 1 and is its number in dialogues.

    ``name`` is the neutral one the client chose. ``for_volunteer``: a volunteer may read it too.
    """

    place: int
    name: str
    text: str
    look_again: date | None = None
    for_volunteer: bool = False


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """A line that was agreed, by whom and since when; ``ended_at`` is None while it holds."""

    id: str
    place: int
    name: str
    text: str
    by: str
    since: Moment
    look_again: date | None = None
    for_volunteer: bool = False
    ended_at: Moment | None = None
    ended_by: str = ""

    @property
    def holds(self) -> bool:
        return self.ended_at is None

    def is_to_look_at(self, today: date) -> bool:
        """Say whether the day has come on which somebody would look at this line again."""
        return self.holds and self.look_again is not None and self.look_again <= today


def names_of(lines: Iterable[AgreedLine]) -> tuple[str, ...]:
    """Return the name at each of the first five places, empty for none there; nothing when all are empty."""
    held = {line.place: line.name for line in lines if line.holds}
    names = tuple(held.get(place, "") for place in range(1, NAMED + 1))
    return names if any(names) else ()


def free_places(lines: Sequence[AgreedLine]) -> tuple[int, ...]:
    """Return the places without a line that holds, in order."""
    taken = {line.place for line in lines if line.holds}
    return tuple(place for place in range(1, MOST + 1) if place not in taken)


def has_name(lines: Iterable[AgreedLine], name: str, besides: str = "") -> bool:
    """Say whether another line that holds bears this name: two buttons with one name cannot be told apart."""
    folded = name.casefold()
    return any(line.holds and line.id != besides and line.name.casefold() == folded for line in lines)
