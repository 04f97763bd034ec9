"""What the console needs to read the access log, to review, and to break the glass; the vault fits it."""

from collections.abc import Sequence
from typing import Protocol

from cases.desk import Conversation, EmergencyCard, Staff
from cases.glass import FollowUp, Glass, GlassReason, Judged, LogLine, LogQuestion, ReviewRow
from cases.ids import ClientId
from cases.sides import Side


class GlassDesk(Protocol):
    """One side as broken glass shows it: one client, to read. Each read is logged before it happens."""

    def named(self, alias: str) -> ClientId | None:
        """Return who has this pseudonym on this side, and nothing else of them."""

    def seen(self, staff: Staff, last: int = 30) -> Conversation:
        """Open the conversation of the client whose glass is broken. Raises NotFound when it is not."""

    def seen_card(self, staff: Staff) -> EmergencyCard:
        """Open that client's emergency card. Raises NotFound."""


class AccessDesk(Protocol):
    """The access log and what is looked at afterwards. Reading it is logged too."""

    def search_log(self, staff: Staff, asked: LogQuestion) -> Sequence[LogLine]:
        """Return lines, the newest first. Raises NotFound for who is no privacy officer."""

    def take_log(self, staff: Staff, asked: LogQuestion) -> Sequence[LogLine]:
        """Return all of these lines for a file; logged as an export. Raises NotFound, TooManyLines."""

    def reviews(self, staff: Staff) -> Sequence[ReviewRow]:
        """Return what waits, then what was done. Raises NotFound."""

    def take_reviews(self, staff: Staff) -> Sequence[ReviewRow]:
        """Return all of it for a file; logged as an export. Raises NotFound."""

    def reviews_waiting(self, staff: Staff) -> tuple[int, int]:
        """Return how many reviews wait for this person, and how many are late."""

    def close_review(self, staff: Staff, review: str, outcome: Judged, follow_up: FollowUp) -> None:
        """Close one. Raises NotFound, NotYourOwn."""

    def glass_why(self, staff: Staff, review: str) -> str:
        """Return why the glass was broken, for who reviews it. Raises NotFound."""

    def parties_of(self, staff: Staff, code: str, side: Side) -> tuple[ClientId, ...]:
        """Return the clients on a side of the case with this code; none for who is no lead."""

    def break_glass(
        self, staff: Staff, party: ClientId | None, side: Side, reason: GlassReason, why: str
    ) -> Glass:
        """Open one client for half an hour. Raises NotFound for unknown and forbidden alike, GlassOpen."""

    def glass(self, staff: Staff) -> Glass | None:
        """Return what this person has open now."""

    def end_glass(self, staff: Staff) -> None: ...
