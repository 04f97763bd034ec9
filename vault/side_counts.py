"""How many people of a side meet a change of the content next: numbers for a coordinator, and no person."""

from sqlalchemy import func, select

from cases.moments import Moment
from vault.clockwork import Clock
from vault.engine import Store
from vault.tables_side import checkin


class PlannedCounts:
    """Fits the console's ``SideCounts``."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def who_gets(self, dialogues: frozenset[str] | None) -> tuple[int, Moment | None]:
        """Count who gets one of these next, and when the first does; None: whatever they get next."""
        ahead = (checkin.c.state == "due") & (checkin.c.due_at >= self._clock.now())
        wanted = ahead if dialogues is None else ahead & checkin.c.script.in_(sorted(dialogues))
        counted = select(func.count(checkin.c.client.distinct()), func.min(checkin.c.due_at)).where(wanted)
        with self._store.read() as conn:
            people, first = conn.execute(counted).one()
        return people, None if first is None else Moment(first)
