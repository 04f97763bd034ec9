"""A screen that was left alone: locked, but not deaf; and what people without sight or a mouse are told."""

from collections.abc import Iterator

import pytest
from browser_person import go_back
from console_world import DUIN, PASSWORD, World, flag, make_world, served
from live_person import LivePerson
from playwright.sync_api import Browser, expect

from cases.desk import LiveCounts
from cases.ids import FlagId
from cases.levels import Level

pytestmark = pytest.mark.browser


@pytest.fixture
def left(browser: Browser) -> Iterator[tuple[World, LivePerson]]:
    """Bring somebody to a conversation with half a note, and let the session stand idle for too long."""
    world = make_world()
    with served(world.app) as url:
        anna = LivePerson(browser, url)
        anna.work("anna", password=PASSWORD)
        anna.open("/gesprek/c-duin")
        anna.connected()
        anna.page.click("#nabij-geluid")
        anna.page.click("#nabij-geluid")
        anna.page.fill("#notitie", "Zus belt om acht")
        world.door.lock()
        world.feed.change(LiveCounts(8, 2, 1, 5))
        expect(anna.page.locator("#nabij-slot")).to_be_visible()
        yield world, anna
        anna.leave()
        assert world.bugs == []


def test_a_locked_screen_hides_words_keeps_typed_ones_and_still_hears_the_alarm(
    left: tuple[World, LivePerson],
) -> None:
    world, anna = left
    assert anna.page.locator(".nabij-message:visible").count() == 0
    assert anna.page.locator("#live-notities .nabij-text:visible").count() == 0
    assert anna.page.input_value("#notitie") == "Zus belt om acht"
    world.feed.change(LiveCounts(9, 3, 1, 6))
    expect(anna.page.locator("#nabij-wacht")).to_contain_text("6")
    expect(anna.page.locator("#nabij-roept")).to_have_text("Nieuwe acute melding.")
    expect(anna.page.locator("#nabij-geluid")).to_contain_text("Geluid aan")
    expect(anna.page.locator("#nabij-demp")).to_be_visible()
    assert anna.page.title() == "(6) Gesprek · Nabij"


def test_logging_in_again_in_another_tab_opens_it_with_everything_as_it_was(
    left: tuple[World, LivePerson],
) -> None:
    world, anna = left
    with anna.page.expect_popup() as opened:
        anna.page.click("#nabij-slot a")
    door = opened.value
    door.fill("#naam", "anna")
    door.fill("#wachtwoord", PASSWORD)
    door.check("#kant-a")
    door.click("main button")
    anna.connected()
    expect(anna.page.locator("#nabij-slot")).to_be_hidden()
    assert anna.page.locator(".nabij-message:visible").count() > 0
    anna.page.click("text=Bewaar notitie")
    expect(anna.page.locator("#live-notities")).to_contain_text("Zus belt om acht")
    assert anna.page.input_value("#notitie") == ""
    assert len(world.a.notes[DUIN]) == 2


def test_where_no_stream_comes_through_the_page_asks_and_the_alarm_sounds_all_the_same(
    browser: Browser,
) -> None:
    world = make_world()
    with served(world.app) as url:
        anna = LivePerson(browser, url)
        anna.work("anna", password=PASSWORD)
        page = anna.page
        page.clock.install()
        page.route("**/_live", lambda route: route.abort())
        anna.open("/postvak")
        page.click("#nabij-geluid")
        page.click("#nabij-geluid")
        page.clock.fast_forward(41_000)
        expect(page.locator("#nabij-weg")).to_be_visible()
        world.a.rows.insert(0, flag(FlagId("f-nieuw"), DUIN, "Duin-27", Level.ACUTE, "R04"))
        page.clock.fast_forward(21_000)
        page.wait_for_selector("#vlag-f-nieuw")
        expect(page.locator("#nabij-demp")).to_be_visible()
        anna.leave()


def test_half_typed_words_wait_while_another_page_is_looked_at(browser: Browser) -> None:
    world = make_world()
    with served(world.app) as url:
        anna = LivePerson(browser, url)
        anna.work("anna", password=PASSWORD)
        page = anna.page
        anna.open("/gesprek/c-duin")
        anna.connected()
        page.fill("#notitie", "Zus belt om acht")
        page.keyboard.press("Alt+p")
        page.wait_for_selector("#live-postvak")
        go_back(page)
        expect(page.locator("#notitie")).to_have_value("Zus belt om acht")
        page.click("text=Bewaar notitie")
        expect(page.locator("#live-notities")).to_contain_text("Zus belt om acht")
        expect(page.locator("#notitie")).to_have_value("")
        page.keyboard.press("Alt+p")
        page.wait_for_selector("#live-postvak")
        go_back(page)
        page.wait_for_selector("#live-gesprek")
        expect(page.locator("#notitie")).to_have_value("")
        anna.leave()


def test_a_new_acute_is_told_aloud_once(browser: Browser) -> None:
    world = make_world()
    with served(world.app) as url:
        anna = LivePerson(browser, url)
        anna.work("anna", password=PASSWORD)
        anna.open("/postvak")
        anna.connected()
        anna.page.evaluate("""() => { window.told = [];
          new MutationObserver(() => told.push(document.getElementById('nabij-roept').textContent))
            .observe(document.getElementById('nabij-roept'), { childList: true }); }""")
        world.a.rows.insert(0, flag(FlagId("f-nieuw"), DUIN, "Duin-27", Level.ACUTE, "R04"))
        for number in range(3):
            world.feed.change(LiveCounts(20 + number, 2, 1, 5))
            anna.page.wait_for_selector("#vlag-f-nieuw")
        anna.page.wait_for_function("() => told.includes('Nieuwe acute melding.')")
        with anna.page.expect_response("**/_f/postvak**"):
            world.feed.change(LiveCounts(30, 2, 1, 5))
        assert anna.page.evaluate("told.filter(Boolean)") == ["Nieuwe acute melding."]
        anna.leave()
