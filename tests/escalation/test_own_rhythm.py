"""Silence by a person's own rhythm: what is out of the ordinary for whom, and what moves that."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, NOON, asked, client, flags, turn, wrote

from cases.effects import AwaitAnswer, Effect, MakeTask, SettleCheckIn
from cases.events import AnswerOverdue, CheckInDue, FlagClosed
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after, wall
from cases.reactions import Explained, Reaction, SilenceExplained, Why
from cases.state import ClientState, OpenFlag, Past, Sign
from escalation import own_rhythm as rhythm
from escalation.severity import next_monday
from vault.contact_codec import past_bytes, past_of

CHECK_IN = CheckInId("c1")
TOOK = st.one_of(st.none(), st.integers(0, 10 * DAY))
WHYS = st.sampled_from(Why)


@st.composite
def pasts(draw: st.DrawFn) -> Past:
    """Return what is remembered of up to twelve weeks; an answer carries no reason."""
    found = draw(st.lists(st.tuples(TOOK, WHYS), max_size=rhythm.MOST))
    reactions = tuple(
        Reaction(after(NOON, (at - 13) * 7 * DAY), took, why if took is None else Why.UNKNOWN)
        for at, (took, why) in enumerate(found)
    )
    return Past(reactions=reactions, asked=draw(st.sampled_from([None, after(NOON, -2 * DAY)])))


def lived(*took: int | None) -> Past:
    """Return the past of one reaction a week, the last a week before the question that waits."""
    first = len(took)
    reactions = (Reaction(after(NOON, (at - first) * 7 * DAY), one) for at, one in enumerate(took))
    return Past(reactions=tuple(reactions), asked=after(NOON, -2 * DAY))


def why(past: Past) -> tuple[str, ...]:
    return rhythm.why_unusual(rhythm.silent(past), NOON)


@pytest.mark.parametrize(
    ("past", "codes"),
    [
        (Past(), ("rhythm_unknown",)),
        (lived(HOUR, HOUR, HOUR), ("rhythm_unknown",)),
        (lived(HOUR, HOUR, HOUR, HOUR), ("usually_answers", "silent_longer")),
        (lived(HOUR, None, HOUR, HOUR), ("usually_answers",)),
        (lived(HOUR, None, HOUR, None, HOUR, HOUR), ()),
        (lived(HOUR, None, HOUR, None, HOUR, None), ("silent_longer",)),
        (lived(HOUR, None, None, None, HOUR, None, HOUR, None, None), ("silent_thrice",)),
    ],
)
def test_what_stands_out_depends_on_who_is_silent(past: Past, codes: tuple[str, ...]) -> None:
    assert why(past) == codes


def test_after_a_serious_signal_or_a_silence_that_was_danger_no_silence_is_ordinary() -> None:
    calm = lived(HOUR, None, HOUR, None, HOUR, HOUR)
    signed = replace(calm, signs=(Sign("R07", Level.HIGH, after(NOON, -14 * DAY)),))
    older = replace(calm, signs=(Sign("R07", Level.HIGH, after(NOON, -14 * DAY - 1)),))
    feared = replace(calm, reactions=(Reaction(Moment(0), None, Why.UNSAFE), *calm.reactions))
    assert (why(calm), why(signed), why(older)) == ((), ("after_signal",), ())
    assert why(feared) == ("silence_was_unsafe",)


@given(pasts())
@example(lived(*[None] * 12))
def test_one_more_silence_never_makes_silence_more_ordinary(past: Past) -> None:
    once = rhythm.silent(replace(past, asked=after(NOON, -2 * DAY)))
    twice = rhythm.silent(rhythm.asked(once, after(NOON, -DAY)))
    assert not rhythm.why_unusual(once, NOON) or rhythm.why_unusual(twice, NOON)
    thrice = rhythm.silent(rhythm.asked(twice, NOON))
    assert rhythm.why_unusual(thrice, NOON)


@given(pasts(), st.integers(0, 20 * DAY))
def test_what_is_remembered_stays_small_and_is_read_back_as_it_was_stored(past: Past, later: int) -> None:
    at = after(NOON, later)
    for found in (
        rhythm.reacted(past, at),
        rhythm.silent(past),
        rhythm.never_asked(past),
        rhythm.explained(past, Why.BUSY),
        rhythm.mistaken(past),
    ):
        assert len(found.reactions) <= rhythm.MOST
        assert past_of(past_bytes(found)) == found
        assert len({one.asked_at for one in found.reactions}) == len(found.reactions)


@given(pasts(), st.integers(0, 20 * DAY))
def test_an_answer_is_one_also_after_it_was_taken_for_silence(past: Past, later: int) -> None:
    at = after(NOON, later)
    assert rhythm.reacted(rhythm.silent(past), at) == rhythm.reacted(past, at)
    kept = replace(past, reactions=past.reactions[:-1])
    assert rhythm.never_asked(rhythm.silent(kept)) == rhythm.never_asked(kept)


def test_a_past_that_was_stored_before_there_was_a_rhythm_is_read() -> None:
    assert past_of(b"[[],[]]") == Past()
    assert past_of(b'[[],[],[["style",7]],[1,2,3,4,5]]').reactions == ()


@given(pasts(), st.integers(0, 40 * DAY))
def test_who_is_late_once_has_a_rhythm_that_is_slower_from_then_on(past: Past, took: int) -> None:
    past = replace(past, asked=NOON)
    at = after(NOON, took)
    if rhythm.is_late(past, at):
        assert took > 12 * HOUR
        slower = rhythm.asked(rhythm.reacted(past, at), NOON + 100 * DAY)
        assert not rhythm.is_late(slower, after(slower.asked or NOON, took))


@pytest.mark.parametrize(
    ("past", "took", "late"),
    [
        (lived(HOUR, HOUR, HOUR, HOUR), 14 * HOUR, True),
        (lived(HOUR, HOUR, HOUR, HOUR), 13 * HOUR, False),
        (lived(HOUR, HOUR, HOUR), 5 * DAY, False),
        (lived(HOUR, HOUR, HOUR, DAY), 47 * HOUR, False),
        (Past(), 5 * DAY, False),
    ],
)
def test_a_late_answer_is_late_for_this_person(past: Past, took: int, *, late: bool) -> None:
    asked_at = NOON if past.asked is None else past.asked
    assert rhythm.is_late(past, after(asked_at, took)) is late
    assert not rhythm.is_late(rhythm.silent(past), after(asked_at, took)) or past.asked is None


@given(pasts(), st.sampled_from([4 * HOUR, 2 * DAY, 7 * DAY]))
def test_nobody_is_waited_for_longer_nor_given_less_than_a_day(past: Past, wait: int) -> None:
    assert min(wait, DAY) <= rhythm.patience(past, wait) <= wait


def silent(phase: Phase, past: Past) -> ClientState:
    state = asked(client(facts=Facts(phase=phase), past=past), "proef", "@opener")
    return replace(state, checkin=CHECK_IN)


def overdue(step: int = 1) -> AnswerOverdue:
    return AnswerOverdue(EventId("e1"), NOON, CHECK_IN, step)


def tasks(effects: tuple[Effect, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.why) for one in effects if isinstance(one, MakeTask)]


ORDINARY = lived(HOUR, None, HOUR, None, HOUR, HOUR)
LOYAL = lived(HOUR, HOUR, HOUR, HOUR)


@pytest.mark.parametrize("phase", [Phase.F2, Phase.F3, Phase.F4])
def test_from_f2_on_ordinary_silence_goes_on_the_list_of_the_week_and_the_waiting_ends(phase: Phase) -> None:
    state, effects = turn(silent(phase, ORDINARY), overdue())
    assert tasks(effects) == [("silence_listed", ())]
    assert [one.due_at for one in effects if isinstance(one, MakeTask)] == [
        next_monday(NOON, "Europe/Amsterdam")
    ]
    assert SettleCheckIn(state.client, CHECK_IN, "overdue", reason="no_reply") in effects
    assert (state.checkin, state.talk, flags(effects)) == (None, None, [])
    assert not [one for one in effects if isinstance(one, AwaitAnswer)]


@pytest.mark.parametrize(
    ("phase", "past", "codes"),
    [
        (Phase.F0, ORDINARY, ()),
        (Phase.F1, ORDINARY, ()),
        (Phase.F2, LOYAL, ("usually_answers", "silent_longer")),
        (Phase.F3, Past(), ("rhythm_unknown",)),
    ],
)
def test_what_stands_out_and_every_silence_of_the_first_weeks_is_a_task_at_once_with_its_reason(
    phase: Phase, past: Past, codes: tuple[str, ...]
) -> None:
    _, effects = turn(silent(phase, past), overdue())
    assert tasks(effects) == [("no_reply", codes)]
    assert [one.step for one in effects if isinstance(one, AwaitAnswer)] == [2]


def test_a_check_in_is_remembered_with_what_came_of_it() -> None:
    due = CheckInDue(EventId("e0"), NOON, CHECK_IN, "proef", NOON)
    once, _ = turn(client(facts=Facts(phase=Phase.F2), past=LOYAL), due)
    assert once.past.asked == NOON
    assert len(once.past.reactions) == 4
    week = after(NOON, 7 * DAY)
    twice, _ = turn(once, CheckInDue(EventId("e1"), week, CheckInId("c2"), "proef", week))
    assert twice.past.reactions[-1] == Reaction(NOON, None)
    heard, effects = turn(twice, wrote("ja", after(NOON, 7 * DAY + 20 * HOUR)))
    assert heard.past.reactions[-1] == Reaction(after(NOON, 7 * DAY), 20 * HOUR)
    assert heard.past.asked is None
    assert ("late_answer", ("later_than_usual",)) in tasks(effects)
    other, _ = turn(twice, wrote("ja", after(NOON, 8 * DAY), other_sender=True))
    assert other.past.asked == twice.past.asked


@pytest.mark.parametrize(
    ("reason", "safe_now", "after_it"),
    [
        ("was_busy", "yes", ()),
        ("phone_trouble", "", ("usually_answers", "silent_longer")),
        ("emergency", "yes", ("silence_was_unsafe",)),
        ("agreed", "no", ("silence_was_unsafe",)),
        ("no_contact", "unknown", ("silent_longer",)),
    ],
)
def test_the_reason_of_a_closing_moves_what_is_ordinary(
    reason: str, safe_now: str, after_it: tuple[str, ...]
) -> None:
    past = rhythm.silent(lived(HOUR, HOUR, HOUR, HOUR, HOUR, None))
    flag = OpenFlag(FlagId("f1"), Level.HIGH, "no_reply", NOON)
    state = client(facts=Facts(phase=Phase.F2), past=past, open_flags=(flag,))
    closed, _ = turn(state, FlagClosed(EventId("e2"), NOON, ANNE, flag.flag, reason, safe_now))
    again = rhythm.silent(rhythm.asked(closed.past, NOON))
    found = rhythm.why_unusual(again, NOON)
    assert found == after_it or (after_it and after_it[0] in found)
    other = replace(flag, category="wants_human")
    same, _ = turn(
        replace(state, open_flags=(other,)), FlagClosed(EventId("e2"), NOON, ANNE, flag.flag, reason)
    )
    assert same.past == past


@pytest.mark.parametrize("what", Explained)
def test_a_line_of_the_weekly_list_is_closed_with_what_came_of_it(what: Explained) -> None:
    past = rhythm.silent(ORDINARY)
    state, effects = turn(
        client(facts=Facts(phase=Phase.F2), past=past), SilenceExplained(EventId("e2"), NOON, ANNE, what)
    )
    last = [one.why for one in state.past.reactions if one.asked_at == past.asked]
    assert (
        last
        == {
            Explained.BUSY: [Why.BUSY],
            Explained.PHONE: [],
            Explained.UNSAFE: [Why.UNSAFE],
            Explained.UNKNOWN: [Why.UNKNOWN],
        }[what]
    )
    assert tasks(effects) == ([("not_safe_yet", ())] if what is Explained.UNSAFE else [])


def test_nothing_is_explained_or_mistaken_where_nobody_was_silent() -> None:
    past = Past(reactions=LOYAL.reactions)
    assert rhythm.explained(past, Why.BUSY) is rhythm.mistaken(past) is past
    assert rhythm.silent(past) is rhythm.never_asked(past) is rhythm.reacted(past, NOON) is past


@given(st.integers(0, 400 * 24 * 60))
def test_the_list_of_the_week_is_read_on_the_next_monday_at_ten(minutes: int) -> None:
    at = after(NOON, minutes * MINUTE)
    due = next_monday(at, "Europe/Amsterdam")
    here = wall(due, AMSTERDAM)
    assert (here.weekday(), here.hour, here.minute) == (0, 10, 0)
    assert 0 < due - at <= 7 * DAY + HOUR
