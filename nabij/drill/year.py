"""A year of one made-up client: the real engine, vault and channel, a moved clock, a phone of our own."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.library import Library
from bot.rate import Pace
from bot.rate import Window as Span
from cases.anchors import Anchor
from cases.desk import EmergencyCard, NewClient, Staff
from cases.events import ConversationClaimed, Event, FlagClosed, HandedBack, SafeContactRenewed
from cases.facts import Facts, Phase
from cases.ids import BotId, ClientId, EventId
from cases.levels import Language, Mode
from cases.moments import DAY, MINUTE, Moment, after, at_wall, moment_of, wall
from cases.programme import Programme
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.windows import is_valid
from drills.chance import chance_of
from nabij.desk import WiredDesk
from nabij.drill.stages import CREW
from nabij.drill.year_books import Books
from nabij.drill.year_life import MOST_TAPS, Answers, Life
from nabij.preview import WrongUse, side_of
from nabij.stage import Staged, StagedBot, stage_settings, staged
from simulator import Limits, Phone, Simulator

ZONE = ZoneInfo("Europe/Amsterdam")
DAYS = 365
BOTS = (
    StagedBot(Side.A, "1001:year-side-a", "planning_year_a_bot", "Planning"),
    StagedBot(Side.B, "2002:year-side-b", "agenda_year_b_bot", "Agenda"),
)
USER = 731
EVENINGS = tuple(Window(day, time(18, 0), time(21, 30)) for day in range(7))
ENROLLED = time(10, 0)
BRING_SECONDS = 10.0
RENEW = "renew_contact"
_NO_LIMIT = 10_000
AWAKE, ASLEEP = time(8), time(23)
AGREED_DAYS = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What is simulated. ``days`` is a year; tests take less."""

    programme: str
    start: date
    seed: int
    answers: Answers
    days: int = DAYS


@dataclass
class Year:
    """One client on a stage, from enrolment on."""

    stage: Staged
    simulator: Simulator
    side: Side
    phone: Phone
    client: ClientId
    books: Books
    life: Life
    contact: SafeContact
    worker: Staff
    _heard: int = 0

    def run(self, until: Moment, progress: Callable[[Moment], None]) -> None:
        """Live from one due moment to the next until ``until``."""
        first = self.stage.now()
        self._after_step()
        while self.stage.now() < until:
            due, now = self.stage.next_due(), self.stage.now()
            soon = after(now, MINUTE) if due is not None and due <= now else due or until
            self.stage.clock.move_to(min(soon, until))
            self._settle()
            self._write(1 + (self.stage.now() - first) // DAY)
            self._after_step()
            progress(self.stage.now())

    def _after_step(self) -> None:
        self._look()
        self._tap()
        self._work()

    def _write(self, day: int) -> None:
        words = self.life.words(day)
        if words:
            self._send(words)

    def _tap(self) -> None:
        if not AWAKE <= wall(self.stage.now(), ZONE).time() < ASLEEP:
            return
        for _ in range(MOST_TAPS):
            screen = self.phone.screen(self._bot)
            if not screen.buttons or screen.notification is None or not self.life.looks():
                return
            self._send(self.life.tap(screen.buttons))

    def _send(self, text: str) -> None:
        self.books.said(self.stage.now(), text)
        self.phone.send(self._bot, text)
        self._settle()
        self._look()

    def _settle(self) -> None:
        self.simulator.wait_until(lambda: self.simulator.pending(self._bot) == 0, BRING_SECONDS)
        self.stage.settle()

    def _look(self) -> None:
        calls = self.simulator.ledger(method="sendMessage", chat_id=USER)
        for call in calls[self._heard :]:
            if call.message_id is not None:
                self.books.heard(moment_of(call.at), str(call.params["text"]))
        self._heard = len(calls)
        self.books.look(self.contact, self.phone.screen(self._bot), self.stage.now())

    def _work(self) -> None:
        """Do what workers do: take what was flagged, close it, give back, renew what ended, end tasks."""
        for row in self._desk.flags(self.worker, "alle"):
            if row.client == self.client and row.claimed_by is None:
                self._do(ConversationClaimed(*self._now(), self.worker.id, "Anna", row.flag))
                self._do(FlagClosed(*self._now(), self.worker.id, row.flag, "spoken"))
                self._do(HandedBack(*self._now(), self.worker.id))
        tasks = self._desk.tasks(self.worker)
        agreed = self._agreed()
        ended = agreed is None or not is_valid(agreed, after(self.stage.now(), MINUTE))
        if ended or RENEW in [task.kind for task in tasks]:
            self.contact = contact_from(self.stage.now())
            self._do(SafeContactRenewed(*self._now(), self.worker.id, self.contact, resume=True))
        for task in tasks:
            self._desk.finish_task(self.worker, task.id)
        self._settle()

    def _agreed(self) -> SafeContact | None:
        """Return the record as the store has it now."""
        store = self.stage.house.sides[self.side].store
        with store.store.read() as conn:
            opened = store.read_client(conn, self.client)
        return None if opened is None else opened.state.contact

    def _do(self, event: Event) -> None:
        self._desk.handle(self.worker, self.client, event)

    def _now(self) -> tuple[EventId, Moment]:
        return EventId(self.stage.house.hall.tempo.ids.new()), self.stage.now()

    @property
    def _bot(self) -> str:
        return next(bot.username for bot in BOTS if bot.side is self.side)

    @property
    def _desk(self) -> WiredDesk:
        return self.stage.house.sides[self.side].desk


def worker_of(stage: Staged, side: Side) -> Staff:
    alias = CREW[side.value].alias
    front = stage.house.front
    return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))


def unhurried() -> Pace:
    """Return a pace that waits for nothing: the phone is made up and has no limits."""
    return Pace(of_chat=_NO_LIMIT, bot=Span(_NO_LIMIT))


@contextmanager
def lived(asked: Asked, library: Library) -> Iterator[Year]:
    """Enrol the client on a stage of its own and pair the phone. Raises WrongUse."""
    programme = library.programmes.get(asked.programme)
    if programme is None:
        raise WrongUse(f"--programme '{asked.programme}' is onbekend. Kies uit: {_known(library)}.")
    side = Side(side_of(programme))
    begin = at_wall(asked.start, ENROLLED, ZONE)
    with (
        tempfile.TemporaryDirectory(prefix="nabij-year-") as folder,
        Simulator(limits=Limits(on=False)) as simulator,
    ):
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username, bot.name)
        settings = stage_settings(Path(folder), simulator.url, BOTS)
        with staged(settings, tuple(CREW.values()), simulator.clock.set, begin, pace=unhurried) as stage:
            yield _enrolled(stage, simulator, side, programme, asked)


def _enrolled(stage: Staged, simulator: Simulator, side: Side, programme: Programme, asked: Asked) -> Year:
    house, worker, now = stage.house.sides[side], worker_of(stage, side), stage.now()
    contact = contact_from(now)
    new = NewClient(
        alias="Duin-731",
        role=_ROLES.get(programme.name, Role.STAYER),
        language=Language.NL_B1,
        bot=BotId(f"{side.value}1"),
        contact=contact,
        facts=_facts(programme, asked.start),
        programme=programme.name,
        card=EmergencyCard(name="S."),
        agreement_version="1",
    )
    client = house.desk.enrol(worker, new)
    phone = simulator.phone(USER, first_name="S.")
    username = next(bot.username for bot in BOTS if bot.side is side)
    phone.start(username, house.desk.issue_link(worker, client).token)
    simulator.wait_until(lambda: simulator.pending(username) == 0, BRING_SECONDS)
    stage.settle()
    house.desk.accept_pairing(worker, client)
    stage.settle()
    books = Books(client, house.database, ZONE)
    life = Life(asked.answers, chance_of(asked.seed))
    return Year(stage, simulator, side, phone, client, books, life, contact, worker)


_ROLES = {
    "thv-removed": Role.REMOVED_PERSON,
    "staying-together-b": Role.REMOVED_PERSON,
    "elder": Role.ELDER,
    "carer": Role.CARER,
}


def _facts(programme: Programme, start: date) -> Facts:
    """Return what a worker records at enrolment: of a barring order the day on which it began."""
    ban = programme.anchor is Anchor.THV_START
    began = at_wall(start, time(0), ZONE) if ban else None
    return Facts(phase=Phase.F0 if ban else Phase.F1, ban_active=ban, ban_began=began, living_apart=True)


def _known(library: Library) -> str:
    return ", ".join(sorted(library.programmes))


def end_of(asked: Asked) -> Moment:
    return at_wall(asked.start + timedelta(days=asked.days), ENROLLED, ZONE)


def contact_from(now: Moment) -> SafeContact:
    """Return the record as it is agreed at a moment: evenings, open words, thirty days."""
    return SafeContact(EVENINGS, ZONE.key, Mode.OPEN, "Er staat iets klaar.", after(now, AGREED_DAYS * DAY))
