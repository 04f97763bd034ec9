"""How a made-up client lives with the messages: taps, keeps silent, or writes that it goes wrong."""

import hashlib
import threading
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from drills.chance import Chance

MOST_TAPS = 20
"""No dialogue is longer: who taps on after this has found a loop."""
_DANGER_DAYS = 45
_CALM = 0.8
_SILENT = {"normal": 0.1, "quiet": 0.85, "danger": 0.1}
_ALARMS = (
    "hij slaat me nu help",
    "hij staat voor de deur met een mes",
    "gisteren heeft hij me geslagen",
    "hij zegt dat hij me doodmaakt",
)


class SeededIds:
    """Ids of one seed: what is spread by an id, such as the minute of a check-in, is the same each time.

    Each thread has a row of its own, so that loops beside each other do not change one another's.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drawn: Counter[str] = Counter()
        self._lock = threading.Lock()

    def new(self) -> str:
        name = threading.current_thread().name
        with self._lock:
            self._drawn[name] += 1
            drawn = f"{self._seed}:{name}:{self._drawn[name]}"
        return hashlib.blake2b(drawn.encode(), digest_size=16).hexdigest()


class Answers(StrEnum):
    NORMAL = "normal"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass
class Life:
    """Chooses by one seed. ``answers`` is how this person is; days count from 1."""

    answers: Answers
    dice: Chance
    _alarmed: int = 0

    def looks(self) -> bool:
        """Say whether the phone is taken up now that something stands on it."""
        return self.dice.random() >= _SILENT[self.answers.value]

    def tap(self, buttons: list[str]) -> str:
        """Choose a button: mostly the first, which is how most weeks go."""
        calm = self.answers is not Answers.DANGER and self.dice.random() < _CALM
        return buttons[0] if calm else self.dice.choice(buttons)

    def words(self, day: int) -> str:
        """Return what is written unasked on this day; empty for nothing."""
        if self.answers is not Answers.DANGER or day // _DANGER_DAYS == self._alarmed:
            return ""
        self._alarmed = day // _DANGER_DAYS
        return self.dice.choice(_ALARMS)
