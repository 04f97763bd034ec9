"""The second opinion: weighs words, tells where they stand, and believes only weights with their digest."""

from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from second_opinions import GRAMS, sealed

from cases.content import ContentFault, Plain
from cases.sides import Speaker
from escalation.second_opinion import MOST_PARTS, SILENT, Opinion, SecondOpinion
from escalation.second_opinion_grams import KINDS, Shape, grams, placed
from escalation.second_opinion_read import parse_second_opinion

WORDS = ["hij", "staat", "voor", "de", "deur", "slaat", "gezellig", "bij", "q"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=120)


SMALL = parse_second_opinion(sealed(), ("proef",))


def hear(text: str, speaker: Speaker = Speaker.VICTIM, opinion: SecondOpinion = SMALL) -> Opinion:
    words, places, start = text.split(), [], 0
    for word in words:
        places.append((start, start + len(word)))
        start += len(word) + 1
    return opinion.hear(words, places, speaker)


def test_the_score_is_the_weighed_sum_of_each_kind_over_its_length() -> None:
    total = -1.5 + 0.1 * 90 / sqrt(3 * 25) + 0.2 * 90 / sqrt(25) + 0.05 * 15 / sqrt(25)
    assert hear("hij staat voor de deur").score == pytest.approx(1 / (1 + exp(-total)))


def test_what_weighs_most_is_told_first_and_nothing_inside_it_again() -> None:
    text = "hij staat voor de deur"
    assert [text[start:stop] for start, stop in hear(text).parts] == ["hij staat voor de deur"]


def test_who_says_it_counts() -> None:
    assert hear("hij staat voor").score > hear("hij staat voor", Speaker.NETWORK).score


def test_letters_are_cut_in_rows_of_every_length_within_a_word() -> None:
    letters, _, pairs, _ = grams(["q", "mes"], Speaker.VICTIM, Shape(3, 4, 1))
    assert letters == {"_q_", "_me", "mes", "es_", "_mes", "mes_"}
    assert pairs == {"q~mes"}
    assert grams(["q"], Speaker.VICTIM, Shape(4, 5, 1))[0] == set()


def test_an_answer_of_one_word_is_not_heard() -> None:
    assert hear("slaat") == SILENT
    assert hear("") == SILENT


def test_one_telling_sentence_does_not_drown_in_a_long_message() -> None:
    assert hear("hij staat voor de deur " + "gezellig " * 200).score > 0.6


def test_words_that_were_never_learned_weigh_nothing() -> None:
    assert hear("qqq xxx").score == pytest.approx(1 / (1 + exp(1.5)))


def test_a_word_that_was_mended_is_told_as_it_was_typed() -> None:
    found = SMALL.hear(["hij", "staat", "deur"], [(0, 3), (4, 9), (10, 40)], Speaker.VICTIM)
    assert found.parts[0] == (0, 40)


@given(TEXTS, st.sampled_from(Speaker))
def test_a_score_lies_between_nothing_and_all_and_its_parts_lie_in_the_text(
    words: list[str], speaker: Speaker
) -> None:
    text = " ".join(words)
    found = hear(text, speaker)
    assert 0 <= found.score <= 1
    assert len(found.parts) <= MOST_PARTS
    assert all(0 <= start < stop <= len(text) for start, stop in found.parts)
    assert found == hear(text, speaker)
    assert bool(found.parts) == (found.score >= 0.6)


@given(
    st.lists(st.text("abcdefgh'", min_size=1, max_size=40), min_size=1, max_size=12), st.sampled_from(Speaker)
)
def test_every_combination_has_a_kind_of_its_own_and_a_place(words: list[str], speaker: Speaker) -> None:
    kinds = grams(words, speaker, SMALL.shape)
    places = [(place, place + len(word)) for place, word in enumerate(words)]
    told: tuple[set[str], ...] = tuple(set() for _ in KINDS)
    for kind, gram, (start, stop) in placed(words, places, speaker, SMALL.shape):
        told[kind].add(gram)
        assert start < stop
    assert told == kinds
    assert sum(map(len, kinds)) == len(set().union(*kinds))


@pytest.mark.parametrize(
    ("changed", "where", "problem"),
    [
        ({"grams": ""}, "grams", "Hier hoort tekst."),
        ({"grams": "_sla|=deur"}, "grams", "Niet elke combinatie heeft één gewicht."),
        ({"grams": "|".join(["deur"] * len(GRAMS))}, "grams", "Niet elke combinatie heeft één gewicht."),
        ({"grams": "|" * (len(GRAMS) - 1)}, "grams", "Niet elke combinatie heeft één gewicht."),
        ({"rarities": "00" * len(GRAMS)}, "grams", "Een combinatie is leeg of telt niet mee."),
        ({"weights": "zz"}, "weights", "Hier horen paren van 0-9 en a-f."),
        ({"weights": ["1"]}, "weights", "Hier hoort tekst."),
        ({"bias": "nan"}, "bias", "'nan' is geen getal."),
        ({"bias": "1e9"}, "bias", "'1e9' is geen getal."),
        ({"scales": {"letters": "1"}}, "scales", "Het veld 'words' ontbreekt."),
        ({"scales": "veel"}, "scales", "Hier horen velden met een naam."),
        (
            {"shape": {"shortest": "0", "longest": "5", "reach": "4"}},
            "shortest",
            "'0' is geen getal van 1 tot 9.",
        ),
        (
            {"thresholds": {"review": "0.9", "lowered": "0.7", "first": "0.95"}},
            "thresholds",
            "De drempels liggen niet in volgorde tussen 0 en 1.",
        ),
        (
            {"thresholds": {"review": "0", "lowered": "0.7", "first": "0.95"}},
            "thresholds",
            "De drempels liggen niet in volgorde tussen 0 en 1.",
        ),
        ({"meer": "x"}, "meer", "Het veld 'meer' is onbekend."),
    ],
)
def test_a_file_of_another_shape_is_refused_where_it_is_wrong(
    changed: dict[str, Plain], where: str, problem: str
) -> None:
    with pytest.raises(ContentFault) as refused:
        parse_second_opinion(sealed(**changed), ("lexicon/second_opinion.json",))
    assert refused.value.path[-1] == where
    assert refused.value.problem == problem


def test_one_changed_weight_no_longer_fits_the_digest() -> None:
    whole = sealed()
    changed = {**whole, "weights": "00" * len(GRAMS)}
    with pytest.raises(ContentFault, match="controlegetal"):
        parse_second_opinion(changed, ("lexicon/second_opinion.json",))


def test_a_moved_threshold_no_longer_fits_the_digest() -> None:
    changed = {**sealed(), "thresholds": {"review": "0.99", "lowered": "0.99", "first": "0.99"}}
    with pytest.raises(ContentFault, match="controlegetal"):
        parse_second_opinion(changed, ("lexicon/second_opinion.json",))


@pytest.mark.parametrize("plain", ["", "tekst", [], {}])
def test_a_file_that_is_no_weights_at_all_is_refused(plain: Plain) -> None:
    with pytest.raises(ContentFault):
        parse_second_opinion(plain, ("lexicon/second_opinion.json",))
