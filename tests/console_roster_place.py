"""A console on real stores for the roster: nothing of planning is a fake here."""

from datetime import date, time
from typing import cast

from console_fakes import FakeDoor, FakeFeed
from vault_desks import Desks, desks_in
from vault_people import PASSWORD, Building, Office

from cases.desk import Service, Staff, StaffRole
from cases.hours import clock_moment
from cases.moments import DAY, HOUR, Moment, after
from cases.roster import DutyKind, DutyModel, Post
from cases.shifts import NewShifts, PlannedShift
from cases.sides import Side
from cases.spans import Span
from console.app import build
from console.ports import SideDesk
from console.settings import ConsoleSettings
from escalation.duty import duty_at

ZONE = "Europe/Amsterdam"
TEN = clock_moment(date(2027, 3, 2), time(10), ZONE)
"""A Tuesday."""


class Place:
    """A console on real stores, with a coordinator, a lead and three workers of side a."""

    def __init__(self, building: Building) -> None:
        self.desks: Desks = desks_in(building)
        self.office: Office = self.desks.office
        self.office.clock.domain = self.office.clock.wall = TEN
        hire = self.office.hire
        self.cor, self.lea = hire("cor", StaffRole.COORDINATOR), hire("lea", StaffRole.LEAD)
        self.noor, self.kim, self.bram = hire("noor"), hire("kim"), hire("bram", side=Side.B)
        self.office.desk.set_service(self.cor, Side.A, Service(DutyModel.ALWAYS))
        self.office.desk.set_service(self.cor, Side.B, Service(DutyModel.NONE))
        everybody = (self.cor, self.lea, self.noor, self.kim, self.bram)
        self.door = FakeDoor({(each.login, PASSWORD, each.side): each for each in everybody})
        self.bugs: list[str] = []
        self.app = build(
            {Side.A: cast("SideDesk", self.desks.a)},
            self.office.desk,
            self.door,
            self.office.clock,
            self.office.ids,
            ConsoleSettings(secure=False),
            feed=FakeFeed(),
            report=lambda _reference, error: self.bugs.append(error),
        )

    def plan(self, who: Staff, begin: int, hours: int = 8, post: Post = Post.DUTY) -> PlannedShift:
        spans = (Span(after(TEN, begin * HOUR), after(TEN, (begin + hours) * HOUR)),)
        self.office.desk.plan(
            self.cor, NewShifts(who.side or Side.A, post, who.id, DutyKind.REACHABLE, spans)
        )
        return self.own(who)[-1]

    def own(self, who: Staff) -> list[PlannedShift]:
        return list(self.office.desk.own_shifts(who, after(TEN, -DAY), after(TEN, 60 * DAY)))

    def staffed(self, at: Moment) -> bool:
        return duty_at(self.office.desk.roster(Side.A), at).staffed
