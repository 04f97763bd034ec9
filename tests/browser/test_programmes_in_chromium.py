"""The programmes of the studio in a real browser: another rhythm by the keyboard, and without script."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import DORA, World
from playwright.sync_api import Browser, expect

from cases.programme_form import form_of

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def faults(person: Person) -> list[str]:
    found: list[str] = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"{width}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        found += [f"{width}: sideways"] if person.page.evaluate(_SIDEWAYS) else []
    return found


def begun(person: Person, name: str) -> str:
    person.log_in("dora", "coordinatie")
    person.open(f"/inhoud/live/programma/{name}")
    person.page.fill("#titel", "Rustiger")
    person.press_and_go('button:has-text("Wijzig dit programma")')
    return person.page.url.removeprefix(person.url)


def pressed(person: Person, wanted: str, key: str = "Enter") -> None:
    person.page.locator(wanted).focus()
    with person.page.expect_navigation():
        person.page.keyboard.press(key)


def test_a_rhythm_is_changed_and_taken_back_with_the_keyboard(
    browser: Browser, url: str, world: World
) -> None:
    dora = Person(browser, url, width=1280)
    place = begun(dora, "after-shelter")
    assert faults(dora) == []
    dora.page.locator("#dag-2-elke").focus()
    dora.page.keyboard.press("Control+A")
    dora.page.keyboard.type("14")
    with dora.page.expect_navigation():
        dora.page.keyboard.press("Enter")
    expect(dora.page.locator("#naast-elkaar")).to_contain_text("vervalt")
    dora.page.locator(".nabij-year a").nth(2).focus()
    dora.page.keyboard.press("Enter")
    expect(dora.page.locator("#lijst h3").nth(2)).to_be_visible()
    expect(dora.page.locator("#lijst")).to_contain_text("Huisbezoek in de eerste week")
    assert faults(dora) == []
    pressed(dora, '#dag-2 button:has-text("Voeg hierna toe")')
    expect(dora.page.locator("#dag-3-van")).to_have_attribute("aria-invalid", "true")
    assert faults(dora) == []
    for _ in range(2):
        with dora.page.expect_navigation():
            dora.page.keyboard.press("Alt+z")
    draft, file = place.split("/")[2], "programmes/after-shelter.yaml"
    studio = world.coordination.content
    kept = studio.content_file(DORA, draft, file)
    assert kept is not None
    assert form_of(kept) == form_of(studio.live_files(DORA)[1][file])
    dora.leave()


def test_without_script_a_year_is_chosen_and_rows_are_moved(browser: Browser, url: str) -> None:
    dora = Person(browser, url, width=360, javascript=False)
    place = begun(dora, "weekly")
    dora.page.fill("#begin", "2027-03-27")
    pressed(dora, 'button:has-text("Teken dit jaar")')
    expect(dora.page.locator("#jaar")).to_contain_text("zaterdag 27 maart 2027")
    pressed(dora, '#dag-0 button:has-text("Voeg hierna toe")', "Space")
    assert dora.page.url.endswith("#dag-1")
    expect(dora.page.locator("#fouten-titel")).to_contain_text("Wat u typte is bewaard")
    pressed(dora, '#dag-1 button:has-text("Omhoog")', "Space")
    pressed(dora, '#dag-0 button:has-text("Haal weg")', "Space")
    expect(dora.page.locator("#jaar")).to_contain_text("zaterdag 27 maart 2027")
    assert place in dora.page.url
    dora.leave()
