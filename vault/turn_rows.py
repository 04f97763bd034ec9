"""The desk: one client locked from read to commit, as the loops' port asks."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, bindparam, select, update

from cases.calling import AnsweredByPhone
from cases.effects import Effect
from cases.events import Event, MessageReceived, TurnBroke
from cases.levels import Level
from cases.moments import MINUTE, after
from cases.state import ClientState
from cases.traffic import Due, DueKind
from vault.agenda import GOING
from vault.call_rows import keep_heard
from vault.dialect import insert_new
from vault.effect_rows import Hands, WrongClient, tell
from vault.engine import commit
from vault.message_rows import keep_broken, keep_message
from vault.state_rows import OpenClient, write_state
from vault.tables_side import checkin, client, escalation, inbox, task

_LADDER_AGAIN = 5 * MINUTE
_SETTLE = update(inbox).where(inbox.c.id == bindparam("item"))


class AlreadyCommitted(Exception):
    """A desk stores one turn; a second commit is a bug."""


class SideDesk:
    """One client's conversation inside an open transaction. ``conn`` lets a worker's action join it."""

    def __init__(self, conn: Connection, opened: OpenClient) -> None:
        self.conn = conn
        self.file_id = ""
        self.committed = False
        self._opened = opened

    @property
    def state(self) -> ClientState:
        return self._opened.state

    @property
    def opened(self) -> OpenClient:
        return self._opened

    def commit(self, event: Event, state: ClientState, effects: Sequence[Effect]) -> None:
        """Store the event, the new state and its effects in one transaction, or none of them.

        Raises WrongClient when the state or an effect is about somebody else.
        """
        if self.committed:
            raise AlreadyCommitted
        if state.client != self.state.client or state.side != self.state.side:
            raise WrongClient
        self._store(event, state, tuple(effects))
        self._settle(event)
        finish(self.conn)
        self.committed = True

    def _store(self, event: Event, state: ClientState, effects: tuple[Effect, ...]) -> None:
        hands = Hands(self.conn, self._opened, event)
        if isinstance(event, MessageReceived):
            keep_message(self.conn, self._opened, event, effects, self.file_id)
            hands.tell("message", state.client)
        elif isinstance(event, TurnBroke):
            keep_broken(self.conn, self._opened, event, effects)
            hands.tell("message", state.client)
        elif isinstance(event, AnsweredByPhone):
            keep_heard(self.conn, self._opened, event, effects)
            hands.tell("message", state.client)
        if _looks(state) != _looks(self.state):
            hands.tell("client", state.client)
        write_state(self.conn, self._opened, state, event)
        hands.store(effects)

    def _settle(self, event: Event) -> None:
        """Settle what opened this desk; a worker's action opened it for itself."""


class InboxDesk(SideDesk):
    """A desk that an inbox item opened: the item is done with the turn."""

    def __init__(self, conn: Connection, opened: OpenClient, item: int) -> None:
        super().__init__(conn, opened)
        self._item = item

    def _settle(self, event: Event) -> None:
        values: dict[str, object] = {"state": "done", "code": "", "client": self.state.client}
        if isinstance(event, TurnBroke):
            values |= {"state": "quarantined", "code": event.code}
        settle_item(self.conn, self._item, values)


class DueDesk(SideDesk):
    """A desk that a due row opened: the row never falls due again at the same moment and step."""

    def __init__(self, conn: Connection, opened: OpenClient, due: Due) -> None:
        super().__init__(conn, opened)
        self._due = due

    def _settle(self, event: Event) -> None:
        if not is_due(self.conn, self._due):
            return
        match self._due.kind:
            case DueKind.LADDER:
                again = {"due_at": after(event.at, _LADDER_AGAIN)}
                self.conn.execute(update(escalation).where(escalation.c.flag == self._due.ref).values(again))
            case DueKind.ANSWER:
                own = checkin.c.id == self._due.ref
                self.conn.execute(update(checkin).where(own).values(answer_due=None))
            case DueKind.CHECKIN:
                self._not_settled(event)
            case DueKind.REMINDER:
                own = client.c.id == self._due.client
                self.conn.execute(update(client).where(own).values(remind_at=after(event.at, _LADDER_AGAIN)))

    def _not_settled(self, event: Event) -> None:
        """Cancel a check-in that its turn forgot, before the eyes of a human."""
        values = {"state": "cancelled", "reason": "not_settled"}
        self.conn.execute(update(checkin).where(checkin.c.id == self._due.ref).values(values))
        row = {
            "id": f"{event.id}:not_settled",
            "client": self.state.client,
            "kind": "checkin_not_settled",
            "level": int(Level.CONCERN),
            "due_at": event.at,
            "created_at": event.at,
        }
        insert_new(self.conn, task, row)
        tell(self.conn, "task", self.state.client, event.at)


def _looks(state: ClientState) -> tuple[object, ...]:
    """Return what a conversation shows of its client beside messages and flags."""
    return state.held_by, state.doubt, state.standing, state.paused_until, state.contact


def is_due(conn: Connection, due: Due) -> bool:
    """Say whether the row still falls due as it did when it was found."""
    return conn.execute(_found(due)).first() is not None


def put_aside(conn: Connection, due: Due) -> None:
    """Take a due row off the agenda without a turn: nobody can take one for this client now."""
    if due.kind is DueKind.LADDER:
        conn.execute(update(escalation).where(escalation.c.flag == due.ref).values(state="stopped"))
        return
    if due.kind is DueKind.REMINDER:
        conn.execute(update(client).where(client.c.id == due.client).values(remind_at=None))
        return
    values = {"state": "cancelled", "reason": "seal_broken", "answer_due": None}
    conn.execute(update(checkin).where(checkin.c.id == due.ref).values(values))


def _found(due: Due) -> Select[tuple[str]]:
    match due.kind:
        case DueKind.CHECKIN:
            return select(checkin.c.id).where(
                checkin.c.id == due.ref, checkin.c.state == "due", checkin.c.due_at == due.due_at
            )
        case DueKind.ANSWER:
            return select(checkin.c.id).where(
                checkin.c.id == due.ref,
                checkin.c.state == "asked",
                checkin.c.answer_due == due.due_at,
                checkin.c.answer_step == due.step,
            )
        case DueKind.REMINDER:
            return select(client.c.id).where(client.c.id == due.client, client.c.remind_at == due.due_at)
        case DueKind.LADDER:
            return select(escalation.c.flag).where(
                escalation.c.flag == due.ref,
                escalation.c.state.in_(GOING),
                escalation.c.due_at == due.due_at,
                escalation.c.step == due.step,
            )


def settle_item(conn: Connection, item: int, values: dict[str, object]) -> None:
    conn.execute(_SETTLE, {**values, "item": item})


def finish(conn: Connection) -> None:
    """Commit now, so that what comes after the turn finds it stored."""
    commit(conn)


def abandon(conn: Connection) -> None:
    """Roll back what was not committed."""
    transaction = conn.get_transaction()
    if transaction is not None and transaction.is_active:
        transaction.rollback()
