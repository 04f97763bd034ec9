"""The contact rule of this moment, for the banner above a conversation.

It only informs: whether a message may leave is decided again by the turn and by the sender.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from cases.levels import Mode
from cases.moments import Moment, at_wall, wall
from cases.safe_contact import SafeContact
from cases.state import ClientState, Doubt, Standing

_DAYS_AHEAD = 8


@dataclass(frozen=True, slots=True)
class ContactNow:
    """``open_until`` is set while the window is open, ``opens_at`` while it is closed.

    ``agreed`` is false without a record or after its last day; ``silent`` when someone may be reading along.
    """

    mode: Mode
    open_until: Moment | None
    opens_at: Moment | None
    agreed: bool
    valid_until: Moment | None
    standing: Standing
    doubt: Doubt

    @property
    def silent(self) -> bool:
        return self.doubt is not Doubt.NONE

    @property
    def free(self) -> bool:
        """Say whether a reply may leave now without a reason."""
        return self.agreed and not self.silent and self.open_until is not None


def contact_now(state: ClientState, now: Moment) -> ContactNow:
    """Return the contact rule of one client at ``now``."""
    contact = state.contact
    if contact is None:
        return ContactNow(Mode.NONE, None, None, False, None, state.standing, state.doubt)
    until = open_until(contact, now)
    return ContactNow(
        mode=contact.mode,
        open_until=until,
        opens_at=None if until is not None else opens_at(contact, now),
        agreed=now < contact.valid_until,
        valid_until=contact.valid_until,
        standing=state.standing,
        doubt=state.doubt,
    )


def open_until(contact: SafeContact, now: Moment) -> Moment | None:
    """Return when the safe window that is open at ``now`` closes; None when none is open."""
    ends = [end for start, end in _windows(contact, now) if start <= now < end]
    return max(ends, default=None)


def opens_at(contact: SafeContact, now: Moment) -> Moment | None:
    """Return when the next safe window opens, within eight days; None when none does."""
    return min((start for start, _ in _windows(contact, now) if start > now), default=None)


def _windows(contact: SafeContact, now: Moment) -> Iterator[tuple[Moment, Moment]]:
    zone = ZoneInfo(contact.zone)
    today = wall(now, zone).date()
    for offset in range(-1, _DAYS_AHEAD):
        day = today + timedelta(days=offset)
        for window in contact.windows:
            if window.weekday != day.weekday() or day in contact.no_send_days:
                continue
            last = day if window.opens < window.closes else day + timedelta(days=1)
            yield at_wall(day, window.opens, zone), at_wall(last, window.closes, zone)
