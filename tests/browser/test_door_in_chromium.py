"""The open door, the region and the roads of alerts in a real browser: accessible, and live while typing."""

import json
from dataclasses import replace

from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_fakes_door import TALK
from console_world import DUIN, World
from playwright.sync_api import Browser, expect

from cases.desk import LiveCounts
from cases.levels import Language

WIDTHS = (320, 1280)


def faults(person: Person) -> list[str]:
    """Return what axe and reflow find on the page that stands open."""
    found: list[str] = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"{person.page.url} at {width}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{person.page.url} at {width}: scrolls sideways")
    return found


def test_a_talk_at_the_door_is_brought_up_to_date_and_what_was_typed_stays(
    world: World, browser: Browser, url: str
) -> None:
    door = world.a.doors[TALK]
    door.talk = replace(door.talk, chat=replace(door.talk.chat, language=Language.EN))
    anna = Person(browser, url)
    anna.log_in("anna", "a")
    anna.page.goto(f"{url}/deur/{TALK}")
    anna.press_and_go("text=Oppakken")
    anna.page.fill("#tekst", "Ik kijk even mee.")
    anna.press_and_go("text=Verstuur")
    found = faults(anna)
    anna.page.fill("#tekst", "half getypt")
    newer = replace(door.talk.lines[-1], id="d3", text="Een nieuw bericht")
    door.talk = replace(door.talk, lines=(*door.talk.lines, newer))
    world.feed.change(LiveCounts(number=99, acute=1, high=1, waiting=4, mine=0))
    expect(anna.page.locator("text=Een nieuw bericht")).to_be_visible()
    assert anna.page.input_value("#tekst") == "half getypt"
    anna.page.fill("#tekst", "")
    anna.page.goto(f"{url}/gesprek/{DUIN}/veilig-thuis")
    found += faults(anna)
    anna.leave()
    assert found == []
    assert door.answers == ["Ik kijk even mee."]


def test_a_lead_reads_by_which_road_an_alert_was_taken_on(world: World, browser: Browser, url: str) -> None:
    eva = Person(browser, url)
    eva.log_in("eva", "coordinatie")
    eva.page.goto(f"{url}/meldingen")
    eva.page.click("text=Gezien, ik handel")
    expect(eva.page.locator("main")).to_contain_text("gezien door Eva, na inloggen")
    assert faults(eva) == []
    eva.leave()
    assert world.coordination.open_alerts[0].via == "console"
