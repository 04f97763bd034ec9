"""The test page of a shift: when it is sent, so that nobody is woken for it (practice H15)."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from cases.hours import clock_moment
from cases.moments import Moment, wall
from cases.roster import Shift

DAY_BEGINS, NIGHT_BEGINS = time(8), time(22)
EVENING_BEFORE = time(21)


def trial_moment(starts: Moment, zone: str) -> Moment:
    """Return when the test page of a shift is due: as it starts, or at 21:00 before one that starts at night.

    From 22:00 to 8:00 nobody gets a test page.
    """
    there = wall(starts, ZoneInfo(zone))
    if is_day(there.time()):
        return starts
    evening = there.date() if there.time() >= NIGHT_BEGINS else there.date() - timedelta(days=1)
    return clock_moment(evening, EVENING_BEFORE, zone)


def trial_due(shift: Shift, zone: str, now: Moment) -> bool:
    """Say whether the test page of a shift that nobody acknowledged yet may go out now.

    A failed test takes nobody off duty: who is not verified is paged together with the backup.
    """
    if shift.verified or (shift.ends is not None and shift.ends <= now):
        return False
    return trial_moment(shift.starts, zone) <= now and is_day(wall(now, ZoneInfo(zone)).time())


def is_day(clock: time) -> bool:
    """Say whether one may call a person at this time about what is not urgent."""
    return DAY_BEGINS <= clock < NIGHT_BEGINS
