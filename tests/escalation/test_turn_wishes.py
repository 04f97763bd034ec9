"""What a client asks for in one word: later, more or less often, another language, what is known."""

from dataclasses import replace
from datetime import time

import pytest
from rulebooks import (
    ALL_DAY,
    AMSTERDAM,
    ANNE,
    NOON,
    asked,
    client,
    flags,
    real_rulebook,
    record,
    says,
    small_rulebook,
    turn,
    wrote,
)

from cases.effects import CancelPlanned, Effect, KeepAnswer, MakeTask, PlanCheckIn, SayKind, SettleCheckIn
from cases.events import CheckInDue
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, HOUR, MINUTE, after, wall
from cases.pace import Pace, PaceBounds
from cases.safe_contact import Window
from cases.sides import Side
from cases.state import Asking, ClientState, Doubt, OpenFlag, Question, Reminder, ReminderKind, Standing
from dialogs import texts
from dialogs.codec import decode
from dialogs.talk import OPENER
from escalation.wishes import next_window

C1 = CheckInId("c1")
CALM = Facts(phase=Phase.F2)


def typed(state: ClientState, text: str, **changes: object) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, wrote(text, **changes))


def line(key: str, mode: Mode = Mode.OPEN, language: Language = Language.NL_B1) -> str:
    return small_rulebook().texts.text(key, mode, language)


def tasks(effects: tuple[Effect, ...]) -> list[str]:
    return [one.kind for one in effects if isinstance(one, MakeTask)]


def deferred(effects: tuple[Effect, ...]) -> list[SettleCheckIn]:
    return [one for one in effects if isinstance(one, SettleCheckIn) and one.outcome == "deferred"]


def at_opener(**changes: object) -> ClientState:
    return replace(asked(client(facts=CALM, **changes), "proef", OPENER), checkin=C1)


@pytest.mark.parametrize("step", [OPENER, "goed"])
@pytest.mark.parametrize("text", ["later", "Later", "LATER.", "latr"])
def test_later_asks_once_more_in_the_next_safe_window(step: str, text: str) -> None:
    state = replace(asked(client(facts=CALM), "proef", step), checkin=C1)
    put_off, effects = typed(state, text)
    (settled,) = deferred(effects)
    assert settled.checkin == C1
    assert settled.due_at is not None
    assert wall(settled.due_at, AMSTERDAM).isoformat() == "2027-03-17T08:00:00+01:00"
    assert (put_off.put_off, put_off.talk, put_off.checkin) == (C1, None, None)
    assert [one.text for one in says(effects)] == [line(texts.ASKED_LATER)]
    assert [one.value for one in effects if isinstance(one, KeepAnswer)] == ["@later"]


def test_later_a_second_time_is_not_asked_again() -> None:
    state, effects = typed(at_opener(put_off=C1), "later")
    assert deferred(effects) == []
    assert [one.text for one in says(effects)] == [line(texts.LATER_ANSWER)]
    assert (state.talk, state.checkin) == (None, None)


def test_what_was_put_off_is_asked_at_its_moment_and_then_no_third_time() -> None:
    put_off, effects = typed(at_opener(), "later")
    moment = deferred(effects)[0].due_at
    assert moment is not None
    again, effects = turn(put_off, CheckInDue(EventId("c"), moment, C1, "proef", moment))
    assert [one.kind for one in says(effects)] == [SayKind.OPENER]
    assert again.checkin == C1
    over, effects = turn(again, wrote("Later", at=after(moment, MINUTE)))
    assert (deferred(effects), over.checkin, over.talk) == ([], None, None)
    assert [one.text for one in says(effects)] == [line(texts.LATER_ANSWER)]


def test_later_is_not_asked_again_where_the_plan_asks_by_then() -> None:
    eve = after(NOON, 6 * DAY)
    state, effects = turn(at_opener(), wrote("later", at=eve))
    assert deferred(effects) == []
    assert [one.text for one in says(effects)] == [line(texts.LATER_ANSWER)]
    assert state.put_off is None


@pytest.mark.parametrize("contact", [None, record(windows=())])
def test_later_without_a_safe_window_is_not_asked_again(contact: object) -> None:
    _, effects = typed(at_opener(contact=contact), "later")
    assert deferred(effects) == []


def test_later_where_nothing_runs_changes_nothing() -> None:
    state, effects = typed(client(facts=CALM), "later")
    assert state == client(facts=CALM, last_inbound=NOON)
    assert [one.text for one in says(effects)] == [line(texts.LATER_ANSWER)]


def test_the_next_window_is_not_this_one_and_tomorrow_where_one_message_a_day_is_agreed() -> None:
    evening = tuple(Window(day, time(18), time(22)) for day in range(7))
    two = record(windows=(*ALL_DAY[:0], *_mornings(), *evening), second_message_ok=True)
    one = replace(two, second_message_ok=False)
    hour = after(NOON, -3 * HOUR)
    assert _clock(next_window(two, Side.A, hour)) == "2027-03-16 18:00"
    assert _clock(next_window(two, Side.B, hour)) == "2027-03-16 18:30"
    assert _clock(next_window(one, Side.A, hour)) == "2027-03-17 08:00"
    always = record(windows=tuple(Window(day, time(0), time(0)) for day in range(7)), messages_per_day=2)
    assert _clock(next_window(always, Side.A, NOON)) == "2027-03-17 12:00"
    assert _clock(next_window(two, Side.A, after(NOON, HOUR))) == "2027-03-16 18:00"


def _mornings() -> tuple[Window, ...]:
    return tuple(Window(day, time(8), time(10)) for day in range(7))


def _clock(moment: object) -> str:
    assert isinstance(moment, int)
    return f"{wall(moment, AMSTERDAM):%Y-%m-%d %H:%M}"  # type: ignore[arg-type]  # a Moment is an int


def test_more_often_is_planned_at_once_and_said_plainly() -> None:
    state, effects = typed(client(facts=CALM), "vaker")
    assert state.pace is Pace.MORE
    assert [one for one in effects if isinstance(one, PlanCheckIn)]
    assert not [one for one in effects if isinstance(one, CancelPlanned)]
    assert [one.text for one in says(effects)] == [line(texts.PACE_MORE)]
    assert tasks(effects) == []


def test_less_often_puts_a_new_plan_in_place_of_the_old_one() -> None:
    state, effects = typed(client(facts=CALM), "minder")
    assert state.pace is Pace.LESS
    assert CancelPlanned(state.client, "pace") in effects
    assert [one.slot for one in effects if isinstance(one, PlanCheckIn)] == ["again-e1"]
    assert [one.text for one in says(effects)] == [line(texts.PACE_LESS)]
    unreachable, quiet = typed(client(facts=CALM, standing=Standing.UNREACHABLE), "minder")
    assert unreachable.pace is Pace.LESS
    assert not [one for one in quiet if isinstance(one, CancelPlanned | PlanCheckIn)]


def _high_flag() -> OpenFlag:
    return OpenFlag(FlagId("f"), Level.HIGH, "fear", NOON)


@pytest.mark.parametrize(
    ("word", "changes"),
    [
        ("vaker", {"pace": Pace.MORE}),
        ("vaker", {"pace_bounds": PaceBounds(Pace.LESS, Pace.NORMAL)}),
        ("minder", {"pace": Pace.LESS}),
        ("minder", {"pace_bounds": PaceBounds(Pace.NORMAL, Pace.MORE)}),
        ("minder", {"facts": Facts(phase=Phase.F0)}),
        ("minder", {"last_acute": after(NOON, -7 * DAY)}),
        ("minder", {"open_flags": (_high_flag(),)}),
    ],
)
def test_what_only_a_human_can_decide_becomes_a_task_and_nothing_changes(
    word: str, changes: dict[str, object]
) -> None:
    before = client(**{"facts": CALM, **changes})  # type: ignore[arg-type]  # tests name real fields
    state, effects = typed(before, word)
    assert (state.pace, state.pace_bounds) == (before.pace, before.pace_bounds)
    assert tasks(effects) == ["rhythm_more" if word == "vaker" else "rhythm_less"]
    assert [one.text for one in says(effects)] == [line(texts.PACE_ASKED)]
    assert not [one for one in effects if isinstance(one, CancelPlanned | PlanCheckIn)]


def test_more_contact_in_the_acute_days_needs_nobody() -> None:
    assert typed(client(facts=Facts(phase=Phase.F0)), "vaker")[0].pace is Pace.MORE


@pytest.mark.parametrize("word", ["minder", "vaker", "Minder!"])
def test_less_and_more_are_an_answer_while_something_is_asked(word: str) -> None:
    waiting = Question(None, NOON, Asking.WAITING)
    for state in (
        asked(client(facts=CALM), "proef", "goed"),
        client(facts=CALM, question=waiting),
        client(facts=CALM, held_by=ANNE),
    ):
        answered, effects = typed(state, word)
        assert answered.pace is Pace.NORMAL
        assert line(texts.PACE_LESS) not in [one.text for one in says(effects)]
    assert typed(at_opener(), word)[0].pace is not Pace.NORMAL


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("English", Language.EN),
        ("Makkelijk Nederlands", Language.NL_A2),
        ("nederlands.", Language.NL_B1),
        ("engels", Language.EN),
    ],
)
def test_taal_asks_which_language_and_the_answer_counts_from_then_on(text: str, language: Language) -> None:
    book = real_rulebook()
    before = client(facts=CALM, language=Language.NL_A2)
    asking, effects = turn(before, wrote("taal"), book)
    (question,) = says(effects)
    assert question.keyboard == (("Nederlands",), ("Makkelijk Nederlands",), ("English",))
    assert asking.language_asked == NOON
    later = after(NOON, MINUTE)
    state, effects = turn(asking, wrote(text, at=later), book)
    assert (state.language, state.language_asked) == (language, None)
    assert [one.text for one in says(effects)] == [
        book.texts.text(texts.LANGUAGE_CHOSEN, Mode.OPEN, language)
    ]


def test_the_question_that_waits_is_asked_again_in_the_new_language() -> None:
    before = asked(client(facts=CALM), "proef", "goed")
    asking, effects = typed(before, "TAAL")
    assert asking.talk == before.talk
    assert [one.keyboard for one in says(effects)]
    state, effects = typed(asking, "english", at=after(NOON, MINUTE))
    assert state.language is Language.EN
    assert state.talk is not None
    assert decode(state.talk).step == "goed"
    said = says(effects)
    assert said[0].text == line(texts.LANGUAGE_CHOSEN, language=Language.EN)
    assert said[1].text.endswith("en")
    assert said[1].keyboard


def test_the_closed_question_stays_and_is_asked_again_in_the_new_language() -> None:
    flag = FlagId("f")
    waits = Reminder(ReminderKind.QUESTION, after(NOON, 30 * MINUTE), NOON, flag, urgent=True)
    before = client(facts=CALM, question=Question(flag, NOON, Asking.WAITING), reminders=(waits,))
    asking, _ = typed(before, "taal", at=after(NOON, MINUTE))
    assert asking.question == before.question
    state, effects = typed(asking, "english", at=after(NOON, 2 * MINUTE))
    assert state.question == Question(flag, after(NOON, 2 * MINUTE), Asking.WAITING)
    assert [one.urgent for one in state.reminders] == [True]
    assert says(effects)[-1].text == line(texts.QUESTION, language=Language.EN)


def test_a_choice_that_was_not_made_is_over_with_the_next_message() -> None:
    asking, _ = typed(client(facts=CALM), "taal")
    other, _ = typed(asking, "het gaat wel", at=after(NOON, MINUTE))
    assert other.language_asked is None
    assert typed(other, "makkelijk", at=after(NOON, 2 * MINUTE))[0].language is Language.NL_B1
    late, _ = typed(asking, "english", at=after(NOON, HOUR + 1))
    assert late.language is Language.NL_B1


@pytest.mark.parametrize("state", [client(), client(standing=Standing.STOPPED), client(held_by=ANNE)])
def test_taal_with_its_language_is_obeyed_at_once_in_every_state(state: ClientState) -> None:
    assert typed(state, "TAAL ENGELS")[0].language is Language.EN


def test_taal_after_a_stop_or_without_the_words_for_it_goes_to_a_human() -> None:
    stopped, effects = typed(client(facts=CALM, standing=Standing.STOPPED), "taal")
    assert (stopped.language_asked, says(effects), tasks(effects)) == (None, [], ["wants_language"])
    old = replace(small_rulebook(), texts=replace(small_rulebook().texts, wordings={}))
    state, effects = turn(client(facts=CALM), wrote("taal"), old)
    assert (state.language_asked, tasks(effects)) == (None, ["wants_language"])


@pytest.mark.parametrize(
    "text",
    [
        "wat weten jullie van mij",
        "Wat weten jullie over mij?",
        "wat wetn julie van mij",
        "wat weet je eigenlijk van me",
        "WAT BEWAREN JULLIE VAN MIJ",
        "what do you know about me",
    ],
)
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_who_asks_what_is_known_is_told_and_a_human_hears_of_it(text: str, mode: Mode) -> None:
    for standing in (Standing.ACTIVE, Standing.STOPPED):
        state, effects = typed(client(mode, facts=CALM, standing=standing), text)
        assert [one.text for one in says(effects)] == [line(texts.KNOWN, mode)]
        assert tasks(effects) == ["wants_record"]
        assert state.standing is standing


def test_a_doubtful_sender_learns_and_changes_nothing() -> None:
    for text in ("taal", "later", "vaker", "minder", "wat weten jullie van mij"):
        before = at_opener(doubt=Doubt.NOTICED)
        state, effects = typed(before, text)
        assert [one.key for one in says(effects)] == ["N1"]
        assert (state.pace, state.language_asked, deferred(effects)) == (Pace.NORMAL, None, [])
        assert tasks(effects) == []
        assert flags(effects)
