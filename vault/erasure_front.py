"""What erasing takes in coordination: done at once by whoever has it whole, asked for by a side's front.

A front may not read or take away a row there. It leaves a request in ``party_ended``, and the role that has
coordination carries it out, for a party of that front's own side only. Source: adr 0029.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from sqlalchemy import Connection, delete, select

from cases.desk import Staff
from cases.erasing import NotErased
from cases.ids import ClientId
from cases.moments import Moment
from cases.sides import Side
from vault.dialect import insert_new
from vault.engine import Store
from vault.erasure_rows import destroy_party, parties_known
from vault.erasure_scrub import Scrub, scrub
from vault.grants import SCRUBBED
from vault.tables_coordination import account, case_party, party_ended
from vault.two_people import someone

WHOLE, ACCOUNT = "whole", "account"
"""What a request asks to end: all of a party, or the channel account of who cannot be written to any more."""


class Coordination(Protocol):
    """Coordination as an erasure comes to it."""

    def known(self) -> AbstractSet[ClientId]:
        """Return the parties that may have to be destroyed again."""
        ...

    def end(self, party: ClientId, now: Moment) -> None: ...

    def forget_accounts(self, parties: Sequence[ClientId], now: Moment) -> int: ...

    def someone(self, login: str) -> Staff:
        """Return who works for coordination or on this side. Raises NotErased."""
        ...

    def memories(self) -> tuple[Store, ...]:
        """Return the stores that remember how far a ledger went."""
        ...

    def scrub(self) -> Scrub: ...


class WholeCoordination:
    """Coordination with all of its tables. ``owner``: the same store as who may vacuum it, where known."""

    def __init__(self, store: Store, side: Side, owner: Store | None = None) -> None:
        self._store = store
        self._side = side
        self._owner = owner or store

    def known(self) -> AbstractSet[ClientId]:
        with self._store.read() as conn:
            return set(parties_known(conn))

    def end(self, party: ClientId, now: Moment) -> None:
        del now
        with self._store.begin() as conn:
            destroy_party(conn, party)

    def forget_accounts(self, parties: Sequence[ClientId], now: Moment) -> int:
        del now
        if not parties:
            return 0
        with self._store.begin() as conn:
            return conn.execute(delete(account).where(account.c.party.in_(parties))).rowcount

    def someone(self, login: str) -> Staff:
        return someone(self._store, login, self._side)

    def memories(self) -> tuple[Store, ...]:
        return (self._store,)

    def scrub(self) -> Scrub:
        return scrub(self._owner, SCRUBBED["coordination"])


class FrontOfCoordination:
    """Coordination as the processes of one side come to it: they leave word and read nothing."""

    def __init__(self, store: Store, side: Side) -> None:
        self._store = store
        self._side = side

    def known(self) -> AbstractSet[ClientId]:
        return frozenset()

    def end(self, party: ClientId, now: Moment) -> None:
        with self._store.begin() as conn:
            self._ask(conn, party, WHOLE, now)

    def forget_accounts(self, parties: Sequence[ClientId], now: Moment) -> int:
        if not parties:
            return 0
        with self._store.begin() as conn:
            return sum(self._ask(conn, each, ACCOUNT, now) for each in parties)

    def someone(self, login: str) -> Staff:
        raise NotErased("front", login)

    def memories(self) -> tuple[Store, ...]:
        return ()

    def scrub(self) -> Scrub:
        return Scrub.CLEAN

    def _ask(self, conn: Connection, party: ClientId, what: str, now: Moment) -> bool:
        row = {"party": party, "what": what, "side": self._side.value, "at": now}
        return insert_new(conn, party_ended, row)


def carry_ended(store: Store, refused: Callable[[Side], object], batch: int) -> int:
    """Carry out what the fronts of the sides asked for; return how many requests were dealt with.

    ``refused`` hears of a request about a party of another side: nothing is done for it.
    """
    with store.begin() as conn:
        rows = conn.execute(select(party_ended).order_by(party_ended.c.at).limit(batch)).all()
        for row in rows:
            whose = conn.execute(select(case_party.c.side).where(case_party.c.party == row.party)).scalar()
            if whose not in (None, row.side):
                refused(Side(row.side))
            elif row.what == WHOLE:
                destroy_party(conn, ClientId(row.party))
            else:
                conn.execute(delete(account).where(account.c.party == row.party))
            own = (party_ended.c.party == row.party) & (party_ended.c.what == row.what)
            conn.execute(delete(party_ended).where(own))
    return len(rows)
