"""The map of a dialogue in a real browser: words inside their boxes, by keyboard, and on a sheet of A3."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from playwright.sync_api import Browser, expect
from rulebooks import shipped_library

from console.studio import dialogues_of

pytestmark = pytest.mark.browser

SHIPPED = dialogues_of(shipped_library().files)
WIDTHS = (320, 360, 1280)
_OUTSIDE = """() => [...document.querySelectorAll('.nabij-map__step text')].filter((text) => {
  const box = text.closest('.nabij-map__step').querySelector('.nabij-map__box').getBBox();
  const words = text.getBBox();
  return words.x < box.x || words.x + words.width > box.x + box.width
    || words.y < box.y || words.y + words.height > box.y + box.height;
}).map((text) => text.textContent)"""
_OVERLAP = """() => [...document.querySelectorAll('.nabij-map__step')].flatMap((step) => {
  const boxes = [...step.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
  return boxes.flatMap(([words, one], n) => boxes.slice(n + 1).filter(([, other]) =>
    one.x < other.x + other.width && other.x < one.x + one.width
    && one.y + 3 < other.y + other.height && other.y + 3 < one.y + one.height
  ).map(([more]) => `${words} on ${more}`));
})"""

_HEAR_SCROLLING = """() => {
  const map = document.querySelector('.nabij-map-window');
  window.scrolled = new Promise((done) => {
    map.addEventListener('scroll', () => { if (map.scrollLeft > 0) done(map.scrollLeft); });
  });
}"""


@pytest.fixture
def dora(browser: Browser, url: str) -> Iterator[Person]:
    person = Person(browser, url, width=1280)
    person.log_in("dora", "coordinatie")
    yield person
    person.leave()


def faults(person: Person) -> list[str]:
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
    person.page.set_viewport_size({"width": 1280, "height": 800})
    return found


def test_all_words_of_every_shipped_map_stand_inside_their_box_and_apart(dora: Person) -> None:
    for name in SHIPPED:
        dora.open(f"/inhoud/live/dialoog/{name}/plattegrond")
        assert dora.page.evaluate(_OUTSIDE) == [], name
        assert dora.page.evaluate(_OVERLAP) == [], name


def test_a_map_is_searched_compared_and_opened_with_the_keyboard_alone(dora: Person) -> None:
    page = dora.page
    dora.open("/inhoud/live/dialoog/d4")
    page.fill("#titel", "Een stap minder")
    dora.press_and_go('button:has-text("Wijzig dit gesprek")')
    place = page.url.removeprefix(dora.url)
    dora.open(f"{place}/stap/maatje/weg")
    dora.press_and_go("main form button")
    dora.open(f"{place}/plattegrond")
    assert faults(dora) == []
    page.locator("#zoek").focus()
    page.keyboard.type("contact geweest")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    dora.tab_to("Laat zien wat er anders is")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("1 stap gevonden.")
    expect(page.locator("main")).to_contain_text("zijn anders dan wat nu in gebruik is")
    assert faults(dora) == []
    dora.tab_to("4 contact")
    page.keyboard.press("Enter")
    expect(page.locator("#k4")).to_be_in_viewport()
    page.keyboard.press("Tab")
    opened = page.evaluate("document.activeElement.getAttribute('href')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.removeprefix(dora.url) == opened


def test_the_window_on_the_map_scrolls_by_keyboard_and_the_list_says_the_same(dora: Person) -> None:
    page = dora.page
    dora.open("/inhoud/live/dialoog/d1/plattegrond?maat=groot")
    window = page.get_by_role("region", name="Plattegrond, u kunt hier schuiven")
    window.focus()
    page.evaluate(_HEAR_SCROLLING)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => window.scrolled") > 0
    page.locator(".nabij-map-list > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nabij-map-list")).to_contain_text("Voel je je veilig vandaag?")
    assert faults(dora) == []


def test_a_map_fits_on_one_sheet_of_a3(dora: Person) -> None:
    for name in ("d1", "d4"):
        dora.open(f"/inhoud/live/dialoog/{name}/plattegrond")
        sheet = dora.page.pdf(prefer_css_page_size=True)
        assert sheet.count(b"/Type /Page\n") == 1
        assert b"/MediaBox [0 0 1191" in sheet
