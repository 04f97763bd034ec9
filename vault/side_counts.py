"""How many people of a side meet a change of the content, and where talks stop: numbers, and no person."""

from collections.abc import Sequence

from sqlalchemy import func, select

from cases.moments import Moment
from cases.step_counts import FEWEST, PERIOD, StepCount
from vault.clockwork import Clock
from vault.engine import Store
from vault.tables_rights import client_request
from vault.tables_side import answer, checkin


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

    def where_talks_stop(self, dialogue: str) -> Sequence[StepCount]:
        """Count the answers to its steps, leaving out what fewer than ten people did.

        Data that may be used for nothing but safety is left out too (GDPR, article 18).
        """
        restricted = select(client_request.c.client).where(client_request.c.restricts == 1)
        back = func.row_number().over(
            partition_by=answer.c.checkin, order_by=(answer.c.at.desc(), answer.c.id.desc())
        )
        given = (
            select(answer.c.client, answer.c.checkin, answer.c.step, back.label("back"))
            .where(answer.c.script == dialogue, answer.c.checkin.is_not(None))
            .where(answer.c.at >= self._clock.now() - PERIOD, answer.c.client.not_in(restricted))
            .subquery()
        )

        talks, people = func.count(given.c.checkin.distinct()), func.count(given.c.client.distinct())
        counted = select(given.c.step, talks.label("talks")).group_by(given.c.step).having(people >= FEWEST)
        with self._store.read() as conn:
            answered = conn.execute(counted.order_by(given.c.step)).all()
            lasts = conn.execute(counted.where(given.c.back == 1)).all()
        last = {row.step: row.talks for row in lasts}
        return [StepCount(row.step, row.talks, last.get(row.step, 0)) for row in answered]
