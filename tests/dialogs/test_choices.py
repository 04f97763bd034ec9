"""Several choices, what was agreed by its neutral names, a last line of its own, and "u" for who wants it."""

from dataclasses import replace
from typing import Any

import pytest
from dialogue_samples import around, book, both, said, sample
from hypothesis import given
from hypothesis import strategies as st

from cases.content import ContentFault
from cases.levels import Language, Level, Mode
from cases.moments import Moment
from cases.sides import Role
from dialogs import texts
from dialogs.lint import lint_texts
from dialogs.parse import parse_script, read_script, script_faults
from dialogs.script import Script
from dialogs.step import again, begin, is_answer, step
from dialogs.talk import Answer, StepResult, Surroundings, Talk

AT = Moment(1_000)
KIND = ("vragen", "kind")
CONCERN = {"code": "R32", "soort": "trauma", "niveau": "concern"}
WAITING = Talk("proef", "kind", 7, AT, 2)


def choice(name: str, **more: Any) -> dict[str, Any]:
    return {"knop": name, "tekst": said(name.capitalize()), **more}


def several(**more: Any) -> dict[str, Any]:
    return {
        "vraag": said("Wat past?"),
        "meer": "ja",
        "knoppen": [choice("bang"), choice("boos", signaal=CONCERN), choice("goed", naar="slot")],
        "naar": "dagvraag",
        "uitwegen": ["bel"],
        "verder": "dagvraag",
        **more,
    }


def script(value: Any) -> Script:
    return parse_script(sample(KIND, value), book())


def refused(value: Any) -> ContentFault:
    return script_faults(sample(KIND, value), book())[0]


def walked(made: Script, here: Surroundings, *replies: str) -> list[StepResult]:
    found = [step(WAITING, made, replies[0], here)]
    for reply in replies[1:]:
        talk = found[-1].talk
        assert talk is not None
        found.append(step(talk, made, reply, here))
    return found


def test_choices_are_made_one_by_one_until_done_and_each_is_kept() -> None:
    made = script(several())
    first, second, third = walked(made, around(), "hm", "bang", "klaar")
    assert first.lines[0].keyboard == (("Bang", "Boos", "Goed"), ("Klaar",), ("Ik bel liever",))
    assert second.lines[0].text == "Nog iets? Kies het, of tik op Klaar."
    assert second.lines[0].keyboard == (("Boos", "Goed", "Klaar"), ("Ik bel liever",))
    assert second.answers == (Answer("kind", "bang"),)
    assert (third.talk, third.answers) == (None, (Answer("kind", "klaar"),))


def test_a_choice_may_raise_a_signal_at_once_and_one_with_a_target_ends_the_choosing() -> None:
    made = script(several())
    assert [one.code for one in walked(made, around(), "boos")[0].signals] == ["R32"]
    assert walked(made, around(), "bang", "goed")[-1].talk is None


@pytest.mark.parametrize("replies", [("bang", "bang"), ("bang", "boos")])
def test_a_choice_made_twice_or_the_last_one_ends_the_choosing(replies: tuple[str, ...]) -> None:
    assert walked(script(several()), around(), *replies)[-1].talk is None


def test_as_many_choices_as_the_content_says_raise_a_signal_once() -> None:
    options = [choice(name) for name in ("bang", "boos", "stil")]
    together = {"vanaf": "2", "signaal": CONCERN}
    made = script(several(knoppen=options, samen=together))
    raised = [len(one.signals) for one in walked(made, around(), "bang", "boos", "boos")]
    assert raised == [0, 1, 0]
    (_, signal) = next(one for one in made.signals() if one[0] == (*KIND, "samen"))
    assert signal.level is Level.CONCERN


def test_after_own_words_and_after_another_message_the_choices_that_are_left_come_back() -> None:
    made = script(several(meer="true"))
    chosen = walked(made, around(), "bang", "hm")[-1]
    assert chosen.lines[0].text == "Tekst niet begrepen.\nNog iets? Kies het, of tik op Klaar."
    assert chosen.talk is not None
    assert again(chosen.talk, made, around()).lines[0].keyboard == chosen.lines[0].keyboard


def test_choices_without_a_target_of_their_own_go_where_silence_goes() -> None:
    plain = several()
    del plain["naar"]
    assert walked(script(plain), around(), "klaar")[-1].talk is None


def test_choices_may_lead_into_another_dialogue() -> None:
    inner = read_script({**sample(), "gesprek": "d7", "dagvragen": {}, "vragen": INNER}, book(), ("d7",))
    plain = sample(KIND, several(naar="gesprek:d7", terug="dagvraag"))
    made = parse_script(plain, book(), (), {"d7": inner})
    assert walked(made, around(), "bang", "klaar")[-1].lines[0].text == "Waarmee?"
    assert walked(made, around(), "bang", "boos")[-1].lines[0].text == "Waarmee?"


INNER = {
    "goed": {
        "vraag": said("Waarmee?"),
        "knoppen": [{"knop": "geld", "tekst": said("Geld"), "naar": "slot"}],
        "uitwegen": ["bel"],
        "verder": "slot",
    }
}


@pytest.mark.parametrize(
    ("value", "where", "problem"),
    [
        (several(meer="soms"), (*KIND, "meer"), "onbekend"),
        (several(schaal="5"), (*KIND, "meer"), "één antwoord"),
        (several(knoppen=[choice("klaar")]), (*KIND, "knoppen", 0, "knop"), "vaste knop"),
        (several(samen={"vanaf": "7", "signaal": CONCERN}), (*KIND, "samen", "vanaf"), "geen getal"),
        (several(samen={"vanaf": "2"}), (*KIND, "samen"), "'signaal' ontbreekt"),
        (several(knoppen=[choice(f"k{n}") for n in range(6)]), (*KIND, "knoppen"), "Meer dan 7"),
    ],
)
def test_choices_that_cannot_be_right_are_refused_in_their_place(
    value: Any, where: tuple[str | int, ...], problem: str
) -> None:
    fault = refused(value)
    assert (fault.path, problem in fault.problem, bool(fault.remedy)) == (where, True, True)


def agreed(*places: int) -> dict[str, Any]:
    return {
        "vraag": said("Wat ging goed?"),
        "knoppen": [
            *(
                {"knop": f"r{n}", "tekst": dict.fromkeys(Language, f"{{regel_{n}}}"), "naar": "dagvraag"}
                for n in places
            ),
            {"knop": "geen", "tekst": said("Geen"), "naar": "dagvraag"},
        ],
        "uitwegen": ["bel"],
        "verder": "dagvraag",
    }


def named(**names: str) -> Surroundings:
    return around(children=True, values={"dag": "morgen", **names})


def test_what_was_agreed_stands_on_buttons_by_its_neutral_name() -> None:
    made = script(agreed(1, 2))
    here = named(regel_1="Rustig praten", regel_2=" ")
    assert step(WAITING, made, "hm", here).lines[0].keyboard == (
        ("Rustig praten",),
        ("Geen",),
        ("Ik bel liever",),
    )
    for typed in ("rustig praten", "Regel 1"):
        assert step(WAITING, made, typed, here).answers == (Answer("kind", "r1"),)
        assert is_answer(WAITING, made, typed, here.values)
    assert not is_answer(WAITING, made, "regel 2", here.values)
    assert not is_answer(WAITING, made, "rustig praten")


def test_a_question_about_what_was_never_agreed_is_skipped() -> None:
    made = script(agreed(1, 2))
    talk = Talk("proef", "goed", 7, AT, 2)
    assert step(talk, made, "ja", named()).talk is None
    asked = step(talk, made, "ja", named(regel_2="Time-out")).talk
    assert asked is not None
    assert asked.step == "kind"
    about = script({**agreed(), "vraag": said("Lukt {regel_1}?")})
    assert step(talk, about, "ja", named()).talk is None
    assert step(talk, about, "ja", named(regel_1="Bellen")).lines[0].text == "Lukt Bellen?"


def test_the_first_question_is_for_everybody_and_so_not_about_what_was_agreed() -> None:
    plain = sample(("vragen", "goed"), {**agreed(1), "verder": "nu"})
    fault = next(one for one in script_faults(plain, book()) if "niet voor iedereen" in one.problem)
    assert fault.path == ("vragen", "goed")


def test_an_agreement_that_ends_during_the_talk_lets_the_dialogue_move_on() -> None:
    made = script(agreed(1))
    assert step(WAITING, made, "hm", named()).talk is None


@pytest.mark.parametrize("name", ["regel_6", "naam", "dagen", "weg"])
def test_a_placeholder_without_a_value_is_refused(name: str) -> None:
    assert "geen waarde" in refused({**agreed(), "vraag": said(f"Dit. Lukt {{{name}}}?")}).problem


def test_names_of_what_was_agreed_stand_in_questions_and_on_buttons_alone() -> None:
    loose = lint_and_read({texts.CLOSING: said("Dank je. Tot {regel_1}.")})
    assert "geen waarde" in loose.problem
    says = sample((*KIND, "knoppen", 0, "zegt"), said("Goed. Denk aan {regel_1}."))
    assert "geen waarde" in script_faults(says, book())[0].problem


def lint_and_read(change: dict[str, Any]) -> ContentFault:
    with pytest.raises(ContentFault) as fault:
        book(**change)
    return fault.value


def test_a_dialogue_may_end_with_its_own_words_but_never_instead_of_112() -> None:
    made = parse_script({**sample(), "slot": said("Knap gedaan. Tot {dag}.")}, book())
    talk = Talk("proef", "goed", 7, AT, 2)
    assert step(talk, made, "ja", around()).lines[-1].text == "Knap gedaan. Tot morgen."
    assert step(talk, made, "twijfel", around()).lines[-1].text == "Tekst slot zorg."
    assert step(talk, made, "ja", around(closing="Fijne avond.")).lines[-1].text == "Fijne avond."
    assert "uitroepteken" in script_faults({**sample(), "slot": said("Knap!")}, book())[0].problem


def formal_sample() -> dict[str, Any]:
    plain = {**sample(), "vorm": "u"}
    plain["vragen"]["goed"]["vraag"] = both("Voelt u zich veilig?", "Gaat het goed met u?")
    plain["vragen"]["eerste"]["vraag"] = said("Wat heeft u nodig?")
    return plain


def test_a_dialogue_with_u_says_it_everywhere_and_one_with_je_never_does() -> None:
    formal = parse_script(formal_sample(), book())
    talk = Talk("proef", "goed", 7, AT, 2)
    assert step(talk, formal, "hm", around()).lines[0].text.startswith("Tekst niet begrepen u.")
    assert step(talk, formal, "bel", around()).lines[0].text.startswith("Tekst niet begrepen u.")
    without = book()
    older = replace(
        without, wordings={key: one for key, one in without.wordings.items() if not key.endswith(".u")}
    )
    assert (
        step(talk, replace(formal, book=older), "hm", around())
        .lines[0]
        .text.startswith("Tekst niet begrepen.")
    )
    familiar = {**sample(), "vorm": "u"}
    assert "zegt je" in script_faults(familiar, book())[0].problem
    assert "zegt u" in script_faults({**formal_sample(), "vorm": "je"}, book())[0].problem
    assert "zegt je" in lint_texts(book(**{texts.FORMAL[texts.CLOSING]: said("Dank je.")}))[0].problem


def test_a_dialogue_within_addresses_a_person_in_the_same_way() -> None:
    inner = read_script(formal_sample() | {"gesprek": "d7", "dagvragen": {}}, book(), ("d7",))
    outer = sample((*KIND, "knoppen", 0), {**choice("goed"), "naar": "gesprek:d7", "terug": "slot"})
    with pytest.raises(ContentFault) as fault:
        parse_script(outer, book(), (), {"d7": inner})
    assert "spreekt iemand anders aan" in fault.value.problem


def test_a_button_names_no_forbidden_number_and_does_not_shout() -> None:
    label = (*KIND, "knoppen", 0, "tekst")
    assert "mag hier niet" in script_faults(sample(label, said("Bel 0900-1234")), book())[0].problem
    assert "uitroepteken" in script_faults(sample(label, said("Kom!")), book())[0].problem
    assert "zegt u" in script_faults(sample(label, said("Voor u")), book())[0].problem


@given(
    st.lists(
        st.sampled_from(["bang", "boos", "klaar", "hm", "regel 1", "ja"]) | st.text(max_size=4), max_size=12
    ),
    st.sampled_from(Mode),
    st.sampled_from(Role),
)
def test_whatever_is_chosen_and_however_often_the_talk_ends(
    replies: list[str], mode: Mode, role: Role
) -> None:
    here = around(mode, role=role, children=True)
    made = script(several())
    result = begin(made, 7, AT, here, 2)
    for reply in [*replies, *["hm"] * 10]:
        if result.talk is None:
            break
        assert result.lines[-1].keyboard
        result = step(result.talk, made, reply, here)
    assert result.talk is None
