"""What is known of words comes from the extra b1; without it the studio says what it leaves out."""

from collections.abc import Callable
from time import perf_counter

import pytest
from rulebooks import real_rulebook, shipped_library

from bot.readability import word_knowledge
from cases.facts import Facts
from cases.sides import Speaker
from dialogs.house_words import read_house_words
from dialogs.plain_words import WordKnowledge, hints, left_out, reading_score
from escalation.screen import screen

CALM = "Hoe gaat het met je? Voel je je veilig thuis?"
OFFICIAL = (
    "Indien u het traject wilt continueren, wordt u geadviseerd contact op te nemen met de"
    " hulpverleningsinstantie die u eerder heeft begeleid."
)


@pytest.fixture
def known() -> WordKnowledge:
    pytest.importorskip("pyphen", reason="the extra b1 is not installed")
    found = word_knowledge()
    assert found is not None
    return found


def test_without_the_extra_nothing_is_known_and_it_says_so() -> None:
    absent = word_knowledge("no_such_module_here")
    assert absent is None
    assert "niet geïnstalleerd" in left_out("nl-B1", absent)


def test_a_calm_text_scores_high_without_a_hint_and_an_official_one_low(known: WordKnowledge) -> None:
    house, _ = read_house_words(shipped_library().files["huiswoorden.yaml"])
    assert reading_score(CALM, "nl-B1", known) == 117
    assert hints(CALM, "nl-B1", house, known) == ()
    said = " ".join(hint.says for hint in hints(OFFICIAL, "nl-B1", house, known))
    for part in ("21 woorden", "'Indien'", "'continueren'", "'hulpverleningsinstantie'", "wordt geadviseerd"):
        assert part in said
    assert "Deze tekst leest moeilijk" in said


@pytest.mark.parametrize(
    ("word", "language"),
    [("quisquilia", "nl"), ("quisquilian", "en"), ("zzyzxq", "tr"), ("zzyzxq", "pl"), ("ظظظضض", "ar")],
)
def test_a_rare_word_is_rare_in_every_language_there_is_a_list_of(
    known: WordKnowledge, word: str, language: str
) -> None:
    common = known.zipf(word, language)
    assert common is not None
    assert common < 3.3


def test_what_nobody_knows_is_left_open(known: WordKnowledge) -> None:
    assert known.syllables("kelime", "tr") is None
    assert known.zipf("word", "xx") is None


def test_hints_while_typing_cost_less_than_a_look_at_the_whole_text_for_danger(known: WordKnowledge) -> None:
    house, _ = read_house_words(shipped_library().files["huiswoorden.yaml"])
    text = f"{CALM} Wil je dat iemand je morgen belt over de kinderen?"
    detector = real_rulebook().detector
    hints(text, "nl-B1", house, known)
    hinted = min(_took(lambda: hints(text, "nl-B1", house, known)) for _ in range(5))
    screened = min(_took(lambda: screen(text, Speaker.VICTIM, Facts(), detector)) for _ in range(5))
    assert hinted < 2 * screened


def _took(act: Callable[[], object]) -> float:
    started = perf_counter()
    for _ in range(50):
        act()
    return perf_counter() - started
