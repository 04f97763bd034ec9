"""Texts: complete in both modes and every language, and never half-said."""

import pytest
from dialogue_samples import WORDS, book, both, said
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault, Plain
from cases.levels import Language, Mode
from dialogs import texts
from dialogs.texts import parse_texts, read_texts
from dialogs.wording import parse_wording, placeholders, sentences


@pytest.mark.parametrize(
    "plain", [said("Dank je."), {"beide": said("Dank je.")}, both("Dank je.", "Dank je.")]
)
def test_one_wording_may_do_for_both_modes(plain: Plain) -> None:
    wording = parse_wording(plain, ())
    assert [text for _, _, text in wording.everywhere()] == ["Dank je.", "Dank je. A2", "Dank je. en"] * 2


def test_a_text_is_found_by_mode_and_language() -> None:
    wording = parse_wording(both("Open.", "Neutraal."), ())
    assert wording.text(Mode.OPEN, Language.EN) == "Open. en"
    assert wording.text(Mode.NEUTRAL, Language.NL_B1) == "Neutraal."
    assert wording.text(Mode.NONE, Language.NL_B1) == "Neutraal."


@pytest.mark.parametrize(
    ("plain", "path", "problem"),
    [
        ({"open": said("a")}, ("t",), "'neutraal' ontbreekt"),
        ({"beide": {"nl-B1": "a", "nl-A2": "a"}}, ("t", "beide", "en"), "'en' ontbreekt"),
        ({"beide": said("a"), "open": said("a")}, ("t", "open"), "onbekend"),
        ({**said("a"), "fr": "a"}, ("t", "fr"), "onbekend"),
        ({**said("a"), "en": " "}, ("t", "en"), "hoort tekst"),
        (said("Tot {morgen}."), ("t", "nl-B1"), "'{morgen}' is onbekend"),
        (said("Dag. {dag"), ("t", "nl-B1"), "accolade"),
        (said("Dag. }"), ("t", "nl-B1"), "accolade"),
        ({"beide": {"nl-B1": "Tot {dag}.", "nl-A2": "a", "en": "a"}}, ("t", "beide", "nl-B1"), "Elke zin"),
        ("tekst", ("t",), "velden"),
    ],
)
def test_a_broken_wording_is_refused_in_its_place(plain: Plain, path: tuple[str, ...], problem: str) -> None:
    with pytest.raises(ContentFault) as fault:
        parse_wording(plain, ("t",))
    assert fault.value.path == path
    assert problem in fault.value.problem


def test_a_sentence_whose_value_is_unknown_is_left_out() -> None:
    wording = parse_wording(
        {"beide": dict.fromkeys(Language, "Dank je. Tot {dag}. Iemand leest dit {belofte}.")}, ()
    )
    assert wording.text(Mode.OPEN, Language.EN, {"dag": "morgen"}) == "Dank je. Tot morgen."
    assert wording.text(Mode.OPEN, Language.EN, {"belofte": " ", "dag": ""}) == "Dank je."


@given(st.dictionaries(st.sampled_from(["dag", "tijd", "belofte"]), st.text()))
def test_values_are_filled_once_and_never_leave_an_open_place(values: dict[str, str]) -> None:
    wording = parse_wording({"beide": dict.fromkeys(Language, "Hoi. Tot {dag}. Om {tijd} dan.")}, ())
    filled = wording.text(Mode.OPEN, Language.EN, values)
    expected = ["Hoi."]
    expected += [f"Tot {values['dag'].strip()}."] if values.get("dag", "").strip() else []
    expected += [f"Om {values['tijd'].strip()} dan."] if values.get("tijd", "").strip() else []
    assert filled == " ".join(expected)


def test_sentences_and_places_are_counted() -> None:
    assert sentences("Hoi. Gaat het? Ja.") == ["Hoi.", "Gaat het?", "Ja."]
    assert placeholders("Tot {dag}, {naam}.") == ["dag", "naam"]


def test_the_book_says_every_text_in_every_mode_and_language() -> None:
    shelf = book()
    for key in texts.KEYS:
        for mode in Mode:
            assert all(shelf.text(key, mode, language, dag="morgen") for language in Language)


def test_every_key_the_code_names_is_asked_of_the_content() -> None:
    named = {value for name, value in vars(texts).items() if name.isupper() and isinstance(value, str)}
    assert named | set(texts.FORMAL.values()) == texts.KEYS


@pytest.mark.parametrize(
    ("files", "path", "problem"),
    [
        ({"a": {**WORDS, "extra": said("x")}}, ("a", "extra"), "nergens gebruikt"),
        ({"a": WORDS, "b": {"opener": said("x")}}, ("b", "opener"), "staat ook in a"),
        ({"a": {**WORDS, "opener": {}}}, ("a", "opener"), "ontbreekt"),
        ({"a": "tekst"}, ("a",), "velden"),
        ({}, ("texts",), "Deze teksten ontbreken"),
    ],
)
def test_a_set_of_texts_that_is_not_whole_is_refused(
    files: dict[str, Plain], path: tuple[str, ...], problem: str
) -> None:
    with pytest.raises(ContentFault) as fault:
        parse_texts(files)
    assert fault.value.path == path
    assert problem in fault.value.problem


def test_all_faults_of_the_texts_come_together() -> None:
    found, faults = read_texts({"a": {"opener": said("x"), "later": {}, "vreemd": said("x")}})
    assert set(found.wordings) == {"opener"}
    assert found.wordings["opener"].places[Mode.OPEN] == ("a", "opener")
    assert [fault.path for fault in faults] == [("a", "later"), ("a", "vreemd"), ("a",)]


def test_a_release_from_before_a_text_existed_is_still_read() -> None:
    before = {key: plain for key, plain in WORDS.items() if key not in texts.ADDED}
    assert parse_texts({"a": before}).wordings.keys() == texts.KEYS - texts.ADDED
