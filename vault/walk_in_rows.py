"""One turn at the open door as rows, in one transaction: the chat, its lines, its flag, the answer."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from cases.effects import Say, SayKind
from cases.ids import BotId, ClientId, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import Moment, after
from cases.walk_in import KEPT_FOR, Door, DoorFlag, DoorReply, WalkIn, WalkInTurn
from vault.dialect import locked, one_at_a_time, put
from vault.effect_rows import tell
from vault.intake_key import day_of, key_for
from vault.parcel_rows import PER_TURN, address_bytes
from vault.seal import Sealer
from vault.stranger_parcel import Place, Whom, queue_to_stranger
from vault.strangers import ALIAS, About, Request, call_about
from vault.tables_walk_in import walk_in, walk_in_line

SOURCE = "walk_in"
_NUMBERS = b"walk-in-numbers"
"""Two chats that begin at the same moment get two numbers."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a talk at the door. ``staff`` None in an answer: the bot."""

    id: str
    direction: str
    text: str
    kind: str
    level: Level
    at: Moment
    staff: StaffId | None = None


def locked_row(conn: Connection, chat_index: bytes) -> Row[Any] | None:
    """Lock what is kept of a chat at the door."""
    return conn.execute(locked(select(walk_in).where(walk_in.c.chat_index == chat_index))).one_or_none()


def walk_in_of(row: Row[Any] | None) -> WalkIn:
    if row is None:
        return WalkIn()
    said = None if row.said_at is None else Moment(row.said_at)
    language = Language(row.language) if row.language else None
    held = row.held_by is not None
    return WalkIn(Door(row.door), Level(row.level), bool(row.watched), held, said, language)


class DoorBook:
    """What is kept of talks at the door, in the transaction of ``conn``."""

    def __init__(self, conn: Connection, sealer: Sealer) -> None:
        self._conn = conn
        self._sealer = sealer

    def keep_turn(self, whom: Whom, item: int, heard: Said, turn: WalkInTurn) -> None:
        """Store a turn of ``whom``; ``item`` is the number of the inbox item: answers leave in its order."""
        before = locked_row(self._conn, whom.chat_index)
        chat = heard.id if before is None else before.id
        alias = _next_alias(self._conn) if before is None else before.alias
        row = {
            "id": chat,
            "chat_index": whom.chat_index,
            "bot": whom.bot,
            "alias": alias,
            "address_sealed": self._seal(
                address_bytes(whom.chat, None), ("walk_in", "address_sealed", chat), heard.at
            ),
            "day": day_of(heard.at),
            "last_at": heard.at,
            "destroy_at": after(heard.at, KEPT_FOR),
            **columns(turn.chat),
        }
        put(self._conn, walk_in, row)
        self.add_line(chat, heard)
        if turn.reply is not None:
            self._answer(whom, Place(f"{heard.id}:0", item * PER_TURN), chat, turn.reply, heard.at)
        if turn.flag is not None:
            _raise(self._conn, heard, turn.flag, alias)
        tell(self._conn, SOURCE, chat, heard.at)

    def add_line(self, chat: str, said: Said) -> None:
        """Keep one line sealed, under the intake key of its day."""
        words = said.text.encode("utf-8", "surrogatepass")
        row = {
            "id": said.id,
            "chat": chat,
            "direction": said.direction,
            "staff": said.staff,
            "kind": said.kind,
            "level": int(said.level),
            "text_sealed": self._seal(words, ("walk_in_line", "text_sealed", said.id), said.at),
            "day": day_of(said.at),
            "at": said.at,
        }
        self._conn.execute(insert(walk_in_line), row)

    def _answer(self, whom: Whom, place: Place, chat: str, reply: DoorReply, at: Moment) -> None:
        say = Say(
            ClientId(""),
            reply.text,
            SayKind.SAFETY if reply.safety else SayKind.NOTICE,
            Mode.OPEN,
            keyboard=tuple((one,) for one in reply.buttons),
            answers=at,
            remove_keyboard=not reply.buttons,
        )
        queue_to_stranger(self._conn, self._sealer, whom, place, say, at)
        self.add_line(chat, Said(place.id, "out", reply.text, "text", Level.NONE, at))

    def _seal(self, plain: bytes, place: tuple[str, str, str], at: Moment) -> bytes:
        table, column, row = place
        key = key_for(self._conn, self._sealer, at)
        return self._sealer.seal(plain, table=table, column=column, client="", row=row, key=key)


def columns(chat: WalkIn) -> dict[str, object]:
    """Return the columns that the turn decides."""
    return {
        "door": (chat.door or Door.NEW).value,
        "level": int(chat.level),
        "watched": int(chat.watched),
        "said_at": chat.said_at,
        "language": chat.language or "",
    }


def _raise(conn: Connection, heard: Said, raised: DoorFlag, alias: str) -> None:
    asked = Request(
        who="",
        mark="",
        text="",
        level=raised.level,
        code=raised.code,
        at=heard.at,
        answer_by=raised.answer_by,
        page_at=raised.page_at,
        silent=raised.silent,
        imminent=raised.imminent,
    )
    call_about(conn, heard.id, asked, About(SOURCE, raised.category, alias))


def _next_alias(conn: Connection) -> str:
    """Return a pseudonym that no chat at this door has now."""
    one_at_a_time(conn, _NUMBERS)
    taken = conn.execute(select(walk_in.c.alias)).scalars()
    highest = max((int(alias.rsplit("-", 1)[1]) for alias in taken), default=0)
    return f"{ALIAS}-{highest + 1}"


def whom_of(row: Row[Any], chat: int) -> Whom:
    return Whom(BotId(row.bot), chat, bytes(row.chat_index))
