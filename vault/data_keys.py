"""A client's data keys, and sealing with the right one for each table."""

from sqlalchemy import Connection, bindparam, insert, select

from cases.ids import ClientId
from cases.moments import Moment
from vault.seal import DataKey, SealBroken, Sealer
from vault.tables_side import dek

_KEYS = select(dek.c.purpose, dek.c.version, dek.c.kek, dek.c.wrapped).where(
    dek.c.client == bindparam("of_client")
)
PURPOSES = ("message", "identity", "card", "contact")
_PURPOSE_OF = {
    "identity": "identity",
    "enrolment": "identity",
    "emergency_card": "card",
    "safe_contact": "contact",
}


class ClientSeals:
    """Seals and opens the words of one client. Without data keys (erased) nothing opens."""

    def __init__(self, sealer: Sealer, client: ClientId, keys: dict[str, DataKey]) -> None:
        self.client = client
        self._sealer = sealer
        self._keys = keys

    @property
    def erased(self) -> bool:
        return not self._keys

    def seal(self, table: str, column: str, row: str, plain: bytes) -> bytes:
        """Seal for one place of this client. Raises SealBroken when the key was destroyed."""
        key = self._key(table)
        return self._sealer.seal(plain, table=table, column=column, client=self.client, row=row, key=key)

    def open(self, table: str, column: str, row: str, sealed: bytes) -> bytes:
        """Open what stands in one place of this client. Raises SealBroken."""
        key = self._key(table)
        return self._sealer.open(sealed, table=table, column=column, client=self.client, row=row, key=key)

    def seal_text(self, table: str, column: str, row: str, text: str) -> bytes:
        """Seal words; a lone surrogate survives the way there and back."""
        return self.seal(table, column, row, text.encode("utf-8", "surrogatepass"))

    def open_text(self, table: str, column: str, row: str, sealed: bytes) -> str:
        return self.open(table, column, row, sealed).decode("utf-8", "surrogatepass")

    def _key(self, table: str) -> DataKey:
        key = self._keys.get(_PURPOSE_OF.get(table, "message"))
        if key is None:
            raise SealBroken("no data key: erased")
        return key


def make_seals(conn: Connection, sealer: Sealer, client: ClientId, at: Moment) -> ClientSeals:
    """Make and store the data keys of a new client, one for each purpose."""
    keys = {purpose: sealer.new_key(client, purpose) for purpose in PURPOSES}
    rows = [
        {
            "client": client,
            "purpose": key.purpose,
            "version": key.version,
            "kek": key.kek,
            "wrapped": key.wrapped,
            "created_at": at,
        }
        for key in keys.values()
    ]
    conn.execute(insert(dek), rows)
    return ClientSeals(sealer, client, keys)


def seals_of(conn: Connection, sealer: Sealer, client: ClientId) -> ClientSeals:
    """Read the data keys of a client; none when they were destroyed. Raises SealBroken when one is bad."""
    rows = conn.execute(_KEYS, {"of_client": client})
    keys = {
        row.purpose: sealer.unwrap(client, row.purpose, row.version, row.kek, row.wrapped) for row in rows
    }
    return ClientSeals(sealer, client, keys)
