"""Who gets in, who gets what, and what a form must carry."""

import re

import httpx
import pytest
from console_fakes import FakeIds
from console_visit import Visit
from console_world import ANNA, World, make_world, served
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from console.access import CALLS
from console.app import build
from console.headers import A_PASSKEY, PASSKEY_PLACE, PERMISSIONS, PUSH_PLACES, PUSH_POLICY, SECURITY_HEADERS
from console.policy import the_policy
from console.reporting import WHERE as REPORTS
from console.settings import ConsoleSettings

WORKER_PAGES = (
    "/postvak",
    "/taken",
    "/clienten",
    "/clienten/nieuw",
    "/clienten/c-duin",
    "/gesprek/c-duin",
    "/vlag/f-acuut",
    "/onbekend/u1",
)
LEAD_PAGES = ("/meldingen", "/zaken")
STREAM = "/_live"
"""An answer without an end; ``test_live_stream`` is about it. Calls: see ``test_paging_pages``."""


_MODULE = re.compile(r'<script type="module" src="/static/[\w./-]+"></script>')


def _routes(routes: list[BaseRoute]) -> list[APIRoute]:
    """Return all routes, also those of included routers."""
    found: list[APIRoute] = []
    for route in routes:
        if isinstance(route, APIRoute):
            found.append(route)
        else:
            inner = getattr(route, "original_router", None)
            found += _routes(inner.routes) if inner is not None else []
    return found


class _Examples(dict[str, str]):
    """An id of this world for each part of a path; what nobody named stands for an unknown one."""

    def __missing__(self, key: str) -> str:
        return f"geen-{key}"


_EXAMPLES = _Examples(client="c-duin", flag="f-acuut", task="t1", row="u1", message="m-stem", alert="al1")
_EXAMPLES |= {"case": "z1", "staff": "s-bo"}
CALENDARS = "/agenda/"
"""A calendar program has no log-in: its private link is the key (tests/console/test_roster_pages.py)."""


def _paths(world: World, method: str) -> list[str]:
    return [
        route.path.format_map(_EXAMPLES)
        for route in _routes(world.app.routes)
        if method in (route.methods or set())
        and route.path != STREAM
        and not route.path.startswith((CALLS, CALENDARS, REPORTS))
    ]


def test_the_search_for_routes_finds_all_of_them(world: World) -> None:
    assert len(_paths(world, "GET")) >= 15
    assert len(_paths(world, "POST")) >= 20


def test_without_a_session_every_page_leads_to_the_door(world: World, nobody: Visit) -> None:
    for path in _paths(world, "GET"):
        answer = nobody.get(path)
        if path.startswith("/_f/"):
            assert (answer.status_code, answer.headers.get("x-nabij-session")) == (401, "ended"), path
        elif path != "/inloggen":
            assert (answer.status_code, answer.headers.get("location")) == (303, "/inloggen"), path


def test_without_a_session_no_form_does_anything(world: World, nobody: Visit) -> None:
    nobody.get("/inloggen")
    for path in _paths(world, "POST"):
        answer = nobody.post(path, reden="safe_now", kant="a")
        assert answer.status_code in (303, 401, 403, 422), path
    assert world.a.events == []
    assert world.a.heard == []
    assert world.a.finished == []


def test_a_worker_does_not_see_pages_of_leads_and_a_lead_none_of_workers(anna: Visit, eva: Visit) -> None:
    assert {anna.get(path).status_code for path in LEAD_PAGES} == {404}
    assert {eva.get(path).status_code for path in LEAD_PAGES} == {200}
    assert {eva.get(path).status_code for path in WORKER_PAGES} == {404}


def test_a_coordinator_sees_the_roster_and_no_client(dora: Visit) -> None:
    assert dora.get("/rooster").status_code == 200
    assert {dora.get(path).status_code for path in WORKER_PAGES + LEAD_PAGES} == {404}


def test_only_a_coordinator_changes_the_roster(world: World, anna: Visit, eva: Visit) -> None:
    for visit in (anna, eva):
        visit.get("/rooster")
        assert visit.post("/rooster/post", kant="a", post="duty", wie="").status_code == 404
        assert visit.post("/rooster/uren", kant="a", model="always").status_code == 404
    assert world.coordination.services[world.a.side].model.value == "hours"


@pytest.mark.parametrize("path", ["/gesprek/{}", "/clienten/{}", "/noodkaart/{}"])
def test_an_id_of_the_other_side_answers_exactly_as_an_unknown_one(anna: Visit, path: str) -> None:
    other, unknown = anna.get(path.format("c-heide")), anna.get(path.format("c-bestaat-niet"))
    assert (other.status_code, other.text) == (404, unknown.text)


@pytest.mark.parametrize("action", ["oppakken", "antwoord", "terug", "sluiten", "meelezen", "notitie"])
def test_no_form_reaches_the_other_side(world: World, anna: Visit, action: str) -> None:
    answer = anna.post(
        f"/gesprek/c-heide/{action}", tekst="Hoi.", notitie="x", reden="safe_now", vlag="f-b", meelezen="aan"
    )
    assert answer.status_code == 404
    assert (world.a.events, world.b.events, world.b.notes) == ([], [], {})


def test_each_worker_meets_the_clients_of_the_own_side_and_no_others(anna: Visit, cees: Visit) -> None:
    for visit, own, other in ((anna, "Duin-27", "Heide-40"), (cees, "Heide-40", "Duin-27")):
        for path in ("/", "/postvak?filter=alle", "/clienten"):
            text = visit.get(path).text
            assert own in text
            assert other not in text
    assert (cees.get("/gesprek/c-heide").status_code, cees.get("/gesprek/c-duin").status_code) == (200, 404)


def test_a_session_of_one_side_does_not_open_the_other(nobody: Visit) -> None:
    assert nobody.log_in("anna", "b").status_code == 401
    assert nobody.get("/postvak").status_code == 303


@pytest.mark.parametrize("token", ["", "verkeerd", "zegel-2", "zegel-1 ", "é"])
def test_a_form_without_the_right_token_is_refused_everywhere_and_does_nothing(
    world: World, anna: Visit, bram: Visit, token: str
) -> None:
    del bram
    lines = [line for line in the_policy() if line.method == "POST" and not line.outside]
    for line in lines:
        fields = {"zegel": token, "reden": "safe_now", "tekst": "Hoi", "meelezen": "aan", "wie": ""}
        if line.by == "call":
            continue
        refused = 403 if line.lets(ANNA) else 404
        path = line.path.format_map(_EXAMPLES)
        assert anna.send(path, fields, {"origin": anna.url}).status_code == refused, path
    assert (world.a.events, world.a.heard, world.a.finished) == ([], [], [])
    assert set(world.a.notes) == {"c-duin"}
    assert anna.get("/postvak").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://kwaad.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "null", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://kwaad.example", "sec-fetch-site": "same-origin"},
    ],
)
def test_a_form_from_another_site_is_refused_even_with_the_token(
    world: World, anna: Visit, headers: dict[str, str]
) -> None:
    answer = anna.send("/gesprek/c-duin/oppakken", {"zegel": anna.token, "vlag": "f-acuut"}, headers)
    assert answer.status_code == 403
    assert world.a.events == []


def test_a_form_of_our_own_page_that_sends_no_referrer_is_taken(world: World, anna: Visit) -> None:
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    answer = anna.send("/gesprek/c-duin/oppakken", {"zegel": anna.token, "vlag": "f-acuut"}, headers)
    assert answer.status_code == 303
    assert len(world.a.events) == 1


def test_every_answer_of_every_route_carries_every_security_header(
    world: World, anna: Visit, dora: Visit, eva: Visit, nobody: Visit
) -> None:
    answers: list[httpx.Response] = []
    for visit in (nobody, anna, dora, eva):
        answers += [visit.get(path) for path in _paths(world, "GET")]
        answers += [visit.post(path) for path in _paths(world, "POST")]
    answers += [
        nobody.get("/static/base.css"),
        nobody.get("/static/weg"),
        nobody.get("/weg"),
        nobody.http.put("/postvak"),
        nobody.log_in("anna", "a", "fout"),
        nobody.send("/inloggen", {}, {}),
    ]
    world.a.broken = "kapot"
    answers.append(anna.log_in("anna", "a"))
    answers.append(anna.get("/postvak"))
    assert {500, 404, 403, 401, 303, 200} <= {answer.status_code for answer in answers}
    for answer in answers:
        got = {name: answer.headers.get_list(name) for name in SECURITY_HEADERS}
        own = {"Content-Security-Policy": PUSH_POLICY} if answer.url.path in PUSH_PLACES else {}
        if answer.url.path == PASSKEY_PLACE:
            own = {"Permissions-Policy": PERMISSIONS + A_PASSKEY}
        assert got == {name: [value] for name, value in (SECURITY_HEADERS | own).items()}, answer.url


def test_no_page_holds_inline_style_or_script_or_a_name_in_its_title(world: World, anna: Visit) -> None:
    for path in _paths(world, "GET"):
        text = anna.get(path).text
        assert text.count("<script") == len(_MODULE.findall(text))
        assert "style=" not in text
        assert "<style" not in text
        title = text[text.find("<title>") : text.find("</title>")]
        assert "Duin-27" not in title


def test_the_page_at_the_door_runs_the_script_of_passkeys_and_no_other(nobody: Visit) -> None:
    found = nobody.get("/inloggen").text
    assert (found.count("<script"), found.count("/js/passkey.")) == (1, 1)


def test_too_many_failures_say_how_long_to_wait(nobody: Visit) -> None:
    assert {nobody.log_in("anna", "a", "fout").status_code for _ in range(3)} == {401}
    answer = nobody.log_in("anna", "a")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    assert "over 60 seconden" in answer.text


def test_logging_out_ends_the_session_and_clears_the_browser(world: World, anna: Visit) -> None:
    cookie = anna.http.cookies["nabij"]
    answer = anna.post("/uitloggen")
    assert answer.headers["clear-site-data"] == '"cache", "cookies"'
    assert world.door.sessions == {}
    again = httpx.get(f"{anna.url}/postvak", headers={"cookie": f"nabij={cookie}"})
    assert again.status_code == 303


def test_logging_in_again_ends_the_earlier_session(world: World, anna: Visit) -> None:
    first = anna.http.cookies["nabij"]
    anna.log_in("anna", "a")
    assert first not in world.door.sessions
    assert len(world.door.sessions) == 1


def test_outside_the_demo_the_cookie_is_bound_to_this_host_over_tls() -> None:
    world = make_world()
    app = build(
        {},
        world.coordination,
        world.door,
        world.clock,
        FakeIds(),
        ConsoleSettings(origin="https://nabij.example"),
        feed=world.feed,
        report=lambda _reference, error: world.bugs.append(error),
    )
    with served(app) as url, Visit(url) as visit:
        page = visit.get("/inloggen")
        cookie = page.headers["set-cookie"]
        assert cookie.startswith("__Host-nabij-deur=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
        assert page.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


def test_a_side_without_a_desk_is_off(url: str) -> None:
    del url
    world = make_world()
    app = build(
        {world.a.side: world.a},
        world.coordination,
        world.door,
        world.clock,
        FakeIds(),
        ConsoleSettings(secure=False),
        feed=world.feed,
        report=lambda _reference, error: world.bugs.append(error),
    )
    with served(app) as address, Visit(address) as visit:
        assert visit.log_in("cees", "b").status_code == 303
        assert visit.get("/postvak").status_code == 404


def test_a_bug_shows_a_reference_and_what_to_do_and_nothing_of_itself(world: World, anna: Visit) -> None:
    world.a.broken = "hij slaat me"
    answer = anna.get("/postvak")
    assert answer.status_code == 500
    assert "hij slaat me" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "Bel de achterwacht" in answer.text
    ((reference, error),) = world.bugs
    assert (reference in answer.text, error) == (True, "RuntimeError")


def test_a_request_that_is_too_large_or_of_unknown_length_is_refused(world: World, anna: Visit) -> None:
    large = anna.post("/gesprek/c-duin/notitie", notitie="x" * 600_000)
    endless = anna.http.post("/gesprek/c-duin/notitie", content=iter([b"zegel=1"]))
    assert (large.status_code, endless.status_code) == (413, 413)
    assert world.a.notes.keys() == {"c-duin"}
