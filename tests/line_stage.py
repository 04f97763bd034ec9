"""The whole house on one stage: real stores, real HTTP, the simulator's phones, a moved clock."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path

from canary import ADDRESS, ALIAS, NAME, PHONE, chat
from canary_watch import watched

from bot.rate import Pace
from cases.desk import EmergencyCard, NewClient, Staff, StaffRole
from cases.errors import NotYours
from cases.events import ConversationClaimed, Event, FlagClosed, HandedBack, WorkerReplied
from cases.facts import Facts, Phase
from cases.ids import BotId, ClientId, EventId
from cases.levels import Language, Mode
from cases.moments import DAY, Moment, after
from cases.safe_contact import Channel, SafeContact, Window
from cases.sides import Role, Side
from escalation.turn_worker import UNDO
from nabij.desk import WiredDesk
from nabij.drill.stages import monday_ten
from nabij.settings_paging import PagingSettings
from nabij.stage import Person, Staged, StagedBot, stage_settings, staged
from simulator import Limits, Phone, Screen, Simulator

BOTS = (
    StagedBot(Side.A, "1001:line-side-a", "planning_line_a_bot", "Planning"),
    StagedBot(Side.B, "2002:line-side-b", "agenda_line_b_bot", "Agenda"),
)
PASSWORD = "een-lang-wachtwoord"
CREW = (
    Person("anna", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    Person("bert", PASSWORD, "Bert", StaffRole.WORKER, Side.B),
    Person("carla", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    Person("lies", PASSWORD, "Lies", StaffRole.LEAD, None),
)
OPENER = "Er staat een vragenlijst klaar. 2 minuten."
ALL_DAY = tuple(Window(day, time(8, 0), time(22, 0)) for day in range(7))


@dataclass
class Line:
    """A running house with a simulator; people are enrolled by ``enrol``."""

    simulator: Simulator
    stage: Staged
    users: Iterator[int] = field(default_factory=lambda: iter(range(chat(0), chat(99))))

    def desk(self, side: Side) -> WiredDesk:
        return self.stage.house.sides[side].desk

    def staff(self, alias: str) -> Staff:
        front = self.stage.house.front
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))

    def worker(self, side: Side) -> Staff:
        return self.staff("Anna" if side is Side.A else "Bert")

    def event(self) -> EventId:
        return EventId(self.stage.house.hall.tempo.ids.new())

    def settle(self) -> None:
        """Wait until every phone's messages were brought and everything due is done."""
        for bot in BOTS:
            self.simulator.wait_until(lambda bot=bot: self.simulator.pending(bot.username) == 0, 10.0)
        self.stage.settle()

    def forward(self, microseconds: int) -> None:
        self.stage.forward(after(self.stage.now(), microseconds))

    def calm(self) -> None:
        """Let the workers take over, close every flag and give back: no ladder runs on after a test."""
        for side in Side:
            worker, desk, now = self.worker(side), self.desk(side), self.stage.now()
            rows = desk.flags(worker, "alle")
            for row in rows:
                if row.client is None:
                    continue
                if row.claimed_by is None:
                    desk.handle(
                        worker,
                        row.client,
                        ConversationClaimed(self.event(), now, worker.id, "Anna", row.flag),
                    )
                desk.handle(worker, row.client, FlagClosed(self.event(), now, worker.id, row.flag, "spoken"))
            for client in {row.client for row in rows if row.client is not None}:
                with suppress(NotYours):
                    desk.handle(worker, client, HandedBack(self.event(), now, worker.id))
        self.settle()

    def enrol_called(self) -> ClientId:
        """Enrol somebody of side a who is only called: there is no phone to pair."""
        new = _record(
            f"Bel-{ALIAS}-{next(self.users) % 100}", Side.A, Mode.OPEN, self.stage.now(), channel=Channel.CALL
        )
        return self.desk(Side.A).enrol(self.worker(Side.A), new)

    def enrol(self, side: Side = Side.A, mode: Mode = Mode.OPEN, **more: object) -> "Client":
        """Enrol a client as a worker does, pair a new phone, and let the start dialogue arrive."""
        user = next(self.users)
        alias = f"Duin-{ALIAS}-{user % 100}"
        new = _record(alias, side, mode, self.stage.now(), **more)
        desk, worker = self.desk(side), self.worker(side)
        client = desk.enrol(worker, new)
        token = desk.issue_link(worker, client).token
        phone = self.simulator.phone(user, first_name=NAME)
        bot = next(bot.username for bot in BOTS if bot.side is side)
        phone.start(bot, token)
        self.settle()
        desk.accept_pairing(worker, client)
        self.settle()
        return Client(self, client, phone, bot, side)


@dataclass
class Client:
    line: Line
    id: ClientId
    phone: Phone
    bot: str
    side: Side

    def screen(self) -> Screen:
        return self.phone.screen(self.bot)

    def write(self, text: str) -> list[str]:
        """Send a text; return what the bot accepted for this phone since, also what is gone again."""
        before = len(self.heard())
        self.phone.send(self.bot, text)
        self.line.settle()
        return self.heard()[before:]

    def tap(self, label: str) -> list[str]:
        before = len(self.heard())
        self.phone.tap(self.bot, label)
        self.line.settle()
        return self.heard()[before:]

    def heard(self) -> list[str]:
        calls = self.line.simulator.ledger(method="sendMessage", chat_id=self.phone.user_id)
        return [str(call.params["text"]) for call in calls if call.message_id is not None]

    def flags(self) -> list[str]:
        """Return the levels of this client's open flags, most urgent first."""
        rows = self.line.desk(self.side).flags(self.line.worker(self.side), "alle")
        return [row.level.word for row in rows if row.client == self.id]

    def does(self, event: Event) -> None:
        self.line.desk(self.side).handle(self.line.worker(self.side), self.id, event)
        self.line.settle()

    def claimed(self) -> None:
        worker = self.line.worker(self.side)
        rows = self.line.desk(self.side).flags(worker, "alle")
        flag = next(row.flag for row in rows if row.client == self.id)
        self.does(
            ConversationClaimed(self.line.event(), self.line.stage.now(), worker.id, worker.alias, flag)
        )

    def answered(self, text: str) -> None:
        worker = self.line.worker(self.side)
        self.does(WorkerReplied(self.line.event(), self.line.stage.now(), worker.id, text))
        self.line.forward(UNDO)

    def given_back(self) -> None:
        worker = self.line.worker(self.side)
        for row in self.line.desk(self.side).flags(worker, "alle"):
            if row.client == self.id:
                now = self.line.stage.now()
                self.does(FlagClosed(self.line.event(), now, worker.id, row.flag, "spoken"))
        self.does(HandedBack(self.line.event(), self.line.stage.now(), worker.id))


@contextmanager
def a_line(
    people: tuple[Person, ...] = CREW,
    begin: Moment | None = None,
    paging: PagingSettings | None = None,
    pace: Callable[[], Pace] = Pace,
) -> Iterator[Line]:
    """Open the house on SQLite, on a Monday at ten; without ``paging`` nobody is called anywhere."""
    with tempfile.TemporaryDirectory() as folder, Simulator(limits=Limits(on=False)) as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        settings = stage_settings(Path(folder), simulator.url, BOTS)
        settings = replace(settings, paging=paging or settings.paging)
        with staged(settings, people, simulator.clock.set, begin or monday_ten(), watched, pace) as stage:
            yield Line(simulator, stage)


def _record(alias: str, side: Side, mode: Mode, now: Moment, **more: object) -> NewClient:
    contact = {
        "windows": ALL_DAY,
        "zone": "Europe/Amsterdam",
        "mode": mode,
        "opener": OPENER,
        "valid_until": after(now, 30 * DAY),
        "messages_per_day": 3,
    }
    given = {name: more.pop(name) for name in list(more) if name in SafeContact.__dataclass_fields__}
    return NewClient(
        **{
            "alias": alias,
            "role": Role.STAYER if side is Side.A else Role.REMOVED_PERSON,
            "language": Language.NL_B1,
            "bot": BotId(f"{side.value}1"),
            "contact": SafeContact(**{**contact, **given}),  # type: ignore[arg-type]  # tests name what differs
            "facts": Facts(phase=Phase.F2, living_apart=True),
            "card": EmergencyCard(name=NAME, staying_now=ADDRESS, phones=PHONE),
            "programme": "weekly",
            "agreement_version": "1",
            **more,
        }
    )
