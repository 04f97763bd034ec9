"""Who may be paged about one client: nobody who touched the other side, and no owner who is a volunteer."""

import io
from dataclasses import replace

import pytest
from fakes import FakeCoordination, FakeSide, FixedClock
from rulebooks import ANNE, BILAL, NOON, ROSA, client

from bot.brain import REFRESH, Brain
from bot.handle import Rules, handle
from bot.log import Log
from bot.telegram import arrival
from cases.effects import PageStaff
from cases.events import LadderDue
from cases.ids import ClientId, EventId, FlagId, StaffId
from cases.levels import Level
from cases.roster import DutyModel, Post, Roster, Shift
from cases.sides import Side
from cases.state import OpenFlag
from escalation.duty import Promise

SHIFTS = (Shift(ANNE, Post.DUTY, NOON), Shift(BILAL, Post.BACKUP, NOON))
OWNER = StaffId("owner")
FLAG = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", NOON)


@pytest.fixture
def office() -> FakeCoordination:
    return FakeCoordination(shifts=Roster(DutyModel.ALWAYS, (), SHIFTS), workers=frozenset({OWNER}))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def brain(office: FakeCoordination, clock: FixedClock, log: Log) -> Brain:
    return Brain(office, Side.A, clock, arrival, log)


def paged(rules: Rules, owner: StaffId | None = None) -> list[tuple[StaffId | None, str]]:
    """Return who is paged at the first step of an acute flag, and why."""
    side = FakeSide()
    side.clients[ROSA] = client(open_flags=(FLAG,), owner=owner)
    handle(side, ROSA, LadderDue(EventId("e1"), NOON, FLAG.flag, 0), rules)
    return [(page.staff, page.reason) for page in side.asked(PageStaff)]


def test_who_touched_the_other_side_of_this_clients_case_is_passed_over(
    brain: Brain, office: FakeCoordination
) -> None:
    office.other_side = {ROSA: frozenset({ANNE}), ClientId("other"): frozenset({BILAL})}
    assert paged(brain.rules()) == [(ANNE, "danger_card"), (BILAL, "")]


def test_while_coordination_is_away_nobody_is_passed_over_and_it_is_not_asked_at_every_turn(
    brain: Brain, office: FakeCoordination, clock: FixedClock, journal: io.StringIO
) -> None:
    rules = brain.rules()
    office.other_side = OSError()
    assert paged(rules) == [(ANNE, "")]
    assert '"event": "roster_stale"' in journal.getvalue()
    office.other_side = {ROSA: frozenset({ANNE})}
    assert paged(rules) == [(ANNE, "")]
    clock.advance(REFRESH)
    assert paged(rules) == [(ANNE, "danger_card"), (BILAL, "")]


def test_an_owner_is_paged_who_works_here_and_never_one_who_is_a_volunteer(brain: Brain) -> None:
    assert paged(brain.rules(), OWNER) == [(OWNER, ""), (ANNE, "")]
    assert paged(brain.rules(), StaffId("buddy")) == [(ANNE, "")]


def test_the_workers_of_a_minute_ago_are_known_while_coordination_is_away(
    brain: Brain, office: FakeCoordination
) -> None:
    brain.learn()
    office.workers = OSError()
    brain.learn()
    assert paged(brain.rules(), OWNER) == [(OWNER, ""), (ANNE, "")]


def test_with_nobody_on_duty_coordination_is_not_asked(brain: Brain, office: FakeCoordination) -> None:
    office.shifts = Roster(DutyModel.NONE, (), ())
    office.other_side = OSError()
    brain.learn()
    rules = brain.rules()
    assert rules.duty_of(ROSA) == rules.duty
    assert paged(rules) == [(None, "")]


@pytest.mark.parametrize("late", [False, True])
def test_a_side_that_answers_too_late_promises_nothing_and_calls_all_the_same(
    office: FakeCoordination, clock: FixedClock, log: Log, *, late: bool
) -> None:
    duty = Brain(office, Side.A, clock, arrival, log, is_behind=lambda: late).rules().duty
    assert (duty.promise is Promise.NOBODY, duty.staffed) == (late, True)
    assert duty.at_post(Post.DUTY) == ANNE


def test_a_store_that_cannot_say_whether_it_is_late_promises_nothing(
    office: FakeCoordination, clock: FixedClock, log: Log
) -> None:
    def away() -> bool:
        raise OSError

    assert Brain(office, Side.A, clock, arrival, log, is_behind=away).rules().duty.promise is Promise.NOBODY


def test_without_coordination_nobody_is_barred(brain: Brain) -> None:
    bare = Rules(brain.rules().book, brain.rules().duty, arrival)
    assert bare.duty_of(ROSA).barred == frozenset()
    assert replace(bare, pageable=frozenset({OWNER})).pageable == {OWNER}
