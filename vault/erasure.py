"""Erasing a client: the one function through which anything of somebody is destroyed for good.

In this order: the ledger says that it will be, then rows and keys go, then the ledger says that it is done.
A crash in between is finished at the next start, and a restored backup is held against the ledger before
anything runs. What stands on the client's phone goes first, while its address is still known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select, update

from cases.desk import Staff
from cases.erasing import EraseReason, NotErased
from cases.ids import ClientId
from cases.levels import Level
from cases.moments import HOUR, Moment, after
from cases.rights import WAIT
from vault.clockwork import Clock
from vault.consent_rows import is_restricted
from vault.coordination import CoordinationStore
from vault.coordination_log import entry_of
from vault.dialect import insert_new, put
from vault.effect_rows import bring_forward
from vault.engine import Store
from vault.erasure_front import Coordination
from vault.erasure_rows import clients_known, copies_left, destroy_side
from vault.erasure_scrub import Scrub, scrub
from vault.grants import SCRUBBED
from vault.intake_key import day_of
from vault.legal_hold import HoldBook, hold_of
from vault.live_rows import tell
from vault.request_rows import erasure_is_due
from vault.shred_ledger import LedgerBad, Mark, ShredLedger, intents, unfinished
from vault.side_store import SideStore
from vault.tables_coordination import meta as front_meta
from vault.tables_side import checkin, client, erasure, flag, outbox, shred_ledger, task
from vault.tables_side import meta as side_meta
from vault.two_people import two_people

LONGEST_WAIT = 47 * HOUR
"""How long the phone is waited for: after that the channel deletes nothing more. Source: design section 6."""
LEFT = "erased_copies_left"
_STANDS = ("kept", "due", "failed")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks to erase whom, and why. ``at_once``: do not wait for the phone, a holder or an open S3."""

    client: ClientId
    reason: EraseReason
    by: Staff
    second: Staff
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """``state``: erased, waiting, already. ``scrub``: whether the files of the databases were cleared too."""

    state: str
    waiting: int = 0
    destroy_by: Moment | None = None
    left: int = 0
    scrub: Scrub = Scrub.CLEAN


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a start found to do: clients that a restored backup brought back, and how far the ledger goes."""

    again: int
    mark: Mark


class Eraser:
    """Destroys clients of one side, in the store of the side, in coordination, and on record.

    ``wait`` is how long a client's own request waits; ``owner`` the side's store as who may vacuum it.
    """

    wait: int = WAIT

    def __init__(
        self,
        books: SideStore,
        front: CoordinationStore,
        office: Coordination,
        ledger: ShredLedger,
        clock: Clock,
        owner: Store | None = None,
    ) -> None:
        self._books = books
        self._front = front
        self._office = office
        self.ledger = ledger
        self._clock = clock
        self._owner = owner or books.store

    def ask(self, asked: Asked) -> Outcome:
        """Erase, at once where nothing stands on a phone; the same again is the same.

        Raises NotErased, LedgerBad. Both people are on the access log before anything goes.
        """
        two_people(asked.by, asked.second)
        # A ledger that does not fit stops an erasure before anybody's phone is touched.
        known = intents(self.ledger.lines(*self._remembered()))
        with self._books.store.read() as conn:
            there = _there(conn, asked.client)
            if not there and self.ledger.mark_of(asked.client) in known:
                return Outcome("already")
            self._may_go(conn, asked, there=there)
        for each in (asked.by, asked.second):
            self._front.log(entry_of(each, "erase", asked.client, asked.reason.value, party=asked.client))
        waiting = self._begin(asked)
        if waiting and not asked.at_once:
            return waiting
        return self.destroy(asked.client)

    def carry(self) -> int:
        """Destroy whose phone is clear, or was waited for long enough; return how many went.

        A hold, or danger that began meanwhile, comes first: then a human asks again.
        """
        now, gone = self._clock.now(), 0
        with self._books.store.read() as conn:
            waiting = conn.execute(select(erasure).order_by(erasure.c.destroy_by)).all()
        for row in waiting:
            of_client = ClientId(row.client)
            with self._books.store.read() as conn:
                clear = not copies_left(conn, of_client, "kept", "due") or row.destroy_by <= now
                free = hold_of(conn, of_client) is None and not _acute(conn, of_client)
            if clear and free:
                self.destroy(of_client)
                gone += 1
        return gone

    def end(self, of_client: ClientId) -> bool:
        """Destroy somebody whose last term is over, unless danger is open; say whether it was done."""
        with self._books.store.read() as conn:
            if hold_of(conn, of_client) is not None or _acute(conn, of_client):
                return False
        self.destroy(of_client)
        return True

    def forget_accounts(self, parties: Sequence[ClientId]) -> int:
        """Let coordination forget the channel account of who cannot be written to any more."""
        return self._office.forget_accounts(parties, self._clock.now())

    def destroy(self, of_client: ClientId) -> Outcome:
        """Destroy all of a client now. Raises LedgerBad: without a ledger nothing is destroyed."""
        today = self._today()
        line = self.ledger.intend(of_client, today)
        left = self._rows(of_client, line)
        swept = self.scrub()
        if swept is not Scrub.BUSY:
            self._remember(self.ledger.done(line, today))
        return Outcome("erased", left=left, scrub=swept)

    def begin(self) -> None:
        """Make the ledger of a first start. Raises LedgerBad when there was one and it is gone.

        Processes that start side by side make one between them.
        """
        if not self.ledger.exists:
            with self.ledger.alone():
                self._begin_alone()

    def _begin_alone(self) -> None:
        if self.ledger.exists:
            return
        if self._remembered():
            raise LedgerBad("missing")
        self._remember(self.ledger.begin(self._today()))

    def replay(self) -> Replayed:
        """Destroy again whoever a backup brought back, and finish what a crash left. Raises LedgerBad."""
        lines = self.ledger.lines(*self._remembered())
        dead = intents(lines)
        with self._books.store.read() as conn:
            known = {*clients_known(conn), *self._office.known()}
        risen = [each for each in sorted(known) if self.ledger.mark_of(each) in dead]
        for each in risen:
            self._rows(each, "")
        open_lines = unfinished(lines)
        swept = self.scrub() if risen or open_lines else Scrub.CLEAN
        if swept is not Scrub.BUSY:
            for line in open_lines:
                self.ledger.done(line.id, self._today())
        mark = self.ledger.mark()
        self._remember(mark)
        return Replayed(len(risen), mark)

    def tidy(self) -> bool:
        """Finish what a crash or a busy database left, while the house runs. Raises LedgerBad."""
        if not unfinished(self.ledger.lines(*self._remembered())):
            return False
        self.replay()
        return True

    def now(self) -> Moment:
        return self._clock.now()

    def holds(self) -> HoldBook:
        """Return the holds of this side."""
        return HoldBook(self._books.store, self._front, self._clock, self._books.ids)

    def someone(self, login: str) -> Staff:
        """Return who works for coordination or on this side under a login. Raises NotErased."""
        return self._office.someone(login)

    def knows(self, of_client: ClientId) -> bool:
        """Say whether this client is, or was, of this side. Raises LedgerBad."""
        with self._books.store.read() as conn:
            there = _there(conn, of_client)
        return there or self.ledger.mark_of(of_client) in intents(self.ledger.lines(*self._remembered()))

    def waiting(self) -> int:
        """Return how many erasures wait, and how many were begun and not finished."""
        with self._books.store.read() as conn:
            asked = len(conn.execute(select(erasure.c.client)).all())
        return asked + len(unfinished(self.ledger.lines(*self._remembered())))

    def check(self) -> Mark:
        """Return how far the ledger goes, after holding it against both stores. Raises LedgerBad."""
        last = self.ledger.lines(*self._remembered())[-1]
        return Mark(last.number, last.chain)

    def _may_go(self, conn: Connection, asked: Asked, *, there: bool) -> None:
        if not there:
            raise NotErased("unknown")
        hold = hold_of(conn, asked.client)
        if hold is not None:
            raise NotErased("hold", hold.reason.value)
        self._as_a_right(conn, asked)
        if asked.at_once:
            return
        if conn.execute(select(client.c.held_by).where(client.c.id == asked.client)).scalar() is not None:
            raise NotErased("held")
        if _acute(conn, asked.client):
            raise NotErased("acute")

    def _as_a_right(self, conn: Connection, asked: Asked) -> None:
        """Raise NotErased where the client's own rights say otherwise; no hurry goes past this.

        "Wis mij" may be typed by somebody who forces the client (experience F21), and data whose use the
        client had restricted is kept because the client wants it kept (art. 18).
        """
        now = self._clock.now()
        if asked.reason is EraseReason.ASKED:
            seals = self._books.seals(conn, asked.client)
            if not erasure_is_due(conn, seals, asked.client, now, self.wait):
                raise NotErased("not_ready")
        elif asked.reason is EraseReason.TERM and is_restricted(conn, asked.client):
            raise NotErased("restricted")

    def _begin(self, asked: Asked) -> Outcome | None:
        """Stop what is planned and let the phone be cleared; None when nothing stands there."""
        now = self._clock.now()
        row = {
            "client": asked.client,
            "reason": asked.reason.value,
            "asked_by": asked.by.id,
            "asked_with": asked.second.id,
            "asked_at": now,
            "destroy_by": after(now, LONGEST_WAIT),
        }
        with self._books.store.begin() as conn:
            insert_new(conn, erasure, row)
            bring_forward(conn, asked.client, now)
            unsent = (outbox.c.client == asked.client) & (outbox.c.state == "new")
            conn.execute(update(outbox).where(unsent).values(state="dropped", code="erased"))
            planned = (checkin.c.client == asked.client) & checkin.c.state.in_(("due", "asked"))
            stopped = {"state": "cancelled", "reason": "erased", "answer_due": None}
            conn.execute(update(checkin).where(planned).values(stopped))
            waits = copies_left(conn, asked.client, "kept", "due")
            by = conn.execute(
                select(erasure.c.destroy_by).where(erasure.c.client == asked.client)
            ).scalar_one()
            tell(conn, "client", asked.client, now)
        return Outcome("waiting", waits, Moment(by)) if waits else None

    def _rows(self, of_client: ClientId, line: str) -> int:
        """Destroy in both stores; return how many messages are left on the phone for good.

        Coordination first: after a crash in between the side still knows who it was, and asks again.
        """
        now, mark = self._clock.now(), self.ledger.mark_of(of_client)
        self._office.end(of_client, now)
        with self._books.store.begin() as conn:
            left = copies_left(conn, of_client, *_STANDS)
            destroy_side(conn, of_client)
            insert_new(conn, shred_ledger, {"id": line or mark, "client": mark, "at": now})
            if left:
                _ask_to_clear(conn, line or mark, left, now)
        return left

    def scrub(self) -> Scrub:
        """Clear what deleted rows left in the files of both stores; BUSY: try again later."""
        return max(scrub(self._owner, SCRUBBED["side"]), self._office.scrub())

    def _remembered(self) -> tuple[Mark, ...]:
        """Return how far both stores saw the ledger go. Raises LedgerBad for a mark that is none."""
        found = []
        for store, table, name in self._memories():
            with store.read() as conn:
                text = conn.execute(select(table.c.value).where(table.c.name == name)).scalar()
            found += [] if text is None else [Mark.of(str(text))]
        return tuple(found)

    def _remember(self, mark: Mark) -> None:
        for store, table, name in self._memories():
            with store.begin() as conn:
                text = conn.execute(select(table.c.value).where(table.c.name == name)).scalar()
                if text is None or Mark.of(str(text)).number < mark.number:
                    put(conn, table, {"name": name, "value": mark.text})

    def _memories(self) -> tuple[tuple[Store, Table, str], ...]:
        name = f"shred_ledger_{self.ledger.side}"
        fronts = tuple((store, front_meta, name) for store in self._office.memories())
        return ((self._books.store, side_meta, name), *fronts)

    def _today(self) -> str:
        return day_of(self._clock.now())


def _there(conn: Connection, of_client: ClientId) -> bool:
    return conn.execute(select(client.c.id).where(client.c.id == of_client)).first() is not None


def _acute(conn: Connection, of_client: ClientId) -> bool:
    stands = (flag.c.client == of_client) & flag.c.closed_at.is_(None) & (flag.c.level >= int(Level.ACUTE))
    return conn.execute(select(flag.c.id).where(stands).limit(1)).first() is not None


def _ask_to_clear(conn: Connection, line: str, left: int, now: Moment) -> None:
    """Leave the task that says what stays on a phone; the two who asked know whose it is."""
    task_id = f"{line}:left"
    row = {
        "id": task_id,
        "client": None,
        "kind": LEFT,
        "level": int(Level.CONCERN),
        "flag": None,
        "due_at": now,
        "created_at": now,
        "why": "left_one" if left == 1 else "left_more",
    }
    conn.execute(insert(task), row)
    tell(conn, "task", task_id, now)
