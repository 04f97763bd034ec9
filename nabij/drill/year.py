"""A year of one made-up client: the real engine, vault and channel, a moved clock, a phone of our own."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from drills.chance import chance_of
from nabij.desk import WiredDesk
from nabij.drill.stages import CREW
from nabij.drill.year_books import Books
from nabij.drill.year_due import Hours, Known
from nabij.drill.year_life import MOST_TAPS, Answers, Life, SeededIds
from nabij.drill.year_witness import Witness
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
EVENING = Hours(time(18, 0), time(21, 30))
ENROLLED = time(10, 0)
OPENER, LATER = "Er staat iets klaar.", "Later"
BRING_SECONDS = 10.0
RENEW = "renew_contact"
_NO_LIMIT = 10_000
AGREED_DAYS = 30
_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
"""Where there is one, stores that are thrown away are kept in it: no disk has to be waited for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is simulated. ``days`` is a year; tests take less. ``at`` is the hour of enrolment and order."""

    programme: str
    start: date
    seed: int
    answers: Answers
    days: int = DAYS
    at: time = ENROLLED
    hours: Hours = EVENING

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.start, self.at, ZONE)

    @property
    def ends(self) -> date:
        return self.start + timedelta(days=self.days)


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
    witness: Witness
    worker: Staff
    _heard: int = 0
    _left: int = 0
    """The message that this person chose to leave unanswered."""

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
        if not self.witness.known.hours.hold(self._wall(self.stage.now())):
            return
        for _ in range(MOST_TAPS):
            screen = self.phone.screen(self._bot)
            new = screen.notification
            if not screen.buttons or new is None or new.id == self._left:
                return
            if not self.life.looks():
                self._left = new.id
                return
            self._send(self.life.tap(screen.buttons))

    def _send(self, text: str) -> None:
        now = self.stage.now()
        self.books.note(now, "cliënt", text)
        self.witness.did(self._wall(now), text)
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
                self.books.note(moment_of(call.at), "bot", str(call.params["text"]))
                self.witness.heard(call.at.astimezone(ZONE), str(call.params["text"]))
        self._heard = len(calls)
        self.witness.looked(self.phone.screen(self._bot), self._wall(self.stage.now()))

    def _work(self) -> None:
        """Do what workers do: take what was flagged, close it, give back, renew what ended, end tasks."""
        if self.books.look():
            self._take_flags()
            self._end_tasks()
        elif self._wall(self.stage.now()) < self.witness.until:
            return
        if self._wall(self.stage.now()) >= self.witness.until:
            self._renew()
        self._settle()

    def _take_flags(self) -> None:
        own = [row for row in self._desk.flags(self.worker, "alle") if row.client == self.client]
        if own and all(row.claimed_by is None for row in own):
            self._do(ConversationClaimed(*self._now(), self.worker.id, "Anna", own[0].flag))
        for row in own:
            self._do(FlagClosed(*self._now(), self.worker.id, row.flag, "spoken"))
        if own:
            self._do(HandedBack(*self._now(), self.worker.id))

    def _end_tasks(self) -> None:
        """End every task; a new record is agreed where one is asked for, unless the order still runs."""
        tasks = self._desk.tasks(self.worker)
        ban = self.witness.known.ban_ends
        if RENEW in [one.kind for one in tasks] and not (ban and self._wall(self.stage.now()) < ban):
            self._renew()
        for one in tasks:
            self._desk.finish_task(self.worker, one.id)

    def _renew(self) -> None:
        at = self.stage.now()
        contact = contact_from(at, self.witness.known.hours)
        self._do(SafeContactRenewed(*self._now(), self.worker.id, contact, resume=True))
        self.witness.until = agreed_until(self.witness.known, contact, self._wall(at))

    def _do(self, event: Event) -> None:
        self.witness.did(self._wall(self.stage.now()))
        self._desk.handle(self.worker, self.client, event)

    def _now(self) -> tuple[EventId, Moment]:
        return EventId(self.stage.house.hall.tempo.ids.new()), self.stage.now()

    def _wall(self, moment: Moment) -> datetime:
        return wall(moment, ZONE)

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
    place = _MEMORY if _MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="nabij-year-", dir=place) as folder,
        Simulator(limits=Limits(on=False)) as simulator,
    ):
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username, bot.name)
        settings = stage_settings(Path(folder), simulator.url, BOTS)
        begin = moment_of(asked.begins)
        crew, ids = tuple(CREW.values()), SeededIds(asked.seed)
        with staged(settings, crew, simulator.clock.set, begin, pace=unhurried, ids=ids) as stage:
            order = programme.anchor is Anchor.THV_START
            known = Known(programme, Side(side_of(programme)), asked.hours, asked.begins, order)
            yield _enrolled(stage, simulator, known, asked)


def _enrolled(stage: Staged, simulator: Simulator, known: Known, asked: Asked) -> Year:
    side = known.side
    house, worker = stage.house.sides[side], worker_of(stage, side)
    new = _new_client(known, stage.now())
    client = house.desk.enrol(worker, new)
    phone = simulator.phone(USER, first_name="S.")
    username = next(bot.username for bot in BOTS if bot.side is side)
    phone.start(username, house.desk.issue_link(worker, client).token)
    simulator.wait_until(lambda: simulator.pending(username) == 0, BRING_SECONDS)
    stage.settle()
    # The answer to the link comes first: what comes after the worker's yes is the start.
    simulator.wait_until(lambda: bool(phone.screen(username).from_bot), BRING_SECONDS)
    accepted = wall(stage.now(), ZONE)
    house.desk.accept_pairing(worker, client)
    stage.settle()
    witness = Witness(known, OPENER, LATER, accepted, agreed_until(known, new.contact, accepted))
    witness.did(accepted)
    books = Books(client, house.database)
    life = Life(asked.answers, chance_of(asked.seed))
    return Year(stage, simulator, side, phone, client, books, life, witness, worker)


def _new_client(known: Known, now: Moment) -> NewClient:
    return NewClient(
        alias="Duin-731",
        role=_ROLES.get(known.programme.name, Role.STAYER),
        language=Language.NL_B1,
        bot=BotId(f"{known.side.value}1"),
        contact=contact_from(now, known.hours),
        facts=_facts(known),
        programme=known.programme.name,
        card=EmergencyCard(name="S."),
        agreement_version="1",
    )


_ROLES = {
    "thv-removed": Role.REMOVED_PERSON,
    "staying-together-b": Role.REMOVED_PERSON,
    "elder": Role.ELDER,
    "carer": Role.CARER,
}


def _facts(known: Known) -> Facts:
    """Return what a worker records at enrolment: of a barring order the day and hour at which it began."""
    if not known.order:
        return Facts(phase=Phase.F1, living_apart=True)
    midnight = at_wall(known.begins.date(), time(0), ZONE)
    minute = known.begins.hour * 60 + known.begins.minute
    return Facts(phase=Phase.F0, ban_active=True, ban_began=midnight, living_apart=True, ban_minute=minute)


def _known(library: Library) -> str:
    return ", ".join(sorted(library.programmes))


def end_of(asked: Asked) -> Moment:
    return moment_of(datetime.combine(asked.ends, asked.at, ZONE))


def contact_from(now: Moment, hours: Hours) -> SafeContact:
    """Return the record as it is agreed at a moment: the same hours every day, open words, thirty days."""
    windows = tuple(Window(day, hours.opens, hours.closes) for day in range(7))
    return SafeContact(windows, ZONE.key, Mode.OPEN, OPENER, after(now, AGREED_DAYS * DAY))


def agreed_until(known: Known, contact: SafeContact, at: datetime) -> datetime:
    """Return until when we may write: what was agreed before an order ends, ends with it (practice H7)."""
    until, ban = wall(contact.valid_until, ZONE), known.ban_ends
    return ban if ban is not None and at < ban < until else until
