"""Small second opinions for tests: weights by combination, all else fixed."""

from collections.abc import Mapping

from escalation.second_opinion import SecondOpinion, Thresholds, Weight
from escalation.second_opinion_grams import Shape


def opinion_of(
    adds: Mapping[str, int],
    *,
    bias: float = 0.0,
    review: float = 0.8,
    lowered: float = 0.9,
    first: float = 0.95,
) -> SecondOpinion:
    """Return an opinion in which each combination weighs a tenth of what is given."""
    weights = {gram: Weight(each, 1) for gram, each in adds.items()}
    return SecondOpinion(
        "proef", Shape(3, 6, 4), Thresholds(review, lowered, first), bias, (0.1,) * 4, weights
    )
