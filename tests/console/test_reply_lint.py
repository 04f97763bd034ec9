"""What the lint points at in a worker's words, and that it points at nothing in ordinary ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Mode
from console.reply_lint import Sort, faults_of


@pytest.mark.parametrize(
    ("text", "sort", "words"),
    [
        ("Ik sprak mevrouw De Vries net.", Sort.NAME, "De Vries"),
        ("Vraag naar meneer van der Berg.", Sort.NAME, "van der Berg"),
        ("Zij heet Fatima.", Sort.NAME, "Fatima"),
        ("Mijn naam is Élodie.", Sort.NAME, "Élodie"),
        ("Kom naar de Kerkstraat 12a.", Sort.ADDRESS, "Kerkstraat 12a"),
        ("Het is de Laan van Meerdervoort 10.", Sort.ADDRESS, "Laan van Meerdervoort 10"),
        ("De code is 8231 AB.", Sort.ADDRESS, "8231 AB"),
        ("Bel 06-12 34 56 78 maar.", Sort.ADDRESS, "06-12 34 56 78"),
        ("Call +31 6 12345678.", Sort.ADDRESS, "+31 6 12345678"),
        ("De politie komt nu.", Sort.PROMISE, "politie komt nu"),
        ("Blijf rustig, hulp komt eraan.", Sort.PROMISE, "komt eraan"),
        ("We sturen meteen iemand.", Sort.PROMISE, "We sturen meteen iemand"),
        ("Je bent nu veilig.", Sort.PROMISE, "Je bent nu veilig"),
        ("Dit blijft tussen ons.", Sort.PROMISE, "blijft tussen ons"),
        ("Help is on its way.", Sort.PROMISE, "is on its way"),
        ("Goed zo!", Sort.SHOUT, "!"),
    ],
)
def test_names_places_promises_and_shouting_are_pointed_at_on_any_phone(
    text: str, sort: Sort, words: str
) -> None:
    assert [(one.sort, one.words) for one in faults_of(text, Mode.OPEN)] == [(sort, words)]
    assert sort in {one.sort for one in faults_of(text, Mode.NEUTRAL)}


@pytest.mark.parametrize(
    "text",
    [
        "Ik lees nu wat je schrijft. Kun je nu weg?",
        "Bel 112. Bel ook 0800-2000, dag en nacht.",
        "Zullen we morgen om 14.30 uur bellen, op 24-11-2026?",
        "Sinds 2026 is dit zo. Ik ben onderweg 10 minuten bezig.",
        "Is het water heet? Wat is de naam van de dag?",
        "We spreken af op 01-12-2026 14.30.",
        "",
    ],
)
def test_ordinary_words_are_left_alone_on_an_open_phone(text: str) -> None:
    assert faults_of(text, Mode.OPEN) == ()


def test_on_a_phone_that_is_not_open_betraying_words_are_pointed_at_too() -> None:
    for mode in (Mode.NEUTRAL, Mode.NONE):
        assert [one.words for one in faults_of("De opvang belt je.", mode)] == ["opvang"]
    assert faults_of("De opvang belt je.", Mode.OPEN) == ()


def test_the_own_alias_may_be_said() -> None:
    assert faults_of("Hoi, ik heet Anna.", Mode.OPEN, names=("Anna",)) == ()
    assert faults_of("Hoi, ik heet Anna.", Mode.OPEN, names=("Bram",)) != ()


def test_a_long_sentence_is_advice_and_a_name_is_not() -> None:
    long = "woord " * 19 + "einde. Kort."
    assert [(one.sort, one.advice) for one in faults_of(long, Mode.OPEN)] == [(Sort.LONG, True)]
    assert not faults_of("Zij heet Fatima.", Mode.OPEN)[0].advice


@given(text=st.text(max_size=300), more=st.text(max_size=60), mode=st.sampled_from(Mode))
def test_any_text_is_judged_the_same_again_and_a_neutral_phone_never_hears_less(
    text: str, more: str, mode: Mode
) -> None:
    found = faults_of(text, mode)
    assert found == faults_of(text, mode)
    assert len(set(found)) == len(found)
    assert set(faults_of(text, Mode.OPEN)) <= set(faults_of(text, Mode.NEUTRAL))
    told = faults_of(f"{text}\nHulp komt eraan. {more}", mode)
    assert any(one.sort is Sort.PROMISE for one in told)
