"""A steady stream of messages while Redis is killed, flushed, silent, full, slow and cut short.

Nothing may be lost or doubled, nobody may wait for Redis, and everything is back by itself after.
"""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx

from cases.sides import Side
from drills.fault_proxy import FaultProxy, Weather
from drills.ports import BotOf
from drills.probe import Probe
from drills.redis_judge import (
    LIMITS,
    RSS_GROWTH_PERCENT,
    Phase,
    canaries_in,
    growth_percent,
    percentile,
    problems_of,
    yardstick,
)
from drills.redis_ports import Books, RedisStage, RedisTheatre, RoleFigures
from drills.redis_server import RedisServer
from drills.redis_stream import ACUTE, CALM, Client, Sent, Stream
from drills.redis_weather import CLEAR, SILENT, RedisWeather
from drills.result import Stopwatch, progress
from drills.web import FormMissing, Person
from simulator import Simulator

BOTS = (
    BotOf(Side.A, "1001:redis-drill-token-a", "planning_redis_a_bot"),
    BotOf(Side.B, "2002:redis-drill-token-b", "agenda_redis_b_bot"),
)
CLIENTS_A_SIDE = 10
FIRST_USER = 7_140_100_001
RATE = 7.0
LONGER = 2
WARM_SECONDS = 2.0
SETTLE_SECONDS = 30.0
BACK_SECONDS = 60.0
WRONG = "niet-het-wachtwoord-van-anna"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which phases, in this order, and how many seconds of messages in each."""

    phases: Sequence[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Scene:
    """All that plays along."""

    simulator: Simulator
    server: RedisServer
    proxy: FaultProxy
    weather: RedisWeather
    stage: RedisStage
    stream: Stream

    def warm_up(self) -> None:
        """Let the first messages through unmeasured: what is made once is made then."""
        self.settle()
        self.stream.write(WARM_SECONDS)
        self.settle()

    def settle(self) -> None:
        """Wait until all that came in was handled and nothing is on its way out, or give up."""
        try:
            self.simulator.wait_until(self._quiet, SETTLE_SECONDS)
        except TimeoutError:
            progress("  still busy")

    def back(self) -> float:
        """Wait until every process has Redis again; return the seconds, the limit at most."""
        watch = Stopwatch()
        try:
            self.simulator.wait_until(self._connected, BACK_SECONDS)
        except TimeoutError:
            return BACK_SECONDS + 1
        return watch.seconds

    def _quiet(self) -> bool:
        return not self.stage.books().busy and not any(self.simulator.pending(bot.username) for bot in BOTS)

    def _connected(self) -> bool:
        return all(each.connected for each in self.stage.figures())


def run_redis(theatre: RedisTheatre, plan: Plan) -> dict[str, Any]:
    """Play all phases; return the result. Raises NoRedisServer."""
    watch = Stopwatch()
    clients = _clients()
    phones: dict[Side, list[tuple[int, str]]] = {
        side: [(each.user, _alias(each)) for each in clients if each.side is side] for side in Side
    }
    with RedisServer() as server, FaultProxy(server.socket) as proxy, Simulator() as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        stream = Stream(simulator, clients, RATE)
        stream.open_chats()
        if plan.phases[0] == "absent":
            proxy.turn(Weather("gone"))
        else:
            server.start()
        with theatre.open(simulator.url, BOTS, f"redis://127.0.0.1:{proxy.port}", phones) as stage:
            scene = Scene(simulator, server, proxy, RedisWeather(server, proxy), stage, stream)
            scene.warm_up()
            phases = [_phase(scene, name, plan.seconds) for name in plan.phases]
            fallen = [each.name for each in stage.figures() if each.fallen]
            found = canaries_in(_everything(scene), _canaries(clients, stage))
    return _result(phases, fallen, found, watch)


@dataclass(frozen=True, slots=True)
class Count:
    """How far the stores and the phones were at one moment."""

    books: Books
    texts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was noticed while a phase lasted."""

    sent: Sent
    figures: Sequence[RoleFigures]
    machine_ms: float
    login_ok: bool
    login_ms: float
    keys: Mapping[str, int]


def _phase(scene: Scene, name: str, seconds: float) -> Phase:
    """Let messages flow through one phase, and count what became of them when it is over."""
    before = Count(scene.stage.books(), scene.stream.seen())
    seen = _during(scene, name, seconds, before)
    back = scene.back()
    scene.settle()
    made = _counted(scene, name, before, seen, back)
    progress(
        f"  {name}: {made.handled} of {made.messages} handled, lost {made.lost}, double {made.double};"
        f" safety text p95 {made.safety_p95_ms:.0f} ms; waited {made.longest_wait_ms:.0f} ms on Redis;"
        f" back after {made.back_s:.1f} s"
    )
    return made


def _during(scene: Scene, name: str, seconds: float, before: Count) -> Seen:
    scene.stage.figures()
    with scene.weather.over(name), Probe() as probe, ThreadPoolExecutor(1) as writer:
        writing = writer.submit(scene.stream.write, seconds * (LONGER if name in SILENT else 1))
        login_ok, login_ms, keys = _log_in(scene, name)
        sent = writing.result()
        scene.stream.await_texts(sent, before.texts)
        figures = scene.stage.figures()
    return Seen(sent, figures, probe.mean_ms, login_ok, login_ms, keys)


def _counted(scene: Scene, name: str, before: Count, seen: Seen, back: float) -> Phase:
    after = scene.stage.books()
    arrived = scene.stream.arrivals(seen.sent, before.texts)
    turned = after.turned - before.books.turned
    return Phase(
        name=name,
        messages=seen.sent.count,
        handled=after.handled - before.books.handled,
        lost=max(0, seen.sent.count - turned) + arrived.missing,
        double=after.repeated - before.books.repeated + arrived.extra,
        safety_p50_ms=percentile(arrived.delays_ms, 0.5),
        safety_p95_ms=percentile(arrived.delays_ms, 0.95),
        longest_wait_ms=max(each.longest_wait_ms for each in seen.figures),
        machine_ms=seen.machine_ms,
        login_ok=seen.login_ok,
        login_ms=seen.login_ms,
        back_s=back,
        rss_kb=sum(each.rss_kb for each in seen.figures),
        keys=len(seen.keys),
        keys_without_ttl=sum(life < 0 for life in seen.keys.values()),
    )


def _log_in(scene: Scene, phase: str) -> tuple[bool, float, Mapping[str, int]]:
    """Type a wrong password and then the right one; look at what Redis holds in between."""
    login = scene.stage.logins["a"]
    person = Person(scene.stage.url)
    try:
        form = person.open("/inloggen")
        person.press(form, "Inloggen", naam=login.name, wachtwoord=WRONG, kant=login.place)
        keys = scene.server.keys() if phase in {*CLEAR, "full", "read_only"} else {}
        form, watch = person.open("/inloggen"), Stopwatch()
        person.press(form, "Inloggen", naam=login.name, wachtwoord=login.password, kant=login.place)
        took = watch.ms
        return person.open("/postvak").has("Uitloggen"), took, keys
    except (httpx.HTTPError, FormMissing):
        return False, 0.0, {}
    finally:
        person.close()


def _clients() -> list[Client]:
    bots = {bot.side: bot.username for bot in BOTS}
    found = [
        Client(side, FIRST_USER + 100 * place + number, bots[side])
        for place, side in enumerate(Side)
        for number in range(CLIENTS_A_SIDE)
    ]
    return sorted(found, key=lambda each: each.user % 100)


def _alias(client: Client) -> str:
    return f"Waddenduin-{client.user % 1000}"


def _canaries(clients: Sequence[Client], stage: RedisStage) -> list[str]:
    people = [part for each in stage.logins.values() for part in (each.name, each.password)]
    words = [*re.findall(r"\w{4,}", f"{CALM} {' '.join(ACUTE.values())}"), WRONG]
    chats = [part for each in clients for part in (str(each.user), _alias(each))]
    return [*people, *words, *chats, *(bot.token for bot in BOTS)]


def _everything(scene: Scene) -> bytes:
    """Return all that Redis holds and all that ever went to it or came from it."""
    return scene.server.dump() + bytes(scene.proxy.seen)


def _result(
    phases: Sequence[Phase], fallen: Sequence[str], canaries: Sequence[str], watch: Stopwatch
) -> dict[str, Any]:
    grown = growth_percent(phases)
    problems = problems_of(phases, yardstick(phases, CLEAR))
    problems += [f"{name} fell" for name in fallen]
    problems += [f"{len(canaries)} canaries reached Redis"] if canaries else []
    problems += [f"memory grew {grown} %"] if grown > RSS_GROWTH_PERCENT else []
    figures = {**_figures(phases), "rss_growth_pct": grown, "canaries_found": len(canaries)}
    return {
        "ok": not problems,
        **figures,
        "phases": [each.shown() for each in phases],
        "problems": problems,
        "figures": figures,
        "limits": dict(LIMITS),
        "seconds": watch.seconds,
    }


def _figures(phases: Sequence[Phase]) -> dict[str, float]:
    return {
        "lost": sum(each.lost for each in phases),
        "double": sum(each.double for each in phases),
        "messages": sum(each.messages for each in phases),
        "longest_wait_ms": max(each.longest_wait_ms for each in phases),
        "healthy_p50_ms": percentile([each.safety_p50_ms for each in phases if each.name in CLEAR], 0.5),
        "healthy_p95_ms": yardstick(phases, CLEAR).safety_p95_ms,
        "worst_p95_ms": max(each.safety_p95_ms for each in phases),
        "back_s": max(each.back_s for each in phases),
        "keys_without_ttl": sum(each.keys_without_ttl for each in phases),
    }
