"""When a question may be asked: a safe moment, in the own half hours, on a date that is not kept quiet."""

from collections.abc import Iterable
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from cases.calendar import RiskDay, is_quiet
from cases.moments import Moment, at_wall
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.windows import local_date, next_slot

_FURTHEST = 62
"""Days ahead. Sensitive days are a week long at most, so that a later one is found long before."""


def next_ask(
    contact: SafeContact, side: Side, calendar: Iterable[RiskDay], earliest: Moment
) -> Moment | None:
    """Return the first moment from ``earliest`` on at which this client may be asked something by itself."""
    entries, zone = tuple(calendar), ZoneInfo(contact.zone)
    moment = next_slot(contact, side, earliest)
    for _ in range(_FURTHEST):
        if moment is None:
            return None
        day = local_date(contact, moment)
        if not is_quiet(entries, day):
            return moment
        moment = next_slot(contact, side, at_wall(day + timedelta(days=1), time(0), zone))
    return None
