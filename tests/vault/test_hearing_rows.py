"""A bot that was out of reach for long: it is noted, and so is who was asked meanwhile."""

from dataclasses import replace

import pytest
from side_bench import BOT, KIM, MONDAY, SAM, WORKER, SideBench

from cases.events import HandedBack
from cases.ids import BotId, EventId
from cases.moments import MINUTE, SECOND, after
from cases.state import Reminder, ReminderKind

LATER = after(MONDAY, 30 * MINUTE)


@pytest.mark.parametrize(("seconds", "gaps"), [(60, []), (150, []), (151, [BOT])])
def test_a_gap_longer_than_a_tap_is_kept_is_noted_until_it_is_mended(
    bench: SideBench, seconds: int, gaps: list[BotId]
) -> None:
    hearing = bench.side.hearing
    hearing.heard(BOT, MONDAY)
    hearing.heard(BotId("other"), MONDAY)
    assert hearing.gaps() == []
    hearing.heard(BOT, after(MONDAY, seconds * SECOND))
    assert hearing.gaps() == gaps
    hearing.heard(BOT, after(MONDAY, (seconds + 1) * SECOND))
    assert hearing.gaps() == gaps
    hearing.mended(BOT)
    assert hearing.gaps() == []


def test_who_was_shown_pictures_waits_and_nobody_else(bench: SideBench) -> None:
    waits = Reminder(ReminderKind.PICTURE, LATER, MONDAY)
    for of, one in ((SAM, waits), (KIM, replace(waits, kind=ReminderKind.QUESTION))):
        bench.act(of, HandedBack(EventId(f"e{of}"), MONDAY, WORKER), reminders=(one,))
    assert bench.side.hearing.waiting(BOT) == [SAM]
    assert bench.side.hearing.waiting(BotId("other")) == []
