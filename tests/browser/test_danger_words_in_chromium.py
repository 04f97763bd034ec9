"""Danger words in a real browser: tried while typing, added by keyboard, lowered only with a reason."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 1280)
RULE = "r04-geweld-nu/nu.slaat"
TYPED = {
    "samen": "knalerwt / donderbus + gang",
    "raak": "hij stond met een donderbus in de gang",
    "mis": "de knalerwt ligt in de kast",
    "uitleg": "Iemand staat met een donderbus binnen.",
    "bron": "overleg team, januari 2027",
}


@pytest.fixture
def dora(browser: Browser, url: str) -> Iterator[Person]:
    person = Person(browser, url, width=1280)
    person.log_in("dora", "coordinatie")
    yield person
    person.leave()


@pytest.fixture
def place(dora: Person) -> str:
    dora.open("/inhoud")
    dora.page.fill("#titel", "Woorden")
    dora.press_and_go('button:has-text("Begin een wijziging")')
    return dora.page.url.removeprefix(dora.url)


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


def test_a_sentence_is_tried_while_typing_and_a_rule_is_added_with_the_keyboard(
    dora: Person, place: str
) -> None:
    page = dora.page
    dora.open(f"{place}/woorden/nieuw")
    for field, words in TYPED.items():
        page.locator(f"#{field}").focus()
        page.keyboard.type(words)
    page.locator("#thema").select_option("R04")
    page.locator("#ernst").select_option("high")
    assert faults(dora) == []
    page.locator("#formulier button[type=submit]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Bewaard. Probeer hieronder")
    page.locator("#tekst").focus()
    page.keyboard.type(TYPED["raak"])
    out = page.locator("#proef-uitkomst")
    expect(out).to_contain_text(TYPED["uitleg"], timeout=20_000)
    expect(out).to_contain_text("Zonder deze wijziging")
    assert faults(dora) == []
    assert TYPED["raak"].split(maxsplit=1)[0] not in page.url


def test_what_finds_less_asks_why_and_nothing_on_these_pages_is_out_of_reach(
    dora: Person, place: str
) -> None:
    page = dora.page
    dora.open(f"{place}/woorden/{RULE}")
    page.locator("#ernst").select_option("high")
    dora.press_and_go("#formulier button[type=submit]")
    expect(page.locator("#fouten a")).to_have_attribute("href", "#reden")
    expect(page.locator("#ernst")).to_have_value("high")
    assert faults(dora) == []
    for rest in ("", "/gemist", "/proef", "/effect", "/eigen", "/groepen", "/groep/BONS", f"/{RULE}/weg"):
        dora.open(f"{place}/woorden{rest}")
        assert faults(dora) == []


def test_without_scripts_a_sentence_is_tried_by_a_button(browser: Browser, url: str) -> None:
    dora = Person(browser, url, javascript=False)
    dora.log_in("dora", "coordinatie")
    dora.open("/inhoud/live/woorden")
    dora.page.fill("#tekst", "hij slaat me nu")
    dora.press_and_go('button:has-text("Probeer deze zin")')
    expect(dora.page.locator("#proef-uitkomst")).to_contain_text("Er is nu geweld.")
    assert dora.page.input_value("#tekst") == "hij slaat me nu"
    dora.leave()
