"""Safe contact: when, how and in which words this one person may be written to (experience F1).

No record, no message. Whether a moment is safe is asked again when a message leaves.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from cases.levels import Language, Mode
from cases.moments import Moment


class Channel(StrEnum):
    """How a check-in reaches this person: on the phone's own app, or as a call by a worker."""

    TELEGRAM = "telegram"
    CALL = "call"


class Ending(StrEnum):
    """Why a record ends when it does: by its date, or sooner by an event (practice H7)."""

    DATE = "date"
    BAN_ENDS = "ban_ends"
    BAN_LIFTED = "ban_lifted"
    MOVING_IN = "moving_in"
    NEW_PARTNER = "new_partner"
    NEW_PHONE = "new_phone"
    RELEASED = "released"
    """Somebody comes out of detention."""
    DANGER = "danger"
    """A breach of the ban, or somebody who reads along: R05 or R20 was flagged."""
    DOUBTFUL_STOP = "doubtful_stop"


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
class Checklist:
    """What was gone through about the app on this phone; each is true when it is safe (practice H10)."""

    app_may_show: bool
    joined_notice_fine: bool
    number_hidden: bool
    sessions_ended: bool
    previews_off: bool
    app_locked: bool

    @property
    def is_safe(self) -> bool:
        return all(
            (
                self.app_may_show,
                self.joined_notice_fine,
                self.number_hidden,
                self.sessions_ended,
                self.previews_off,
                self.app_locked,
            )
        )


@dataclass(frozen=True, slots=True)
class SafeContact:
    """``handshake`` is ``none``, ``tap`` or ``picture``; ``opener`` is the client's own boring first line.

    ``valid_until`` is the earliest of date or event, ``ends_by`` says which; after it nothing planned
    leaves until a human renewed the record, and from ``neutral_from`` on every text is neutral.
    ``clear_after_minutes`` None keeps messages until the 24 h ceiling. ``agreed_at`` is when a human last
    went through it with the client; ``checked`` is None where the checklist was not asked yet.
    ``language`` None leaves the client's language as it is. ``sender`` and ``help_label`` are neutral
    words for who writes and for the button that opens the door; empty: the usual ones.
    ``picture`` is the own one of ``picture_set``, by its name; ``duress_picture`` another one of it, tapped
    when somebody looks on, and empty for who did not ask for it and practise.
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
    channel: Channel = Channel.TELEGRAM
    sender: str = ""
    help_label: str = ""
    call_route: str = ""
    phone_known_by: str = ""
    picture_set: str = ""
    language: Language | None = None
    checked: Checklist | None = None
    ends_by: Ending = Ending.DATE
    neutral_from: Moment | None = None
    agreed_at: Moment | None = None
    picture: str = ""
    duress_picture: str = ""
