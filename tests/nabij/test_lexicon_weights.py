"""From learned weights to the file that content carries, and back to the same score."""

import json
from math import exp
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.sides import Speaker
from escalation.second_opinion import SecondOpinion, Thresholds, Weight
from escalation.second_opinion_grams import KINDS, Shape
from escalation.second_opinion_read import parse_second_opinion
from nabij.lexicon.weights import Model, Trained, as_plain, as_text, calibrated

TINY: dict[str, Any] = json.loads((Path(__file__).parent / "tiny_model.json").read_text(encoding="utf-8"))
"""Weights of twelve sentences, and what scikit-learn itself decided about each of them."""

SHAPE = Shape(3, 5, 4)
LIMITS = Thresholds(0.6, 0.7, 0.9)
TOLD = Trained("2026-11-22", 1, 12, {"acute_alone": "0.7"})
PATH = ("lexicon/second_opinion.json",)


def tiny() -> Model:
    kinds = tuple({gram: (adds, rare) for gram, (adds, rare) in kind.items()} for kind in TINY["kinds"])
    return Model(SHAPE, TINY["bias"], kinds)


def chance(decision: float) -> float:
    return 1 / (1 + exp(-decision))


def score(opinion: SecondOpinion, text: str) -> float:
    words = text.split()
    return opinion.hear(words, [(place, place + 1) for place in range(len(words))], Speaker.VICTIM).score


def unrounded() -> SecondOpinion:
    """Return the tiny model in steps of a millionth, as no file holds it."""
    weights = {
        gram: Weight(round(adds * 1e6), round(rare * 1e6))
        for kind in TINY["kinds"]
        for gram, (adds, rare) in kind.items()
    }
    return SecondOpinion("proef", SHAPE, LIMITS, TINY["bias"], (1e-3,) * len(KINDS), weights)


@pytest.mark.parametrize("text", TINY["texts"])
def test_the_score_in_plain_python_is_that_of_scikit_learn(text: str) -> None:
    assert score(unrounded(), text) == pytest.approx(chance(TINY["texts"][text]), abs=1e-3)


@pytest.mark.parametrize("text", TINY["texts"])
def test_rounding_to_one_byte_moves_a_score_by_less_than_a_hundredth(text: str) -> None:
    opinion = parse_second_opinion(as_plain(tiny(), LIMITS, TOLD), PATH)
    assert score(opinion, text) == pytest.approx(chance(TINY["texts"][text]), abs=0.01)


def test_a_calibrated_model_says_slope_times_decision_plus_offset() -> None:
    model = calibrated(tiny().kinds, TINY["bias"], 0.5, -1.0, SHAPE)
    text, decision = next(iter(TINY["texts"].items()))
    opinion = parse_second_opinion(as_plain(model, LIMITS, TOLD), PATH)
    assert score(opinion, text) == pytest.approx(chance(0.5 * decision - 1.0), abs=0.01)


def test_the_same_weights_give_the_same_bytes_whatever_their_order() -> None:
    model = tiny()
    turned = Model(model.shape, model.bias, tuple(dict(reversed(list(kind.items()))) for kind in model.kinds))
    assert as_text(as_plain(model, LIMITS, TOLD)) == as_text(as_plain(turned, LIMITS, TOLD))


def test_the_file_can_be_read_back_and_tells_a_changed_letter() -> None:
    text = as_text(as_plain(tiny(), LIMITS, TOLD))
    assert parse_second_opinion(json.loads(text), PATH).thresholds == LIMITS
    with pytest.raises(ContentFault, match="controlegetal"):
        parse_second_opinion(json.loads(text.replace("~", "+", 1)), PATH)


WEIGHED = st.dictionaries(
    st.text("abcde", min_size=1, max_size=5), st.tuples(st.floats(-50, 50), st.integers(1, 255)), max_size=8
)


@given(st.lists(WEIGHED, min_size=len(KINDS), max_size=len(KINDS)), st.floats(-20, 20))
def test_any_weights_survive_the_file_to_one_step(
    kinds: list[dict[str, tuple[float, int]]], bias: float
) -> None:
    apart = tuple(
        {f"{place}{gram}": weight for gram, weight in kind.items()} for place, kind in enumerate(kinds)
    )
    if not any(apart):
        return
    opinion = parse_second_opinion(as_plain(Model(SHAPE, bias, apart), LIMITS, TOLD), PATH)
    assert opinion.bias == pytest.approx(bias, abs=1e-8)
    for scale, kind in zip(opinion.scales, apart, strict=True):
        for gram, (adds, rarity) in kind.items():
            held = opinion.weights[gram]
            assert held.rarity == rarity
            assert abs(held.adds * scale - adds) <= scale / 2 + 1e-6
