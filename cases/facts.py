"""What a human recorded about the case and the detector may weigh. Never learnt from the other side."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.moments import Moment, at_wall, wall

BAN_DAYS = 10
EXTENDED_BAN_DAYS = 28
"""Days a barring order lasts at most. Source: domain §1.2 (Wth)."""


class Phase(StrEnum):
    """Phases of aftercare (domain: F0 acute days to F4 participation)."""

    F0 = "F0"
    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"


class Age(StrEnum):
    """How old somebody is, as far as a conversation needs to know."""

    CHILD = "child"
    ADULT = "adult"
    ELDER = "elder"


@dataclass(frozen=True, slots=True)
class Facts:
    """``days_since_ban`` counts whole days since the barring order began, None without one.

    ``ban_began`` is local midnight of the date on the order. Where it stands, ``facts_at`` works out
    ``days_since_ban`` and ``ban_active`` for each moment; what was recorded then counts no longer.
    ``ban_minute`` is the hour of the order, in minutes past midnight on the wall clock; None: not known.
    ``formal``: this person is addressed as "u".
    """

    phase: Phase = Phase.F0
    ban_active: bool = False
    days_since_ban: int | None = None
    living_apart: bool = False
    pregnant: bool = False
    children: bool = False
    alarm_button: bool = False
    ban_extended: bool = False
    ban_began: Moment | None = None
    ban_minute: int | None = None
    age: Age = Age.ADULT
    formal: bool = False


def facts_at(facts: Facts, at: Moment, zone: ZoneInfo) -> Facts:
    """Return the facts as they are at ``at``, on the wall clock of ``zone``.

    The hour of an order is not recorded, so its last part of a day does not count as active: who is
    let back in must never read "stay where you are".
    """
    if facts.ban_began is None:
        return facts
    days = max(0, (wall(at, zone).date() - wall(facts.ban_began, zone).date()).days)
    lasts = EXTENDED_BAN_DAYS if facts.ban_extended else BAN_DAYS
    return replace(facts, days_since_ban=days, ban_active=facts.ban_active and days < lasts)


def ban_ends_at(facts: Facts, zone: ZoneInfo) -> Moment | None:
    """Return when the recorded order ends on the wall clock of ``zone``, None without a dated order.

    Where its hour is not known it ends as the last day begins: rather too soon than too late.
    """
    if not facts.ban_active or facts.ban_began is None:
        return None
    lasts = EXTENDED_BAN_DAYS if facts.ban_extended else BAN_DAYS
    last = wall(facts.ban_began, zone).date() + timedelta(days=lasts)
    minute = facts.ban_minute or 0
    return at_wall(last, time(minute // 60, minute % 60), zone)
