"""One closed question after words that nobody could place: seldom, harmless, and answered by a bare word."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    EMPTY,
    NOON,
    STAFFED,
    asked,
    client,
    flags,
    record,
    safety_texts,
    says,
    small_rulebook,
    turn,
    wrote,
)
from second_opinions import LEANING, SIDEWAYS, opinion_of

from cases.effects import ClearPhone, Effect, KeepAnswer, MakeTask, NoteQuestion, Say, SettleCheckIn
from cases.events import (
    CheckInDue,
    ConversationClaimed,
    Event,
    Kind,
    ReadingAlongSet,
    ReminderDue,
)
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Level, Mode
from cases.moments import HOUR, MINUTE, Moment, after
from cases.sides import Role
from cases.state import Asking, ClientState, Doubt, OpenFlag, Question, ReminderKind, Standing
from dialogs import texts
from dialogs.lint import BETRAYING
from dialogs.texts import TextBook
from escalation.asking import Wish, may_ask, wish
from escalation.assessment import Assessment, Finding, Priority, Status
from escalation.detector import Detector
from escalation.detector_minimum import MINIMUM
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.rulebook import Rulebook, minimal_rulebook
from escalation.scene import Scene

OPEN, NEUTRAL = "Ben je nu veilig?", "Gaat het zo?"
BUTTONS = (("Ja", "Nee", "Bel mij"), ("Anders",))
FLAG = FlagId("e1")
LATER = Facts(phase=Phase.F2)
SAFETY_STEP, CALM_STEP = "goed", "eerste"


@cache
def hearing(first: bool) -> Rulebook:
    """Return the small rulebook with a second opinion that wants ``SIDEWAYS`` read, or read first."""
    second = opinion_of(LEANING, bias=-3.0, review=0.1, lowered=0.1, first=0.1 if first else 2.0)
    return replace(small_rulebook(), detector=replace(_detector(), second=second))


def _detector() -> Detector:
    """Return the built-in minimum list with a word for reading along."""
    slots = Pattern(("leest", "mee"), 0, ordered=True)
    watched = Rule("mee", "R20", "not_safe_to_talk", Level.ACUTE, (slots,), "Mee.", context=False)
    return Detector.of(Lexicon(MINIMUM.classes, (*MINIMUM.rules, watched)), "proef")


FIRST, NEXT = hearing(True), hearing(False)


def questions(effects: tuple[Effect, ...]) -> list[Say]:
    return [one for one in says(effects) if one.keyboard == BUTTONS]


def codes(effects: tuple[Effect, ...]) -> list[str]:
    return [one.code for one in effects if isinstance(one, NoteQuestion)]


def tasks(effects: tuple[Effect, ...]) -> list[str]:
    return [one.kind for one in effects if isinstance(one, MakeTask)]


def later(text: str, minutes: int = 1, **changes: object) -> Event:
    at = after(NOON, minutes * MINUTE)
    return wrote(text, at, id=EventId("e2"), **changes)


def waiting(state: ClientState | None = None, rulebook: Rulebook = FIRST) -> ClientState:
    """Return the client after words that brought the closed question."""
    return turn(state or client(), wrote(SIDEWAYS), rulebook)[0]


def test_words_that_are_to_be_read_first_bring_the_question_at_once_with_three_buttons() -> None:
    state, effects = turn(client(), wrote(SIDEWAYS), FIRST)
    (say,) = says(effects)
    assert (say.text, say.keyboard, say.remove_keyboard, say.closes_talk) == (OPEN, BUTTONS, False, False)
    assert say.answers == NOON
    (flag,) = flags(effects)
    assert (flag.level, flag.priority) == (Level.REVIEW, 2)
    assert codes(effects) == ["asked"]
    assert state.question == Question(FLAG, NOON, Asking.WAITING)


def test_words_to_be_read_later_bring_the_question_too_when_no_dialogue_runs() -> None:
    _, effects = turn(client(), wrote(SIDEWAYS), NEXT)
    assert [one.text for one in says(effects)] == [OPEN]
    assert flags(effects)[0].priority == 1


def test_when_nobody_reads_the_question_says_so() -> None:
    assert (
        says(turn(client(), wrote(SIDEWAYS), FIRST, EMPTY)[1])[0].text == "Bel 0800-2000. Ben je nu veilig?"
    )


def test_on_a_neutral_phone_the_question_betrays_nothing_and_the_words_go() -> None:
    _, effects = turn(client(Mode.NEUTRAL), wrote(SIDEWAYS), FIRST)
    (say,) = says(effects)
    assert say.text == NEUTRAL
    (cleared,) = [one for one in effects if isinstance(one, ClearPhone)]
    assert (cleared.messages, cleared.due_at, cleared.everything) == ((41,), NOON, False)


REFUSED: dict[str, ClientState] = {
    "somebody reads along": client(doubt=Doubt.READS_ALONG),
    "reading along was noticed": client(doubt=Doubt.NOTICED),
    "duress": client(doubt=Doubt.DURESS),
    "a worker holds it": client(held_by=ANNE),
    "stopped": client(standing=Standing.STOPPED),
    "not here": client(standing=Standing.NOT_HERE),
    "not paired yet": client(standing=Standing.PAIRING),
    "no record": client(contact=None),
    "the record ran out": client(contact=record(valid_until=after(NOON, -1))),
    "nothing may show": client(Mode.NONE),
    "an acute flag is open": client(open_flags=(OpenFlag(FlagId("f"), Level.ACUTE, "x", NOON),)),
    "asked eleven hours ago": client(question=Question(FLAG, after(NOON, -11 * HOUR), Asking.OVER)),
}


@pytest.mark.parametrize("why", REFUSED)
def test_the_question_is_not_asked_when(why: str) -> None:
    assert questions(turn(REFUSED[why], wrote(SIDEWAYS), FIRST)[1]) == []


def test_the_question_is_asked_again_after_twelve_hours() -> None:
    state = client(question=Question(FLAG, after(NOON, -12 * HOUR), Asking.OVER))
    assert len(questions(turn(state, wrote(SIDEWAYS), FIRST)[1])) == 1


def test_an_old_message_outside_the_window_is_not_asked_about() -> None:
    night = after(NOON, 12 * HOUR)
    late = wrote(SIDEWAYS, night, sent_at=after(night, -11 * MINUTE))
    assert says(turn(client(), late, FIRST)[1]) == []


def test_a_release_without_the_texts_asks_nothing_and_still_thanks() -> None:
    wordings = {key: one for key, one in FIRST.texts.wordings.items() if key not in texts.ADDED}
    _, effects = turn(client(), wrote(SIDEWAYS), replace(FIRST, texts=TextBook(wordings)))
    assert questions(effects) == []
    assert len(says(effects)) == 1
    assert questions(turn(client(), wrote(SIDEWAYS), minimal_rulebook())[1]) == []


def test_words_that_speak_of_reading_along_are_never_answered_by_a_question() -> None:
    _, effects = turn(client(), wrote(f"hij leest mee {SIDEWAYS}"), FIRST)
    assert questions(effects) == []


NOS = [
    "Nee",
    "nee",
    "nee.",
    "2",
    "niet veilig",
    "Niet veilig!",
    "nee niet veilig",
    "nee echt niet",
    "No",
    "n",
]


@pytest.mark.parametrize("text", NOS)
def test_a_bare_no_is_read_against_the_question_as_not_safe(text: str) -> None:
    state, effects = turn(waiting(), later(text), FIRST)
    (flag,) = flags(effects)
    assert (flag.level, flag.code) == (Level.HIGH, "R29")
    assert [one.key for one in says(effects)] == ["H1"]
    assert codes(effects) == ["not_safe"]
    assert state.question == Question(FLAG, NOON, Asking.OVER)
    assert not any(one.kind is ReminderKind.QUESTION for one in state.reminders)


def test_not_safe_from_who_was_removed_gets_no_sentence_about_what_was_done() -> None:
    state = waiting(client(role=Role.REMOVED_PERSON))
    assert says(turn(state, later("nee"), FIRST)[1])[0].key == "H1_SHORT"


@pytest.mark.parametrize(("facts", "level"), [(Facts(phase=Phase.F0), Level.HIGH), (LATER, Level.CONCERN)])
def test_call_me_is_a_flag_for_a_call_and_the_last_word(facts: Facts, level: Level) -> None:
    state, effects = turn(waiting(client(facts=facts)), later("Bel mij"), FIRST)
    (flag,) = flags(effects)
    assert (flag.level, flag.category) == (level, "call_back")
    assert len(says(effects)) == 1
    assert questions(effects) == []
    assert (codes(effects), state.talk) == (["call_me"], None)


@pytest.mark.parametrize("text", ["Ja", "ja hoor", "veilig", "1"])
def test_safe_closes_nothing_and_is_noted_on_the_flag(text: str) -> None:
    state, effects = turn(waiting(), later(text), FIRST)
    assert flags(effects) == []
    assert [one.flag for one in state.open_flags] == [FLAG]
    assert codes(effects) == ["safe"]
    assert [(one.script, one.value) for one in effects if isinstance(one, KeepAnswer)] == [("@vraag", "safe")]
    assert state.reminders == ()


def test_an_answer_about_words_that_raised_no_flag_is_kept_and_noted_nowhere() -> None:
    begun = replace(waiting(), question=Question(None, NOON, Asking.WAITING))
    _, effects = turn(begun, later("Ja"), FIRST)
    assert codes(effects) == []
    assert [(one.script, one.value) for one in effects if isinstance(one, KeepAnswer)] == [("@vraag", "safe")]


def test_other_words_end_the_question_and_a_human_still_hears_that_it_has_no_answer() -> None:
    state, effects = turn(waiting(), later("ik zit even in de tuin"), FIRST)
    assert codes(effects) == ["own_words"]
    assert questions(effects) == []
    assert tasks(turn(state, ReminderDue(EventId("r"), after(NOON, 30 * MINUTE)), FIRST)[1]) == [
        "question_unanswered"
    ]


def test_a_photo_leaves_the_question_waiting_with_its_buttons() -> None:
    state, effects = turn(waiting(), later("", kind=Kind.PHOTO), FIRST)
    assert state.question == Question(FLAG, NOON, Asking.WAITING)
    assert not any(one.remove_keyboard for one in says(effects))


def test_acute_words_win_over_the_question() -> None:
    state, effects = turn(waiting(), later("nee hij slaat me"), FIRST)
    assert len(safety_texts(effects)) == 1
    assert questions(effects) == []
    assert state.question == Question(FLAG, NOON, Asking.OVER)


def test_no_answer_in_half_an_hour_is_a_task_and_never_a_page() -> None:
    state = waiting()
    assert state.remind_at == after(NOON, 30 * MINUTE)
    left, effects = turn(state, ReminderDue(EventId("r"), after(NOON, 30 * MINUTE)), FIRST)
    assert (tasks(effects), codes(effects), flags(effects)) == (["question_unanswered"], ["unanswered"], [])
    assert left.reminders == ()
    late_no = turn(left, later("nee", 45), FIRST)[1]
    assert flags(late_no)[0].level is Level.HIGH


def test_no_answer_to_a_less_urgent_question_is_no_task_but_it_leaves_a_neutral_phone() -> None:
    state = waiting(client(Mode.NEUTRAL), NEXT)
    _, effects = turn(state, ReminderDue(EventId("r"), after(NOON, 30 * MINUTE)), NEXT)
    assert tasks(effects) == []
    assert [one.everything for one in effects if isinstance(one, ClearPhone)] == [True]


def test_the_question_goes_before_the_next_one_of_a_dialogue_which_then_goes_on() -> None:
    state, effects = turn(asked(client(), "proef", "goed"), wrote(SIDEWAYS), FIRST)
    assert [one.text for one in says(effects)] == [OPEN]
    state, effects = turn(state, later("Ja"), FIRST)
    (say,) = says(effects)
    assert say.text == "Ben je veilig?"
    assert "Ja" in say.keyboard[0]
    _, effects = turn(state, wrote("Ja", after(NOON, 2 * MINUTE), id=EventId("e3")), FIRST)
    assert [one.text for one in says(effects)] == ["Wat heb je nodig?"]


def test_after_not_safe_the_dialogue_goes_on_and_after_call_me_it_ends() -> None:
    state = waiting(asked(client(), "proef", "goed"))
    goes_on, effects = turn(state, later("nee"), FIRST)
    assert [one.key or one.text for one in says(effects)] == ["H1", "Ben je veilig?"]
    assert goes_on.talk is not None
    assert turn(state, later("bel me"), FIRST)[0].talk is None


def test_a_less_urgent_question_waits_until_the_dialogue_closes() -> None:
    state, effects = turn(asked(client(), "proef", "goed"), wrote(SIDEWAYS), NEXT)
    assert (questions(effects), state.question) == ([], Question(FLAG, NOON, Asking.OWED))
    state, effects = turn(asked(state, "proef", "eerste"), later("niks"), NEXT)
    closing, question = says(effects)
    assert closing.closes_talk
    assert (question.text, question.keyboard) == (OPEN, BUTTONS)
    assert state.question == Question(FLAG, after(NOON, MINUTE), Asking.WAITING)


def test_a_tap_on_the_question_about_safety_is_that_answer_already() -> None:
    state, _ = turn(asked(client(), "proef", "goed"), wrote(SIDEWAYS), NEXT)
    state, effects = turn(state, later("Ja"), NEXT)
    assert (questions(effects), state.question) == ([], None)


def test_who_prefers_to_call_is_asked_nothing_more() -> None:
    state, _ = turn(asked(client(), "proef", "eerste"), wrote(SIDEWAYS), NEXT)
    owed = asked(replace(state, question=Question(FLAG, NOON, Asking.OWED)), "proef", "eerste")
    state, effects = turn(owed, later("Ik bel liever"), NEXT)
    assert (questions(effects), state.question) == ([], None)


def test_a_tap_is_never_answered_by_the_question_whatever_its_words_look_like() -> None:
    slots = Pattern(("bel", "liever"), 0, ordered=True)
    odd = Rule("bel", "R29", "fear", Level.REVIEW, (slots,), "Bel.", context=False)
    second = opinion_of({}, bias=5.0, review=0.1, lowered=0.1, first=0.1)
    rules = replace(FIRST, detector=Detector.of(Lexicon({}, (odd,)), "proef", second))
    _, effects = turn(asked(client(), "proef", "goed"), wrote("Ik bel liever"), rules)
    assert questions(effects) == []
    assert len(questions(turn(client(), wrote("Ik bel liever"), rules)[1])) == 1


def test_free_text_of_four_words_after_a_question_about_safety_is_asked_about_when_the_dialogue_closes() -> (
    None
):
    for text, owed in (("vandaag weer lekker gewandeld", True), ("lekker weer gewandeld", False)):
        state, effects = turn(asked(client(), "proef", "goed"), wrote(text))
        assert questions(effects) == []
        assert (state.question == Question(None, NOON, Asking.OWED)) is owed


def test_a_planned_check_in_waits_while_the_question_stands_on_the_screen() -> None:
    due = CheckInDue(EventId("c"), after(NOON, 5 * MINUTE), CheckInId("c1"), "proef", NOON)
    state, effects = turn(waiting(), due, FIRST)
    (deferred,) = [one for one in effects if isinstance(one, SettleCheckIn)]
    assert deferred.outcome == "deferred"
    assert deferred.due_at is not None
    assert deferred.due_at >= after(NOON, 30 * MINUTE)
    assert (says(effects), state.question) == ([], Question(FLAG, NOON, Asking.WAITING))
    later_on = replace(due, at=after(NOON, 31 * MINUTE))
    begun, effects = turn(waiting(), later_on, FIRST)
    assert len(says(effects)) == 1
    assert begun.question == Question(FLAG, NOON, Asking.OVER)


@pytest.mark.parametrize(
    "event",
    [
        ConversationClaimed(EventId("x"), after(NOON, MINUTE), ANNE, "Anne", FLAG),
        ReadingAlongSet(EventId("x"), after(NOON, MINUTE), ANNE, True),
        later("stop"),
        later("hij leest mee"),
    ],
)
def test_a_human_a_stop_and_a_doubt_end_the_question(event: Event) -> None:
    state, _ = turn(waiting(), event, FIRST)
    assert state.question == Question(FLAG, NOON, Asking.OVER)
    assert not any(one.kind is ReminderKind.QUESTION for one in state.reminders)


def test_a_yes_to_nothing_is_not_an_answer_to_the_question() -> None:
    old = client(question=Question(FLAG, after(NOON, -12 * HOUR), Asking.WAITING))
    assert codes(turn(old, wrote("nee"))[1]) == []
    assert codes(turn(client(), wrote("nee"))[1]) == []


TEXTS = st.sampled_from(
    [SIDEWAYS, "nee", "ja", "stop", "hij slaat me", "hij leest mee", "bel mij", "Goed zo", "wis"]
)
STEPS = st.tuples(TEXTS, st.integers(0, 40), st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.PHOTO, Kind.EDITED]))
STATES = st.builds(
    client,
    mode=st.sampled_from(Mode),
    doubt=st.sampled_from([Doubt.NONE, Doubt.NONE, Doubt.NOTICED, Doubt.READS_ALONG]),
    standing=st.sampled_from([Standing.ACTIVE, Standing.PAUSED, Standing.STOPPED]),
    held_by=st.sampled_from([None, None, ANNE]),
    talk=st.sampled_from([None, *(asked(client(), "proef", step).talk for step in ("goed", "nu", "eerste"))]),
)


def walk(
    state: ClientState, steps: list[tuple[str, int, Kind]], rulebook: Rulebook
) -> list[tuple[ClientState, Moment, tuple[Effect, ...], ClientState]]:
    """Return each turn of a series of messages: the state before, its moment, its effects, and after."""
    at, turns = NOON, []
    for number, (text, minutes, kind) in enumerate(steps):
        at = after(at, minutes * MINUTE)
        state, before = (
            turn(state, wrote(text, at, id=EventId(f"e{number}"), kind=kind), rulebook, STAFFED),
            state,
        )
        state, effects = state
        turns.append((before, at, effects, state))
    return turns


@settings(max_examples=150, deadline=None)
@given(STATES, st.lists(STEPS, max_size=7), st.booleans())
def test_the_question_is_never_asked_in_doubt_never_twice_and_never_beside_a_safety_text(
    state: ClientState, steps: list[tuple[str, int, Kind]], first: bool
) -> None:
    asked_at: list[Moment] = []
    for before, at, effects, left in walk(state, steps, hearing(first)):
        found = questions(effects)
        asked_at += [at for _ in found]
        if not found:
            continue
        assert len(found) == 1
        assert (before.doubt, left.doubt, before.held_by) == (Doubt.NONE, Doubt.NONE, None)
        assert before.standing is not Standing.STOPPED
        assert safety_texts(effects) == []
        assert max(one.level for one in flags(effects)) is Level.REVIEW if flags(effects) else True
        assert says(effects)[-1] is found[0]
        assert [one for one in says(effects) if one.keyboard] == found
        if found[0].mode is Mode.NEUTRAL:
            assert not any(word in found[0].text.lower() for word in BETRAYING)
    assert all(later - earlier >= 12 * HOUR for earlier, later in pairwise(asked_at))


@settings(max_examples=100, deadline=None)
@given(STATES, st.lists(STEPS, min_size=1, max_size=5), st.booleans())
def test_an_acute_message_gets_its_safety_text_whatever_question_waits(
    state: ClientState, steps: list[tuple[str, int, Kind]], first: bool
) -> None:
    *_, (_, at, _, left) = walk(state, steps, hearing(first))
    plain = replace(left, question=None, reminders=())
    message = wrote("hij slaat me", after(at, MINUTE), id=EventId("last"))
    with_question, without = turn(left, message, FIRST), turn(plain, message, FIRST)
    assert safety_texts(with_question[1]) == safety_texts(without[1])
    assert flags(with_question[1]) == flags(without[1])
    assert questions(with_question[1]) == []


def test_every_place_that_weighed_in_the_second_opinion_is_marked_and_explained_once() -> None:
    (flag,) = flags(turn(client(), wrote(SIDEWAYS), FIRST)[1])
    marked = [SIDEWAYS[span.start : span.end] for span in flag.spans]
    heaviest = sorted(LEANING, key=lambda gram: -LEANING[gram])[:2]
    assert set(marked) >= {gram.removeprefix("=") for gram in heaviest}
    assert sum(bool(span.explanation) for span in flag.spans) == 1


@pytest.mark.parametrize("why", REFUSED)
def test_the_rule_itself_refuses_too_and_does_not_lean_on_what_may_be_said(why: str) -> None:
    assert not may_ask(Scene(REFUSED[why], FIRST, STAFFED, NOON, NOON))
    assert may_ask(Scene(client(), FIRST, STAFFED, NOON, NOON))


@pytest.mark.parametrize("status", Status)
def test_any_mention_of_reading_along_forbids_the_question_whatever_the_context_made_of_it(
    status: Status,
) -> None:
    scene = Scene(client(), FIRST, STAFFED, NOON, NOON)
    mention = Finding("not_safe_to_talk", "R20", Level.NONE, Level.ACUTE, status, 0, 4, "mee", "Mee.")
    other = replace(mention, code="R07")
    for finding, wanted in ((mention, Wish.NONE), (other, Wish.NOW)):
        found = Assessment(Level.REVIEW, (finding,), priority=Priority.FIRST)
        assert wish(scene, found, unparsed=False) is wanted


def test_acute_words_that_begin_with_no_are_no_answer() -> None:
    _, effects = turn(waiting(), later("nee slaat me"), FIRST)
    assert (codes(effects), len(safety_texts(effects))) == (["own_words"], 1)
