"""Carries retention out, a small batch in a transaction, and counts what should have gone and did not."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from cases.ids import ClientId
from cases.moments import DAY, Moment, after
from vault.engine import Store
from vault.receipts import give_receipt
from vault.retention_front import PARTS as FRONT_PARTS
from vault.retention_parts import Part, Terms
from vault.retention_side import PARTS as SIDE_PARTS
from vault.retention_side import addressless, over_clients
from vault.retention_words import WORDS, end_words, words_due
from vault.seal import Sealer
from vault.tables_side import retention_receipt as side_receipt

BATCH = 100
GRACE = DAY
"""What is over for longer than this and still there is overdue."""


def carry_side(store: Store, sealer: Sealer, terms: Terms, now: Moment) -> int:
    """Let one batch of the first class that has anything end; return how many rows went."""
    for name in WORDS:
        with store.begin() as conn:
            gone = end_words(conn, sealer, name, terms, now, BATCH)
            if gone:
                give_receipt(conn, side_receipt, {name: gone}, terms[name].over(now), now)
                return gone
    return _carry_parts(store, SIDE_PARTS, terms, now)


def any_at_once(store: Store, terms: Terms, now: Moment) -> bool:
    """Say whether anything is over of a class with a term of 0 days: it goes without waiting for the hour."""
    with store.read() as conn:
        return any(part.count(conn, terms, now) for part in SIDE_PARTS if not terms[part.name].days)


def carry_front(store: Store, terms: Terms, now: Moment) -> int:
    """Let one batch of coordination end; return how many rows went."""
    return _carry_parts(store, FRONT_PARTS, terms, now)


def sign_off(store: Store, names: Sequence[str], terms: Terms, now: Moment) -> None:
    """Give every class a receipt of today, also where nothing ended: somebody looked."""
    table = store.metadata.tables["retention_receipt"]
    with store.begin() as conn:
        for name in names:
            give_receipt(conn, table, {name: 0}, terms[name].over(now), now)


def clients_over(store: Store, terms: Terms, now: Moment) -> Sequence[ClientId]:
    """Return who was let go so long ago that everything of them goes, through ``vault.erasure``."""
    with store.read() as conn:
        return [ClientId(each) for each in conn.execute(over_clients(terms, now)).scalars()]


def without_address(store: Store) -> Sequence[ClientId]:
    """Return who was let go and cannot be written to any more."""
    with store.read() as conn:
        return [ClientId(each) for each in conn.execute(addressless()).scalars()]


def overdue_on_side(store: Store, terms: Terms, now: Moment) -> Mapping[str, int]:
    """Return by class how much was over a day ago and is still there."""
    by = after(now, -GRACE)
    with store.read() as conn:
        found = Counter({name: words_due(conn, name, terms, by) for name in WORDS})
        found.update(_counted(conn, SIDE_PARTS, terms, by))
        found["client_file"] += len(conn.execute(over_clients(terms, by)).all())
    return found


def overdue_in_front(store: Store, terms: Terms, now: Moment) -> Mapping[str, int]:
    """Return the same of coordination."""
    with store.read() as conn:
        return _counted(conn, FRONT_PARTS, terms, after(now, -GRACE))


def side_classes() -> Sequence[str]:
    """Return the classes that this work carries out on a side."""
    return tuple(dict.fromkeys((*WORDS, *(part.name for part in SIDE_PARTS), "client_file")))


def front_classes() -> Sequence[str]:
    return tuple(dict.fromkeys(part.name for part in FRONT_PARTS))


def _carry_parts(store: Store, parts: Sequence[Part], terms: Terms, now: Moment) -> int:
    table = store.metadata.tables["retention_receipt"]
    for part in parts:
        with store.read() as conn:
            if not part.count(conn, terms, now):
                continue
        with store.begin() as conn:
            gone = part.carry(conn, terms, now, BATCH)
            if gone:
                give_receipt(conn, table, {part.name: gone}, terms[part.name].over(now), now)
                return gone
    return 0


def _counted(conn: Connection, parts: Sequence[Part], terms: Terms, now: Moment) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in parts:
        found[part.name] += part.count(conn, terms, now)
    return found
