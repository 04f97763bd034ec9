"""The pages of break-glass: asked with a reason, one client to read, a bar on every page, over in time."""

from collections.abc import Iterator

import pytest
from canary import CASE
from console_visit import Visit
from console_world import DANGER, DUIN, HEIDE, World, named

from cases.glass import GLASS_FOR
from cases.moments import after
from cases.sides import Side

ASKED = {
    "wie": named("Duin-27"),
    "kant": "a",
    "reden": "danger_now",
    "waarom": "De politie belt nu, niemand anders.",
}
BAR = "Noodtoegang tot één cliënt van kant"


@pytest.fixture
def lead(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("eva", "coordinatie")
        yield visit


def test_a_lead_reads_one_client_and_every_page_says_so(world: World, lead: Visit) -> None:
    assert BAR not in lead.get("/").text
    assert 'name="kant"' in lead.get("/noodtoegang").text
    assert lead.post("/noodtoegang", **ASKED).headers["location"] == "/noodtoegang/lezen"
    read = lead.get("/noodtoegang/lezen").text
    assert DANGER in read
    assert "Belt liever niet" in read
    assert "/gesprek/" not in read
    assert "Voorbeeldstraat" in lead.get("/noodtoegang/noodkaart").text
    for page in ("/", "/zaken", "/rooster", "/mij", "/noodtoegang/lezen"):
        assert f"{BAR} a: nog 30 minuten." in lead.get(page).text
    assert lead.get("/noodtoegang").headers["location"] == "/noodtoegang/lezen"
    world.clock.moment = after(world.clock.moment, GLASS_FOR - 1)
    assert "nog 1 minuut." in lead.get("/").text
    assert world.coordination.whys == [ASKED["waarom"]]


def test_stopping_ends_it_at_once(world: World, lead: Visit) -> None:
    lead.post("/noodtoegang", **ASKED)
    lead.get("/noodtoegang/lezen")
    assert lead.post("/noodtoegang/stop").status_code == 303
    assert lead.get("/noodtoegang/lezen").status_code == 404
    assert lead.get("/noodtoegang/noodkaart").status_code == 404
    assert BAR not in lead.get("/").text
    assert world.coordination.open_glass == {}


def test_a_case_code_names_the_one_client_on_that_side(world: World, lead: Visit) -> None:
    world.coordination.of_case = {(CASE, Side.B): (HEIDE,), ("Z-015", Side.B): (HEIDE, DUIN)}
    lead.get("/noodtoegang")
    two = lead.post("/noodtoegang", **ASKED | {"wie": "Z-015", "kant": "b"})
    assert two.status_code == 404
    assert lead.post("/noodtoegang", **ASKED | {"wie": CASE, "kant": "b"}).status_code == 303
    assert "ik ga er nu heen" in lead.get("/noodtoegang/lezen").text


def test_unknown_and_forbidden_read_the_same_and_keep_what_was_typed(lead: Visit) -> None:
    lead.get("/noodtoegang")
    forbidden = lead.post("/noodtoegang", **ASKED | {"kant": "b"})
    unknown = lead.post("/noodtoegang", **ASKED | {"kant": "b", "wie": "Niemand-1"})
    assert (forbidden.status_code, unknown.status_code) == (404, 404)
    assert "Niet gevonden, of u mag hier niet bij." in forbidden.text
    assert ASKED["waarom"] in unknown.text
    assert len(forbidden.text) - len(named("Duin-27")) == len(unknown.text) - len("Niemand-1")


@pytest.mark.parametrize(
    ("wrong", "status"), [({"waarom": "nu"}, 422), ({"reden": "zin"}, 422), ({"kant": "c"}, 422)]
)
def test_without_reason_sentence_or_side_nothing_opens(
    world: World, lead: Visit, wrong: dict[str, str], status: int
) -> None:
    lead.get("/noodtoegang")
    assert lead.post("/noodtoegang", **ASKED | wrong).status_code == status
    assert world.coordination.open_glass == {}


def test_a_second_one_waits_until_the_first_is_over(lead: Visit) -> None:
    lead.post("/noodtoegang", **ASKED)
    lead.get("/noodtoegang/lezen")
    again = lead.post("/noodtoegang", **ASKED)
    assert again.status_code == 409
    assert "Stop die eerst." in again.text


def test_a_worker_has_the_own_side_alone(world: World, url: str) -> None:
    with Visit(url) as cees:
        cees.log_in("cees", "b")
        assert 'name="kant"' not in cees.get("/noodtoegang").text
        assert cees.post("/noodtoegang", **ASKED).status_code == 404
        cees.get("/noodtoegang")
        assert cees.post("/noodtoegang", **ASKED | {"wie": named("Heide-40")}).status_code == 303
        assert "ik ga er nu heen" in cees.get("/noodtoegang/lezen").text
        assert world.a.refreshed == 0


def test_nobody_else_has_this_page(url: str) -> None:
    for name, place in (
        ("dora", "coordinatie"),
        ("ada", "coordinatie"),
        ("fatma", "coordinatie"),
        ("bo", "a"),
    ):
        with Visit(url) as visit:
            visit.log_in(name, place)
            assert visit.get("/noodtoegang").status_code == 404
            assert visit.post("/noodtoegang", **ASKED).status_code == 404
