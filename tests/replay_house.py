"""One house without threads: a clock and ids that are told, loops that are turned by hand, a phone of lists.

The ids of a side come from that side's own row of numbers, so that what one side draws moves nothing of the
other. Everything else is the real house: stores on SQLite, keys, rules, desks, coordination.
"""

import hashlib
import json
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import time
from io import StringIO
from pathlib import Path
from typing import Any

from canary import ADDRESS, ALIAS, NAME, PHONE, chat
from sqlalchemy import Connection, LargeBinary, Select, Table, delete, inspect, select

from bot.arrivals import peek
from bot.clockwork import Clockwork
from bot.inbox import Inbox
from bot.log import Log
from cases.desk import EmergencyCard, NewClient, Staff
from cases.events import ConversationClaimed, Event, FlagClosed, HandedBack
from cases.facts import Facts, Phase
from cases.ids import BotId, ClientId, EventId, PhoneMessage
from cases.levels import Language, Mode
from cases.moments import DAY, SECOND, Moment, after
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.traffic import RawUpdate, Sent
from escalation.precedence import at_send
from nabij.drill.stages import CREW, monday_ten
from nabij.house import House, SideHouse, Tempo
from nabij.prepare import migrate_all, write_keys
from nabij.settings import Settings
from nabij.stage import StagedBot, man, stage_settings
from vault.data_keys import seals_of
from vault.tables_side import dek, message, outbox

BOTS = (
    StagedBot(Side.A, "1001:replay-a", "planning_replay_a_bot", "Planning"),
    StagedBot(Side.B, "2002:replay-b", "agenda_replay_b_bot", "Agenda"),
)
CHATS = {Side.A: chat(1), Side.B: chat(2)}
NOWHERE = "http://127.0.0.1:9"
ALL_DAY = tuple(Window(day, time(8), time(22)) for day in range(7))
NEVER = Moment(2**62)
_STOP = threading.Event()


class ToldClock:
    """A clock that stands still until it is moved."""

    def __init__(self, begin: Moment) -> None:
        self._now = begin

    def now(self) -> Moment:
        return self._now

    def real(self) -> Moment:
        return self._now

    def move_to(self, moment: Moment) -> None:
        self._now = max(self._now, moment)


@dataclass
class OwnIds:
    """Ids of whoever is at work now, each from a row of its own."""

    whose: str = "house"
    drawn: Counter[str] = field(default_factory=Counter)

    def new(self) -> str:
        self.drawn[self.whose] += 1
        return hashlib.blake2b(f"{self.whose}:{self.drawn[self.whose]}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as it came to a phone; ``gone`` names messages that were taken away then."""

    at: Moment
    text: str
    keyboard: tuple[tuple[str, ...], ...] = ()
    gone: tuple[int, ...] = ()


@dataclass
class Replay:
    """The house, turned by hand."""

    house: House
    clock: ToldClock
    ids: OwnIds
    shown: dict[Side, list[Shown]] = field(default_factory=lambda: {side: [] for side in Side})
    clients: dict[Side, ClientId] = field(default_factory=dict)
    _numbers: Counter[Side] = field(default_factory=Counter)

    @contextmanager
    def at_work(self, side: Side) -> Iterator[SideHouse]:
        self.ids.whose = side.value
        yield self.house.sides[side]
        self.ids.whose = "house"

    def staff(self, place: str) -> Staff:
        front = self.house.front
        return front.staff(next(one.staff for one in front.colleagues() if one.alias == CREW[place].alias))

    def enrol(self, side: Side, case_link: str = "") -> None:
        """Enrol a client as a worker does, press the link, accept, and let the start arrive."""
        with self.at_work(side) as house:
            worker = self.staff(side.value)
            client = house.desk.enrol(worker, _new(side, self.clock.now(), case_link))
            self.clients[side] = client
            token = house.desk.issue_link(worker, client).token
        self.write(side, f"/start {token}")
        with self.at_work(side) as house:
            house.desk.accept_pairing(worker, client)
        self.settle(side)

    def case_link(self, side: Side) -> str:
        """Return the lead's code for the second side of the only case."""
        lead = self.staff("lead")
        ((case_id, _code, _parties),) = self.house.front.cases(lead)
        return self.house.front.link_code(lead, case_id, side)

    def write(self, side: Side, text: str) -> None:
        """Send a text from the phone of this side, and let everything that follows happen."""
        self._numbers[side] += 1
        number, user = self._numbers[side], CHATS[side]
        body = json.dumps(
            {
                "update_id": number,
                "message": {
                    "message_id": 2 * number,
                    "date": self.clock.now() // SECOND,
                    "chat": {"id": user, "type": "private"},
                    "from": {"id": user, "is_bot": False, "first_name": NAME},
                    "text": text,
                },
            }
        ).encode()
        update, found, fault = peek(body)
        with self.at_work(side) as house:
            raw = RawUpdate(BotId(f"{side.value}1"), body, update, found, self.clock.now(), fault)
            house.store.intake.keep(raw)
        self.settle(side)

    def settle(self, side: Side) -> None:
        """Turn the loops of one side until nothing of it is due any more."""
        with self.at_work(side) as house:
            hall, store = self.house.hall, house.store
            inbox = Inbox(store.intake, store.ledger, house.brain.rules, self.clock, house.wake, hall.log)
            due = Clockwork(store.ledger, house.brain.rules, self.clock, self.ids, house.wake, hall.log)
            while inbox.once(_STOP) + due.once(_STOP) + self._send(side, house):
                pass

    def forward(self, until: Moment, sides: tuple[Side, ...]) -> None:
        """Move through each due moment of these sides up to ``until``."""
        while (soonest := self._next(sides)) <= until:
            self.clock.move_to(soonest)
            for side in sides:
                self.settle(side)
        self.clock.move_to(until)
        for side in sides:
            self.settle(side)

    def _next(self, sides: tuple[Side, ...]) -> Moment:
        """Return the next due moment ahead; what stays due is looked at again then."""
        dues = [self.house.sides[side].store.ledger.next_due() for side in sides]
        return min((due for due in dues if due is not None and due > self.clock.now()), default=NEVER)

    def calm(self, side: Side) -> None:
        """Let the worker of this side take every flag, close it, and give back."""
        with self.at_work(side) as house:
            worker, client = self.staff(side.value), self.clients[side]
            rows = [row for row in house.desk.flags(worker, "alle") if row.client == client]
            for row in rows[:1]:
                if row.claimed_by is None:
                    self._do(house, ConversationClaimed(*self._event(), worker.id, worker.alias, row.flag))
            for row in rows:
                self._do(house, FlagClosed(*self._event(), worker.id, row.flag, "spoken"))
            if rows:
                self._do(house, HandedBack(*self._event(), worker.id))
        self.settle(side)

    def erase(self, side: Side) -> None:
        """Destroy the data keys of this side's client: nothing of it opens any more."""
        with self.house.sides[side].database.begin() as conn:
            conn.execute(delete(dek).where(dek.c.client == self.clients[side]))

    def _do(self, house: SideHouse, event: Event) -> None:
        house.desk.handle(self.staff(house.side.value), self.clients[house.side], event)

    def _event(self) -> tuple[EventId, Moment]:
        return EventId(self.ids.new()), self.clock.now()

    def _send(self, side: Side, house: SideHouse) -> int:
        """Do what sender and courier do, one message after another."""
        outgoing, now, done = house.store.outbox, self.clock.now(), 0
        bot = BotId(f"{side.value}1")
        for parcel in outgoing.heads(bot, now, 50):
            leased = outgoing.lease(parcel, now, after(now, 40 * SECOND), at_send)
            done += 1
            if leased is not None:
                opened, leave = leased
                self.shown[side].append(Shown(now, leave.text, leave.keyboard))
                outgoing.settle(opened, Sent(PhoneMessage(2 * len(self.shown[side]) + 1)), now)
        for deletion in outgoing.deletions(bot, now, 50):
            self.shown[side].append(Shown(now, "", gone=tuple(deletion.messages)))
            outgoing.deleted(deletion, True, now)
            done += 1
        for page in outgoing.pages(now, 50):
            outgoing.paged(page.id, True, now)
            done += 1
        for alert in outgoing.alerts(now, 50):
            self.house.front.deliver_alert(side, alert)
            outgoing.alerted(alert.id, now)
            done += 1
        return done

    def rows(self, side: Side) -> dict[str, list[dict[str, Any]]]:
        """Return every row of a side's store; what is sealed is left out here and opened in ``words``."""
        database = self.house.sides[side].database
        with database.read() as conn:
            names = [name for name in inspect(conn).get_table_names() if name in database.metadata.tables]
            return {name: _plain(conn, database.metadata.tables[name]) for name in sorted(names)}

    def words(self, side: Side) -> list[tuple[str, str, str]]:
        """Return what is sealed of this client's messages and parcels, opened."""
        house, client = self.house.sides[side], self.clients[side]
        with house.database.read() as conn:
            seals = seals_of(conn, house.store.sealer, client)
            return [
                (table.name, row["id"], seals.open_text(table.name, column, row["id"], row[column]))
                for table, column in ((message, "text_sealed"), (outbox, "body_sealed"))
                for row in conn.execute(_own(table, client)).mappings()
                if row[column] is not None
            ]


def _own(table: Table, client: ClientId) -> Select[Any]:
    return select(table).where(table.c.client == client).order_by(table.c.id)


def _plain(conn: Connection, table: Table) -> list[dict[str, Any]]:
    columns = [column for column in table.c if not isinstance(column.type, LargeBinary)]
    return [dict(row) for row in conn.execute(select(*columns).order_by(*columns)).mappings()]


def _new(side: Side, now: Moment, case_link: str) -> NewClient:
    return NewClient(
        alias=f"Duin-{side.value}-{ALIAS}",
        role=Role.STAYER if side is Side.A else Role.REMOVED_PERSON,
        language=Language.NL_B1,
        bot=BotId(f"{side.value}1"),
        contact=SafeContact(
            ALL_DAY,
            "Europe/Amsterdam",
            Mode.OPEN,
            f"Er staat iets klaar ({side.value}).",
            after(now, 30 * DAY),
        ),
        facts=Facts(phase=Phase.F2, living_apart=True),
        programme="weekly",
        card=EmergencyCard(name=NAME, staying_now=ADDRESS, phones=PHONE),
        agreement_version="1",
        case_link=case_link,
    )


def prepared(folder: Path) -> Settings:
    """Make a house with keys, tables and staff, to be copied for each replay."""
    settings = stage_settings(folder, NOWHERE, BOTS)
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    with House(settings, Tempo(ToldClock(monday_ten()), OwnIds()), Log(StringIO())) as house:
        man(house, tuple(CREW.values()))
    return settings


@contextmanager
def replayed(template: Path, folder: Path) -> Iterator[Replay]:
    """Open a copy of the prepared house, on a Monday at ten."""
    shutil.copytree(template, folder)
    clock, ids = ToldClock(monday_ten()), OwnIds()
    settings = stage_settings(folder, NOWHERE, BOTS)
    with House(settings, Tempo(clock, ids), Log(StringIO())) as house:
        for each in house.sides.values():
            each.brain.learn()
        yield Replay(house, clock, ids)
