"""What the pages of the open door need, as promises; part of ``console.ports``."""

from typing import Protocol

from cases.desk import Staff
from cases.walk_in import DoorTalk


class DoorDesk(Protocol):
    """Talks of people nobody knows. Raises NotFound for unknown, forbidden and over alike."""

    def door_talk(self, staff: Staff, talk: str, *, refresh: bool = False) -> DoorTalk:
        """Open a talk; the line in the access log is committed first. ``refresh``: nobody asked for it."""

    def claim_door(self, staff: Staff, talk: str) -> None:
        """Take a talk. Raises FlagTaken for who came second, FlagGone for one that is closed."""

    def answer_door(self, staff: Staff, talk: str, text: str, mark: str = "") -> None:
        """Send an answer, once. Raises NotYours for who does not hold it."""

    def recall_door(self, staff: Staff, talk: str, line: str) -> str:
        """Take an own answer back before it leaves, and return its words. Raises TooLate, NotYours."""

    def close_door(self, staff: Staff, talk: str, reason: str) -> None:
        """Close a talk with its flags. Raises NotYours when a colleague holds it."""
