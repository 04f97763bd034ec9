"""The danger sheet in a real browser: one key, one thumb, no JavaScript needed, nothing leaves by itself."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import ACUTE, DUIN, World
from playwright.sync_api import Browser, expect

from cases.danger import Step
from cases.events import ActedOutside

pytestmark = pytest.mark.browser

SHEET, MELDCODE, VT = (f"/gesprek/{DUIN}/{page}" for page in ("gevaar", "meldcode", "veilig-thuis"))
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_SMALL = """() => [...document.querySelectorAll('main button, main a.nl-button, main summary')]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 44)
  .map((one) => one.innerText)"""
_PICKED = "() => getSelection().toString()"


def _tick(person: Person, step: Step) -> None:
    """Walk to the step with the keyboard and press it."""
    person.page.locator(f"#{step.value} button").focus()
    person.press("Enter")
    person.page.wait_for_selector(f"#{step.value} .nabij-step__what")


def test_one_key_opens_the_sheet_and_a_thumb_does_the_rest(world: World, person: Person) -> None:
    person.log_in("bram", "a")
    person.open(f"/gesprek/{DUIN}")
    person.page.wait_for_selector("html[data-verbinding=on]")
    person.press("Alt+a")
    person.page.wait_for_url(f"**{SHEET}")
    first = person.page.locator(".nabij-card__row").first.bounding_box()
    assert first is not None
    assert first["y"] + first["height"] < 740
    assert person.page.evaluate(_SMALL) == []
    _tick(person, Step.CALLED_112)
    assert person.page.url.endswith(SHEET) or person.page.url.endswith("#called_112")
    assert "112 gebeld" in person.page.locator(".nabij-log").inner_text()
    person.page.click(f"#{Step.CALLED_112.value} button")
    person.page.wait_for_selector(f"#{Step.CALLED_112.value} .nabij-step__button")
    assert "teruggenomen" in person.page.locator(".nabij-log").inner_text()
    person.page.click("button:has-text('Oppakken: ik doe dit')")
    # While it waits the button says so in other words: only the answer takes the form away.
    expect(person.page.locator("form[action$='/gevaar/oppakken']")).to_have_count(0)
    assert {row.claimed_by for row in world.a.rows if row.flag == ACUTE} == {"s-bram"}
    assert [event.act for event in world.a.events if isinstance(event, ActedOutside)] == ["called_112"]
    assert world.bugs == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_worker_weighs_and_makes_the_text_with_and_without_scripts(
    world: World, browser: Browser, url: str, javascript: bool
) -> None:
    person = Person(browser, url, javascript=javascript)
    person.log_in("bram", "a")
    person.open(MELDCODE)
    _tick(person, Step.MELDCODE_1)
    person.page.click("button[value=unsafe_yes]")
    person.page.wait_for_selector("button[value=unsafe_yes][aria-pressed=true]")
    person.page.click("main a:has-text('Tekst voor Veilig Thuis')")
    person.page.wait_for_selector("#soort-2")
    person.page.check("#soort-2")
    person.page.fill("#client", "Mevrouw De Wit")
    person.page.fill("#gebeurd", "Hij staat aan de deur.")
    person.page.click("main button:has-text('Maak de tekst')")
    text = person.page.wait_for_selector(".nabij-handover")
    assert text is not None
    assert "Over: Mevrouw De Wit" in text.inner_text()
    text.click()
    assert "Hij staat aan de deur." in person.page.evaluate(_PICKED)
    assert person.page.input_value("#gebeurd") == "Hij staat aan de deur."
    person.page.emulate_media(media="print")
    assert text.is_visible()
    assert not person.page.locator("#gebeurd").is_visible()
    person.leave()
    kept = [tick.step for tick in world.a.ticks[DUIN]]
    assert kept == [Step.MELDCODE_1, Step.UNSAFE_YES, Step.VT_TEXT_MADE]
    assert (world.a.events, world.bugs) == ([], [])


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (768, "dark"), (1280, "light")])
def test_the_pages_of_danger_are_accessible_and_never_scroll_sideways(
    world: World, browser: Browser, url: str, width: int, scheme: str
) -> None:
    person = Person(browser, url, width=width, language="en-GB" if width == 768 else "nl-NL")
    person.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    person.log_in("bram", "a")
    person.open(SHEET)
    _tick(person, Step.CALLED_VT)
    faults = []
    for path in (SHEET, MELDCODE, VT):
        person.open(path)
        faults += [
            f"{path}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        faults += [f"{path}: sideways"] if person.page.evaluate(_SIDEWAYS) else []
    person.page.click("main form button:visible >> nth=-1")
    person.page.wait_for_selector(".nabij-handover")
    faults += [fault["id"] for fault in Axe().run(person.page).response["violations"]]
    assert faults == []
    assert world.bugs == []
    person.leave()


def test_words_for_veilig_thuis_stay_when_the_session_is_over(world: World, person: Person) -> None:
    person.log_in("bram", "a")
    person.open(VT)
    person.page.wait_for_selector("html[data-verbinding=on]")
    person.page.fill("#gebeurd", "Hij staat aan de deur.")
    world.door.lock()
    person.page.click("main button:has-text('Maak de tekst')")
    person.page.wait_for_selector(".nabij-klacht")
    assert person.page.input_value("#gebeurd") == "Hij staat aan de deur."
    assert world.a.ticks == {}
