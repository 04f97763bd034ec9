"""The words that work in every state, for whoever types them."""

from dataclasses import replace

import pytest
from rulebooks import (
    ANNE,
    EMPTY,
    NOON,
    asked,
    client,
    flags,
    ladders,
    record,
    safety_texts,
    says,
    small_rulebook,
    turn,
    wrote,
)

from cases.effects import CancelPlanned, ClearPhone, MakeTask, SayKind, SettleCheckIn
from cases.facts import Facts, Phase
from cases.ids import CheckInId
from cases.levels import Level, Mode
from cases.moments import DAY, MINUTE, after
from cases.state import ClientState, Doubt, Standing
from dialogs import texts
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.rulebook import Rulebook

LATER = Facts(phase=Phase.F2)


def rulebook() -> Rulebook:
    """Return a rulebook that knows violence, but no words that are commands."""
    rule = Rule(
        "proef",
        "R04",
        "physical_violence",
        Level.ACUTE,
        (Pattern(("slaat",), 0, ordered=True),),
        "Proef.",
        context=False,
    )
    return replace(small_rulebook(), detector=Detector.of(Lexicon({}, (rule,)), "proef"))


def typed(state: ClientState, text: str, **changes: object) -> tuple[ClientState, tuple[object, ...]]:
    return turn(state, wrote(text, **changes), rulebook())


def tasks(effects: tuple[object, ...]) -> list[tuple[str, Level]]:
    return [(one.kind, one.level) for one in effects if isinstance(one, MakeTask)]


@pytest.mark.parametrize("word", ["stop", "STOP!!", "stopp", "/stop"])
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_stop_alone_stops_what_is_planned_says_so_and_makes_a_task(word: str, mode: Mode) -> None:
    state = replace(asked(client(mode), "proef", "goed"), checkin=CheckInId("c1"))
    stopped, effects = typed(state, word)
    assert (stopped.standing, stopped.talk, stopped.checkin) == (Standing.STOPPED, None, None)
    assert CancelPlanned(state.client, "stopped") in effects
    assert SettleCheckIn(state.client, CheckInId("c1"), "cancelled", reason="stopped") in effects
    assert tasks(effects) == [("stopped", Level.CONCERN)]
    (say,) = says(effects)
    assert (say.key, say.kind, say.mode) == ("N2", SayKind.NOTICE, mode)


def test_stop_within_a_sentence_is_no_command() -> None:
    assert typed(client(), "ik stop met roken")[0].standing is Standing.ACTIVE


def test_stop_before_acute_words_gets_the_safety_text_first_and_is_obeyed() -> None:
    state, effects = typed(client(), "stop hij slaat me")
    assert state.standing is Standing.STOPPED
    assert [one.key for one in says(effects)] == ["A1"]
    assert flags(effects)[0].level is Level.ACUTE
    kinds = [type(one) for one in effects]
    assert kinds.index(type(says(effects)[0])) < kinds.index(CancelPlanned)
    assert typed(client(), "niet hier hij slaat me")[0].standing is Standing.NOT_HERE
    assert typed(client(), "wat hij slaat me")[0].standing is Standing.ACTIVE
    assert typed(client(), "hulp hij slaat me")[0].standing is Standing.ACTIVE


def test_a_stop_from_a_doubtful_sender_is_obeyed_and_looked_at_today() -> None:
    state, effects = typed(client(doubt=Doubt.NOTICED), "stop")
    assert state.standing is Standing.STOPPED
    assert tasks(effects) == [("stopped", Level.HIGH)]
    assert [one.key for one in says(effects)] == ["N1"]


def test_not_here_ends_what_is_planned_and_somebody_looks_today() -> None:
    state, effects = typed(client(), "niet hier")
    assert state.standing is Standing.NOT_HERE
    assert tasks(effects) == [("not_here", Level.HIGH)]
    assert len(says(effects)) == 1
    assert typed(state, "stop")[0].standing is Standing.NOT_HERE


@pytest.mark.parametrize(("text", "days"), [("pauze", 7), ("pauze 3 dagen", 3)])
def test_a_pause_has_an_end_that_was_said(text: str, days: int) -> None:
    state, effects = typed(asked(client(), "proef", "goed"), text)
    assert (state.standing, state.paused_until) == (Standing.PAUSED, after(NOON, days * DAY))
    assert state.talk is None
    assert tasks(effects) == [("paused", Level.CONCERN)]
    assert not [one for one in effects if isinstance(one, CancelPlanned)]
    assert len(says(effects)) == 1


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.NOT_HERE, Standing.UNREACHABLE])
def test_a_pause_never_undoes_a_stop(standing: Standing) -> None:
    state, effects = typed(client(standing=standing), "pauze")
    assert (state.standing, state.paused_until) == (standing, None)
    assert tasks(effects) == [("paused", Level.CONCERN)]


def test_a_pause_can_be_made_longer() -> None:
    state, _ = typed(client(standing=Standing.PAUSED, paused_until=NOON), "pauze 10")
    assert state.paused_until == after(NOON, 10 * DAY)


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.STOPPED])
def test_wis_clears_the_phone_at_once_in_any_standing(standing: Standing) -> None:
    state, effects = typed(client(Mode.NEUTRAL, standing=standing), "wis")
    cleared = [one for one in effects if isinstance(one, ClearPhone) and one.everything]
    assert NOON in [one.due_at for one in cleared]
    assert tasks(effects) == [("wiped", Level.CONCERN)]
    assert state.standing is standing
    said = says(effects)
    assert len(said) == (1 if standing is Standing.ACTIVE else 0)
    assert all(after(NOON, 2 * MINUTE) in [one.due_at for one in cleared] for _ in said)


@pytest.mark.parametrize("standing", Standing)
def test_hulp_alone_is_a_cry_for_help_in_any_standing(standing: Standing) -> None:
    _, effects = typed(client(standing=standing), "hulp")
    (flag,) = flags(effects)
    assert (flag.level, flag.code, flag.category, flag.source) == (Level.ACUTE, "R23", "help_now", "command")
    assert [one.key for one in safety_texts(effects)] == ["A1"]
    assert len(ladders(effects)) == 1


@pytest.mark.parametrize(("facts", "level"), [(Facts(phase=Phase.F0), Level.HIGH), (LATER, Level.CONCERN)])
def test_mens_asks_for_a_person_and_promises_what_is_true(facts: Facts, level: Level) -> None:
    for standing in (Standing.ACTIVE, Standing.STOPPED):
        _, effects = typed(client(facts=facts, standing=standing), "mens")
        (flag,) = flags(effects)
        assert (flag.level, flag.category) == (level, "wants_human")
        assert len(says(effects)) == 1
    _, unstaffed = turn(client(), wrote("mens"), rulebook(), EMPTY)
    book = small_rulebook().texts
    assert says(unstaffed)[0].text == book.text(texts.HUMAN_UNSTAFFED, Mode.OPEN, client().language)


@pytest.mark.parametrize(("word", "key"), [("/start", texts.STARTED), ("/privacy", texts.PRIVACY)])
def test_start_and_privacy_are_answered_in_any_standing_and_change_nothing(word: str, key: str) -> None:
    for standing in Standing:
        state = client(standing=standing)
        after_turn, effects = typed(state, word)
        book = small_rulebook().texts
        assert [one.text for one in says(effects)] == [book.text(key, Mode.OPEN, state.language)]
        assert after_turn == replace(state, last_inbound=NOON)


def test_privacy_asked_in_a_dialogue_leaves_the_question_standing() -> None:
    state = asked(client(), "proef", "goed")
    after_turn, effects = typed(state, "/privacy")
    assert after_turn.talk == state.talk
    assert not says(effects)[0].remove_keyboard


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.NOT_HERE])
@pytest.mark.parametrize("text", ["stop", "pauze", "niet hier", "hoi", "ja"])
def test_after_a_stop_nothing_more_is_sent(standing: Standing, text: str) -> None:
    assert says(typed(client(standing=standing), text)[1]) == []


def test_a_command_works_while_a_human_holds_the_conversation() -> None:
    state, effects = typed(client(held_by=ANNE), "stop")
    assert state.standing is Standing.STOPPED
    assert len(says(effects)) == 1


def test_a_word_that_is_a_button_of_the_question_is_an_answer() -> None:
    state, effects = typed(asked(client(), "proef", "goed"), "niet veilig")
    assert state.standing is Standing.ACTIVE
    assert flags(effects)[0].code == "R29"


def test_an_old_command_is_obeyed_and_confirmed_to_nobody_outside_the_window() -> None:
    state, effects = typed(client(contact=record(windows=())), "stop", sent_at=after(NOON, -11 * MINUTE))
    assert state.standing is Standing.STOPPED
    assert says(effects) == []
    assert len(tasks(effects)) == 1
