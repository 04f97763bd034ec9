"""Who is writing: a score that explains itself, soft signs that change no text, and a shut phone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON, client, flags, real_rulebook, safety_texts, says, small_rulebook, turn, wrote

from cases.doubts import DoubtSign, Manner
from cases.effects import CancelPlanned, Effect, MakeTask, PlanCheckIn, Say, SayKind
from cases.events import AnswerOverdue, CheckInDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, MINUTE, after
from cases.state import ClientState, Doubt, Past, Standing
from escalation.doubt import (
    COUNTS_FOR,
    MOST_SIGNS,
    SOFT_AT_MOST,
    STRONG_FROM,
    Weight,
    Why,
    asks_who,
    jumps,
    kept,
    weigh,
    with_message,
)
from escalation.fixed_texts import neutral_text

CALM = Facts(phase=Phase.F2)
SOFT = (Why.ASKS_WHO, Why.STYLE)
QUIET = ("ik ga zo naar mijn werk", "het gaat wel goed hier", "de kinderen slapen nu al") * 4
LOUD = "Wilt u mij vertellen wat dit is. Ik heb hier recht op. U zegt het mij nu."


def signs(*whys: Why) -> tuple[DoubtSign, ...]:
    return tuple(DoubtSign(why.value, NOON) for why in whys)


def tasks(effects: tuple[Effect, ...]) -> list[tuple[Level, tuple[str, ...]]]:
    return [
        (one.level, one.why) for one in effects if isinstance(one, MakeTask) and one.kind == "other_person"
    ]


def known(texts: tuple[str, ...] = QUIET) -> Manner:
    manner = Manner()
    for text in texts:
        manner = with_message(manner, text)
    return manner


def usual(**changes: object) -> ClientState:
    return client(facts=CALM, past=Past(manner=known()), **changes)


@given(st.lists(st.sampled_from(SOFT), max_size=40))
def test_soft_signs_alone_never_weigh_what_puts_a_phone_in_doubt(whys: list[Why]) -> None:
    weighed = weigh(signs(*whys), NOON)
    assert weighed.score <= SOFT_AT_MOST < STRONG_FROM
    assert set(weighed.reasons) == {why.value for why in whys}


@given(st.lists(st.sampled_from(Why), max_size=12), st.randoms(use_true_random=False))
def test_the_score_is_the_same_for_every_order_and_never_falls_with_more(
    whys: list[Why], chance: object
) -> None:
    shuffled = sorted(whys, key=lambda _: chance.random())  # type: ignore[attr-defined]  # a Random
    assert weigh(signs(*whys), NOON) == weigh(signs(*shuffled), NOON)
    for more in Why:
        assert weigh(signs(*whys, more), NOON).score >= weigh(signs(*whys), NOON).score


@pytest.mark.parametrize(
    ("whys", "weight"),
    [
        ((), Weight.NONE),
        ((Why.STYLE,), Weight.NONE),
        ((Why.ASKS_WHO,), Weight.SOFT),
        ((Why.STYLE, Why.STYLE), Weight.SOFT),
        ((Why.WRONG_PICTURE,), Weight.SOFT),
        ((Why.WRONG_PICTURE, Why.WRONG_PICTURE), Weight.STRONG),
        ((Why.OTHER_SENDER,), Weight.STRONG),
    ],
)
def test_what_signs_weigh(whys: tuple[Why, ...], weight: Weight) -> None:
    assert weigh(signs(*whys), NOON).weight is weight


def test_a_sign_counts_for_two_weeks_and_an_unknown_code_for_nothing() -> None:
    old = DoubtSign(Why.OTHER_SENDER.value, after(NOON, -COUNTS_FOR - 1))
    assert weigh([old, DoubtSign("vreemd", NOON)], NOON).weight is Weight.NONE
    many = [DoubtSign(Why.STYLE.value, after(NOON, number)) for number in range(20)]
    assert kept([old, *many], after(NOON, 20)) == tuple(many[-MOST_SIGNS:])


def test_reasons_stand_with_the_most_telling_first() -> None:
    assert weigh(signs(*reversed(Why)), NOON).reasons == (
        "other_sender",
        "wrong_picture",
        "asks_who",
        "style",
    )


def test_a_style_jumps_only_when_three_habits_break_and_the_style_is_known() -> None:
    assert jumps(known(), LOUD)
    assert not jumps(known(QUIET[:7]), LOUD)
    assert not jumps(known(), "Wilt u.")
    assert not jumps(known(), "ik ben nu bij mijn moeder thuis")
    assert not jumps(known(), "Ik ben nu bij mijn moeder.")


@pytest.mark.parametrize(
    ("text", "asks"),
    [("wie is dit?", True), ("Wie ben jij", True), ("WHO IS THIS??", True), ("wie is dit kind", False)],
)
def test_who_asks_who_this_is(text: str, asks: bool) -> None:
    assert asks_who(text) is asks


def test_another_account_shuts_the_phone_and_a_human_reads_why() -> None:
    state, effects = turn(usual(), wrote("hoi", other_sender=True))
    assert state.doubt is Doubt.NOTICED
    assert CancelPlanned(state.client, "not_safe_to_talk") in effects
    assert tasks(effects) == [(Level.HIGH, ("other_sender",))]
    again, effects = turn(state, wrote("hallo?", at=after(NOON, MINUTE), other_sender=True))
    assert tasks(effects) == []
    assert again.past.manner == usual().past.manner


def test_a_soft_doubt_makes_one_task_and_changes_nothing_else() -> None:
    plain, expected = turn(client(facts=CALM), wrote("wie is dit?"))
    state, effects = turn(usual(), wrote("wie is dit?"))
    assert state.doubt is Doubt.NONE
    assert tasks(effects) == tasks(expected) == [(Level.CONCERN, ("asks_who",))]
    assert says(effects) == says(expected)
    _, later = turn(state, wrote("wie ben jij?", at=after(NOON, DAY)))
    assert tasks(later) == []
    assert plain.doubt is Doubt.NONE


def test_two_jumps_of_style_let_a_human_look_and_words_of_danger_are_no_style() -> None:
    once, effects = turn(usual(), wrote(LOUD))
    assert tasks(effects) == []
    twice, effects = turn(once, wrote(LOUD, at=after(NOON, DAY)))
    assert tasks(effects) == [(Level.CONCERN, ("style",))]
    assert twice.doubt is Doubt.NONE
    afraid = "HELP MIJ. HIJ SLAAT MIJ NU EN U MOET KOMEN. HIJ HEEFT EEN MES BIJ ZICH EN IK BEN BANG."
    state, effects = turn(usual(), wrote(afraid), real_rulebook())
    assert flags(effects)[0].level is Level.ACUTE
    assert state.past.doubts == ()
    assert state.past.manner == usual().past.manner


@given(
    st.lists(st.sampled_from(SOFT), max_size=MOST_SIGNS),
    st.sampled_from(["HIJ SLAAT ME NU", "hij heeft een mes", "help", "ik ga dood hij wurgt me"]),
    st.sampled_from([Mode.OPEN, Mode.NEUTRAL]),
)
def test_a_soft_doubt_never_changes_the_safety_text(whys: list[Why], text: str, mode: Mode) -> None:
    before = client(mode, facts=CALM, past=Past(manner=known()))
    doubted = replace(before, past=replace(before.past, doubts=signs(*whys)))
    _, plain = turn(before, wrote(text), real_rulebook())
    _, effects = turn(doubted, wrote(text), real_rulebook())
    assert safety_texts(effects) == safety_texts(plain)
    assert safety_texts(effects)
    assert says(effects) == says(plain)


_TAKEOVER = (
    "wie is dit",
    "wie ben jij",
    "wat weten jullie van mij",
    "wat weet je van me",
    "/start",
    "/privacy",
    "taal",
    "vaker",
    "minder",
    "later",
    "mens",
    "pauze 3",
    "stop",
    "niet hier",
    "wis",
    "ja",
    "nee",
    "5",
    "wat hadden we afgesproken",
    "hoe heet mijn begeleider",
)
_LINES = {neutral_text(key, language) for key in ("N1", "A1", "N2") for language in Language}


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
@pytest.mark.parametrize("text", _TAKEOVER)
def test_in_quarantine_nothing_is_told_whatever_is_asked(text: str, mode: Mode) -> None:
    shut, _ = turn(client(mode, facts=CALM), wrote("hoi", other_sender=True))
    _, effects = turn(shut, wrote(text, at=after(NOON, MINUTE), other_sender=True))
    assert {one.text for one in says(effects)} <= _LINES
    assert all(one.mode is Mode.NEUTRAL and not one.keyboard for one in says(effects))


def test_in_quarantine_nothing_planned_leaves_and_no_retry_follows() -> None:
    shut, _ = turn(client(facts=CALM), wrote("hoi", other_sender=True))
    due = CheckInDue(EventId("c"), NOON, CheckInId("c1"), "proef", NOON)
    _, effects = turn(shut, due)
    assert says(effects) == []
    overdue = AnswerOverdue(EventId("o"), NOON, CheckInId("c1"), 0)
    _, effects = turn(replace(shut, checkin=CheckInId("c1")), overdue)
    assert says(effects) == []


def test_a_stop_in_quarantine_is_obeyed_and_writing_after_a_stop_is_a_task() -> None:
    shut, _ = turn(client(facts=CALM), wrote("hoi", other_sender=True))
    stopped, effects = turn(shut, wrote("stop", other_sender=True))
    assert stopped.standing is Standing.STOPPED
    assert [one.level for one in effects if isinstance(one, MakeTask)] == [Level.HIGH]


def after_stop(effects: tuple[Effect, ...]) -> list[str]:
    return [one.kind for one in effects if isinstance(one, MakeTask) and one.kind == "wrote_after_stop"]


@pytest.mark.parametrize("text", ["hoi", "later", "vaker", "ja"])
def test_no_word_after_a_stop_starts_the_messages_again_and_a_human_hears_of_it(text: str) -> None:
    stopped = client(facts=CALM, standing=Standing.STOPPED, last_inbound=after(NOON, -DAY))
    state, effects = turn(stopped, wrote(text))
    assert state.standing is Standing.STOPPED
    assert not [one for one in effects if isinstance(one, Say | PlanCheckIn)]
    assert after_stop(effects) == ["wrote_after_stop"]
    again, effects = turn(state, wrote(text, at=after(NOON, MINUTE)))
    assert after_stop(effects) == []
    assert again.standing is Standing.STOPPED


def test_an_acute_message_after_a_stop_is_flagged_and_needs_no_second_task() -> None:
    stopped = client(facts=CALM, standing=Standing.STOPPED)
    _, effects = turn(stopped, wrote("hulp"), small_rulebook())
    assert [one.kind for one in says(effects)] == [SayKind.SAFETY]
    assert after_stop(effects) == []
