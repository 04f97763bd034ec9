"""One channel account, one party: who shares an account with somebody is never paired (experience F22).

The only place where accounts of both sides meet, as keyed HMACs. Nothing here says whose an account is.
"""

from sqlalchemy import select

from cases.desk import Staff
from cases.ids import ClientId
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart
from vault.dialect import insert_new
from vault.tables_coordination import account


class AccountBook(CoordinationPart):
    """Accounts are bound when a worker accepts a pairing; of two at once one gets it."""

    def take_account(self, staff: Staff, party: ClientId, user: int) -> bool:
        """Bind a channel account to a party; False when it is another's, which only the log keeps.

        Again for the same party is the same. The answer tells nothing of the other: not even a side.
        """
        now = self._clock.now()
        mark = self._sealer.token_hmac(f"account|{user}")
        with self._store.begin() as conn:
            insert_new(conn, account, {"account_hmac": mark, "party": party, "at": now})
            holder = conn.execute(select(account.c.party).where(account.c.account_hmac == mark)).scalar()
            if holder != party:
                write_entry(conn, entry_of(staff, "accept_pairing", party, "account_in_use", "refused"), now)
        return holder == party

    def marked_parties(self) -> frozenset[ClientId]:
        """Return the parties whose account is marked."""
        with self._store.read() as conn:
            return frozenset(ClientId(one) for one in conn.execute(select(account.c.party)).scalars())

    def mark_account(self, party: ClientId, user: int) -> ClientId | None:
        """Mark the account of a party that was paired before; return whose it is when it is another's."""
        mark = self._sealer.token_hmac(f"account|{user}")
        with self._store.begin() as conn:
            row = {"account_hmac": mark, "party": party, "at": self._clock.now()}
            insert_new(conn, account, row)
            holder = conn.execute(select(account.c.party).where(account.c.account_hmac == mark)).scalar_one()
        return None if holder == party else ClientId(holder)
