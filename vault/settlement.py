"""What came of an attempt to send: recorded once, by the sender that made the attempt."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from cases.effects import SayKind
from cases.ids import ClientId, PhoneMessage
from cases.levels import Level, Mode
from cases.moments import SECOND, Moment, after
from cases.state import ReminderKind, Standing
from cases.traffic import Later, Outcome, Parcel, Refused, Sent, Uncertain
from vault.contact_codec import pair_text
from vault.dialect import insert_new, locked
from vault.effect_rows import bring_forward, tell
from vault.message_rows import UNDER, Copy, copy_on_phone, end_of_talk
from vault.phone_stay import longest
from vault.sign_rows import leave_sign
from vault.state_rows import OpenClient
from vault.tables_side import client, enrolment, message, outbox, task

_NEVER_BLINDLY = (SayKind.OPENER, SayKind.PLANNED)
_MUST_ARRIVE = (SayKind.SAFETY, SayKind.MINUTE_15, SayKind.WORKER)
_OF_THE_TALK = (SayKind.OPENER, SayKind.PLANNED, SayKind.REPLY)
_STAYS = (Standing.STOPPED, Standing.NOT_HERE, Standing.RELEASED)
_LONGEST_WAIT = 60
_TROUBLE = 5
_AT_WORST = 30 * SECOND
"""A safety text is gone by then (rule P2); one that is still here, for whatever reason, needs a human."""
_NO_TROUBLE = frozenset({"pace", "throttled"})
_TOKEN_REFUSED = "InvalidToken"  # noqa: S105 - the name of an error
_MINE = locked(
    select(outbox).where(
        outbox.c.id == bindparam("parcel"),
        outbox.c.state == "sending",
        outbox.c.attempts == bindparam("attempt"),
    )
)

_PAIRING = (
    select(enrolment.c.client)
    .join(outbox, outbox.c.chat_index == enrolment.c.chat_index)
    .where(outbox.c.id == bindparam("parcel"), enrolment.c.state.in_(("pressed", "accepted")))
    .order_by(enrolment.c.pressed_at.desc())
    .limit(1)
)
"""Whose phone a chat without a client is: the one who pressed a link there."""
_CHANGE = update(outbox).where(outbox.c.id == bindparam("parcel"))
_ARRIVED = (
    update(message).where(message.c.id == bindparam("parcel")).values(phone_message=bindparam("number"))
)


class Settlement:
    """One attempt's outcome, inside a transaction that holds the client (None: erased or unknown chat)."""

    def __init__(self, conn: Connection, opened: OpenClient | None, parcel: Parcel, now: Moment) -> None:
        self._conn = conn
        self._opened = opened
        self._parcel = parcel
        self._now = now

    def settle(self, outcome: Outcome) -> bool:
        """Record the outcome; False when another sender took over.

        A message that arrived by an attempt which was given up still stands on the phone: its copy
        is remembered, so that it goes from there too.
        """
        mine = {"parcel": self._parcel.id, "attempt": self._parcel.attempt}
        row = self._conn.execute(_MINE, mine).one_or_none()
        if row is None:
            if isinstance(outcome, Sent):
                self._copy(outcome.message)
            return False
        match outcome:
            case Sent(arrived):
                self._sent(row, arrived)
            case Later(seconds, _whole_bot, code):
                self._later(row, int(seconds * SECOND), code)
            case Refused(code, blocked):
                self._refused(row, code, blocked=blocked)
            case Uncertain(code):
                uncertain(self._conn, row, code, self._now)
        return True

    def _sent(self, row: Row[Any], arrived: PhoneMessage) -> None:
        values = {"state": "sent", "sent_at": self._now, "phone_message": arrived, "code": ""}
        change(self._conn, row.id, values)
        if row.client is None:
            self._copy(arrived)
            return
        self._conn.execute(_ARRIVED, {"parcel": row.id, "number": arrived})
        self._copy(arrived)
        self._pair(row, arrived)
        if row.closes_talk:
            self._close_talk()
        tell(self._conn, "sent", row.client, self._now)

    def _copy(self, arrived: PhoneMessage) -> None:
        """Remember the copy on a client's phone, also on one whose pairing waits for a worker."""
        parcel = self._parcel
        whose = parcel.client or self._conn.execute(_PAIRING, {"parcel": parcel.id}).scalar()
        if whose is not None:
            copy = Copy(ClientId(whose), parcel.bot, arrived, "out", self._now)
            contact = None if self._opened is None else self._opened.state.contact
            stay = longest(contact, parcel.kind)
            under = parcel.inline and parcel.kind in _OF_THE_TALK
            copy_on_phone(self._conn, copy, contact, UNDER if under else stay)

    def _pair(self, row: Row[Any], arrived: PhoneMessage) -> None:
        """Add a line of the talk to the pair that a neutral phone shows; the next turn clears it.

        Buttons under a message are one on every phone: whoever taps one may look over a shoulder.
        """
        if self._opened is None or row.kind not in _OF_THE_TALK:
            return
        if row.mode == Mode.OPEN and not self._parcel.inline:
            return
        pair = (*self._opened.state.pair, arrived)
        self._conn.execute(update(client).where(client.c.id == row.client).values(pair=pair_text(pair)))

    def _close_talk(self) -> None:
        opened = self._opened
        stay = None if opened is None else end_of_talk(opened.state.contact)
        if opened is not None and stay is not None:
            bring_forward(self._conn, opened.state.client, after(self._now, stay))

    def _later(self, row: Row[Any], wait: int, code: str) -> None:
        """Try again later. A bot that is refused as a whole is told of once, whoever's message showed it."""
        if code == _TOKEN_REFUSED:
            ask_about_bot(self._conn, row.bot, self._now)
        again(self._conn, row, wait, code, self._now)

    def _refused(self, row: Row[Any], code: str, *, blocked: bool) -> None:
        change(self._conn, row.id, {"state": "blocked" if blocked else "dead", "code": code})
        if row.client is None:
            return
        tell(self._conn, "outbox", row.client, self._now)
        if not blocked:
            ask(self._conn, row, "not_delivered", self._now)
            return
        reachable = (client.c.id == row.client) & client.c.standing.not_in(_STAYS)
        gone = {"standing": Standing.UNREACHABLE.value}
        self._conn.execute(update(client).where(reachable).values(gone))
        self._take_sign(row)

    def _take_sign(self, row: Row[Any]) -> None:
        """Let a turn look at a phone that takes nothing any more; a human hears at once where none can."""
        if self._opened is None:
            ask(self._conn, row, "client_unreachable", self._now, per_client=True)
            return
        leave_sign(self._conn, self._opened, ReminderKind.BLOCKED, self._now)


def left_behind(conn: Connection, row: Row[Any], now: Moment) -> None:
    """Settle an attempt whose sender died: it may have arrived."""
    uncertain(conn, row, "sender_died", now)


def uncertain(conn: Connection, row: Row[Any], code: str, now: Moment) -> None:
    """Settle an attempt that may have arrived: a plan is never resent blindly, all else goes again.

    The doubt is counted, so that whatever may stand on a phone twice is marked.
    """
    doubts = {"doubts": row.doubts + 1}
    conn.execute(update(outbox).where(outbox.c.id == row.id).values(doubts))
    if row.kind in _NEVER_BLINDLY:
        change(conn, row.id, {"state": "uncertain", "code": code})
        tell(conn, "outbox", row.client or "", now)
        ask(conn, row, "uncertain", now)
    else:
        again(conn, row, min(2**row.attempts, _LONGEST_WAIT) // 2 * SECOND, code, now)


def again(conn: Connection, row: Row[Any], wait: int, code: str, now: Moment) -> None:
    """Let a parcel fall due again; a human hears of one that must arrive and does not.

    A pause is no trouble: the message surely stayed here and surely leaves. A long one is told all the same.
    """
    troubles = row.troubles + (code not in _NO_TROUBLE)
    due = after(now, wait)
    change(conn, row.id, {"state": "new", "due_at": due, "code": code, "troubles": troubles})
    tell(conn, "outbox", row.client or "", now)
    if row.kind in _MUST_ARRIVE and (troubles >= _TROUBLE or _too_long(row, wait, due)):
        ask(conn, row, "not_delivered_yet", now)


def _too_long(row: Row[Any], wait: int, due: Moment) -> bool:
    # A worker's message may be held for the safe hours, which says nothing of how it travels.
    waits = wait if row.kind == SayKind.WORKER else due - row.created_at
    return waits > _AT_WORST


def ask_about_bot(conn: Connection, bot: str, now: Moment) -> None:
    """Make a task of nobody's about a bot, as long as none is open."""
    same = task.c.id.startswith(f"{bot}:bot_refused:", autoescape=True) & task.c.done_at.is_(None)
    if conn.execute(select(task.c.id).where(same).limit(1)).first() is not None:
        return
    name = f"{bot}:bot_refused:{now}"
    values = {
        "id": name,
        "client": None,
        "kind": "bot_refused",
        "level": int(Level.ACUTE),
        "flag": None,
        "due_at": now,
        "created_at": now,
    }
    if insert_new(conn, task, values):
        tell(conn, "task", name, now)


def change(conn: Connection, parcel: str, values: Mapping[str, object]) -> None:
    conn.execute(_CHANGE, {"lease_until": None, **values, "parcel": parcel})


def ask(conn: Connection, row: Row[Any], kind: str, now: Moment, *, per_client: bool = False) -> None:
    """Make a task about a parcel, or about its client as long as none of that kind is open."""
    if per_client and _asked(conn, row.client, kind):
        return
    values = {
        "id": f"{row.id}:{kind}",
        "client": row.client,
        "kind": kind,
        "level": int(Level.HIGH if row.kind in _MUST_ARRIVE else Level.CONCERN),
        "flag": row.flag,
        "due_at": now,
        "created_at": now,
    }
    if insert_new(conn, task, values) and row.client is not None:
        tell(conn, "task", row.client, now)


def _asked(conn: Connection, of_client: str, kind: str) -> bool:
    same = (task.c.client == of_client) & (task.c.kind == kind) & task.c.done_at.is_(None)
    return conn.execute(select(task.c.id).where(same).limit(1)).first() is not None
