"""A client's own data in the console's world in memory; part of ``tests/console_fakes_side.py``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from cases.consents import Consented
from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import ClientId
from cases.keeping import Keeping
from cases.masking import masked, passages
from cases.moments import Moment
from cases.own_file import NewRequest, RequestsSheet, ToLookAt
from cases.rights import (
    Asker,
    Hurdle,
    Request,
    RequestKind,
    RequestRefused,
    Step,
    Taken,
    Way,
    due_of,
    hurdle_of,
)
from cases.state import ClientState
from cases.who_looked import Look


class Clock(Protocol):
    def now(self) -> Moment: ...


class FakeOwnData:
    """The part of a worker's desk about requests; every text is one that the test put in ``own_written``."""

    clock: Clock
    states: dict[ClientId, ClientState]
    done: set[str]

    @cached_property
    def own_asked(self) -> dict[ClientId, list[Request]]:
        riet, now = ClientId("c-riet"), self.clock.now()
        asked = Request("vraag-0", riet, RequestKind.ACCESS, Way.IN_CHAT, Asker.CLIENT, now, now)
        return {riet: [asked]} if riet in self.states else {}

    @cached_property
    def own_written(self) -> list[str]:
        return []

    @cached_property
    def own_pointed(self) -> dict[tuple[str, str, int], frozenset[int]]:
        return {}

    @cached_property
    def kept(self) -> dict[ClientId, Keeping]:
        """Return how long things are kept; a client who is not named here wrote nothing that ends."""
        return {}

    def keeping(self, staff: Staff, client: ClientId) -> Keeping:
        if client not in self.states or staff.side is None:
            raise NotFound
        return self.kept.get(client, Keeping())

    @cached_property
    def own_ledger(self) -> dict[ClientId, list[Consented]]:
        return {}

    @cached_property
    def own_looks(self) -> list[Look]:
        return []

    def own_requests(self, staff: Staff, client: ClientId) -> RequestsSheet:
        del staff
        found = self._known(client)
        return RequestsSheet(tuple(found), {one.id: len(self._left()) for one in found})

    def ask_own_data(self, staff: Staff, client: ClientId, new: NewRequest, mark: str = "") -> None:
        found, now = self._known(client), self.clock.now()
        if self._once(mark):
            zone = ZoneInfo("Europe/Amsterdam")
            kind, way, asker = RequestKind(new.kind), Way(new.way), Asker(new.asker)
            due = due_of(now, zone)
            name = f"vraag-{len(found)}"
            found.append(Request(name, client, kind, way, asker, now, due, staff.id, note=new.note))

    def step_request(
        self, staff: Staff, client: ClientId, request: str, step: Step, code: str = "", *, mark: str = ""
    ) -> None:
        if not self._once(mark):
            return
        found = self._request(client, request)
        taken = Taken(step, staff.id, staff.person, self.clock.now(), code, staff.alias)
        stands = hurdle_of(found, step, staff.person, taken.at, texts_left=len(self._left()), code=code)
        if stands is not None:
            raise RequestRefused(stands)
        self.own_asked[client] = [
            replace(one, steps=(*one.steps, taken)) if one is found else one for one in self.own_asked[client]
        ]

    def own_texts(self, staff: Staff, client: ClientId, request: str) -> Sequence[ToLookAt]:
        del staff
        if self._request(client, request).closed:
            raise RequestRefused(Hurdle.CLOSED)
        return self._left()

    def look_over(
        self,
        staff: Staff,
        client: ClientId,
        request: str,
        said: Mapping[tuple[str, str, int], frozenset[int]],
    ) -> None:
        self.own_texts(staff, client, request)
        self.own_pointed.update(said)

    def who_looked(self, staff: Staff, client: ClientId) -> Sequence[Look]:
        del staff
        self._known(client)
        return self.own_looks

    def own_file(self, staff: Staff, client: ClientId, request: str, *, page: bool) -> bytes:
        self.step_request(staff, client, request, Step.MADE)
        texts = (
            masked(text, frozenset().union(*(v for k, v in self.own_pointed.items() if k[1] == f"m{number}")))
            for number, text in enumerate(self.own_written)
        )
        return ("<p>" * page + " ".join(texts)).encode()

    def agreed_to(self, staff: Staff, client: ClientId) -> Sequence[Consented]:
        del staff
        self._known(client)
        return self.own_ledger.setdefault(client, [])

    def consent(self, staff: Staff, client: ClientId, entry: Consented, mark: str = "") -> None:
        kept = self.own_ledger.setdefault(client, [])
        if entry.of and entry.of not in {one.id for one in kept}:
            raise NotFound
        if self._once(mark):
            before = next((one for one in kept if one.id == entry.of), entry)
            name = f"ja-{len(kept)}"
            by = {"by": staff.id, "alias": staff.alias, "language": "nl-B1", "version": before.version}
            kept.append(replace(entry, id=name, purpose=before.purpose, partner=before.partner, **by))  # type: ignore[arg-type]  # real fields

    def _left(self) -> list[ToLookAt]:
        return [
            ToLookAt("message", (f"m{number}",), part.part, self.clock.now(), "client", part.sentences)
            for number, text in enumerate(self.own_written)
            for part in passages(text)
            if ("message", f"m{number}", part.part) not in self.own_pointed
        ]

    def _known(self, client: ClientId) -> list[Request]:
        if client not in self.states:
            raise NotFound
        return self.own_asked.setdefault(client, [])

    def _request(self, client: ClientId, request: str) -> Request:
        found = next((one for one in self._known(client) if one.id == request), None)
        if found is None:
            raise NotFound
        return found

    def _once(self, mark: str) -> bool:
        before = mark in self.done
        self.done |= {mark} - {""}
        return not before
