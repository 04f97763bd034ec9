"""How long one message may stand on a phone where messages vanish (practice H11, design §6).

What a talk leaves behind goes two minutes after its last word. Who walks away from a question halfway gets
no last word: that question and everything around it goes by itself after half an hour. The client's own
opener stays as long as was agreed, since it is boring and a line that vanishes proves a secret; a worker's
words stay until they are read, at the latest as agreed.
"""

from cases.effects import SayKind
from cases.levels import Mode
from cases.moments import HOUR, MINUTE
from cases.safe_contact import SafeContact

CEILING = 24 * HOUR
"""How long a message may stay on any phone. Source: design §6."""

LEFT_ALONE = 30 * MINUTE
"""How long the rest of a talk may stand that nobody ended. Source: domain §5.2.3."""

_STAYS = (SayKind.OPENER, SayKind.WORKER)


def vanishes(contact: SafeContact | None) -> bool:
    """Say whether messages vanish from this client's phone; without a record nothing may stand there."""
    return contact is None or contact.mode is not Mode.OPEN


def longest(contact: SafeContact | None, kind: SayKind | None) -> int:
    """Return how long a client's message may stand; ``kind`` None is the client's own."""
    return LEFT_ALONE if vanishes(contact) and kind not in _STAYS else CEILING
