"""What a worker and a client agreed in short lines: written, changed and ended, nothing written over."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, insert, select, update

from cases.agreements import AgreedLine, NewLine, free_places, has_name
from cases.desk import Staff
from cases.errors import LineEnded, NameTaken, NotFound, PlaceTaken
from cases.ids import ClientId, StaffId
from cases.levels import Level
from cases.moments import Moment, at_wall
from vault.agreement_rows import LINE, NAME, TABLE, lines_of, put_names
from vault.desk_part import DeskPart
from vault.effect_rows import tell
from vault.forms import FormDone, do_once
from vault.seal import Erased
from vault.state_rows import OpenClient, lock_client
from vault.tables_side import agreed_line, task

READ, WRITTEN, ENDED = "read_agreements", "write_agreement", "end_agreement"
LOOK_AGAIN = "look_again"
_MORNING = time(9)
_ZONE = "Europe/Amsterdam"


class Agreements(DeskPart):
    """The agreed lines of the clients of one side."""

    def agreements(self, staff: Staff, client: ClientId) -> Sequence[AgreedLine]:
        """Return every line, those that hold first; logged before they are read. Raises NotFound."""
        self.admit(staff, client, READ)
        aliases = self._coordination.aliases()
        with self._store.read() as conn:
            return lines_of(conn, self._read(conn, client).seals, client, aliases, ended=True)

    def agree(
        self, staff: Staff, client: ClientId, line: NewLine, mark: str = "", *, instead_of: str = ""
    ) -> None:
        """Keep a line, and end the one that it takes the place of; the same form again keeps nothing more.

        Words that stay as they were keep who wrote them and since when. Raises LineEnded when that one
        holds no more, PlaceTaken and NameTaken for what another line has, and NotFound.
        """
        self.admit(staff, client, WRITTEN)
        line_id, now = self._ids.new(), self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            opened = self._locked(conn, client)
            do_once(conn, mark, line_id, now)
            old = _holding(conn, client, instead_of) if instead_of else None
            by, since = self._written(conn, opened, line, old) or (staff.id, now)
            if old is not None:
                _end(conn, old.id, staff, now)
            _keep(conn, opened, line_id, line, by, since)
            self._look_again(conn, opened, line_id, line, now)
            self._changed(conn, opened, now)

    def end_agreement(self, staff: Staff, client: ClientId, line_id: str, mark: str = "") -> None:
        """End a line; it stays to be read as ended. Raises LineEnded when it holds no more, NotFound."""
        self.admit(staff, client, ENDED)
        now = self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            opened = self._locked(conn, client)
            do_once(conn, mark, line_id, now)
            _end(conn, _holding(conn, client, line_id).id, staff, now)
            self._changed(conn, opened, now)

    def _locked(self, conn: Connection, client: ClientId) -> OpenClient:
        """Lock the client: two who write at once come one after the other. Raises NotFound."""
        try:
            opened = lock_client(conn, self._sealer, self.side, client)
        except Erased:
            raise NotFound from None
        if opened is None:
            raise NotFound
        return opened

    def _written(
        self, conn: Connection, opened: OpenClient, line: NewLine, old: Row[Any] | None
    ) -> tuple[StaffId, Moment] | None:
        """Return who wrote these words and when, for words that stay. Raises PlaceTaken, NameTaken."""
        lines = lines_of(conn, opened.seals, opened.state.client, {})
        before = next((one for one in lines if old is not None and one.id == old.id), None)
        others = [one for one in lines if one is not before]
        if line.place not in free_places(others):
            raise PlaceTaken
        if has_name(others, line.name):
            raise NameTaken
        if old is None or before is None or (before.name, before.text) != (line.name, line.text):
            return None
        return StaffId(old.written_by), Moment(old.since)

    def _changed(self, conn: Connection, opened: OpenClient, at: Moment) -> None:
        client = opened.state.client
        put_names(conn, opened.seals, client, lines_of(conn, opened.seals, client, {}))
        tell(conn, "agreement", client, at)

    def _look_again(
        self, conn: Connection, opened: OpenClient, line_id: str, line: NewLine, at: Moment
    ) -> None:
        """Leave a task for the day on which the line is looked at again."""
        if line.look_again is None:
            return
        contact, client = opened.state.contact, opened.state.client
        due = at_wall(line.look_again, _MORNING, ZoneInfo(_ZONE if contact is None else contact.zone))
        row = {"id": _task_of(line_id), "client": client, "kind": LOOK_AGAIN, "level": int(Level.CONCERN)}
        conn.execute(insert(task), {**row, "flag": None, "due_at": due, "created_at": at})
        tell(conn, "task", client, at)


def _holding(conn: Connection, client: ClientId, line_id: str) -> Row[Any]:
    """Return the row of a line of this client. Raises LineEnded when it holds no more, NotFound."""
    own = agreed_line.c.id == line_id, agreed_line.c.client == client
    row = conn.execute(select(agreed_line).where(*own)).one_or_none()
    if row is None:
        raise NotFound
    if row.ended_at is not None:
        raise LineEnded
    return row


def _end(conn: Connection, line_id: str, staff: Staff, at: Moment) -> None:
    ended = update(agreed_line).where(agreed_line.c.id == line_id)
    conn.execute(ended.values(ended_at=at, ended_by=staff.id))
    waits = update(task).where(task.c.id == _task_of(line_id), task.c.done_at.is_(None))
    conn.execute(waits.values(done_at=at, done_by=staff.id))


def _keep(
    conn: Connection, opened: OpenClient, line_id: str, line: NewLine, by: StaffId, since: Moment
) -> None:
    seals = opened.seals
    row = {
        "id": line_id,
        "client": opened.state.client,
        "place": line.place,
        NAME: seals.seal_text(TABLE, NAME, line_id, line.name),
        LINE: seals.seal_text(TABLE, LINE, line_id, line.text),
        "written_by": by,
        "since": since,
        "look_again": line.look_again.isoformat() if line.look_again else None,
        "for_volunteer": int(line.for_volunteer),
    }
    conn.execute(insert(agreed_line), row)


def _task_of(line_id: str) -> str:
    return f"{line_id}:look"
