"""From one shift to the next: a sealed note that the next person accepts, and who holds what is acute."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, insert, or_, select, update

from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import ClientId, StaffId
from cases.levels import Level
from cases.moments import Moment, after
from cases.shifts import HeldAcute, ShiftNote
from vault.coordination_log import entry_of
from vault.desk_part import DeskPart
from vault.effect_rows import tell
from vault.forms import FormDone, do_once
from vault.intake_key import KEPT_FOR, day_of, key_for, opening_key
from vault.seal import SealBroken
from vault.tables_shift_notes import shift_note
from vault.tables_side import client as client_table
from vault.tables_side import flag

_TABLE, _COLUMN = "shift_note", "text_sealed"


class ShiftNotes(DeskPart):
    """A note is read by who wrote it and by whom it is meant for; nobody else.

    A note moves no flag: what is acute stays with who holds it until a colleague took it over.
    """

    def shift_notes(self, staff: Staff) -> Sequence[ShiftNote]:
        """Return the notes for this person and the own ones, that are not accepted yet; newest first."""
        self._require_worker(staff)
        mine = or_(shift_note.c.meant_for == staff.id, shift_note.c.author == staff.id)
        with self._store.read() as conn:
            rows = conn.execute(_waiting(self._clock.now()).where(mine)).all()
        if rows:
            self._coordination.log(entry_of(staff, "read_shift_notes", "", "own"))
        aliases = self._coordination.aliases()
        with self._store.read() as conn:
            return tuple(self._note(conn, row, aliases) for row in rows)

    def notes_waiting(self, staff: Staff) -> int:
        """Return how many notes wait for this person, unread."""
        self._require_worker(staff)
        waiting = _waiting(self._clock.now()).where(shift_note.c.meant_for == staff.id)
        with self._store.read() as conn:
            return len(conn.execute(waiting).all())

    def write_shift_note(self, staff: Staff, to: StaffId, text: str, mark: str = "") -> None:
        """Leave a note for a colleague of this side; an earlier one of one's own that waits is replaced.

        Raises NotFound for a colleague of another side. The same form again leaves nothing more.
        """
        self._require_worker(staff)
        self._require_worker(self._coordination.staff(to))
        if to == staff.id:
            raise NotFound
        note_id, now = self._ids.new(), self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            do_once(conn, mark, note_id, now)
            conn.execute(delete(shift_note).where(shift_note.c.at <= after(now, -KEPT_FOR)))
            own = and_(shift_note.c.author == staff.id, shift_note.c.accepted_at.is_(None))
            conn.execute(delete(shift_note).where(own))
            key = key_for(conn, self._sealer, now)
            sealed = self._sealer.seal(
                text.encode(), table=_TABLE, column=_COLUMN, client="", row=note_id, key=key
            )
            row = {"id": note_id, "author": staff.id, "meant_for": to, "text_sealed": sealed}
            conn.execute(insert(shift_note).values(**row, day=day_of(now), at=now))
            tell(conn, "shift_note", note_id, now)

    def accept_shift_note(self, staff: Staff, note_id: str) -> None:
        """Accept a note: from now on it is known. Raises NotFound for whom it was not meant for."""
        self._require_worker(staff)
        now = self._clock.now()
        waits = and_(shift_note.c.id == note_id, shift_note.c.meant_for == staff.id)
        accepted = update(shift_note).where(waits, shift_note.c.accepted_at.is_(None))
        with self._store.begin() as conn:
            if conn.execute(accepted.values(accepted_at=now)).rowcount == 0:
                raise NotFound
            tell(conn, "shift_note", note_id, now)

    def held_acute(self, staff: Staff) -> Sequence[HeldAcute]:
        """Return the acute conversations this person holds or was asked to take over, oldest first."""
        self._require_worker(staff)
        concerns = or_(client_table.c.held_by == staff.id, client_table.c.offered_to == staff.id)
        found = (
            select(client_table, flag.c.raised_at)
            .join(flag, flag.c.client == client_table.c.id)
            .where(concerns, flag.c.level == int(Level.ACUTE), flag.c.closed_at.is_(None))
            .order_by(flag.c.raised_at.desc())
        )
        barred = self._coordination.sight(staff).barred
        with self._store.read() as conn:
            rows = {row.id: row for row in conn.execute(found) if row.id not in barred}
        return tuple(sorted((_held(row, staff) for row in rows.values()), key=lambda each: each.since))

    def _note(self, conn: Connection, row: Row[Any], aliases: dict[StaffId, str]) -> ShiftNote:
        try:
            key = opening_key(conn, self._sealer, row.day)
            plain = self._sealer.open(
                row.text_sealed, table=_TABLE, column=_COLUMN, client="", row=row.id, key=key
            )
            text = plain.decode()
        except SealBroken:
            text = ""
        author, to = StaffId(row.author), StaffId(row.meant_for)
        return ShiftNote(
            row.id, author, aliases.get(author, ""), to, aliases.get(to, ""), text, Moment(row.at)
        )


def _waiting(now: Moment) -> Select[Any]:
    fresh = and_(shift_note.c.accepted_at.is_(None), shift_note.c.at > after(now, -KEPT_FOR))
    return select(shift_note).where(fresh).order_by(shift_note.c.at.desc(), shift_note.c.id)


def _held(row: Row[Any], staff: Staff) -> HeldAcute:
    return HeldAcute(
        ClientId(row.id),
        row.alias,
        Moment(row.raised_at),
        row.held_alias,
        row.offered_alias,
        offered_to_me=row.offered_to == staff.id,
    )
