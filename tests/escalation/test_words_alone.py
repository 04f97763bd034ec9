"""The words that always work, each alone: in Dutch and English, any case, with a slip, in every state."""

from dataclasses import replace
from itertools import product

import pytest
from dialogue_walk import TALKS, person_at, questions_of
from rulebooks import ANNE, NOON, asked, client, flags, real_rulebook, record, safety_texts, says, turn, wrote

from cases.agreement import LONGEST_PAUSE, Command, Word, command_of
from cases.effects import CancelPlanned, ClearPhone, KeepAnswer, MakeTask
from cases.facts import Facts, Phase
from cases.ids import CheckInId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, after
from cases.state import ClientState, Doubt, Standing

CALM = Facts(phase=Phase.F2)
ALONE = {
    Word.STOP: ("STOP", "stop!!", "Stopp", "sotp", "/stop"),
    Word.PAUSE: ("PAUZE", "pauze.", "pauzee", "Pause", "pasue"),
    Word.NOT_HERE: ("NIET HIER", "niet hier!", "niethier", "Not here", "niet hiet"),
    Word.WIPE: ("WIS", "wis.", "Wissen", "WIPE", "wisen"),
    Word.HELP: ("HULP", "hulp!", "Help", "hullp", "hepl"),
    Word.HUMAN: ("MENS", "mens?", "menns", "Human", "humna"),
    Word.LANGUAGE: ("TAAL", "taal?", "taall", "Language", "langauge"),
    Word.LATER: ("LATER", "later.", "latter", "lateer", "Later!"),
    Word.MORE: ("VAKER", "vaker.", "vakker", "More often", "mor often"),
    Word.LESS: ("MINDER", "minder!", "mindder", "Less often", "minder vaak"),
    Word.START: ("/start", "/START", " /start ", "/start abc", "/start@een_bot"),
    Word.PRIVACY: ("/privacy", "/PRIVACY", " /privacy", "/privacy@een_bot", "/privacy nu"),
    Word.KNOWN: (
        *("wat weten jullie van mij", "WAT WETEN JULLIE VAN MIJ?", "wat weten julie van mij"),
        *("What do you know about me?", "wat bewaren jullie nou over me"),
    ),
}
TYPED = [(word, text) for word, typed in ALONE.items() for text in typed]
STATES = {
    "calm": {},
    "neutral": {"contact": record(Mode.NEUTRAL)},
    "english": {"language": Language.EN},
    "held": {"held_by": ANNE},
    "paused": {"standing": Standing.PAUSED},
    "stopped": {"standing": Standing.STOPPED},
    "not_here": {"standing": Standing.NOT_HERE},
    "doubt": {"doubt": Doubt.NOTICED},
    "first_days": {"facts": Facts(phase=Phase.F0)},
    "formal": {"facts": replace(CALM, formal=True)},
}
STOPPED = (Standing.STOPPED, Standing.NOT_HERE)


def person(name: str) -> ClientState:
    return client(**{"facts": CALM, **STATES[name]})


def test_every_word_of_the_list_is_here() -> None:
    """What asks for one's own data has its words in ``tests/cases/test_rights.py``."""
    assert set(ALONE) == set(Word) - {Word.HELP_BUTTON, Word.MISTAKE, Word.OWN_DATA}


@pytest.mark.parametrize(("word", "text"), TYPED)
def test_the_word_alone_is_understood_as_it_is_typed(word: Word, text: str) -> None:
    assert command_of(text) == Command(word)


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize(("word", "text"), TYPED)
def test_it_works_in_every_state(word: Word, text: str, name: str) -> None:
    before = person(name)
    state, effects = turn(before, wrote(text), real_rulebook())
    tasks = [one.kind for one in effects if isinstance(one, MakeTask)]
    told = tasks or flags(effects)
    with_a_human = before.held_by is not None and word in (Word.MORE, Word.LESS)
    assert says(effects) or told or with_a_human, "a human reads it in the conversation, or somebody answers"
    if word is Word.STOP:
        assert state.standing in STOPPED
        assert "stopped" in tasks
    if word is Word.NOT_HERE:
        assert state.standing is Standing.NOT_HERE
    if word is Word.PAUSE and before.standing in (Standing.ACTIVE, Standing.PAUSED):
        assert state.standing is Standing.PAUSED
    if word is Word.WIPE:
        assert any(isinstance(one, ClearPhone) and one.everything for one in effects)
    if word is Word.HELP:
        assert [one.level for one in flags(effects)] == [Level.ACUTE]
        assert safety_texts(effects)
    if word is Word.HUMAN:
        assert told
    if word in (Word.START, Word.PRIVACY) and before.doubt is Doubt.NONE:
        assert says(effects)
    assert before.standing not in STOPPED or state.standing in STOPPED


@pytest.mark.parametrize("days", [1, 3, 10, 31, 400])
@pytest.mark.parametrize("typed", ["pauze {}", "PAUZE {} dagen", "pauzee {}", "pause {} days", "pauze{}"])
def test_a_pause_lasts_as_many_days_as_it_names_and_never_longer_than_a_month(days: int, typed: str) -> None:
    state, effects = turn(client(facts=CALM), wrote(typed.format(days)), real_rulebook())
    lasts = min(days, LONGEST_PAUSE)
    assert (state.standing, state.paused_until) == (Standing.PAUSED, after(NOON, lasts * DAY))
    assert str(lasts) in says(effects)[0].text
    assert not any(isinstance(one, CancelPlanned) for one in effects)


@pytest.mark.parametrize("word", [Word.STOP, Word.PAUSE, Word.NOT_HERE, Word.WIPE, Word.KNOWN, Word.LANGUAGE])
def test_in_answer_to_a_question_the_same_word_is_the_answer_where_it_is_one(word: Word) -> None:
    """In the shipped dialogues none of these is an answer, so at every question it is what it says."""
    for name in TALKS:
        for question in questions_of(name):
            assert question.button(ALONE[word][0]) is None


@pytest.mark.parametrize("name", TALKS)
def test_later_and_less_are_answers_where_a_question_says_so(name: str) -> None:
    for question, typed in product(questions_of(name), ("later", "minder")):
        before = replace(person_at(name, question), facts=CALM, checkin=CheckInId("c1"))
        button = question.button(typed)
        state, effects = turn(before, wrote(typed), real_rulebook())
        kept = [one.value for one in effects if isinstance(one, KeepAnswer)]
        if button is not None:
            assert kept == [button.id]
        elif typed == "later":
            assert kept == ["@later"]
            assert state.talk is None
        assert state.pace is before.pace


def test_acute_words_go_first_and_a_stop_among_them_is_obeyed() -> None:
    for text in ("stop hij slaat me", "STOP HIJ SLAAT ME", "stop, hij heeft een mes"):
        for question in (None, "goed"):
            before = client(facts=CALM) if question is None else asked(client(facts=CALM), "proef", question)
            state, effects = turn(before, wrote(text), real_rulebook() if question is None else None)
            if question is None or "slaat" in text:
                assert safety_texts(effects), text
                assert state.standing is Standing.STOPPED


@pytest.mark.parametrize(
    "text", ["stop maar met de koffie", "ik wil hulp bij mijn formulier", "een mens doet"]
)
def test_in_a_longer_message_the_word_is_no_command(text: str) -> None:
    before = client(facts=CALM)
    state, effects = turn(before, wrote(text), real_rulebook())
    assert command_of(text) is None
    assert state.standing is before.standing
    assert not safety_texts(effects)
