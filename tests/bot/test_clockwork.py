"""What falls due becomes a turn, each once, and one broken row never stops a ladder."""

import io
import threading

import pytest
from bot_people import BOT, NOON, SAM, client, rules
from fakes import CountingIds, FakeSide, FixedClock

from bot.clock import MovableClock
from bot.clockwork import Clockwork, step_through
from bot.log import Log
from bot.wake import Wake
from cases.events import AnswerOverdue, CheckInDue, LadderDue, ReminderDue
from cases.ids import ClientId
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, after
from cases.traffic import Due, DueKind


@pytest.fixture
def side() -> FakeSide:
    made = FakeSide(bot=BOT)
    made.pair(client(), 7)
    return made


class Room:
    def __init__(self, side: FakeSide, log: Log) -> None:
        self.side = side
        self.clock = MovableClock(FixedClock(NOON))
        self.wake = Wake()
        self.work = Clockwork(side, rules, self.clock, CountingIds(), self.wake, log)

    def once(self) -> int:
        return self.work.once(threading.Event())


@pytest.fixture
def room(side: FakeSide, log: Log) -> Room:
    return Room(side, log)


def test_each_kind_of_row_comes_back_as_its_event(room: Room) -> None:
    room.side.rows += [
        Due(DueKind.CHECKIN, "c1", SAM, NOON, script="dagelijks"),
        Due(DueKind.ANSWER, "c2", SAM, NOON, step=1),
        Due(DueKind.LADDER, "f1", SAM, NOON, step=2),
    ]
    assert room.once() == 3
    (checkin,) = room.side.happened(CheckInDue)
    (overdue,) = room.side.happened(AnswerOverdue)
    (ladder,) = room.side.happened(LadderDue)
    assert (checkin.checkin, checkin.script, checkin.planned_for) == ("c1", "dagelijks", NOON)
    assert (overdue.checkin, overdue.step) == ("c2", 1)
    assert (ladder.flag, ladder.step) == ("f1", 2)
    assert len({checkin.id, overdue.id, ladder.id}) == 3


def test_a_reminder_comes_back_as_its_event_and_once(room: Room) -> None:
    room.side.rows.append(Due(DueKind.REMINDER, SAM, SAM, NOON))
    assert (room.once(), room.once()) == (1, 0)
    assert [one.at for one in room.side.happened(ReminderDue)] == [NOON]


def test_a_row_that_was_settled_meanwhile_is_left(room: Room) -> None:
    row = Due(DueKind.LADDER, "f1", SAM, NOON)
    room.side.rows.append(row)
    assert room.once() == 1
    assert room.once() == 0
    assert len(room.side.happened(LadderDue)) == 1


def test_a_broken_row_rests_and_the_others_go_on(room: Room, journal: io.StringIO) -> None:
    room.side.pair(client("noa"), 8)
    room.side.breaks_on.add(CheckInDue)
    room.side.rows += [
        Due(DueKind.CHECKIN, "c1", SAM, NOON, script="x"),
        Due(DueKind.LADDER, "f1", ClientId("noa"), after(NOON, -SECOND)),
    ]
    assert room.once() == 1
    assert room.once() == 0
    assert journal.getvalue().count("due_broke") == 1
    assert len(room.side.happened(LadderDue)) == 1


def test_a_row_that_broke_is_tried_again_after_its_rest(side: FakeSide, log: Log) -> None:
    clock = FixedClock(NOON)
    work = Clockwork(side, rules, clock, CountingIds(), Wake(), log)
    side.rows.append(Due(DueKind.LADDER, "f1", SAM, NOON))
    side.fail_next(OSError())
    assert work.once(threading.Event()) == 0
    clock.advance(2 * SECOND)
    assert work.once(threading.Event()) == 1


def test_a_stop_is_heard_between_two_rows(room: Room) -> None:
    stop = threading.Event()
    stop.set()
    room.side.rows.append(Due(DueKind.LADDER, "f1", SAM, NOON))
    assert room.work.once(stop) == 0


def test_a_turn_by_the_clock_wakes_the_sender(room: Room) -> None:
    bell = room.wake.bell()
    room.side.rows.append(Due(DueKind.LADDER, "f1", SAM, NOON))
    room.once()
    assert bell.wait(0) is True


def test_forward_stops_at_each_due_moment_and_works_it_off(room: Room) -> None:
    moments = [after(NOON, HOUR), after(NOON, 5 * HOUR), after(NOON, 2 * DAY), after(NOON, 9 * DAY)]
    room.side.rows += [Due(DueKind.LADDER, f"f{number}", SAM, due) for number, due in enumerate(moments)]
    seen: list[Moment] = []

    def settle() -> None:
        while room.once():
            seen.append(room.clock.now())

    steps = step_through([room.side], room.clock, after(NOON, 3 * DAY), settle)
    assert [event.at for event in room.side.happened(LadderDue)] == moments[:3]
    assert room.clock.now() == after(NOON, 3 * DAY)
    assert steps == 4


def test_forward_is_not_held_up_by_a_row_that_stays_due(room: Room) -> None:
    room.side.breaks_on.add(LadderDue)
    room.side.rows.append(Due(DueKind.LADDER, "f1", SAM, after(NOON, MINUTE)))
    steps = step_through([room.side], room.clock, after(NOON, 10 * MINUTE), lambda: None)
    assert room.clock.now() == after(NOON, 10 * MINUTE)
    assert steps == 10
