"""Taking over a shift: one colleague asks another by name, and nothing changes before that one accepts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from cases.roster import Post
from cases.shifts import Swap, SwapState
from cases.sides import Side
from cases.spans import FOREVER, Span
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, hold, tell_front
from vault.coordination_roster import PLANNERS, require_fit
from vault.coordination_staff import active_staff
from vault.roster_rows import cut_out, moment_or_none, not_over, refuse_clash, standing_row
from vault.tables_coordination import shift, shift_swap
from vault.tables_coordination import staff as staff_table

SHOWN_FOR = 30 * DAY
_OTHER = staff_table.alias("other")
_LIVE = and_(
    shift.c.id == shift_swap.c.shift,
    shift.c.staff == shift_swap.c.asked_by,
    shift.c.ends.is_not_distinct_from(shift_swap.c.ends),
)


class SwapBook(CoordinationPart):
    """Who plans sees every swap; others those that are about themselves."""

    def swaps(self, staff: Staff) -> Sequence[Swap]:
        """Return the swaps of the last month, the newest first."""
        now = self._clock.now()
        wanted = (
            select(
                shift_swap, staff_table.c.alias, _OTHER.c.alias.label("to_alias"), shift.c.id.label("live")
            )
            .join(staff_table, staff_table.c.id == shift_swap.c.asked_by)
            .join(_OTHER, _OTHER.c.id == shift_swap.c.asked_to)
            .outerjoin(shift, and_(_LIVE, not_over(now)))
            .where(shift_swap.c.asked_at > after(now, -SHOWN_FOR))
            .order_by(shift_swap.c.asked_at.desc(), shift_swap.c.id)
        )
        if staff.role not in PLANNERS:
            wanted = wanted.where(_mine(staff))
        with self._store.read() as conn:
            return tuple(_shown(row) for row in conn.execute(wanted))

    def ask_swap(self, staff: Staff, shift_id: str, to: StaffId) -> None:
        """Ask a colleague to take over an own shift; who was asked before is asked no more.

        Raises NotFound for a shift of somebody else or one that is over, and for a colleague who does not
        fit the post; AlreadyPlanned when that one has a shift then.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "roster")
            row = _own_row(conn, staff.id, shift_id, now)
            _require_taker(conn, row, to, now)
            asked = and_(shift_swap.c.shift == shift_id, shift_swap.c.state == SwapState.ASKED.value)
            conn.execute(
                update(shift_swap).where(asked).values(state=SwapState.WITHDRAWN.value, answered_at=now)
            )
            swap = {"id": self._ids.new(), "shift": row.id, "asked_by": staff.id, "asked_to": to}
            about = {"starts": max(row.starts, now), "ends": row.ends, "post": row.post}
            new = {**swap, **about, "asked_at": now, "state": SwapState.ASKED.value}
            conn.execute(insert(shift_swap).values(**new))
            write_entry(conn, entry_of(staff, "ask_swap", to, "own"), now)
            tell_front(conn, "post", row.post, now)

    def answer_swap(self, staff: Staff, swap_id: str, *, accept: bool) -> None:
        """Accept or refuse what a colleague asks. Of a shift under way the rest is taken over.

        Raises NotFound for who was not asked, or when there is nothing to answer any more;
        AlreadyPlanned when one has a shift then.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "roster")
            swap = _asked(conn, swap_id, shift_swap.c.asked_to == staff.id)
            if accept:
                self._hand_over(conn, swap, now)
            _settle(conn, swap_id, SwapState.ACCEPTED if accept else SwapState.REFUSED, now)
            write_entry(
                conn, entry_of(staff, "accept_swap" if accept else "refuse_swap", swap.asked_by, "own"), now
            )
            tell_front(conn, "post", swap.post, now)

    def withdraw_swap(self, staff: Staff, swap_id: str) -> None:
        """Take a question back. Raises NotFound for who did not ask it, or once it was answered."""
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "roster")
            swap = _asked(conn, swap_id, shift_swap.c.asked_by == staff.id)
            _settle(conn, swap_id, SwapState.WITHDRAWN, now)
            tell_front(conn, "post", swap.post, now)

    def _hand_over(self, conn: Connection, swap: Row[Any], now: Moment) -> None:
        """Give the shift, or the rest of it, to who accepts. The channels of that one are tested anew."""
        row = _own_row(conn, StaffId(swap.asked_by), swap.shift, now)
        _require_taker(conn, row, StaffId(swap.asked_to), now)
        rest = Span(max(now, Moment(row.starts)), FOREVER if row.ends is None else Moment(row.ends))
        cut_out(conn, row, [rest], self._ids)
        columns = {column.name: getattr(row, column.name) for column in shift.c}
        taken = {"id": self._ids.new(), "staff": swap.asked_to, "starts": rest.begins, "series": ""}
        untested = {"tested_at": None, "verified_at": None}
        conn.execute(insert(shift).values(**{**columns, **taken, **untested}))


def _own_row(conn: Connection, who: StaffId, shift_id: str, now: Moment) -> Row[Any]:
    row = standing_row(conn, shift_id, now)
    if row.staff != who:
        raise NotFound
    return row


def _require_taker(conn: Connection, row: Row[Any], to: StaffId, now: Moment) -> None:
    """Raise NotFound for who may not stand at this post, AlreadyPlanned for who has a shift then."""
    taker, post = active_staff(conn, to), Post(row.post)
    if to == row.staff:
        raise NotFound
    require_fit(taker, Side(row.side) if row.side else Side.A, post)
    span = Span(max(now, Moment(row.starts)), FOREVER if row.ends is None else Moment(row.ends))
    refuse_clash(conn, to, post, [span], now)


def _asked(conn: Connection, swap_id: str, by: ColumnElement[bool]) -> Row[Any]:
    still = and_(shift_swap.c.id == swap_id, shift_swap.c.state == SwapState.ASKED.value, by)
    row = conn.execute(select(shift_swap).where(still)).first()
    if row is None:
        raise NotFound
    return row


def _settle(conn: Connection, swap_id: str, state: SwapState, now: Moment) -> None:
    settled = update(shift_swap).where(shift_swap.c.id == swap_id)
    conn.execute(settled.values(state=state.value, answered_at=now))


def _mine(staff: Staff) -> ColumnElement[bool]:
    return or_(shift_swap.c.asked_by == staff.id, shift_swap.c.asked_to == staff.id)


def _shown(row: Row[Any]) -> Swap:
    state = SwapState(row.state)
    if state is SwapState.ASKED and row.live is None:
        state = SwapState.LAPSED
    return Swap(
        row.id,
        row.shift,
        StaffId(row.asked_by),
        row.alias,
        StaffId(row.asked_to),
        row.to_alias,
        Post(row.post),
        Moment(row.starts),
        moment_or_none(row.ends),
        Moment(row.asked_at),
        state,
    )
