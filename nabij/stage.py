"""A house for demo and drills: fresh stores, made-up staff, a movable clock, a Telegram of our own."""

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path

from bot.clock import MovableClock, RandomIds, SystemClock
from bot.clockwork import step_through
from bot.log import Log, hush_third_parties
from bot.ports import Ids
from bot.rate import Pace
from cases.desk import Service, Staff, StaffRole
from cases.ids import BotId, StaffId
from cases.moments import Moment
from cases.roster import DutyModel, Post, ServiceHours
from cases.sides import Side
from nabij.content_folder import shipped_content
from nabij.house import House, Tempo
from nabij.prepare import migrate_all, write_keys
from nabij.running import Extra, Running
from nabij.settings import BotSettings, Settings, SideSettings
from nabij.throwaway import STORES, ThrownAway
from vault.quiet import is_busy

SETTLE_SECONDS = 20.0
LOOK_SECONDS = 0.004
LOOKS_A_RING = 10
JOURNAL = "nabij.log"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up member of staff. ``place`` is the choice at the door, ``backup``: behind who is on duty."""

    login: str
    password: str
    alias: str
    role: StaffRole
    side: Side | None
    backup: bool = False

    @property
    def place(self) -> str:
        return self.side.value if self.side else "coordinatie"


@dataclass(frozen=True, slots=True)
class StagedBot:
    side: Side
    token: str
    username: str
    name: str


class Staged:
    """A running house whose clock can be moved."""

    def __init__(self, house: House, running: Running, clock: MovableClock) -> None:
        self.house = house
        self.running = running
        self.clock = clock

    @property
    def url(self) -> str:
        return self.running.url

    def now(self) -> Moment:
        return self.clock.now()

    def next_due(self) -> Moment | None:
        dues = [
            due for each in self.house.sides.values() if (due := each.store.ledger.next_due()) is not None
        ]
        return min(dues, default=None)

    def forward(self, until: Moment) -> None:
        """Move through each due moment up to ``until``."""
        step_through(
            [each.store.ledger for each in self.house.sides.values()], self.clock, until, self.settle
        )

    def settle(self) -> None:
        """Wait until nothing is due and nothing is on its way out; give up after 20 s of real time."""
        wait = threading.Event()
        for look in range(int(SETTLE_SECONDS / LOOK_SECONDS)):
            # Every loop looks at its store at a ring: ringing at each look would keep this process busy.
            if look % LOOKS_A_RING == 0:
                self.house.hall.wake.ring()
            if not self._busy():
                return
            wait.wait(LOOK_SECONDS)

    def begin_again(self, settings: Settings) -> None:
        """End the roles, and run them anew on the same stores with other settings."""
        self.end()
        self.house.settings = settings
        self.begin_anew()

    def begin_anew(self) -> None:
        """Run the roles of a house whose roles were ended."""
        self.running = Running(self.house).__enter__()

    def end(self) -> None:
        self.running.__exit__(None, None, None)

    def _busy(self) -> bool:
        now = self.now()
        return any(is_busy(each.store, now) for each in self.house.sides.values())


@contextmanager
def staged(
    settings: Settings,
    people: tuple[Person, ...],
    tell_clock: Callable[[datetime], None],
    begin: Moment | None = None,
    extra: Extra | None = None,
    pace: Callable[[], Pace] = Pace,
    *,
    ids: Ids | None = None,
) -> Iterator[Staged]:
    """Make keys, tables and staff, put people at their posts, and run all roles until the block ends."""
    clock = MovableClock(SystemClock(), (lambda moment: tell_clock(moment_date(moment)),))
    clock.move_to(begin or clock.now())
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    with ExitStack() as stack:
        journal = stack.enter_context((settings.data / JOURNAL).open("w", encoding="utf-8"))
        stack.callback(hush_third_parties(journal))
        house = stack.enter_context(
            House(settings, Tempo(clock, ids or RandomIds()), Log(journal), pace=pace)
        )
        man(house, people)
        stage = Staged(house, Running(house, extra=extra).__enter__(), clock)
        stack.callback(stage.end)
        yield stage


def stage_settings(
    folder: Path,
    telegram_url: str,
    bots: tuple[StagedBot, ...],
    pager: str = "",
    databases: Mapping[str, str] | None = None,
    port: int = 0,
) -> Settings:
    """Return the settings of a throw-away house; ``databases`` name the stores on PostgreSQL."""
    where = databases or {store: f"sqlite:///{folder / store}.sqlite3" for store in STORES}
    sides = {
        side: SideSettings(
            side, where[f"side_{side.value}"], tuple(_bot(bot) for bot in bots if bot.side is side), pager
        )
        for side in Side
    }
    return Settings(
        data=folder,
        keys=folder / "keys",
        content=shipped_content(),
        database="postgres" if databases else "sqlite",
        coordination=where["coordination"],
        sides=sides,
        port=port,
        arrivals="webhook",
        telegram_url=telegram_url,
        plain_cookies=True,
        owners=databases.owners if isinstance(databases, ThrownAway) else {},
        fronts=databases.fronts if isinstance(databases, ThrownAway) else {},
    )


def _bot(bot: StagedBot) -> BotSettings:
    return BotSettings(
        id=BotId(f"{bot.side.value}1"),
        token=bot.token,
        username=bot.username,
        name=bot.name,
        secrets=(secrets.token_urlsafe(32),),
    )


def man(house: House, people: tuple[Person, ...]) -> None:
    """Add the staff and put each at a post: open all hours, so that a story can happen at any time."""
    # Hashing a password is slow on purpose and leaves the other core idle: the crew is added together.
    with ThreadPoolExecutor(len(people)) as crew:
        ids = dict(zip([each.login for each in people], crew.map(partial(_add, house), people), strict=True))
    chief = next(each for each in people if each.role is StaffRole.COORDINATOR)
    planner = Staff(ids[chief.login], chief.login, chief.login, chief.alias, chief.role, None)
    week = tuple(ServiceHours(day, time(0, 0), time(23, 59)) for day in range(7))
    for side in Side:
        house.front.set_service(planner, side, Service(DutyModel.ALWAYS, week))
        for each in people:
            post = _post(each, side)
            if post is not None:
                house.front.set_post(planner, side, post, ids[each.login])


def _add(house: House, each: Person) -> StaffId:
    return house.front.add_staff(
        login=each.login, password=each.password, alias=each.alias, role=each.role, side=each.side
    )


def _post(each: Person, side: Side) -> Post | None:
    if each.role is StaffRole.WORKER:
        return (Post.BACKUP if each.backup else Post.DUTY) if each.side is side else None
    return {StaffRole.COORDINATOR: Post.COORDINATOR, StaffRole.LEAD: Post.LEAD}.get(each.role)


def moment_date(moment: Moment) -> datetime:
    return EPOCH + timedelta(microseconds=moment)
