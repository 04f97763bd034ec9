"""The words that always work: in every state, case and typo; and no everyday sentence is one of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dialogue_samples import sample_script
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    CONTENT,
    NOON,
    asked,
    client,
    flags,
    real_rulebook,
    record,
    safety_texts,
    says,
    small_rulebook,
    turn,
    wrote,
)

from cases.agreement import Command, Word, command_of, language_of
from cases.effects import CancelPlanned, ClearPhone, KeepAnswer, MakeTask, PlanCheckIn, Say, SayKind
from cases.facts import Facts, Phase
from cases.ids import CheckInId
from cases.levels import Language, Level, Mode
from cases.moments import MINUTE, after
from cases.pace import Pace
from cases.spellings import LANGUAGES, NEIGHBOURS, SHORTEST_TYPO, SPELLINGS
from cases.state import Asking, ClientState, Doubt, Question, Standing
from dialogs import texts
from dialogs.talk import OPENER

SCREENING = Path(__file__).parent / "screening"
CALM = Facts(phase=Phase.F2)
_STOPS = {Word.STOP: Standing.STOPPED, Word.NOT_HERE: Standing.NOT_HERE}
_ANSWER_TOO = (Word.MORE, Word.LESS)
_WRITTEN = {spelling: word for spelling, word in SPELLINGS.items() if len(spelling) >= SHORTEST_TYPO}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def typed(draw: st.DrawFn, spellings: tuple[str, ...]) -> str:
    """Draw a word with at most one slip after its first letter, in any case, with marks around it."""
    word = draw(st.sampled_from(spellings))
    if len(word) >= SHORTEST_TYPO and draw(st.booleans()):
        at = draw(st.integers(1, len(word) - 1))
        slip = draw(st.sampled_from(["drop", "double", "change", "swap"]))
        letter = draw(st.sampled_from(_LETTERS))
        slipped = {
            "drop": word[:at] + word[at + 1 :],
            "double": word[:at] + word[at - 1] + word[at:],
            "change": word[:at] + letter + word[at + 1 :],
            "swap": word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word,
        }[slip]
        word = slipped if _still_means(slipped, word) else word
    marks = st.text(" .!?…", max_size=3)
    cased = draw(st.sampled_from([str.lower, str.upper, str.title]))
    return f"{draw(marks)}{cased(word)}{draw(marks)}"


def _still_means(slipped: str, word: str) -> bool:
    """Say whether a slip is no other word, and no number or gap."""
    other = slipped in NEIGHBOURS or SPELLINGS.get(slipped, SPELLINGS[word]) is not SPELLINGS[word]
    return not other and slipped.strip() == slipped and "  " not in slipped


def spellings_of(word: Word) -> tuple[str, ...]:
    return tuple(one for one, meant in SPELLINGS.items() if meant is word)


@st.composite
def states(draw: st.DrawFn) -> ClientState:
    """Draw a client in any standing, doubt, mode and language, with or without a talk, a human, a record."""
    mode = draw(st.sampled_from([Mode.OPEN, Mode.NEUTRAL]))
    plain = client(
        mode,
        language=draw(st.sampled_from(Language)),
        standing=draw(st.sampled_from(Standing)),
        doubt=draw(st.sampled_from(Doubt)),
        held_by=draw(st.sampled_from([None, ANNE])),
        facts=Facts(phase=draw(st.sampled_from(Phase))),
        pace=draw(st.sampled_from(Pace)),
        contact=draw(st.sampled_from([None, record(mode), record(mode, windows=())])),
        question=draw(st.sampled_from([None, Question(None, NOON, Asking.WAITING)])),
    )
    step = draw(st.sampled_from(["", OPENER, "goed", "nu"]))
    return replace(asked(plain, "proef", step), checkin=CheckInId("c1")) if step else plain


@pytest.mark.parametrize("word", [word for word in Word if spellings_of(word)])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_word_alone_is_that_word_whatever_its_case_and_slips(word: Word, data: st.DataObject) -> None:
    text = data.draw(typed(spellings_of(word)))
    assert command_of(text) == Command(word)


@settings(max_examples=80, deadline=None)
@given(data=st.data(), state=states(), word=st.sampled_from([*_STOPS]))
def test_a_stop_is_obeyed_in_every_state_and_nothing_ever_undoes_it(
    data: st.DataObject, state: ClientState, word: Word
) -> None:
    stopped, effects = turn(state, wrote(data.draw(typed(spellings_of(word)))))
    kept = Standing.NOT_HERE if state.standing is Standing.NOT_HERE else _STOPS[word]
    assert stopped.standing is kept
    assert [one for one in effects if isinstance(one, CancelPlanned)]
    level = [one.level for one in effects if isinstance(one, MakeTask) and one.kind == _STOPS[word].value]
    doubtful = state.doubt is not Doubt.NONE or word is Word.NOT_HERE
    assert level == [Level.HIGH if doubtful else Level.CONCERN]
    later = data.draw(typed(tuple(SPELLINGS)))
    resumed, effects = turn(stopped, wrote(later, at=after(NOON, MINUTE)))
    assert resumed.standing in (Standing.STOPPED, Standing.NOT_HERE)
    assert not [one for one in effects if isinstance(one, PlanCheckIn)]
    assert not [one for one in says(effects) if one.kind in (SayKind.OPENER, SayKind.PLANNED)]


@settings(max_examples=80, deadline=None)
@given(data=st.data(), state=states())
def test_help_is_acute_and_wis_clears_the_phone_in_every_state(
    data: st.DataObject, state: ClientState
) -> None:
    _, effects = turn(state, wrote(data.draw(typed(spellings_of(Word.HELP)))))
    assert flags(effects)[0].level is Level.ACUTE
    assert len(says(effects)) == 1
    _, effects = turn(state, wrote(data.draw(typed(spellings_of(Word.WIPE)))))
    assert [one for one in effects if isinstance(one, ClearPhone) and one.everything and one.due_at == NOON]


@settings(max_examples=120, deadline=None)
@given(data=st.data(), state=states(), word=st.sampled_from(Word))
def test_no_word_leaves_a_client_without_an_answer_a_task_or_a_human(
    data: st.DataObject, state: ClientState, word: Word
) -> None:
    written = spellings_of(word)
    alone = "verwijder mij" if word is Word.OWN_DATA else f"/{word.value}"
    asks = typed(written) if written else st.sampled_from([alone, "wat weten jullie van mij"])
    text = data.draw(asks)
    _, effects = turn(state, wrote(text))
    seen = [one for one in effects if isinstance(one, Say | MakeTask)] or flags(effects)
    closed = state.contact is None or not state.contact.windows
    held = state.held_by is not None and word in _ANSWER_TOO
    assert seen or held or closed


@pytest.mark.parametrize("word", ["stop", "later", "taal", "vaker", "minder", "mens", "wis", "niet hier"])
def test_a_word_that_is_an_answer_to_the_question_is_an_answer_and_no_command(word: str) -> None:
    script = sample_script(("vragen", "goed", "knoppen", 0, "ook"), [word])
    book = replace(small_rulebook(), scripts={script.name: script})
    before = replace(asked(client(facts=CALM), "proef", "goed"), checkin=CheckInId("c1"))
    answered, effects = turn(before, wrote(word.upper()), book)
    button, _ = turn(before, wrote("Ja"), book)
    assert answered == button
    assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["ja"]
    assert not [one for one in effects if isinstance(one, MakeTask | CancelPlanned)]


def test_stop_before_acute_words_gets_the_text_first_and_is_obeyed_in_every_standing() -> None:
    for standing in Standing:
        state, effects = turn(client(standing=standing), wrote("stop hij slaat me"), real_rulebook())
        assert state.standing in (Standing.STOPPED, Standing.NOT_HERE)
        assert [one.key for one in safety_texts(effects)] == ["A1"]


def everyday() -> Iterator[str]:
    """Give the sentences of the corpora: what people write, in danger and out of it."""
    for file in sorted(SCREENING.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    for file in sorted((CONTENT / "lexicon" / "training").glob("*.txt")):
        for line in file.read_text("utf-8").split("---", 1)[-1].splitlines():
            yield line.split("|", 1)[-1].strip()


def test_no_everyday_sentence_is_a_command_but_those_that_are_the_word_itself() -> None:
    taken = {text.casefold() for text in everyday() if command_of(text) is not None}
    assert taken <= {"stop", "pauze", "later"}


def test_no_everyday_sentence_is_read_as_two_commands_or_a_language() -> None:
    assert not [text for text in everyday() if language_of(text) is not None and len(text.split()) > 1]


@pytest.mark.parametrize("word", ["vader", "vaak", "laat", "laten", "taak", "wassen", "hielp", "mes", "held"])
def test_a_word_of_its_own_one_letter_away_is_no_command(word: str) -> None:
    assert command_of(word) is None
    assert command_of(word.upper() + "!") is None


@pytest.mark.parametrize("named", LANGUAGES)
def test_the_word_for_language_may_name_one(named: str) -> None:
    assert command_of(f"Taal {named}!") == Command(Word.LANGUAGE, language=LANGUAGES[named])
    assert command_of(f"tal {named}") is None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", sorted(texts.WISHES))
def test_every_answer_stands_in_every_language_and_both_modes(key: str, language: Language) -> None:
    book = real_rulebook().texts
    for mode in (Mode.OPEN, Mode.NEUTRAL):
        assert book.text(key, mode, language).strip()
        assert "!" not in book.text(key, mode, language)
