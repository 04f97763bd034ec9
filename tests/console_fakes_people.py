"""Volunteers, visits and functions of the console's world in memory; part of ``tests/console_fakes.py``."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Protocol

from console_fakes_agreements import FakeAgreements

from cases.desk import VOLUNTEERS, Colleague, Staff, StaffRole
from cases.errors import NotFound, NotReady, NotYours, OutsideWindow, TooHeavy
from cases.events import GivenToVolunteer, HandedBack, VolunteerLetGo, WorkerReplied
from cases.ids import CaseId, ClientId, StaffId
from cases.levels import Level, Mode
from cases.moments import DAY, Moment
from cases.people import (
    Function,
    Given,
    Match,
    Visit,
    Volunteer,
    VolunteerLine,
    VolunteerTalk,
    agreed_times,
)
from cases.sides import Side
from cases.state import ClientState, Lent, VisitLight
from console.ports_people import OfVolunteer
from escalation.handover import may_write


class Clock(Protocol):
    def now(self) -> Moment: ...


class FakeVisits(FakeAgreements):
    """The part of a worker's desk about volunteers and visits."""

    clock: Clock
    states: dict[ClientId, ClientState]

    @cached_property
    def given_away(self) -> dict[tuple[ClientId, StaffId], Match]:
        return {}

    @cached_property
    def not_ready(self) -> set[StaffId]:
        return set()

    @cached_property
    def written(self) -> dict[ClientId, list[VolunteerLine]]:
        return {}

    @cached_property
    def volunteers(self) -> "FakeVolunteers":
        return FakeVolunteers(self)

    def moment(self) -> Moment:
        return self.clock.now()

    def visits(self, staff: Staff) -> Sequence[Visit]:
        del staff
        return [self.visit(one) for one in self.states]

    def visit(self, client: ClientId) -> Visit:
        state = self.states[client]
        light = VisitLight(state.visit_light)
        since = None if light is VisitLight.CAN else self.moment()
        return Visit(client, state.alias, light, since)

    def matches(self, staff: Staff, client: ClientId) -> Sequence[Match]:
        del staff
        return [one for one in self.given_away.values() if one.client == client]

    def holder(self, staff: Staff, client: ClientId) -> StaffId | None:
        del staff
        state = self.states[client]
        return state.held_by if state.held_by_volunteer else None

    def match(self, staff: Staff, client: ClientId, to: StaffId, days: int, *, wish: bool) -> None:
        del staff
        if client not in self.states:
            raise NotFound
        if to in self.not_ready:
            raise NotReady
        until = Moment(self.moment() + days * DAY)
        self.given_away[client, to] = Match(client, to, until, wish)

    def unmatch(self, staff: Staff, client: ClientId, to: StaffId) -> None:
        del staff
        self.given_away.pop((client, to), None)
        self.volunteers.take_back(client, to)

    def give_talk(self, staff: Staff, client: ClientId, event: GivenToVolunteer, mark: str = "") -> None:
        del staff, mark
        match = self.given_away.get((client, event.to))
        if match is None:
            raise NotFound
        state = self.states[client]
        if any(one.level >= Level.HIGH for one in state.open_flags):
            raise TooHeavy
        lent = Lent(event.to, event.at, match.until)
        self.states[client] = replace(state, held_by=event.to, held_alias="Bo", lent=lent)


class FakeVolunteers:
    """What a volunteer reaches of one fake side."""

    def __init__(self, desk: FakeVisits) -> None:
        self._desk = desk
        self.events: list[OfVolunteer] = []

    def given(self, staff: Staff) -> Sequence[Given]:
        found = [one for one in self._desk.given_away.values() if one.staff == staff.id]
        return [self._given(staff, one) for one in found]

    def talk(self, staff: Staff, client: ClientId) -> VolunteerTalk:
        match = self._desk.given_away.get((client, staff.id))
        if match is None:
            raise NotFound
        given, state = self._given(staff, match), self._desk.states[client]
        neutral = state.contact is None or state.contact.mode is not Mode.OPEN
        lines = tuple(self._desk.written.get(client, [])) if given.holds else ()
        free = given.holds and may_write(state, self._desk.moment())
        agreed = agreed_times(state.contact, self._desk.moment()) if given.holds else None
        own = self._desk.holding(client) if given.holds else ()
        shown = tuple(line for line in own if line.for_volunteer)
        return VolunteerTalk(given, lines, neutral, free, agreed, shown)

    def act(self, staff: Staff, client: ClientId, event: OfVolunteer, mark: str = "") -> None:
        del mark
        opened = self.talk(staff, client)
        if not opened.given.holds:
            raise NotYours
        self.events.append(event)
        if isinstance(event, WorkerReplied):
            if not opened.free:
                raise OutsideWindow
            line = VolunteerLine("worker", True, "text", event.text, event.at)
            self._desk.written.setdefault(client, []).append(line)
        else:
            self.take_back(client, staff.id, forget=isinstance(event, HandedBack))
        assert isinstance(event, WorkerReplied | VolunteerLetGo | HandedBack)

    def free(self, by: Staff, who: StaffId) -> None:
        assert by.role is StaffRole.COORDINATOR
        for client in self._desk.states:
            self.take_back(client, who)

    def take_back(self, client: ClientId, who: StaffId, *, forget: bool = True) -> None:
        """Free the line when this volunteer holds it."""
        state = self._desk.states[client]
        if state.held_by == who:
            lent = None if forget else state.lent
            self._desk.states[client] = replace(state, held_by=None, held_alias="", lent=lent)

    def _given(self, staff: Staff, match: Match) -> Given:
        state = self._desk.states[match.client]
        mine = state.lent is not None and state.lent.to == staff.id
        holds = mine and state.held_by == staff.id
        return Given(self._desk.visit(match.client), match.until, holds, mine and not holds)


class FakePeople:
    """The part of coordination about functions, volunteers and the lead's word about visits."""

    clock: Clock
    people: list[Colleague]

    def moment(self) -> Moment:
        return self.clock.now()

    @cached_property
    def kept(self) -> dict[StaffId, Volunteer]:
        return {
            one.staff: Volunteer(one.staff, None, None, 4, self.moment())
            for one in self.people
            if one.role in VOLUNTEERS
        }

    @cached_property
    def ordered(self) -> dict[CaseId, dict[Side, VisitLight]]:
        return {}

    def set_function(self, by: Staff, who: StaffId, function: Function | None) -> None:
        assert by.role is StaffRole.COORDINATOR
        self.people = [replace(one, function=function) if one.staff == who else one for one in self.people]

    def volunteers(self, by: Staff) -> Sequence[Volunteer]:
        assert by.role is StaffRole.COORDINATOR
        return tuple(self.kept.values())

    def volunteer(self, who: StaffId) -> Volunteer:
        if who not in self.kept:
            raise NotFound
        return self.kept[who]

    def set_volunteer(
        self, by: Staff, who: StaffId, vog_on: date | None, trained_on: date | None, hours_a_week: int
    ) -> None:
        assert by.role is StaffRole.COORDINATOR
        changed = replace(
            self.volunteer(who), vog_on=vog_on, trained_on=trained_on, hours_a_week=hours_a_week
        )
        self.kept[who] = changed

    def note_talk(self, by: Staff, who: StaffId) -> None:
        assert by.role is StaffRole.COORDINATOR
        self.kept[who] = replace(self.volunteer(who), supervised_at=self.moment())

    def end_matches(self, by: Staff, who: StaffId) -> None:
        assert by.role is StaffRole.COORDINATOR
        self.kept[who] = replace(self.volunteer(who), clients=0)

    def spend_visiting(self, who: StaffId, minutes: int) -> None:
        known = self.volunteer(who)
        self.kept[who] = replace(known, minutes=known.minutes + minutes)

    def order_visits(self, by: Staff, case: CaseId, sides: Collection[Side], light: VisitLight) -> None:
        assert by.role is StaffRole.LEAD
        self.ordered.setdefault(case, {}).update(dict.fromkeys(sides, light))

    def case_visits(self, by: Staff) -> Mapping[CaseId, Mapping[Side, VisitLight]]:
        assert by.role is StaffRole.LEAD
        return self.ordered
