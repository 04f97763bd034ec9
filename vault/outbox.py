"""The outbox of one side: a parcel is judged and leased under its client's lock, sent, and settled."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from cases.ids import BotId, ClientId
from cases.moments import Moment
from cases.sides import Side
from cases.traffic import (
    Deletion,
    Drop,
    DueAlert,
    DuePage,
    Hold,
    Judge,
    Leave,
    Outcome,
    Parcel,
)
from vault.dialect import locked
from vault.effect_rows import tell
from vault.engine import Store
from vault.outbox_ground import resting
from vault.outbox_rows import Found, NoAddress, client_of_parcel, heads, open_parcel, ready
from vault.phone_copies import PhoneCopies
from vault.seal import Erased, SealBroken, Sealer
from vault.settlement import Settlement, ask, ask_about_bot, change, left_behind
from vault.signals import Signals
from vault.state_rows import OpenClient, lock_client
from vault.tables_side import message, outbox


class SideOutbox:
    """What one bot's only active sender takes from and gives back to the store."""

    def __init__(self, side: Side, store: Store, sealer: Sealer) -> None:
        self._side = side
        self._store = store
        self._sealer = sealer
        self._signals = Signals(store)
        self._copies = PhoneCopies(store, sealer)

    def heads(self, bot: BotId, now: Moment, limit: int) -> Sequence[str]:
        """Return parcel ids that are due: safety texts first, then by age; one per chat, in order."""
        with self._store.glance() as conn:
            return heads(conn, bot, now, limit)

    def lease(self, parcel: str, now: Moment, until: Moment, judge: Judge) -> tuple[Parcel, Leave] | None:
        """Judge a parcel under its client's lock and lease it; None when held, dropped or gone.

        The attempt is counted and committed before this returns (fencing).
        """
        with self._store.begin("lease") as conn:
            found = self._found(conn, parcel, now)
            if found is None:
                return None
            try:
                opened = open_parcel(conn, self._sealer, found, now)
            except (NoAddress, SealBroken) as reason:
                self._cannot_leave(conn, found, reason, now)
                return None
            state = None if found.opened is None else found.opened.state
            match resting(conn, found.row, judge(state, opened, now), now):
                case Leave() as leave:
                    self._take(conn, found, opened, leave, until)
                    if found.opened is not None:
                        tell(conn, "outbox", found.opened.state.client, now)
                    return opened, leave
                case Hold(held_until):
                    change(conn, parcel, {"due_at": max(held_until, now + 1), "code": "held"})
                case Drop(code, kind):
                    self._drop(conn, found, code, kind, now)
        return None

    def settle(self, parcel: Parcel, outcome: Outcome, now: Moment) -> bool:
        """Record what came of an attempt. False when another sender took over meanwhile.

        A blocked bot makes the client unreachable and a task. Uncertain: safety, minute-15 and worker
        messages, replies and notices go again; an opener or planned message is marked uncertain.
        """
        with self._store.begin("settle") as conn:
            opened, _shut = self._lock(conn, parcel.client)
            return Settlement(conn, opened, parcel, now).settle(outcome)

    def recover(self, bot: BotId, now: Moment) -> int:
        """Take over parcels that a dead sender left behind; return how many.

        For the moment at which a sender becomes the bot's only one: whatever is under way then is
        nobody's. Each may have arrived, so each is settled as uncertain.
        """
        with self._store.begin("recover") as conn:
            left = select(outbox).where(outbox.c.bot == bot, outbox.c.state == "sending")
            rows = conn.execute(locked(left)).all()
            for row in rows:
                left_behind(conn, row, now)
        return len(rows)

    def bot_refused(self, bot: BotId, now: Moment) -> None:
        """Tell humans that Telegram refuses a bot, once as long as that is not settled."""
        with self._store.begin("bot_refused") as conn:
            ask_about_bot(conn, bot, now)

    def deletions(self, bot: BotId, now: Moment, limit: int) -> Sequence[Deletion]:
        return self._copies.due(bot, now, limit)

    def deleted(self, deletion: Deletion, gone: bool, now: Moment) -> None:
        """Record a deletion; a failed one is tried again until 47 h, then becomes a task."""
        self._copies.settle(deletion, gone=gone, now=now)

    def pages(self, now: Moment, limit: int) -> Sequence[DuePage]:
        return self._signals.pages(now, limit)

    def paged(self, page: str, accepted: bool, now: Moment) -> None:
        self._signals.paged(page, accepted=accepted, now=now)

    def alerts(self, now: Moment, limit: int) -> Sequence[DueAlert]:
        return self._signals.alerts(now, limit)

    def alerted(self, alert: str, now: Moment) -> None:
        self._signals.alerted(alert, now)

    def _found(self, conn: Connection, parcel: str, now: Moment) -> Found | None:
        client = client_of_parcel(conn, parcel)
        opened, shut = self._lock(conn, client)
        row = ready(conn, parcel, now)
        return None if row is None else Found(row, opened, shut)

    def _lock(self, conn: Connection, client: ClientId | None) -> tuple[OpenClient | None, bool]:
        """Lock a client; none when erased, and none with a mark when its state does not open."""
        if client is None:
            return None, False
        try:
            return lock_client(conn, self._sealer, self._side, client), False
        except Erased:
            return None, False
        except SealBroken:
            return None, True

    def _take(self, conn: Connection, found: Found, parcel: Parcel, leave: Leave, until: Moment) -> None:
        """Lease a parcel; the conversation shows the form in which it really leaves."""
        values = {"state": "sending", "attempts": parcel.attempt, "lease_until": until, "code": ""}
        change(conn, parcel.id, values)
        if leave.text != parcel.text and found.opened is not None:
            text = found.opened.seals.seal_text("message", "text_sealed", parcel.id, leave.text)
            conn.execute(update(message).where(message.c.id == parcel.id).values(text_sealed=text))

    def _cannot_leave(self, conn: Connection, found: Found, reason: Exception, now: Moment) -> None:
        """Set a parcel apart that does not open; nobody has to look when its client was erased."""
        if isinstance(reason, Erased):
            self._drop(conn, found, "erased", "", now)
            return
        code = "no_address" if isinstance(reason, NoAddress) else "seal_broken"
        change(conn, found.row.id, {"state": "dead", "code": code})
        tell(conn, "outbox", found.row.client or "", now)
        ask(conn, found.row, "not_delivered", now)

    def _drop(self, conn: Connection, found: Found, code: str, kind: str, now: Moment) -> None:
        change(conn, found.row.id, {"state": "dropped", "code": code})
        tell(conn, "outbox", found.row.client or "", now)
        if kind:
            ask(conn, found.row, kind, now)
