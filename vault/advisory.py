"""One active holder of a name among machines: a PostgreSQL session lock, freed when its session dies."""

import hashlib
import threading
from time import monotonic

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

_SERVER = (
    "-c statement_timeout=2000 -c idle_session_timeout=0"
    " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
    " -c tcp_user_timeout=10000"
)
"""A machine that falls away without a goodbye loses its locks within about 11 s."""
_CLIENT = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
    "options": _SERVER,
}
TRUSTED_SECONDS = 0.2
"""A session that answered so short ago still has its lock: a sender asks at each look, often.
Two senders for so long never both speak for one message: whoever settles needs the attempt of its own lease.
"""


class AdvisoryGuard:
    """Fits the loops' ``Guard``: each name has a session of its own, also while it waits for its turn.

    A session is asked whether it still stands when nobody heard of it for ``trusted`` seconds.
    """

    def __init__(self, url: str, *, trusted: float = TRUSTED_SECONDS) -> None:
        self._trusted = trusted
        self._heard: dict[str, float] = {}
        self._engine = create_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=dict(_CLIENT)
        )
        self._sessions: dict[str, Connection] = {}
        self._ours: set[str] = set()
        self._lock = threading.Lock()

    def take(self, name: str) -> bool:
        """Try to become the holder, without waiting. Raises SQLAlchemyError when the server is away."""
        with self._lock:
            if self._still_ours(name):
                return True
            try:
                session = self._session(name)
                asked = text("SELECT pg_try_advisory_lock(:number)")
                got = bool(session.execute(asked, {"number": _number(name)}).scalar())
            except SQLAlchemyError:
                self._drop(name)
                raise
            if got:
                self._ours.add(name)
                self._heard[name] = monotonic()
            return got

    def held(self, name: str) -> bool:
        """Say whether it is still ours; a lost session has lost its lock."""
        with self._lock:
            return self._still_ours(name)

    def free(self, name: str) -> None:
        with self._lock:
            self._drop(name)

    def dispose(self) -> None:
        with self._lock:
            for name in list(self._sessions):
                self._drop(name)
        self._engine.dispose()

    def _session(self, name: str) -> Connection:
        if name not in self._sessions:
            self._sessions[name] = self._engine.connect()
        return self._sessions[name]

    def _still_ours(self, name: str) -> bool:
        if name not in self._ours:
            return False
        if monotonic() - self._heard[name] < self._trusted:
            return True
        try:
            self._sessions[name].execute(text("SELECT 1"))
        except SQLAlchemyError:
            self._drop(name)
            return False
        self._heard[name] = monotonic()
        return True

    def _drop(self, name: str) -> None:
        """End the session of this name, and with it the lock, whatever state it is in."""
        self._ours.discard(name)
        session = self._sessions.pop(name, None)
        if session is not None:
            session.invalidate()
            session.close()


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
