"""The open door in a real browser: from the Postvak to an answer, on a phone, also without JavaScript."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_fakes_door import TALK
from console_world import DUIN, World, flag
from playwright.sync_api import Browser

from cases.ids import FlagId
from cases.levels import Level

PAGE = f"/deur/{TALK}"


def stand_at_the_door(world: World) -> None:
    for name, level, category in (("vraag", Level.REVIEW, "question"), ("mens", Level.HIGH, "wants_human")):
        row = flag(FlagId(f"f-{name}"), DUIN, "Deur-3", level, "", source="walk_in", category=category)
        world.a.rows.append(replace(row, client=None, role=None, door=TALK))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_worker_goes_from_the_lane_to_an_answer(
    browser: Browser, world: World, url: str, javascript: bool
) -> None:
    stand_at_the_door(world)
    anna = Person(browser, url, javascript=javascript)
    anna.log_in("anna", "a")
    anna.open("/postvak")
    anna.page.click("#baan-deur a:has-text('Lezen')")
    anna.page.wait_for_url(url + PAGE)
    anna.page.click("main button:text-is('Oppakken')")
    anna.page.fill("#tekst", "Bel 0612345678")
    anna.press_and_go("main button:text-is('Verstuur')")
    assert anna.page.input_value("#tekst") == "Bel 0612345678"
    anna.page.check("[name=woorden_gezien]")
    anna.press_and_go("main button:text-is('Verstuur')")
    anna.page.wait_for_selector("text=Bel 0612345678")
    assert world.a.doors[TALK].answers == ["Bel 0612345678"]
    anna.leave()


def test_its_pages_have_no_fault_that_axe_finds_at_any_width(
    browser: Browser, world: World, url: str
) -> None:
    stand_at_the_door(world)
    anna = Person(browser, url)
    anna.log_in("anna", "a")
    faults = _faults(anna, "/postvak") + _faults(anna, PAGE)
    anna.page.click("main button:text-is('Oppakken')")
    anna.page.fill("#tekst", "Bel 0612345678")
    anna.press_and_go("main button:text-is('Verstuur')")
    assert faults + _faults(anna) == []
    anna.leave()


def _faults(person: Person, path: str = "") -> list[str]:
    """Return what axe finds on this page and whether it scrolls sideways, at three widths."""
    if path:
        person.open(path)
    found = []
    for width in (320, 768, 1280):
        person.page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {each['id']}" for each in Axe().run(person.page).response["violations"]]
        wide: int = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{width}: scrolls sideways"] if wide > 0 else []
    return found
