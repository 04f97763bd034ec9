"""Opens a house for the kill drill: prepared stores, roles as processes of their own, books to compare."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from sqlalchemy import func, select, update

from bot.clock import MovableClock, RandomIds, SystemClock
from bot.log import Log, hush_third_parties
from cases.desk import EmergencyCard, NewClient, Staff
from cases.errors import NotFound
from cases.facts import Facts, Phase
from cases.ids import BotId, ClientId
from cases.levels import Language, Mode
from cases.moments import DAY, SECOND, Moment, after
from cases.programme import WEEKLY
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from drills.kill_books import Books
from drills.ports import BotOf, ClockTeller, Enrolled, KillHouse, Login
from nabij.drill.from_outside import FROM_OUTSIDE
from nabij.drill.kill_books import books_of
from nabij.drill.stages import CREW, monday_ten
from nabij.drill.street import Street, open_street
from nabij.house import House, Tempo
from nabij.prepare import migrate_all, write_keys
from nabij.stage import StagedBot, man, moment_date, stage_settings
from vault.tables_side import alert, checkin, inbox, outbox, page, phone_copy
from vault.tables_side import client as client_table

_ALL_DAY = tuple(Window(day, time(0, 0), time(23, 59)) for day in range(7))
_ROLES = {Side.A: Role.STAYER, Side.B: Role.REMOVED_PERSON}
_LAST_VERSION = 2**63 // 1000
"""A client's count of turns from which the place of the next message no longer fits its column."""
_SOON = 90 * SECOND
"""What falls due within this time is waited for; what is held for its next half hour is not."""


@dataclass
class StormedHouse:
    """Fits ``KillHouse``. The house itself runs nothing: its roles are the processes of the street."""

    house: House
    street: Street
    clock: MovableClock
    tell_clock: ClockTeller
    _taken: dict[str, int] = field(default_factory=dict)

    @property
    def logins(self) -> Mapping[str, Login]:
        return {name: Login(each.login, each.password, each.place) for name, each in CREW.items()}

    def now(self) -> Moment:
        return self.clock.now()

    def forward(self, until: Moment) -> None:
        moved = max(0, until - self.now())
        self.clock.advance(moved)
        self.street.ahead += moved
        self.tell_clock(moment_date(self.now()))

    def enrol(self, side: Side, alias: str, *, neutral: bool) -> Enrolled:
        desk, staff = self.house.sides[side].desk, self._worker(side)
        made = desk.enrol(staff, _record(side, alias, self.now(), neutral=neutral))
        return Enrolled(made, desk.issue_link(staff, made).token, f"/gesprek/{made}")

    def accept(self, side: Side, client: str) -> bool:
        try:
            self.house.sides[side].desk.accept_pairing(self._worker(side), ClientId(client))
        except NotFound:
            return False
        return True

    def fall_due(self, side: Side, client: str, at: Moment) -> str:
        planned = select(checkin.c.id).where(checkin.c.client == client, checkin.c.state == "due")
        with self.house.sides[side].database.begin() as conn:
            name: str = conn.execute(planned.order_by(checkin.c.due_at).limit(1)).scalar_one()
            conn.execute(update(checkin).where(checkin.c.id == name).values(due_at=at))
        return name

    def damage(self, side: Side, client: str) -> None:
        self._taken[client] = self._swap_version(side, client, _LAST_VERSION)

    def heal(self, side: Side, client: str) -> None:
        self._swap_version(side, client, self._taken.pop(client))

    def unsettled(self) -> list[str]:
        soon = after(self.now(), _SOON)
        waiting = {
            "inbox": (inbox.c.state == "new") & FROM_OUTSIDE,
            "outbox": (outbox.c.state == "sending") | ((outbox.c.state == "new") & (outbox.c.due_at <= soon)),
            "page": (page.c.state == "new") & (page.c.due_at <= soon),
            "alert": alert.c.state == "new",
            "checkin": (checkin.c.state == "due") & (checkin.c.due_at <= soon),
            "phone_copy": phone_copy.c.state.in_(("kept", "due")) & (phone_copy.c.delete_at <= self.now()),
        }
        found = []
        for side, each in self.house.sides.items():
            with each.database.read() as conn:
                for name, holds in waiting.items():
                    count = conn.execute(select(func.count()).where(holds)).scalar()
                    found += [f"{name}_{side.value}={count}"] if count else []
        return found

    def books(self) -> Sequence[Books]:
        front = self.house.front_database
        return [books_of(each, front) for each in self.house.sides.values()]

    def _worker(self, side: Side) -> Staff:
        front, alias = self.house.front, CREW[side.value].alias
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))

    def _swap_version(self, side: Side, of: str, version: int) -> int:
        own = client_table.c.id == of
        with self.house.sides[side].database.begin() as conn:
            before: int = conn.execute(select(client_table.c.version).where(own)).scalar_one()
            conn.execute(update(client_table).where(own).values(version=version))
        return before


@dataclass(frozen=True, slots=True)
class StormTheatre:
    """Fits ``KillTheatre``."""

    databases: Mapping[str, str] | None
    tell_clock: ClockTeller
    out: Path | None

    @contextmanager
    def open(self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str) -> Iterator[KillHouse]:
        staged = tuple(StagedBot(bot.side, bot.token, bot.username, "Planning") for bot in bots)
        clock = MovableClock(SystemClock())
        ahead = monday_ten() - clock.now()
        clock.advance(ahead)
        self.tell_clock(moment_date(clock.now()))
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nabij-kill-")))
            settings = stage_settings(folder, telegram_url, staged, pager_url, self.databases)
            write_keys(settings)
            migrate_all(lambda _line: None, settings)
            journal = stack.enter_context((folder / "drill.log").open("w", encoding="utf-8"))
            stack.callback(hush_third_parties(journal))
            house = stack.enter_context(House(settings, Tempo(clock, RandomIds()), Log(journal)))
            man(house, tuple(CREW.values()))
            stack.callback(self._keep_journals, folder)
            street = stack.enter_context(open_street(settings, ahead))
            yield StormedHouse(house, street, clock, self.tell_clock)

    def _keep_journals(self, folder: Path) -> None:
        if self.out is not None:
            self.out.mkdir(parents=True, exist_ok=True)
            for journal in folder.glob("*.log"):
                shutil.copy(journal, self.out)


def _record(side: Side, alias: str, now: Moment, *, neutral: bool) -> NewClient:
    contact = SafeContact(
        windows=_ALL_DAY,
        zone="Europe/Amsterdam",
        mode=Mode.NEUTRAL if neutral else Mode.OPEN,
        opener="Er staat een vragenlijst klaar. 2 minuten.",
        valid_until=after(now, 30 * DAY),
        messages_per_day=3,
    )
    return NewClient(
        alias=alias,
        role=_ROLES[side],
        language=Language.NL_B1,
        bot=BotId(f"{side.value}1"),
        contact=contact,
        facts=Facts(phase=Phase.F2, living_apart=True),
        card=EmergencyCard(),
        programme=WEEKLY,
        agreement_version="1",
    )
