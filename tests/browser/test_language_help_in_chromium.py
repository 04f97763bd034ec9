"""Help with language while somebody types, in a real browser: heard when it changes, and never in the way."""

from collections.abc import Iterator

import pytest
from browser_person import Person
from playwright.sync_api import Browser

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
