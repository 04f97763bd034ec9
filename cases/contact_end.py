"""Until when a safe-contact record counts: the earliest of its days and an event (practice H7).

The day a ban ends he is home, while her record still says: evening, open words. So a record ends with
the ban, and a day before that its words are neutral already.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from cases.facts import Facts, Phase, ban_ends_at
from cases.levels import Mode
from cases.moments import DAY, Moment, after, at_wall, wall
from cases.safe_contact import Ending, SafeContact
from cases.state import ClientState, Reminder, ReminderKind

NEUTRAL_BEFORE = DAY
"""How long before a foreseen end every text is neutral. Source: practice H7."""

_EARLY_DAYS, _LATER_DAYS = 30, 90
_LATER_PHASES = frozenset({Phase.F3, Phase.F4})
_UNFORESEEN = frozenset({Ending.DATE, Ending.DANGER, Ending.DOUBTFUL_STOP})
_KINDS = (ReminderKind.CONTACT_NEUTRAL, ReminderKind.CONTACT_ENDS)


def days_valid(phase: Phase) -> int:
    """Return how many days a record counts at most: 30 in the first phases, 90 later (domain §5.1)."""
    return _LATER_DAYS if phase in _LATER_PHASES else _EARLY_DAYS


def ended(contact: SafeContact, at: Moment, why: Ending) -> SafeContact:
    """Return the record that ends at ``at``, unless it ends sooner anyway."""
    if at >= contact.valid_until:
        return contact
    quiet = contact.neutral_from if why in _UNFORESEEN else after(at, -NEUTRAL_BEFORE)
    return replace(contact, valid_until=at, ends_by=why, neutral_from=quiet)


def agreed(contact: SafeContact, facts: Facts, at: Moment) -> SafeContact:
    """Return the record as a human went through it at ``at``: from here its days and events count anew."""
    fresh = replace(contact, agreed_at=at, neutral_from=None, ends_by=Ending.DATE)
    zone = ZoneInfo(contact.zone)
    last = wall(at, zone).date() + timedelta(days=days_valid(facts.phase) + 1)
    limit = at_wall(last, time(), zone)
    return fitted(replace(fresh, valid_until=min(contact.valid_until, limit)), facts, at)


def fitted(contact: SafeContact, facts: Facts, at: Moment) -> SafeContact:
    """Return the record with the end of the ban in it. A ban that was over when it was agreed is none."""
    ends = ban_ends_at(facts, ZoneInfo(contact.zone))
    since = at if contact.agreed_at is None else contact.agreed_at
    return contact if ends is None or ends <= since else ended(contact, ends, Ending.BAN_ENDS)


def is_foreseen(contact: SafeContact) -> bool:
    """Say whether an event that somebody saw coming ends this record."""
    return contact.ends_by not in _UNFORESEEN


def end_watched(state: ClientState, at: Moment, *, anew: bool) -> ClientState:
    """Return the state that is looked at when its record turns neutral and when it ends.

    ``anew``: the record is another one than before, so what was watched of the old one is forgotten.
    """
    kept = tuple(one for one in state.reminders if one.kind not in _KINDS) if anew else state.reminders
    there = {one.kind for one in kept}
    new = tuple(one for one in _watches(state.contact, at) if one.kind not in there)
    reminders = (*kept, *new)
    return state if reminders == state.reminders else replace(state, reminders=reminders)


def _watches(contact: SafeContact | None, at: Moment) -> Iterable[Reminder]:
    if contact is None or not is_foreseen(contact) or contact.neutral_from is None:
        return
    if contact.mode is Mode.OPEN or at < contact.neutral_from:
        yield Reminder(ReminderKind.CONTACT_NEUTRAL, contact.neutral_from, at)
    if at < contact.valid_until:
        yield Reminder(ReminderKind.CONTACT_ENDS, contact.valid_until, at)
