"""A phone that takes nothing any more: one sign, whether the channel said so or a message came back."""

from dataclasses import replace

import pytest
from rulebooks import NOON, client, flags, ladders, says, turn

from cases.effects import MakeTask
from cases.events import BotBlocked, ReminderDue
from cases.facts import Facts, Phase
from cases.ids import EventId
from cases.levels import Level
from cases.moments import HOUR, after
from cases.state import Reminder, ReminderKind, Standing

REFUSED = Reminder(ReminderKind.BLOCKED, NOON, NOON)
LOOK = ReminderDue(EventId("e1"), NOON)


@pytest.mark.parametrize(("phase", "level"), [(Phase.F0, Level.HIGH), (Phase.F2, Level.CONCERN)])
def test_a_message_that_came_back_is_the_same_sign_as_a_block_that_was_told(
    phase: Phase, level: Level
) -> None:
    plain = client(facts=Facts(phase=phase))
    told, told_of = turn(plain, BotBlocked(EventId("e1"), NOON, blocked=True))
    found, effects = turn(replace(plain, reminders=(REFUSED,)), LOOK)
    assert effects == told_of
    assert found == told
    assert (flags(effects)[0].level, len(ladders(effects))) == (level, int(level is Level.HIGH))
    assert found.standing is Standing.UNREACHABLE


def test_told_and_found_is_one_sign_and_what_else_is_due_waits_its_turn() -> None:
    silence = Reminder(ReminderKind.SILENCE, NOON, after(NOON, -HOUR))
    first, _ = turn(client(reminders=(REFUSED, silence)), LOOK)
    assert first.reminders == (silence,)
    assert first.remind_at == NOON
    again, effects = turn(first, BotBlocked(EventId("e2"), after(NOON, HOUR), blocked=True))
    assert flags(effects) == says(effects) == []
    assert not [one for one in effects if isinstance(one, MakeTask)]
    assert again.open_flags == first.open_flags
    later = replace(REFUSED, due=after(NOON, HOUR))
    assert turn(client(reminders=(later,)), LOOK)[0].reminders == (later,)
