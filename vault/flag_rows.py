"""What becomes of a flag after it was raised: taken, answered, called out again, closed."""

from dataclasses import dataclass

from sqlalchemy import Connection, Update, func, update

from cases.effects import (
    AcknowledgeFlag,
    AnswerFlag,
    AwaitWorker,
    CloseFlag,
    ReopenFlag,
    UnanswerFlag,
)
from cases.events import Event
from cases.ids import FlagId
from vault.live_rows import tell
from vault.tables_side import escalation, flag, page

FlagEffect = AcknowledgeFlag | AnswerFlag | UnanswerFlag | ReopenFlag | CloseFlag | AwaitWorker

_FREE = {
    "acknowledged_by": None,
    "acknowledged_at": None,
    "answered_at": None,
    "answered_in": None,
    "busy_until": None,
    "answer_due": None,
    "reopened": 1,
}


@dataclass(frozen=True, slots=True)
class FlagHands:
    """Stores one effect on a flag of the client the turn was opened for."""

    conn: Connection
    event: Event

    def store(self, effect: FlagEffect) -> None:
        own = update(flag).where(flag.c.id == effect.flag, flag.c.client == effect.client)
        match effect:
            case AcknowledgeFlag():
                self._acknowledge(own, effect)
            case AnswerFlag():
                self._answer(own, effect)
            case UnanswerFlag():
                self._change(own.values(answered_at=None, answered_in=None), "answered", effect.flag)
            case ReopenFlag():
                self._change(own.values(**_FREE), "flag", effect.flag)
            case CloseFlag():
                self._close(own, effect)
            case AwaitWorker():
                self._await(own, effect)

    def _acknowledge(self, own: Update, effect: AcknowledgeFlag) -> None:
        if not effect.over:
            own = own.where(flag.c.acknowledged_at.is_(None))
        self._change(own.values(acknowledged_by=effect.by, acknowledged_at=effect.at), "claim", effect.flag)
        self._drop_pages(effect.flag)

    def _answer(self, own: Update, effect: AnswerFlag) -> None:
        done = own.values(
            answered_at=func.coalesce(flag.c.answered_at, effect.at),
            answered_in=effect.reply,
            busy_until=None,
            answer_due=None,
        )
        self._change(done, "answered", effect.flag)

    def _close(self, own: Update, effect: CloseFlag) -> None:
        values = {
            "closed_by": effect.by,
            "closed_at": effect.at,
            "close_reason": effect.reason,
            "safe_now": effect.safe_now,
            "next_contact": effect.next_contact,
            "rhythm": effect.rhythm,
        }
        self._change(own.where(flag.c.closed_at.is_(None)).values(values), "closed", effect.flag)
        self._drop_pages(effect.flag)

    def _await(self, own: Update, effect: AwaitWorker) -> None:
        """Let the flag come back by its own row, which now waits for an answer instead of calling out."""
        clock = (
            {"busy_until": effect.due_at, "answer_due": None}
            if effect.busy
            else {"answer_due": effect.due_at}
        )
        self.conn.execute(own.values(clock))
        row = (escalation.c.flag == effect.flag) & (escalation.c.client == effect.client)
        waits = {"state": "answering", "due_at": effect.due_at}
        self.conn.execute(update(escalation).where(row).values(waits))

    def _drop_pages(self, of_flag: FlagId) -> None:
        """Let pages that did not leave yet expire: what they were about changed."""
        waiting = (page.c.flag == of_flag) & (page.c.state == "new")
        self.conn.execute(update(page).where(waiting).values(state="dropped"))

    def _change(self, changed: Update, kind: str, ref: FlagId) -> None:
        self.conn.execute(changed)
        tell(self.conn, kind, ref, self.event.at)
