"""Agreed lines of the console's world in memory; part of ``tests/console_fakes_people.py``."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from cases.agreements import AgreedLine, NewLine, free_places, has_name
from cases.desk import Staff
from cases.errors import LineEnded, NameTaken, NotFound, PlaceTaken
from cases.ids import ClientId
from cases.moments import Moment
from cases.state import ClientState


class Clock(Protocol):
    def now(self) -> Moment: ...


class FakeAgreements:
    """The part of a worker's desk about what was agreed."""

    clock: Clock
    states: dict[ClientId, ClientState]
    done: set[str]

    @cached_property
    def agreed(self) -> dict[ClientId, list[AgreedLine]]:
        return {}

    def agreements(self, staff: Staff, client: ClientId) -> Sequence[AgreedLine]:
        del staff
        if client not in self.states:
            raise NotFound
        over = (one for one in self.agreed.get(client, []) if not one.holds)
        return [*self.holding(client), *over]

    def holding(self, client: ClientId) -> tuple[AgreedLine, ...]:
        lines = self.agreed.get(client, [])
        return tuple(sorted((one for one in lines if one.holds), key=lambda one: one.place))

    def agree(
        self, staff: Staff, client: ClientId, line: NewLine, mark: str = "", *, instead_of: str = ""
    ) -> None:
        lines = self.agreements(staff, client)
        if self._again(mark):
            return
        others = [one for one in lines if one.id != instead_of]
        if instead_of and not any(one.id == instead_of and one.holds for one in lines):
            raise LineEnded
        if line.place not in free_places(others):
            raise PlaceTaken
        if has_name(others, line.name):
            raise NameTaken
        if instead_of:
            self._over(staff, client, instead_of)
        new = AgreedLine(
            f"regel-{len(lines)}", line.place, line.name, line.text, staff.alias, self.clock.now(),
            line.look_again, line.for_volunteer,
        )  # fmt: skip
        self.agreed.setdefault(client, []).append(new)

    def end_agreement(self, staff: Staff, client: ClientId, line_id: str, mark: str = "") -> None:
        lines = self.agreements(staff, client)
        if self._again(mark):
            return
        found = next((one for one in lines if one.id == line_id), None)
        if found is None:
            raise NotFound
        if not found.holds:
            raise LineEnded
        self._over(staff, client, line_id)

    def _over(self, staff: Staff, client: ClientId, line_id: str) -> None:
        now = self.clock.now()
        self.agreed[client] = [
            replace(one, ended_at=now, ended_by=staff.alias) if one.id == line_id else one
            for one in self.agreed[client]
        ]

    def _again(self, mark: str) -> bool:
        before = mark in self.done
        self.done |= {mark} - {""}
        return before
