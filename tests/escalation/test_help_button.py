"""The help button: its word betrays nothing, a tap brings the safety text, and a mistake leaves a trace."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import (
    ANNE,
    NOON,
    asked,
    client,
    flags,
    ladders,
    real_rulebook,
    record,
    safety_texts,
    says,
    turn,
    wrote,
)

from cases.effects import Say, SayAloud
from cases.events import CheckInDue, PairingAccepted, ReminderDue
from cases.facts import Facts, Phase
from cases.help_button import CHOICES, LABELS, help_label, is_label, taps_help
from cases.ids import CheckInId, EventId, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, MINUTE, SECOND, after
from cases.safe_contact import Channel
from cases.state import Asking, ClientState, Doubt, Past, ReminderKind, Sign
from dialogs.lint import BETRAYING
from escalation.help_button import LATELY, WAITS, without_help

QUIET = Facts(phase=Phase.F2, living_apart=True)
TOGETHER = Facts(phase=Phase.F2)
contacts = st.none() | st.builds(
    lambda mode, label: record(mode, help_label=label),
    st.sampled_from(Mode),
    st.sampled_from(["", *CHOICES, "Hulp", "Thee"]),
)


def at_question(mode: Mode = Mode.OPEN, **changes: object) -> ClientState:
    """Return who was asked the question of the tests, with the chosen word on the help button."""
    label = str(changes.pop("label", ""))
    plain = client(mode, **{"facts": QUIET, "contact": record(mode, help_label=label), **changes})
    return asked(plain, "proef", "goed")


def looked(state: ClientState, later: int) -> tuple[ClientState, list[Level]]:
    state, effects = turn(state, ReminderDue(EventId("r1"), after(NOON, later)))
    return state, [one.level for one in flags(effects)]


@given(contacts, st.sampled_from(Mode), st.sampled_from(Language), st.booleans(), st.booleans())
def test_a_phone_that_others_may_see_never_says_hulp(
    contact: object, mode: Mode, language: Language, apart: bool, ban: bool
) -> None:
    facts = Facts(living_apart=apart, ban_active=ban)
    label = help_label(contact, facts, mode, language)  # type: ignore[arg-type]  # drawn from records
    assert label
    assert len(label) <= 22
    assert not any(word in label.lower() for word in BETRAYING)
    hostile = mode is not Mode.OPEN or not (apart or ban)
    assert not (hostile and label.lower() in ("hulp", "help"))
    plain = label.lower() in ("hulp", "help")
    assert plain or taps_help(label.upper(), contact)  # type: ignore[arg-type]  # as above


def test_who_lives_apart_and_reads_alone_sees_what_the_button_is_for() -> None:
    assert help_label(None, QUIET, Mode.OPEN, Language.NL_B1) == "Hulp"
    assert help_label(None, QUIET, Mode.OPEN, Language.EN) == "Help"
    assert help_label(None, QUIET, Mode.NEUTRAL, Language.EN) == "Other"
    assert help_label(record(help_label="Overig"), QUIET, Mode.OPEN, Language.EN) == "Misc"
    assert [one.text(Language.NL_B1) for one in LABELS if not one.plain] == list(CHOICES)
    assert is_label(" overig. ")
    assert not is_label("iets anders")


@pytest.mark.parametrize("name", ["d1", "d3", "d4", "d10", "weekly", "tik"])
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_the_button_stands_beside_every_question_and_never_on_the_first_line(name: str, mode: Mode) -> None:
    book, state = real_rulebook(), client(mode, contact=record(mode, help_label="Overig"), facts=QUIET)
    state, effects = turn(state, CheckInDue(EventId("e0"), NOON, CheckInId("c1"), name, NOON), book)
    (opener,) = says(effects)
    assert ("Overig",) not in opener.keyboard
    _, effects = turn(state, wrote("ja"), book)
    assert says(effects)[-1].keyboard[-1] == ("Overig",)


def test_the_start_has_one_line_and_one_button() -> None:
    _, effects = turn(client(), PairingAccepted(EventId("e1"), NOON, StaffId("anne")), real_rulebook())
    assert [one.keyboard for one in says(effects)] == [(("Ja",),)]


@pytest.mark.parametrize("word", ["Anders", "anders", " ANDERS. ", "Other"])
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_a_tap_in_quiet_times_brings_the_text_at_once_and_the_page_in_a_minute(mode: Mode, word: str) -> None:
    state, effects = turn(at_question(mode, facts=TOGETHER), wrote(word))
    (text,), (flag,) = safety_texts(effects), flags(effects)
    assert (text.key, "112" in text.text) == ("A1", True)
    assert (text.keyboard, text.inline) == ((("Nu", "Foutje"),), True)
    assert (flag.level, flag.code, flag.source) == (Level.CONCERN, "R23", "button")
    assert (ladders(effects), state.talk) == ([], None)
    early, raised = looked(state, WAITS - SECOND)
    assert (raised, early.reminders == state.reminders) == ([], True)
    paged, raised = looked(state, WAITS)
    assert raised == [Level.ACUTE]
    assert not [one for one in paged.reminders if one.kind is ReminderKind.HELP]


def test_now_pages_at_once_and_a_mistake_leaves_a_concern_and_no_page() -> None:
    tapped, _ = turn(at_question(facts=TOGETHER, language=Language.EN), wrote("Anders"))
    now, effects = turn(tapped, replace(wrote("Now", after(NOON, SECOND)), id=EventId("e2")))
    assert [one.level for one in flags(effects)] == [Level.ACUTE]
    assert [one.due_at for one in ladders(effects)] == [after(NOON, SECOND)]
    assert looked(now, 2 * WAITS)[1] == []
    wrong, effects = turn(tapped, replace(wrote("foutje", after(NOON, SECOND)), id=EventId("e2")))
    assert (flags(effects), ladders(effects)) == ([], [])
    assert [one.text for one in says(effects)] == ["I have passed it on."]
    assert [one.level for one in wrong.open_flags] == [Level.CONCERN]
    assert looked(wrong, 2 * WAITS)[1] == []


def test_those_two_words_mean_nothing_when_nobody_tapped() -> None:
    for word in ("nu", "foutje"):
        _, effects = turn(client(facts=QUIET), wrote(word))
        assert flags(effects) == []
        assert safety_texts(effects) == []


serious = [
    {"facts": Facts(phase=Phase.F0)},
    {"doubt": Doubt.NOTICED},
    {"past": Past(signs=(Sign("R07", Level.HIGH, after(NOON, -LATELY)),))},
]


@pytest.mark.parametrize("changes", serious)
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_in_serious_times_a_tap_is_paged_at_once(changes: dict[str, object], mode: Mode) -> None:
    state, effects = turn(at_question(mode, **{"facts": TOGETHER, **changes}), wrote("Anders"))
    assert max(one.level for one in flags(effects)) is Level.ACUTE
    assert len(ladders(effects)) == 1
    assert not [one for one in state.reminders if one.kind is ReminderKind.HELP]
    assert not says(effects)[0].inline


def test_what_was_serious_long_ago_does_not_page_at_once() -> None:
    past = Past(signs=(Sign("R07", Level.HIGH, after(NOON, -LATELY - DAY)),))
    _, effects = turn(at_question(facts=TOGETHER, past=past), wrote("Anders"))
    assert ladders(effects) == []


def test_nobody_is_paged_for_a_tap_that_a_worker_already_has() -> None:
    tapped, _ = turn(at_question(facts=TOGETHER), wrote("Anders"))
    assert looked(replace(tapped, held_by=ANNE), WAITS)[1] == []
    seen = tuple(replace(one, acknowledged_by=ANNE) for one in tapped.open_flags)
    assert looked(replace(tapped, open_flags=seen), WAITS)[1] == []
    assert looked(replace(tapped, open_flags=()), WAITS)[1] == []


def test_a_second_tap_waits_from_then_on() -> None:
    once, _ = turn(at_question(facts=TOGETHER), wrote("Anders"))
    twice, _ = turn(once, replace(wrote("Anders", after(NOON, 30 * SECOND)), id=EventId("e2")))
    due = [one.due for one in twice.reminders if one.kind is ReminderKind.HELP]
    assert due == [after(NOON, 30 * SECOND + WAITS)]


def test_the_button_wins_from_an_answer_with_the_same_word() -> None:
    """A release of before may still have such an answer; the tap on the button is what counts."""
    state = asked(client(facts=TOGETHER, contact=record(help_label="Goed")), "proef", "goed")
    _, effects = turn(state, wrote("Goed"))
    assert [one.code for one in flags(effects)] == ["R23"]


@pytest.mark.parametrize("knock", [".", "...", "?!", "😢", " - "])
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_between_talks_a_dot_opens_the_door(mode: Mode, knock: str) -> None:
    state, effects = turn(client(mode, facts=TOGETHER), wrote(knock), real_rulebook())
    (say,) = says(effects)
    assert state.question is not None
    assert state.question.asking is Asking.WAITING
    assert len(say.keyboard) == 2
    assert say.keyboard[-1] == ("Anders",)


def test_between_talks_no_buttons_stay_on_a_neutral_phone() -> None:
    state = client(Mode.NEUTRAL, facts=TOGETHER)
    for text in ("het was een gewone dag", "hoi", "later"):
        _, effects = turn(state, wrote(text), real_rulebook())
        assert all(one.remove_keyboard and not one.keyboard for one in says(effects))


def test_a_worker_on_the_telephone_sees_no_help_button() -> None:
    called = client(facts=TOGETHER, contact=record(channel=Channel.CALL))
    state, effects = turn(
        called, CheckInDue(EventId("e0"), NOON, CheckInId("c1"), "tik", NOON), real_rulebook()
    )
    aloud = [one.say for one in effects if isinstance(one, SayAloud)]
    assert aloud
    assert all(("Anders",) not in one.keyboard for one in aloud)
    line = Say(state.client, "Hoe?", aloud[0].kind, Mode.OPEN, keyboard=(("Ja",), ("Hulp",)))
    assert without_help(line, state).keyboard == (("Ja",),)
    lone = replace(line, keyboard=(("Hulp",),))
    assert without_help(lone, state) == lone
    for plain in (replace(line, inline=True), replace(line, keyboard=())):
        assert without_help(plain, state) == plain


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3 * MINUTE), st.sampled_from(["", "nu", "foutje", "hoi"]), st.integers(1, 59))
def test_a_tap_is_always_paged_or_called_a_mistake(later: int, word: str, seconds: int) -> None:
    state, effects = turn(at_question(facts=TOGETHER), wrote("Anders"))
    levels = [one.level for one in flags(effects)]
    if word:
        answered = replace(wrote(word, after(NOON, seconds * SECOND)), id=EventId("e2"))
        state, effects = turn(state, answered)
        levels += [one.level for one in flags(effects)]
    levels += looked(state, WAITS + later)[1]
    assert (Level.ACUTE in levels) == (word != "foutje")
    assert Level.CONCERN in levels
