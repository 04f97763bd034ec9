"""What the console needs for passkeys, as promises; the vault fits them."""

from collections.abc import Sequence
from typing import Protocol

from cases.desk import Staff
from cases.passkeys import Answer, OwnPasskey, Page, Question
from cases.sides import Side


class PasskeyDesk(Protocol):
    """Passkeys: made and removed by their owner, shown at the door and as a proof."""

    def own(self, staff: Staff) -> Sequence[OwnPasskey]:
        """Return the passkeys of this human, the newest first."""

    def ask_to_make(self, staff: Staff, page: Page) -> Question: ...

    def make(self, staff: Staff, answer: Answer, name: str) -> bool:
        """Keep a new passkey; False when the device did not answer what was asked."""

    def remove(self, staff: Staff, passkey_id: str) -> None:
        """End an own passkey. Raises NotFound."""

    def ask_at_door(self, page: Page) -> Question: ...

    def enter(self, answer: Answer, side: Side | None, address: str) -> str | None:
        """Return a fresh session token, or None; raises TooManyAttempts."""

    def ask_to_prove(self, staff: Staff, page: Page) -> Question: ...

    def show(self, token: str, answer: Answer, address: str) -> str | None:
        """Return a fresh token when the owner of this session showed a passkey; raises TooManyAttempts."""
