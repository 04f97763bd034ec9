"""What the loops need from the world, as promises. Adapters fit by shape; fakes in ``tests/fakes.py`` do too.

Everything here is synchronous but the channel and the pager, which speak to the network.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from cases.content_desk import Stop
from cases.effects import Effect
from cases.events import Event
from cases.ids import BotId, ClientId, EventId, PhoneMessage, ReleaseId, StaffId
from cases.moments import Moment
from cases.roster import Roster
from cases.sides import Side
from cases.state import ClientState
from cases.traffic import (
    Deletion,
    Due,
    DueAlert,
    DuePage,
    Judge,
    Leave,
    Outcome,
    Parcel,
    RawUpdate,
)
from cases.unknown import UnknownChat, UnknownTurn
from cases.walk_in import WalkIn, WalkInTurn

Passing = Callable[[str], None]
"""Is told each named point that a process passes: the place where a drill may let it die (adr 0008)."""


def pass_by(_point: str) -> None:
    """Pass a named point without anything happening: what every process does outside a drill."""


class Clock(Protocol):
    """``now`` is domain time, movable in demo and drills; ``real`` serves sessions, leases, rate limits."""

    def now(self) -> Moment: ...

    def real(self) -> Moment: ...


class Ids(Protocol):
    def new(self) -> str:
        """Return a fresh id of at least 128 random bits, as lower-case hexadecimal text."""


class Intake(Protocol):
    def keep(self, raw: RawUpdate) -> bool:
        """Seal and commit one update before returning. False when it was kept before."""

    def heads(self, now: Moment, limit: int) -> Sequence[int]:
        """Return inbox ids, oldest first, only the oldest undone of each chat."""

    def broke(self, item: int, now: Moment, code: str) -> int:
        """Count a failed handling in a transaction of its own; return how many there were.

        The item falls due again a little later; crashes of the process are not counted here.
        """


class Desk(Protocol):
    """One client's conversation, locked from read to commit."""

    @property
    def state(self) -> ClientState: ...

    def commit(self, event: Event, state: ClientState, effects: Sequence[Effect]) -> None:
        """Store the event, the new state and its effects in one transaction, or none of them.

        A received message becomes a sealed row with the event's id and a phone copy; an inbox item
        that opened this desk is done; a due row that opened it is settled.
        """


class Received(Protocol):
    """One inbox item, open in a transaction. Leaving without a commit leaves it undone."""

    @property
    def raw(self) -> RawUpdate: ...

    @property
    def id(self) -> EventId: ...

    @property
    def attempts(self) -> int: ...

    @property
    def desk(self) -> Desk | None:
        """The client whose chat this is; None for an unknown chat."""

    @property
    def unknown(self) -> UnknownChat: ...

    def sender_is_paired(self, user: int | None) -> bool:
        """Say whether this channel user is the one that was paired with the client of ``desk``."""

    def tapped(self, message: PhoneMessage, data: str, now: Moment) -> str:
        """Return the word on a tapped button; empty when that message counts no more, or is not ours."""

    def press_start(
        self, token: str, chat: int, user: int, at: Moment, phone_message: PhoneMessage | None = None
    ) -> bool:
        """Bind a valid, unused, unexpired enrolment link to this chat. False for wrong, used or expired.

        ``phone_message`` is the message with the token, which must go from the phone in time.
        """

    def commit_unknown(self, turn: UnknownTurn, text: str, kind: str, at: Moment) -> None:
        """Store the turn of an unknown chat: reply in the outbox, listed words sealed for 7 days; done."""

    @property
    def walk_in(self) -> WalkIn:
        """How far this chat came at the open door."""

    def commit_walk_in(self, turn: WalkInTurn, text: str, kind: str, at: Moment) -> None:
        """Store a turn at the open door: words, answer, flag and pages; done."""

    def commit_pressed(self, reply: str, at: Moment) -> None:
        """Queue the answer to a pressed link; done."""

    def quarantine(self, code: str, at: Moment) -> None:
        """Set the item apart with an error code; done. A flag goes with it where a client is known."""

    def ignore(self, code: str, at: Moment) -> None:
        """Nothing in it concerns a person (a delivery receipt, an own echo): counted; done."""

    def keep_file(self, file_id: str) -> None:
        """Seal the channel's file id of a voice note or photo with the message, for a worker's click."""


class Ledger(Protocol):
    """The store of one side, for turns."""

    @property
    def side(self) -> Side: ...

    def open(self, client: ClientId) -> AbstractContextManager[Desk]:
        """Lock one client. Raises NotFound."""

    def open_received(self, item: int, now: Moment) -> AbstractContextManager[Received | None]:
        """Lock an inbox item and its client; None when it is no longer undone."""

    def open_due(self, due: Due) -> AbstractContextManager[Desk | None]:
        """Lock the client of a due row; None when the row is settled or no longer due."""

    def due(self, now: Moment, limit: int) -> Sequence[Due]: ...

    def next_due(self) -> Moment | None:
        """Return the next moment at which anything of this side falls due; for the movable clock."""

    def hasten(self, now: Moment) -> int:
        """Let every running ladder that nobody answered fall due now; return how many."""


class Outbox(Protocol):
    def heads(self, bot: BotId, now: Moment, limit: int) -> Sequence[str]:
        """Return parcel ids that are due: safety texts first, then by age; one per chat, in order."""

    def lease(self, parcel: str, now: Moment, until: Moment, judge: Judge) -> tuple[Parcel, Leave] | None:
        """Judge a parcel under its client's lock and lease it; None when held, dropped or gone.

        The attempt is counted and committed before this returns (fencing).
        """

    def settle(self, parcel: Parcel, outcome: Outcome, now: Moment) -> bool:
        """Record what came of an attempt. False when another sender took over meanwhile.

        A blocked bot makes the client unreachable and a task. Uncertain: safety, minute-15 and worker
        messages and notices go again; an opener or planned message is marked uncertain, never resent blindly.
        """

    def recover(self, bot: BotId, now: Moment) -> int:
        """Take over parcels that a dead sender left behind; return how many."""

    def deletions(self, bot: BotId, now: Moment, limit: int) -> Sequence[Deletion]: ...

    def deleted(self, deletion: Deletion, gone: bool, now: Moment) -> None:
        """Record a deletion; a failed one is tried again until 47 h, then becomes a task."""

    def pages(self, now: Moment, limit: int) -> Sequence[DuePage]: ...

    def paged(self, page: str, accepted: bool, now: Moment) -> None: ...

    def alerts(self, now: Moment, limit: int) -> Sequence[DueAlert]: ...

    def alerted(self, alert: str, now: Moment) -> None: ...


class Coordination(Protocol):
    """What a side's processes may ask of coordination: live release, roster, and leaving an alert."""

    def roster(self, side: Side) -> Roster: ...

    def barred(self, side: Side, client: ClientId) -> frozenset[StaffId]:
        """Return who of this side touched the other side of this client's case, and may not be paged."""

    def pageable(self, side: Side) -> frozenset[StaffId]:
        """Return the people of this side who may be paged away from a post: never a volunteer."""

    def live_release(self, known: ReleaseId | None) -> tuple[ReleaseId, bytes] | None:
        """Return the live release as canonical JSON; None when ``known`` is still live.

        Raises ReleaseBroken when the stored hash does not fit.
        """

    def release_body(self, known: ReleaseId) -> bytes:
        """Return a release that is or was live, or is being tried. Raises NotFound, ReleaseBroken."""

    def trial_number(self) -> ReleaseId | None:
        """Return the release that is being tried; None when none is."""

    def testers(self, side: Side) -> frozenset[ClientId]:
        """Return the colleagues' own phones and made-up people of a side: they get what is being tried."""

    def stopped(self) -> frozenset[Stop]:
        """Return the questions and dialogues that are left out now."""

    def lately(self) -> Sequence[ReleaseId]:
        """Return the releases a talk of at most a day may still stand on, besides the live one."""

    def deliver_alert(self, side: Side, alert: DueAlert) -> None:
        """Insert a cross-side alert; doing it twice is one alert."""


class Guard(Protocol):
    """Lets one process at a time do a named piece of work. A dead holder frees it at once."""

    def take(self, name: str) -> bool:
        """Try to become the holder, without waiting. True when it is ours, also when it was already."""

    def held(self, name: str) -> bool:
        """Say whether it is still ours; a lost connection to the lock's keeper is False."""

    def free(self, name: str) -> None: ...


class ChannelDown(Exception):
    """The messenger could not be asked now; ``code`` says why, ``seconds`` how long to leave it alone."""

    def __init__(self, code: str, seconds: float) -> None:
        super().__init__(code, seconds)
        self.code = code
        self.seconds = seconds


class Updates(Protocol):
    """A messenger that is asked for updates instead of bringing them."""

    async def updates(self, bot: BotId, offset: int, seconds: int) -> Sequence[tuple[int, bytes]]:
        """Wait up to ``seconds`` for updates from ``offset`` on, each with its number and raw body.

        Raises ChannelDown; what was returned comes again until a higher offset is asked.
        """


class Channel(Protocol):
    """A messenger. Never raises for what the network does: that is an outcome."""

    async def send(self, parcel: Parcel, leave: Leave) -> Outcome: ...

    async def delete(self, deletion: Deletion) -> bool: ...

    async def fetch_file(self, bot: BotId, file_id: str) -> bytes: ...


class Pager(Protocol):
    async def page(self, page: DuePage) -> bool:
        """Send a content-free page; True when the pager accepted it."""
