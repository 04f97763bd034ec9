"""Every shipped dialogue, walked over every button to its end, as each person and each phone would see it."""

from dataclasses import replace
from itertools import product

import pytest
from dialogue_risks import expected
from dialogue_walk import AT, TALKS, VALUES, people, person_at, questions_of, script_of, walks
from rulebooks import EMPTY, flags, real_rulebook, says, turn, wrote

from cases.effects import CancelPlanned
from cases.facts import Facts
from cases.levels import Language, Level, Mode, level_of
from cases.sides import Role, Side
from cases.state import Standing
from dialogs.answers import answer_form
from dialogs.codec import decode
from dialogs.lint import (
    BETRAYING,
    LONGEST_AVERAGE,
    LONGEST_BUTTON,
    LONGEST_SENTENCE,
    LONGEST_TEXT,
    MOST_BUTTONS,
    MOST_SENTENCES,
)
from dialogs.script import Button, Question
from dialogs.step import begin, step
from dialogs.talk import OPENER, Line, StepResult, Surroundings, Talk
from dialogs.wording import sentences

PHONES = list(product((Mode.OPEN, Mode.NEUTRAL), Language))
FALL, TOGETHER, AGAIN = "daling", "samen", "zelfde"
PROMISES = ("medewerker leest", "medewerker kijkt", "vraag nu een medewerker", "praat eerst met jou")
ONLY_A_CALL = {"nu", "nu_b", "nu_eten"}
"""Questions where "nu niet" is an answer: is it unsafe now? Not now."""

PASSED_OVER = {"klaar", "geen"}
"""Buttons that pass over a question with many choices, where there is no room for "nu niet"."""


@pytest.mark.parametrize(("mode", "language"), PHONES)
@pytest.mark.parametrize("name", TALKS)
def test_every_button_of_every_question_can_be_tapped_and_every_road_ends(
    name: str, mode: Mode, language: Language
) -> None:
    met: set[tuple[str, str]] = set()
    for walk in walks(name, mode, language):
        met |= walk.met
        assert walk.ends
        for line in walk.lines:
            _is_fit_to_read(line, mode)
        assert all(_is_an_end(end) for end in walk.ends)
    script = script_of(name)
    assert met == {(one.id, button.id) for one in script.questions.values() for button in one.buttons}


def _is_fit_to_read(line: Line, mode: Mode) -> None:
    text = line.text
    assert len(text) <= LONGEST_TEXT, text
    for paragraph in text.split("\n"):
        lengths = [len(one.split()) for one in sentences(paragraph)]
        assert len(lengths) <= MOST_SENTENCES, text
        assert max(lengths) <= LONGEST_SENTENCE, text
        assert sum(lengths) <= LONGEST_AVERAGE * len(lengths), text
    assert not any(mark in text for mark in "!{}"), text
    labels = [label for row in line.keyboard for label in row]
    assert len(labels) <= MOST_BUTTONS or all(label.isdigit() for label in labels[:-2]), labels
    assert len(set(labels)) == len(labels), labels
    for label in labels:
        assert len(label) <= LONGEST_BUTTON, label
        assert not _betrays(label), label
    if mode is Mode.NEUTRAL:
        assert not _betrays(text), text
        assert "0800" not in text, text


def _betrays(text: str) -> bool:
    """Say whether a word in it tells a hostile reader what this is; "verblijf" is not "blijf"."""
    form = answer_form(text)
    return any(word in (form.split() if word in ("blijf", "safe") else form) for word in BETRAYING)


def _is_an_end(result: StepResult) -> bool:
    """Say whether somebody hears something last: a closing line, or the safety text of the signal."""
    if result.lines:
        return result.lines[-1].closes and not result.lines[-1].keyboard
    return bool(result.signals) and bool(result.signals[0].reply)


@pytest.mark.parametrize("name", TALKS)
def test_who_says_nothing_that_fits_comes_to_the_end_as_well(name: str) -> None:
    for mode, language in PHONES:
        for walk in walks(name, mode, language):
            result = begin(walk.script, 1, AT, walk.around, walk.day)
            for word in ("ja", *["blauw"] * 30):
                if result.talk is None:
                    break
                result = step(result.talk, walk.script, word, walk.around)
            assert result.talk is None


@pytest.mark.parametrize("name", TALKS)
def test_every_question_lets_a_person_call_instead_or_leave_it_for_now(name: str) -> None:
    for question in questions_of(name):
        ways_out = {button.id for button in question.buttons if button.way_out}
        passed_over = PASSED_OVER & {button.id for button in question.buttons}
        only_a_call = passed_over or question.id.partition("/")[0] in ONLY_A_CALL
        called = {"bel_vandaag"} if question.id == "wat" and "bel_vandaag" in ways_out else {"bel"}
        assert ways_out == (called if only_a_call else {*called, "nu_niet"}), question.id
        for typed in ("ik bel liever", "I prefer to call"):
            found = question.button(typed)
            assert found is not None
            assert found.task is not None
            assert found.task.kind == "call_back"


def risks_of(name: str) -> dict[str, str]:
    """Return the signal of every button and of every fall on a scale, as the table above writes it.

    What a dialogue within it asks stands at that dialogue.
    """
    signals = {}
    for question in questions_of(name):
        signals |= {f"{question.id}.{button.id}": button.signal for button in question.buttons}
        signals[f"{question.id}.{FALL}"] = question.scale.drop if question.scale else None
        signals[f"{question.id}.{AGAIN}"] = question.again.signal if question.again else None
        signals[f"{question.id}.{TOGETHER}"] = question.many.signal if question.many else None
    return {
        place: f"{one.code} {one.category} {one.level.word} {one.reply}".strip()
        for place, one in signals.items()
        if one is not None and "/" not in place
    }


@pytest.mark.parametrize("name", TALKS)
def test_every_worrying_answer_carries_the_class_level_and_text_of_the_field(name: str) -> None:
    assert risks_of(name) == expected(name)


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
@pytest.mark.parametrize("name", TALKS)
def test_a_worrying_tap_raises_its_flag_in_the_turn_and_says_its_text(name: str, mode: Mode) -> None:
    for place, said in expected(name).items():
        if place.endswith((f".{FALL}", f".{TOGETHER}", f".{AGAIN}")):
            continue
        code, _, level, *reply = said.split()
        at, tapped = place.split(".")
        question = script_of(name).questions[at]
        label = next(one for one in question.buttons if one.id == tapped).label.text(mode, Language.NL_B1)
        _, effects = turn(person_at(name, question, mode), wrote(label), real_rulebook())
        (flag,) = flags(effects)
        assert flag.level >= level_of(level), place
        assert (flag.code, flag.source) == (code, "button"), place
        first = says(effects)[0]
        assert not reply or first.key.startswith(reply[0]), place
        names_a_number = any(number in first.text for number in ("112", "113", "0800-2000"))
        assert names_a_number or not reply, place


@pytest.mark.parametrize("name", TALKS)
def test_the_words_that_always_work_do_so_at_every_question(name: str) -> None:
    for question in questions_of(name):
        person = person_at(name, question)
        stopped, _ = turn(person, wrote("STOP!!"), real_rulebook())
        assert stopped.standing is Standing.STOPPED
        _, effects = turn(person, wrote("hulp"), real_rulebook())
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert "112" in says(effects)[0].text
        both, effects = turn(person, wrote("stop hij slaat me"), real_rulebook())
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert "112" in says(effects)[0].text
        assert both.standing is Standing.STOPPED


@pytest.mark.parametrize("words", ["hij slaat mij nu", "he is hitting me"])
@pytest.mark.parametrize("name", TALKS)
def test_danger_in_own_words_is_seen_at_every_question(name: str, words: str) -> None:
    for question in questions_of(name):
        _, effects = turn(person_at(name, question), wrote(words), real_rulebook())
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert "112" in says(effects)[0].text


@pytest.mark.parametrize("name", TALKS)
def test_no_talk_promises_a_worker_when_nobody_is_there(name: str) -> None:
    for question in questions_of(name):
        for button in question.buttons:
            label = button.label.text(Mode.OPEN, Language.NL_B1)
            _, effects = turn(person_at(name, question), wrote(label), real_rulebook(), EMPTY)
            for said in says(effects):
                assert not any(promise in said.text for promise in PROMISES), said.text


@pytest.mark.parametrize("name", ["d3", "d3b", "d4", "d10", "d11"])
def test_a_fall_on_a_scale_is_seen_while_the_number_itself_is_no_worry(name: str) -> None:
    (question,) = [one for one in questions_of(name) if one.scale is not None]
    assert question.scale is not None
    talk = Talk(name, question.id, 1, AT)
    here = Surroundings(Mode.OPEN, Language.NL_B1, Role.STAYER, Side.A, Facts(), "", "tap", "", VALUES)
    calm = step(talk, script_of(name), "3", replace(here, last_score=4))
    fell = step(talk, script_of(name), "3", replace(here, last_score=5))
    assert calm.signals == ()
    assert fell.signals == (question.scale.drop,)
    assert fell.talk is not None


@pytest.mark.parametrize(("taps", "codes"), [(2, []), (3, ["R32"])])
def test_three_things_about_a_child_together_are_a_worry_and_two_are_not(taps: int, codes: list[str]) -> None:
    here = Surroundings(Mode.OPEN, Language.NL_B1, Role.PARENT, Side.A, Facts(), "", "tap", "", VALUES)
    talk: Talk | None = Talk("d5", "kind", 1, AT)
    found: list[str] = []
    for word in ("Slaapt slecht", "Bang", "Stil")[:taps]:
        assert talk is not None
        result = step(talk, script_of("d5"), word, here)
        found += [one.code for one in result.signals]
        talk = result.talk
    assert found == codes
    assert talk is not None
    done = step(talk, script_of("d5"), "Klaar", here).talk
    assert done is not None
    assert done.step == "school"


@pytest.mark.parametrize(("agreed", "asked_next"), [({}, "time_out"), ({"regel_2": "Rustig praten"}, "goed")])
def test_who_agreed_nothing_is_not_asked_how_it_went(agreed: dict[str, str], asked_next: str) -> None:
    here = Surroundings(Mode.OPEN, Language.NL_B1, Role.STAYER, Side.A, Facts(), "", "tap", "", agreed)
    result = step(Talk("d3", "bijna", 1, AT), script_of("d3"), "Nee", here)
    assert result.talk is not None
    assert result.talk.step == asked_next
    labels = [label for row in result.lines[0].keyboard for label in row]
    assert {"Rustig praten"} & set(labels) == set(agreed.values())


@pytest.mark.parametrize("word", ["niet veilig", "nee niet veilig", "ik voel me niet veilig"])
@pytest.mark.parametrize("name", ["d1", "d1_kort", "weekly", "d4", "d10"])
def test_not_safe_is_an_answer_in_every_dialogue_that_asks_and_the_plan_stays(name: str, word: str) -> None:
    person = person_at(name, script_of(name).questions["veilig"])
    after, effects = turn(person, wrote(word), real_rulebook())
    (flag,) = flags(effects)
    assert (flag.code, flag.level >= Level.HIGH) == ("R29", True)
    assert after.standing is Standing.ACTIVE
    assert after.talk is not None
    assert decode(after.talk).step == "nu"
    assert not any(isinstance(one, CancelPlanned) for one in effects)


@pytest.mark.parametrize("name", TALKS)
def test_a_calm_talk_is_as_short_as_it_was_promised_to_be_on_every_day_of_the_year(name: str) -> None:
    script = script_of(name)
    for (role, children), day in product(people(script), range(1, 366)):
        facts = Facts(children=children)
        here = Surroundings(Mode.OPEN, Language.NL_B1, role, Side.A, facts, "", "tap", "", VALUES)
        result, taps = step(Talk(name, OPENER, 1, AT, day), script, "ja", here), 0
        while result.talk is not None:
            label = calmest(script.questions[result.talk.step]).label
            result = step(result.talk, script, label.text(Mode.OPEN, Language.NL_B1, VALUES), here)
            taps += 1
            assert result.signals == ()
        assert 1 <= taps <= TAPS.get(name, MOST_TAPS)


def calmest(question: Question) -> Button:
    """Return what somebody taps with whom all is well: no worry, nothing asked for, straight on."""
    own = [one for one in question.buttons if not one.way_out and not one.signal and not one.chooses]
    plain = [one for one in own if not one.task and not one.back]
    return next((one for one in plain if one.value in (4, 5)), (plain or own)[0])


MOST_TAPS = 6
TAPS = {"tik": 1, "d8": 1} | dict.fromkeys(("d1", "d1_kort", "d2", "d2_kort", "weekly", "d7"), 3)
