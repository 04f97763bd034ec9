"""Figures of the quality loop: rules that were wrong, signals that were missed; no client, no words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table, func, insert, select

from cases.desk import Staff, StaffRole
from cases.levels import Level
from cases.moments import DAY, Moment
from cases.quality import MissedFigure, RuleFigure, SideFigure, shown_count
from cases.sides import Side
from vault.coordination_part import CoordinationPart, require
from vault.dialect import put
from vault.tables_coordination import figure, mark_feedback, missed_signal, release

_READERS = (StaffRole.COORDINATOR,)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a worker judged, by class; ``rule`` is empty for a text that no rule found."""

    code: str
    level: Level
    rule: str = ""


class FigureBook(CoordinationPart):
    """Counts, added to by workers and read by coordinators; small ones are told as too small."""

    def note_wrong_mark(self, judged: Judged) -> None:
        """Count one mark as wrong, against the release that is live."""
        self._note(mark_feedback, judged, rule=judged.rule)

    def note_missed(self, judged: Judged) -> None:
        """Count one text without a flag that should have had one."""
        self._note(missed_signal, judged)

    def set_figure(self, side: Side, name: str, value: int) -> None:
        """Keep one number of one side as it is now."""
        row = {"name": name, "side": side.value, "value": value, "at": self._clock.now()}
        with self._store.begin() as conn:
            put(conn, figure, row)

    def mark_figures(self, staff: Staff) -> Sequence[RuleFigure]:
        """Return wrong marks by rule, the most often wrong first. Raises NotFound for no coordinator."""
        require(staff, _READERS)
        by = (mark_feedback.c.rule, mark_feedback.c.code, mark_feedback.c.level)
        counted = select(*by, func.count()).group_by(*by).order_by(func.count().desc(), *by)
        with self._store.read() as conn:
            return tuple(
                RuleFigure(rule, code, Level(level), shown_count(n))
                for rule, code, level, n in conn.execute(counted)
            )

    def missed_figures(self, staff: Staff) -> Sequence[MissedFigure]:
        """Return missed signals by class, the most often missed first. Raises NotFound."""
        require(staff, _READERS)
        by = (missed_signal.c.code, missed_signal.c.level)
        counted = select(*by, func.count()).group_by(*by).order_by(func.count().desc(), *by)
        with self._store.read() as conn:
            return tuple(
                MissedFigure(code, Level(level), shown_count(n)) for code, level, n in conn.execute(counted)
            )

    def side_figures(self, staff: Staff) -> Sequence[SideFigure]:
        """Return the last number of each side. Raises NotFound for no coordinator."""
        require(staff, _READERS)
        with self._store.read() as conn:
            rows = conn.execute(select(figure).order_by(figure.c.name, figure.c.side))
            return tuple(SideFigure(row.name, row.side, row.value, Moment(row.at)) for row in rows)

    def _note(self, table: Table, judged: Judged, **more: str) -> None:
        """Add a row of this day: the hour would point at a message."""
        now = self._clock.now()
        row = {"code": judged.code, "level": int(judged.level), "at": now - now % DAY, **more}
        live = select(release.c.id).where(release.c.live == 1)
        with self._store.begin() as conn:
            conn.execute(insert(table), {**row, "release": conn.execute(live).scalar() or 0})
