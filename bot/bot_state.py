"""How a messenger knows a bot of ours."""

from dataclasses import dataclass

from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class BotState:
    """How Telegram knows a bot. ``told``: names of what still says something about it in public.

    ``clock`` is the server's own time.
    """

    username: str
    webhook: str
    pending: int
    last_error: str
    last_error_at: Moment | None
    told: tuple[str, ...]
    clock: Moment | None
