"""One side's store in one object: what the loops and the desk of that side reach it through."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select, update

from cases.errors import NotFound
from cases.ids import BotId, ClientId, StaffId
from cases.moments import Moment
from cases.sides import Side
from cases.state import ClientState
from vault.clockwork import Ids
from vault.data_keys import ClientSeals, seals_of
from vault.detector_alarm import DetectorAlarm
from vault.dialect import locked, put
from vault.engine import Store
from vault.hearing import HearingBook
from vault.intake import SideIntake
from vault.ledger import SideLedger
from vault.outbox import SideOutbox
from vault.parcel_rows import address_bytes, address_of
from vault.retention import sweep
from vault.seal import Sealer
from vault.state_rows import OpenClient, create_client, read_client
from vault.tables_side import enrolment, identity, task


class SideStore:
    """The store of one side. Nothing here knows that another side exists."""

    def __init__(self, side: Side, store: Store, sealer: Sealer, ids: Ids) -> None:
        self.side = side
        self.store = store
        self.sealer = sealer
        self.ids = ids
        self.ledger = SideLedger(side, store, sealer, ids)
        self.intake = SideIntake(store, sealer, ids)
        self.outbox = SideOutbox(side, store, sealer)
        self.detector = DetectorAlarm(store, ids)
        self.hearing = HearingBook(store)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        with self.store.begin() as conn:
            yield conn

    def create_client(
        self, conn: Connection, state: ClientState, bot: BotId, owner: StaffId | None, at: Moment
    ) -> ClientSeals:
        """Store a new client with fresh data keys; return what seals its words."""
        return create_client(conn, self.sealer, state, bot, owner, at)

    def read_client(self, conn: Connection, client: ClientId) -> OpenClient | None:
        """Read a client's state without a lock. Raises SealBroken; Erased when its keys were destroyed."""
        return read_client(conn, self.sealer, self.side, client)

    def seals(self, conn: Connection, client: ClientId) -> ClientSeals:
        """Return what seals and opens the words of a client."""
        return seals_of(conn, self.sealer, client)

    def attach_identity(self, conn: Connection, client: ClientId, staff: StaffId) -> None:
        """Make the pressed link's chat the client's own, as a worker accepted it.

        Raises NotFound when no link of this client was pressed, or the chat is another client's.
        """
        pressed = select(enrolment).where(enrolment.c.client == client, enrolment.c.state == "pressed")
        row = conn.execute(locked(pressed.order_by(enrolment.c.pressed_at.desc()).limit(1))).one_or_none()
        if row is None:
            raise NotFound
        taken = select(identity.c.client).where(
            identity.c.chat_index == row.chat_index, identity.c.client != client
        )
        if conn.execute(taken).first() is not None:
            raise NotFound
        seals = seals_of(conn, self.sealer, client)
        address = address_of(seals, "enrolment", row.id, row.address_sealed)
        values = {
            "client": client,
            "bot": row.bot,
            "chat_index": row.chat_index,
            "address_sealed": seals.seal("identity", "address_sealed", client, address_bytes(*address)),
            "paired_at": row.pressed_at,
        }
        put(conn, identity, values)
        conn.execute(update(enrolment).where(enrolment.c.id == row.id).values(state="accepted"))
        asked = (task.c.client == client) & (task.c.kind == "accept_pairing") & task.c.done_at.is_(None)
        conn.execute(update(task).where(asked).values(done_by=staff, done_at=row.pressed_at))

    def sweep(self, now: Moment) -> int:
        """Carry out the retention rules; return how many rows and keys went."""
        return sweep(self.store, now)

    def dispose(self) -> None:
        self.store.dispose()
