"""Turns learned weights into the file that content carries: whole numbers, a digest, the same bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from cases.content import Plain
from escalation.second_opinion import Thresholds
from escalation.second_opinion_grams import KINDS, Shape
from escalation.second_opinion_read import SEPARATOR, ZERO, digest

LARGEST = 127


@dataclass(frozen=True, slots=True)
class Trained:
    """What the file says besides weights: when, from how many people and lines, what its own test gave."""

    trained: str
    people: int
    lines: int
    figures: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Model:
    """Calibrated weights by kind: what a combination adds, and its rarity as a whole number from 1 to 255."""

    shape: Shape
    bias: float
    kinds: tuple[Mapping[str, tuple[float, float]], ...]


def calibrated(
    kinds: tuple[Mapping[str, tuple[float, float]], ...],
    bias: float,
    slope: float,
    offset: float,
    shape: Shape,
) -> Model:
    """Return the model whose score is a chance, by slope and offset of its decisions."""
    scaled = tuple(
        {gram: (adds * slope, rarity) for gram, (adds, rarity) in known.items()} for known in kinds
    )
    return Model(shape, bias * slope + offset, scaled)


def as_plain(model: Model, thresholds: Thresholds, trained: Trained) -> dict[str, Plain]:
    """Return the content of the file; weights in ``LARGEST`` steps up to the largest of their kind."""
    scales, grams, adds, rarities = _rounded(model)
    fields: dict[str, Plain] = {
        "trained": trained.trained,
        "people": str(trained.people),
        "lines": str(trained.lines),
        "shape": {
            "shortest": str(model.shape.shortest),
            "longest": str(model.shape.longest),
            "reach": str(model.shape.reach),
        },
        "thresholds": {
            "review": _told(thresholds.review),
            "lowered": _told(thresholds.lowered),
            "first": _told(thresholds.first),
        },
        "bias": _told(model.bias),
        "scales": {kind: _told(scale) for kind, scale in zip(KINDS, scales, strict=True)},
        "grams": SEPARATOR.join(grams),
        "weights": adds.hex(),
        "rarities": rarities.hex(),
        "figures": trained.figures,
    }
    return {**fields, "sha256": digest(fields)}


def as_text(plain: Mapping[str, Plain]) -> str:
    """Return the file: one field a line, so that a difference shows which."""
    rows = (f"{json.dumps(name)}: {json.dumps(plain[name], ensure_ascii=False)}" for name in sorted(plain))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _rounded(model: Model) -> tuple[list[float], list[str], bytes, bytes]:
    """Return scale by kind, and gram, weight and rarity in one order; a weight of 0 still tells rarity."""
    scales, rows = [], []
    for known in model.kinds:
        scale = max((abs(adds) for adds, _ in known.values()), default=1.0) / LARGEST or 1.0
        scales.append(scale)
        rows += [(gram, round(adds / scale) + ZERO, int(rarity)) for gram, (adds, rarity) in known.items()]
    rows.sort()
    return (
        scales,
        [gram for gram, _, _ in rows],
        bytes(adds for _, adds, _ in rows),
        bytes(rarity for _, _, rarity in rows),
    )


def _told(number: float) -> str:
    return f"{number:.9f}".rstrip("0").rstrip(".")
