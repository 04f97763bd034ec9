"""The sender of one bot: leases what may leave, sends it once, and writes down what came of it.

One is active per bot. A lease is longer than a call can take, and a settled outcome needs the lease's own
attempt number, so that two senders by mistake never both speak for one message unseen.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.log import Log, Said, Seldom, Value, code_of
from bot.loops import LOOK_SECONDS, Setback, rest
from bot.ports import Channel, Clock, Guard, Outbox, Passing, pass_by
from bot.pulse import Pulse
from bot.rate import Pace, Ticket
from bot.wake import Bell
from cases.ids import BotId
from cases.moments import SECOND, Moment, after
from cases.traffic import Deletion, Judge, Later, Leave, Outcome, Parcel, Refused, Sent, Uncertain

Found = TypeVar("Found")

LEASE = 40 * SECOND
"""Connect, write and read time-out, the pace within a lease, and 10 s more."""
LONGEST_PACE = 3 * SECOND
"""How long a leased message may wait for its turn; longer goes back to the outbox."""
CLEAN_EVERY = SECOND // 20
GATHER_SECONDS = 0.02
"""What rings within this time is looked for once: under a storm every arrival, turn and landing rings."""
MOST_FLYING = 40
MOST_LEASING = 2
"""Leases that stand in the store's queue at once: more would keep waiting what must be written down of
messages that arrived already, and each of those is sent twice when the process dies."""
MOST_DELETIONS = 10
STOP_SECONDS = 1.5
SETTLE_AGAIN_SECONDS = 0.5


@dataclass(frozen=True)
class Tools:
    """What every sender of a process is given. ``store`` runs the outbox's calls, off the event loop.

    ``passing`` is told before and after each call to the channel.
    """

    outbox: Outbox
    channel: Channel
    guard: Guard
    judge: Judge
    clock: Clock
    store: Executor
    log: Log
    passing: Passing = pass_by


@dataclass
class Sender:
    """Sends for one bot of one side until it is stopped; runs in an event loop."""

    bot: BotId
    tools: Tools
    bell: Bell
    pace: Pace = field(default_factory=Pace)
    pulse: Pulse = field(default_factory=Pulse)
    _flying: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _pacing: int = 0
    _leasing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_LEASING))
    _holds: bool = False
    _cleaned: int = -SECOND
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _unsettled: Seldom = field(init=False)

    def __post_init__(self) -> None:
        self._unsettled = Seldom(self.tools.log, self._now)

    async def run(self, stop: threading.Event) -> None:
        """Send until ``stop`` is set and the bell rings; whatever one message does, the next one leaves."""
        self.tools.log(Said.STARTED, loop="sender", bot=self.bot)
        setback = Setback(self.tools.log, self._now, loop="sender", bot=self.bot)
        while not stop.is_set():
            self._beat()
            try:
                await self._round()
            except Exception as error:  # noqa: BLE001 - a store that is away may not end the loop
                setback.broke(error)
                await rest(setback, stop, self.bell, self._beat)
            else:
                setback.worked()
                wait = self.pace.wait(self._now()) / SECOND
                await self.bell.hear(min(LOOK_SECONDS, wait or LOOK_SECONDS))
                await asyncio.sleep(GATHER_SECONDS)
        await self._land()
        self.pulse.end(f"sender_{self.bot}")
        self.tools.log(Said.STOPPED, loop="sender", bot=self.bot)

    def _beat(self) -> None:
        self.pulse.beat(f"sender_{self.bot}")

    async def _round(self) -> None:
        if not await self._active():
            return
        now, tools = self.tools.clock.now(), self.tools
        room = min(self.pace.room(self._now(), len(self._flying)) - self._pacing, self._berths())
        if room > 0:
            parcels = await self._stored(tools.outbox.heads, self.bot, now, room + len(self._flying))
            fresh = [parcel for parcel in parcels if parcel not in self._flying]
            for parcel in fresh[:room]:
                self._fly(parcel, self._send(parcel))
        if self._berths() > 0 and self.pace.wait(self._now()) == 0 and self._cleans():
            for deletion in await self._stored(tools.outbox.deletions, self.bot, now, MOST_DELETIONS):
                if deletion.id not in self._flying:
                    self._fly(deletion.id, self._delete(deletion))

    def _cleans(self) -> bool:
        """Say whether to look for deletions again: they are due to the second, not to the millisecond."""
        now = self._now()
        due = now - self._cleaned >= CLEAN_EVERY or now < self._cleaned
        if due:
            self._cleaned = now
        return due

    async def _active(self) -> bool:
        """Say whether this sender is the one; when it just became it, take over what a dead one left."""
        name = f"sender_{self.bot}"
        if self._holds and await self._stored(self.tools.guard.held, name):
            return True
        self._holds = False
        # What is under way here is not left behind: it lands first, then the rest is taken over.
        if self._flying or not await self._stored(self.tools.guard.take, name):
            return False
        left = await self._stored(self.tools.outbox.recover, self.bot, self.tools.clock.now())
        self.tools.log(Said.SENDER_TOOK_OVER, bot=self.bot, count=left)
        self._holds = True
        return True

    def _berths(self) -> int:
        return MOST_FLYING - len(self._flying)

    def _fly(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._flying[name] = task
        task.add_done_callback(lambda done: self._landed(name, done))

    def _landed(self, name: str, task: asyncio.Task[None]) -> None:
        self._flying.pop(name, None)
        error = None if task.cancelled() else task.exception()
        if error is None:
            self.bell.ring()
        else:
            # A lease may have been stored although its answer got lost: look for it as after a crash.
            self._holds = False
            self.tools.log(Said.SEND_BROKE, bot=self.bot, parcel=name, code=code_of(error))

    async def _send(self, name: str) -> None:
        clock, outbox = self.tools.clock, self.tools.outbox
        self._pacing += 1
        try:
            async with self._leasing:
                until = after(clock.real(), LEASE)
                leased = await self._stored(outbox.lease, name, clock.now(), until, self.tools.judge)
            late = await self._wait_turn(leased[0].chat) if leased else 0
            ticket = self.pace.take(leased[0].chat, self._now()) if leased and not late else None
        finally:
            self._pacing -= 1
        if leased is None:
            return
        parcel, leave = leased
        outcome = (
            Later(late / SECOND, code="pace") if ticket is None else await self._call(parcel, leave, ticket)
        )
        self._note(parcel, outcome)
        if not await self._settled(parcel, outcome):
            self.tools.log(Said.SENDER_OVERTAKEN, bot=self.bot, parcel=parcel.id, attempt=parcel.attempt)

    async def _wait_turn(self, chat: int) -> int:
        """Wait for the pace; microseconds to come back after when that would take too long, else 0."""
        began = self._now()
        while True:
            now = self._now()
            pause = self.pace.chat_pause(chat, now)
            wait = max(pause, self.pace.chat_wait(chat, now), self.pace.wait(now))
            if wait <= 0:
                return 0
            if now + wait > began + LONGEST_PACE or self._stopping.is_set():
                return wait
            await self._rest(min(wait / SECOND, LOOK_SECONDS))

    async def _call(self, parcel: Parcel, leave: Leave, ticket: Ticket) -> Outcome:
        self.tools.passing("send.before")
        try:
            outcome = await self.tools.channel.send(parcel, leave)
        except Exception as error:  # noqa: BLE001 - a fault of the adapter: nobody knows whether it left
            self.tools.log(Said.SEND_BROKE, bot=self.bot, parcel=parcel.id, code=code_of(error))
            outcome = Uncertain("broke")
        finally:
            self.pace.landed(ticket, self._now())
        self.tools.passing("send.after")
        return outcome

    def _note(self, parcel: Parcel, outcome: Outcome) -> None:
        fields: dict[str, Value] = {"bot": self.bot, "parcel": parcel.id, "attempt": parcel.attempt}
        match outcome:
            case Sent():
                self.pace.passed()
                self.tools.log(Said.SENT, **fields)
            case Later(seconds, whole_bot, code):
                if code == "throttled" or whole_bot:
                    self.pace.throttled(parcel.chat, int(seconds * SECOND), self._now(), whole_bot=whole_bot)
                self.tools.log(Said.SEND_LATER, code=code, seconds=seconds, **fields)
            case Refused(code):
                self.tools.log(Said.SEND_REFUSED, code=code, **fields)
            case Uncertain(code):
                self.tools.log(Said.SEND_UNCERTAIN, code=code, **fields)

    async def _settled(self, parcel: Parcel, outcome: Outcome) -> bool:
        """Write the outcome down, again and again while the store is away: it is known only here."""
        while True:
            try:
                return await self._stored(self.tools.outbox.settle, parcel, outcome, self.tools.clock.now())
            except Exception as error:  # noqa: BLE001 - kept until the store is back, or we stop
                self._unsettled(Said.LOOP_BROKE, loop="settle", bot=self.bot, code=code_of(error))
                if self._stopping.is_set():
                    return False
                await self._rest(SETTLE_AGAIN_SECONDS)

    async def _delete(self, deletion: Deletion) -> None:
        self.tools.passing("delete.before")
        gone = await self.tools.channel.delete(deletion)
        self.tools.passing("delete.after")
        if not gone:
            self.tools.log(Said.DELETE_FAILED, bot=self.bot, deletion=deletion.id)
        await self._stored(self.tools.outbox.deleted, deletion, gone, self.tools.clock.now())

    async def _land(self) -> None:
        """Let calls under way end; one that does not is left leased, as after a crash."""
        self._stopping.set()
        if self._flying:
            flying = list(self._flying.values())
            _, slow = await asyncio.wait(flying, timeout=STOP_SECONDS)
            for task in slow:
                task.cancel()
            await asyncio.gather(*flying, return_exceptions=True)
        if self._holds:
            await self._stored(self.tools.guard.free, f"sender_{self.bot}")

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    def _now(self) -> Moment:
        return self.tools.clock.real()

    async def _stored(self, call: Callable[..., Found], *arguments: object) -> Found:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.tools.store, lambda: call(*arguments))
