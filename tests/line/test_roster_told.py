"""From a tap in the roster to the words on a phone: a gap changes what a client reads, at once and back."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from rulebooks import client, wrote
from vault_people import BOTH, Building, Office, building_on

from bot.brain import REFRESH, Brain
from bot.log import Log
from bot.telegram import arrival
from cases.desk import Service, Staff, StaffRole
from cases.effects import Say
from cases.hours import clock_moment
from cases.ids import EventId
from cases.moments import DAY, HOUR, Moment, after, moment_of
from cases.planning import Pattern, occurrences
from cases.roster import DutyKind, DutyModel, HolidayRule, Post, ServiceHours
from cases.roster_days import DayChange, DayRule
from cases.shifts import NewShifts
from cases.sides import Side
from escalation.turn import take_turn

ZONE = "Europe/Amsterdam"
ASKED, NOBODY = "Ik vraag nu een medewerker.", "Er is nu niemand van ons."
SATURDAY = date(2027, 3, 27)
NINE = clock_moment(SATURDAY, time(21), ZONE)
"""The evening before the clock is put forward."""


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


class Line:
    """One side's rules on a real roster, and what a client in danger reads at this moment."""

    def __init__(self, building: Building) -> None:
        self.office = Office(building)
        self.office.clock.domain = NINE
        self.cor = self.office.hire("cor", StaffRole.COORDINATOR)
        self.noor, self.kim = self.office.hire("noor"), self.office.hire("kim")
        log = Log(io.StringIO(), strict=True)
        self.brain = Brain(self.office.desk, Side.A, self.office.clock, arrival, log)

    def plan(self, who: Staff, opens: int, closes: int, days: int = 3) -> None:
        last = date.fromordinal(SATURDAY.toordinal() + days)
        pattern = Pattern(frozenset(range(7)), time(opens), time(closes), SATURDAY, last)
        spans = occurrences(pattern, ZONE)
        new = NewShifts(Side.A, Post.DUTY, who.id, DutyKind.REACHABLE, spans)
        self.office.desk.plan(self.cor, new)

    def read(self, at: Moment) -> str:
        """Return the safety text, two seconds later: so long a process may use the roster it knows."""
        self.office.clock.domain = at
        self.office.clock.wall += REFRESH
        rules = self.brain.rules()
        message = replace(wrote("Help, hij slaat me"), at=at, sent_at=at, id=EventId(self.office.ids.new()))
        _, effects = take_turn(client(), message, rules.book, rules.duty)
        return " ".join(each.text for each in effects if isinstance(each, Say))


@pytest.fixture
def line(building: Building) -> Line:
    return Line(building)


def test_who_calls_in_sick_is_promised_to_nobody_from_the_next_message_on(line: Line) -> None:
    line.office.desk.set_service(line.cor, Side.A, Service(DutyModel.ALWAYS))
    line.plan(line.noor, 20, 8)
    assert ASKED in line.read(NINE)
    line.office.desk.report_away(line.noor, line.noor.id)
    told = line.read(after(NINE, HOUR))
    assert NOBODY in told
    assert "0800-2000" in told
    assert ASKED not in told
    line.office.desk.set_post(line.cor, Side.A, Post.DUTY, line.kim.id)
    assert ASKED in line.read(after(NINE, 2 * HOUR))
    line.office.desk.set_post(line.cor, Side.A, Post.DUTY, None)
    tomorrow = clock_moment(date(2027, 3, 28), time(21), ZONE)
    assert NOBODY in line.read(tomorrow)
    line.office.desk.report_back(line.noor, line.noor.id)
    assert ASKED in line.read(tomorrow)


def test_over_the_night_the_clock_is_put_forward_a_text_is_true_at_every_hand_over(line: Line) -> None:
    line.office.desk.set_service(line.cor, Side.A, Service(DutyModel.ALWAYS))
    line.plan(line.noor, 20, 2)
    line.plan(line.kim, 3, 8)
    two = moment_of(datetime(2027, 3, 28, 1, tzinfo=UTC))
    for at in (after(two, -1), two, clock_moment(date(2027, 3, 28), time(7, 59), ZONE)):
        assert ASKED in line.read(at)
    assert NOBODY in line.read(clock_moment(date(2027, 3, 28), time(8), ZONE))
    assert NOBODY in line.read(clock_moment(date(2027, 3, 29), time(2), ZONE))


def test_a_closed_day_off_says_so_and_the_next_day_does_not(line: Line) -> None:
    week = tuple(ServiceHours(day, time(9), time(17)) for day in range(7))
    line.plan(line.noor, 8, 18, days=5)
    easter, noon = date(2027, 3, 29), time(12)
    for rule, said in ((HolidayRule.CLOSED, NOBODY), (HolidayRule.USUAL, ASKED)):
        service = Service(DutyModel.HOURS, week, ZONE, rule)
        line.office.desk.set_service(line.cor, Side.A, service)
        assert said in line.read(clock_moment(easter, noon, ZONE))
        assert ASKED in line.read(after(clock_moment(easter, noon, ZONE), DAY))


def test_a_day_that_a_coordinator_closed_says_so_day_and_night_and_no_other_day_does(line: Line) -> None:
    line.office.desk.set_service(line.cor, Side.A, Service(DutyModel.ALWAYS))
    line.plan(line.noor, 8, 18, days=5)
    monday = date(2027, 3, 29)
    noon = clock_moment(monday, time(12), ZONE)
    line.office.desk.change_day(
        line.cor, DayChange(Side.A, monday, DayRule(monday, HolidayRule.OWN_HOURS, ((time(9), time(11)),)))
    )
    assert ASKED in line.read(after(noon, -2 * HOUR))
    assert NOBODY in line.read(noon)
    assert ASKED in line.read(after(noon, DAY))
    line.office.desk.change_day(line.cor, DayChange(Side.A, monday, None))
    assert ASKED in line.read(noon)
