"""One conversation, opened for one worker: lines, flags, notes and tasks, each in its own place."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from cases.desk import Colleague, Conversation, Line, Note, Staff, StaffRole
from cases.effects import FlagSpan
from cases.errors import NotFound
from cases.events import Kind
from cases.ids import BotId, ClientId, MessageId, StaffId
from cases.levels import Level
from cases.moments import Moment
from vault.agreement_rows import lines_of
from vault.contact_codec import spans_of
from vault.conversation_rows import acts_of, consents, past_flags, told_rows
from vault.data_keys import ClientSeals
from vault.desk_flags import flag_row, open_flags, open_tasks
from vault.desk_part import DeskPart, Outlook, is_id
from vault.effect_rows import tell
from vault.forms import FormDone, do_once
from vault.tables_side import flag, message, note, outbox

MAYBE_TWICE = "maybe_twice"
READ = "read_conversation"
REFRESHED = "refresh_conversation"
_NOTES_SHOWN = 100
_HEARD = (Kind.VOICE.value,)


class Conversations(DeskPart):
    """Opens a conversation after its line in the access log was committed."""

    def conversation(
        self, staff: Staff, client: ClientId, last: int = 30, *, refresh: bool = False
    ) -> Conversation:
        """Open the last lines of both directions, in order, with what is open around them.

        A screen that refreshes by itself is logged as such: what only it saw counts as read by nobody.
        Raises NotFound for unknown, forbidden and erased alike.
        """
        outlook = self.admit(staff, client, REFRESHED if refresh else READ)
        found = self._around(client, last, outlook)
        holder = found.state.held_by
        away = holder is not None and holder != staff.id and self._coordination.is_away(holder)
        return replace(found, holder_away=away)

    def _around(self, client: ClientId, last: int, outlook: Outlook) -> Conversation:
        aliases = self._coordination.aliases()
        with self._store.read() as conn:
            opened = self._read(conn, client)
            rows = _last_rows(conn, client, last + 1)
            ids = [row.id for row in rows]
            flags = conn.execute(open_flags().where(flag.c.client == client)).all()
            told = told_rows(conn, client, min((row.raised_at for row in flags), default=None))
            ids += [row.id for row in told]
            page = _Page(opened.seals, aliases, _spans(conn, ids), _states(conn, ids))
            return Conversation(
                state=opened.state,
                lines=tuple(page.line(row) for row in rows[-last:]),
                flags=tuple(flag_row(row, aliases, outlook) for row in flags),
                notes=_notes(conn, opened.seals, client, aliases),
                tasks=tuple(open_tasks(conn, client)),
                earlier=len(rows) > last,
                told=tuple(page.line(row) for row in told),
                past=past_flags(conn, client, aliases),
                consents=consents(conn, client, aliases),
                acts=acts_of(conn, client, aliases),
                agreements=lines_of(conn, opened.seals, client, aliases),
            )

    def receivers(self, staff: Staff, client: ClientId) -> Sequence[Colleague]:
        """Return the workers of this side who may be given this client. Raises NotFound."""
        self.may_see(staff, client)
        never = self._coordination.barred(self.side, client) | {staff.id}
        return tuple(
            each
            for each in self._coordination.colleagues()
            if each.role is StaffRole.WORKER and each.side is self.side and each.staff not in never
        )

    def add_note(self, staff: Staff, client: ClientId, text: str, mark: str = "") -> None:
        """Keep a note among colleagues; it never stands among the messages. Raises NotFound.

        The same form again (``mark``) keeps nothing more.
        """
        self.admit(staff, client, "add_note")
        note_id, now = self._ids.new(), self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            do_once(conn, mark, note_id, now)
            opened = self._read(conn, client)
            sealed = opened.seals.seal_text("note", "text_sealed", note_id, text)
            row = {"id": note_id, "client": client, "staff": staff.id, "text_sealed": sealed, "at": now}
            conn.execute(insert(note), row)
            tell(conn, "note", client, now)

    def voice_file(self, staff: Staff, message_id: MessageId) -> tuple[BotId, str]:
        """Return the bot and the channel's file id of a voice note or photo; it counts as heard from now.

        Raises NotFound for unknown, forbidden, erased and for a message without a file.
        """
        self._require_worker(staff)
        owner = self._owner(message_id)
        self.admit(staff, owner, "open_file", message_id)
        with self._store.begin() as conn:
            opened = self._read(conn, owner)
            row = conn.execute(select(message).where(message.c.id == message_id)).one()
            if row.file_sealed is None:
                raise NotFound
            file_id = opened.seals.open_text("message", "file_sealed", message_id, row.file_sealed)
            first = update(message).where(message.c.id == message_id, message.c.heard_by.is_(None))
            conn.execute(first.values(heard_by=staff.id))
            tell(conn, "heard", owner, self._clock.now())
        return opened.bot, file_id

    def not_heard(self, staff: Staff, message_id: MessageId) -> None:
        """Take back that this worker heard it: the channel did not give the file. Raises NotFound."""
        owner = self._owner(message_id)
        self.may_see(staff, owner)
        mine = update(message).where(message.c.id == message_id, message.c.heard_by == staff.id)
        with self._store.begin() as conn:
            conn.execute(mine.values(heard_by=None))
            tell(conn, "heard", owner, self._clock.now())

    def _owner(self, message_id: MessageId) -> ClientId:
        """Return whose message this is; for an unknown one an id that nobody has."""
        if not is_id(message_id):
            return ClientId("")
        with self._store.read() as conn:
            owner = conn.execute(select(message.c.client).where(message.c.id == message_id)).scalar()
        return ClientId(owner or "")


@dataclass(frozen=True, slots=True)
class _Page:
    """What a line needs beside its own row."""

    seals: ClientSeals
    aliases: Mapping[StaffId, str]
    spans: Mapping[str, tuple[FlagSpan, ...]]
    states: Mapping[str, tuple[str, str]]

    def line(self, row: Row[Any]) -> Line:
        state, reason = self.states.get(row.id, ("", ""))
        return Line(
            id=MessageId(row.id),
            author=row.author,
            staff_alias=self.aliases.get(StaffId(row.staff), "") if row.staff else "",
            kind=row.kind,
            text=self.seals.open_text("message", "text_sealed", row.id, row.text_sealed),
            at=Moment(row.at),
            level=Level(row.level),
            spans=self.spans.get(row.id, ()),
            state=state,
            reason=reason,
            edited=row.edits is not None or row.kind == Kind.EDITED.value,
            unheard=row.kind in _HEARD and row.heard_by is None,
            by=StaffId(row.staff) if row.staff else None,
        )


def _last_rows(conn: Connection, client: ClientId, last: int) -> Sequence[Row[Any]]:
    """Return the last messages in order: by moment, then a turn's own message before its answers."""
    latest = select(message).where(message.c.client == client)
    rows = conn.execute(latest.order_by(message.c.at.desc(), message.c.id.desc()).limit(last)).all()
    return sorted(rows, key=_place)


def _place(row: Row[Any]) -> tuple[int, str, int]:
    event, _, number = row.id.partition(":")
    return row.at, event, int(number) if number.isdecimal() else -1


def _spans(conn: Connection, messages: Sequence[str]) -> dict[str, tuple[FlagSpan, ...]]:
    found = select(flag.c.message, flag.c.spans).where(flag.c.message.in_(messages))
    return {row.message: spans_of(row.spans) for row in conn.execute(found)}


def _states(conn: Connection, messages: Sequence[str]) -> dict[str, tuple[str, str]]:
    columns = (outbox.c.id, outbox.c.state, outbox.c.code, outbox.c.doubts)
    found = select(*columns).where(outbox.c.id.in_(messages))
    return {row.id: (row.state, _reason(row.state, row.code, row.doubts)) for row in conn.execute(found)}


def _reason(state: str, code: str, doubts: int) -> str:
    """Return why a message did not leave, or that an earlier attempt may have arrived too."""
    return MAYBE_TWICE if state == "sent" and doubts else code


def _notes(
    conn: Connection, seals: ClientSeals, client: ClientId, aliases: Mapping[StaffId, str]
) -> tuple[Note, ...]:
    latest = select(note).where(note.c.client == client).order_by(note.c.at.desc(), note.c.id)
    rows = conn.execute(latest.limit(_NOTES_SHOWN)).all()
    return tuple(
        Note(
            author=aliases.get(StaffId(row.staff), ""),
            text=seals.open_text("note", "text_sealed", row.id, row.text_sealed),
            at=Moment(row.at),
        )
        for row in reversed(rows)
    )
