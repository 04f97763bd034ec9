"""The open door at a worker's desk: read, take, answer, close. Every read is logged before it happens."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, Select, Update, delete, select, update

from cases.desk import Staff
from cases.effects import Say, SayKind
from cases.errors import FlagGone, FlagTaken, NotFound, NotYours, TooLate
from cases.ids import ClientId, StaffId
from cases.levels import Level, Mode
from cases.moments import MINUTE, SECOND, Moment, after
from cases.walk_in import KEPT_FOR, UNDO, WAITING, DoorLine, DoorTalk, DoorWhy
from vault.act_rows import RECALLED
from vault.coordination_log import entry_of
from vault.desk_part import DeskPart, as_logged, is_id
from vault.dialect import locked
from vault.effect_rows import tell
from vault.forms import FormDone, do_once
from vault.intake_key import opening_key
from vault.parcel_rows import chat_in
from vault.seal import SealBroken
from vault.stranger_parcel import Place, queue_to_stranger
from vault.tables_side import flag, outbox
from vault.tables_walk_in import walk_in, walk_in_line
from vault.walk_in_again import begin_answer_clock
from vault.walk_in_rows import SOURCE, DoorBook, Said, columns, walk_in_of, whom_of

HELD_FOR = 20 * MINUTE
"""Who takes a talk and does not write keeps it this long; then a colleague may take it over."""


class WalkIns(DeskPart):
    """Talks at the open door of one side, for its own workers."""

    def door_talk(self, staff: Staff, talk: str, *, refresh: bool = False) -> DoorTalk:
        """Open a talk; the line in the access log is committed first. Raises NotFound.

        A screen that refreshes by itself is logged as such.
        """
        self._at_door(staff, talk, "refresh_walk_in" if refresh else "read_walk_in")
        aliases = self._coordination.aliases()
        now = self._clock.now()
        with self._store.read() as conn:
            row = _only(conn.execute(self._kept(talk)).one_or_none())
            lines = conn.execute(_lines(talk)).all()
            flags = conn.execute(_flags(talk)).all()
            said = tuple(self._line(conn, line, aliases.get(StaffId(line.staff or ""), "")) for line in lines)
        return DoorTalk(
            id=row.id,
            alias=row.alias,
            chat=walk_in_of(row),
            mine=row.held_by == staff.id,
            held_alias=aliases.get(StaffId(row.held_by or ""), ""),
            free=_may_take(row, staff, flags, now),
            destroy_at=Moment(row.destroy_at),
            why=tuple(_why(each) for each in flags),
            lines=said,
        )

    def claim_door(self, staff: Staff, talk: str) -> None:
        """Take a talk and every open flag of it: nobody is called about it any more.

        Raises FlagTaken for who came second, FlagGone for one that is closed, NotFound.
        """
        self._at_door(staff, talk, "claim_walk_in")
        now = self._clock.now()
        with self._store.begin() as conn:
            row = self._row(conn, talk)
            if row.held_by not in (None, staff.id) and now < after(row.held_at, HELD_FOR):
                alias = self._coordination.aliases().get(StaffId(row.held_by), "")
                raise FlagTaken(alias, (now - row.held_at) // SECOND)
            flags = conn.execute(_flags(talk)).all()
            if not flags and walk_in_of(row).door not in WAITING:
                raise FlagGone
            conn.execute(_own(talk).values(held_by=staff.id, held_at=now))
            mine = update(flag).where(flag.c.id.in_([each.id for each in flags]))
            conn.execute(mine.values(acknowledged_by=staff.id, acknowledged_at=now))
            fresh = [each for each in flags if each.acknowledged_by != staff.id]
            begin_answer_clock(conn, fresh, row.alias, now)
            tell(conn, "claim", talk, now)

    def answer_door(self, staff: Staff, talk: str, text: str, mark: str = "") -> None:
        """Send an answer, once; it keeps the talk for another day.

        Raises NotYours for who does not hold it, NotFound.
        """
        self._at_door(staff, talk, "answer_walk_in")
        now, parcel = self._clock.now(), self._ids.new()
        with suppress(FormDone), self._store.begin() as conn:
            row = self._row(conn, talk)
            if row.held_by != staff.id:
                raise NotYours
            do_once(conn, mark, parcel, now)
            self._queue(conn, row, Said(parcel, "out", text, "text", Level.NONE, now, staff.id))
            kept = {"held_at": now, "last_at": now, "destroy_at": after(now, KEPT_FOR)}
            # What was answered covers no new danger: acute words call people out again.
            conn.execute(_own(talk).values(**kept, level=min(row.level, int(Level.HIGH))))
            answered = update(flag).where(flag.c.id.in_(_ids(talk)), flag.c.answered_at.is_(None))
            conn.execute(answered.values(answered_at=now, answered_in=parcel, answer_due=None))
            tell(conn, SOURCE, talk, now)

    def recall_door(self, staff: Staff, talk: str, line: str) -> str:
        """Take an own answer back before it leaves, and return its words; its flags wait for one again.

        Raises TooLate when it may be gone already, NotYours for who does not hold the talk, NotFound.
        """
        self._at_door(staff, talk, "recall_walk_in")
        now = self._clock.now()
        with self._store.begin() as conn:
            row = self._row(conn, talk)
            if row.held_by != staff.id:
                raise NotYours
            own = (walk_in_line.c.id == line, walk_in_line.c.chat == talk, walk_in_line.c.staff == staff.id)
            said = _only(conn.execute(select(walk_in_line).where(*own)).one_or_none())
            _drop(conn, said.id)
            words = self._line(conn, said, staff.alias).text
            conn.execute(delete(walk_in_line).where(walk_in_line.c.id == said.id))
            _wait_again(conn, said.id, row.alias, now)
            tell(conn, SOURCE, talk, now)
        return words

    def close_door(self, staff: Staff, talk: str, reason: str) -> None:
        """Close a talk with its flags; closed already stays as it is.

        Raises NotYours when a colleague holds it, NotFound.
        """
        self._at_door(staff, talk, "close_walk_in")
        now = self._clock.now()
        with self._store.begin() as conn:
            row = self._row(conn, talk)
            if row.held_by not in (None, staff.id):
                raise NotYours
            shut = {**columns(walk_in_of(row).shut()), "held_by": None, "held_at": None}
            conn.execute(_own(talk).values(shut))
            closed = update(flag).where(flag.c.id.in_(_ids(talk)), flag.c.closed_at.is_(None))
            conn.execute(closed.values(closed_by=staff.id, closed_at=now, close_reason=reason))
            tell(conn, "closed", talk, now)

    def _at_door(self, staff: Staff, talk: str, action: str) -> None:
        """Log what this worker does here before it is done. Raises NotFound."""
        self._require_worker(staff)
        self._coordination.log(entry_of(staff, action, as_logged(talk), "worker"))
        if not is_id(talk):
            raise NotFound

    def _row(self, conn: Connection, talk: str) -> Row[Any]:
        """Lock a talk. Raises NotFound, also when its day is over."""
        return _only(conn.execute(locked(self._kept(talk))).one_or_none())

    def _kept(self, talk: str) -> Select[Any]:
        return select(walk_in).where(walk_in.c.id == talk, walk_in.c.destroy_at > self._clock.now())

    def _line(self, conn: Connection, row: Row[Any], alias: str) -> DoorLine:
        try:
            text = self._unsealed(conn, row.text_sealed, ("walk_in_line", "text_sealed", row.id), row.day)
        except SealBroken:
            text = b""
        said = text.decode("utf-8", "surrogatepass")
        level, at = Level(row.level), Moment(row.at)
        by = StaffId(row.staff) if row.staff else None
        state = getattr(row, "state", None) or ""
        return DoorLine(row.id, row.direction, alias, row.kind, level, said, at, state, by)

    def _queue(self, conn: Connection, row: Row[Any], said: Said) -> None:
        """Put an answer behind whatever still leaves for this chat. Raises NotFound without an address."""
        try:
            address = self._unsealed(conn, row.address_sealed, ("walk_in", "address_sealed", row.id), row.day)
        except SealBroken:
            raise NotFound from None
        last = select(outbox.c.seq).where(outbox.c.chat_index == row.chat_index)
        seq = conn.execute(last.order_by(outbox.c.seq.desc()).limit(1)).scalar() or 0
        say = Say(
            ClientId(""),
            said.text,
            SayKind.WORKER,
            Mode.OPEN,
            answers=said.at,
            remove_keyboard=True,
            not_before=after(said.at, UNDO),
        )
        whom = whom_of(row, chat_in(address))
        queue_to_stranger(conn, self._sealer, whom, Place(said.id, seq + 1, said.staff), say, said.at)
        DoorBook(conn, self._sealer).add_line(row.id, said)

    def _unsealed(self, conn: Connection, sealed: bytes, place: tuple[str, str, str], day: str) -> bytes:
        table, column, row = place
        key = opening_key(conn, self._sealer, day)
        return self._sealer.open(sealed, table=table, column=column, client="", row=row, key=key)


def _drop(conn: Connection, parcel: str) -> None:
    """Drop what has not left; an attempt that may have arrived cannot be taken back. Raises TooLate."""
    here = (outbox.c.id == parcel) & (outbox.c.state == "new") & (outbox.c.doubts == 0)
    dropped = conn.execute(update(outbox).where(here).values(state="dropped", code=RECALLED))
    if not dropped.rowcount:
        raise TooLate


def _wait_again(conn: Connection, parcel: str, alias: str, now: Moment) -> None:
    """Let the flags that this answered wait for an answer, with a clock of their own."""
    answered = select(flag.c.id).where(flag.c.answered_in == parcel, flag.c.closed_at.is_(None))
    ids = list(conn.execute(answered).scalars())
    conn.execute(update(flag).where(flag.c.id.in_(ids)).values(answered_at=None, answered_in=None))
    begin_answer_clock(conn, conn.execute(select(flag).where(flag.c.id.in_(ids))).all(), alias, now)


def _only(row: Row[Any] | None) -> Row[Any]:
    if row is None:
        raise NotFound
    return row


def _own(talk: str) -> Update:
    return update(walk_in).where(walk_in.c.id == talk)


def _ids(talk: str) -> Select[tuple[str]]:
    return select(walk_in_line.c.id).where(walk_in_line.c.chat == talk)


def _flags(talk: str) -> Select[Any]:
    """Select the open flags of a talk: a flag has the id of the line it is about."""
    return (
        select(flag)
        .where(flag.c.id.in_(_ids(talk)), flag.c.closed_at.is_(None))
        .order_by(flag.c.level.desc(), flag.c.raised_at)
    )


def _lines(talk: str) -> Select[Any]:
    return (
        select(walk_in_line, outbox.c.state)
        .outerjoin(outbox, outbox.c.id == walk_in_line.c.id)
        .where(walk_in_line.c.chat == talk)
        .order_by(walk_in_line.c.at, walk_in_line.c.direction, walk_in_line.c.id)
    )


def _may_take(row: Row[Any], staff: Staff, flags: Sequence[Row[Any]], now: Moment) -> bool:
    """Say whether this worker may take a talk: it waits, or its holder wrote nothing for too long."""
    if row.held_by == staff.id:
        return any(each.acknowledged_by is None for each in flags)
    waits = bool(flags) or walk_in_of(row).door in WAITING
    return waits and (row.held_by is None or now >= after(row.held_at, HELD_FOR))


def _why(row: Row[Any]) -> DoorWhy:
    raised, by = Moment(row.raised_at), Moment(row.answer_by)
    return DoorWhy(
        Level(row.level), row.category, row.code, raised, by, taken=row.acknowledged_by is not None
    )
