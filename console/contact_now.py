"""The contact rule of this moment, for the banner above a conversation.

It only informs, by the same rules as the turn: whether a message may leave is decided again there and
by the sender.
"""

from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from cases.levels import Mode
from cases.moments import Moment, after, at_wall, wall
from cases.safe_contact import SafeContact
from cases.state import ClientState, Doubt, Standing
from cases.windows import is_open, next_opening
from escalation.handover import LIVE, is_live, may_write


@dataclass(frozen=True, slots=True)
class ContactNow:
    """``open_until`` is set while writing needs no reason; ``opens_at`` says when it next does not.

    ``agreed`` is false without a record or after its last day; ``live`` when it is only open because the
    client wrote a moment ago; ``silent`` when someone may be reading along.
    """

    mode: Mode
    open_until: Moment | None
    opens_at: Moment | None
    agreed: bool
    live: bool
    valid_until: Moment | None
    standing: Standing
    doubt: Doubt

    @property
    def silent(self) -> bool:
        return self.doubt is not Doubt.NONE

    @property
    def may_ring(self) -> bool:
        """Say whether a ringing phone tells nobody more than a message would; else only as agreed."""
        return self.mode is Mode.OPEN and self.agreed and self.open_until is not None and not self.silent


def contact_now(state: ClientState, now: Moment) -> ContactNow:
    """Return the contact rule of one client at ``now``."""
    contact = state.contact
    free = may_write(state, now)
    window = closes_at(contact, now) if contact is not None else None
    live = free and window is None and is_live(state.last_inbound, now)
    ends = after(state.last_inbound, LIVE) if live and state.last_inbound is not None else window
    opens = next_opening(contact, now) if contact is not None and not free else None
    return ContactNow(
        mode=contact.mode if contact is not None else Mode.NONE,
        open_until=ends if free else None,
        opens_at=opens if opens is not None and opens > now else None,
        agreed=contact is not None and now < contact.valid_until,
        live=live,
        valid_until=contact.valid_until if contact is not None else None,
        standing=state.standing,
        doubt=state.doubt,
    )


def closes_at(contact: SafeContact, now: Moment) -> Moment | None:
    """Return when the safe window that is open at ``now`` closes, as far as eight days; None when shut."""
    if not is_open(contact, now):
        return None
    zone = ZoneInfo(contact.zone)
    today = wall(now, zone).date()
    closing = [
        at_wall(today + timedelta(days=ahead), clock, zone)
        for ahead in range(9)
        for clock in {time(), *(window.closes for window in contact.windows)}
    ]
    return next((end for end in sorted(closing) if end > now and not is_open(contact, end)), max(closing))
