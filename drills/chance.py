"""Chance for storms, from a seed: the same seed gives the same plan."""

import random  # noqa: TID251  # a drill's chance is an argument too: it is made here from the seed it was given

Chance = random.Random


def chance_of(seed: int) -> Chance:
    return Chance(seed)
