"""The daily intake key of a side: what is sealed under it cannot be opened after seven days."""

from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from cases.moments import DAY, Moment, after, at_wall, wall
from vault.dialect import insert_new
from vault.seal import DataKey, SealBroken, Sealer
from vault.tables_side import intake_key

KEPT_FOR = 7 * DAY
_UTC = ZoneInfo("UTC")
_KEY = select(intake_key).where(intake_key.c.day == bindparam("of_day"))


def day_of(at: Moment) -> str:
    """Return the UTC day of a moment, as keys are named."""
    return wall(at, _UTC).date().isoformat()


def key_of(conn: Connection, sealer: Sealer, day: str) -> DataKey | None:
    """Return the stored key of a day; None when there is none: never made, or destroyed."""
    row = conn.execute(_KEY, {"of_day": day}).one_or_none()
    return None if row is None else sealer.unwrap("", f"intake-{day}", 1, row.kek, row.wrapped)


def opening_key(conn: Connection, sealer: Sealer, day: str) -> DataKey:
    """Return the key of a day that something was sealed under. Raises SealBroken when it was destroyed."""
    key = key_of(conn, sealer, day)
    if key is None:
        raise SealBroken("the intake key of that day was destroyed")
    return key


def key_for(conn: Connection, sealer: Sealer, at: Moment) -> DataKey:
    """Return the key of the day of ``at``, made when it is the first of that day."""
    day = day_of(at)
    stored = key_of(conn, sealer, day)
    if stored is not None:
        return stored
    fresh = sealer.new_key("", f"intake-{day}")
    row = {"day": day, "kek": fresh.kek, "wrapped": fresh.wrapped, "destroy_at": destroyed_at(day)}
    insert_new(conn, intake_key, row)
    return opening_key(conn, sealer, day)


class KeyOfDay:
    """The key of the day that was asked for last: every message of a day needs it. Safe from any thread.

    It is forgotten for good at the moment at which the stored key is destroyed.
    """

    def __init__(self) -> None:
        self._known: tuple[str, DataKey] | None = None

    def of(self, conn: Connection, sealer: Sealer, day: str, now: Moment) -> DataKey:
        """Return the key of a day. Raises SealBroken when it was destroyed."""
        known = self._known
        if known is not None and known[0] == day and now < destroyed_at(day):
            return known[1]
        self._known = None
        key = opening_key(conn, sealer, day)
        self._known = (day, key)
        return key


def destroyed_at(day: str) -> Moment:
    """Return when the key of a UTC day is destroyed."""
    return after(at_wall(date.fromisoformat(day), time(), _UTC), DAY + KEPT_FOR)
