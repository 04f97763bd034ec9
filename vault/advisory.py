"""One active holder of a name among machines: a PostgreSQL session lock, freed when its session dies."""

import hashlib
import threading

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool


class AdvisoryGuard:
    """Fits the loops' ``Guard``: each name holds a connection of its own for as long as it is ours."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 2}
        )
        self._sessions: dict[str, Connection] = {}
        self._lock = threading.Lock()

    def take(self, name: str) -> bool:
        """Try to become the holder, without waiting. Raises SQLAlchemyError when the server is away."""
        with self._lock:
            if name in self._sessions and self._answers(name):
                return True
            session = self._engine.connect()
            asked = text("SELECT pg_try_advisory_lock(:number)")
            if not session.execute(asked, {"number": _number(name)}).scalar():
                session.close()
                return False
            self._sessions[name] = session
            return True

    def held(self, name: str) -> bool:
        """Say whether it is still ours; a lost session has lost its lock."""
        with self._lock:
            return name in self._sessions and self._answers(name)

    def free(self, name: str) -> None:
        with self._lock:
            session = self._sessions.pop(name, None)
        if session is not None:
            session.close()

    def dispose(self) -> None:
        for name in list(self._sessions):
            self.free(name)
        self._engine.dispose()

    def _answers(self, name: str) -> bool:
        try:
            self._sessions[name].execute(text("SELECT 1"))
        except SQLAlchemyError:
            self._sessions.pop(name).invalidate()
            return False
        return True


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
