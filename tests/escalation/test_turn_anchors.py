"""A human changes a day from which the programme counts: the plan is made anew and asks nothing."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, NOON, client, small_rulebook, turn

from cases.anchors import NO_ANCHORS, Anchor, Anchors, anchor_moment, anchors_of
from cases.effects import CancelPlanned, Effect, MakeTask, PlanCheckIn, Say
from cases.events import AnchorsSet
from cases.facts import Facts
from cases.ids import EventId
from cases.moments import DAY, MINUTE, after
from cases.programme import HumanMoment, Programme, Stretch
from cases.safe_contact import Ending
from cases.state import ClientState, ReminderKind, Standing
from escalation.rulebook import Rulebook

EVENT = EventId("e1")


def book() -> Rulebook:
    people = (HumanMoment(7, "bezoek"),)
    programme = Programme("weekly", "Proef", (Stretch(1, None, 7, "proef"),), Anchor.THV_START, people)
    return replace(small_rulebook(), programmes={"weekly": programme})


def changed(state: ClientState, anchors: Anchors) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, AnchorsSet(EVENT, NOON, ANNE, anchors), book())


def test_the_plan_is_made_anew_from_the_new_day_and_nothing_is_asked() -> None:
    served = anchors_of({Anchor.THV_START: after(NOON, -4 * DAY)})
    state, effects = changed(client(), served)
    assert state.anchors == served
    cancelled, planned, task = effects
    assert cancelled == CancelPlanned(state.client, "planned_anew", asked=False)
    assert isinstance(planned, PlanCheckIn)
    assert (planned.local_date, planned.slot) == (date(2027, 3, 19), "anew-e1")
    assert isinstance(task, MakeTask)
    assert task.kind == "human_moment"
    assert not any(isinstance(one, Say) for one in effects)


def test_who_has_not_begun_or_has_stopped_gets_the_days_and_no_plan() -> None:
    served = anchors_of({Anchor.THV_START: NOON})
    for state in (
        client(programme_began=None, standing=Standing.PAIRING),
        client(standing=Standing.STOPPED),
        client(standing=Standing.PAUSED),
    ):
        after_turn, effects = changed(state, served)
        assert (after_turn.anchors, effects) == (served, ())


def test_the_detector_goes_by_the_order_that_was_recorded() -> None:
    served = anchors_of({Anchor.THV_START: after(NOON, -DAY), Anchor.EXTENSION: NOON})
    facts = changed(client(facts=Facts(ban_active=True)), served)[0].facts
    assert (facts.ban_extended, facts.ban_active, facts.ban_minute) == (True, True, 12 * 60)
    assert facts.days_since_ban is None
    shorter = changed(client(facts=facts), anchors_of({Anchor.THV_START: NOON}))[0].facts
    assert not shorter.ban_extended
    without = changed(client(facts=facts), NO_ANCHORS)[0].facts
    assert (without.ban_began, without.ban_extended) == (facts.ban_began, False)
    assert changed(client(facts=facts, contact=None), served)[0].facts == facts


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.sampled_from(Anchor), st.integers(-300 * 24 * 60, 60 * 24 * 60)),
    st.booleans(),
)
def test_the_facts_and_the_anchors_always_tell_of_the_same_order(
    recorded: dict[Anchor, int], extended: bool
) -> None:
    anchors = anchors_of({anchor: after(NOON, ahead * MINUTE) for anchor, ahead in recorded.items()})
    state, effects = changed(client(facts=Facts(ban_extended=extended)), anchors)
    zone: ZoneInfo = AMSTERDAM
    if Anchor.THV_START in recorded:
        told = anchor_moment(Anchor.THV_START, NO_ANCHORS, state.facts, NOON, zone)
        # Where the clock goes back an hour comes twice, and the facts know its first.
        assert anchors.get(Anchor.THV_START) in (told, after(told, 60 * MINUTE))
    assert state.facts.ban_extended is (Anchor.EXTENSION in recorded)
    plans = [one for one in effects if isinstance(one, PlanCheckIn)]
    assert all(one.due_at > NOON for one in plans)


def test_an_order_that_began_earlier_ends_the_record_of_safe_contact_earlier_at_once() -> None:
    facts = Facts(ban_active=True, ban_began=after(NOON, -2 * DAY))
    state, _ = turn(client(facts=facts), AnchorsSet(EVENT, NOON, ANNE, anchors_of({})), book())
    assert state.contact is not None
    before = state.contact.valid_until
    moved, _ = changed(state, anchors_of({Anchor.THV_START: after(NOON, -4 * DAY)}))
    assert moved.contact is not None
    assert moved.contact.valid_until < before
    assert moved.contact.ends_by is Ending.BAN_ENDS
    watched = [one.due for one in moved.reminders if one.kind is ReminderKind.CONTACT_ENDS]
    assert watched == [moved.contact.valid_until]
