"""A client's data keys made anew, for when somebody may have read one: all values go over, the old key goes.

While that lasts both versions open. An old version is destroyed when no value stands under it, and not before
every transaction that still knew it alone is over.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select, update

from cases.ids import ClientId
from cases.moments import MINUTE, Moment, after
from cases.sides import Side
from vault.data_keys import ClientSeals, add_key, seals_of
from vault.engine import Store
from vault.seal import Sealer
from vault.sealed_columns import SealedColumn, Under, sealed_columns
from vault.state_rows import lock_client
from vault.tables_side import dek, side

AT_ONCE = 100
SETTLED = 10 * MINUTE
"""No transaction lives so long (timeouts of the engine): after it everybody has read the newest version."""


def renew_keys(store: Store, sealer: Sealer, of_side: Side, client: ClientId, at: Moment) -> int:
    """Give a client a new version of each data key; return how many, 0 for somebody unknown or erased.

    New words stand under it at once; ``reseal_some`` brings the others over.
    """
    newest = select(dek.c.purpose, func.max(dek.c.version)).where(dek.c.client == client)
    with store.begin("renew_keys") as conn:
        lock_client(conn, sealer, of_side, client)
        found = conn.execute(newest.group_by(dek.c.purpose)).all()
        for purpose, version in found:
            add_key(conn, sealer, client, purpose, version + 1, at)
    return len(found)


def reseal_some(store: Store, sealer: Sealer, of_side: Side, now: Moment) -> int:
    """Seal a batch of one client anew, or destroy its old keys; return how many values and keys."""
    for client in _turning(store):
        with store.begin("reseal") as conn:
            lock_client(conn, sealer, of_side, client)
            seals = seals_of(conn, sealer, client)
            done = _values(conn, seals)
            if not done:
                done = _destroy(conn, client, now)
        if done:
            return done
    return 0


def old_versions(store: Store) -> int:
    """Count the data keys that a newer one follows: 0 when nothing goes over any more."""
    return sum(len(_old(store, client)) for client in _turning(store))


def _turning(store: Store) -> Sequence[ClientId]:
    several = select(dek.c.client).group_by(dek.c.client, dek.c.purpose).having(func.count() > 1).distinct()
    with store.read() as conn:
        return [ClientId(each) for each in conn.execute(several).scalars()]


def _old(store: Store, client: ClientId) -> Sequence[tuple[str, int]]:
    with store.read() as conn:
        return _old_in(conn, client)


def _old_in(conn: Connection, client: ClientId) -> Sequence[tuple[str, int]]:
    rows = conn.execute(select(dek.c.purpose, dek.c.version).where(dek.c.client == client)).all()
    newest = {purpose: max(each.version for each in rows if each.purpose == purpose) for purpose, _ in rows}
    return [(row.purpose, row.version) for row in rows if row.version < newest[row.purpose]]


def _values(conn: Connection, seals: ClientSeals) -> int:
    """Seal anew what stands under an old version, some of one column; return how many."""
    for column in sealed_columns(side):
        if column.under is Under.CLIENT and (done := _of_column(conn, seals, column)):
            return done
    return 0


def _of_column(conn: Connection, seals: ClientSeals, column: SealedColumn) -> int:
    table, value = column.table, column.table.c[column.name]
    own = select(table.c[column.row], value).where(table.c[column.owner] == seals.client, column.mine)
    done = 0
    for row, sealed in conn.execute(own).all():
        if done == AT_ONCE:
            break
        if not seals.is_old(table.name, bytes(sealed)):
            continue
        plain = seals.open(table.name, column.name, row, bytes(sealed))
        anew = seals.seal(table.name, column.name, row, plain)
        same = (table.c[column.row] == row) & (value == sealed)
        done += conn.execute(update(table).where(same).values({column.name: anew})).rowcount
    return done


def _destroy(conn: Connection, client: ClientId, now: Moment) -> int:
    """Destroy what nothing stands under any more, once the newest version has settled; return how many."""
    gone = 0
    youngest = select(func.max(dek.c.created_at)).where(dek.c.client == client)
    settled = after(now, -SETTLED)
    if (conn.execute(youngest).scalar() or now) > settled:
        return 0
    for purpose, version in _old_in(conn, client):
        one = (dek.c.client == client) & (dek.c.purpose == purpose) & (dek.c.version == version)
        gone += conn.execute(delete(dek).where(one)).rowcount
    return gone
