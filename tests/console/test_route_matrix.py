"""Who may come where: the policy file, walked over every route of the console with every role (domain §2)."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from console_visit import Visit
from console_world import World

from cases.desk import VOLUNTEERS as VOLUNTEER_ROLES
from cases.desk import StaffRole
from console.policy import the_policy
from console.policy_check import routes_of

WORKER, COORDINATOR, LEAD, ADMIN, BUDDY, EXPERT = "anna", "dora", "eva", "ada", "bo", "eef"
PLACES = {WORKER: "a", COORDINATOR: "coordinatie", LEAD: "coordinatie", ADMIN: "coordinatie"}
ROLES = {
    WORKER: StaffRole.WORKER,
    COORDINATOR: StaffRole.COORDINATOR,
    LEAD: StaffRole.LEAD,
    ADMIN: StaffRole.ADMIN,
    BUDDY: StaffRole.BUDDY,
    EXPERT: StaffRole.EXPERIENCE,
}
EVERYBODY = frozenset(ROLES)
VOLUNTEERS = frozenset({BUDDY, EXPERT})

OPEN = re.compile(r"/inloggen(/.*)?|/sw\.js|/(oproep|agenda)/.*|/_live")
"""Open to whoever has the door or the token of a call or calendar; the stream has a test of its own."""

_IDS = {"client": "c-riet", "flag": "f-acuut", "task": "t1", "row": "u1", "message": "m-stem", "alert": "al1"}
_IDS |= {
    "vraag": "vraag-0",
    "case": "z1",
    "staff": "s-bo",
    "talk": "deur-1",
    "kant": "a",
    "dag": "2027-03-29",
    "wijziging": "live",
    "gesprek": "d1",
    "stap": "veilig",
    "naam": "bel",
    "code": "weekly",
    "programma": "weekly",
    "sleutel": "vt",
    "nummer": "1",
    "taal": "nl",
    "bestand": "r04-geweld-nu",
    "groep": "SLAAN",
    "regel": "nu.slaat",
}


def _all(world: World) -> list[tuple[str, str]]:
    return sorted(one for one in routes_of(world.app.routes) if one[0] and not OPEN.fullmatch(one[1]))


def _allowed(method: str, path: str) -> frozenset[str]:
    line = the_policy().line(method, path)
    assert line is not None
    return frozenset(name for name, role in ROLES.items() if role in line.roles)


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
    "clienten/{client}/gegevens/{vraag}/teksten",
    "mij/bereik",
    "noodtoegang/lezen",
    "noodtoegang/noodkaart",
    "beoordelen/{review}/waarom",
    "inhoud/{wijziging}/dialoog/{gesprek}/stap/{stap}/weg",
    "inhoud/{wijziging}/antwoorden/over",
    "inhoud/{wijziging}/kaart/{sleutel}/weg",
    "inhoud/{wijziging}/woorden/nieuw",
    "inhoud/{wijziging}/woorden/{bestand}/{regel}/weg",
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


def test_a_volunteer_reaches_their_own_pages_and_no_other() -> None:
    own = r"mij|mij/(sessies|passkeys|code|wachtwoord)(/.*)?|hulp|uitloggen|bewijs(/passkey.*)?"
    rooms = re.compile(rf"/(|maatje(/.*)?|_f/maatje/.*|bezoek|{own})")
    open_to_them = {line.path for line in the_policy() if line.roles & VOLUNTEER_ROLES}
    assert open_to_them
    assert [path for path in open_to_them if not rooms.fullmatch(path)] == []


def test_a_volunteer_has_no_stream_of_what_waits(people: dict[str, Visit]) -> None:
    assert {people[name].get("/_live").status_code for name in VOLUNTEERS} == {404}
