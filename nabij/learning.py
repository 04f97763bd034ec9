"""Keeps one side's rules fresh also while nothing happens, so that the first turn after it does not wait."""

import threading
from dataclasses import dataclass

from bot.brain import Brain


@dataclass
class Learning:
    """Fits the loops' ``Work``; the brain itself decides how often it really asks."""

    brain: Brain

    @property
    def name(self) -> str:
        return f"learning_{self.brain.side.value}"

    def once(self, stop: threading.Event) -> int:
        """Ask for the rules; 0 so that the loop rests after it."""
        if not stop.is_set():
            self.brain.rules()
        return 0
