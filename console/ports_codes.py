"""What the console needs for codes from an app, as a promise; the vault fits it."""

from typing import Protocol

from cases.desk import Staff


class CodeDesk(Protocol):
    """The code app of one person, beside the password."""

    def begin_code(self, staff: Staff) -> str:
        """Return a new secret; raises NotFound while a confirmed app stands."""

    def confirm_code(self, staff: Staff, code: str) -> bool:
        """Let the app count from now on, when this is a code of it."""

    def code_begun(self, staff: Staff) -> str | None:
        """Return the secret that waits for its first code, or None."""

    def own_code(self, staff: Staff) -> bool:
        """Say whether this person's log-in asks for a code."""

    def remove_code(self, staff: Staff) -> None: ...

    def choose_password(self, staff: Staff, password: str) -> None:
        """Keep a password chosen by its owner, and end every session; raises WeakPassword."""
