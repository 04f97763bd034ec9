"""The corpus of poison updates: families of texts, shapes, kinds and bytes, mixed the same for a seed."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import count, islice

from drills.poison_bytes import raw_bytes
from drills.poison_item import CANARY, HANDLED, Dice, Family, Poison, texted
from drills.poison_kinds import kinds
from drills.poison_shapes import shapes
from drills.poison_texts import texts

_MOST_MIXED = 120
_GARBLING = frozenset((*range(0xD800, 0xE000), 0x202D, 0x202E))


def corpus(items: int, seed: int) -> Sequence[Poison]:
    """Return ``items`` updates, every family from the start on; more than there are get mixed texts."""
    dice = Dice(seed)
    known = [*texts(dice), *shapes(dice), *kinds(dice), *raw_bytes(dice)]
    families: dict[str, deque[Poison]] = {}
    for each in sorted(known, key=lambda one: dice.throw(f"order {one.name}", 2**60)):
        families.setdefault(each.name.partition("/")[0], deque()).append(each)
    return list(islice(_dealt(families, dice), items))


def _dealt(families: dict[str, deque[Poison]], dice: Dice) -> Family:
    """Deal one of each family in turn until all are used up, then mixtures without end."""
    while families:
        for name in list(families):
            yield families[name].popleft()
            if not families[name]:
                del families[name]
    yield from _mixtures(dice)


def _mixtures(dice: Dice) -> Iterator[Poison]:
    """Yield texts of letters from everywhere, as a last family that never ends."""
    for number in count():
        size = 1 + dice.throw(f"size{number}", _MOST_MIXED)
        letters = [0x20 + dice.throw(f"letter{number}.{each}", 0x10FFFF - 0x20) for each in range(size)]
        text = CANARY + "".join(chr(letter) for letter in letters if letter not in _GARBLING)
        yield Poison(f"mixture/{number}", texted(text), HANDLED)
