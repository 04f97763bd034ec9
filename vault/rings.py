"""Rings between processes on one PostgreSQL store: NOTIFY without content. Only a hint: loops look anyway.

One connection and one thread for each store: it sleeps until the server or this process has something to say.
"""

import os
import select
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

_CHANNEL = "nabij_ring"
_OPTIONS = "-c statement_timeout=2000 -c idle_session_timeout=0"
_GATHER_SECONDS = 0.02
"""Rings within this time leave as one."""
_REST_SECONDS = 2.0
"""How long to leave a server alone that cannot be reached."""
_SLEEP_SECONDS = 30.0


class Rings:
    """Calls ``heard`` when another process rang; ``tell`` rings there. Neither ever waits or raises."""

    def __init__(self, url: str, heard: Callable[[], None]) -> None:
        self._engine = create_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": 2, "options": _OPTIONS},
        )
        self._heard = heard
        self._stop = threading.Event()
        self._told = threading.Event()
        self._lock = threading.Lock()
        self._closed = False
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._mouth, False)
        self._thread = threading.Thread(target=self._work, name="rings", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def tell(self) -> None:
        """Ring in the other processes, soon; what was rung already is not rung twice."""
        if not self._told.is_set():
            self._told.set()
            self._poke()

    def close(self) -> None:
        self._stop.set()
        self._poke()
        self._thread.join(_REST_SECONDS + 5)
        with self._lock:
            self._closed = True
            os.close(self._mouth)
            if not self._thread.is_alive():
                os.close(self._ear)
        self._engine.dispose()

    def _poke(self) -> None:
        with self._lock, suppress(BlockingIOError):  # full: it is awake already
            if not self._closed:
                os.write(self._mouth, b".")

    def _work(self) -> None:
        while not self._stop.is_set():
            # Whatever the driver raises, a ring is a hint: begin again a little later.
            with suppress(SQLAlchemyError, OSError, _driver_errors()):
                self._listen()
            self._stop.wait(_REST_SECONDS)

    def _listen(self) -> None:
        with closing(self._engine.raw_connection()) as raw:
            conn: Any = raw.driver_connection
            conn.autocommit = True
            conn.execute(f"LISTEN {_CHANNEL}")
            # What was committed before this moment may have rung in vain.
            self._heard()
            while not self._stop.is_set():
                self._once(conn)

    def _once(self, conn: Any) -> None:  # noqa: ANN401  # the driver's own connection
        ready, _, _ = select.select([conn.fileno(), self._ear], [], [], _SLEEP_SECONDS)
        if self._ear in ready:
            os.read(self._ear, 4096)
        if self._told.is_set():
            self._stop.wait(_GATHER_SECONDS)
            self._told.clear()
            conn.execute(f"NOTIFY {_CHANNEL}")
        own = conn.info.backend_pid
        if any(each.pid != own for each in conn.notifies(timeout=0)):
            self._heard()


def _driver_errors() -> type[Exception]:
    from psycopg import Error  # noqa: PLC0415  # an extra: absent where PostgreSQL is not used

    return Error
