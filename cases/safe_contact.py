"""Safe contact: when, how and in which words this one person may be written to (experience F1).

No record, no message. Whether a moment is safe is asked again when a message leaves.
"""

from dataclasses import dataclass
from datetime import date, time

from cases.levels import Mode
from cases.moments import Moment


@dataclass(frozen=True, slots=True)
class Window:
    """A safe window on the client's own wall clock.

    ``weekday`` 0 is Monday. It opens at ``opens`` on that day and ends at ``closes``; when ``closes``
    is not after ``opens`` it wraps midnight and ends the next day. It lasts at least 60 minutes.
    """

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class SafeContact:
    """``handshake`` is ``none`` or ``tap``; ``opener`` is the client's own boring first line.

    ``valid_until`` is the earliest of date or event; after it nothing planned leaves until a human
    renewed the record. ``clear_after_minutes`` None keeps messages until the 24 h ceiling.
    """

    windows: tuple[Window, ...]
    zone: str
    mode: Mode
    opener: str
    valid_until: Moment
    messages_per_day: int = 1
    second_message_ok: bool = False
    handshake: str = "tap"
    closing: str = ""
    seen_line: str = ""
    clear_after_minutes: int | None = None
    no_send_days: tuple[date, ...] = ()
