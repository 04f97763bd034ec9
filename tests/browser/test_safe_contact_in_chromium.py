"""The safe-contact form on a phone and a wide screen: by keyboard and without JavaScript; nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import RIET, World
from playwright.sync_api import Browser, expect

from cases.events import SafeContactRenewed
from cases.safe_contact import Checklist, Window

pytestmark = pytest.mark.browser

PAGE = f"/clienten/{RIET}/contact"


@pytest.fixture
def without_script(browser: Browser, url: str) -> Iterator[Person]:
    somebody = Person(browser, url, javascript=False)
    yield somebody
    somebody.leave()


def agreed(world: World) -> None:
    state = world.a.states[RIET]
    assert state.contact is not None
    windows = (Window(0, time(9), time(11)), Window(0, time(22), time(1)), Window(4, time(9), time(11)))
    contact = replace(
        state.contact, windows=windows, opener="Je weeklijstje staat klaar.", checked=Checklist(*(True,) * 6)
    )
    world.a.states[RIET] = replace(state, contact=contact)


def _faults(person: Person, shots: Path | None = None) -> list[str]:
    """Return what axe finds and whether the page scrolls sideways, at three widths."""
    found: list[str] = []
    for width in (320, 360, 1280):
        person.page.set_viewport_size({"width": width, "height": 800})
        violations = Axe().run(person.page).response["violations"]
        found += [f"{width}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in violations]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{width}: scrolls sideways")
        if shots is not None:
            person.page.screenshot(path=shots / f"contact-{width}.png", full_page=True)
    return found


def test_a_fault_stands_beside_its_field_and_one_look_renews(
    world: World, person: Person, tmp_path: Path
) -> None:
    agreed(world)
    person.log_in("anna", "a")
    person.open(PAGE)
    page = person.page
    assert _faults(person, tmp_path) == []
    expect(page.locator("#dag0_van_2")).to_be_visible()
    expect(page.locator("#dag1_van_2")).to_be_hidden()
    page.locator(".nabij-day__more > summary").nth(1).focus()
    page.keyboard.press("Enter")
    page.fill("#dag1_van_2", "20:00")
    page.fill("#dag1_tot_2", "20:30")
    page.check("#akkoord")
    person.press_and_go("main form.nabij-narrow > button")
    expect(page.locator("#dag1_tot_2-fout")).to_be_visible()
    expect(page.locator("#dag1_van_2")).to_have_value("20:00")
    assert _faults(person) == []
    page.fill("#dag1_tot_2", "21:30")
    person.press_and_go("main form.nabij-narrow > button")
    (event,) = world.a.events
    assert isinstance(event, SafeContactRenewed)
    assert Window(1, time(20), time(21, 30)) in event.contact.windows


def test_the_record_is_ended_and_renewed_without_javascript(world: World, without_script: Person) -> None:
    agreed(world)
    person, page = without_script, without_script.page
    person.log_in("anna", "a")
    person.open(PAGE)
    page.select_option("#wat", "telefoon")
    page.click("button:text-is('Afspraak laten stoppen')")
    expect(page.locator("main")).to_contain_text("er is een andere telefoon")
    page.check("#akkoord")
    page.click("main form.nabij-narrow > button")
    assert [type(event).__name__ for event in world.a.events] == ["ContactEnded", "SafeContactRenewed"]
