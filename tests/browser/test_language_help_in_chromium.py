"""Help with language while somebody types, in a real browser: heard when it changes, and never in the way."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def dora(browser: Browser, url: str) -> Iterator[Person]:
    person = Person(browser, url, width=1280)
    person.log_in("dora", "coordinatie")
    yield person
    person.leave()


def test_a_page_that_is_reached_by_a_link_comes_with_its_own_styles(dora: Person) -> None:
    dora.page.click("nav a[href='/inhoud']")
    dora.page.wait_for_url("**/inhoud")
    sheets = dora.page.evaluate("[...document.styleSheets].map((one) => one.href)")
    assert any("content.css" in one for one in sheets)


def begun(dora: Person) -> str:
    """Begin a change of a dialogue; return its page."""
    dora.open("/inhoud/live/dialoog/d4")
    dora.page.fill("#titel", "Een woord")
    with dora.page.expect_navigation():
        dora.page.click("form.nabij-inline button")
    return urlsplit(dora.page.url).path


def test_hints_follow_the_words_and_are_said_aloud_only_when_they_change(dora: Person) -> None:
    dora.open(f"{begun(dora)}/stap/contact")
    field = dora.page.locator("textarea[data-taal='nl-B1']").first
    name = field.get_attribute("id")
    beside, aloud = dora.page.locator(f"[id='{name}-hulp']"), dora.page.locator("#taalhulp-zegt")
    field.fill("Er wordt contact met je opgenomen.")
    expect(beside).to_contain_text("zie je niet wie het doet")
    expect(aloud).to_contain_text("zie je niet wie het doet")
    dora.page.evaluate(
        "() => { window.said = 0; new MutationObserver(() => { window.said += 1; })"
        ".observe(document.getElementById('taalhulp-zegt'), { childList: true }); }"
    )
    field.fill("Er wordt contact met je opgenomen nu.")
    expect(beside).to_contain_text("37 van 300 letters")
    assert dora.page.evaluate("window.said") == 0
    field.fill("Hoe is het?")
    expect(aloud).to_have_text("Geen tips meer bij deze tekst.")
    assert dora.page.evaluate("window.said") == 1
    assert [one["id"] for one in Axe().run(dora.page).response["violations"]] == []
    for width in (320, 360):
        dora.page.set_viewport_size({"width": width, "height": 800})
        assert dora.page.evaluate("document.documentElement.scrollWidth") <= width
