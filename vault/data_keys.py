"""A client's data keys, and sealing with the right one for each table.

A purpose has one key, and two while its values are sealed anew (``vault.reseal``): the newest seals, both
open.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, bindparam, insert, select

from cases.ids import ClientId
from cases.moments import Moment
from vault.seal import MIN_ENVELOPE, DataKey, SealBroken, Sealer, version_of
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


Keys = Mapping[str, Mapping[int, DataKey]]
"""By purpose and version."""


def purpose_of(table: str) -> str:
    """Return which of a client's keys seals the values of a table."""
    return _PURPOSE_OF.get(table, "message")


class ClientSeals:
    """Seals and opens the words of one client. Without data keys (erased) nothing opens.

    ``again`` reads the keys once more: a version may have come after the transaction read them.
    """

    def __init__(
        self, sealer: Sealer, client: ClientId, keys: Keys, again: Callable[[], Keys] | None = None
    ) -> None:
        self.client = client
        self._sealer = sealer
        self._keys = keys
        self._again = again

    @property
    def erased(self) -> bool:
        return not self._keys

    def seal(self, table: str, column: str, row: str, plain: bytes) -> bytes:
        """Seal for one place of this client. Raises SealBroken when the key was destroyed."""
        key = self._newest(table)
        return self._sealer.seal(plain, table=table, column=column, client=self.client, row=row, key=key)

    def open(self, table: str, column: str, row: str, sealed: bytes) -> bytes:
        """Open what stands in one place of this client. Raises SealBroken."""
        key = self._of_version(table, sealed)
        return self._sealer.open(sealed, table=table, column=column, client=self.client, row=row, key=key)

    def is_old(self, table: str, sealed: bytes) -> bool:
        """Say whether a value was sealed with another version than the newest. Raises SealBroken."""
        return version_of(sealed) != self._newest(table).version

    def seal_text(self, table: str, column: str, row: str, text: str) -> bytes:
        """Seal words; a lone surrogate survives the way there and back."""
        return self.seal(table, column, row, text.encode("utf-8", "surrogatepass"))

    def open_text(self, table: str, column: str, row: str, sealed: bytes) -> str:
        return self.open(table, column, row, sealed).decode("utf-8", "surrogatepass")

    def _newest(self, table: str) -> DataKey:
        versions = self._versions(table)
        return versions[max(versions)]

    def _of_version(self, table: str, sealed: bytes) -> DataKey:
        versions = self._versions(table)
        if len(sealed) < MIN_ENVELOPE:
            return versions[max(versions)]  # which refuses it and says so
        version = version_of(sealed)
        if version not in versions and self._again is not None:
            self._keys, self._again = self._again(), None
            versions = self._versions(table)
        return versions.get(version) or versions[max(versions)]

    def _versions(self, table: str) -> Mapping[int, DataKey]:
        found = self._keys.get(purpose_of(table))
        if not found:
            raise SealBroken("no data key: erased")
        return found


def make_seals(conn: Connection, sealer: Sealer, client: ClientId, at: Moment) -> ClientSeals:
    """Make and store the data keys of a new client, one for each purpose."""
    keys = {purpose: {1: add_key(conn, sealer, client, purpose, 1, at)} for purpose in PURPOSES}
    return ClientSeals(sealer, client, keys)


def add_key(
    conn: Connection, sealer: Sealer, client: ClientId, purpose: str, version: int, at: Moment
) -> DataKey:
    """Make and store one version of one data key."""
    key = sealer.new_key(client, purpose, version)
    row = {"client": client, "purpose": purpose, "version": version, "kek": key.kek, "wrapped": key.wrapped}
    conn.execute(insert(dek), {**row, "created_at": at})
    return key


def seals_of(conn: Connection, sealer: Sealer, client: ClientId) -> ClientSeals:
    """Read the data keys of a client; none when they were destroyed. Raises SealBroken when one is bad."""
    return ClientSeals(sealer, client, _keys(conn, sealer, client), again=lambda: _keys(conn, sealer, client))


def _keys(conn: Connection, sealer: Sealer, client: ClientId) -> Keys:
    found: dict[str, dict[int, DataKey]] = {}
    for row in conn.execute(_KEYS, {"of_client": client}):
        key = sealer.unwrap(client, row.purpose, row.version, row.kek, row.wrapped)
        found.setdefault(row.purpose, {})[row.version] = key
    return found
