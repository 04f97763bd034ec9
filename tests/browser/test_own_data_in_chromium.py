"""A client's own data in a real browser: by keyboard, without script, accessible on a small screen."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import ANNA, DUIN, World
from playwright.sync_api import Browser, expect

from cases.consents import Consented, Entry, Given, Purpose
from cases.ids import StaffId
from cases.moments import HOUR, after
from cases.own_file import NewRequest
from cases.rights import WAIT, Step
from cases.who_looked import Look

pytestmark = pytest.mark.browser

PAGE = "/clienten/c-duin/gegevens"
TOLD = "Mijn buurvrouw Ans <script>alert(1)</script> belt. Ik slaap goed."
WIDTHS = (360, 1280)


@pytest.fixture
def without_script(browser: Browser, url: str) -> Iterator[Person]:
    person = Person(browser, url, javascript=False)
    yield person
    person.leave()


def _faults(person: Person) -> list[str]:
    found: list[str] = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        where = f"{person.page.url} at {width}"
        found += [
            f"{where}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{where}: scrolls sideways")
    return found


def _asked(world: World) -> None:
    desk = world.a
    desk.own_written.append(TOLD)
    desk.ask_own_data(ANNA, DUIN, NewRequest("access", "in_person", "representative", "kwam langs"))
    for step in (Step.ACCEPTED, Step.CHECKED, Step.CLIENT_AGREES):
        desk.step_request(ANNA, DUIN, "vraag-0", step)
    world.clock.moment = after(world.clock.moment, WAIT)
    now = world.clock.moment
    desk.own_looks.append(
        Look(after(now, -HOUR), "een begeleider van onze organisatie", "Jou gebeld", "Had dienst")
    )
    yes = Consented("ja", Purpose.CHANNEL, Entry.GIVEN, "0", "nl-B1", Given.SPOKEN, StaffId("s-anna"), now)
    desk.own_ledger[DUIN] = [yes]


def test_texts_are_looked_over_by_keyboard_without_script_and_every_page_is_accessible(
    world: World, person: Person, without_script: Person
) -> None:
    _asked(world)
    without_script.log_in("anna", "a")
    without_script.open(f"{PAGE}/vraag-0/teksten")
    page = without_script.page
    page.get_by_label("Ja, wat ik hieronder aankruis").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Hele zin:").first).to_be_checked()
    without_script.press_and_go("text=Bewaar en ga verder")
    expect(page).to_have_url(f"{without_script.url}{PAGE}")
    assert {key[1]: min(places) for key, places in world.a.own_pointed.items()} == {"m0": 0}
    world.a.own_written.append("Hij belde ook. " * 30)
    person.log_in("anna", "a")
    for place in ("", "/vraag-0/teksten"):
        person.open(f"{PAGE}{place}")
        person.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert _faults(person) == []
    for place in ("wie-keek", "toestemming"):
        person.open(f"/clienten/c-duin/{place}")
        assert _faults(person) == []
