"""What a worker does about a client's rights: the register, looking texts over, who looked, the file.

Each read is on the access log before it happens. Nothing here sends anything: a file goes to the screen of
the worker who asked for it, after the waiting time, a talk alone, and a second person (experience F21).
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import Connection, select

from cases.consents import Consented
from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import ClientId, StaffId
from cases.moments import Moment
from cases.own_file import NewRequest, OwnFile, RequestsSheet, ToLookAt
from cases.rights import (
    WAIT,
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
from cases.who_looked import Look, who_looked
from vault.consent_rows import add_entry, entries_of, take_back
from vault.contact_words import contact_words
from vault.desk_part import DeskPart
from vault.effect_rows import tell
from vault.export import as_json, as_page
from vault.export_texts import (
    ANSWER,
    answers_of,
    keep_look,
    own_texts,
    seen_of,
    to_look_at,
    without_others,
)
from vault.forms import FormDone, do_once
from vault.request_rows import ZONE, erasure_is_due, keep_request, keep_step, requests_of
from vault.seal import Erased
from vault.state_rows import OpenClient, lock_client
from vault.tables_side import message

READ, KEPT, STEPPED = "read_requests", "keep_request", "request_step"
LOOKED, LOOKS, EXPORTED = "read_own_texts", "read_who_looked", "export_client"
CONSENTS, CONSENTED = "read_consents", "write_consent"


class OwnDataDesk(DeskPart):
    """Requests of the clients of one side about their own data. ``wait`` is the waiting time."""

    wait: int = WAIT

    def own_requests(self, staff: Staff, client: ClientId) -> RequestsSheet:
        """Return the register of one client and what is left to look at; logged. Raises NotFound."""
        self.admit(staff, client, READ)
        aliases = self._coordination.aliases()
        with self._store.read() as conn:
            opened = self._read(conn, client)
            found = requests_of(conn, opened.seals, client, aliases)
            texts = own_texts(conn, opened.seals, client)
            left = {one.id: len(to_look_at(texts, seen_of(conn, one.id))) for one in found if not one.closed}
        return RequestsSheet(tuple(found), left, self.wait)

    def ask_own_data(self, staff: Staff, client: ClientId, new: NewRequest, mark: str = "") -> None:
        """Write a request down, once; its month runs from now. Raises NotFound."""
        self.admit(staff, client, KEPT)
        now = self._clock.now()
        asked = Request(
            self._ids.new(), client, RequestKind(new.kind), Way(new.way), Asker(new.asker), now,
            due_of(now, ZONE), staff.id, note=new.note,
        )  # fmt: skip
        with suppress(FormDone), self._store.begin() as conn:
            opened = self._lock(conn, client)
            do_once(conn, mark, asked.id, now)
            keep_request(conn, opened.seals, asked)
            tell(conn, "request", client, now)

    def step_request(
        self, staff: Staff, client: ClientId, request: str, step: Step, code: str = "", *, mark: str = ""
    ) -> None:
        """Take a step about a request, once. Raises RequestRefused with what stands in the way, NotFound."""
        if step is Step.MADE:
            raise RequestRefused(Hurdle.NOT_THIS_KIND)
        self.admit(staff, client, STEPPED, request)
        now = self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            opened = self._lock(conn, client)
            do_once(conn, mark, request, now)
            self._step(conn, opened, request, Taken(step, staff.id, staff.person, now, code))

    def own_texts(self, staff: Staff, client: ClientId, request: str) -> Sequence[ToLookAt]:
        """Return the passages that nobody looked at yet; logged. Raises NotFound, RequestRefused."""
        self.admit(staff, client, LOOKED, request)
        with self._store.read() as conn:
            opened = self._read(conn, client)
            self._open_request(conn, opened, request)
            return to_look_at(own_texts(conn, opened.seals, client), seen_of(conn, request))

    def look_over(
        self,
        staff: Staff,
        client: ClientId,
        request: str,
        said: Mapping[tuple[str, str, int], frozenset[int]],
    ) -> None:
        """Keep which words of these passages are about others; by first text and part. Raises NotFound."""
        self.admit(staff, client, STEPPED, request)
        now = self._clock.now()
        with self._store.begin() as conn:
            opened = self._lock(conn, client)
            found = self._open_request(conn, opened, request)
            for one in to_look_at(own_texts(conn, opened.seals, client), seen_of(conn, request)):
                places = said.get((one.source, one.refs[0], one.part))
                if places is not None:
                    keep_look(conn, found, one, places, (staff.id, now))
            tell(conn, "request", client, now)

    def who_looked(self, staff: Staff, client: ClientId) -> Sequence[Look]:
        """Return who looked at this client's data, as the client may see it; logged. Raises NotFound."""
        self.admit(staff, client, LOOKS)
        with self._store.read() as conn:
            self._read(conn, client)
            return self._looks(conn, client)

    def own_file(self, staff: Staff, client: ClientId, request: str, *, page: bool) -> bytes:
        """Make the file of a request that is ready; on the access log, committed, before anything is read.

        Raises RequestRefused with what stands in the way, and NotFound.
        """
        self.admit(staff, client, EXPORTED, request)
        now = self._clock.now()
        with self._store.begin() as conn:
            opened = self._lock(conn, client)
            self._step(conn, opened, request, Taken(Step.MADE, staff.id, staff.person, now), hands_over=True)
            file = self._file(conn, opened, request, now)
        return as_page(file) if page else as_json(file)

    def agreed_to(self, staff: Staff, client: ClientId) -> Sequence[Consented]:
        """Return the whole ledger of what this client agreed to; logged. Raises NotFound."""
        self.admit(staff, client, CONSENTS)
        with self._store.read() as conn:
            self._read(conn, client)
            return entries_of(conn, client, self._coordination.aliases())

    def consent(self, staff: Staff, client: ClientId, entry: Consented, mark: str = "") -> None:
        """Add what the client said yes to, or with ``of`` takes back, once. Raises NotFound."""
        self.admit(staff, client, CONSENTED)
        now = self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            opened = self._lock(conn, client)
            do_once(conn, mark, client, now)
            kept = replace(entry, id=self._ids.new(), by=staff.id, at=now)
            if not entry.of:
                add_entry(conn, client, replace(kept, language=opened.state.language.value))
            else:
                take_back(conn, client, _ended(entries_of(conn, client), entry.of), kept)
            tell(conn, "agreement", client, now)

    def _step(
        self, conn: Connection, opened: OpenClient, request: str, taken: Taken, *, hands_over: bool = False
    ) -> None:
        client = opened.state.client
        found = self._request(conn, opened, request)
        left = len(to_look_at(own_texts(conn, opened.seals, client), seen_of(conn, request)))
        if hands_over and found.kind is RequestKind.ERASE:
            raise RequestRefused(Hurdle.NOT_THIS_KIND)
        stands = hurdle_of(
            found, taken.step, taken.person, taken.at, texts_left=left, wait=self.wait, code=taken.code
        )
        if stands is not None:
            raise RequestRefused(stands)
        keep_step(conn, found, taken)
        tell(conn, "request", client, taken.at)

    def ready_to_erase(self, conn: Connection, opened: OpenClient, now: Moment) -> bool:
        """Say whether a request of this client to be erased waited, was checked and was released."""
        return erasure_is_due(conn, opened.seals, opened.state.client, now, self.wait)

    def _file(self, conn: Connection, opened: OpenClient, request: str, now: Moment) -> OwnFile:
        client, seals = opened.state.client, opened.seals
        texts = without_others(own_texts(conn, seals, client), seen_of(conn, request))
        said = {one.ref: one.text for one in texts if one.source == ANSWER}
        kind = self._request(conn, opened, request).kind
        looks = self._looks(conn, client)
        if kind is RequestKind.WHO_LOOKED:
            return OwnFile(now, looks=looks)
        return OwnFile(
            now,
            texts=tuple(one for one in texts if one.source != ANSWER),
            answers=answers_of(conn, client, said),
            contact=contact_words(opened.state.contact),
            consents=tuple(entries_of(conn, client)),
            requests=tuple(requests_of(conn, seals, client, {})),
            looks=looks,
        )

    def _looks(self, conn: Connection, client: ClientId) -> tuple[Look, ...]:
        wrote = select(message.c.staff).where(message.c.client == client, message.c.staff.is_not(None))
        known = set(conn.execute(wrote.distinct()).scalars())
        aliases = self._coordination.aliases()
        lines = self._coordination.lines_about(client)
        named = [
            replace(one, alias=aliases.get(StaffId(one.staff), "") if one.staff in known else "")
            for one in lines
        ]
        return who_looked(named, self.side)

    def _open_request(self, conn: Connection, opened: OpenClient, request: str) -> Request:
        """Return a request that is not closed. Raises NotFound, RequestRefused."""
        found = self._request(conn, opened, request)
        if found.closed:
            raise RequestRefused(Hurdle.CLOSED)
        return found

    def _request(self, conn: Connection, opened: OpenClient, request: str) -> Request:
        """Return a request of this client. Raises NotFound."""
        found = requests_of(conn, opened.seals, opened.state.client, {})
        one = next((one for one in found if one.id == request), None)
        if one is None:
            raise NotFound
        return one

    def _lock(self, conn: Connection, client: ClientId) -> OpenClient:
        """Lock the client. Raises NotFound when unknown or erased."""
        try:
            opened = lock_client(conn, self._sealer, self.side, client)
        except Erased:
            raise NotFound from None
        if opened is None:
            raise NotFound
        return opened


def _ended(entries: Sequence[Consented], of: str) -> Consented:
    """Return the entry that is taken back; one that was taken back already is not there. Raises NotFound."""
    ended = {one.of for one in entries}
    found = next((one for one in entries if one.id == of and not one.of and one.id not in ended), None)
    if found is None:
        raise NotFound
    return found
