"""Opens a house for the drill of a misbehaving messenger, and looks up what it keeps of each client."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path

from sqlalchemy import func, select, text

from cases.desk import EmergencyCard, NewClient, Staff, StaffRole
from cases.events import ConversationClaimed, WorkerReplied
from cases.facts import Facts
from cases.ids import ClientId, EventId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, Moment, after
from cases.programme import WEEKLY
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from drills.ports import BotOf, ClockTeller
from drills.result import finish
from drills.telegram import run_telegram
from drills.telegram_ports import Item, TelegramHouse
from drills.telegram_table import SCENARIOS, Scenario
from escalation.turn_worker import UNDO
from nabij.drill.stages import CREW, ZONE, databases_of, monday_ten
from nabij.house import SideHouse
from nabij.refused import Refused
from nabij.stage import JOURNAL, Staged, StagedBot, stage_settings, staged
from vault.tables_side import client, flag, message, outbox, task

_ROLES = {Side.A: Role.STAYER, Side.B: Role.REMOVED_PERSON}
_ALWAYS = tuple(Window(day, time(0, 0), time(23, 59)) for day in range(7))
_SENT = (outbox.c.kind, outbox.c.state, outbox.c.attempts, outbox.c.troubles, outbox.c.doubts)


@dataclass
class StagedTelegram:
    """A staged house as the drill sees it."""

    stage: Staged
    _clients: dict[str, ClientId] = field(default_factory=dict)

    def now(self) -> Moment:
        return self.stage.now()

    def next_due(self) -> Moment | None:
        return self.stage.next_due()

    def forward(self, until: Moment) -> None:
        self.stage.forward(until)

    def settle(self) -> None:
        self.stage.settle()

    def enrol(self, side: Side, alias: str) -> str:
        house, worker = self._house(side), self._worker(side)
        self._clients[alias] = house.desk.enrol(worker, _new(house, alias, self.now()))
        return house.desk.issue_link(worker, self._clients[alias]).token

    def accept(self, side: Side, alias: str) -> None:
        self._house(side).desk.accept_pairing(self._worker(side), self._clients[alias])

    def claim(self, side: Side, alias: str) -> None:
        worker = self._worker(side)
        event = ConversationClaimed(self._event(), self.now(), worker.id, worker.alias)
        self._house(side).desk.handle(worker, self._clients[alias], event)

    def write(self, side: Side, alias: str, text: str) -> None:
        worker = self._worker(side)
        event = WorkerReplied(self._event(), self.now(), worker.id, text)
        self._house(side).desk.handle(worker, self._clients[alias], event)
        self.forward(after(self.now(), UNDO))

    def sent(self, side: Side, alias: str) -> Sequence[Item]:
        mine = select(*_SENT).where(outbox.c.client == self._clients[alias]).order_by(outbox.c.seq)
        with self._house(side).database.read() as conn:
            return [Item(*row) for row in conn.execute(mine)]

    def turns(self, side: Side, alias: str) -> int:
        mine = (message.c.client == self._clients[alias]) & (message.c.direction == "in")
        with self._house(side).database.read() as conn:
            return conn.execute(select(func.count()).select_from(message).where(mine)).scalar_one()

    def flags(self, side: Side, alias: str) -> Sequence[str]:
        mine = (flag.c.client == self._clients[alias]) & flag.c.closed_at.is_(None)
        with self._house(side).database.read() as conn:
            return [Level(level).word for level in conn.execute(select(flag.c.level).where(mine)).scalars()]

    def standing(self, side: Side, alias: str) -> str:
        mine = select(client.c.standing).where(client.c.id == self._clients[alias])
        with self._house(side).database.read() as conn:
            return str(conn.execute(mine).scalar_one())

    def tasks(self, side: Side, alias: str = "") -> Sequence[str]:
        whose = task.c.client == self._clients[alias] if alias else task.c.client.is_(None)
        open_ones = select(task.c.kind).where(whose, task.c.done_at.is_(None)).order_by(task.c.created_at)
        with self._house(side).database.read() as conn:
            return list(conn.execute(open_ones).scalars())

    @contextmanager
    def locked(self, side: Side) -> Iterator[None]:
        store = self._house(side).database
        with store.begin("drill") as conn:
            # SQLite's writing transaction holds the whole store by itself.
            if not store.sqlite:
                conn.execute(text("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"))
            yield

    def poll(self) -> None:
        self.stage.begin_again(replace(self.stage.house.settings, arrivals="polling"))

    def _event(self) -> EventId:
        return EventId(self.stage.house.hall.tempo.ids.new())

    def _house(self, side: Side) -> SideHouse:
        return self.stage.house.sides[side]

    def _worker(self, side: Side) -> Staff:
        front = self.stage.house.front
        mine = next(each for each in CREW.values() if each.role is StaffRole.WORKER and each.side is side)
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == mine.alias))


def _new(house: SideHouse, alias: str, at: Moment) -> NewClient:
    opener = "Er staat iets klaar."
    contact = SafeContact(_ALWAYS, str(ZONE), Mode.OPEN, opener, after(at, 30 * DAY), messages_per_day=3)
    return NewClient(
        alias=alias,
        role=_ROLES[house.side],
        language=Language.NL_B1,
        bot=house.chosen.bots[0].id,
        contact=contact,
        facts=Facts(),
        programme=WEEKLY,
        card=EmergencyCard(),
        agreement_version="1",
    )


@dataclass(frozen=True, slots=True)
class StagedTheatre:
    """Opens a house for the drill on one kind of database."""

    databases: Mapping[str, str] | None
    tell_clock: ClockTeller
    out: Path | None = None

    @contextmanager
    def open(
        self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str, patience: int
    ) -> Iterator[TelegramHouse]:
        known = tuple(StagedBot(bot.side, bot.token, bot.username, "Planning") for bot in bots)
        with tempfile.TemporaryDirectory(prefix="nabij-telegram-") as folder:
            settings = stage_settings(Path(folder), telegram_url, known, pager_url, self.databases)
            settings = replace(settings, telegram_seconds=patience)
            try:
                with staged(settings, tuple(CREW.values()), self.tell_clock, monday_ten()) as stage:
                    yield StagedTelegram(stage)
            finally:
                self._keep_journal(Path(folder) / JOURNAL)

    def _keep_journal(self, journal: Path) -> None:
        if self.out is not None and journal.exists():
            self.out.mkdir(parents=True, exist_ok=True)
            shutil.copy(journal, self.out)


def telegram(*, only: str, database: str, dsn: str, seed: int, out: Path | None) -> bool:
    """Play the misbehaviours on a database; print the result. Raises Refused for what cannot be opened."""
    chosen = _chosen(only)
    with databases_of(database, dsn) as databases:
        result = run_telegram(lambda tell: StagedTheatre(databases, tell, out), chosen)
    return finish({**result, "database": database, "seed": seed}, out)


def _chosen(only: str) -> Sequence[Scenario]:
    names = [name.strip() for name in only.split(",") if name.strip()]
    unknown = sorted(set(names) - {each.name for each in SCENARIOS})
    if unknown:
        raise Refused([f"Scenario '{name}' ken ik niet." for name in unknown])
    return [each for each in SCENARIOS if not names or each.name in names]
