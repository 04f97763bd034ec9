"""One step of a dialogue: answers, own words, the handshake and the last line."""

from dataclasses import replace

import pytest
from dialogue_samples import around, sample_script
from hypothesis import given
from hypothesis import strategies as st

from cases.levels import Language, Level, Mode
from cases.moments import DAY, Moment
from dialogs.script import Script
from dialogs.step import FREE_TEXT, LATER_VALUE, again, begin, is_answer, is_over, step
from dialogs.talk import OPENER, Answer, Signal, StepResult, StepTask, Surroundings, Talk

SCRIPT = sample_script()
UNANSWERED = sample_script(
    ("vragen", "goed", "knoppen", 2, "signaal"), {"code": "R29", "soort": "fear", "niveau": "high"}
)
AT = Moment(1_000)


def opened(around: Surroundings, script: Script = SCRIPT, day: int = 2) -> Talk:
    talk = begin(script, 7, AT, around, day).talk
    assert talk is not None
    return talk


def asked(around: Surroundings, *replies: str, day: int = 2, script: Script = SCRIPT) -> StepResult:
    """Open past the handshake and give the replies in order; return what the last one brings."""
    result = step(opened(around, script, day), script, "Ja", around)
    for reply in replies:
        assert result.talk is not None
        result = step(result.talk, script, reply, around)
    return result


def test_a_talk_opens_with_the_clients_own_line_and_a_tap() -> None:
    result = begin(SCRIPT, 7, AT, around(opener="Pakketje onderweg."), 2)
    assert result.talk == Talk("proef", OPENER, 7, AT, 2)
    (line,) = result.lines
    assert (line.text, line.keyboard, line.opener) == ("Pakketje onderweg.", (("Ja", "Later"),), True)


def test_without_an_own_line_the_default_opener_of_the_mode_is_used() -> None:
    assert begin(SCRIPT, 7, AT, around(opener=" "), 2).lines[0].text == "Tekst opener."


def test_without_a_handshake_the_first_question_comes_at_once_in_neutral_words() -> None:
    result = begin(SCRIPT, 7, AT, around(handshake="none"), 2)
    assert result.lines[0].text == "Gaat het goed?"
    assert not result.lines[0].opener
    assert result.talk is not None
    assert result.talk.step == "goed"


@pytest.mark.parametrize("reply", ["Ja", "ja!", "JA", "Yes", "ok", "Oké"])
def test_a_tap_opens_the_first_question_in_the_mode_of_the_phone(reply: str) -> None:
    result = step(opened(around()), SCRIPT, reply, around())
    assert result.lines[0].text == "Ben je veilig?"
    assert result.lines[0].keyboard == (("Ja", "Twijfel", "Nee"), ("Ik bel liever",))
    assert result.understood


@pytest.mark.parametrize("reply", ["Later", "nee", "nu niet", "LATER."])
def test_later_closes_kindly_and_takes_the_keyboard_away(reply: str) -> None:
    result = step(opened(around()), SCRIPT, reply, around())
    assert result.talk is None
    assert (result.lines[0].text, result.lines[0].closes, result.lines[0].keyboard) == (
        "Tekst later.",
        True,
        (),
    )
    assert result.answers == (Answer(OPENER, LATER_VALUE),)


def test_own_words_at_the_opener_bring_it_back_once_and_then_close() -> None:
    first = step(opened(around()), SCRIPT, "wie is dit", around())
    assert first.lines[0].opener
    assert not first.understood
    assert first.talk is not None
    second = step(first.talk, SCRIPT, "hallo", around())
    assert second.talk is None
    assert second.lines[0].closes
    assert (second.understood, second.answers) == (False, (Answer(OPENER, FREE_TEXT),))


@pytest.mark.parametrize(
    "reply", ["Nee", "nee!", "NEE A2", "nee en", "Niet goed", "3", "niet veilig", "Niet veilig..."]
)
def test_any_language_mode_number_or_other_wording_of_a_button_is_its_answer(reply: str) -> None:
    result = asked(around(), reply)
    assert result.signals == (Signal("R29", "fear", Level.HIGH, "H1"),)
    assert result.answers == (Answer("goed", "nee"),)
    assert result.lines[0].text == "Is het nu mis?"
    assert result.understood


def test_own_words_are_kept_for_a_human_and_the_question_comes_back_once() -> None:
    first = asked(around(), "het is ingewikkeld")
    assert first.lines[0].text == "Tekst niet begrepen.\nBen je veilig?"
    assert first.lines[0].keyboard == (("Ja", "Twijfel", "Nee"), ("Ik bel liever",))
    assert (first.understood, first.answers) == (False, (Answer("goed", FREE_TEXT),))
    second = asked(around(children=True), "het is ingewikkeld", "echt waar")
    assert second.lines[0].text == "Hoe is het met de kinderen?"
    assert not second.understood


def test_an_answer_after_own_words_gives_the_next_question_its_own_second_chance() -> None:
    result = asked(around(children=True), "tja", "ja", "tja")
    assert result.talk is not None
    assert result.lines[0].text.endswith("Hoe is het met de kinderen?")


def test_a_question_that_does_not_concern_this_person_is_passed_over() -> None:
    result = asked(around(children=False), "ja")
    assert result.talk is None
    assert (result.lines[0].text, result.lines[0].closes) == ("Dank je. Tot morgen.", True)


def test_the_question_of_the_day_takes_any_words_and_a_human_reads_them() -> None:
    result = asked(around(), "ja", "Een nieuw slot", day=1)
    assert result.talk is None
    assert result.answers == (Answer("eerste", FREE_TEXT),)
    assert not result.understood
    assert result.lines[0].closes


def test_the_keyboard_of_an_open_question_holds_only_its_ways_out() -> None:
    assert asked(around(), "ja", day=1).lines[0].keyboard == (("Nu niet",), ("Ik bel liever",))


def test_an_acute_button_ends_the_talk_without_another_word() -> None:
    result = asked(around(), "nee", "ja")
    assert (result.talk, result.lines) == (None, ())
    assert result.signals == (Signal("R23", "help_now", Level.ACUTE, "A1"),)


def test_what_a_button_says_stands_above_the_next_line() -> None:
    assert asked(around(children=True), "nee", "nee").lines[0].text == "Goed zo.\nHoe is het met de kinderen?"
    result = asked(around(children=True), "ja", "een lang antwoord")
    assert result.lines[0].text == "Ik geef het door.\nDank je. Tot morgen."
    assert result.tasks == (StepTask("practical", Level.CONCERN),)


def test_long_answers_stand_below_each_other() -> None:
    keyboard = asked(around(children=True), "ja").lines[0].keyboard
    assert keyboard == (("Goed",), ("Een lang antwoord",), ("Ik bel liever",))


def test_number_answers_stand_in_one_row() -> None:
    numbers = [
        {"knop": str(n), "tekst": dict.fromkeys(Language, str(n)), "naar": "slot"} for n in range(1, 6)
    ]
    script = sample_script(("vragen", "kind", "knoppen"), numbers)
    result = asked(around(children=True), "ja", script=script)
    assert result.lines[0].keyboard == (("1", "2", "3", "4", "5"), ("Ik bel liever",))
    assert asked(around(children=True), "ja", "4", script=script).answers == (Answer("kind", "4"),)


def test_who_prefers_to_call_gets_a_task_and_after_something_serious_112() -> None:
    calm = asked(around(), "ik bel liever")
    assert calm.tasks == (StepTask("call_back", Level.CONCERN),)
    assert calm.lines[0].text == "Tekst terugbellen."
    assert calm.lines[0].closes
    serious = asked(around(), "nee", "ik bel liever", script=UNANSWERED)
    assert serious.tasks == (StepTask("call_back", Level.HIGH),)
    assert serious.lines[0].text == "Tekst terugbellen.\nBel 112. Gelezen vandaag."
    answered = asked(around(), "nee", "ik bel liever")
    assert answered.tasks == (StepTask("call_back", Level.HIGH),)
    assert answered.lines[0].text == "Tekst terugbellen."


def test_a_practical_wish_stays_as_urgent_as_it_is_after_something_serious() -> None:
    result = asked(around(children=True), "nee", "nee", "een lang antwoord")
    assert result.tasks == (StepTask("practical", Level.CONCERN),)


def test_a_signal_that_had_its_own_text_is_not_answered_with_112_again() -> None:
    assert asked(around(), "nee", "nee").lines[-1].text == "Goed zo.\nTekst slot zorg."
    assert (
        asked(around(Mode.NEUTRAL, closing="Fijne avond."), "nee", "nee").lines[-1].text
        == "Goed zo.\nFijne avond."
    )


@pytest.mark.parametrize(
    ("replies", "mode", "values", "closing", "text"),
    [
        (("ja",), Mode.OPEN, {"dag": "morgen"}, "", "Dank je. Tot morgen."),
        (("ja",), Mode.OPEN, {}, "", "Dank je."),
        (("ja",), Mode.OPEN, {}, "Fijne avond.", "Fijne avond."),
        (("twijfel",), Mode.OPEN, {}, "Fijne avond.", "Tekst slot zorg."),
        (("twijfel",), Mode.NEUTRAL, {}, "Fijne avond.", "Fijne avond."),
        (("nee", "nee"), Mode.OPEN, {"belofte": "vandaag"}, "", "Goed zo.\nBel 112. Gelezen vandaag."),
        (("nee", "nee"), Mode.OPEN, {"belofte": " "}, "", "Goed zo.\nNiemand leest mee. Bel 112."),
        (("nee", "nee"), Mode.NEUTRAL, {}, "Fijne avond.", "Goed zo.\nDank je. Bij spoed 112."),
    ],
)
def test_the_last_line_follows_the_most_serious_answer_and_what_is_staffed(
    replies: tuple[str, ...], mode: Mode, values: dict[str, str], closing: str, text: str
) -> None:
    result = asked(around(mode, closing=closing, values=values), *replies, script=UNANSWERED)
    assert result.talk is None
    assert (result.lines[-1].text, result.lines[-1].closes, result.lines[-1].keyboard) == (text, True, ())


def test_a_phone_that_may_show_nothing_gets_the_neutral_words() -> None:
    assert asked(around(Mode.NONE)).lines[0].text == "Gaat het goed?"


def test_a_talk_whose_question_is_gone_closes_and_a_human_reads_the_words() -> None:
    lost = Talk("proef", "weg", 7, AT)
    assert step(lost, SCRIPT, "ja", around()) == StepResult(None, understood=False)


def test_known_answers_are_no_commands() -> None:
    talk = asked(around()).talk
    assert talk is not None
    assert is_answer(talk, SCRIPT, "niet veilig")
    assert not is_answer(talk, SCRIPT, "stop")
    assert not is_answer(opened(around()), SCRIPT, "ja")


def test_a_talk_is_over_after_24_hours() -> None:
    talk = opened(around())
    assert not is_over(talk, Moment(AT + DAY - 1))
    assert is_over(talk, Moment(AT + DAY))


replies = st.lists(
    st.one_of(st.sampled_from(["ja", "nee", "3", "goed", "twijfel", "bel"]), st.text(max_size=8))
)


@given(
    replies, st.sampled_from(Mode), st.sampled_from(Language), st.booleans(), st.integers(1, 3), st.booleans()
)
def test_whatever_is_typed_a_talk_ends_and_every_question_shows_a_way_out(
    words: list[str], mode: Mode, language: Language, children: bool, day: int, tap: bool
) -> None:
    here = around(mode, language, children=children, handshake="tap" if tap else "none")
    result = begin(SCRIPT, 7, AT, here, day)
    for word in [*words, *["onbekend"] * 10]:
        if result.talk is None:
            break
        assert result.lines[-1].keyboard
        result = step(result.talk, SCRIPT, word, here)
    assert result.talk is None
    assert not result.lines or (result.lines[-1].closes and not result.lines[-1].keyboard)


def test_a_milder_answer_later_does_not_soften_the_last_line() -> None:
    mild = {"code": "R29", "soort": "fear", "niveau": "concern"}
    script = sample_script(("vragen", "nu", "knoppen", 1, "signaal"), mild)
    (high,) = (one for one in UNANSWERED.questions["goed"].buttons if one.id == "nee")
    first = replace(script.questions["goed"], buttons=(high,))
    softer = replace(script, questions={**script.questions, "goed": first})
    assert asked(around(), "nee", "nee", script=softer).lines[-1].text.endswith("Bel 112. Gelezen vandaag.")


@given(replies, st.sampled_from(Mode), st.sampled_from(Language))
def test_the_question_that_waits_can_be_said_again_and_nothing_moves_on(
    words: list[str], mode: Mode, language: Language
) -> None:
    here = around(mode, language)
    result = begin(SCRIPT, 7, AT, here, 1)
    for word in words:
        if result.talk is None:
            return
        once_more = again(result.talk, SCRIPT, here)
        assert once_more.talk == result.talk
        assert once_more.lines[0].keyboard == result.lines[-1].keyboard
        assert once_more.lines[0].text in result.lines[-1].text
        assert (once_more.answers, once_more.signals, once_more.tasks) == ((), (), ())
        result = step(result.talk, SCRIPT, word, here)


def test_a_talk_that_lost_its_place_cannot_be_said_again() -> None:
    assert again(Talk("proef", "weg", 7, AT), SCRIPT, around()) == StepResult(None, understood=False)
