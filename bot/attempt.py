"""Work that may take too long: nobody waits for it longer than agreed, and what comes late is kept."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class TooSlow(Exception):
    """The work is not done yet."""


class Attempt(Generic[Made]):
    """Does one piece of work in a thread of its own, which never keeps a process from ending."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._made: list[Made] = []
        self._broke: list[Exception] = []
        self._thread = threading.Thread(target=self._do, name="attempt", daemon=True)
        self._thread.start()

    def _do(self) -> None:
        try:
            self._made.append(self._work())
        except Exception as error:  # noqa: BLE001 - whoever asked for the work hears of it
            self._broke.append(error)

    def result(self, seconds: float) -> Made:
        """Return what was made, waiting at most ``seconds``. Raises TooSlow, and what the work raised."""
        self._thread.join(seconds)
        if self._broke:
            raise self._broke[0]
        if not self._made:
            raise TooSlow
        return self._made[0]
