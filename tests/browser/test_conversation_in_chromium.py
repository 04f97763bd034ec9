"""The conversation in a real browser: taking back, giving away, closing, by keyboard and without script."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import ANNA, BRAM, DUIN, MONDAY, World
from playwright.sync_api import Browser

from cases.events import (
    ActedOutside,
    ConversationClaimed,
    FlagClosed,
    HandoverAccepted,
    HandoverOffered,
    ReplyRecalled,
    WorkerReplied,
)
from cases.moments import SECOND, Moment

pytestmark = pytest.mark.browser

WORDS = "Ben je nu veilig?"
WIDTHS = (320, 768, 1280)
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

_SCROLLS_INSIDE = """() => [...document.querySelectorAll('main *')]
  .filter((one) => one.tagName !== 'TEXTAREA' && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY))
  .filter((one) => one.scrollHeight > one.clientHeight).map((one) => one.className)"""
_ON_TOP = """(one) => { const box = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)); }"""


def _claimed(person: Person, name: str = "anna") -> None:
    person.log_in(name, "a")
    person.open("/gesprek/c-duin")
    person.page.click("button:text-is('Oppakken')")
    person.page.wait_for_selector("#tekst")


def _faults(person: Person) -> list[str]:
    found: list[str] = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"{person.page.url} at {width}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        found += [f"{person.page.url} at {width}: sideways"] if person.page.evaluate(_SIDEWAYS) else []
    return found


def _types(world: World) -> list[type]:
    return [type(event) for event in world.a.events]


def test_words_are_taken_back_and_given_away_between_two_people_and_every_state_is_accessible(
    world: World, browser: Browser, url: str, person: Person
) -> None:
    _claimed(person)
    page = person.page
    page.fill("#tekst", WORDS)
    page.click("button:text-is('Verstuur')")
    page.wait_for_selector(".nabij-recall button")
    faults = _faults(person)
    page.keyboard.press("Alt+z")
    page.wait_for_selector("text=Teruggehaald")
    assert page.input_value("#tekst") == WORDS
    page.click("button:text-is('112 gebeld')")
    page.wait_for_selector(".nabij-busy")
    page.select_option("#naar", BRAM.id)
    page.click("button:has-text('Vraag of die het overneemt')")
    page.wait_for_selector("text=U vroeg Bram dit gesprek over te nemen.")
    assert page.input_value("#tekst") == WORDS
    page.click("button:text-is('Sluit de melding')")
    page.wait_for_selector("#reden-fout")
    assert page.evaluate("document.activeElement.id") == "reden"
    faults += _faults(person)
    bram = Person(browser, url)
    bram.log_in("bram", "a")
    world.a.away = frozenset({ANNA.id})
    bram.open("/gesprek/c-duin")
    bram.page.wait_for_selector("text=Anna vraagt u dit gesprek over te nemen")
    faults += _faults(bram)
    bram.page.keyboard.press("Alt+o")
    bram.page.wait_for_selector("#tekst")
    assert faults == []
    assert _types(world) == [
        ConversationClaimed,
        WorkerReplied,
        ReplyRecalled,
        ActedOutside,
        HandoverOffered,
        HandoverAccepted,
    ]
    bram.leave()


def test_a_flag_is_closed_by_keyboard_alone_and_the_report_stands_ready(world: World, person: Person) -> None:
    _claimed(person)
    page = person.page
    page.keyboard.press("Alt+Shift+s")
    assert page.evaluate("document.activeElement.id") == "reden"
    page.keyboard.type("112")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "volgende"
    page.keyboard.type("mo")
    person.tab_to("ritme")
    page.keyboard.type("va")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#verslag")
    (closed,) = [event for event in world.a.events if isinstance(event, FlagClosed)]
    assert (closed.reason, closed.safe_now, closed.rhythm) == ("emergency", "yes", "more")
    assert closed.next_contact is not None
    assert "112 is ingeschakeld" in page.inner_text("#verslag .nabij-code")
    assert _faults(person) == []


def test_at_a_desk_closing_and_giving_away_are_reached_with_the_page_itself(person: Person) -> None:
    person.page.set_viewport_size({"width": 1280, "height": 740})
    _claimed(person)
    page = person.page
    page.click("text=Afronden >> visible=true >> nth=0")
    assert page.locator("#reden").evaluate(_ON_TOP)
    for act in ("Sluit de melding", "Draag nu over", "Geef terug aan de bot", "Bewaar notitie"):
        button = page.locator(f"button:text-is('{act}')")
        button.evaluate("(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - innerHeight / 2)")
        assert button.evaluate(_ON_TOP), act
    assert page.evaluate(_SCROLLS_INSIDE) == []


def test_without_javascript_words_are_taken_back_with_a_plain_form_and_too_late_is_said(
    world: World, browser: Browser, url: str
) -> None:
    person = Person(browser, url, javascript=False)
    _claimed(person)
    for late in (False, True):
        person.page.fill("#tekst", WORDS)
        person.press_and_go("button:text-is('Verstuur')")
        assert person.page.locator("text=wordt verstuurd…").count() == 1
        world.clock.moment = Moment(MONDAY + 6 * SECOND) if late else MONDAY
        person.press_and_go("text=Terughalen")
        said = "Dit bericht is al weg" if late else "Teruggehaald"
        assert person.page.locator(f"text={said}").count() == 1
        assert person.page.input_value("#tekst") == ("" if late else WORDS)
    assert [line.text for line in world.a.lines[DUIN] if line.author == "worker"] == [WORDS]
    person.page.select_option("#naar", BRAM.id)
    person.press_and_go("text=Draag nu over")
    assert person.page.locator("text=Bram heeft dit gesprek").count() >= 1
    person.leave()


def test_words_that_came_back_are_sent_once_more_and_the_button_goes_by_itself(
    world: World, person: Person
) -> None:
    _claimed(person)
    person.page.fill("#tekst", WORDS)
    person.page.click("button:text-is('Verstuur')")
    person.page.click(".nabij-recall button")
    person.page.wait_for_selector("text=Teruggehaald")
    person.page.click("button:text-is('Verstuur')")
    button = person.page.locator(".nabij-recall button")
    button.wait_for(state="visible")
    assert person.page.input_value("#tekst") == ""
    assert [line.text for line in world.a.lines[DUIN] if line.author == "worker"] == [WORDS]
    person.page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    button.wait_for(state="hidden")
