"""The kill drill: a storm of SIGKILLs under traffic, then I1 to I6 by the books and by Telegram's ledger.

Random kills fall at moments drawn from the seed, on any process, whatever it does. Besides, each process is
started with a named point at which it dies by itself, until every point was hit as often as asked.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

from cases.moments import SECOND, after
from cases.sides import Side
from drills.chance import Chance, chance_of
from drills.kill_books import Accepted, Books, Findings, World
from drills.kill_check import FLOORS, is_held, judge
from drills.kill_herd import Aim, Herd
from drills.kill_pager import Grudge, flags_paged
from drills.kill_people import TALKERS, Cast, Colleague, accept_all, enrol_all
from drills.kill_traffic import Traffic, next_turn
from drills.pager_post import PagerPost
from drills.ports import BotOf, ClockTeller, KillHouse, KillTheatre
from drills.result import Stopwatch, progress
from simulator import Simulator

BOTS = (
    BotOf(Side.A, "1001:kill-side-a-token", "planning_kill_a_bot"),
    BotOf(Side.B, "2002:kill-side-b-token", "agenda_kill_b_bot"),
)
DUPLICATE_EVERY = 20
"""One delivery in twenty comes twice."""
TICK = 0.02
LONGEST_TICK = 0.1
LEAST_BEFORE = 15.0
"""How long side a at least has in its own half hour."""
SLOWEST = 8.0
"""How many times its plan a storm may last on a slow machine before it is given up."""
UPDATES_A_SECOND = 8.0
DEATHS_A_SECOND = 1.7
OVERTIME = 1.0
"""How much longer than planned the storm may last until every point was hit, as a part of its plan."""
QUIET_SECONDS = 150.0
PATIENCE = 60.0

TheatreOf = Callable[[ClockTeller], KillTheatre]


@dataclass(frozen=True, slots=True)
class Storm:
    """What is asked: ``roles`` says who passes which point, ``each`` how often a process dies there."""

    updates: int
    kills: int
    seed: int
    roles: Mapping[str, str]
    each: int = 2
    clients: int = TALKERS
    over: Callable[[], object] = bool
    """Told once when nothing is killed any more; what then waits to be quiet needs little of the machine."""

    @property
    def seconds(self) -> float:
        """Return how long the storm is planned to last."""
        deaths = self.kills + self.each * len(self.roles)
        return max(self.updates / UPDATES_A_SECOND, deaths / DEATHS_A_SECOND, 5.0)


@dataclass
class Course:
    """What happened in a storm."""

    herd: Herd
    traffic: Traffic
    unsettled: list[str] = field(default_factory=list)
    waited_last: list[str] = field(default_factory=list)
    ended_badly: list[str] = field(default_factory=list)
    books: list[Books] = field(default_factory=list)
    acknowledged: int = 0
    storm_seconds: float = 0.0
    quiet_seconds: float = 0.0


def run_kill(theatre: TheatreOf, storm: Storm) -> dict[str, Any]:
    """Storm a house; return the result. Never raises for what the house does wrong: that is the result."""
    watch, chance = Stopwatch(), chance_of(storm.seed)
    grudge = Grudge(frozenset())
    with PagerPost(grudge.refuses) as pager, Simulator() as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        simulator.fault("duplicate", every=DUPLICATE_EVERY, times=None)
        with theatre(simulator.clock.set).open(simulator.url, BOTS, pager.url) as house:
            course = _play(house, simulator, storm, chance, grudge)
        findings = [judge(books, _world(books.side, course, simulator, pager)) for books in course.books]
    return _result(storm, course, findings, watch)


def _play(house: KillHouse, simulator: Simulator, storm: Storm, chance: Chance, grudge: Grudge) -> Course:
    herd = Herd(house.street, Aim(storm.roles, storm.each), chance, partial(_provoke, simulator))
    cast = _prepare(house, simulator, storm, herd)
    grudge.aliases = frozenset(f"Duin-{client.phone.user_id}" for client in cast.of("desk"))
    house.forward(after(next_turn(house.now()), -int(max(LEAST_BEFORE, storm.seconds / 2) * SECOND)))
    course = Course(herd, Traffic(house, cast, chance, storm.updates, storm.seconds))
    colleagues = _colleagues(house, cast, chance, grudge)
    watch = Stopwatch()
    _storm(course, storm, chance)
    storm.over()
    course.storm_seconds = watch.seconds
    herd.disarm()
    for colleague in colleagues:
        colleague.finish()
    grudge.gone = True
    course.traffic.heal()
    _calm_down(course, house, simulator)
    course.books = list(house.books())
    course.acknowledged = len({(each.bot, each.update_id) for each in simulator.deliveries() if each.ok})
    simulator.wait_until(herd.all_up, PATIENCE)  # how they end while they start is a test of its own
    course.ended_badly = herd.stop()
    return course


def _prepare(house: KillHouse, simulator: Simulator, storm: Storm, herd: Herd) -> Cast:
    """Start all roles, and pair every phone through them."""
    herd.start(armed=False)
    cast = enrol_all(house, simulator, BOTS, storm.clients)
    simulator.wait_until(herd.all_up, PATIENCE)
    accept_all(house, cast, simulator, PATIENCE)
    progress(f"  {len(cast.clients)} clients paired, {len(storm.roles)} points, storm begins")
    return cast


def _calm_down(course: Course, house: KillHouse, simulator: Simulator) -> None:
    """Wait until all is quiet; check-ins that a slow machine held back leave in the next half hour."""
    watch = Stopwatch()
    course.unsettled = _quiet(course, house, simulator)
    if any(is_held(post) for books in house.books() for post in books.posts):
        house.forward(next_turn(house.now()))
        course.herd.restart()
        course.unsettled = _quiet(course, house, simulator)
    course.quiet_seconds = watch.seconds


def _provoke(simulator: Simulator, point: str) -> None:
    """Let Telegram refuse a bot once where a process is to die while it tells a human of that."""
    if point.startswith("bot_refused."):
        simulator.fault("401", method="setWebhook", times=1)


def _colleagues(house: KillHouse, cast: Cast, chance: Chance, grudge: Grudge) -> list[Colleague]:
    made = [
        Colleague(
            house.street.url,
            house.logins[client.side.value],
            client,
            chance_of(chance.getrandbits(32)),
            partial(grudge.refused.__getitem__, f"Duin-{client.phone.user_id}"),
        )
        for client in cast.of("desk")
    ]
    for colleague in made:
        colleague.start()
    return made


def _storm(course: Course, storm: Storm, chance: Chance) -> None:
    """Kill, revive and keep talking until all kills are done, all updates sent and all points hit.

    The storm's time stands still while most processes are on their way up: on a slow machine it lasts
    longer, and kills as much that works.
    """
    herd, traffic, wait = course.herd, course.traffic, threading.Event()
    moments = sorted(chance.uniform(0.0, storm.seconds) for _ in range(storm.kills))
    herd.arm()
    began, spent, done, told = monotonic(), 0.0, 0, False
    last = began + SLOWEST * storm.seconds
    while monotonic() < last:
        since, began = monotonic() - began, monotonic()
        spent += min(since, LONGEST_TICK) if herd.is_mostly_up() else 0.0
        herd.look()
        traffic.go_on(spent)
        while done < len(moments) and moments[done] <= spent:
            name = herd.kill_one()
            done += 1
            if done % 10 == 0:
                progress(f"  {spent:5.1f} s: {done} kills, last {name}, {herd.aim.left} points to go")
        over = spent >= storm.seconds
        if over and not told:
            progress(f"  {spent:5.1f} s: waiting for {herd.aim.missing() or 'nothing'}")
            told = True
        if over and (not herd.aim.left or spent >= storm.seconds * (1 + OVERTIME)):
            return
        herd.loosen(spent)
        wait.wait(TICK)


def _quiet(course: Course, house: KillHouse, simulator: Simulator) -> list[str]:
    """Wait until nothing waits any more; return what still does after a long time."""
    wait, began = threading.Event(), monotonic()
    while True:
        course.herd.look(armed=False)
        pending = sum(simulator.pending(bot.username) for bot in BOTS)
        left = [f"telegram={pending}"] if pending else house.unsettled()
        if not left or monotonic() - began > QUIET_SECONDS:
            return left
        course.waited_last = left
        wait.wait(0.1)


def _world(side: str, course: Course, simulator: Simulator, pager: PagerPost) -> World:
    bot = next(bot for bot in BOTS if bot.side.value == side)
    cast = course.traffic.cast
    sent = simulator.ledger(method="sendMessage", bot=bot.username)
    return World(
        side=side,
        answered=frozenset(
            (f"{side}1", each.update_id) for each in simulator.deliveries(bot=bot.username) if each.ok
        ),
        accepted=tuple(
            Accepted(call.chat_id or 0, call.message_id, str(call.params["text"]))
            for call in sent
            if call.message_id is not None
        ),
        spoken=cast.spoken(bot.side),
        paged=flags_paged(pager),
        due=frozenset(course.traffic.due[bot.side]),
        sender_kills=course.herd.deaths[f"sender_{side}"],
    )


def _figures(course: Course, findings: list[Findings]) -> dict[str, int]:
    counted = {
        name: sum(found.count(name) for found in findings) for name in (*FLOORS, "double_sends", "due_held")
    }
    return {**counted, "kills_done": sum(course.herd.kills.values())}


def _result(storm: Storm, course: Course, findings: list[Findings], watch: Stopwatch) -> dict[str, Any]:
    herd, figures = course.herd, _figures(course, findings)
    sender_deaths = sum(herd.deaths[f"sender_{side.value}"] for side in Side)
    hit = {point: herd.aim.hit[point] for point in storm.roles}
    limits = {**dict.fromkeys(FLOORS, 0), "double_sends": sender_deaths, "kills_done": storm.kills}
    broken = course.unsettled or course.ended_badly or herd.fallen or herd.aim.left
    within = all(figures[name] <= most for name, most in limits.items())
    return {
        "ok": within and figures["kills_done"] == storm.kills and not broken,
        **figures,
        "points_hit": hit,
        "updates": course.traffic.sent,
        "acknowledged": course.acknowledged,
        "kills": dict(sorted(herd.kills.items())),
        "deaths": dict(sorted(herd.deaths.items())),
        "unsettled": course.unsettled,
        "waited_last": course.waited_last,
        "ended_badly": [*herd.fallen, *course.ended_badly],
        "wrong": [line for found in findings for name in FLOORS for line in found.lines.get(name, [])][:20],
        "storm_seconds": course.storm_seconds,
        "quiet_seconds": course.quiet_seconds,
        "figures": figures,
        "limits": limits,
        "seconds": watch.seconds,
    }
