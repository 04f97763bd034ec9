"""Two linked parties: everything that side a gets is searched for what is side b's, and the other way.

Ids, pseudonyms, words, chats and bots of the other side may stand in no status, header, cookie, redirect,
page, piece of a page, file or stream; nothing that leaves the house holds them; and what is forbidden
answers as what does not exist: same status, same page, about the same time.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from statistics import median
from typing import Any

import httpx

from cases.sides import Side
from drills.crawl import PARAMETER, Answer, Crawler, NotIn, filled
from drills.crawl_ports import CrawlHouse, Route, Secret, Walker
from drills.result import Stopwatch, progress
from drills.routes import LEAVING, STREAM
from drills.web import FormMissing

LIMITS = {"leaks": 0, "told_apart": 0, "broken": 0, "twins_differ": 0, "slower_ms": 15.0}
TIMED = (*(f"/{one}/{{client}}" for one in ("gesprek", "clienten", "_f/gesprek", "bellen")), "/vlag/{flag}")
ROUNDS = 15
_OF_A_SIDE = frozenset({"client", "flag", "message", "task", "row"})
_LINES = 6
_TAKES_WHAT_WAITS = frozenset({"/postvak/volgende"})
"""Takes another one each time, whatever was asked."""
_TELLING = 8
_TOKEN = re.compile(r"[\w-]{40,}")
_NEVER_WITHOUT_WORDS = frozenset({"privacy_officer"})
"""Who reads the access log sees ids of both sides there, and no name and no word."""


@dataclass
class Wall:
    """What was searched, and what was found where it may not be."""

    answers: int = 0
    checks: int = 0
    searched: int = 0
    leaks: list[str] = field(default_factory=list)
    told_apart: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Who could not log in or got no answer: nothing was proven there."""
    slower_ms: float = 0.0
    took: dict[str, float] = field(default_factory=dict)
    """Seconds by route, of all people together."""
    own: int = 0
    """How many answers held words of the own side: a wall around nothing proves nothing."""

    def search(self, raw: bytes, hidden: "Hidden", where: str, asked: Mapping[str, str]) -> None:
        """Search all bytes of an answer, without what was asked in the address itself."""
        self.answers += 1
        self.searched += len(raw)
        self.checks += len(hidden.needles)
        for one in asked.values():
            raw = raw.replace(one.encode(), b"")
        for kind in hidden.found_in(raw):
            self._found(self.leaks, "leak", f"{where}: {kind} of the other side")

    def tell(self, same: bool, said: str) -> None:  # the verdict itself
        self.checks += 1
        if not same:
            self._found(self.told_apart, "told apart", said)

    def broke(self, said: str) -> None:
        """Keep that a part could not be walked: the verdict still comes, and is not good."""
        self._found(self.broken, "broken", said)

    @staticmethod
    def _found(kept: list[str], kind: str, said: str) -> None:
        """Say what was found at once: a run that ends halfway has told it."""
        kept.append(said)
        progress(f"  {kind}: {said}")


class Hidden:
    """What may not be found, in each form in which it could stand there."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self.needles = [(one.kind, form) for one in secrets for form in _forms(one.text)]
        self._exact = [(one.kind, form) for one in secrets for form in _coded(one.text)]

    def found_in(self, raw: bytes) -> Iterator[str]:
        """Give the kinds that stand in these bytes, each once."""
        lower = raw.lower()
        plain = {kind for kind, needle in self.needles if needle in lower}
        yield from sorted(plain | {kind for kind, needle in self._exact if needle in raw})


def _forms(text: str) -> Iterator[bytes]:
    """Give a text as it is, in hexadecimal digits and in UTF-16; letters small."""
    plain = text.lower()
    yield plain.encode()
    yield plain.encode("utf-16-le")
    yield text.encode().hex().encode()


def _coded(text: str) -> Iterator[bytes]:
    """Give a text in base64 from each place in a group; a form so short that chance makes it too is none."""
    for before in range(3):
        coded = b64encode(b"x" * before + text.encode())
        form = coded[4 if before else 0 : len(coded) // 4 * 4 - 4]
        if len(form) >= _TELLING:
            yield form


def run_wall(house: CrawlHouse, pairs: int) -> dict[str, Any]:
    """Walk past everything as everybody; return the figures."""
    watch, wall = Stopwatch(), Wall()
    progress(f"  {pairs} pairs with and without a side b")
    twins = house.twins(pairs)
    progress(f"  {watch.seconds:.0f} s: the time that an answer takes, and the streams")
    for walker in house.walkers:
        _alone(house, walker, wall, _time_told)
        _alone(house, walker, wall, _stream)
    for walker in house.walkers:
        progress(f"  {watch.seconds:.0f} s: {walker.name}")
        _alone(house, walker, wall, _walked)
    _close(house, wall)
    figures = {
        "routes": len(house.routes),
        "people": len(house.walkers),
        "answers": wall.answers,
        "checks": wall.checks + pairs,
        "bytes": wall.searched,
        "secrets": sum(len(house.secrets(side)) for side in Side),
        "own_words": wall.own,
        "leaks": len(wall.leaks),
        "told_apart": len(wall.told_apart),
        "broken": len(wall.broken),
        "slower_ms": round(wall.slower_ms, 3),
        "pairs": pairs,
        "twins_differ": twins,
    }
    good = wall.own > 0 and all(figures[name] <= most for name, most in LIMITS.items())
    return {"ok": good, **figures, "figures": figures, "limits": LIMITS, "seconds": watch.seconds}


def _close(house: CrawlHouse, wall: Wall) -> None:
    """Read what went out meanwhile, and say which routes took longest."""
    _notices(house, wall)
    for name in sorted(wall.took, key=lambda one: -wall.took[one])[:5]:
        progress(f"  {wall.took[name]:.1f} s of all was for {name}")


@dataclass
class _Walk:
    """One person past every route: with own ids, with ids of the other side, with ids of nobody."""

    house: CrawlHouse
    crawler: Crawler
    walker: Walker
    wall: Wall
    hidden: Hidden = field(init=False)
    own: Hidden = field(init=False)

    def __post_init__(self) -> None:
        self.hidden = Hidden(_hidden_from(self.house, self.walker))
        mine = () if self.walker.side is None else self.house.secrets(self.walker.side)
        self.own = Hidden([one for one in mine if one.kind == "words"])

    def everything(self) -> None:
        for route in sorted(self.house.routes, key=lambda one: (one.path in LEAVING, one.method, one.path)):
            if route.path == STREAM or route.path in LEAVING or route.by:
                continue
            for ids in self._own():
                self._ask(route, ids)
            asks_for = PARAMETER.search(route.path) or route.method == "POST"
            if asks_for and route.path not in _TAKES_WHAT_WAITS:
                self._compared(route)

    def _own(self) -> Iterator[Mapping[str, str]]:
        if self.walker.side is not None:
            yield self.house.ids(self.walker.side)
        else:
            yield {}

    def _ask(self, route: Route, ids: Mapping[str, str], asked: Mapping[str, str] | None = None) -> Answer:
        place = filled(route.path, ids)
        answer = self.crawler.ask(route.method, place, _form(ids))
        where = f"{self.walker.name} at {route.name}"
        self.wall.took[route.name] = self.wall.took.get(route.name, 0.0) + answer.seconds
        self.wall.search(answer.raw, self.hidden, where, asked or {})
        self.wall.own += any(self.own.found_in(answer.raw))
        self.wall.tell(answer.status < HTTPStatus.INTERNAL_SERVER_ERROR, f"{where}: {answer.status}")
        return answer

    def _compared(self, route: Route) -> None:
        """Ask for what is the other side's and for what is nobody's: nobody may tell them apart."""
        others = [side for side in Side if side is not self.walker.side]
        for side in others:
            foreign = {name: one for name, one in self.house.ids(side).items() if name in _OF_A_SIDE}
            unknown = {name: f"{one[:-4]}0000" for name, one in foreign.items()}
            theirs = self._ask(route, foreign, foreign)
            nobodys = self._ask(route, unknown, unknown)
            said = f"{self.walker.name} at {route.name}: {theirs.status}, unknown {nobodys.status}"
            self.wall.tell(_bare(theirs, foreign) == _bare(nobodys, unknown), said)


def _form(ids: Mapping[str, str]) -> dict[str, str]:
    """Return fields that forms of ours have, filled with these ids."""
    some = {"tekst": "Hoi", "reden": "safe_now", "notitie": "Hoi", "wie": "", "nu": "nee", "licht": "can"}
    known = {"client": ids.get("client", ""), "vlag": ids.get("flag", ""), "bericht": ids.get("message", "")}
    return some | known


def _bare(answer: Answer, asked: Mapping[str, str]) -> tuple[int, str, str]:
    """Return what an answer tells apart from the ids that were asked for."""
    status, body = answer.said("")
    body, place = _TOKEN.sub("", body), answer.place
    for one in asked.values():
        body, place = body.replace(one, ""), place.replace(one, "")
    return status, body, place


def _hidden_from(house: CrawlHouse, walker: Walker) -> Sequence[Secret]:
    """Return what this person may never get: all of the other side; without a side, all of both."""
    if walker.side is not None:
        (other,) = (side for side in Side if side is not walker.side)
        return house.secrets(other)
    kinds = {"words", "name", "alias"} | (set() if walker.role in _NEVER_WITHOUT_WORDS else {"id"})
    return [one for side in Side for one in house.secrets(side) if one.kind in kinds]


_Part = Callable[[CrawlHouse, Crawler, Walker, Wall], None]


def _alone(house: CrawlHouse, walker: Walker, wall: Wall, part: _Part) -> None:
    """Let one person do one part; what breaks for one is told and keeps nobody else from being judged."""
    try:
        with Crawler(house.url, walker) as crawler:
            part(house, crawler, walker, wall)
    except (NotIn, FormMissing, httpx.HTTPError) as broken:
        wall.broke(f"{walker.name}: {type(broken).__name__} {broken}")


def _walked(house: CrawlHouse, crawler: Crawler, walker: Walker, wall: Wall) -> None:
    _Walk(house, crawler, walker, wall).everything()


def _stream(house: CrawlHouse, crawler: Crawler, walker: Walker, wall: Wall) -> None:
    """Read the stream of somebody while the other side stirs."""
    for side in Side:
        if side is not walker.side:
            house.stir(side)
    hidden = Hidden(_hidden_from(house, walker))
    wall.search(crawler.stream(STREAM, _LINES)[1], hidden, f"{walker.name} at {STREAM}", {})


def _notices(house: CrawlHouse, wall: Wall) -> None:
    """Search what left the house: no words, chats or bots of anybody, and never something of two sides."""
    all_of = {side: house.secrets(side) for side in Side}
    hidden = Hidden([one for each in all_of.values() for one in each if one.kind in {"words", "name"}])
    by_side = [Hidden([one for one in each if one.kind in {"id", "alias"}]) for each in all_of.values()]
    notices = house.notices()
    wall.tell(bool(notices), "no notification left the house: nothing was judged")
    for raw in notices:
        wall.search(raw, hidden, "a notification", {})
        wall.tell(not all(any(each.found_in(raw)) for each in by_side), "a notification holds both sides")


def _time_told(house: CrawlHouse, crawler: Crawler, walker: Walker, wall: Wall) -> None:
    """Measure what is forbidden and what is unknown by turns; keep the largest difference of medians."""
    if walker.at_work and walker.side is not None:
        (other,) = (side for side in Side if side is not walker.side)
        for path in TIMED:
            wall.slower_ms = max(wall.slower_ms, _slower_ms(crawler, path, house.ids(other)))


def _slower_ms(crawler: Crawler, path: str, foreign: Mapping[str, str]) -> float:
    unknown = {name: f"{one[:-4]}0000" for name, one in foreign.items()}
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for ids, kept in zip((foreign, unknown), times, strict=True):
            kept.append(crawler.get(filled(path, ids)).seconds)
    return abs(median(times[0]) - median(times[1])) * 1000
