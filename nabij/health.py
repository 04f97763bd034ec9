"""Says whether this process lives and whether the line is ready, in two words and nothing more."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from time import monotonic

from cases.sides import Side
from console.headers import SECURITY_HEADERS, TRANSPORT
from escalation.cover import is_gap
from nabij.house import House, SideHouse
from nabij.keys import provider_of
from vault.engine import Store
from vault.key_check import check_keys
from vault.probe import write_test

LIVE, READY = "/livez", "/readyz"
STALE_SECONDS = 30.0
"""A loop that did not go round for so long hangs."""
CHECK_SECONDS = 2.5
KEEP_SECONDS = 1.0
"""An answer is kept for so long: whoever asks more often asks nothing of the databases."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, and why not: the reasons stay inside the process."""

    status: HTTPStatus
    reasons: tuple[str, ...] = ()

    @property
    def body(self) -> bytes:
        return b"ok\n" if self.status is HTTPStatus.OK else b"no\n"


def verdict(reasons: list[str]) -> Verdict:
    return Verdict(HTTPStatus.SERVICE_UNAVAILABLE if reasons else HTTPStatus.OK, tuple(reasons))


class Health:
    """Judges one running house. ``fallen`` names parts that ended; ``working``: started, not stopping."""

    def __init__(
        self,
        house: House,
        fallen: Callable[[], list[str]],
        working: Callable[[], bool],
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._house = house
        self._fallen = fallen
        self._working = working
        self._now = now
        self._lock = threading.Lock()
        self._kept: tuple[float, Verdict] | None = None
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="health")
        self._asked: dict[str, Future[None]] = {}

    def live(self) -> Verdict:
        """Judge by the heartbeat of every loop; asks no database."""
        ages = self._house.hall.pulse.ages()
        return verdict([*self._fallen(), *(name for name, age in ages.items() if age > STALE_SECONDS)])

    def ready(self) -> Verdict:
        """Judge stores, keys, release and roster; one check at a time, its answer kept for a second."""
        if not self._working():
            return verdict(["not_working"])
        if not self._lock.acquire(blocking=False):
            return self._kept[1] if self._kept else verdict(["first_check"])
        try:
            if self._kept is None or self._now() - self._kept[0] >= KEEP_SECONDS:
                found = verdict([*self.live().reasons, *self._unready()])
                self._kept = (self._now(), found)
            return self._kept[1]
        finally:
            self._lock.release()

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _unready(self) -> Iterator[str]:
        yield from filter(None, map(_unheard, self._house.sides.values()))
        checks = self._checks()
        for name, check in checks.items():
            # A check that still hangs is an answer too; another one beside it would only wait with it.
            if name not in self._asked or self._asked[name].done():
                self._asked[name] = self._threads.submit(check)
        until = self._now() + CHECK_SECONDS
        for name in checks:
            try:
                self._asked[name].result(max(0.0, until - self._now()))
            except TimeoutError:
                yield f"{name}_slow"
            except Exception as error:  # noqa: BLE001  # whatever a driver raises: it is not ready
                yield f"{name}_{type(error).__name__}"

    def _checks(self) -> dict[str, Callable[[], None]]:
        house = self._house
        found: dict[str, Callable[[], None]] = {
            "coordination": partial(self._coordination, "coordination", house.front_database)
        }
        for side, each in house.sides.items():
            name = f"side_{side.value}"
            found[name] = partial(self._store, name, each.database)
        return found

    def _store(self, name: str, store: Store) -> None:
        write_test(store, self._house.hall.tempo.clock.real())
        check_keys(store, provider_of(self._house.settings, name).ring())

    def _coordination(self, name: str, store: Store) -> None:
        self._store(name, store)
        now = self._house.hall.tempo.clock.now()
        for side in self._house.sides:
            if is_gap(self._house.front.roster(side), now):
                raise NobodyThere(side)


def _unheard(house: SideHouse) -> str:
    """Return why only the built-in words screen on this side; empty when a list of the content does."""
    if house.brain.release is None:
        return f"no_release_{house.side.value}"
    trouble = house.brain.trouble
    return f"no_detector_{house.side.value}" if trouble is not None and trouble.bare else ""


class NobodyThere(Exception):
    """The hours of a side promise somebody, and nobody is at the duty post."""

    def __init__(self, side: Side) -> None:
        super().__init__(side.value)


def answer_headers(*, secure: bool) -> dict[str, str]:
    """Return what every health answer carries: the same as every page."""
    transport = {"Strict-Transport-Security": TRANSPORT} if secure else {}
    return {**SECURITY_HEADERS, **transport, "Content-Type": "text/plain; charset=utf-8"}
