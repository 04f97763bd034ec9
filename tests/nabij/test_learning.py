"""The loop that keeps the rules fresh tells what is wrong with them: each change once, until it is heard."""

import io
import threading
from dataclasses import dataclass, field

import pytest
from bot_people import NOON
from fakes import FakeCoordination, FixedClock
from rulebooks import shipped_library

from bot.brain import Brain
from bot.library import canonical
from bot.log import Log
from bot.telegram import arrival
from cases.errors import ReleaseBroken
from cases.ids import ReleaseId
from cases.moments import Moment
from cases.sides import Side
from nabij.learning import Learning

GO_ON = threading.Event()


@dataclass
class Alarm:
    """Writes down what it is told; away for the first ``away`` times."""

    told: list[str] = field(default_factory=list)
    away: int = 0

    def fails(self, *, bare: bool, now: Moment) -> None:
        del now
        self._say("bare" if bare else "old")

    def works(self, now: Moment) -> None:
        del now
        self._say("works")

    def _say(self, word: str) -> None:
        if self.away:
            self.away -= 1
            raise OSError("away")
        self.told.append(word)


@pytest.fixture
def office() -> FakeCoordination:
    return FakeCoordination()


@pytest.fixture
def log() -> Log:
    return Log(io.StringIO(), strict=True)


def learning(office: FakeCoordination, alarm: Alarm, log: Log) -> Learning:
    clock = FixedClock(NOON)
    return Learning(Brain(office, Side.A, clock, arrival, log), alarm, clock)


def test_each_change_is_told_once(office: FakeCoordination, log: Log) -> None:
    alarm = Alarm()
    loop = learning(office, alarm, log)
    good = canonical(shipped_library())
    for release in (ReleaseBroken(), (ReleaseId(1), good), (ReleaseId(2), b"{}"), (ReleaseId(3), good)):
        office.release = release
        loop.brain.learn()
        loop.once(GO_ON)
        loop.once(GO_ON)
    assert alarm.told == ["bare", "works", "old", "works"]


def test_what_could_not_be_told_is_told_at_the_next_round(office: FakeCoordination, log: Log) -> None:
    alarm = Alarm(away=1)
    loop = learning(office, alarm, log)
    office.release = ReleaseBroken()
    with pytest.raises(OSError, match="away"):
        loop.once(GO_ON)
    loop.once(GO_ON)
    assert alarm.told == ["bare"]


def test_nothing_is_asked_or_told_after_the_stop(office: FakeCoordination, log: Log) -> None:
    alarm, stop = Alarm(), threading.Event()
    loop = learning(office, alarm, log)
    stop.set()
    assert loop.once(stop) == 0
    assert alarm.told == []
