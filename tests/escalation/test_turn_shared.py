"""Two parties on one account: each is put in doubt, and nothing tells of anybody else."""

import pytest
from rulebooks import NOON, client, flags, says, turn, wrote

from cases.effects import CancelPlanned, MakeTask
from cases.events import CheckInDue, ReminderDue
from cases.ids import CheckInId, EventId
from cases.levels import Level, Mode
from cases.sides import Side
from cases.state import Doubt, Reminder, ReminderKind

SHARED = Reminder(ReminderKind.SHARED, NOON, NOON)
LOOK = ReminderDue(EventId("e1"), NOON)


@pytest.mark.parametrize("side", Side)
def test_a_shared_account_stops_what_is_planned_and_a_human_checks_by_another_way(side: Side) -> None:
    state, effects = turn(client(side=side, reminders=(SHARED,), talk=b"x"), LOOK)
    assert (state.doubt, state.talk, state.checkin, state.reminders) == (Doubt.NOTICED, None, None, ())
    (task,) = [one for one in effects if isinstance(one, MakeTask)]
    assert (task.kind, task.level, task.why) == ("other_person", Level.HIGH, ("other_sender",))
    assert CancelPlanned(state.client, "doubt") in effects
    assert says(effects) == flags(effects) == []
    held, later = turn(state, CheckInDue(EventId("e2"), NOON, CheckInId("c1"), "proef", NOON))
    assert says(later) == []
    assert held.talk is None


def test_who_is_in_doubt_already_stays_so_and_is_told_of_once() -> None:
    before = client(doubt=Doubt.READS_ALONG, reminders=(SHARED,))
    state, effects = turn(before, LOOK)
    assert (state.doubt, effects, state.reminders) == (Doubt.READS_ALONG, (), ())


def test_in_quarantine_an_ordinary_message_gets_a_neutral_line_and_nothing_of_before() -> None:
    state, _ = turn(client(Mode.OPEN, reminders=(SHARED,)), LOOK)
    _, effects = turn(state, wrote("wat weten jullie van mij"))
    assert all(one.mode is Mode.NEUTRAL for one in says(effects))
