"""What workers judge of the machine: wrong marks, and texts in which it heard nothing. Each counted once.

The count goes to coordination by class, without client, flag or words; here stays that it was judged.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table, delete, func, insert, select

from cases.desk import Staff
from cases.effects import FlagSpan
from cases.errors import NotFound
from cases.ids import ClientId, FlagId, MessageId
from cases.levels import Level
from cases.moments import DAY, HOUR, Moment
from cases.quality import ReviewRow, ReviewText
from vault.contact_codec import spans_of
from vault.coordination_figures import Judged
from vault.desk_part import DeskPart, is_id
from vault.dialect import insert_new
from vault.effect_rows import tell
from vault.tables_quality import mark_judged, text_judged
from vault.tables_side import client as client_table
from vault.tables_side import flag, message, task

REVIEWED = "read_review"
LOOKED_BACK = 7 * DAY
STILL_CURRENT = 72 * HOUR
"""How old a missed signal may be for somebody to be asked to act on it now."""
_TEXTS = ("text", "edited")
_BY_BOT = "bot"
_MOST_TEXTS = 100


class Judgements(DeskPart):
    """Marks and texts that workers look at again."""

    def wrong_marks(self, staff: Staff, client: ClientId) -> frozenset[tuple[MessageId, str]]:
        """Return the marks of a client that were called wrong: message and rule. Raises NotFound."""
        self.may_see(staff, client)
        told = (
            select(flag.c.message, mark_judged.c.rule)
            .join(flag, flag.c.id == mark_judged.c.flag)
            .where(flag.c.client == client, flag.c.message.is_not(None))
        )
        with self._store.read() as conn:
            return frozenset((MessageId(row.message), row.rule) for row in conn.execute(told))

    def call_wrong(self, staff: Staff, client: ClientId, message_id: MessageId, rule: str) -> None:
        """Count a mark as wrong, once. The flag stays as it is. Raises NotFound for no such mark."""
        self.may_see(staff, client)
        of_flag, span = self._mark(client, message_id, rule)
        row = {"flag": of_flag, "rule": rule, "staff": staff.id, "at": self._clock.now()}
        place = (mark_judged.c.flag == of_flag, mark_judged.c.rule == rule)
        if self._first(mark_judged, row, client):
            self._told_or_undone(Judged(span.code, span.level, rule), mark_judged, *place)

    def _mark(self, client: ClientId, message_id: MessageId, rule: str) -> tuple[FlagId, FlagSpan]:
        if not is_id(message_id):
            raise NotFound
        about = select(flag.c.id, flag.c.spans).where(flag.c.client == client, flag.c.message == message_id)
        with self._store.read() as conn:
            for row in conn.execute(about):
                for span in spans_of(row.spans):
                    if rule and span.rule == rule:
                        return FlagId(row.id), span
        raise NotFound

    def review_list(self, staff: Staff) -> Sequence[ReviewRow]:
        """Return texts of the last seven days without a flag that were read and not judged, by client."""
        outlook = self._outlook(staff)
        waiting = (
            select(message.c.client, client_table.c.alias, func.count())
            .join(client_table, client_table.c.id == message.c.client)
            .where(*self._unjudged())
            .group_by(message.c.client, client_table.c.alias)
            .order_by(client_table.c.alias)
        )
        with self._store.read() as conn:
            rows = [ReviewRow(ClientId(who), alias, n) for who, alias, n in conn.execute(waiting)]
        return tuple(row for row in rows if outlook.sees(row.client))

    def review(self, staff: Staff, client: ClientId) -> Sequence[ReviewText]:
        """Open those texts of one client, oldest first, logged before. Raises NotFound."""
        self.admit(staff, client, REVIEWED)
        return self._texts(client, *self._unjudged())

    def review_one(self, staff: Staff, message_id: MessageId) -> ReviewText:
        """Open one text without a flag, logged before. Raises NotFound, also for one that has a flag."""
        owner = self._owner_of(message_id)
        self.admit(staff, owner, REVIEWED, message_id)
        found = self._texts(owner, message.c.id == message_id, *_unflagged())
        if not found:
            raise NotFound
        return found[0]

    def judge_text(self, staff: Staff, message_id: MessageId, missed: tuple[str, Level] | None) -> bool:
        """Keep that a text had no signal, or which it should have had; the first word counts.

        Return whether somebody is asked to act on it now: high or acute, and at most 72 hours old.
        Raises NotFound for unknown, forbidden, and a text that has a flag.
        """
        owner = self._owner_of(message_id)
        self.may_see(staff, owner)
        now = self._clock.now()
        row = {"message": message_id, "missed": int(missed is not None), "staff": staff.id, "at": now}
        sent_at = self._unflagged_at(message_id)
        if not self._first(text_judged, row, owner) or missed is None:
            return False
        code, level = missed
        self._told_or_undone(Judged(code, level), text_judged, text_judged.c.message == message_id)
        current = level >= Level.HIGH and now - sent_at <= STILL_CURRENT
        if current:
            self._ask_to_act(owner, message_id, level)
        return current

    def unread_for(self, length: int) -> int:
        """Count the texts of this side that nobody read for longer than this: a number, for coordination."""
        old = message.c.at <= self._clock.now() - length
        unread = (message.c.direction == "in", message.c.kind.in_(_TEXTS), message.c.read_by.is_(None))
        with self._store.read() as conn:
            waiting = select(func.count()).select_from(message).where(*unread, *_unflagged(), old)
            return conn.execute(waiting).scalar_one()

    def _first(self, table: Table, row: dict[str, object], client: ClientId) -> bool:
        with self._store.begin() as conn:
            first = insert_new(conn, table, row)
            if first:
                tell(conn, "judged", client, self._clock.now())
        return bool(first)

    def _told_or_undone(self, judged: Judged, table: Table, *place: ColumnElement[bool]) -> None:
        """Count it in coordination; when that fails nothing was judged, and it can be done again."""
        try:
            if table is mark_judged:
                self._coordination.note_wrong_mark(judged)
            else:
                self._coordination.note_missed(judged)
        except Exception:
            with self._store.begin() as conn:
                conn.execute(delete(table).where(*place))
            raise

    def _ask_to_act(self, client: ClientId, message_id: MessageId, level: Level) -> None:
        now = self._clock.now()
        row = {
            "id": f"{message_id}:missed",
            "client": client,
            "kind": "missed_signal",
            "level": int(level),
            "due_at": now,
            "created_at": now,
        }
        with self._store.begin() as conn:
            conn.execute(insert(task), row)
            tell(conn, "task", client, now)

    def _texts(self, client: ClientId, *which: ColumnElement[bool]) -> tuple[ReviewText, ...]:
        wanted = select(message).where(message.c.client == client, *which)
        with self._store.read() as conn:
            opened = self._read(conn, client)
            rows = conn.execute(wanted.order_by(message.c.at, message.c.id).limit(_MOST_TEXTS)).all()
            return tuple(
                ReviewText(
                    MessageId(row.id),
                    client,
                    opened.state.alias,
                    opened.seals.open_text("message", "text_sealed", row.id, row.text_sealed),
                    Moment(row.at),
                )
                for row in rows
            )

    def _unflagged_at(self, message_id: MessageId) -> Moment:
        known = select(message.c.at).where(message.c.id == message_id, *_unflagged())
        with self._store.read() as conn:
            at = conn.execute(known).scalar()
        if at is None:
            raise NotFound
        return Moment(at)

    def _unjudged(self) -> tuple[ColumnElement[bool], ...]:
        judged = select(text_judged.c.message).where(text_judged.c.message == message.c.id)
        return (
            *_unflagged(),
            message.c.direction == "in",
            message.c.kind.in_(_TEXTS),
            message.c.at > self._clock.now() - LOOKED_BACK,
            message.c.read_by.is_not(None),
            message.c.read_by != _BY_BOT,
            ~judged.exists(),
        )

    def _owner_of(self, message_id: MessageId) -> ClientId:
        """Return whose incoming text this is; for an unknown one an id that nobody has."""
        if not is_id(message_id):
            return ClientId("")
        theirs = (message.c.id == message_id, message.c.direction == "in", message.c.kind.in_(_TEXTS))
        with self._store.read() as conn:
            return ClientId(conn.execute(select(message.c.client).where(*theirs)).scalar() or "")


def _unflagged() -> tuple[ColumnElement[bool], ...]:
    flagged = select(flag.c.id).where(flag.c.message == message.c.id)
    return (~flagged.exists(),)
