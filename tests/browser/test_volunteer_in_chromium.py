"""A volunteer on a phone: writes, sees a photo announced, hands over in one tap, and a colleague has it."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import BO, MONDAY, RIET, World
from playwright.sync_api import Browser, expect

from cases.moments import DAY, Moment
from cases.people import VolunteerLine
from cases.state import Lent

pytestmark = pytest.mark.browser

SOON = 10_000
"""Milliseconds, on a machine with much else to do."""


@pytest.fixture
def lent(world: World) -> World:
    state = Lent(BO.id, MONDAY, Moment(MONDAY + 9 * DAY))
    world.a.states[RIET] = replace(
        world.a.states[RIET], held_by=BO.id, held_alias="Bo", lent=state, visit_light="call_first"
    )
    world.a.written[RIET] = [VolunteerLine("", False, "text", "Hoi Bo.", MONDAY)]
    return world


@pytest.fixture
def without_script(browser: Browser, url: str) -> Iterator[Person]:
    somebody = Person(browser, url, javascript=False)
    yield somebody
    somebody.leave()


def _faults(person: Person) -> list[str]:
    """Return what axe finds and whether the page scrolls sideways, on a phone and on a wide screen."""
    found: list[str] = []
    for width in (320, 360, 1280):
        person.page.set_viewport_size({"width": width, "height": 800})
        violations = Axe().run(person.page).response["violations"]
        where = f"{person.page.url} at {width}"
        found += [f"{where}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in violations]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{where}: scrolls sideways")
    person.page.set_viewport_size({"width": 360, "height": 800})
    return found


def test_a_volunteer_writes_and_lets_go_on_a_phone(lent: World, person: Person) -> None:
    person.log_in("bo", "a")
    page = person.page
    faults = _faults(person)
    page.click("text=Naar het gesprek")
    expect(page.locator("#zelf-kijken")).to_be_hidden()
    page.fill("#tekst", "Bel me op 06 12 34 56 78")
    page.click("button:text-is('Verstuur')")
    expect(page.locator("#tekst")).to_have_value("Bel me op 06 12 34 56 78")
    faults += _faults(person)
    page.fill("#tekst", "Dag, hoe is het?")
    page.click("button:text-is('Verstuur')")
    expect(page.locator("#berichten")).to_contain_text("Dag, hoe is het?")
    page.fill("#tekst", "half af")
    lent.a.written[RIET].append(VolunteerLine("", False, "photo", "", MONDAY))
    expect(page.locator("#berichten")).to_contain_text("Een foto.", timeout=SOON)
    expect(page.locator("#tekst")).to_have_value("half af")
    faults += _faults(person)
    lent.a.volunteers.take_back(RIET, BO.id, forget=False)
    expect(page.locator("main")).to_contain_text("Een collega neemt dit over.", timeout=SOON)
    expect(page.locator("textarea")).to_have_count(0)
    faults += _faults(person)
    person.open("/bezoek")
    expect(page.locator("main")).to_contain_text("Eerst bellen")
    faults += [*_faults(person)]
    person.open("/hulp")
    assert [*faults, *_faults(person)] == []
    assert lent.bugs == []


def test_one_tap_lets_go_also_without_script(lent: World, without_script: Person) -> None:
    without_script.log_in("bo", "a")
    without_script.open("/maatje/c-riet")
    page = without_script.page
    expect(page.locator("#zelf-kijken")).to_be_visible()
    page.click("text=Dit is te groot voor mij")
    expect(page.locator("main")).to_contain_text("Een collega neemt dit over.")
    assert lent.a.states[RIET].held_by is None


@pytest.mark.parametrize(
    ("name", "place", "paths"),
    [
        ("anna", "a", ("/bezoek", "/bedreigd", "/clienten/c-riet/maatje")),
        ("dora", "coordinatie", ("/mensen",)),
        ("eva", "coordinatie", ("/zaken",)),
    ],
)
def test_the_pages_about_people_and_visits_are_accessible(
    lent: World, person: Person, name: str, place: str, paths: tuple[str, ...]
) -> None:
    person.log_in(name, place)
    faults: list[str] = []
    for path in paths:
        person.open(path)
        faults += _faults(person)
    assert faults == []
    assert lent.bugs == []


def test_the_script_of_a_volunteer_is_small() -> None:
    folder = Path(__file__).parents[2] / "console" / "static" / "js"
    scripts = [(folder / name).read_bytes() for name in ("maatje.js", "morph.js")]
    assert sum(len(gzip.compress(script)) for script in scripts) <= 4_000
