"""Every route by every role: the live application does what the policy file says, no more and no less."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from drills.crawl import PARAMETER, Crawler, filled
from drills.crawl_ports import CrawlHouse, Route, Walker
from drills.result import Stopwatch, progress

LIMITS = {"unlisted": 0, "differing": 0, "unlogged": 0}
STREAM = "/_live"
NOWHERE = "/een-adres-dat-niet-bestaat"
LEAVING = frozenset({"/uitloggen", "/mij/sessies"})
"""These end sessions: walked past last."""
_LOGGED = frozenset({"client", "own_acute", "nobodys", "matched"})
"""What opens one client, or somebody's words, always leaves a line; a list leaves one when it holds any."""
_CONDITIONS = frozenset({"glass", "own_acute", "matched"})
_ONLY_IF = re.compile(
    r"/clienten/.*/teksten|/gesprek/\{client\}/(meldcode|veilig-thuis|zin/.*)|/gemist/.*|/vlag/.*"
    r"|/deur/.*|/_f/deur/.*|/rooster/dagen/.*|/onbekend/.*|/agenda/.*|/bellen/.*"
)
"""What these show depends on more than the role; that nobody else gets them is judged all the same."""


@dataclass
class Found:
    """What was checked, and where the house does something else than the file says."""

    checks: int = 0
    differing: list[str] = field(default_factory=list)
    unlogged: list[str] = field(default_factory=list)

    def check(self, good: bool, said: str) -> None:  # the verdict itself
        self.checks += 1
        if not good:
            self.differing.append(said)


def run_routes(house: CrawlHouse) -> dict[str, Any]:
    """Walk past every route as every person; return the figures."""
    watch, found = Stopwatch(), Found()
    progress(f"  {len(house.walkers)} people past {len(house.routes)} routes")
    _without_a_session(house, found)
    for walker in house.walkers:
        with Crawler(house.url, walker) as crawler:
            _walk(house, crawler, walker, found)
    figures = {
        "routes": house.served,
        "people": len(house.walkers),
        "checks": found.checks,
        "unlisted": len(house.differences),
        "differing": len(found.differing),
        "unlogged": len(found.unlogged),
    }
    for line in (*house.differences, *found.differing, *found.unlogged):
        progress(f"  {line}")
    good = all(figures[name] <= most for name, most in LIMITS.items())
    return {"ok": good, **figures, "figures": figures, "limits": LIMITS, "seconds": watch.seconds}


def _without_a_session(house: CrawlHouse, found: Found) -> None:
    """Nobody gets past a door without a session but by its own lock."""
    ids: Mapping[str, str] = {}
    with Crawler(house.url, None) as nobody:
        for route in house.routes:
            if route.by:
                continue
            answer = nobody.ask(route.method, filled(route.path, ids), {})
            sent_away = answer.status == HTTPStatus.SEE_OTHER and answer.place.startswith("/inloggen")
            # A form without a session and without a page of ours before it is refused, or sent to the door.
            shut = sent_away or answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
            found.check(shut, f"{route.name} without a session: {answer.status}")


def _walk(house: CrawlHouse, crawler: Crawler, walker: Walker, found: Found) -> None:
    unknown = crawler.get(NOWHERE).said(NOWHERE)
    ids = house.ids(walker.side) if walker.side is not None else {}
    house.logged(walker)
    for route in sorted(house.routes, key=lambda one: (one.method, one.path in LEAVING, one.path)):
        if route.by:
            continue
        place = filled(route.path, ids)
        if walker.role not in route.roles:
            said = crawler.ask(route.method, place, {}).said(place)
            found.check(said == unknown, f"{walker.name} is not kept out of {route.name}: {said[0]}")
        elif route.path == STREAM:
            found.check(crawler.stream(place, 2)[0] == HTTPStatus.OK, f"{walker.name} has no stream")
        elif route.method == "GET":
            _opened(house, crawler, walker, route, found)


def _opened(house: CrawlHouse, crawler: Crawler, walker: Walker, route: Route, found: Found) -> None:
    """Open a page that the file gives this person, and see that the log was written as the file says."""
    ids = house.ids(walker.side) if walker.side is not None else {}
    status = crawler.get(filled(route.path, ids)).status
    if not _conditional(route, walker):
        found.check(status < HTTPStatus.BAD_REQUEST, f"{walker.name} does not get {route.name}: {status}")
    found.check(status < HTTPStatus.INTERNAL_SERVER_ERROR, f"{walker.name} breaks {route.name}: {status}")
    actions = [one for one in house.logged(walker) if one != "open_client"]
    strange = sorted(set(actions) - set(route.log))
    found.checks += 1
    silent = status == HTTPStatus.OK and route.relation in _LOGGED and route.log and not actions
    if strange or silent:
        found.unlogged.append(f"{walker.name} at {route.name}: {actions or 'no line'}, not {list(route.log)}")


def _conditional(route: Route, walker: Walker) -> bool:
    about_somebody = PARAMETER.search(route.path) is not None
    other = route.relation in _CONDITIONS or _ONLY_IF.fullmatch(route.path) is not None
    return other or (about_somebody and not walker.at_work)
