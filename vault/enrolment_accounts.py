"""The channel accounts of clients who are paired: to mark those from before marks were kept, and to doubt."""

from collections.abc import Collection, Iterator

from sqlalchemy import select

from cases.ids import ClientId
from cases.moments import Moment
from cases.state import ReminderKind
from vault.data_keys import seals_of
from vault.parcel_rows import address_of
from vault.seal import Erased, SealBroken
from vault.side_store import SideStore
from vault.sign_rows import leave_sign
from vault.state_rows import lock_client
from vault.tables_side import identity


def paired_accounts(books: SideStore, marked: Collection[ClientId]) -> Iterator[tuple[ClientId, int]]:
    """Give the account of each paired client of this side who is not among ``marked``.

    A client who was erased, or whose address does not open, has none.
    """
    with books.store.read() as conn:
        rows = conn.execute(select(identity.c.client, identity.c.address_sealed)).all()
        for row in rows:
            client = ClientId(row.client)
            if client in marked:
                continue
            try:
                user = address_of(
                    seals_of(conn, books.sealer, client), "identity", client, row.address_sealed
                )[1]
            except SealBroken:
                continue
            if user is not None:
                yield client, user


def doubt_account(books: SideStore, client: ClientId, at: Moment) -> None:
    """Let a turn take it that this client's account is somebody else's too; nothing for who is not here."""
    with books.begin() as conn:
        try:
            opened = lock_client(conn, books.sealer, books.side, client)
        except (Erased, SealBroken):
            return
        if opened is not None:
            leave_sign(conn, opened, ReminderKind.SHARED, at)
