"""The demo in a real browser: its page and its phones, by keyboard, without JavaScript, light and dark."""

import json
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from rulebooks import shipped_library

from nabij.demo import open_demo
from nabij.demo_cast import STAFF

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo_url() -> Iterator[str]:
    with ExitStack() as stack:
        yield open_demo(stack, 0).url + "/demo"


def _faults(page: Page) -> list[str]:
    return [
        f"{page.url}: {violation['id']} {json.dumps(violation['nodes'][0]['html'])[:200]}"
        for violation in Axe().run(page).response["violations"]
    ]


def _phones(page: Page) -> list[str]:
    return [str(frame.get_attribute("src")) for frame in page.locator("iframe").all()]


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_and_a_phone_are_accessible_on_a_small_and_a_wide_screen(
    browser: Browser, demo_url: str, *, dark: bool
) -> None:
    context = browser.new_context(color_scheme="dark" if dark else "light", locale="nl-NL")
    page = context.new_page()
    faults: list[str] = []
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(demo_url)
        faults += _faults(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"scrolls sideways at {width}")
    phone = _phones(page)[0]
    for address in (phone, phone + "/lock"):
        page.goto(address)
        faults += _faults(page)
    context.close()
    assert faults == []


def test_nothing_on_the_page_is_stopped_by_its_own_policy(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(demo_url)  # the page asks on and on what is new: its network never rests on a busy machine
    page.click("button:text-is('Speel verhaal 1')")
    page.wait_for_selector(".said")
    page.close()
    assert said == []


def test_a_story_plays_by_keyboard_alone(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(demo_url)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''") == "Speel verhaal 5":
            break
    page.keyboard.press("Enter")
    assert "Verhaal 5 is gespeeld." in page.inner_text(".said")
    page.close()


def test_without_javascript_a_pasted_link_gets_a_phone_that_starts_with_start_alone(
    browser: Browser, demo_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo_url)
    page.fill("#link", "https://kwaad.example/?start=abc")
    page.click(".paste button")
    assert "geen link van deze demo" in page.inner_text(".said")
    page.fill("#link", "https://t.me/planning_demo_a_bot?start=een-verzonnen-code")
    with page.expect_navigation():
        page.click(".paste button")
    page.goto(_phones(page)[-1])
    page.click(".begin button")
    expect(page.locator(".mine .words")).to_have_text(["/start"])
    assert "een-verzonnen-code" not in page.content()
    page.goto(demo_url)
    assert "?start=" not in _phones(page)[-1]
    context.close()


def test_a_worker_can_choose_every_programme_of_the_live_content(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(demo_url.replace("/demo", "/inloggen"))
    page.fill("#naam", "werker-a")
    page.fill("#wachtwoord", STAFF[0].password)
    page.check("#kant-a")
    with page.expect_navigation():
        page.click("main button")
    page.goto(demo_url.replace("/demo", "/clienten/nieuw"))
    offered = page.locator("#programma option").all_inner_texts()
    titles = [each.title for each in shipped_library().programmes.values()]
    assert offered[0] == "Elke week"
    assert sorted(offered) == sorted(titles)
    page.close()
