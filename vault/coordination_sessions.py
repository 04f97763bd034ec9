"""What a person sees and chooses about their own way in: settings of the pages, and open sessions."""

from collections.abc import Sequence

from sqlalchemy import select, update

from cases.desk import OwnSession, Staff
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import Moment
from vault.coordination_door import ABSOLUTE, IDLE
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart
from vault.tables_coordination import session
from vault.tables_coordination import staff as staff_table

_MARK = 12


class OwnDoor(CoordinationPart):
    """A part of the console's ``CoordinationDesk``."""

    def choose(self, staff: Staff, language: str, keys: bool) -> None:
        """Keep the language of the pages and whether keys work, for this staff row. Raises NotFound."""
        own = update(staff_table).where(staff_table.c.id == staff.id, staff_table.c.active == 1)
        with self._store.begin() as conn:
            kept = conn.execute(own.values(language=language, keys=int(keys)).returning(staff_table.c.id))
            if kept.first() is None:
                raise NotFound

    def own_sessions(self, staff: Staff, csrf: str) -> Sequence[OwnSession]:
        """Return the open sessions of this staff row, newest first; ``csrf`` tells which one asks.

        A locked one is among them: its screen still shows that something waits.
        """
        now = self._clock.real()
        live = (
            select(session.c.token_hash, session.c.created_real, session.c.seen_real, session.c.csrf)
            .where(session.c.staff == staff.id, session.c.ended_real.is_(None))
            .where(session.c.created_real > now - ABSOLUTE)
            .order_by(session.c.created_real.desc())
        )
        with self._store.read() as conn:
            rows = conn.execute(live).all()
        return tuple(
            OwnSession(
                Moment(row.created_real),
                Moment(row.seen_real),
                row.csrf == csrf,
                row.seen_real <= now - IDLE,
                _shown(row.token_hash),
            )
            for row in rows
        )

    def end_session(self, staff: Staff, shown: str) -> None:
        """End one open session of this staff row, by the ``id`` that its owner saw. Raises NotFound."""
        own = select(session.c.token_hash).where(session.c.staff == staff.id, session.c.ended_real.is_(None))
        with self._store.begin() as conn:
            found = [one for one in conn.execute(own).scalars() if _shown(one) == shown]
            if not found:
                raise NotFound
            ended = update(session).where(session.c.token_hash.in_(found))
            conn.execute(ended.values(ended_real=self._clock.real()))
            write_entry(conn, entry_of(staff, "end_session", staff.id, "own"), self._clock.now())

    def is_away(self, staff: StaffId) -> bool:
        """Say whether this person did nothing at any screen for so long that all their screens are locked."""
        since = self._clock.real() - IDLE
        seen = select(session.c.token_hash).where(
            session.c.staff == staff, session.c.ended_real.is_(None), session.c.seen_real > since
        )
        with self._store.read() as conn:
            return conn.execute(seen.limit(1)).first() is None

    def end_other_sessions(self, staff: Staff, csrf: str) -> None:
        """End every session of this staff row but the one that asks."""
        others = update(session).where(session.c.staff == staff.id, session.c.csrf != csrf)
        with self._store.begin() as conn:
            conn.execute(others.where(session.c.ended_real.is_(None)).values(ended_real=self._clock.real()))
            write_entry(conn, entry_of(staff, "end_sessions", staff.id, "own"), self._clock.now())


def _shown(token_hash: bytes) -> str:
    """Return what tells a session from the others of its owner, as the access log does; it opens nothing."""
    return token_hash.hex()[:_MARK]
