"""A worker agrees how often and how far one word may change it; the plan follows where nothing runs."""

from dataclasses import replace

import pytest
from rulebooks import ANNE, NOON, asked, client, says, turn, wrote

from cases.effects import CancelPlanned, PlanCheckIn
from cases.events import PaceAgreed
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId
from cases.pace import Pace, PaceBounds
from cases.state import Standing

CALM = Facts(phase=Phase.F2)


def agreed(pace: Pace, bounds: PaceBounds | None = None) -> PaceAgreed:
    return PaceAgreed(EventId("p1"), NOON, ANNE, pace, bounds or PaceBounds())


def test_an_agreed_pace_holds_and_the_plan_begins_anew_without_a_word() -> None:
    bounds = PaceBounds(Pace.NORMAL, Pace.MORE)
    state, effects = turn(client(facts=CALM), agreed(Pace.MORE, bounds))
    assert (state.pace, state.pace_bounds) == (Pace.MORE, bounds)
    assert CancelPlanned(state.client, "pace") in effects
    assert [one.slot for one in effects if isinstance(one, PlanCheckIn)] == ["again-p1"]
    assert says(effects) == []


def test_the_bounds_count_for_what_the_client_asks() -> None:
    state, _ = turn(client(facts=CALM), agreed(Pace.NORMAL, PaceBounds(Pace.NORMAL, Pace.NORMAL)))
    for word in ("vaker", "minder"):
        assert turn(state, wrote(word))[0].pace is Pace.NORMAL


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.NOT_HERE, Standing.PAIRING])
def test_an_agreed_pace_starts_nothing_for_who_stopped_or_is_not_paired(standing: Standing) -> None:
    state, effects = turn(client(facts=CALM, standing=standing), agreed(Pace.LESS))
    assert (state.pace, state.standing, effects) == (Pace.LESS, standing, ())


def test_a_question_that_stands_on_the_phone_is_not_taken_away_and_the_same_pace_plans_nothing() -> None:
    running = replace(asked(client(facts=CALM), "proef", "goed"), checkin=CheckInId("c1"))
    state, effects = turn(running, agreed(Pace.LESS))
    assert (state.pace, state.talk, effects) == (Pace.LESS, running.talk, ())
    assert turn(client(facts=CALM), agreed(Pace.NORMAL))[1] == ()
