"""What every part of a worker's desk stands on: one side's store, and who may see which client.

Reads of client content go through ``admit``: its line in the access log is committed first, and without
it nothing is read.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select, union_all

from cases.desk import Staff, StaffRole
from cases.errors import NotFound, ReasonNeeded
from cases.ids import BotId, ClientId, FlagId, StaffId
from cases.levels import Language
from cases.people import Function
from cases.retention import CLASSES, Retention
from cases.roster import Post
from cases.sides import Side
from vault.clockwork import Clock
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.coordination_reasons import UNASSIGNED
from vault.seal import Erased
from vault.side_store import SideStore
from vault.state_rows import OpenClient, read_client
from vault.tables_side import client as client_table
from vault.tables_side import flag, page

LONGEST_ID = 200
_OURS = re.compile(r"[0-9a-f]{32}")

_PEOPLE: BindParameter[Sequence[str]] = bindparam("people", expanding=True)
_OPEN = flag.c.closed_at.is_(None)
_HELD = select(client_table.c.held_by.label("staff"), client_table.c.id.label("client")).where(
    client_table.c.held_by.in_(_PEOPLE)
)
_TAKEN = select(flag.c.acknowledged_by.label("staff"), flag.c.client).where(
    flag.c.acknowledged_by.in_(_PEOPLE), _OPEN, flag.c.client.is_not(None)
)
_OFFERED = select(client_table.c.offered_to.label("staff"), client_table.c.id.label("client")).where(
    client_table.c.offered_to.in_(_PEOPLE)
)
"""What a colleague asks somebody to take over: who is asked may look before saying yes."""
_WITH_THEM = union_all(_HELD, _TAKEN, _OFFERED)
_PAGED = (
    select(page.c.staff, page.c.flag, flag.c.client)
    .join(flag, page.c.flag == flag.c.id)
    .where(page.c.staff.in_(_PEOPLE), _OPEN)
)


@dataclass(frozen=True, slots=True)
class BotFace:
    """A bot as this side offers it: the neutral name people see, and the channel's username for links."""

    name: str
    username: str


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What this side was configured with; ``languages`` have a full reviewed safety set.

    ``terms``: how long what is kept, by class.
    """

    bots: Mapping[BotId, BotFace]
    languages: Collection[Language]
    terms: Mapping[str, Retention] = field(default_factory=lambda: CLASSES)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Which clients one worker may see now. ``barred``: this person touched the other side of the case."""

    on_duty: bool
    granted: frozenset[ClientId]
    barred: frozenset[ClientId]
    held: frozenset[ClientId]
    paged: frozenset[ClientId]
    paged_flags: frozenset[FlagId]
    reasons: Mapping[ClientId, str] = field(default_factory=dict)
    """The code of why somebody without any other ground looks."""

    def basis(self, client: ClientId) -> str:
        """Return the ground on which this client may be seen; empty for none."""
        if client in self.barred:
            return ""
        grounds = (
            ("grant", client in self.granted),
            ("held", client in self.held),
            ("page", client in self.paged),
            ("duty", self.on_duty),
        )
        reason = self.reasons.get(client, "")
        return next((ground for ground, stands in grounds if stands), reason and f"{UNASSIGNED}:{reason}")

    def sees(self, client: ClientId) -> bool:
        return bool(self.basis(client))


class DeskPart:
    """One part of the desk of one side."""

    def __init__(
        self, books: SideStore, coordination: CoordinationStore, clock: Clock, settings: DeskSettings
    ) -> None:
        self._books = books
        self._store = books.store
        self._sealer = books.sealer
        self._ids = books.ids
        self._coordination = coordination
        self._clock = clock
        self._settings = settings

    @property
    def side(self) -> Side:
        return self._books.side

    def may_see(self, staff: Staff, client: ClientId) -> str:
        """Return on which ground this worker may see this client. Raises NotFound, the refusal logged."""
        return self._outlook_on(staff, client).basis(client)

    def admit(self, staff: Staff, client: ClientId, action: str, subject: str = "") -> Outlook:
        """Commit the access line of a read or a turn, before it, and bind the person to this side.

        Raises NotFound for unknown and forbidden alike.
        """
        outlook = self._outlook_on(staff, client)
        self._coordination.log_content(staff, client, action, outlook.basis(client), subject)
        return outlook

    def _outlook_on(self, staff: Staff, client: ClientId) -> Outlook:
        """Return what this worker sees, this client among it.

        Raises NotFound, the refusal logged; ReasonNeeded for who is not assigned and did not say why.
        """
        outlook, known = self._outlook(staff), self._exists(client)
        if known and outlook.sees(client):
            return outlook
        asks = known and client not in outlook.barred and staff.function is not Function.DUTY
        reason = self._coordination.reason_of(staff, client) if asks else ""
        if reason:
            return replace(outlook, reasons={client: reason})
        subject = as_logged(client)
        self._coordination.log(entry_of(staff, "open_client", subject, "", "refused", party=subject))
        raise ReasonNeeded(client) if asks else NotFound

    def _require_worker(self, staff: Staff) -> None:
        """Raise NotFound for who does not work on this side."""
        if staff.role is not StaffRole.WORKER or staff.side is not self.side:
            raise NotFound

    def _outlook(self, staff: Staff) -> Outlook:
        return self._outlooks([staff])[staff.id]

    def _outlooks(self, people: Sequence[Staff]) -> Mapping[StaffId, Outlook]:
        """Return what each of these workers sees, with the same queries for one and for many.

        Who is hired for duty alone sees what called them, during the shift, and what they hold.
        """
        for each in people:
            self._require_worker(each)
        ids = [each.id for each in people]
        sights = self._coordination.sights(self.side, people)
        on_duty = self._coordination.at_posts(self.side, (Post.DUTY, Post.BACKUP))
        off = {each.id for each in people if each.function is Function.DUTY and each.id not in on_duty}
        narrow = {each.id for each in people if each.function is Function.DUTY}
        with self._store.read() as conn:
            held = conn.execute(_WITH_THEM, {"people": ids}).all()
            pages = conn.execute(_PAGED, {"people": ids}).all()
        paged = [row for row in pages if row.staff not in off]
        return {
            each: Outlook(
                on_duty=each in on_duty and each not in narrow,
                granted=sights[each].granted,
                barred=sights[each].barred,
                held=frozenset(ClientId(row.client) for row in held if row.staff == each),
                paged=frozenset(ClientId(row.client) for row in paged if row.staff == each and row.client),
                paged_flags=frozenset(FlagId(row.flag) for row in paged if row.staff == each),
            )
            for each in ids
        }

    def _read(self, conn: Connection, client: ClientId) -> OpenClient:
        """Read a client's state. Raises NotFound when unknown or erased."""
        try:
            opened = read_client(conn, self._sealer, self.side, client)
        except Erased:
            raise NotFound from None
        if opened is None:
            raise NotFound
        return opened

    def _exists(self, client: ClientId) -> bool:
        if not is_id(client):
            return False
        with self._store.read() as conn:
            return alias_of(conn, client) is not None


def shown(row: Row[Any], outlook: Outlook) -> bool:
    """Say whether a flag's row stands in this person's Postvak.

    Nobody's flag is everybody's: an unreadable update may be of anyone.
    """
    return row.client is None or row.id in outlook.paged_flags or outlook.sees(ClientId(row.client))


def is_id(text: str) -> bool:
    """Say whether a text from a request can be an id; a database refuses some characters with an error."""
    return 0 < len(text) <= LONGEST_ID and text.isascii() and text.isprintable()


def as_logged(text: str) -> str:
    """Return an id as the access log keeps it; empty for what is none of ours: it could be a typed name."""
    return text if _OURS.fullmatch(text) else ""


def alias_of(conn: Connection, client: ClientId) -> str | None:
    return conn.execute(select(client_table.c.alias).where(client_table.c.id == client)).scalar()
