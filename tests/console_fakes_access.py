"""The access log, its reviews and broken glass in memory, as the console sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from bot.ports import Clock
from cases.desk import Conversation, EmergencyCard, Staff, StaffRole
from cases.errors import GlassOpen, NotFound, NotYourOwn
from cases.glass import GLASS_FOR, FollowUp, Glass, GlassReason, Judged, LogLine, LogQuestion, ReviewRow
from cases.ids import ClientId, StaffId
from cases.moments import after
from cases.sides import Side
from cases.state import ClientState


class FakeAccess:
    """The part of coordination about who looked. ``known``: which client is on which side."""

    clock: Clock

    @cached_property
    def known(self) -> dict[ClientId, Side]:
        return {}

    @cached_property
    def of_case(self) -> dict[tuple[str, Side], tuple[ClientId, ...]]:
        return {}

    @cached_property
    def open_glass(self) -> dict[StaffId, Glass]:
        return {}

    @cached_property
    def whys(self) -> list[str]:
        return []

    @cached_property
    def to_review(self) -> list[ReviewRow]:
        return []

    @cached_property
    def log_lines(self) -> list[LogLine]:
        return []

    @cached_property
    def asked(self) -> list[LogQuestion]:
        return []

    @cached_property
    def taken(self) -> list[str]:
        return []

    @cached_property
    def judged(self) -> list[tuple[str, Judged, FollowUp]]:
        return []

    def search_log(self, staff: Staff, asked: LogQuestion) -> Sequence[LogLine]:
        assert staff.role is StaffRole.PRIVACY
        self.asked.append(asked)
        return [one for one in self.log_lines if asked.party in {"", one.party}]

    def take_log(self, staff: Staff, asked: LogQuestion) -> Sequence[LogLine]:
        self.taken.append("log")
        return self.search_log(staff, asked)

    def take_reviews(self, staff: Staff) -> Sequence[ReviewRow]:
        self.taken.append("reviews")
        return self.reviews(staff)

    def reviews(self, staff: Staff) -> Sequence[ReviewRow]:
        return [replace(one, own=one.alias == staff.alias) for one in self.to_review]

    def reviews_waiting(self, staff: Staff) -> tuple[int, int]:
        mine = [one for one in self.to_review if one.closed_at is None and one.alias != staff.alias]
        return len(mine), sum(one.due_at <= self.clock.now() for one in mine)

    def close_review(self, staff: Staff, review: str, outcome: Judged, follow_up: FollowUp) -> None:
        row = next((one for one in self.to_review if one.id == review), None)
        if row is None:
            raise NotFound
        if row.alias == staff.alias:
            raise NotYourOwn
        self.judged.append((review, outcome, follow_up))

    def glass_why(self, staff: Staff, review: str) -> str:
        del staff
        if review not in {one.id for one in self.to_review} or not self.whys:
            raise NotFound
        return self.whys[-1]

    def parties_of(self, staff: Staff, code: str, side: Side) -> tuple[ClientId, ...]:
        return self.of_case.get((code, side), ()) if staff.role is StaffRole.LEAD else ()

    def break_glass(
        self, staff: Staff, party: ClientId | None, side: Side, reason: GlassReason, why: str
    ) -> Glass:
        if party is None or self.known.get(party) is not side:
            raise NotFound
        if self.glass(staff) is not None:
            raise GlassOpen
        self.whys.append(why)
        ends = after(self.clock.real(), GLASS_FOR)
        self.open_glass[staff.id] = made = Glass("g1", side, party, reason, ends, both_sides=False)
        return made

    def glass(self, staff: Staff) -> Glass | None:
        found = self.open_glass.get(staff.id)
        return found if found is not None and found.ends_real > self.clock.real() else None

    def end_glass(self, staff: Staff) -> None:
        self.open_glass.pop(staff.id, None)


class FakeSide(Protocol):
    side: Side
    states: dict[ClientId, ClientState]
    cards: dict[ClientId, EmergencyCard]

    def conversation(
        self, staff: Staff, client: ClientId, last: int = 30, *, refresh: bool = False
    ) -> Conversation: ...


@dataclass
class FakeGlass:
    """One side as broken glass shows it; ``access`` says which glass is broken."""

    desk: FakeSide
    access: FakeAccess | None = None

    def named(self, alias: str) -> ClientId | None:
        return next((one.client for one in self.desk.states.values() if one.alias == alias), None)

    def seen(self, staff: Staff, last: int = 30) -> Conversation:
        return self.desk.conversation(staff, self._party(staff), last)

    def seen_card(self, staff: Staff) -> EmergencyCard:
        return self.desk.cards.get(self._party(staff), EmergencyCard())

    def _party(self, staff: Staff) -> ClientId:
        glass = None if self.access is None else self.access.glass(staff)
        if glass is None or glass.side is not self.desk.side:
            raise NotFound
        return glass.party
