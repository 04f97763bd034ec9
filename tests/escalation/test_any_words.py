"""Whatever somebody types, in any language, at any step: a fitting line, and a human who sees it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from dialogue_walk import TALKS, person_at, questions_of
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import EMPTY, STAFFED, asked, client, flags, real_rulebook, says, turn, wrote

from cases.agreement import command_of
from cases.effects import Effect, KeepAnswer, MakeTask, RaiseFlag
from cases.facts import Facts, Phase
from cases.help_button import taps_help
from cases.ids import CheckInId
from cases.levels import Language, Mode
from cases.sides import Role, Side
from cases.state import ClientState
from dialogs.answers import answer_form
from dialogs.lint import BETRAYING
from dialogs.script import Question
from dialogs.step import FREE_TEXT
from dialogs.talk import OPENER

FOREIGN = (
    "bugün iyi değilim, çocuklar uyuyor",
    "لا أعرف ماذا أقول الآن",
    "nie wiem co mam napisać",
    "ніхто мене не чує",
    "je ne sais pas quoi dire",
    "ፈጺመ ኣይፈለጥኩን",
    "شب ها خوابم نمی برد",
    "我不知道",
    "no sé qué poner aquí",
    "mi no sabi",
)
ODD = (
    *(".", "?", "👍", "😢😢", "...", "\n\n", "ok dan", "mwoah", "weet nie", "7", "0", "-1", "1000000"),
    *(
        "{naam}",
        "%s",
        "<b>hoi</b>",
        "'; drop table",
        "a" * 4000,
        "ja nee ja nee",
        "\u202eomgekeerd",
        "\u0000",
    ),
    *("geen idee wat ik moet zeggen", "vandaag naar de markt geweest", "kan ik dit later ook doen denk je"),
)
words = st.sampled_from((*FOREIGN, *ODD)) | st.text(max_size=60)
STEPS = [(name, question) for name in TALKS for question in questions_of(name)]


def somebody(
    name: str, question: Question, mode: Mode, language: Language, *, formal: bool = False
) -> ClientState:
    """Return whom this question may be put to, in quiet times."""
    person = person_at(name, question, mode)
    facts = replace(person.facts, phase=Phase.F2, formal=formal)
    return replace(person, language=language, facts=facts, checkin=CheckInId("c1"))


def is_known(question: Question, text: str) -> bool:
    """Say whether the bot may take these words for an answer or a wish of its own list."""
    values = {f"regel_{place}": "" for place in range(1, 6)}
    return question.button(text, values) is not None or command_of(text) is not None


def seen(effects: Sequence[Effect]) -> bool:
    """Say whether the words stay for a human: unread, as a flag or a task, and never as an answer given."""
    kept = [one.value for one in effects if isinstance(one, KeepAnswer)]
    told = [one for one in effects if isinstance(one, RaiseFlag | MakeTask)]
    return bool(told) or all(value == FREE_TEXT for value in kept)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(STEPS),
    words,
    st.sampled_from([Mode.OPEN, Mode.NEUTRAL]),
    st.sampled_from(Language),
    st.booleans(),
)
def test_at_every_step_any_words_get_a_fitting_line_and_a_human_sees_them(
    step: tuple[str, Question], text: str, mode: Mode, language: Language, formal: bool
) -> None:
    name, question = step
    _, effects = turn(somebody(name, question, mode, language, formal=formal), wrote(text), real_rulebook())
    said = says(effects)
    assert said, "nobody answered"
    for say in said:
        assert say.text.strip()
        assert not any(mark in say.text for mark in "{}!")
        if mode is Mode.NEUTRAL:
            assert not any(word in answer_form(say.text).split() for word in BETRAYING), say.text
    waits = is_known(question, text) and not said[-1].remove_keyboard
    assert said[-1].keyboard or said[-1].closes_talk or waits, "neither a question nor an end"
    assert is_known(question, text) or taps_help(text, None) or seen(effects)


@pytest.mark.parametrize("text", FOREIGN)
@pytest.mark.parametrize("name", TALKS)
def test_another_language_brings_the_question_back_once_and_is_left_for_a_human(name: str, text: str) -> None:
    for question in questions_of(name):
        state = somebody(name, question, Mode.OPEN, Language.NL_B1)
        state, effects = turn(state, wrote(text), real_rulebook())
        assert says(effects)[-1].keyboard or state.talk is None
        kept = [one.value for one in effects if isinstance(one, KeepAnswer)]
        assert kept == [FREE_TEXT] or flags(effects)


@settings(max_examples=150, deadline=None)
@given(words, st.sampled_from([Mode.OPEN, Mode.NEUTRAL]), st.sampled_from(Role), st.booleans(), st.booleans())
def test_between_talks_and_before_the_first_tap_it_is_the_same(
    text: str, mode: Mode, role: Role, opening: bool, staffed: bool
) -> None:
    state = client(mode, role=role, facts=Facts(phase=Phase.F2), side=Side.A)
    state = asked(state, "tik", OPENER) if opening else state
    _, effects = turn(state, wrote(text), real_rulebook(), STAFFED if staffed else EMPTY)
    assert says(effects)
    assert all(say.text.strip() for say in says(effects))
    answered = [one.value for one in effects if isinstance(one, KeepAnswer)]
    opened = any(say.keyboard for say in says(effects))
    assert answered or opened or command_of(text) is not None or seen(effects)
