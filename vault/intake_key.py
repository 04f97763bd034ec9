"""The daily intake key of a side: what is sealed under it cannot be opened after seven days."""

from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from cases.moments import DAY, Moment, at_wall, wall
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
    ends = at_wall(date.fromisoformat(day), time(), _UTC) + DAY
    row = {"day": day, "kek": fresh.kek, "wrapped": fresh.wrapped, "destroy_at": ends + KEPT_FOR}
    insert_new(conn, intake_key, row)
    return opening_key(conn, sealer, day)
