"""Somebody who is no client asks for a person by another door: kept in the lane "onbekend", and paged."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from cases.levels import Level
from cases.moments import Moment, after
from vault.dialect import insert_new, one_at_a_time
from vault.effect_rows import tell
from vault.engine import Store
from vault.intake_key import KEPT_FOR, day_of, key_for
from vault.seal import Sealer
from vault.tables_side import flag, unknown_message
from vault.unreadable import page_ladder

DOOR = "assistant"
"""The kind of such a message, and the source of its flag."""
ALIAS = "Deur"
"""What a page calls somebody who has no pseudonym."""
_CATEGORY = "wants_human"


@dataclass(frozen=True, slots=True)
class About:
    """How a stranger's flag and its pages are named."""

    source: str = DOOR
    category: str = _CATEGORY
    alias: str = ALIAS


@dataclass(frozen=True, slots=True)
class Request:
    """What a stranger asks. ``who`` is the same for all of one person, ``mark`` for one request only.

    ``page_at`` None is for a list, as ``escalation.severity.waiting`` has it.
    """

    who: str
    mark: str
    text: str
    level: Level
    code: str
    at: Moment
    answer_by: Moment
    page_at: Moment | None
    silent: bool = False
    imminent: bool = False


_ASSISTANT = About()


class SideStrangers:
    """Requests of strangers at one side. Their words go after seven days, as an unknown message's do."""

    def __init__(self, store: Store, sealer: Sealer) -> None:
        self._store = store
        self._sealer = sealer

    def hand_over(self, asked: Request) -> bool:
        """Keep a request sealed and call a human, in one transaction. False when it was kept before.

        Who asks again while nobody took the first flag of at least this level is kept and not paged anew.
        """
        who = self._sealer.body_hmac(DOOR, asked.who.encode("utf-8", "surrogatepass"))
        mark = self._sealer.body_hmac(DOOR, f"{asked.who}\n{asked.mark}".encode("utf-8", "surrogatepass"))
        event = mark.hex()
        with self._store.begin() as conn:
            one_at_a_time(conn, who)
            waits = self._waits(conn, who, asked.level)
            if not insert_new(conn, unknown_message, self._message(conn, event, who, asked)):
                return False
            tell(conn, "unknown", event, asked.at)
            if not waits:
                call_about(conn, event, asked)
        return True

    def _waits(self, conn: Connection, who: bytes, level: Level) -> bool:
        """Say whether this person's earlier request still stands open, so that people are called already."""
        earlier = select(unknown_message.c.id).where(unknown_message.c.chat_index == who)
        open_one = select(flag.c.id).where(
            flag.c.id.in_(earlier), flag.c.level >= int(level), flag.c.closed_at.is_(None)
        )
        return conn.execute(open_one.limit(1)).first() is not None

    def _message(self, conn: Connection, event: str, who: bytes, asked: Request) -> dict[str, object]:
        key = key_for(conn, self._sealer, asked.at)
        place = {"table": "unknown_message", "column": "text_sealed", "client": "", "row": event}
        return {
            "id": event,
            "chat_index": who,
            "text_sealed": self._sealer.seal(asked.text.encode("utf-8", "surrogatepass"), **place, key=key),
            "day": day_of(asked.at),
            "level": int(asked.level),
            "kind": DOOR,
            "at": asked.at,
            "destroy_at": after(asked.at, KEPT_FOR),
        }


def call_about(conn: Connection, event: str, asked: Request, about: About = _ASSISTANT) -> None:
    """Raise a flag of nobody's that a worker finds beside the message, and the pages that belong to it."""
    row = {
        "id": event,
        "client": None,
        "level": int(asked.level),
        "category": about.category,
        "code": asked.code,
        "source": about.source,
        "silent": int(asked.silent),
        "imminent": int(asked.imminent),
        "spans": "[]",
        "raised_at": asked.at,
        "answer_by": asked.answer_by,
    }
    conn.execute(insert(flag), row)
    tell(conn, "flag", event, asked.at)
    if asked.page_at is not None:
        page_ladder(conn, event, asked.page_at, about.alias, asked.level)
