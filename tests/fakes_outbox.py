"""An in-memory outbox that fits ``bot/ports.py``; part of ``tests/fakes.py``."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cases.effects import SayKind
from cases.ids import BotId, ClientId
from cases.levels import Mode
from cases.moments import MINUTE, SECOND, Moment, after
from cases.state import ClientState
from cases.traffic import (
    Deletion,
    Drop,
    DueAlert,
    DuePage,
    Hold,
    Judge,
    Later,
    Leave,
    Outcome,
    Parcel,
    Refused,
    Sent,
    Uncertain,
)

SENT_AGAIN = frozenset({SayKind.SAFETY, SayKind.MINUTE_15, SayKind.WORKER, SayKind.NOTICE})
_PRIORITY = {SayKind.SAFETY: 0, SayKind.MINUTE_15: 1}


def parcel_of(name: str, chat: int, **fields: Any) -> Parcel:
    """Return a parcel of a plain reply, with any field set."""
    plain = Parcel(
        id=name,
        bot=BotId("bot_a"),
        chat=chat,
        client=None,
        kind=SayKind.REPLY,
        key="",
        mode=Mode.OPEN,
        text="Dank je.",
        keyboard=(),
        remove_keyboard=False,
        answers=None,
        flag=None,
        checkin=None,
        not_after=None,
        override="",
        created_at=Moment(0),
        attempt=0,
    )
    return replace(plain, **fields)


def leave_all(state: ClientState | None, parcel: Parcel, now: Moment) -> Leave:
    """Judge that everything may leave as it is."""
    del state, now
    return Leave(parcel.text, parcel.mode, parcel.keyboard)


@dataclass
class Out:
    """An outbox row. ``state``: new, sending, sent, uncertain, blocked, dead, dropped."""

    parcel: Parcel
    due_at: Moment
    state: str = "new"
    code: str = ""
    outcomes: list[Outcome] = field(default_factory=list)


def _urgency(out: Out) -> tuple[int, Moment, str]:
    return _PRIORITY.get(out.parcel.kind, 2), out.parcel.created_at, out.parcel.id


class FakeOutbox:
    """Fits ``Outbox``. ``state_of_client`` looks up whom a parcel is for. Safe from any thread."""

    def __init__(
        self,
        changed: threading.Condition | None = None,
        state_of_client: Callable[[ClientId], ClientState | None] = lambda _: None,
    ) -> None:
        self._changed = changed or threading.Condition()
        self._state_of_client = state_of_client
        self.rows: dict[str, Out] = {}
        self.waiting_pages: dict[str, DuePage] = {}
        self.waiting_alerts: dict[str, DueAlert] = {}
        self.waiting_deletions: dict[str, tuple[Deletion, Moment]] = {}
        self.pages_done: list[tuple[str, bool]] = []
        self.deletions_done: list[tuple[Deletion, bool]] = []
        self.fails: list[Exception] = []
        self.fails_settling: list[Exception] = []

    def wait_until(self, holds: Callable[[], bool], timeout: float = 5.0) -> None:
        """Wait for something in the outbox. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(holds, timeout):
                raise TimeoutError("the awaited state of the outbox")

    def fail_next(self, *errors: Exception) -> None:
        """Let the next calls that write raise these."""
        self.fails.extend(errors)

    def _may_fail(self) -> None:
        if self.fails:
            raise self.fails.pop(0)

    def post(self, parcel: Parcel, due_at: Moment | None = None) -> None:
        """Put a parcel in the outbox."""
        with self._changed:
            self.rows[parcel.id] = Out(parcel, parcel.created_at if due_at is None else due_at)

    def states(self) -> dict[str, str]:
        with self._changed:
            return {name: out.state for name, out in self.rows.items()}

    def outcomes(self, parcel: str) -> list[Outcome]:
        with self._changed:
            return list(self.rows[parcel].outcomes)

    def next_moments(self) -> list[Moment]:
        with self._changed:
            moments = [out.due_at for out in self.rows.values() if out.state == "new"]
            return moments + [at for _, at in self.waiting_deletions.values()]

    def heads(self, bot: BotId, now: Moment, limit: int) -> Sequence[str]:
        with self._changed:
            first: dict[int, Out] = {}
            for out in sorted(self.rows.values(), key=_urgency):
                if out.parcel.bot == bot and out.state in {"new", "sending"}:
                    kept = first.setdefault(out.parcel.chat, out)
                    if out.state == "sending" and kept is not out:
                        first[out.parcel.chat] = out
            ready = [out for out in first.values() if out.state == "new" and out.due_at <= now]
            return [out.parcel.id for out in sorted(ready, key=_urgency)][:limit]

    def lease(self, parcel: str, now: Moment, until: Moment, judge: Judge) -> tuple[Parcel, Leave] | None:
        del until
        with self._changed:
            self._may_fail()
            out = self.rows[parcel]
            if out.state != "new":
                return None
            state = self._state_of_client(out.parcel.client) if out.parcel.client else None
            self._changed.notify_all()
            match judge(state, out.parcel, now):
                case Hold(later):
                    out.due_at = later
                case Drop(code, _):
                    out.state, out.code = "dropped", code
                case Leave() as leave:
                    out.state, out.parcel = "sending", replace(out.parcel, attempt=out.parcel.attempt + 1)
                    return out.parcel, leave
            return None

    def settle(self, parcel: Parcel, outcome: Outcome, now: Moment) -> bool:
        with self._changed:
            if self.fails_settling:
                raise self.fails_settling.pop(0)
            out = self.rows[parcel.id]
            if out.state != "sending" or out.parcel.attempt != parcel.attempt:
                return False
            out.outcomes.append(outcome)
            self._changed.notify_all()
            match outcome:
                case Sent():
                    out.state = "sent"
                case Later(seconds, _, code):
                    out.state, out.code, out.due_at = "new", code, after(now, int(seconds * SECOND))
                case Refused(code, blocked):
                    out.state, out.code = "blocked" if blocked else "dead", code
                case Uncertain(code):
                    out.state, out.code = "new" if parcel.kind in SENT_AGAIN else "uncertain", code
            return True

    def recover(self, bot: BotId, now: Moment) -> int:
        with self._changed:
            left = [out for out in self.rows.values() if out.parcel.bot == bot and out.state == "sending"]
            return sum(self.settle(out.parcel, Uncertain("taken_over"), now) for out in left)

    def deletions(self, bot: BotId, now: Moment, limit: int) -> Sequence[Deletion]:
        with self._changed:
            rows = [row for row, at in self.waiting_deletions.values() if row.bot == bot and at <= now]
            return rows[:limit]

    def deleted(self, deletion: Deletion, gone: bool, now: Moment) -> None:
        with self._changed:
            self.deletions_done.append((deletion, gone))
            self._changed.notify_all()
            del self.waiting_deletions[deletion.id]
            if not gone:
                self.waiting_deletions[deletion.id] = (deletion, after(now, MINUTE))

    def pages(self, now: Moment, limit: int) -> Sequence[DuePage]:
        del now
        with self._changed:
            return list(self.waiting_pages.values())[:limit]

    def paged(self, page: str, accepted: bool, now: Moment) -> None:
        del now
        with self._changed:
            self.pages_done.append((page, accepted))
            self._changed.notify_all()
            if accepted:
                self.waiting_pages.pop(page, None)

    def alerts(self, now: Moment, limit: int) -> Sequence[DueAlert]:
        del now
        with self._changed:
            return list(self.waiting_alerts.values())[:limit]

    def alerted(self, alert: str, now: Moment) -> None:
        del now
        with self._changed:
            self.waiting_alerts.pop(alert, None)
            self._changed.notify_all()
