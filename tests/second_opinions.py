"""Small second opinions for tests: weights by combination, all else fixed; as a file, and typed."""

from collections.abc import Mapping

from cases.content import Plain
from escalation.second_opinion import SecondOpinion, Thresholds, Weight
from escalation.second_opinion_grams import Shape
from escalation.second_opinion_read import ZERO, digest

GRAMS = {
    "_sla": 40,
    "=deur": 20,
    "=staat": 10,
    "hij staat": 60,
    "hij~deur": 90,
    "victim:hij": 15,
    "=gezellig": -120,
}
RARITY = 25
SIDEWAYS = "de paarse lampion hangt achter het gordijn"
LEANING = {"=lampion": 100, "=gordijn": 60, "=hij": 50, "=me": 20}
"""Weights that lean towards a sentence which no rule finds."""


def sealed(weighed: Mapping[str, int] = GRAMS, **changed: Plain) -> dict[str, Plain]:
    """Return a small file of weights, with its digest, after ``changed``."""
    fields: dict[str, Plain] = {
        "trained": "2026-11-22",
        "people": "3",
        "lines": "40",
        "shape": {"shortest": "3", "longest": "5", "reach": "4"},
        "thresholds": {"review": "0.6", "lowered": "0.7", "first": "0.9"},
        "bias": "-1.5",
        "scales": {"letters": "0.1", "words": "0.1", "pairs": "0.2", "speaker": "0.05"},
        "grams": "|".join(weighed),
        "weights": bytes(adds + ZERO for adds in weighed.values()).hex(),
        "rarities": bytes([RARITY] * len(weighed)).hex(),
        "figures": {},
        **changed,
    }
    return {**fields, "sha256": digest(fields)}


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
    thresholds = Thresholds(review, lowered, first)
    return SecondOpinion("proef", Shape(3, 6, 4), thresholds, bias, (0.1,) * 4, weights)
