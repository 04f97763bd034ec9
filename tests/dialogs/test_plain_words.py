"""Hints to write plainly: each names its spot and what to do, and none stops anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from dialogs.house_words import LONGEST, MOST_WORDS, HouseWord, HouseWords, house_words, read_house_words
from dialogs.plain_words import HintKind, hints, left_out, reading_score

HOUSE = house_words(
    (
        HouseWord("continueren", "doorgaan"),
        HouseWord("traject", "hulp", "zeg wat er gebeurt"),
        HouseWord("inlichten", "vertellen"),
        HouseWord("met betrekking tot", "over"),
        HouseWord("escaleren", "uit de hand lopen", forms=("escalatie",)),
    )
)
KINDS = {kind.value for kind in HintKind}


class FewWords:
    """Knows five common words and the syllables of Dutch and English; any other word is rare."""

    def syllables(self, word: str, language: str) -> int | None:
        return max(1, len(word) // 3) if language in ("nl", "en") else None

    def zipf(self, word: str, language: str) -> float | None:
        if language == "pl":
            return None
        return 5.0 if word.casefold() in ("het", "gaat", "goed", "met", "je") else 1.0


def said(text: str, language: str = "nl-B1", **how: object) -> list[str]:
    known = FewWords() if how.get("known") else None
    return [hint.says for hint in hints(text, language, HOUSE, known)]


def test_a_long_sentence_is_named_by_its_number_and_its_words() -> None:
    text = "Dag. " + "woord " * 16 + "."
    assert said(text) == ["Zin 2 heeft 16 woorden: maak er twee zinnen van."]
    assert said("woord " * 15 + ".") == []


def test_a_place_to_fill_is_no_word() -> None:
    assert said("{dag} " * 20 + "goed.") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("We continueren dit.", "Zin 1: 'continueren' kan makkelijker, schrijf 'doorgaan'."),
        ("Dag. Hij continueert dit.", "Zin 2: 'continueert' kan makkelijker, schrijf 'doorgaan'."),
        ("Dat is gecontinueerd.", "Zin 1: 'gecontinueerd' kan makkelijker, schrijf 'doorgaan'."),
        ("Veel Trajecten.", "Zin 1: 'Trajecten' kan makkelijker, schrijf 'hulp' (zeg wat er gebeurt)."),
        ("Ik lichtte je in en inlicht.", "Zin 1: 'inlicht' kan makkelijker, schrijf 'vertellen'."),
        ("Iets met betrekking tot school.", "Zin 1: 'met betrekking tot' kan makkelijker, schrijf 'over'."),
        ("Bij escalatie.", "Zin 1: 'escalatie' kan makkelijker, schrijf 'uit de hand lopen'."),
    ],
)
def test_a_hard_word_is_found_in_every_form_with_the_simple_one(text: str, says: str) -> None:
    assert said(text) == [says]


@pytest.mark.parametrize("text", ["Iets met betrekking.", "Goed met je.", "tra-ject", ""])
def test_half_a_hard_word_is_no_hard_word(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dat wordt u geadviseerd.", "wordt geadviseerd"),
        ("Je wordt morgen door iemand gebeld.", "wordt gebeld"),
        ("Er moet gewacht worden.", "gewacht worden"),
        ("Dat werd opgeschreven.", "werd opgeschreven"),
    ],
)
def test_a_passive_asks_who_does_it(text: str, found: str) -> None:
    assert said(text) == [f"Zin 1: bij '{found}' zie je niet wie het doet, schrijf wie wat doet."]


@pytest.mark.parametrize("text", ["Het wordt beter.", "Wordt het onveilig? Bel 112.", "Het wordt laat."])
def test_to_become_something_is_no_passive(text: str) -> None:
    assert said(text) == []


def test_a_long_word_and_a_rare_word_are_pointed_at_once() -> None:
    found = hints("Het gaat goed met je stokpaardje en hulpverleningsvraag.", "nl-B1", HOUSE, FewWords())
    assert [(one.kind.value, one.found) for one in found] == [
        ("rare_word", "stokpaardje"),
        ("rare_word", "en"),
        ("long_word", "hulpverleningsvraag"),
        ("score", ""),
    ]
    assert found[0].says == (
        "Zin 1: 'stokpaardje' kennen weinig mensen, kies een gewoner woord of leg het uit."
    )
    assert found[2].says == "Zin 1: 'hulpverleningsvraag' is een lang woord, zeg het in kortere woorden."


def test_a_hard_word_of_the_house_is_not_called_rare_as_well() -> None:
    assert [one.kind for one in hints("traject", "nl-B1", HOUSE, FewWords())] == [HintKind.HOUSE_WORD]


def test_other_languages_get_no_dutch_rules_and_no_score_that_is_not_known() -> None:
    text = "Traject wordt geadviseerd. " + "het " * 16 + "."
    assert [one.kind for one in hints(text, "en", HOUSE, None)] == [HintKind.LONG_SENTENCE]
    kinds = {one.kind for one in hints(text, "tr", HOUSE, FewWords())}
    assert kinds == {HintKind.LONG_SENTENCE, HintKind.RARE_WORD}
    assert [one.kind for one in hints(text, "pl", HOUSE, FewWords())] == [HintKind.LONG_SENTENCE]


def test_without_the_word_lists_those_hints_stay_away_and_it_says_so() -> None:
    assert said("Stokpaardje. Kwinkslag.") == []
    assert "niet geïnstalleerd" in left_out("nl-B1", None)
    assert "alleen naar lange zinnen" in left_out("ar", FewWords())
    assert left_out("nl-A2-u", FewWords()) == ""


def test_the_score_is_that_of_douma_for_dutch_and_of_flesch_for_english() -> None:
    assert reading_score("Gaat het goed?", "nl-B1", FewWords()) == 127
    assert reading_score("Gaat het goed?", "en", FewWords()) == 119
    assert reading_score("Gaat het goed?", "tr", FewWords()) is None
    assert reading_score("112.", "nl-B1", FewWords()) is None
    assert reading_score("Gaat het goed?", "nl-B1", None) is None


def test_a_low_score_is_told_at_the_end_and_not_for_a_few_words() -> None:
    hard = "hulpverleners " * 8
    assert said(hard, known=True)[-1].startswith("Deze tekst leest moeilijk (score")
    assert not any("score" in one for one in said("hulpverleners " * 7, known=True))


class NoSyllables(FewWords):
    def syllables(self, word: str, language: str) -> int | None:
        return None if word == "vreemd" else super().syllables(word, language)


def test_one_word_of_unknown_length_leaves_the_score_out() -> None:
    assert reading_score("Het is vreemd.", "nl-B1", NoSyllables()) is None


@given(text=st.text(max_size=200), language=st.sampled_from(["nl-B1", "nl-A2-u", "en", "tr", "ar", "pl"]))
def test_any_text_gets_hints_of_one_dutch_sentence_about_words_that_stand_there(
    text: str, language: str
) -> None:
    for hint in hints(text, language, HOUSE, FewWords()):
        assert hint.says.endswith(".")
        assert hint.kind.value in KINDS
        assert all(word in text for word in hint.found.split())


WORDS = st.sampled_from(["continueert", "traject", "met", "betrekking", "tot", "het", "escalatie"])


@given(rows=st.lists(WORDS, max_size=12))
def test_each_word_of_a_sentence_is_in_one_hard_word_at_most(rows: list[str]) -> None:
    found = [one for text, _ in HOUSE.found_in(rows) for one in text.split()]
    assert len(found) <= len(rows)
    assert [one for one in rows if one in ("continueert", "traject", "escalatie")] == [
        one for one in found if one in ("continueert", "traject", "escalatie")
    ]


def read(plain: Plain) -> tuple[HouseWords, list[str]]:
    found, faults = read_house_words(plain)
    assert all(fault.remedy and fault.path[0] == "huiswoorden.yaml" for fault in faults)
    return found, [fault.problem for fault in faults]


def test_the_list_is_read_from_a_word_or_from_fields() -> None:
    found, faults = read(
        {"tevens": "ook", "traject": {"makkelijk": "hulp", "let_op": "Zeg wat.", "vormen": ["trajectje"]}}
    )
    assert faults == []
    assert found.entries == (
        HouseWord("tevens", "ook"),
        HouseWord("traject", "hulp", "Zeg wat", ("trajectje",)),
    )
    assert [text for text, _ in found.found_in(("Trajectje", "en", "tevens"))] == ["Trajectje", "tevens"]


@pytest.mark.parametrize(
    ("plain", "problem"),
    [
        ("tekst", "Hier horen velden met een naam."),
        ({"a": {"let_op": "x"}}, "Het veld 'makkelijk' ontbreekt."),
        ({"a": {"makkelijk": "b", "soort": "x"}}, "Het veld 'soort' is onbekend."),
        ({"a": ""}, "Hier hoort tekst."),
        ({" ": "b"}, "Het moeilijke woord is leeg."),
        ({"Ook": "ook"}, "'ook' is hetzelfde woord."),
        ({"a": "b" * (LONGEST + 1)}, f"Langer dan {LONGEST} tekens."),
        ({"a": {"makkelijk": "b", "vormen": "c"}}, "Hier hoort een lijst."),
        ({str(place): "b" for place in range(MOST_WORDS + 1)}, f"Meer dan {MOST_WORDS} woorden."),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_reason(plain: Plain, problem: str) -> None:
    assert read(plain)[1] == [problem]


def test_what_is_good_in_a_list_with_a_fault_is_still_used() -> None:
    found, faults = read({"a": "", "tevens": "ook"})
    assert [one.hard for one in found.entries] == ["tevens"]
    assert len(faults) == 1
