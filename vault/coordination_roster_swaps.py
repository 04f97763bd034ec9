"""Taking over a shift, or swapping two: one colleague asks another by name.

Nothing changes before that one accepts; of a swap both shifts go over in one transaction, or neither does.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import DAY, Moment, after
from cases.roster import Post
from cases.shifts import InReturn, Swap, SwapState
from cases.sides import Side
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, hold, tell_front
from vault.coordination_roster import PLANNERS, require_fit
from vault.coordination_staff import active_staff
from vault.roster_rows import hand_to, moment_or_none, not_over, refuse_clash, rest_of, standing_row
from vault.tables_coordination import shift, shift_swap
from vault.tables_coordination import staff as staff_table

SHOWN_FOR = 30 * DAY
_OTHER = staff_table.alias("other")
_BACK = shift.alias("back_shift")
_LIVE = and_(
    shift.c.id == shift_swap.c.shift,
    shift.c.staff == shift_swap.c.asked_by,
    shift.c.starts <= shift_swap.c.starts,
    shift.c.ends.is_not_distinct_from(shift_swap.c.ends),
)
_BACK_LIVE = and_(
    _BACK.c.id == shift_swap.c.back,
    _BACK.c.staff == shift_swap.c.asked_to,
    _BACK.c.starts <= shift_swap.c.back_starts,
    _BACK.c.ends.is_not_distinct_from(shift_swap.c.back_ends),
)


class SwapBook(CoordinationPart):
    """Who plans sees every swap; others those that are about themselves."""

    def swaps(self, staff: Staff) -> Sequence[Swap]:
        """Return the swaps of the last month, the newest first."""
        now = self._clock.now()
        wanted = (
            select(
                shift_swap,
                staff_table.c.alias,
                _OTHER.c.alias.label("to_alias"),
                shift.c.id.label("live"),
                _BACK.c.id.label("back_live"),
            )
            .join(staff_table, staff_table.c.id == shift_swap.c.asked_by)
            .join(_OTHER, _OTHER.c.id == shift_swap.c.asked_to)
            .outerjoin(shift, and_(_LIVE, not_over(now)))
            .outerjoin(_BACK, and_(_BACK_LIVE, not_over(now, _BACK)))
            .where(shift_swap.c.asked_at > after(now, -SHOWN_FOR))
            .order_by(shift_swap.c.asked_at.desc(), shift_swap.c.id)
        )
        if staff.role not in PLANNERS:
            wanted = wanted.where(_mine(staff))
        with self._store.read() as conn:
            return tuple(_shown(row) for row in conn.execute(wanted))

    def ask_swap(self, staff: Staff, shift_id: str, to: StaffId, back: str = "") -> None:
        """Ask a colleague to take over an own shift; who was asked before is asked no more.

        ``back`` is a shift of that colleague to take in return. Raises NotFound for a shift of somebody else
        or one that is over, and for who does not fit a post; AlreadyPlanned for who has a shift then.
        """
        now = self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "roster")
            row = _own_row(conn, staff.id, shift_id, now)
            other = _own_row(conn, to, back, now) if back else None
            _require_fitting(conn, row, to, other, now)
            _withdraw_others(conn, shift_id, now)
            swap = {"id": self._ids.new(), "shift": row.id, "asked_by": staff.id, "asked_to": to}
            about = {"starts": max(row.starts, now), "ends": row.ends, "post": row.post}
            new = {**swap, **about, **_in_return(other, now), "asked_at": now}
            conn.execute(insert(shift_swap).values(**new, state=SwapState.ASKED.value))
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

    def swaps_to_tell(self) -> Sequence[tuple[str, StaffId]]:
        """Return the open questions that nobody was called about yet, with who is asked."""
        now = self._clock.now()
        untold = and_(shift_swap.c.state == SwapState.ASKED.value, shift_swap.c.told_at.is_(None))
        there = select(shift_swap.c.id, shift_swap.c.asked_to).join(shift, and_(_LIVE, not_over(now)))
        with self._store.read() as conn:
            rows = conn.execute(there.where(untold).order_by(shift_swap.c.asked_at)).all()
        return tuple((row.id, StaffId(row.asked_to)) for row in rows)

    def swap_told(self, swap_id: str) -> None:
        """Keep that who is asked was called: that happens once."""
        first = update(shift_swap).where(shift_swap.c.id == swap_id, shift_swap.c.told_at.is_(None))
        with self._store.begin() as conn:
            conn.execute(first.values(told_at=self._clock.now()))

    def _hand_over(self, conn: Connection, swap: Row[Any], now: Moment) -> None:
        """Give each shift, or the rest of it, to the other: both, or neither when one is not as it was."""
        asker, taker = StaffId(swap.asked_by), StaffId(swap.asked_to)
        row = _as_asked(_own_row(conn, asker, swap.shift, now), swap.starts, swap.ends)
        other = None
        if swap.back is not None:
            other = _as_asked(_own_row(conn, taker, swap.back, now), swap.back_starts, swap.back_ends)
        _require_fitting(conn, row, taker, other, now)
        hand_to(conn, row, taker, self._ids, now)
        if other is not None:
            hand_to(conn, other, asker, self._ids, now)


def _own_row(conn: Connection, who: StaffId, shift_id: str, now: Moment) -> Row[Any]:
    row = standing_row(conn, shift_id, now)
    if row.staff != who:
        raise NotFound
    return row


def _as_asked(row: Row[Any], starts: int, ends: int | None) -> Row[Any]:
    """Return a shift that is as it was when the question was asked. Raises NotFound."""
    if row.starts > starts or row.ends != ends:
        raise NotFound
    return row


def _require_fitting(
    conn: Connection, row: Row[Any], to: StaffId, other: Row[Any] | None, now: Moment
) -> None:
    """Raise NotFound for who may not stand at the other's post, AlreadyPlanned for who has a shift then."""
    _require_taker(conn, row, to, () if other is None else (other.id,), now)
    if other is not None:
        _require_taker(conn, other, StaffId(row.staff), (row.id,), now)


def _require_taker(
    conn: Connection, row: Row[Any], to: StaffId, leaves: tuple[str, ...], now: Moment
) -> None:
    taker, post = active_staff(conn, to), Post(row.post)
    if to == row.staff:
        raise NotFound
    require_fit(taker, Side(row.side) if row.side else Side.A, post)
    refuse_clash(conn, to, post, [rest_of(row, now)], now, leaves)


def _in_return(other: Row[Any] | None, now: Moment) -> dict[str, object]:
    if other is None:
        return {}
    about = {"back": other.id, "back_post": other.post, "back_ends": other.ends}
    return {**about, "back_starts": max(other.starts, now)}


def _withdraw_others(conn: Connection, shift_id: str, now: Moment) -> None:
    asked = and_(shift_swap.c.shift == shift_id, shift_swap.c.state == SwapState.ASKED.value)
    conn.execute(update(shift_swap).where(asked).values(state=SwapState.WITHDRAWN.value, answered_at=now))


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
    half = row.back is not None and row.back_live is None
    if state is SwapState.ASKED and (row.live is None or half):
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
        _shown_back(row),
    )


def _shown_back(row: Row[Any]) -> InReturn | None:
    if row.back is None:
        return None
    ends = moment_or_none(row.back_ends)
    return InReturn(row.back, Post(row.back_post), Moment(row.back_starts), ends)
