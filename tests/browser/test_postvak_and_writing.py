"""The Postvak, the second look and help while writing in a real browser, with and without script."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import ANNA, DUIN, HIGH, MONDAY, PASSWORD, RIET, WAD, World, flag, line
from live_person import LivePerson
from playwright.sync_api import Browser

from cases.care import CareAsk, CareRow, CareTask, Load, LoadRow
from cases.desk import OfferedRow, ReadingRow
from cases.ids import FlagId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, Moment
from cases.quality import MissedFigure, ReplyPattern, RuleFigure, SideFigure

pytestmark = pytest.mark.browser

WORKER_PAGES = ("/", "/postvak?filter=alle", "/terugblik", f"/terugblik/{RIET}", "/gemist/m-riet", "/zorg")
COORDINATOR_PAGES = ("/cijfers/woorden", "/zorg/team")
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(autouse=True)
def busy(world: World) -> None:
    """Put something in every lane and on every page."""
    card = flag(
        FlagId("f-kaart"), None, "", Level.ACUTE, "R25", danger_card=True, paged_me=True, also=("Bram",)
    )
    world.a.rows.append(card)
    world.a.offers = [OfferedRow(WAD, "Wad-03", "Bram")]
    world.a.usual = {RIET: ReplyPattern(12, 11, 42 * MINUTE)}
    world.a.unread = [ReadingRow(RIET, "Riet-11", 2, Moment(MONDAY - 96 * HOUR))]
    world.a.lines[RIET] = [line("m-riet", "client", "gister weer, niet erg", 90)]
    coordination = world.coordination
    coordination.asks["z1"] = (ANNA, CareAsk("z1", MONDAY))
    coordination.marks_wrong[:] = [RuleFigure("r04-deur", "R04", Level.ACUTE, 14)]
    coordination.signals_missed[:] = [MissedFigure("R07", Level.HIGH, None)]
    coordination.of_sides[:] = [SideFigure("unread_day", "a", 3, MONDAY)]
    coordination.talks_wanted[:] = [CareRow("z1", "Anna", CareTask.TALK, MONDAY)]
    coordination.heavy[:] = [LoadRow("Anna", Load.HIGH)]


def faults(person: Person, paths: tuple[str, ...]) -> list[str]:
    found = []
    for path in paths:
        person.open(path)
        for width in (320, 768, 1280):
            person.page.set_viewport_size({"width": width, "height": 800})
            found += [
                f"{path} {width}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
                for fault in Axe().run(person.page).response["violations"]
            ]
            if person.page.evaluate(_SIDEWAYS):
                found.append(f"{path} {width}: scrolls sideways")
    return found


@pytest.mark.parametrize(
    ("name", "place", "paths"), [("anna", "a", WORKER_PAGES), ("dora", "coordinatie", COORDINATOR_PAGES)]
)
def test_every_new_page_is_accessible_at_every_width(
    world: World, person: Person, name: str, place: str, paths: tuple[str, ...]
) -> None:
    person.log_in(name, place)
    assert faults(person, paths) == []
    assert world.bugs == []


@pytest.fixture
def anna(browser: Browser, url: str) -> Iterator[LivePerson]:
    somebody = LivePerson(browser, url)
    somebody.work("anna", password=PASSWORD)
    yield somebody
    somebody.leave()


def test_by_keyboard_the_next_one_is_taken_and_words_are_looked_at_while_they_are_typed(
    world: World, anna: LivePerson
) -> None:
    page = anna.page
    anna.open("/postvak")
    anna.connected()
    page.keyboard.press("Alt+n")
    page.wait_for_selector(f"#live-gesprek[data-plek='/gesprek/{DUIN}']")
    assert [row.claimed_by for row in world.a.rows if row.client == DUIN] == [ANNA.id]
    anna.connected()
    page.keyboard.press("Alt+r")
    page.wait_for_selector("#tekst:focus")
    page.keyboard.type("Hoi mevrouw De Vries, tot zo")
    page.wait_for_selector("#tekst-let-op >> text=een naam")
    assert page.input_value("#tekst") == "Hoi mevrouw De Vries, tot zo"
    assert page.evaluate("document.activeElement.id") == "tekst"
    for _ in ", tot zo":
        page.keyboard.press("ArrowLeft")
    for _ in " mevrouw De Vries":
        page.keyboard.press("Backspace")
    page.wait_for_selector("#tekst-let-op >> text=een naam", state="detached")
    page.click("#snelle-antwoorden summary")
    page.click("#snelle-antwoorden a >> text=Mag ik bellen?")
    ready = "Mag ik je bellen? Zeg wanneer dat veilig kan."
    assert page.input_value("#tekst") == f"Hoi{ready}, tot zo"
    assert page.evaluate("[tekst.selectionStart, document.activeElement.id]") == [3 + len(ready), "tekst"]
    assert Axe().run(page).response["violations"] == []
    assert [type(event).__name__ for event in world.a.events] == ["ConversationClaimed"]


def test_without_a_script_the_next_one_ready_answers_and_verdicts_work_as_forms(
    world: World, browser: Browser, url: str
) -> None:
    plain = LivePerson(browser, url, javascript=False, width=360)
    plain.work("anna", password=PASSWORD)
    plain.open("/postvak")
    plain.page.click("main >> text=Volgende oppakken")
    plain.page.wait_for_url(f"**/gesprek/{DUIN}")
    plain.page.click("#snelle-antwoorden summary")
    plain.page.click("text=Mag ik bellen?")
    plain.page.wait_for_url("**/zin/bel")
    assert plain.page.input_value("#tekst") == "Mag ik je bellen? Zeg wanneer dat veilig kan."
    plain.page.click("text=Klopt niet >> nth=0")
    plain.page.wait_for_selector("text=gemeld: klopt niet")
    plain.open("/postvak?filter=alle")
    plain.page.click("text=Verberg rol en reden")
    plain.page.wait_for_selector("text=rol en reden zijn verborgen")
    plain.open("/terugblik/c-riet")
    plain.page.click("text=Geen signaal")
    plain.page.wait_for_selector("text=Alles is bekeken.")
    plain.page.goto(url + "/zorg")
    plain.page.click("text=Even pauze")
    plain.page.wait_for_selector("text=Neem even pauze.")
    assert dict(world.a.judged) == {"m-riet": None}
    assert [row.claimed_by for row in world.a.rows if row.flag == HIGH] == [None]
    plain._context.close()  # noqa: SLF001  # nothing was evaluated: without script nothing can be kept either
