"""The dead-man in a house whose loops stand still: what nobody looks after is told and called out again."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import insert, select, update

from bot.clock import RandomIds, SystemClock
from bot.handle import handle_received
from bot.log import Log
from bot.pulse import Pulse
from bot.wake import Wake
from cases.events import ConversationClaimed
from cases.ids import ClientId, EventId
from cases.moments import HOUR, MINUTE, SECOND, Moment, after
from cases.roster import DutyKind, Post
from cases.sides import Side
from drills.bench_telegram import BOTS
from nabij.deadman import HANGS_SECONDS, OVERDUE, DeadMan
from nabij.drill.claim import in_danger
from nabij.drill.lodging import Lodging, lodging
from vault.canary import CANARY
from vault.tables_coordination import shift
from vault.tables_side import escalation, flag, inbox, page


@dataclass
class TwoClocks:
    """The moment of today, and a real clock that a test moves."""

    ahead: int = 0
    system: SystemClock = field(default_factory=SystemClock)

    def now(self) -> Moment:
        return self.system.now()

    def real(self) -> Moment:
        return after(self.system.real(), self.ahead)


@dataclass
class Watch:
    """A dead-man over a lodging, with what it told."""

    lodge: Lodging
    clock: TwoClocks = field(default_factory=TwoClocks)
    told: list[str] = field(default_factory=list)
    beats: list[float] = field(default_factory=lambda: [0.0])
    dead_man: DeadMan = field(init=False)
    pulse: Pulse = field(init=False)

    def __post_init__(self) -> None:
        self.pulse = Pulse(lambda: self.beats[0])
        house = self.lodge.house
        log = Log(io.StringIO(), strict=True)
        self.dead_man = DeadMan(
            house.front, house.sides, self.clock, RandomIds(), Wake(), log, self.pulse, self.told.append
        )

    def look(self, ahead: int = 11 * SECOND) -> None:
        self.clock.ahead += ahead
        self.dead_man.once(threading.Event())


@pytest.fixture(scope="module")
def lodge() -> Iterator[Lodging]:
    with lodging("http://127.0.0.1:9", BOTS, None) as opened:
        yield opened


@pytest.fixture
def watch(lodge: Lodging) -> Watch:
    return Watch(lodge)


def claim(lodge: Lodging, client: ClientId) -> None:
    worker = lodge.staff[Side.A]
    event = ConversationClaimed(EventId(RandomIds().new()), SystemClock().now(), worker.id, worker.alias)
    lodge.house.sides[Side.A].desk.handle(worker, client, event)


def fly_in(lodge: Lodging) -> None:
    """Do once what the inbox loops of this house would do."""
    for house in lodge.house.sides.values():
        now = SystemClock().now()
        for item in house.store.intake.heads(now, 50):
            handle_received(house.store.ledger, item, now, house.brain.rules())


def canaries(lodge: Lodging) -> int:
    with lodge.house.sides[Side.A].database.read() as conn:
        return len(conn.execute(select(inbox.c.id).where(inbox.c.bot == CANARY)).all())


def test_a_road_in_that_brings_nothing_is_told_once_and_again_after_it_went_well(watch: Watch) -> None:
    watch.look()
    assert canaries(watch.lodge) == 1
    watch.look(OVERDUE)
    assert sorted(watch.told) == ["road_a", "road_b"]
    watch.look()
    assert len(watch.told) == 2
    fly_in(watch.lodge)
    watch.look(2 * MINUTE)
    fly_in(watch.lodge)
    watch.look()
    assert canaries(watch.lodge) == 0
    watch.look(MINUTE)
    watch.look(OVERDUE)
    assert len(watch.told) == 4
    fly_in(watch.lodge)
    watch.look()


def test_a_road_that_works_is_never_told(watch: Watch) -> None:
    for _ in range(20):
        watch.look(30 * SECOND)
        fly_in(watch.lodge)
    assert watch.told == []


def test_a_loop_that_hangs_is_told_once_and_one_that_ended_well_is_not(watch: Watch) -> None:
    watch.pulse.beat("inbox_a")
    watch.pulse.beat("sweeper_a")
    watch.beats[0] = HANGS_SECONDS + 1
    watch.pulse.end("sweeper_a")
    watch.look()
    watch.look()
    assert watch.told == ["loop_inbox_a"]


def test_what_somebody_took_who_left_is_called_out_again_at_the_next_look(watch: Watch) -> None:
    lodge = watch.lodge
    front, house = lodge.house.front, lodge.house.sides[Side.A]
    where = in_danger(lodge, 2)
    client = ClientId(where.page.removeprefix("/gesprek/"))
    claim(lodge, client)
    watch.look()
    with house.database.read() as conn:
        assert conn.execute(select(flag.c.acknowledged_by)).scalar_one() == lodge.staff[Side.A].id
    front.retire(lodge.staff[Side.A].id)
    watch.look()
    with house.database.read() as conn:
        assert conn.execute(select(flag.c.acknowledged_by)).scalar_one() is None
        assert conn.execute(select(escalation.c.state)).scalar_one() == "running"
        before = len(conn.execute(select(page.c.id)).all())
    assert before > 0
    watch.look()
    with house.database.read() as conn:
        assert len(conn.execute(select(page.c.id)).all()) == before


def test_who_is_missed_at_the_screen_lets_running_ladders_go_on_at_once(watch: Watch) -> None:
    lodge = watch.lodge
    house, now = lodge.house.sides[Side.B], SystemClock().now()
    in_danger(lodge, 3)
    with house.database.begin() as conn:
        conn.execute(update(escalation).values(step=1, due_at=after(now, 5 * MINUTE), state="running"))
    with lodge.house.front_database.begin() as conn:
        row = {"id": "at-screen", "side": "b", "post": Post.DUTY.value, "kind": DutyKind.AT_SCREEN.value}
        row["staff"] = lodge.staff[Side.B].id
        conn.execute(insert(shift).values(**row, starts=after(now, -HOUR), ends=after(now, HOUR)))
    watch.look()
    with house.database.read() as conn:
        assert conn.execute(select(escalation.c.due_at)).scalar_one() <= SystemClock().now()
