"""Carries what is not for a client: pages to staff, and cross-side alerts to coordination."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TypeVar

from bot.log import Log, Said, Seldom, code_of
from bot.loops import Setback, rest
from bot.ports import Clock, Coordination, Guard, Outbox, Pager, Passing, pass_by
from bot.pulse import Pulse
from bot.wake import Bell
from cases.sides import Side
from cases.traffic import DuePage

Found = TypeVar("Found")

AT_ONCE = 20
GATHER_SECONDS = 0.05
"""What rings within this time is looked for once: a look at pages and alerts costs three transactions."""


@dataclass(frozen=True)
class Roads:
    """Where things go. ``store`` and ``office`` run the calls of the side's store and of coordination.

    ``passing`` is told before and after each call that leaves the side.
    """

    outbox: Outbox
    pager: Pager
    coordination: Coordination
    guard: Guard
    clock: Clock
    store: Executor
    office: Executor
    log: Log
    passing: Passing = pass_by


@dataclass
class Courier:
    """Delivers pages and alerts of one side; one is active, and twice by mistake is harmless."""

    side: Side
    roads: Roads
    bell: Bell
    pulse: Pulse = field(default_factory=Pulse)
    _undelivered: Seldom = field(init=False)

    def __post_init__(self) -> None:
        self._undelivered = Seldom(self.roads.log, self.roads.clock.real)

    async def run(self, stop: threading.Event) -> None:
        """Deliver until ``stop`` is set. Pages and alerts never wait for each other or for a messenger."""
        self.roads.log(Said.STARTED, loop="courier", side=self.side.value)
        setback = Setback(self.roads.log, self.roads.clock.real, loop="courier", side=self.side.value)
        while not stop.is_set():
            self._beat()
            done = 0
            try:
                done = await self._round()
            except Exception as error:  # noqa: BLE001 - a store that is away may not end the loop
                setback.broke(error)
            else:
                setback.worked()
            if not done:
                await rest(setback, stop, self.bell, self._beat)
                await asyncio.sleep(GATHER_SECONDS)
        await self._stored(self.roads.guard.free, self._name)
        self.pulse.end(self._name)
        self.roads.log(Said.STOPPED, loop="courier", side=self.side.value)

    def _beat(self) -> None:
        self.pulse.beat(self._name)

    @property
    def _name(self) -> str:
        return f"courier_{self.side.value}"

    async def _round(self) -> int:
        if not await self._stored(self.roads.guard.take, self._name):
            return 0
        done = await asyncio.gather(self._pages(), self._alerts(), return_exceptions=True)
        for each in done:
            if isinstance(each, BaseException):
                raise each
        return sum(each for each in done if isinstance(each, int))

    async def _pages(self) -> int:
        due = await self._stored(self.roads.outbox.pages, self.roads.clock.now(), AT_ONCE)
        accepted = await asyncio.gather(*(self._page(page) for page in due))
        return sum(accepted)

    async def _page(self, page: DuePage) -> bool:
        self.roads.passing("page.before")
        try:
            accepted = await self.roads.pager.page(page)
        except Exception as error:  # noqa: BLE001 - a fault of the pager's adapter is a page that failed
            self.roads.log(Said.PAGE_FAILED, page=page.id, code=code_of(error))
            accepted = False
        self.roads.passing("page.after")
        self.roads.log(Said.PAGE_SENT if accepted else Said.PAGE_FAILED, page=page.id, step=page.step)
        await self._stored(self.roads.outbox.paged, page.id, accepted, self.roads.clock.now())
        return accepted

    async def _alerts(self) -> int:
        roads, done = self.roads, 0
        for alert in await self._stored(roads.outbox.alerts, roads.clock.now(), AT_ONCE):
            try:
                roads.passing("tell_lead.before")
                await self._asked(roads.coordination.deliver_alert, self.side, alert)
                roads.passing("tell_lead.after")
                await self._stored(roads.outbox.alerted, alert.id, roads.clock.now())
            except Exception as error:  # noqa: BLE001 - it stays due and goes again; the next one goes now
                self._undelivered(Said.ALERT_FAILED, alert=alert.id, code=code_of(error))
                continue
            roads.log(Said.ALERT_DELIVERED, alert=alert.id)
            done += 1
        return done

    async def _stored(self, call: Callable[..., Found], *arguments: object) -> Found:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.roads.store, lambda: call(*arguments))

    async def _asked(self, call: Callable[..., Found], *arguments: object) -> Found:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.roads.office, lambda: call(*arguments))
