"""Sessions that stand on a provider: which are due to be asked about, and what the provider said of each."""

from dataclasses import dataclass

from sqlalchemy import delete, or_, select, update

from cases.ids import StaffId
from cases.moments import SECOND
from vault.coordination_log import AccessEntry, write_entry
from vault.coordination_part import CoordinationPart
from vault.sealed_here import open_here, sealed_here
from vault.sign_on import BASIS
from vault.tables_coordination import session, sign_on_token
from vault.tables_coordination import staff as staff_table

CHECK_AFTER = 40 * SECOND
RETRY_AFTER = 20 * SECOND


@dataclass(frozen=True, slots=True)
class Due:
    """``unsure``: asked before and no answer was kept, so the provider may have replaced this token."""

    seal: str
    staff: StaffId
    login: str
    side: str
    refresh: str
    unsure: bool


class SignOnChecks(CoordinationPart):
    """One process asks about one session at a time: a token that is used twice looks stolen to a provider."""

    def due(self) -> Due | None:
        """Return a session to ask about, taken by this process; None when there is none."""
        now = self._clock.real()
        token = sign_on_token.c
        ripe = or_(
            token.asked_real.is_(None) & (token.checked_real <= now - CHECK_AFTER),
            token.asked_real <= now - RETRY_AFTER,
        )
        wanted = (
            select(sign_on_token, staff_table.c.login, staff_table.c.side)
            .join(staff_table, staff_table.c.id == token.staff)
            .join(session, session.c.csrf == token.seal)
            .where(ripe, session.c.ended_real.is_(None), staff_table.c.active == 1)
            .order_by(token.checked_real)
            .limit(1)
        )
        with self._store.begin() as conn:
            row = conn.execute(wanted.with_for_update(of=sign_on_token, skip_locked=True)).first()
            if row is None:
                return None
            conn.execute(update(sign_on_token).where(token.seal == row.seal).values(asked_real=now))
        refresh = open_here(self._sealer, "sign_on_token", "refresh_sealed", row.seal, row).decode()
        unsure = row.asked_real is not None
        return Due(row.seal, StaffId(row.staff), row.login, row.side, refresh, unsure)

    def stands(self, due: Due, refresh: str) -> None:
        """Keep that the account stands, with the token for the next time."""
        kept = sealed_here(self._sealer, "sign_on_token", "refresh_sealed", due.seal, refresh.encode())
        values = {**kept, "checked_real": self._clock.real(), "asked_real": None}
        with self._store.begin() as conn:
            conn.execute(update(sign_on_token).where(sign_on_token.c.seal == due.seal).values(values))

    def end_one(self, due: Due) -> None:
        """End this one session: the provider no longer knows its token, and nobody knows why."""
        line = AccessEntry("", "", "", due.side, "end_session", due.staff, BASIS)
        live = update(session).where(session.c.csrf == due.seal, session.c.ended_real.is_(None))
        with self._store.begin() as conn:
            conn.execute(live.values(ended_real=self._clock.real()))
            conn.execute(delete(sign_on_token).where(sign_on_token.c.seal == due.seal))
            write_entry(conn, line, self._clock.now())

    def tidy(self) -> None:
        """Destroy the tokens of sessions that are over."""
        live = select(session.c.csrf).where(session.c.ended_real.is_(None))
        with self._store.begin() as conn:
            conn.execute(delete(sign_on_token).where(sign_on_token.c.seal.not_in(live)))
