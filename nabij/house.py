"""Wiring: settings become stores, rules, desks and channels, each side apart. Nothing runs yet."""

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bot.brain import Brain
from bot.clock import RandomIds, SystemClock
from bot.guard import FileGuard
from bot.log import Log, Said, Seldom
from bot.pager import HttpPager, NoPager, TwoPaths
from bot.ports import Clock, Ids, Passing, pass_by
from bot.pulse import Pulse
from bot.rate import Pace
from bot.tap_answers import TapAnswers
from bot.telegram import TelegramChannel, arrival
from bot.wake import Wake
from bot.webhook import Doorway, Webhook
from cases.ids import BotId
from cases.retention import chosen as terms_of
from cases.sides import Side
from console.ports import Door
from console.ports_login import SignOn
from nabij.desk import WiredDesk
from nabij.keys import sealer_of
from nabij.settings import BotSettings, Settings, SideSettings
from vault.advisory import AdvisoryGuard
from vault.coordination import CoordinationStore
from vault.engine import Store
from vault.side_store import SideStore
from vault.tables_coordination import coordination as coordination_tables
from vault.tables_side import side as side_tables

if TYPE_CHECKING:
    from nabij.redis_bridge import Bridge

STORE_THREADS = 4


@dataclass(frozen=True, slots=True)
class Tempo:
    """The clock of this process and the maker of ids."""

    clock: Clock
    ids: Ids


def real_tempo() -> Tempo:
    return Tempo(SystemClock(), RandomIds())


class SideHouse:
    """Everything of one side in this process: store, rules, desk, and where its bots are reached.

    ``near`` is coordination as the loops of this side come to it, ``front`` as its pages do.
    """

    def __init__(
        self,
        chosen: SideSettings,
        settings: Settings,
        front: CoordinationStore,
        near: CoordinationStore,
        hall: "Hall",
    ) -> None:
        self.side = chosen.side
        self.chosen = chosen
        self.database = Store(
            chosen.database, side_tables, hall.passing, refused=refusals(hall, f"side_{chosen.side.value}")
        )
        sealer = sealer_of(settings, f"side_{chosen.side.value}", hall.log)
        self.store = SideStore(chosen.side, self.database, sealer, hall.tempo.ids)
        self._second_opinion = settings.second_opinion
        self._alarm = settings.alarm_url
        self._clock = hall.tempo.clock
        self.near = near
        self.brain = self.new_brain(near, hall)
        self.guard = _guard(settings, self.database, chosen.database)
        self.threads = ThreadPoolExecutor(STORE_THREADS, thread_name_prefix=f"store-{chosen.side.value}")
        self.server = settings.telegram_url
        self._patience = float(settings.telegram_seconds)
        self.terms = terms_of(settings.retention)
        self.wake = hall.wake.of(chosen.side.value)
        self.taps = TapAnswers()
        self.desk = WiredDesk(self, front, hall)

    def new_brain(self, front: CoordinationStore, hall: "Hall") -> Brain:
        """Return a brain that has learnt nothing yet."""
        clock, ledger = hall.tempo.clock, self.store.ledger
        return Brain(
            front,
            self.side,
            clock,
            arrival,
            hall.log,
            second_opinion=self._second_opinion,
            walk_in={bot.id: self.side for bot in self.chosen.bots if bot.walk_in},
            is_behind=lambda: ledger.behind(clock.now()),
        )

    def channel(self) -> TelegramChannel:
        """Return the bots of this side; they live in the event loop that opens them."""
        tokens = {bot.id: bot.token for bot in self.chosen.bots}
        return TelegramChannel(tokens, self.server, self._patience)

    def pager(self) -> HttpPager | NoPager | TwoPaths:
        """Return the last resort of this side; it lives in the event loop that opens it."""
        first = HttpPager(self.chosen.pager) if self.chosen.pager else NoPager()
        return TwoPaths(first, HttpPager(self._alarm), self._clock) if self._alarm else first

    def close(self) -> None:
        self.threads.shutdown(wait=True, cancel_futures=True)
        if isinstance(self.guard, AdvisoryGuard):
            self.guard.dispose()
        self.database.dispose()


@dataclass(frozen=True, slots=True)
class Hall:
    """What all parts of one process share. ``pending``: updates that waited at Telegram when last asked.

    ``pace`` makes the pace of each bot: a made-up phone has no limits.
    """

    tempo: Tempo
    wake: Wake
    log: Log
    pulse: Pulse = field(default_factory=Pulse)
    pending: dict[BotId, int] = field(default_factory=dict)
    passing: Passing = pass_by
    pace: Callable[[], Pace] = Pace


def refusals(hall: Hall, role: str) -> Callable[[str], None]:
    """Return what says, loudly and counted, that PostgreSQL kept ``role`` from a table."""
    seldom = Seldom(hall.log, hall.tempo.clock.real)
    return lambda table: seldom(Said.DATABASE_REFUSED, role=role, code=table)


class House:
    """All stores and desks of one process. Closes what it opened."""

    def __init__(
        self,
        settings: Settings,
        tempo: Tempo | None = None,
        log: Log | None = None,
        passing: Passing = pass_by,
        pace: Callable[[], Pace] = Pace,
    ) -> None:
        self.settings = settings
        self.hall = Hall(tempo or real_tempo(), Wake(), log or Log(), passing=passing, pace=pace)
        self.front_database = Store(
            settings.coordination, coordination_tables, passing, refused=refusals(self.hall, "coordination")
        )
        sealer = sealer_of(settings, "coordination", self.hall.log)
        self.front_sealer = sealer
        self.front = CoordinationStore(
            self.front_database, sealer, self.hall.tempo.clock, self.hall.tempo.ids
        )
        self._near_databases: list[Store] = []
        self.sides: Mapping[Side, SideHouse] = {
            side: SideHouse(chosen, settings, self.front, self._near(side), self.hall)
            for side, chosen in settings.sides.items()
        }
        self.office = ThreadPoolExecutor(2, thread_name_prefix="coordination")
        self.bridge = _bridge(settings, self.hall)
        self.door: Door = self.front.door
        if self.bridge is not None:
            self.door = self.bridge.before(self.front.door, sealer)
        self.sign_on: SignOn | None = self._sign_on() if settings.sign_on is not None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self.bridge is not None:
            self.bridge.close()
        for each in self.sides.values():
            each.close()
        self.office.shutdown(wait=True, cancel_futures=True)
        for database in (*self._near_databases, self.front_database):
            database.dispose()

    def _near(self, side: Side) -> CoordinationStore:
        """Return coordination as the loops of one side come to it: by that side's front if there is one."""
        if side not in self.settings.fronts:
            return self.front
        refused = refusals(self.hall, f"front_{side.value}")
        database = Store(self.settings.fronts[side], coordination_tables, self.hall.passing, refused=refused)
        self._near_databases.append(database)
        return CoordinationStore(database, self.front_sealer, self.hall.tempo.clock, self.hall.tempo.ids)

    def _sign_on(self) -> SignOn:
        """Put a lock for passwords before the door, and return the log-in by the provider."""
        from nabij.sign_on_wiring import wired  # noqa: PLC0415  # an extra: absent where it is not used

        tools = self.settings, self.front_database, self.front_sealer, self.hall
        desk, self.door = wired(*tools, self.door)
        return desk

    def webhook(self) -> Webhook:
        """Return the doors of all bots of this process."""
        doors = {
            door_path(bot): Doorway(
                bot.id, bot.secrets, house.store.intake, house.threads, house.wake, house.taps
            )
            for house in self.sides.values()
            for bot in house.chosen.bots
            if bot.secrets
        }
        return Webhook(doors, self.hall.tempo.clock, self.hall.wake, self.hall.log)


def _bridge(settings: Settings, hall: Hall) -> "Bridge | None":
    if not settings.redis_url:
        return None
    from nabij.redis_bridge import Bridge  # noqa: PLC0415  # an extra: absent where Redis is not used

    stores = tuple(side.value for side in settings.sides)
    return Bridge(settings.redis_url, hall.wake, stores, hall.log, hall.tempo.clock.real)


def door_path(bot: BotSettings) -> str:
    """Return the last part of a bot's webhook address: as secret as its token, and the same each start."""
    return hashlib.blake2b(b"nabij webhook", key=bot.token.encode()[:64], digest_size=16).hexdigest()


def door_url(address: str, bot: BotSettings) -> str:
    return f"{address}/telegram/{door_path(bot)}"


def _guard(settings: Settings, database: Store, url: str) -> FileGuard | AdvisoryGuard:
    if not database.sqlite:
        return AdvisoryGuard(url)
    settings.data.mkdir(parents=True, exist_ok=True)
    return FileGuard(settings.data)
