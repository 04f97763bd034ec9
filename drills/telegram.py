"""Forty ways in which Telegram misbehaves, played over real HTTP on a house with its real adapter."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from cases.moments import MINUTE, after
from cases.sides import Side
from drills.pager_post import PagerPost
from drills.ports import BotOf
from drills.result import Stopwatch, progress
from drills.telegram_pace import BOT_PER_SECOND, CHAT_PER_SECOND, busiest
from drills.telegram_ports import TelegramHouse, TelegramTheatreMaker
from drills.telegram_scene import Actor, Cast, Facts, Scene
from drills.telegram_table import SCENARIOS, Act, Scenario
from simulator import Limits, Retry, Simulator

BOTS = (
    BotOf(Side.A, "1001:telegram-side-a-token", "planning_oefening_a_bot"),
    BotOf(Side.B, "2002:telegram-side-b-token", "agenda_oefening_b_bot"),
)
PATIENCE = 2
"""Seconds that one call may take in all here, so that a call that hangs costs no more."""
LIMITS = Limits(chat_burst=1)
RETRY = Retry(after_scale=0.2)
FIGURES = {
    "most_a_second_per_bot": BOT_PER_SECOND,
    "most_a_second_per_chat": CHAT_PER_SECOND,
    "broken": 0,
    "seconds": 60,
}
"""The seconds are those of a quiet machine, so they do not decide."""
LONGEST_SECONDS = 25.0
LOOK_SECONDS = 0.1
NO_MORE = 10 * MINUTE
STEPS = 400


@dataclass
class Playing:
    """One scenario and how far it is. ``ms`` runs from its beginning to what must be seen."""

    scenario: Scenario
    scene: Scene
    watch: Stopwatch = field(default_factory=Stopwatch)
    ms: int = 0
    kept: bool = False
    seen: Facts = field(default_factory=dict)
    failure: str = ""

    def begin(self) -> None:
        self.watch = Stopwatch()
        try:
            self.scenario.begin(self.scene)
        except TimeoutError as failure:
            self.failure = str(failure)

    def look(self) -> bool:
        """See whether it is as it must be, now."""
        self.seen = self.scenario.look(self.scene)
        self.kept = dict(self.seen) == dict(self.scenario.expected)
        self.ms = self.ms or (self.watch.ms if self.kept else 0)
        return self.kept or bool(self.failure)

    def result(self) -> dict[str, Any]:
        told: dict[str, Any] = {"name": self.scenario.name, "ms": self.ms, "kept": self.kept}
        if not self.kept:
            told |= {
                "expected": dict(self.scenario.expected),
                "seen": dict(self.seen),
                "failure": self.failure,
            }
        return told


class Play:
    """The acts on one house."""

    def __init__(self, house: TelegramHouse, simulator: Simulator, longest: float) -> None:
        self._house = house
        self._longest = longest
        self._simulator = simulator
        self._cast = Cast(house, simulator, BOTS)
        self._wait = threading.Event()

    def act(self, act: Act, scenarios: Sequence[Scenario]) -> Iterable[Playing]:
        """Play the scenarios of an act; together where each is about a chat of its own."""
        if act is Act.POLLING:
            self._house.poll()
        people = iter(self._cast.hire([side for each in scenarios for side in each.cast]))
        playing = [Playing(each, self._scene(next(people) for _ in each.cast)) for each in scenarios]
        groups = [playing] if act.together else [[each] for each in playing]
        for group in groups:
            self._play(act, group)
        for each in playing:
            each.look()
            progress(f"  {each.scenario.name}: {'kept' if each.kept else 'BROKEN'}, {each.ms} ms")
        return playing

    def _scene(self, people: Iterable[Actor]) -> Scene:
        return Scene(self._house, self._simulator, list(people))

    def _play(self, act: Act, group: Sequence[Playing]) -> None:
        for each in group:
            for actor in each.scene.people:
                actor.mark()
            each.begin()
        if act is Act.CHECKIN:
            self._until_asked(group)
        self._until_seen(group)
        self._simulator.clear_faults()
        if act is Act.CHECKIN:
            # Whoever sends a question again blindly does so within minutes.
            self._house.forward(after(self._house.now(), NO_MORE))

    def _until_asked(self, group: Sequence[Playing]) -> None:
        """Move the clock through what is due until every planned question was tried."""
        for _ in range(STEPS):
            due = self._house.next_due()
            if due is None or all(each.scene.one.items("opener") for each in group):
                return
            self._house.forward(due)

    def _until_seen(self, group: Sequence[Playing]) -> None:
        deadline = monotonic() + self._longest
        waiting = list(group)
        while (waiting := [each for each in waiting if not each.look()]) and monotonic() < deadline:
            stride = max(each.scenario.stride for each in waiting)
            if stride:
                waiting[0].scene.forward(stride)
            self._wait.wait(LOOK_SECONDS)
        self._house.settle()


def run_telegram(
    theatre: TelegramTheatreMaker,
    scenarios: Sequence[Scenario] = SCENARIOS,
    longest: float = LONGEST_SECONDS,
) -> dict[str, Any]:
    """Play scenarios, act by act; return the result. What breaks is the result, no error.

    ``longest`` is how many seconds a scenario may take to be as it must be.
    """
    watch = Stopwatch()
    with PagerPost() as pager, Simulator(limits=LIMITS, retry=RETRY) as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        with theatre(simulator.clock.set).open(simulator.url, BOTS, pager.url, PATIENCE) as house:
            play = Play(house, simulator, longest)
            played: list[Playing] = []
            for act in Act:
                mine = [each for each in scenarios if each.act is act]
                played += play.act(act, mine) if mine else ()
        figures = busiest(simulator.ledger(method="sendMessage"))
    return _result(played, figures, watch)


def _result(played: Sequence[Playing], figures: dict[str, int], watch: Stopwatch) -> dict[str, Any]:
    broken = [each.scenario.name for each in played if not each.kept]
    within = all(figures[name] <= FIGURES[name] for name in figures)
    numbers = {
        "scenarios": len(played),
        "kept": len(played) - len(broken),
        "slowest_ms": max((each.ms for each in played), default=0),
        **figures,
    }
    return {
        "ok": not broken and within and bool(played),
        "scenarios": numbers["scenarios"],
        "kept": numbers["kept"],
        "broken": broken,
        "played": [each.result() for each in played],
        "figures": {**numbers, "broken": len(broken), "seconds": watch.seconds},
        "limits": FIGURES,
        "seconds": watch.seconds,
    }
