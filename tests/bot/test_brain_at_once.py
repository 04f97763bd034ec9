"""Rules for who cannot wait: there while they are fresh, absent as soon as coordination must be asked."""

import threading

from bot_people import NOON
from fakes import FakeCoordination, FixedClock

from bot.brain import REFRESH, Brain
from bot.log import Log
from bot.telegram import arrival
from cases.roster import Roster
from cases.sides import Side


def test_rules_are_had_at_once_only_while_they_are_fresh(log: Log) -> None:
    clock = FixedClock(NOON)
    brain = Brain(FakeCoordination(), Side.A, clock, arrival, log)
    assert brain.rules_at_once() is None
    asked = brain.rules()
    at_once = brain.rules_at_once()
    assert at_once is not None
    assert (at_once.book, at_once.duty) == (asked.book, asked.duty)
    clock.advance(REFRESH)
    assert brain.rules_at_once() is None
    brain.rules()
    assert brain.rules_at_once() is not None


class SlowOffice(FakeCoordination):
    """Answers when it is let."""

    asked: threading.Event
    let: threading.Event

    def roster(self, side: Side) -> Roster:
        self.asked.set()
        self.let.wait(10)
        return super().roster(side)


def test_nobody_waits_for_a_look_at_coordination_that_is_under_way(log: Log) -> None:
    office = SlowOffice()
    office.asked, office.let = threading.Event(), threading.Event()
    brain = Brain(office, Side.A, FixedClock(NOON), arrival, log)
    looking = threading.Thread(target=brain.learn)
    looking.start()
    assert office.asked.wait(10)
    assert brain.rules_at_once() is None
    office.let.set()
    looking.join()
    assert brain.rules_at_once() is not None
