"""The form of a step: every step of every dialogue goes through it unharmed, and a broken one too."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.content import Plain
from dialogs.parse_button import read_button
from dialogs.parse_question import read_question
from dialogs.plain_flow import steps_of
from dialogs.script import Button
from dialogs.step_form import (
    KINDS,
    answer_keys,
    form_of,
    free_of,
    head_form,
    head_of,
    kind_of,
    plain_of,
    way_out_form,
    way_out_of,
)
from dialogs.step_form_parts import fields_of

FILES = {name: one for name, one in shipped_library().files.items() if name.startswith("dialogues/")}
STEPS = [(file, step) for file, plain in FILES.items() for step in steps_of(plain)]


def whole(file: str) -> Mapping[str, Plain]:
    plain = FILES[file]
    assert isinstance(plain, Mapping)
    return plain


def ways_out(file: str) -> dict[str, Button]:
    found = whole(file).get("uitwegen", {})
    assert isinstance(found, Mapping)
    return {
        name: read_button(name, one, (), way_out=True)
        for name, one in found.items()
        if isinstance(one, Mapping)
    }


@pytest.mark.parametrize(("file", "step"), STEPS)
def test_the_form_of_a_shipped_step_means_the_same_step(file: str, step: str) -> None:
    plain = steps_of(whole(file))[step]
    ways = ways_out(file)
    meant = read_question(step, plain, (), ways)
    assert plain_of(form_of(plain), plain) == plain
    # From nothing: all that the step says is on the form.
    assert read_question(step, plain_of(form_of(plain), {}), (), ways) == meant


@pytest.mark.parametrize("file", FILES)
def test_the_form_of_a_way_out_means_the_same_way_out(file: str) -> None:
    found = whole(file).get("uitwegen", {})
    assert isinstance(found, Mapping)
    for one in found.values():
        assert way_out_of(way_out_form(one), one) == one
        assert way_out_of(way_out_form(one), {}) == one


WORDS = st.text(st.sampled_from("abc {}\n'"), max_size=6)
NAMES = (
    *(
        "vraag",
        "open",
        "neutraal",
        "beide",
        "nl-B1",
        "en",
        "knoppen",
        "knop",
        "tekst",
        "ook",
        "naar",
        "terug",
    ),
    *("signaal", "code", "niveau", "soort", "taak", "zegt", "verder", "uitwegen", "alleen", "als", "rol"),
    *("dagen", "meer", "schaal", "laag", "tot", "hoog", "daling", "samen", "vanaf", "zelfde", "keer"),
)
BROKEN = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(BROKEN)
def test_a_broken_step_goes_through_the_form_as_it_was(plain: Plain) -> None:
    again = plain_of(form_of(plain), plain)
    assert again == (plain if isinstance(plain, Mapping) else {})


@given(BROKEN, st.sampled_from(STEPS), st.sampled_from(KINDS), st.data())
def test_any_half_filled_form_makes_a_step(
    before: Plain, step: tuple[str, str], kind: str, data: st.DataObject
) -> None:
    form = dict(form_of(steps_of(whole(step[0]))[step[1]]))
    for name in data.draw(st.lists(st.sampled_from(sorted(form)), max_size=8)):
        form[name] = data.draw(WORDS)
    made = plain_of({**form, "soort": kind}, before)
    assert isinstance(made, Mapping)
    assert kind_of(made) == kind


VEILIG = steps_of(whole("dialogues/d1.yaml"))["veilig"]


def changed(plain: Plain, **fields: str) -> Mapping[str, Plain]:
    typed = {name.replace("__", "."): value for name, value in fields.items()}
    made = plain_of({**form_of(plain), **typed}, plain)
    assert isinstance(made, Mapping)
    return made


def rows_of(plain: Mapping[str, Plain]) -> list[Mapping[str, Plain]]:
    found = plain["knoppen"]
    assert isinstance(found, list | tuple)
    return [one for one in found if isinstance(one, Mapping)]


def test_one_changed_word_leaves_all_else_as_it_was() -> None:
    made = changed({**fields_of(VEILIG), "later": "iets"}, verder="nu")
    assert made["verder"] == "nu"
    assert made["later"] == "iets"


def test_a_new_row_gets_a_name_of_its_own_and_a_ticked_one_goes() -> None:
    plain: Plain = {"knoppen": [{"knop": "ja", "tekst": {"nl-B1": "Ja"}}, "stuk", {"knop": "oud"}]}
    form = {
        **form_of(plain),
        "knoppen.3.weg": "ja",
        "knoppen.4.tekst.beide.nl-B1": "Ja",
        "knoppen.5.tekst.beide.nl-B1": "Ja",
        "knoppen.6.tekst.wijze": "apart",
        "knoppen.6.tekst.open.nl-B1": "Één keer",
        "knoppen.7.naar": "slot",
    }
    made = plain_of(form, plain)
    assert isinstance(made, Mapping)
    assert [one["knop"] for one in rows_of(made)] == ["ja", "ja_2", "ja_3", "een_keer", "antwoord"]
    assert isinstance(made["knoppen"], list)
    assert "stuk" in made["knoppen"]


def test_an_answer_that_is_emptied_is_gone() -> None:
    plain: Plain = {"knoppen": [{"knop": "ja", "tekst": {"nl-B1": "Ja"}}]}
    assert "knoppen" not in changed(plain, knoppen__1__knop="", **{"knoppen__1__tekst__beide__nl-B1": ""})


def test_a_draft_with_more_answers_than_fit_shows_them_all() -> None:
    plain: Plain = {"knoppen": [{"knop": f"k{place}"} for place in range(9)]}
    assert answer_keys(form_of(plain))[-1] == "knoppen.9"
    assert answer_keys({})[-1] == "knoppen.7"


def test_a_name_for_an_answer_is_made_of_its_words() -> None:
    assert free_of("Ik voel me niet zo heel erg veilig", []) == "ik_voel_me_niet_zo_heel"
    assert free_of("؟", ["antwoord"]) == "antwoord_2"


def test_two_texts_in_place_of_one_start_as_that_one() -> None:
    plain: Plain = {"vraag": {"nl-B1": "Hoe is het?", "fr": "Hm"}}
    made = changed(plain, vraag__wijze="apart")
    assert made["vraag"] == {
        "open": {"nl-B1": "Hoe is het?", "fr": "Hm"},
        "neutraal": {"nl-B1": "Hoe is het?", "fr": "Hm"},
    }


def test_one_text_in_place_of_two_is_the_one_that_is_safe_on_every_phone() -> None:
    plain: Plain = {"vraag": {"open": {"nl-B1": "Ben je bang?"}, "neutraal": {"nl-B1": "Gaat het?"}}}
    assert changed(plain, vraag__wijze="beide")["vraag"] == {"nl-B1": "Gaat het?"}


def test_a_wording_within_beide_stays_within_it_and_an_empty_one_goes() -> None:
    plain: Plain = {"vraag": {"beide": {"nl-B1": "Gaat het?"}}}
    assert changed(plain, **{"vraag__beide__nl-B1": "Alles goed?"})["vraag"] == {
        "beide": {"nl-B1": "Alles goed?"}
    }
    assert "vraag" not in changed({"vraag": {"nl-B1": "Gaat het?"}}, **{"vraag__beide__nl-B1": " "})


def test_the_first_of_several_low_parts_is_on_the_form_and_the_others_stay() -> None:
    plain: Plain = {"schaal": "10", "laag": [{"tot": "2"}, {"tot": "4", "naar": "slot"}]}
    assert changed(plain, laag__tot="3")["laag"] == [{"tot": "3"}, {"tot": "4", "naar": "slot"}]
    assert changed(plain, laag__tot="")["laag"] == [{"tot": "4", "naar": "slot"}]
    assert changed({"schaal": "5", "laag": {"tot": "2"}}, laag__tot="3")["laag"] == {"tot": "3"}
    assert "laag" not in changed({"schaal": "5", "laag": {"tot": "2"}}, laag__tot="")


def test_conditions_are_ticks_and_days_a_run_or_a_list() -> None:
    plain: Plain = {"als": {"rollen": ["elder"], "leeftijd": "kind"}, "verder": "slot"}
    made = changed(plain, alleen__dagen="1 - 10", alleen__maanden="1, 3;5", alleen__leeftijd__oudere="ja")
    assert made["alleen"] == {
        "rol": ["elder"],
        "leeftijd": ["kind", "oudere"],
        "dagen": "1-10",
        "maanden": ["1", "3", "5"],
    }


def test_another_kind_leaves_what_would_be_a_fault_behind() -> None:
    plain: Plain = {"meer": "ja", "naar": "b", "samen": {"vanaf": "2"}, "knoppen": [{"knop": "a"}]}
    assert changed(plain, soort="vraag") == {"knoppen": [{"knop": "a"}]}
    assert changed(plain, soort="open") == {"knoppen": [{"knop": "a"}], "open": "ja"}
    assert changed(plain, soort="schaal") == {"schaal": "5", "naar": "b"}
    scale: Plain = {"schaal": "10", "laag": {"tot": "2"}, "naar": "b"}
    assert changed(scale, soort="meer") == {"naar": "b", "meer": "ja"}
    assert changed(scale, soort="open") == {"open": "ja"}


def test_what_can_also_be_typed_is_a_line_each() -> None:
    plain: Plain = {"knoppen": [{"knop": "ja", "ook": ["jawel"]}]}
    made = changed(plain, knoppen__1__ook="jawel\n\n zeker  weten ")
    assert rows_of(made)[0]["ook"] == ["jawel", "zeker weten"]


def test_a_signal_without_a_code_is_no_signal() -> None:
    plain: Plain = {"knoppen": [{"knop": "ja", "signaal": {"code": "R04", "soort": "x", "niveau": "high"}}]}
    assert "signaal" not in rows_of(changed(plain, knoppen__1__signaal__code=""))[0]


@pytest.mark.parametrize("file", FILES)
def test_the_head_of_a_dialogue_goes_through_its_form_and_the_steps_stay(file: str) -> None:
    plain = whole(file)
    assert head_of(head_form(plain), plain) == plain
    made = head_of({**head_form(plain), "kop.titel": "Anders"}, plain)
    assert made == {**plain, "titel": "Anders"}
