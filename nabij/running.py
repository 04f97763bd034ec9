"""Runs roles of a house in this process: web, worker, clock, sender. Stops cleanly within seconds."""

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack
from functools import partial
from types import TracebackType
from typing import Any, Self

import uvicorn
from fastapi import FastAPI

from bot.clockwork import Clockwork
from bot.courier import Courier, Roads
from bot.inbox import Inbox, Lanes
from bot.log import Log, Said, code_of
from bot.loops import LOOK_SECONDS, Work, keep_at
from bot.pager import NoPager
from bot.ports import Pager
from bot.sender import Sender, Tools
from bot.telegram import TelegramChannel
from bot.wake import Bell, News
from cases.retention import chosen as terms_of
from cases.sides import Side
from console.app import build
from console.oproep import let_call
from console.pages import warm
from console.policy import PolicyBroken, the_policy
from console.policy_check import keep
from escalation.precedence import at_send
from nabij.access_watch import AccessWatch
from nabij.alert_climb import AlertClimb
from nabij.arriving import Arriving
from nabij.chosen import Chosen
from nabij.deadman import dead_man
from nabij.erasing import eraser_in
from nabij.gap_calls import GapCalls
from nabij.health import Health
from nabij.health_web import health_router
from nabij.house import House, SideHouse
from nabij.learning import Learning
from nabij.live import Live
from nabij.log_seals import LogSeals
from nabij.lost_taps import lost_taps
from nabij.marking import account_marks
from nabij.one_core import core_of_this_process, held_to
from nabij.paging import WiredPaging
from nabij.reading_watch import ReadingWatch
from nabij.refused import Refused
from nabij.rekeying import front_rekeying, rekeying
from nabij.retention import FrontEnds, SideEnds
from nabij.swap_calls import SwapCalls
from nabij.sweeper import FrontSweeper, Sweeper
from nabij.trials import TrialPages
from vault.rings import Rings

START_SECONDS = 15.0
STOP_SECONDS = 10.0
KEEP_ALIVE_SECONDS = 130
ROLES = frozenset({"web", "worker", "clock", "sender"})
INBOXES = {"sqlite": 1, "postgres": 3}
"""Inbox loops of each side: on a server a turn mostly waits for answers, and SQLite has one writer."""

Extra = Callable[[FastAPI], None]


class PortTaken(OSError):
    """Somebody else listens on the port, or this process may not."""


class Running:
    """The roles at work. Enter to start, leave to stop."""

    def __init__(
        self, house: House, roles: frozenset[str] = ROLES, port: int | None = None, extra: Extra | None = None
    ) -> None:
        self.house = house
        self.roles = roles
        self.stop = threading.Event()
        self._port = house.settings.port if port is None else port
        self._extra = extra
        self._threads: list[threading.Thread] = []
        self._rings: dict[str, Rings] = {}
        self._server: uvicorn.Server | None = None
        self.url = ""
        self._started = False
        self.health = Health(house, self.fallen, self.working)
        desks = {side: each.desk for side, each in house.sides.items()}
        self.paging = WiredPaging(house, lambda: self.address)
        self.live = Live(desks, house.front, house.hall.wake)

    def __enter__(self) -> Self:
        web = self.application() if "web" in self.roles else None
        listener = None if web is None else self._listen()
        with held_to(core_of_this_process() if self.house.settings.one_core else None):
            self._start(listener, web)
        return self

    def _start(self, listener: socket.socket | None, web: FastAPI | None) -> None:
        if self.house.bridge is not None:
            self.house.bridge.start()
        self._start_rings()
        for house in self.house.sides.values():
            if self.roles & {"worker", "clock"}:
                house.brain.learn()  # others never take a turn, or may begin while the rules are read
            self._start_loops(house)
        if "clock" in self.roles:
            self._start_work(dead_man(self.house), self.house.hall.wake.bell("coordination"))
        if "web" in self.roles:  # a side's own processes may read nothing of the access log
            self._start_work(self._log_seals(), self.house.hall.wake.bell("coordination"))
        if self.roles & {"sender", "web"}:
            self._start_channels()
        if listener is not None and web is not None:
            self._start_watching()
            self._start_web(listener, web)
        self._started = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop.set()
        self.live.close()
        self.house.hall.wake.ring()
        if self._server is not None:
            self._server.should_exit = True
        for thread in self._threads:
            thread.join(STOP_SECONDS)
        for rings in self._rings.values():
            rings.close()
        self.health.close()

    @property
    def address(self) -> str:
        """Return where this process is reached from outside."""
        return self.house.settings.public_url or self.url

    def alive(self) -> bool:
        return not self.fallen()

    def working(self) -> bool:
        """Say whether all parts were started and nobody asked to stop."""
        return self._started and not self.stop.is_set()

    def fallen(self) -> list[str]:
        """Return the names of the parts that ended by themselves."""
        return [thread.name for thread in self._threads if not thread.is_alive()]

    def _thread(self, name: str, work: Callable[[], object]) -> None:
        thread = threading.Thread(target=partial(self._work, name, work), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self, name: str, work: Callable[[], object]) -> None:
        """Work, and say by code what ended it: a traceback on the screen could hold somebody's words."""
        code = "ended"
        try:
            work()
        except BaseException as error:  # noqa: BLE001  # whatever it is, the process then ends and says so
            code = code_of(error)
        if not self.stop.is_set():
            self.house.hall.log(Said.LOOP_DIED, loop=name, code=code)

    def _start_loops(self, house: SideHouse) -> None:
        for work in self._works(house):
            # A turn makes nothing due at once, and an arrival concerns the inbox alone.
            deaf = (News.TURNED,) if isinstance(work, Inbox) else (News.ARRIVED, News.TURNED)
            self._start_work(work, house.wake.bell(deaf=deaf))

    def _start_work(self, work: Work, bell: Bell) -> None:
        hall = self.house.hall
        self._thread(work.name, partial(keep_at, work, self.stop, bell, hall.log, hall.pulse))

    def _access_watch(self) -> AccessWatch:
        hall, settings = self.house.hall, self.house.settings
        return AccessWatch(
            self.house.front, self.paging, lambda: settings.access.limits, hall.tempo.clock, hall.log
        )

    def _log_seals(self) -> LogSeals:
        hall = self.house.hall
        return LogSeals(
            self.house.front, lambda: self.house.settings.access.anchor, hall.tempo.clock, hall.log
        )

    def _start_rings(self) -> None:
        """Let the processes of a side ring each other through PostgreSQL, where Redis does not do it."""
        settings, wake = self.house.settings, self.house.hall.wake
        if settings.database != "postgres" or self.house.bridge is not None:
            return
        for side, chosen in settings.sides.items():
            self._rings[side.value] = rings = Rings(chosen.database, wake.ring_here)
            rings.start()
        wake.tell(self._ring_elsewhere)

    def _ring_elsewhere(self, store: str) -> None:
        for name, rings in self._rings.items():
            if store in ("", name):
                rings.tell()

    def _start_watching(self) -> None:
        hall = self.house.hall
        works: list[tuple[Work, Bell]] = [(watcher, watcher.bell) for watcher in self.live.watchers]
        works.append((front_rekeying(self.house), hall.wake.bell("coordination")))
        terms = terms_of(self.house.settings.retention)
        store = self.house.front_database
        trim = self.house.front.trim_log if store.sqlite else None
        ends = FrontEnds(store, hall.tempo.clock, terms, self._front_refused, trim)
        sweeper = FrontSweeper(self.house.front, hall.tempo.clock, ends)
        works.append((sweeper, hall.wake.bell("coordination")))
        climb = AlertClimb(self.house.front, self.paging.alert, hall.tempo.clock, hall.log)
        works.append((climb, hall.wake.bell("coordination")))
        desks = {side: each.desk for side, each in self.house.sides.items()}
        reading = ReadingWatch(desks, self.house.front, hall.tempo.clock)
        works.append((reading, hall.wake.bell("coordination")))
        trials = TrialPages(self.house.front, self.paging, hall.tempo.clock, hall.log)
        works.append((trials, hall.wake.bell("coordination")))
        gaps = GapCalls(self.house.front, self.paging, tuple(self.house.sides), hall.tempo.clock, hall.log)
        works.append((gaps, hall.wake.bell("coordination")))
        swaps = SwapCalls(self.house.front, self.paging, hall.tempo.clock, hall.log)
        works.append((swaps, hall.wake.bell("coordination")))
        works.append((account_marks(self.house), hall.wake.bell("coordination")))
        works.append((self._access_watch(), hall.wake.bell("coordination")))
        works += [(work, hall.wake.bell("coordination")) for work in self._sign_on_watch()]
        for work, bell in works:
            self._start_work(work, bell)

    def _front_refused(self, side: Side) -> None:
        self.house.hall.log(Said.FRONT_REFUSED, side=side.value)

    def _sign_on_watch(self) -> Iterator[Work]:
        """Return what asks the provider of the organisation who still works here, where there is one."""
        if self.house.settings.sign_on is not None:
            from nabij.sign_on_wiring import watch_in  # noqa: PLC0415  # an extra: absent where it is not used

            yield watch_in(self.house)

    def _works(self, house: SideHouse) -> Iterator[Work]:
        store, rules, hall = house.store, house.brain.rules, self.house.hall
        clock = hall.tempo.clock
        if self.roles & {"web", "worker", "clock"}:
            yield Learning(house.brain, store.detector, clock)
        if "worker" in self.roles:
            lanes = Lanes()
            for number in range(INBOXES[self.house.settings.database]):
                tools = (store.intake, store.ledger, rules, clock, house.wake, hall.log, hall.pulse)
                yield Inbox(*tools, lanes, number)
        if "clock" in self.roles:
            yield Clockwork(store.ledger, rules, clock, hall.tempo.ids, house.wake, hall.log, hall.pulse)
            terms = terms_of(self.house.settings.retention)
            yield Sweeper(store, clock, SideEnds(store, eraser_in(self.house, house.side), terms))
            yield rekeying(house, hall)
            yield lost_taps(house, hall)

    def _start_channels(self) -> None:
        ready = threading.Event()
        self._thread("channels", lambda: asyncio.run(self._channels(ready)))
        ready.wait(START_SECONDS)

    async def _channels(self, ready: threading.Event) -> None:
        """Keep the bots of each side open; send in the sender role, let updates in in the web role."""
        async with AsyncExitStack() as stack:
            jobs = [self._until_stopped()]
            await stack.enter_async_context(self.paging.opened())
            for house in self.house.sides.values():
                channel = await stack.enter_async_context(house.channel())
                house.desk.lend(channel, asyncio.get_running_loop())
                house.taps.lend(channel, asyncio.get_running_loop())
                if "sender" in self.roles:
                    pager = house.pager()
                    if not isinstance(pager, NoPager):
                        stack.push_async_callback(pager.aclose)
                    jobs += [
                        *self._sending(house, channel),
                        self._courier(house, self.paging.board(house, pager)),
                    ]
                if "web" in self.roles:
                    webhook = self.address if self.house.settings.arrivals == "webhook" else ""
                    jobs += Arriving(house, self.house.hall, channel, webhook).jobs(self.stop)
            ready.set()
            await asyncio.gather(*jobs)

    async def _until_stopped(self) -> None:
        bell = self.house.hall.wake.bell(deaf=(News.ARRIVED, News.TURNED))
        while not self.stop.is_set():
            self.house.hall.pulse.beat("channels")
            await bell.hear(LOOK_SECONDS)
        self.house.hall.pulse.end("channels")

    def _sending(self, house: SideHouse, channel: TelegramChannel) -> list[Coroutine[Any, Any, None]]:
        hall = self.house.hall
        tools = Tools(
            house.store.outbox,
            channel,
            house.guard,
            at_send,
            hall.tempo.clock,
            house.threads,
            hall.log,
            hall.passing,
        )
        return [
            Sender(bot.id, tools, house.wake.bell(deaf=(News.ARRIVED,)), hall.pace(), hall.pulse).run(
                self.stop
            )
            for bot in house.chosen.bots
        ]

    def _courier(self, house: SideHouse, pager: Pager) -> Coroutine[Any, Any, None]:
        hall = self.house.hall
        roads = Roads(
            house.store.outbox,
            pager,
            house.near,
            house.guard,
            hall.tempo.clock,
            house.threads,
            self.house.office,
            hall.log,
            hall.passing,
        )
        return Courier(house.side, roads, house.wake.bell(deaf=(News.ARRIVED,)), hall.pulse).run(self.stop)

    def _listen(self) -> socket.socket:
        """Take the port before anything starts. Raises PortTaken."""
        # Named as TCP: the event loop only then switches Nagle's delay off, 40 ms on each answer.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((self.house.settings.host, self._port))
            listener.listen(512)
        except OSError as error:
            listener.close()
            raise PortTaken(error.errno, error.strerror) from None
        self.url = f"http://{self.house.settings.host}:{listener.getsockname()[1]}"
        return listener

    def _start_web(self, listener: socket.socket, web: FastAPI) -> None:
        config = uvicorn.Config(
            web,
            log_config=None,
            loop="asyncio",
            http="h11",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            # Longer than a proxy in front keeps one for its next call, which would meet a closed door.
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=3,
        )
        threading.Thread(target=warm, args=(self.stop.is_set,), name="templates", daemon=True).start()
        self._server = server = uvicorn.Server(config)
        self._thread("web", lambda: server.run(sockets=[listener]))

    def application(self) -> FastAPI:
        """Return the web application: webhooks, extras of the demo, and the console under all else.

        Raises Refused for a route that the policy does not name, or a line of the policy without a route.
        """
        try:
            return self._whole()
        except PolicyBroken as broken:
            raise Refused(broken.problems) from None

    def _whole(self) -> FastAPI:
        outer = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
        outer.include_router(self.house.webhook().router())
        outer.include_router(health_router(self.health, secure=not self.house.settings.plain_cookies))
        self._open_rasa(outer)
        if self._extra is not None:
            self._extra(outer)
        console = build(
            {side: house.desk for side, house in self.house.sides.items()},
            self.house.front,
            self.house.door,
            self.house.hall.tempo.clock,
            self.house.hall.tempo.ids,
            Chosen(self.house).settings(),
            feed=self.live,
            report=partial(_bug, self.house.hall.log),
        )
        let_call(console, self.paging, self.house.hall.tempo.clock)
        outer.mount("/", console)
        keep(outer, the_policy(), whole=True)
        return outer

    def _open_rasa(self, outer: FastAPI) -> None:
        """Open the door for an assistant where one was chosen; its library is an extra."""
        chosen = self.house.settings.rasa
        if chosen is not None:
            from nabij.rasa.opening import rasa_router  # noqa: PLC0415  # an extra, and slow to import

            outer.include_router(rasa_router(self.house, chosen))


def _bug(log: Log, reference: str, error: str) -> None:
    """Tell of an error of the console by its reference and its class."""
    log(Said.CONSOLE_FAILED, item=reference, code=error[:64])
