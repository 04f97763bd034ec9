"""The reading list and the lane of unknown chats: what no flag brings before a human."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from cases.desk import ReadingRow, Staff, UnknownRow
from cases.errors import NotFound
from cases.events import Kind
from cases.facts import Phase
from cases.ids import ClientId
from cases.levels import Level
from cases.moments import Moment
from vault.contact_codec import facts_of
from vault.coordination_log import entry_of
from vault.data_keys import seals_of
from vault.desk_conversation import READ
from vault.desk_part import DeskPart, Outlook, as_logged, is_id
from vault.effect_rows import tell
from vault.intake_key import opening_key
from vault.seal import SealBroken
from vault.tables_side import answer, flag, message, unknown_message
from vault.tables_side import client as client_table

BY_BOT = "bot"
_OWN_WORDS = "@tekst"
"""The kept value of an answer in own words, as dialogues write it; any other value was a button."""
_TEXTS = (Kind.TEXT.value, Kind.EDITED.value)


class ReadingLanes(DeskPart):
    """Free text waits here until a human read it."""

    _own_words: frozenset[str] = frozenset()
    """Ids of waiting answers that are known to be no tap: a screen asks again and again."""

    def reading_list(self, staff: Staff) -> Sequence[ReadingRow]:
        """Return free text without a flag that nobody read, by client, the longest waiting first.

        A tap on a button is no free text: it is settled here, once.
        """
        return self._reading(self._outlook(staff))

    def _reading(self, outlook: Outlook) -> tuple[ReadingRow, ...]:
        self._settle_taps()
        waiting: Select[Any] = (
            select(
                message.c.client,
                client_table.c.alias,
                client_table.c.facts,
                func.count().label("texts"),
                func.min(message.c.at).label("oldest"),
            )
            .join(client_table, client_table.c.id == message.c.client)
            .where(*_unread())
            .group_by(message.c.client, client_table.c.alias, client_table.c.facts)
            .order_by(func.min(message.c.at), message.c.client)
        )
        with self._store.read() as conn:
            rows = [_row(row) for row in conn.execute(waiting)]
        return tuple(row for row in rows if outlook.sees(row.client))

    def mark_read(self, staff: Staff, client: ClientId) -> None:
        """Mark a client's messages read, as far as this worker opened them. Raises NotFound.

        What came in after the conversation was last opened stays unread: nobody saw it.
        """
        self.may_see(staff, client)
        opened = self._coordination.last_logged(staff, READ, client)
        if opened is None:
            return
        unread = (message.c.client == client, message.c.direction == "in", message.c.read_by.is_(None))
        with self._store.begin() as conn:
            conn.execute(update(message).where(*unread, message.c.at <= opened).values(read_by=staff.id))
            tell(conn, "read", client, self._clock.now())

    def unknown(self, staff: Staff) -> tuple[UnknownRow, ...]:
        """Return messages of chats that belong to no client, most urgent and longest waiting first."""
        self._require_worker(staff)
        now = self._clock.now()
        lane = (
            select(unknown_message)
            .where(unknown_message.c.destroy_at > now)
            .order_by(unknown_message.c.level.desc(), unknown_message.c.at, unknown_message.c.id)
        )
        with self._store.read() as conn:
            return tuple(
                UnknownRow(row.id, Level(row.level), row.kind, Moment(row.at), Moment(row.destroy_at))
                for row in conn.execute(lane)
            )

    def unknown_text(self, staff: Staff, row_id: str) -> str:
        """Open one message of an unknown chat, logged first. Raises NotFound, also when it is gone."""
        self._require_worker(staff)
        subject = as_logged(row_id)
        self._coordination.log(entry_of(staff, "read_unknown", subject, "worker"))
        if not is_id(row_id):
            raise NotFound
        kept = select(unknown_message).where(
            unknown_message.c.id == row_id, unknown_message.c.destroy_at > self._clock.now()
        )
        with self._store.begin() as conn:
            row = conn.execute(kept).first()
            if row is None:
                raise NotFound
            try:
                key = opening_key(conn, self._sealer, row.day)
            except SealBroken:
                raise NotFound from None
            place = {"table": "unknown_message", "column": "text_sealed", "client": "", "row": row.id}
            words = self._sealer.open(row.text_sealed, **place, key=key)
            first = update(unknown_message).where(unknown_message.c.id == row_id)
            conn.execute(first.where(unknown_message.c.read_by.is_(None)).values(read_by=staff.id))
        return words.decode("utf-8", "surrogatepass")

    def _settle_taps(self) -> None:
        """Mark messages that were a tap on a button as read by the bot; each answer is opened once."""
        with self._store.read() as conn:
            rows = conn.execute(_with_answer()).all()
            taps = [row for row in rows if row.id not in self._own_words and self._is_tap(conn, row)]
        self._own_words = frozenset(row.id for row in rows) - {row.id for row in taps}
        if taps:
            with self._store.begin() as conn:
                settled = [row.message for row in taps]
                own = update(message).where(message.c.id.in_(settled), message.c.read_by.is_(None))
                conn.execute(own.values(read_by=BY_BOT))

    def _is_tap(self, conn: Connection, row: Row[Any]) -> bool:
        """Say whether the kept answer was a button; what cannot be opened is for a human."""
        try:
            seals = seals_of(conn, self._sealer, ClientId(row.client))
            value = seals.open_text("answer", "value_sealed", row.id, row.value_sealed)
        except SealBroken:
            return False
        return value != _OWN_WORDS


def _row(row: Row[Any]) -> ReadingRow:
    first_days = facts_of(row.facts).phase is Phase.F0
    return ReadingRow(ClientId(row.client), row.alias, row.texts, Moment(row.oldest), first_days)


def _unread() -> tuple[Any, ...]:
    """Return what makes a message free text that waits: from the client, no flag, nobody read it."""
    flagged = select(flag.c.id).where(flag.c.message == message.c.id)
    return (
        message.c.direction == "in",
        message.c.kind.in_(_TEXTS),
        message.c.read_by.is_(None),
        ~flagged.exists(),
    )


def _with_answer() -> Select[Any]:
    """Select unread messages with the answers of the same turn: ``{message id}:{n}``."""
    same_turn = (answer.c.client == message.c.client) & answer.c.id.startswith(message.c.id.concat(":"))
    return (
        select(message.c.id.label("message"), message.c.client, answer.c.id, answer.c.value_sealed)
        .join(answer, same_turn)
        .where(*_unread())
    )
