"""A hundred and sixty bodies of the poison corpus, every family among them, each aimed at chat 7."""

from collections.abc import Iterator

from drills.poison_corpus import corpus
from drills.poison_item import Aim

_ITEMS = 160
_DATE = 1_800_000_000
_OWN_NUMBERS = ("number/far", "doubled/again", "doubled/update-id")


def bodies(first: int) -> Iterator[bytes]:
    """Yield them with update numbers from ``first`` on; what brings a number of its own is left out."""
    for number, each in enumerate(corpus(_ITEMS, 1)):
        if not each.name.startswith(_OWN_NUMBERS):
            yield each.make(Aim(first + number, 7, 100 + number, _DATE, first))
