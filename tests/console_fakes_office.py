"""What both sides share in memory: colleagues, posts, alerts and cases."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from console_fakes import FakeClock, FakeDoor
from console_fakes_access import FakeAccess
from console_fakes_codes import FakeCodes
from console_fakes_content import ClosedContent
from console_fakes_family import FakeFamilies
from console_fakes_passkeys import FakePasskeys
from console_fakes_people import FakePeople
from console_fakes_quality import FakeFigures
from console_fakes_roster import FakeShifts

from cases.desk import AlertRow, Colleague, OwnSession, Service, Staff, StaffRole
from cases.errors import NotFound
from cases.ids import CaseId, StaffId
from cases.roster import Post, Roster, Shift
from cases.sides import Side


@dataclass
class FakeCoordination(FakeFamilies, FakeCodes, FakeAccess, FakePeople, FakeFigures, FakeShifts):
    clock: FakeClock
    people: list[Colleague]
    services: dict[Side, Service]
    shifts: dict[Side, list[Shift]]
    open_alerts: list[AlertRow] = field(default_factory=list)
    known_cases: list[tuple[CaseId, str, int]] = field(default_factory=list)
    door: FakeDoor = field(default_factory=lambda: FakeDoor({}))
    passkeys: FakePasskeys = field(init=False)
    content: ClosedContent = field(default_factory=ClosedContent)
    seen_here: list[StaffId] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.passkeys = FakePasskeys(lambda: self.door)

    def choose(self, staff: Staff, language: str, keys: bool) -> None:
        for token, session in self.door.sessions.items():
            if session.staff.id == staff.id:
                chosen = replace(session.staff, language=language, keys=keys)
                self.door.sessions[token] = replace(session, staff=chosen)

    def own_sessions(self, staff: Staff, csrf: str) -> Sequence[OwnSession]:
        own = [one for one in self.door.sessions.values() if one.staff.id == staff.id]
        now = self.clock.now()
        return [OwnSession(now, now, one.csrf == csrf, id=one.csrf) for one in reversed(own)]

    def end_session(self, staff: Staff, shown: str) -> None:
        found = [token for token, one in self.door.sessions.items() if one.csrf == shown]
        if not found or self.door.sessions[found[0]].staff.id != staff.id:
            raise NotFound
        self.door.log_out(found[0])

    def end_other_sessions(self, staff: Staff, csrf: str) -> None:
        for token, session in list(self.door.sessions.items()):
            if session.staff.id == staff.id and session.csrf != csrf:
                self.door.log_out(token)

    def here(self, staff: Staff) -> None:
        self.seen_here.append(staff.id)

    def roster(self, side: Side) -> Roster:
        service = self.services[side]
        return Roster(service.model, service.hours, tuple(self.shifts[side]), service.zone)

    def service(self, side: Side) -> Service:
        return self.services[side]

    def set_service(self, staff: Staff, side: Side, service: Service) -> None:
        assert staff.role is StaffRole.COORDINATOR
        self.services[side] = service

    def colleagues(self) -> Sequence[Colleague]:
        return self.people

    def set_post(self, staff: Staff, side: Side, post: Post, who: StaffId | None) -> None:
        assert staff.role is StaffRole.COORDINATOR
        for one in Side if post is Post.LEAD else (side,):
            kept = [shift for shift in self.shifts[one] if shift.post is not post]
            new = [Shift(who, post, self.clock.now())] if who is not None else []
            self.shifts[one] = kept + new

    def alerts(self, staff: Staff) -> Sequence[AlertRow]:
        assert staff.role is StaffRole.LEAD
        return self.open_alerts

    def acknowledge_alert(self, staff: Staff, alert: str) -> None:
        if alert not in {one.id for one in self.open_alerts}:
            raise NotFound
        self.open_alerts = [
            replace(one, acknowledged_by=staff.alias, via="console") if one.id == alert else one
            for one in self.open_alerts
        ]

    def link_code(self, staff: Staff, case: CaseId, side: Side) -> str:
        assert staff.role is StaffRole.LEAD
        return f"KOPPEL-{case}-{side.value}"

    def cases(self, staff: Staff) -> Sequence[tuple[CaseId, str, int]]:
        assert staff.role is StaffRole.LEAD
        return self.known_cases
