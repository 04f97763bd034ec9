"""Canaries in all that a person can put in, errors in every layer, and then all that was left is read.

A leak is any canary outside the sealed stores and the pages of those who may read it, in any writing; the
drill also fails when a layer did not break, a canary never went in, or too few were read back by those who
may: a drill in which nothing happened finds nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.sides import Side
from drills.leak_canaries import Cage, canaries_of
from drills.leak_crowd import Talker, strangers, talkers
from drills.leak_enrol import enrol
from drills.leak_faults import Breaker
from drills.leak_ports import Addresses, LeakHouse, LeakTheatre, Sink
from drills.leak_search import Hit, Seeker
from drills.leak_wires import MailPost, Overheard, mail_post, overheard
from drills.leak_witness import Seen, Witness
from drills.leak_writing import Writer
from drills.pager_post import PagerPost
from drills.ports import BotOf
from drills.redis_server import RedisServer
from drills.result import Stopwatch, progress
from drills.web import FormMissing
from simulator import Simulator

LIMITS = {"hits": 0, "token_hits": 0, "unplanted": 0, "errors_missing": 0, "read_back": 0.4}
SHOWN = 20
_TOKENS = frozenset({"token", "webhook", "key", "session", "link"})
_REPLIES = ("Oppakken", "Verstuur")


@dataclass
class Outside:
    """What stands around the house."""

    simulator: Simulator
    pager: PagerPost
    mail: MailPost
    redis: RedisServer
    ear: Overheard


@dataclass
class Play:
    """One run: who takes part, and what they saw."""

    house: LeakHouse
    outside: Outside
    cage: Cage
    bots: Sequence[BotOf]
    seen: Seen
    clumsy: str = ""
    forms: int = 0


def run_leak(
    theatre: LeakTheatre, bots: Sequence[BotOf], canaries: int, seed: int, most: int
) -> dict[str, Any]:
    """Play, stop everything, read everything. ``most`` is how many pages each person walks over."""
    watch, cage = Stopwatch(), canaries_of(canaries, seed)
    with ExitStack() as stack:
        outside = _outside(stack, bots)
        places = Addresses(outside.simulator.url, outside.pager.url, outside.mail.port, outside.redis.url)
        names = [cage.let_out("colleague") for _ in cage.of("colleague")]
        passwords = [cage.let_out("password") for _ in cage.of("password")]
        house = stack.enter_context(theatre.open(places, names, passwords))
        play = Play(house, outside, cage, bots, Seen())
        breaker = Breaker(house, outside.simulator, cage)
        _live(play, breaker, most)
        missing = breaker.witnessed()
        sinks = list(_told(play))
        progress("  stopping, and reading what was left")
        house.stop()
        found = _read(play, [*sinks, *house.left_behind()])
    return _result(play, breaker, missing, found) | {"seconds": watch.seconds}


def _outside(stack: ExitStack, bots: Sequence[BotOf]) -> Outside:
    simulator = stack.enter_context(Simulator())
    for bot in bots:
        simulator.add_bot(bot.token, bot.username)
    refusals = iter(range(1, 1_000_000))
    pager = stack.enter_context(PagerPost(refuses=lambda _page: next(refusals) % 2 == 1))
    redis = stack.enter_context(RedisServer())
    redis.start()
    redis.ask("CONFIG", "SET", "appendonly", "yes")
    ear = stack.enter_context(overheard(redis.socket))
    return Outside(simulator, pager, stack.enter_context(mail_post()), redis, ear)


def _live(play: Play, breaker: Breaker, most: int) -> None:
    """Let everybody do everything, first in a house that works, then in one that breaks."""
    house, cage, simulator = play.house, play.cage, play.outside.simulator
    phones = talkers(simulator, cage, play.bots)
    people = {each.role: Witness(house.url, play.seen) for each in house.crew}
    for each in house.crew:
        people[each.role].log_in(each.login)
    ways = {side: enrol(people[side.value], phone, simulator, cage) for side, phone in phones.items()}
    progress("  everybody writes")
    for phone in phones.values():
        phone.talk(cage, 10)
        phone.tap()
    strangers(simulator, cage, play.bots)
    for side, way in ways.items():
        _hold(people[side.value], way, cage)
    for role, person in people.items():
        progress(f"  {role} fills in every form")
        writer = Writer(person, cage)
        writer.write_everywhere(most=most)
        play.forms += writer.forms
    progress("  every layer breaks")
    _break(play, breaker, phones, people, ways)
    for person in people.values():
        person.close()


def _hold(person: Witness, way: str, cage: Cage) -> None:
    """Take the conversation up and answer in it."""
    page = person.open(way)
    with suppress(FormMissing):
        page = person.press(page, "Oppakken")
        person.press(person.open(way), "Verstuur", tekst=f"Ik las het. Groet, {cage.let_out('typed')}.")


def _break(
    play: Play,
    breaker: Breaker,
    phones: Mapping[Side, Talker],
    people: Mapping[str, Witness],
    ways: Mapping[Side, str],
) -> None:
    breaker.messenger(phones)
    breaker.door()
    for person in people.values():
        breaker.requests(person)

    def act(_name: str) -> None:
        for side, phone in phones.items():
            phone.talk(play.cage, 1)
            person = people[side.value]
            person.open(ways[side])
            for path in ("/", "/postvak?filter=alle", "/taken", "/clienten"):
                person.open(path)
            _hold(person, ways[side], play.cage)

    breaker.stores(act)
    for word in play.cage.left():
        phones[Side.A].phone.send(phones[Side.A].bot.username, f"zeg het tegen {word}")
    play.outside.redis.kill()
    breaker.count("redis")
    act("redis")
    play.clumsy = breaker.libraries()


def _told(play: Play) -> Iterator[Sink]:
    """Return all that left the house or was seen outside a page while it ran."""
    seen, outside = play.seen, play.outside
    for name, page in play.house.outside_pages().items():
        yield Sink(name, page.encode())
    yield Sink("titles", "\n".join(seen.titles).encode())
    yield Sink("places", "\n".join(seen.places).encode())
    yield Sink("headers", "\n".join(seen.headers).encode())
    yield Sink("failure_pages", "\n".join(seen.failures).encode())
    yield Sink("pages_sent", repr(outside.pager.pages).encode(), frozenset({"alias"}))
    yield Sink("mail", bytes(outside.mail.heard), frozenset({"address"}))
    yield Sink("redis_heard", bytes(outside.ear.heard))
    for path in sorted(Path(outside.redis.socket).parent.rglob("*")):
        if path.is_file():
            yield Sink(f"redis/{path.name}", path.read_bytes())
    yield Sink("clumsy", play.clumsy.encode())


@dataclass
class Found:
    hits: list[Hit]
    sinks: int
    size: int


def _read(play: Play, sinks: Sequence[Sink]) -> Found:
    seeker = Seeker(play.cage.canaries, [*play.house.secrets(), *play.seen.secrets])
    hits = [hit for sink in sinks for hit in seeker.find(sink.name, sink.content, sink.allowed)]
    return Found(hits, len(sinks), sum(len(sink.content) for sink in sinks))


def _result(play: Play, breaker: Breaker, missing: Sequence[str], found: Found) -> dict[str, Any]:
    cage, text = play.cage, "\n".join(play.seen.pages).lower()
    tokens = [hit for hit in found.hits if hit.kind in _TOKENS]
    words = [hit for hit in found.hits if hit.kind not in _TOKENS]
    back = sum(each.word in text for each in cage.canaries)
    figures = {
        "canaries": len(cage.canaries),
        "unplanted": len(cage.canaries) - len(cage.out),
        "read_back": round(back / len(cage.canaries), 2),
        "forms": play.forms,
        "pages": len(play.seen.pages),
        "sinks": found.sinks,
        "bytes": found.size,
        "hits": len(words),
        "token_hits": len(tokens),
        "errors_forced": sum(breaker.done.values()),
        "errors_missing": len(missing),
    }
    bad = words or tokens or missing or figures["unplanted"]
    good = not bad and figures["read_back"] >= LIMITS["read_back"]
    return {
        "ok": good,
        **figures,
        "layers": breaker.done,
        "layers_missing": list(missing),
        "found": Counter(f"{hit.sink}: {hit.kind} as {hit.writing}" for hit in found.hits).most_common(SHOWN),
        "figures": figures,
        "limits": LIMITS,
    }
