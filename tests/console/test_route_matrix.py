"""Who may come where: one table of rooms and roles, walked over every route of the console (domain §2).

A new page must get a line here before it is reached by anybody: what no line names fails this test.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from console_visit import Visit
from console_world import World
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from console.access import VOLUNTEER_PAGES, VOLUNTEER_ROOMS

WORKER, COORDINATOR, LEAD, ADMIN, BUDDY, EXPERT = "anna", "dora", "eva", "ada", "bo", "eef"
PLACES = {WORKER: "a", COORDINATOR: "coordinatie", LEAD: "coordinatie", ADMIN: "coordinatie"}
EVERYBODY = frozenset({WORKER, COORDINATOR, LEAD, ADMIN, BUDDY, EXPERT})
VOLUNTEERS = frozenset({BUDDY, EXPERT})
STAFF = EVERYBODY - VOLUNTEERS
W, C, L = (frozenset({one}) for one in (WORKER, COORDINATOR, LEAD))

POLICY: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("GET", r"/(hulp|mij)?", EVERYBODY),
    ("POST", r"/mij(/sessies)?|/uitloggen", EVERYBODY),
    ("GET|POST", r"/toetsen|/_f/(begin|dienst|hier)", STAFF),
    ("GET|POST", r"/mij/bereik(/.*)?", STAFF),
    ("GET", r"/rooster(/(mijn|ruil|mijn\.ics|rooster\.ics))?", STAFF),
    ("POST", r"/rooster/(mijn|ruil)/.*", STAFF),
    ("GET|POST", r"/maatje(/.*)?|/_f/maatje/.*", VOLUNTEERS),
    ("GET", r"/bezoek", W | VOLUNTEERS),
    ("POST", r"/bezoek/.*", W),
    ("GET|POST", r"/(postvak|taken|clienten|gesprek|noodkaart|onbekend|leeslijst|stem|vlag)(/.*)?", W),
    ("GET|POST", r"/(deur|bellen)/.*", W),
    ("GET|POST", r"/(bedreigd|overdracht|terugblik|gemist|meekijken)(/.*)?", W),
    ("GET|POST", r"/zorg(/\{ask\})?|/_f/(postvak|gesprek|deur|lint)(/.*)?", W),
    ("GET|POST", r"/(meldingen|zaken|_f/meldingen)(/.*)?", L),
    ("GET|POST", r"/(mensen|cijfers|zorg/team)(/.*)?", C),
    ("GET|POST", r"/rooster/(uren|post|plannen|mensen|dienst|dagen)(/.*)?", C),
)
OPEN = re.compile(r"/inloggen|/sw\.js|/(oproep|agenda)/.*|/_live")
"""Open to whoever has the door or the token of a call or calendar; the stream has a test of its own."""

_IDS = {"client": "c-riet", "flag": "f-acuut", "task": "t1", "row": "u1", "message": "m-stem", "alert": "al1"}
_IDS |= {"case": "z1", "staff": "s-bo", "talk": "deur-1", "kant": "a", "dag": "2027-03-29"}


def _routes(routes: list[BaseRoute]) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif (inner := getattr(route, "original_router", None)) is not None:
            yield from _routes(inner.routes)


def _all(world: World) -> list[tuple[str, str]]:
    found = [(method, each.path) for each in _routes(world.app.routes) for method in each.methods or ()]
    return sorted(one for one in found if not OPEN.fullmatch(one[1]))


def _allowed(method: str, path: str) -> frozenset[str]:
    fitting = [who for methods, form, who in POLICY if method in methods and re.fullmatch(form, path)]
    assert len(fitting) == 1, f"{method} {path} needs exactly one line in POLICY, it has {len(fitting)}"
    return fitting[0]


def _filled(path: str) -> str:
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda found: _IDS.get(found[1], f"geen-{found[1]}"), path)


@pytest.fixture
def people(url: str) -> Iterator[dict[str, Visit]]:
    with ExitStack() as stack:
        visits = {name: stack.enter_context(Visit(url)) for name in sorted(EVERYBODY)}
        for name, visit in visits.items():
            assert visit.log_in(name, PLACES.get(name, "a")).status_code == 303
        yield visits


def test_every_route_answers_not_found_to_every_role_that_the_table_does_not_name(
    world: World, people: dict[str, Visit]
) -> None:
    for method, path in _all(world):
        allowed = _allowed(method, path)
        for name in sorted(EVERYBODY - allowed):
            visit = people[name]
            answer = visit.get(_filled(path)) if method == "GET" else visit.post(_filled(path))
            assert answer.status_code == 404, f"{name} got {answer.status_code} at {method} {path}"
    assert (world.a.events, world.b.events, world.a.volunteers.events) == ([], [], [])


_SHUT = (
    "noodkaart/{client}",
    "noodkaart/{client}/bewerken",
    "gesprek/{client}/zin/{key}",
    "gemist/{message}",
    "mij/bereik",
)
_SHUT += tuple(f"gesprek/{{client}}/{last}" for last in ("gevaar", "meldcode", "veilig-thuis"))
"""What these show depends on more than the role: an own acute flag, a missed message, paging that is on."""


def test_every_page_opens_for_the_roles_that_the_table_names(world: World, people: dict[str, Visit]) -> None:
    mine = {"/maatje/{client}": BUDDY, "/_f/maatje/{client}": BUDDY}
    for method, path in _all(world):
        if method != "GET" or path[1:] in _SHUT:
            continue
        for name in sorted(_allowed(method, path) & {mine.get(path, one) for one in EVERYBODY}):
            answer = people[name].get(_filled(path))
            assert answer.status_code < 400, f"{name} got {answer.status_code} at {path}"


def test_the_doors_for_volunteers_are_those_of_the_table(world: World) -> None:
    open_to_them = {
        path for method, path in _all(world) if method == "GET" and _allowed("GET", path) & VOLUNTEERS
    }
    assert {one for one in open_to_them if not one.startswith(VOLUNTEER_ROOMS)} <= VOLUNTEER_PAGES


def test_a_volunteer_has_no_stream_of_what_waits(people: dict[str, Visit]) -> None:
    assert {people[name].get("/_live").status_code for name in VOLUNTEERS} == {404}
