"""The drills of the routes and the wall: a house that keeps its policy passes, a planted fault is found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from commands_here import run_here
from console_world import served
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from cases.sides import Side
from drills.crawl_ports import Route, Secret, Walker
from drills.ports import Login
from drills.routes import run_routes
from drills.wall import Hidden, run_wall

ANNA = Walker("dienst-a", Login("anna", "x", "a"), "worker", Side.A, at_work=True)
BERT = Walker("dienst-b", Login("bert", "x", "b"), "worker", Side.B, at_work=True)
LIES = Walker("lead", Login("lies", "x", "coordinatie"), "lead", None)
CLIENTS = {Side.A: "a" * 20, Side.B: "b" * 20}
WORDS = {Side.A: "zeewolf1234", Side.B: "rotsduif5678"}
DOOR = '<form method="post"><input name="naam"><input name="kant"><button>Inloggen</button></form>'
ROUTES = (
    Route("GET", "/postvak", frozenset({"worker"}), relation="listed"),
    Route("GET", "/gesprek/{client}", frozenset({"worker"}), log=("read_conversation",), relation="client"),
    Route("GET", "/zaken", frozenset({"lead"}), relation="case"),
    Route("GET", "/_live", frozenset({"worker", "lead"})),
)


@dataclass
class SmallHouse:
    """A house of four pages. ``planted`` names what is wrong in it."""

    planted: str = ""
    url: str = ""
    log: list[str] = field(default_factory=list)

    routes: Sequence[Route] = ROUTES
    walkers: Sequence[Walker] = (ANNA, BERT, LIES)
    served: int = len(ROUTES)

    @property
    def differences(self) -> Sequence[str]:
        return ("Route GET /nieuw staat niet in de policy.",) if self.planted == "unlisted" else ()

    def ids(self, side: Side) -> Mapping[str, str]:
        return {"client": CLIENTS[side]}

    def secrets(self, side: Side) -> Sequence[Secret]:
        return (Secret("id", CLIENTS[side]), Secret("words", WORDS[side]))

    def logged(self, walker: Walker) -> Sequence[str]:
        found = [action for who, action in map(str.split, self.log) if who == walker.login.name]
        self.log.clear()
        return found

    def stir(self, side: Side) -> None:
        """Nothing of a small house shows it."""

    def notices(self) -> Sequence[bytes]:
        return [WORDS[Side.A].encode()] if self.planted == "notice" else [b"Nabij: open app"]

    def twins(self, pairs: int) -> int:
        return pairs if self.planted == "twins" else 0

    def application(self) -> FastAPI:
        app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)

        @app.api_route("/{path:path}", methods=["GET", "POST"])
        async def page(request: Request, path: str) -> Response:
            if path == "inloggen" and request.method == "POST":
                sent = dict(await request.form())
                answer = RedirectResponse("/mij", status_code=303)
                answer.set_cookie("wie", str(sent["naam"]))
                return answer
            return self.page(path, request.cookies.get("wie", ""))

        return app

    def page(self, path: str, who: str) -> Response:
        """Return what this house shows."""
        mine, other = (Side.B, Side.A) if who == "bert" else (Side.A, Side.B)
        if path in ("inloggen", "mij"):
            return HTMLResponse(DOOR)
        if not who:
            return HTMLResponse("open") if self.planted == "open" else RedirectResponse("/inloggen", 303)
        if path == "_live":
            words = WORDS[other] if self.planted == "stream" and who != "lies" else ""
            return Response(f"retry: 1\n\nid: 1\ndata: {words}\n\n", media_type="text/event-stream")
        if path == "zaken" and (who == "lies" or self.planted == "role"):
            return HTMLResponse("zaken")
        if who == "lies" or not path.startswith(("postvak", "gesprek/")):
            return HTMLResponse("er is niets", 404)
        return self._of_worker(path, mine, other, who)

    def _of_worker(self, path: str, mine: Side, other: Side, who: str) -> Response:
        if path == "postvak":
            shown = CLIENTS[other] if self.planted == "leak" else ""
            answer = HTMLResponse(f"{CLIENTS[mine]} {shown}")
            if self.planted == "header":
                answer.headers["X-Spoor"] = WORDS[other].encode().hex()
            return answer
        if path.endswith(CLIENTS[mine]):
            if self.planted != "unlogged":
                self.log.append(f"{who} read_conversation")
            return HTMLResponse(WORDS[mine])
        if self.planted == "apart" and path.endswith(CLIENTS[other]):
            return HTMLResponse("niet van u", 403)
        return HTMLResponse("er is niets", 404)


@pytest.fixture
def house(request: pytest.FixtureRequest) -> Iterator[SmallHouse]:
    small = SmallHouse(getattr(request, "param", ""))
    with served(small.application()) as url:
        small.url = url
        yield small


def test_a_house_that_keeps_the_wall_and_the_policy_passes_both(house: SmallHouse) -> None:
    wall, routes = run_wall(house, 1), run_routes(house)
    assert wall["ok"]
    assert routes["ok"]
    assert wall["answers"] > 10
    assert routes["checks"] > 10


@pytest.mark.parametrize("house", ["leak", "header", "stream", "notice"], indirect=True)
def test_what_is_of_the_other_side_is_found_wherever_it_was_planted(house: SmallHouse) -> None:
    result = run_wall(house, 0)
    assert not result["ok"]
    assert result["leaks"] > 0


@pytest.mark.parametrize("house", ["apart"], indirect=True)
def test_a_house_that_says_forbidden_instead_of_unknown_is_found(house: SmallHouse) -> None:
    result = run_wall(house, 0)
    assert (result["ok"], result["leaks"], result["told_apart"]) == (False, 0, 2)


@pytest.mark.parametrize("house", ["twins"], indirect=True)
def test_a_side_that_changes_when_there_is_another_is_found(house: SmallHouse) -> None:
    assert run_wall(house, 3)["twins_differ"] == 3


@pytest.mark.parametrize(
    ("house", "figure"),
    [("unlisted", "unlisted"), ("role", "differing"), ("open", "differing"), ("unlogged", "unlogged")],
    indirect=["house"],
)
def test_a_route_that_does_something_else_than_its_line_is_found(house: SmallHouse, figure: str) -> None:
    result = run_routes(house)
    assert not result["ok"]
    assert result[figure] > 0


@pytest.mark.parametrize("form", [str.encode, lambda text: text.encode().hex().encode()])
def test_a_secret_is_found_plain_and_in_other_forms(form: object) -> None:
    hidden = Hidden([Secret("words", WORDS[Side.A])])
    assert callable(form)
    assert list(hidden.found_in(b"<p>" + form(WORDS[Side.A]) + b"</p>")) == ["words"]
    assert list(hidden.found_in(b"<p>zeewol</p>")) == []


def test_every_route_of_a_real_house_does_what_its_line_says() -> None:
    done = run_here("drill", "routes")
    result = done.last
    assert (result["unlisted"], result["differing"], result["unlogged"]) == (0, 0, 0), done.stderr
    assert result["routes"] >= 165
    assert result["people"] == 14
    assert done.code == 0
