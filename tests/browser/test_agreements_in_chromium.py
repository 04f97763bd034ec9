"""What was agreed, in a real browser: written by hand without script, read beside the conversation."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import DUIN, MONDAY, World
from playwright.sync_api import Browser, expect

from cases.agreements import AgreedLine

pytestmark = pytest.mark.browser

PAGE = "/clienten/c-duin/afspraken"
WIDTHS = (320, 768, 1280)
TEXT = "Zeg het woord kleur en loop een rondje <script>alert(1)</script>"


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


@pytest.fixture
def without_script(browser: Browser, url: str) -> Iterator[Person]:
    person = Person(browser, url, javascript=False)
    yield person
    person.leave()


def test_a_line_is_written_warned_about_changed_and_ended_without_script(
    world: World, without_script: Person
) -> None:
    without_script.log_in("anna", "a")
    without_script.open(PAGE)
    page = without_script.page
    page.fill("#tekst", "Naar mevrouw Bakker")
    page.fill("#naam", "Rust")
    without_script.press_and_go("main form.nabij-form button")
    expect(page.locator("main")).to_contain_text("Er is nog niets bewaard.")
    expect(page.locator("#tekst")).to_have_value("Naar mevrouw Bakker")
    page.check("#woorden_gezien")
    without_script.press_and_go("main form.nabij-form button")
    without_script.press_and_go("text=Wijzig")
    expect(page.locator("#naam")).to_have_value("Rust")
    page.fill("#tekst", "Naar de overkant")
    without_script.press_and_go("main form.nabij-form button")
    assert [line.text for line in world.a.holding(DUIN)] == ["Naar de overkant"]
    without_script.press_and_go("main li form button")
    assert world.a.holding(DUIN) == ()


def test_lines_are_accessible_on_their_page_with_faults_and_beside_the_conversation(
    world: World, person: Person
) -> None:
    line = AgreedLine("r0", 1, "Rust", TEXT, "Anna", MONDAY, for_volunteer=True)
    world.a.agreed[DUIN] = [line, AgreedLine("r1", 2, "Thee", "x" * 200, "Bram", MONDAY, ended_at=MONDAY)]
    person.log_in("anna", "a")
    person.open(PAGE)
    faults = _faults(person)
    person.page.fill("#naam", "veilig")
    person.press_and_go("main form.nabij-form button")
    expect(person.page.locator("#fouten")).to_be_visible()
    faults += _faults(person)
    person.open("/gesprek/c-duin")
    expect(person.page.locator("#live-afspraken")).to_contain_text("1. Rust")
    faults += _faults(person)
    assert faults == []
    assert (person.complaints, person.dialogs, world.bugs) == ([], [], [])
