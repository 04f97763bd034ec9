"""One side as a volunteer may see it, and what workers do about volunteers and visits (F10, H20)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from cases.desk import VOLUNTEERS, Staff, StaffRole
from cases.errors import NotFound, NotReady
from cases.events import Kind
from cases.ids import ClientId, StaffId
from cases.levels import Mode
from cases.moments import Moment, after
from cases.people import (
    SHOWN_FOR,
    Given,
    Match,
    Visit,
    VolunteerLine,
    VolunteerTalk,
    agreed_times,
    strictest,
)
from cases.sides import Side
from cases.state import ClientState, VisitLight
from vault.agreement_rows import lines_of
from vault.clockwork import Clock
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.desk_part import DeskPart, as_logged
from vault.seal import Erased
from vault.side_store import SideStore
from vault.state_rows import OpenClient, read_client
from vault.tables_side import client as client_table
from vault.tables_side import message

_WORDS = (Kind.TEXT.value, Kind.EDITED.value)


class VisitLane(DeskPart):
    """Visit lights and matches, for workers of the side."""

    def visits(self, staff: Staff) -> Sequence[Visit]:
        """Return the light of every client this worker may see, by pseudonym."""
        outlook = self._outlook(staff)
        with self._store.read() as conn:
            ids = [ClientId(one) for one in conn.scalars(select(client_table.c.id)) if outlook.sees(one)]
        return visits_of(self._books, self._coordination, ids)

    def matches(self, staff: Staff, client: ClientId) -> Sequence[Match]:
        """Return which volunteers have this client now. Raises NotFound."""
        self.may_see(staff, client)
        return self._coordination.matches_of(client)

    def holder(self, staff: Staff, client: ClientId) -> StaffId | None:
        """Return which volunteer holds the conversation now. Raises NotFound."""
        self.may_see(staff, client)
        own = client_table.c.id == client, client_table.c.held_by == client_table.c.lent_to
        with self._store.read() as conn:
            found = conn.execute(select(client_table.c.lent_to).where(*own)).scalar()
        return None if found is None else StaffId(found)

    def match(self, staff: Staff, client: ClientId, to: StaffId, days: int, *, wish: bool) -> None:
        """Give a client to a volunteer. Raises NotFound, NotReady, ConflictOfSides, ValueError."""
        self.admit(staff, client, "match")
        self._coordination.match(staff, to, client, days, wish=wish)

    def unmatch(self, staff: Staff, client: ClientId, to: StaffId) -> None:
        """Take a client back from a volunteer. Raises NotFound."""
        self.admit(staff, client, "unmatch")
        self._coordination.unmatch(staff, to, client)

    def lendable(self, staff: Staff, client: ClientId, to: StaffId) -> tuple[Match, str]:
        """Return the match by which this volunteer may hold the conversation, and their first name.

        Raises NotFound without one; NotReady when hours are spent, or when it must be the client's wish.
        """
        match = next((one for one in self.matches(staff, client) if one.staff == to), None)
        if match is None:
            raise NotFound
        who = self._coordination.staff(to)
        known = self._coordination.volunteer(to)
        wished = match.wish or who.role is not StaffRole.EXPERIENCE
        if not (known.ready and known.has_time and wished):
            raise NotReady
        return match, who.alias


class VolunteerDesk:
    """What a volunteer reaches: clients given to them, and their own conversation while they hold it."""

    def __init__(self, books: SideStore, coordination: CoordinationStore, clock: Clock) -> None:
        self._books = books
        self._coordination = coordination
        self._clock = clock

    @property
    def side(self) -> Side:
        return self._books.side

    def given(self, staff: Staff) -> Sequence[Given]:
        """Return the clients of this volunteer, by pseudonym. Raises NotFound for somebody else."""
        matches = {one.client: one for one in self._matches(staff)}
        lights = visits_of(self._books, self._coordination, matches)
        columns = client_table.c.id, client_table.c.held_by, client_table.c.lent_to
        with self._books.store.read() as conn:
            rows = conn.execute(select(*columns).where(client_table.c.id.in_(list(matches)))).all()
        mine = {row.id: row.held_by == staff.id for row in rows if row.lent_to == staff.id}
        return tuple(_given(one, matches[one.client], mine.get(one.client)) for one in lights)

    def admit(self, staff: Staff, client: ClientId, action: str) -> Match:
        """Commit the access line, before anything is read. Raises NotFound, the refusal logged."""
        match = next((one for one in self._matches(staff) if one.client == client), None)
        if match is None:
            subject = as_logged(client)
            line = entry_of(staff, "open_client", subject, "", "refused", party=subject)
            self._coordination.log(line)
            raise NotFound
        self._coordination.log_content(staff, client, action, "match")
        return match

    def opened(self, staff: Staff, client: ClientId) -> tuple[VolunteerTalk, ClientState]:
        """Open the own conversation, and the state it is judged by. What they read counts as read by nobody.

        Raises NotFound.
        """
        match = self.admit(staff, client, "read_own_talk")
        (light,) = visits_of(self._books, self._coordination, [client])
        with self._books.store.read() as conn:
            opened = self._open(conn, client)
            state = opened.state
            was_mine = state.lent is not None and state.lent.to == staff.id
            given = _given(light, match, state.held_by == staff.id if was_mine else None)
            now = self._clock.now()
            lines = _lines(conn, opened, staff, now) if given.holds else ()
            own = lines_of(conn, opened.seals, client, {}) if given.holds else ()
        neutral = state.contact is None or state.contact.mode is not Mode.OPEN
        agreed = agreed_times(state.contact, now) if given.holds else None
        shown = tuple(one for one in own if one.for_volunteer)
        return VolunteerTalk(given, lines, neutral, agreed=agreed, lines_agreed=shown), state

    def held_by(self, who: StaffId) -> Sequence[ClientId]:
        """Return whose conversations this volunteer holds; the ids alone."""
        held = select(client_table.c.id).where(client_table.c.held_by == who, client_table.c.lent_to == who)
        with self._books.store.read() as conn:
            return tuple(ClientId(one) for one in conn.scalars(held))

    def _matches(self, staff: Staff) -> Sequence[Match]:
        if staff.role not in VOLUNTEERS or staff.side is not self.side:
            raise NotFound
        return self._coordination.given_to(staff)

    def _open(self, conn: Connection, client: ClientId) -> OpenClient:
        """Read a client's state. Raises NotFound when unknown or erased."""
        try:
            opened = read_client(conn, self._books.sealer, self.side, client)
        except Erased:
            raise NotFound from None
        if opened is None:
            raise NotFound
        return opened


def visits_of(
    books: SideStore, coordination: CoordinationStore, clients: Collection[ClientId]
) -> tuple[Visit, ...]:
    """Return the light of each client: the stricter of the side's own and the lead's word, by pseudonym."""
    orders = coordination.visit_orders(clients)
    columns = client_table.c.id, client_table.c.alias, client_table.c.visit_light, client_table.c.visit_at
    listed: Select[Any] = select(*columns).where(client_table.c.id.in_(list(clients)))
    with books.store.read() as conn:
        rows = conn.execute(listed.order_by(client_table.c.alias)).all()
    return tuple(_visit(row, orders) for row in rows)


def _visit(row: Row[Any], orders: Mapping[ClientId, tuple[VisitLight, Moment]]) -> Visit:
    own = VisitLight(row.visit_light)
    ordered, since = orders.get(ClientId(row.id), (VisitLight.CAN, None))
    light = strictest(own, ordered)
    began = [at for one, at in ((own, row.visit_at), (ordered, since)) if one is light and at is not None]
    return Visit(ClientId(row.id), row.alias, light, Moment(min(began)) if began else None)


def _given(light: Visit, match: Match, mine: bool | None) -> Given:
    """``mine``: this volunteer holds the conversation, did and does not, or (None) was never given it."""
    return Given(light, match.until, holds=mine is True, gone=mine is False)


def _lines(conn: Connection, opened: OpenClient, staff: Staff, now: Moment) -> tuple[VolunteerLine, ...]:
    """Return what was said since the conversation was given, of the last seven days, and nothing before."""
    lent = opened.state.lent
    since = max(after(now, -SHOWN_FOR), now if lent is None else lent.since)
    own = select(message).where(message.c.client == opened.state.client, message.c.at >= since)
    rows = conn.execute(own.order_by(message.c.at, message.c.id)).all()
    return tuple(_line(row, opened, staff) for row in rows)


def _line(row: Row[Any], opened: OpenClient, staff: Staff) -> VolunteerLine:
    text = opened.seals.open_text("message", "text_sealed", row.id, row.text_sealed)
    shown = text if row.author != "client" or row.kind in _WORDS else ""
    author = "" if row.author == "client" else row.author
    return VolunteerLine(author, row.staff == staff.id, row.kind, shown, Moment(row.at))
