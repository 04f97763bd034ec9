"""A check-in by telephone in a real browser: by thumb and by keyboard, without scripts, at any width."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import RIET, World
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGE = f"/bellen/{RIET}"
_SMALL = """() => [...document.querySelectorAll('main button, main a.nl-button')]
  .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.innerText)"""


def _faults(person: Person, name: str) -> list[str]:
    """Return what axe finds here and whether it scrolls sideways, at three widths."""
    found = []
    for width in (320, 768, 1280):
        person.page.set_viewport_size({"width": width, "height": 740})
        found += [f"{name} {width}: {each['id']}" for each in Axe().run(person.page).response["violations"]]
        wide: int = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{name} {width}: scrolls sideways"] if wide > 0 else []
    if folder := os.environ.get("W7_SHOTS"):
        for width in (360, 1280):
            person.page.set_viewport_size({"width": width, "height": 740})
            person.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    person.page.set_viewport_size({"width": 360, "height": 740})
    return found


def test_a_worker_asks_hears_and_keeps_with_one_thumb(world: World, browser: Browser, url: str) -> None:
    anna = Person(browser, url, height=740)
    anna.log_in("anna", "a")
    anna.open(PAGE)
    faults = _faults(anna, "begin")
    anna.press_and_go("main button:has-text('Begin de check-in')")
    faults += _faults(anna, "opener")
    anna.press_and_go("main button[value=Ja]")
    faults += _faults(anna, "zeker")
    anna.press("Enter")
    anna.page.wait_for_selector("text=Voel je je veilig vandaag?")
    last = anna.page.locator("main button[value='Ik bel liever']").bounding_box()
    assert last is not None
    assert last["y"] + last["height"] < 740, "every answer stands on the first screen"
    assert anna.page.evaluate(_SMALL) == []
    faults += _faults(anna, "vraag")
    anna.press_and_go("main button[value=Nee]")
    anna.press_and_go("main button:has-text('Eén stap terug')")
    assert world.a.spoken == ["Ja"]
    anna.press_and_go("main button[value=Nee]")
    anna.press_and_go("main button:has-text('Ja, bewaar')")
    faults += _faults(anna, "gevaar")
    assert faults == []
    anna.press("Alt+a")
    anna.page.wait_for_url(f"**/gesprek/{RIET}/gevaar")
    assert world.a.spoken == ["Ja", "Nee"]
    assert world.bugs == []
    anna.leave()


def test_it_goes_the_same_way_without_scripts(world: World, browser: Browser, url: str) -> None:
    anna = Person(browser, url, javascript=False)
    anna.log_in("anna", "a")
    anna.open(PAGE)
    anna.press_and_go("main button:has-text('Begin de check-in')")
    anna.page.fill("#woorden", "ja hoor,\nhet kan")
    anna.press_and_go("main button:has-text('Verder')")
    anna.press_and_go("main button:has-text('Eén stap terug')")
    assert anna.page.input_value("#woorden") == "ja hoor,\nhet kan"
    anna.press_and_go("main button:has-text('Verder')")
    anna.press_and_go("main button:has-text('Ja, bewaar')")
    assert world.a.spoken == ["ja hoor,\nhet kan"]
    anna.page.fill("#tijd", "16:30")
    anna.press_and_go("main button:text-is('Later terugbellen')")
    assert anna.page.url.endswith("/taken")
    anna.leave()
