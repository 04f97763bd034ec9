"""Letting go: two sign, the client hears it once in a safe window, and nothing planned follows."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, NOON, client, real_rulebook, record, says, turn, wrote

from cases.calendar import RiskDay, RiskEntry, RiskKind
from cases.course_events import ReleaseSigned, ReleaseWithdrawn, RiskDayKept
from cases.effects import AwaitAnswer, CancelPlanned, Effect, MakeTask, PlanCheckIn, SettleCheckIn
from cases.errors import NotFound, NotToRelease, SecondPersonNeeded
from cases.events import AnswerOverdue, BotBlocked, CheckInDue, Event, ReadingAlongSet, SafeContactRenewed
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId, StaffId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.release import FAREWELL, Release, Signature
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.windows import is_open, is_own_half_hour
from escalation.no_reply import RETRY, TASK
from escalation.turn_release import BROKEN_OFF, NOT_READ, TO_SIGN

SAID = CheckInId("c-bye")
TOMORROW = after(NOON, DAY)
WORDS = ("Ja", "Later", "Nee", "hoi", "Dat is goed", "PAUZE", "bang", "MENS")
FACTS = Facts(phase=Phase.F3)
FIRST = Signature(ANNE, "anne", NOON)
BOTH = Release(FIRST, Signature(BILAL, "bilal", NOON))
_SERIAL = iter(range(10_000))

Turned = tuple[ClientState, tuple[Effect, ...]]


def took(state: ClientState, event: Event) -> Turned:
    return turn(state, event, real_rulebook())


def name() -> EventId:
    return EventId(f"r{next(_SERIAL)}")


def signs(state: ClientState, by: StaffId, at: Moment = NOON) -> Turned:
    return took(state, ReleaseSigned(name(), at, by, str(by)))


def due(at: Moment = TOMORROW, checkin: CheckInId = SAID) -> CheckInDue:
    return CheckInDue(name(), at, checkin, FAREWELL, at)


def kinds(effects: tuple[Effect, ...]) -> list[str]:
    return [one.kind for one in effects if isinstance(one, MakeTask)]


def plans(effects: tuple[Effect, ...]) -> list[str]:
    return [one.script for one in effects if isinstance(one, PlanCheckIn)]


def answers(state: ClientState, text: str, minutes: int) -> Turned:
    at = after(TOMORROW, minutes * MINUTE)
    return took(state, wrote(text, at, id=name()))


def in_farewell() -> Turned:
    return took(client(facts=FACTS, release=BOTH), due())


def test_one_signature_asks_a_colleague_and_plans_nothing() -> None:
    state, effects = signs(client(facts=FACTS), ANNE)
    assert state.release == Release(Signature(ANNE, str(ANNE), NOON))
    assert kinds(effects) == [TO_SIGN]
    assert plans(effects) == []
    with pytest.raises(SecondPersonNeeded):
        signs(state, ANNE)


def test_with_the_second_signature_the_farewell_takes_the_place_of_the_plan_from_tomorrow_on() -> None:
    state, _ = signs(client(facts=FACTS), ANNE)
    state, effects = signs(state, BILAL)
    cancelled, farewell = effects
    assert cancelled == CancelPlanned(state.client, "release", asked=False)
    assert isinstance(farewell, PlanCheckIn)
    assert (farewell.script, farewell.due_at - NOON >= 12 * HOUR) == (FAREWELL, True)
    assert is_open(record(), farewell.due_at)
    assert is_own_half_hour(state.side, farewell.due_at)
    again, nothing = signs(state, ANNE)
    assert (again, nothing) == (state, ())


OPEN = OpenFlag(FlagId("f1"), Level.CONCERN, "fear", NOON)


@pytest.mark.parametrize(
    "changes",
    [
        {"contact": None},
        {"contact": record(valid_until=NOON)},
        {"standing": Standing.PAUSED},
        {"doubt": Doubt.NOTICED},
        {"held_by": ANNE},
        {"open_flags": (OPEN,)},
        {"programme_began": None},
        {"checkin": CheckInId("c1")},
    ],
)
def test_nobody_is_let_go_while_anything_is_open_or_nothing_may_be_said(changes: dict[str, object]) -> None:
    with pytest.raises(NotToRelease):
        signs(client(**{"facts": FACTS, **changes}), ANNE)  # type: ignore[arg-type]


def test_without_a_safe_moment_ahead_it_is_refused() -> None:
    ends_today = record(valid_until=after(NOON, HOUR))
    with pytest.raises(NotToRelease):
        signs(client(facts=FACTS, contact=ends_today, release=Release(FIRST)), BILAL)


def test_the_client_hears_it_by_the_opener_and_then_in_own_words_and_nothing_is_planned() -> None:
    state, effects = in_farewell()
    assert [one.text for one in says(effects)] == ["Er staat iets klaar."]
    assert plans(effects) == []
    assert any(isinstance(one, AwaitAnswer) for one in effects)
    state, effects = answers(state, "Ja", 1)
    assert "We stoppen met de berichten." in says(effects)[0].text
    assert (state.standing, plans(effects)) == (Standing.ACTIVE, [])
    state, effects = answers(state, "Dat is goed", 2)
    assert state.standing is Standing.RELEASED
    assert (state.contact, state.calendar, state.reminders) == (None, (), ())
    assert plans(effects) == []
    assert kinds(effects) == []


def released() -> ClientState:
    state, _ = in_farewell()
    state, _ = answers(state, "Ja", 1)
    return answers(state, "Dat is goed", 2)[0]


def test_hoi_after_it_is_a_task_for_a_human_and_starts_nothing() -> None:
    state, effects = answers(released(), "hoi", 24 * 60)
    assert kinds(effects) == ["wrote_after_release"]
    assert state.standing is Standing.RELEASED
    assert plans(effects) == []


def test_danger_after_it_is_answered_as_always() -> None:
    _, effects = answers(released(), "hij slaat me nu help", 24 * 60)
    assert "112" in says(effects)[0].text


def test_who_takes_the_app_away_afterwards_is_no_sign() -> None:
    gone = released()
    assert took(gone, BotBlocked(name(), after(TOMORROW, DAY), True)) == (gone, ())


def test_a_worker_can_begin_again_with_a_new_record() -> None:
    at = after(TOMORROW, 2 * HOUR)
    renewed = SafeContactRenewed(name(), at, ANNE, record(Mode.NEUTRAL), resume=True)
    state, effects = took(released(), renewed)
    assert (state.standing, state.release) == (Standing.ACTIVE, None)
    assert len(plans(effects)) == 1


@pytest.mark.parametrize("script_is_said", [False, True])
def test_any_sign_breaks_it_off_and_the_plan_goes_on(script_is_said: bool) -> None:
    state = in_farewell()[0] if script_is_said else client(facts=FACTS, release=BOTH)
    state, effects = answers(state, "ik voel me niet veilig", 3)
    assert state.release is None
    assert BROKEN_OFF in kinds(effects)
    assert len(plans(effects)) == (1 if script_is_said else 0)
    assert state.standing is Standing.ACTIVE


def test_what_was_planned_for_a_farewell_that_is_off_becomes_the_ordinary_plan() -> None:
    state, effects = took(client(facts=FACTS), due())
    assert state.release is None
    assert [one.outcome for one in effects if isinstance(one, SettleCheckIn)] == ["cancelled"]
    assert len(plans(effects)) == 1


@pytest.mark.parametrize(
    "changes",
    [{"doubt": Doubt.NOTICED}, {"contact": record(valid_until=NOON)}, {"held_by": ANNE}],
)
def test_what_holds_a_question_back_breaks_a_farewell_off(changes: dict[str, object]) -> None:
    state = client(**{"facts": FACTS, "release": BOTH, **changes})  # type: ignore[arg-type]
    state, effects = took(state, due())
    assert state.release is None
    assert BROKEN_OFF in kinds(effects)
    assert says(effects) == []


def test_on_a_day_on_which_a_human_spoke_with_them_it_waits_a_day() -> None:
    spoke = {"human_at": after(TOMORROW, -HOUR), "last_inbound": after(TOMORROW, -HOUR)}
    state, effects = took(client(facts=FACTS, release=BOTH, **spoke), due())
    (settled,) = effects
    assert isinstance(settled, SettleCheckIn)
    assert (settled.outcome, state.release) == ("deferred", BOTH)
    ends = record(valid_until=after(TOMORROW, HOUR))
    state, effects = took(client(facts=FACTS, release=BOTH, contact=ends, **spoke), due())
    assert state.release is None
    assert BROKEN_OFF in kinds(effects)


def test_outside_the_window_it_waits_for_the_next() -> None:
    state, effects = took(client(facts=FACTS, release=BOTH), due(after(TOMORROW, 11 * HOUR)))
    assert state.release == BOTH
    assert [one.outcome for one in effects if isinstance(one, SettleCheckIn)] == ["deferred"]


def test_a_change_of_the_plan_breaks_a_decided_farewell_off() -> None:
    court = RiskEntry("r1", RiskDay(RiskKind.PAYDAY, date(2027, 3, 16)))
    state, effects = took(client(facts=FACTS, release=BOTH), RiskDayKept(name(), NOON, ANNE, court))
    assert state.release is None
    assert BROKEN_OFF in kinds(effects)
    assert len(plans(effects)) == 1
    one = client(facts=FACTS, release=Release(FIRST))
    assert took(one, RiskDayKept(name(), NOON, ANNE, court))[0].release == Release(FIRST)


def test_taking_it_back_plans_anew_and_is_possible_until_it_was_said() -> None:
    state, effects = took(client(facts=FACTS, release=BOTH), ReleaseWithdrawn(name(), NOON, ANNE))
    assert state.release is None
    assert len(plans(effects)) == 1
    state, effects = took(client(facts=FACTS, release=Release(FIRST)), ReleaseWithdrawn(name(), NOON, ANNE))
    assert (state.release, effects) == (None, ())
    for none in (client(facts=FACTS), in_farewell()[0], released()):
        with pytest.raises(NotFound):
            took(none, ReleaseWithdrawn(name(), after(TOMORROW, HOUR), ANNE))


def overdue(state: ClientState, step: int, checkin: CheckInId = SAID, hours: int = 72) -> Turned:
    return took(state, AnswerOverdue(name(), after(TOMORROW, hours * HOUR), checkin, step))


def test_silence_after_a_farewell_is_no_sign_and_a_human_tells_them() -> None:
    state, _ = in_farewell()
    gone, effects = overdue(state, TASK)
    assert (gone.standing, gone.talk, gone.checkin) == (Standing.RELEASED, None, None)
    assert kinds(effects) == [NOT_READ]
    retried, effects = overdue(state, RETRY, hours=2)
    assert (retried.standing, len(says(effects))) == (Standing.ACTIVE, 1)
    other = client(facts=FACTS, release=BOTH, checkin=CheckInId("c1"))
    assert overdue(other, TASK, CheckInId("c1"))[0].standing is Standing.ACTIVE
    wrote_back = replace(state, last_inbound=after(TOMORROW, HOUR))
    assert kinds(overdue(wrote_back, TASK)[1]) == []


def test_who_does_not_want_to_read_it_is_told_by_a_human() -> None:
    state, _ = in_farewell()
    state, effects = answers(state, "Nee", 1)
    assert state.standing is Standing.RELEASED
    assert NOT_READ in kinds(effects)
    assert state.contact is not None


def test_a_stop_in_the_farewell_is_a_stop() -> None:
    state, _ = in_farewell()
    state, effects = answers(state, "STOP", 1)
    assert (state.standing, state.release) == (Standing.STOPPED, None)
    assert BROKEN_OFF not in kinds(effects)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5))
def test_however_somebody_answers_a_farewell_it_ends_in_a_plan_or_with_a_human_or_released(
    said: list[str],
) -> None:
    state, effects = in_farewell()
    everything = list(effects)
    for number, words in enumerate(said):
        state, effects = answers(state, words, number + 1)
        everything += effects
    if state.standing is Standing.ACTIVE and state.release is None:
        assert any(isinstance(one, PlanCheckIn) for one in everything)
    if state.standing is Standing.RELEASED and state.contact is not None:
        assert NOT_READ in kinds(tuple(everything))


def test_an_event_beside_it_leaves_a_single_signature_standing() -> None:
    state = client(facts=FACTS, release=Release(FIRST), doubt=Doubt.NOTICED)
    after_it, _ = took(state, ReadingAlongSet(name(), NOON, ANNE, reads_along=False))
    assert after_it.release == Release(FIRST)
