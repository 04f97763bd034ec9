"""A volunteer on the real line: stores, turn and desks of one house, without a messenger."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from vault_desks import CONTACT, new_client

from bot.clock import MovableClock, SystemClock
from bot.handle import take
from bot.log import Log
from cases.desk import Staff, StaffRole
from cases.errors import NotFound, NotReady, NotYours, OutsideWindow, TooHeavy
from cases.events import (
    GivenToVolunteer,
    HandedBack,
    Kind,
    MessageReceived,
    VolunteerLetGo,
    WorkerReplied,
    WorkerThreatened,
)
from cases.ids import ClientId, EventId, PhoneMessage, StaffId
from cases.levels import Level, Mode
from cases.moments import DAY, MINUTE, Moment, after
from cases.safe_contact import Window
from cases.sides import Side
from nabij.desk import WiredDesk
from nabij.drill.stages import monday_ten
from nabij.house import House, Tempo, real_tempo
from nabij.live import Live
from nabij.prepare import migrate_all, write_keys
from nabij.stage import Person, StagedBot, man, stage_settings

PASSWORD = "een-lang-wachtwoord"
BOT = StagedBot(Side.A, "1001:lent-side-a", "planning_lent_a_bot", "Planning")
CREW = (
    Person("anna", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    Person("carla", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    Person("lies", PASSWORD, "Lies", StaffRole.LEAD, None),
)
NOWHERE = "http://127.0.0.1:9"
ALWAYS = tuple(Window(day, time(0), time(23, 59)) for day in range(7))


class Stage:
    """A house with one client who was given to Bo."""

    def __init__(self, house: House, clock: MovableClock) -> None:
        self.house, self.clock = house, clock
        self.desk: WiredDesk = house.sides[Side.A].desk
        self.anna, self.carla = self._person("Anna"), self._person("Carla")
        front, login = house.front, house.hall.tempo.ids.new()
        self.bo = front.staff(front.add_staff(login, PASSWORD, "Bo", StaffRole.BUDDY, Side.A))
        day = date(2026, 1, 1)
        house.front.set_volunteer(self.carla, self.bo.id, day, day, 1)
        self.client = self._enrol()
        self.desk.match(self.anna, self.client, self.bo.id, 10, wish=False)

    def _person(self, alias: str) -> Staff:
        front = self.house.front
        return front.staff(next(each.staff for each in front.colleagues() if each.alias == alias))

    def _enrol(self) -> ClientId:
        (bot,) = self.house.settings.sides[Side.A].bots
        contact = replace(CONTACT, windows=ALWAYS, mode=Mode.OPEN, valid_until=after(self.now(), 30 * DAY))
        return self.desk.enrol(self.anna, replace(new_client(self.name()[:8]), bot=bot.id, contact=contact))

    def now(self) -> Moment:
        return self.clock.now()

    def name(self) -> EventId:
        return EventId(self.house.hall.tempo.ids.new())

    def give(self, to: StaffId | None = None) -> None:
        now = self.now()
        event = GivenToVolunteer(self.name(), now, self.anna.id, to or self.bo.id, "", now)
        self.desk.give_talk(self.anna, self.client, event)

    def hear(self, text: str) -> None:
        """Let a message of the client come in by the turn."""
        house, now = self.house.sides[Side.A], self.now()
        event = MessageReceived(self.name(), now, now, Kind.TEXT, text, PhoneMessage(7))
        with house.store.ledger.open(self.client) as desk:
            take(desk, event, house.brain.rules())

    def reply(self, text: str = "Dag!", override: str = "") -> WorkerReplied:
        return WorkerReplied(self.name(), self.now(), self.bo.id, text, override)

    def flags(self) -> list[tuple[str, Level, str]]:
        rows = self.desk.flags(self.anna, "alle")
        return [(row.code, row.level, row.source) for row in rows if row.client == self.client]

    def unread(self) -> int:
        return sum(row.count for row in self.desk.reading_list(self.anna) if row.client == self.client)


@pytest.fixture(scope="module")
def clock() -> MovableClock:
    clock = MovableClock(SystemClock(), ())
    clock.move_to(monday_ten())
    return clock


@pytest.fixture(scope="module")
def house(clock: MovableClock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    chosen = stage_settings(tmp_path_factory.mktemp("lent"), NOWHERE, (BOT,))
    write_keys(chosen)
    migrate_all(lambda _line: None, chosen)
    with House(chosen, Tempo(clock, real_tempo().ids), Log(io.StringIO())) as house:
        man(house, CREW)
        house.sides[Side.A].brain.learn()
        yield house


@pytest.fixture
def stage(house: House, clock: MovableClock) -> Stage:
    return Stage(house, clock)


def test_a_volunteer_writes_and_a_heavy_word_takes_the_conversation_away(stage: Stage) -> None:
    small = stage.desk.volunteers
    with pytest.raises(NotYours):
        small.act(stage.bo, stage.client, stage.reply())
    stage.give()
    stage.hear("We gaan morgen naar de markt.")
    small.act(stage.bo, stage.client, stage.reply("Wat leuk."), "formulier-1")
    small.act(stage.bo, stage.client, stage.reply("Wat leuk."), "formulier-1")
    shown = small.talk(stage.bo, stage.client)
    assert [line.text for line in shown.lines if line.mine] == ["Wat leuk."]
    assert "Bo" in shown.lines[0].text
    assert (shown.free, stage.house.front.volunteer(stage.bo.id).minutes) == (True, 15)
    assert stage.unread() == 1
    stage.hear("hij staat voor de deur met een mes")
    gone = small.talk(stage.bo, stage.client)
    assert (gone.given.holds, gone.given.gone, gone.lines, gone.free) == (False, True, (), False)
    assert [level for _, level, _ in stage.flags()] == [Level.ACUTE]
    with pytest.raises(NotYours):
        small.act(stage.bo, stage.client, stage.reply())
    with pytest.raises(TooHeavy):
        stage.give()


def test_too_big_calls_a_colleague_and_giving_back_calls_nobody(stage: Stage) -> None:
    stage.give()
    done = HandedBack(stage.name(), stage.now(), stage.bo.id)
    stage.desk.volunteers.act(stage.bo, stage.client, done)
    assert not stage.desk.volunteers.talk(stage.bo, stage.client).given.gone
    assert stage.flags() == []
    stage.give()
    let_go = VolunteerLetGo(stage.name(), stage.now(), stage.bo.id)
    stage.desk.volunteers.act(stage.bo, stage.client, let_go)
    assert stage.flags() == [("", Level.HIGH, "volunteer")]
    assert stage.desk.volunteers.talk(stage.bo, stage.client).given.gone


def test_taking_the_client_back_or_everything_frees_the_line(stage: Stage) -> None:
    stage.give()
    stage.desk.unmatch(stage.anna, stage.client, stage.bo.id)
    assert stage.desk.holder(stage.anna, stage.client) is None
    with pytest.raises(NotFound):
        stage.give()
    stage.desk.match(stage.anna, stage.client, stage.bo.id, 10, wish=False)
    stage.give()
    with pytest.raises(NotFound):
        stage.desk.volunteers.free(stage.anna, stage.bo.id)
    stage.desk.volunteers.free(stage.carla, stage.bo.id)
    assert stage.desk.holder(stage.anna, stage.client) is None


def test_a_match_that_ran_out_gives_the_next_message_to_the_line(stage: Stage) -> None:
    stage.give()
    stage.clock.move_to(after(stage.now(), 10 * DAY + MINUTE))
    stage.hear("Hallo?")
    with pytest.raises(NotFound):
        stage.desk.volunteers.talk(stage.bo, stage.client)
    assert stage.desk.conversation(stage.anna, stage.client).state.held_by is None


def test_the_hours_of_the_week_and_the_safe_window_bind_a_volunteer(stage: Stage) -> None:
    stage.give()
    stage.house.front.spend_visiting(stage.bo.id, 60)
    with pytest.raises(NotReady):
        stage.desk.volunteers.act(stage.bo, stage.client, stage.reply())
    stage.house.front.set_volunteer(stage.carla, stage.bo.id, date(2026, 1, 1), date(2026, 1, 1), 9)
    with stage.house.sides[Side.A].store.ledger.open(stage.client) as desk:
        contact = desk.state.contact
        assert contact is not None
        shut = replace(desk.state, contact=replace(contact, windows=()))
        desk.commit(HandedBack(stage.name(), stage.now(), stage.anna.id), shut, ())
    assert not stage.desk.volunteers.talk(stage.bo, stage.client).free
    with pytest.raises(OutsideWindow):
        stage.desk.volunteers.act(stage.bo, stage.client, stage.reply(override="toch maar"))


def test_a_worker_who_was_threatened_calls_everybody_and_the_visit_light_turns(stage: Stage) -> None:
    event = WorkerThreatened(stage.name(), stage.now(), stage.anna.id, imminent=True)
    stage.desk.handle(stage.anna, stage.client, event)
    assert stage.flags() == [("R33", Level.ACUTE, "by_hand")]
    (light,) = [one for one in stage.desk.visits(stage.anna) if one.client == stage.client]
    assert light.light.value == "call_first"


def test_no_volunteer_opens_a_stream_of_what_waits(stage: Stage) -> None:
    live = Live({Side.A: stage.desk}, stage.house.front, stage.house.hall.wake)
    with pytest.raises(NotFound):
        live.open(stage.bo)
