"""The content studio in a real browser: a question is added, judged by another, in use, and taken back."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import DORA, World
from playwright.sync_api import Browser, expect

from nabij.replay import looked_over

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
WORDS = {
    "open.nl-B1": "Heb je gegeten vandaag?",
    "open.nl-A2": "Heb je gegeten vandaag?",
    "open.en": "Did you eat today?",
    "open.nl-B1-u": "Heeft u gegeten vandaag?",
    "open.nl-A2-u": "Heeft u gegeten vandaag?",
}
ANSWERS = (
    {"nl-B1": "Wel", "nl-A2": "Wel", "en": "I did"},
    {"nl-B1": "Niets", "nl-A2": "Niets", "en": "Nothing"},
)


@pytest.fixture
def dora(browser: Browser, url: str) -> Iterator[Person]:
    yield from somebody(browser, url, "dora")


@pytest.fixture
def dina(browser: Browser, url: str) -> Iterator[Person]:
    yield from somebody(browser, url, "dina")


def somebody(browser: Browser, url: str, name: str) -> Iterator[Person]:
    person = Person(browser, url, width=1280)
    person.log_in(name, "coordinatie")
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


def typed(person: Person, field: str, words: str) -> None:
    """Go to a field and type, as somebody without a mouse does."""
    person.page.locator(f"[id='{field}']").focus()
    person.page.keyboard.press("Control+A")
    person.page.keyboard.type(words)


def entered(person: Person, wanted: str) -> None:
    """Send a form by the keyboard."""
    person.page.locator(wanted).focus()
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")


def looked(world: World, place: str) -> None:
    """Look the change over as the process of its own does."""
    studio, draft = world.coordination.content, place.rsplit("/", 1)[1]
    change = studio.draft(DORA, draft)
    found = looked_over(change.base_files, change.files, day=date(2026, 12, 1))
    mark, _ = studio.proof_of(DORA, draft)
    studio.proof_begun(mark)
    studio.proof_done(mark, json.dumps(found), ok=found["ok"], lowered=found["lowered"])


def test_a_question_in_three_languages_goes_live_by_two_people_and_back_with_the_keyboard_alone(
    world: World, dora: Person, dina: Person
) -> None:
    place = added(dora)
    written(dora)
    assert faults(dora) == []
    dora.open(f"{place}/dialoog/tik")
    assert faults(dora) == []
    expect(dora.page.locator("main")).not_to_contain_text("nog niet. Uw tekst is bewaard.")
    tried(dora, place)
    looked(world, place)
    dora.open(place)
    expect(dora.page.locator("main")).to_contain_text("eten")
    assert faults(dora) == []
    entered(dora, 'button:has-text("Vraag een tweede persoon om mee te lezen")')
    judged_and_live(dora, dina, place)
    taken_back(dora)
    assert world.coordination.content.live_files(DORA)[0] == 1


def added(dora: Person) -> str:
    """Begin a change of what is in use and add a step behind the last one; return the change's address."""
    page = dora.page
    dora.open("/inhoud/live/dialoog/tik")
    typed(dora, "titel", "Een vraag over eten")
    entered(dora, 'button:has-text("Wijzig dit gesprek")')
    place = page.url.removeprefix(dora.url).split("/dialoog/")[0]
    page.locator(".nabij-outline__acts summary").last.focus()
    page.keyboard.press("Enter")
    last = page.locator(".nabij-outline__step").last.get_attribute("id")
    assert last is not None
    typed(dora, f"naam-{last.removeprefix('stap-')}", "eten")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stap/eten")
    return place


def written(dora: Person) -> None:
    """Write the question for both kinds of phone and two answers, in three languages."""
    opened(dora)
    for name, words in WORDS.items():
        for mode in ("open", "neutraal"):
            typed(dora, f"vraag.{name.replace('open', mode)}", words)
    for number, answer in enumerate(ANSWERS, 1):
        opened(dora)
        for language, words in answer.items():
            typed(dora, f"knoppen.{number}.tekst.beide.{language}", words)
        dora.page.locator(f"[id='knoppen.{number}.naar']").select_option("slot")
        entered(dora, ".nabij-step__save button")


def tried(dora: Person, place: str) -> None:
    """Try the new question as a client whose phone shows neutral words."""
    dora.open(f"{place}/dialoog/tik/proberen?stap=eten")
    entered(dora, 'button:has-text("Bekijk met neutrale woorden")')
    expect(dora.page.locator(".nabij-try__talk")).to_contain_text("Heb je gegeten vandaag?")
    entered(dora, ".nabij-try__now button.nl-button--primary >> nth=0")
    expect(dora.page.locator(".nabij-try__talk")).to_contain_text(ANSWERS[0]["nl-B1"])
    assert faults(dora) == []


def opened(dora: Person) -> None:
    dora.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def taken_back(dora: Person) -> None:
    dora.open("/inhoud/uitgaven")
    assert faults(dora) == []
    dora.page.locator("summary").last.focus()
    dora.page.keyboard.press("Enter")
    typed(dora, "reden-1", "De vraag is te lang")
    entered(dora, 'button:has-text("Zet nummer 1 nu terug")')


def judged_and_live(dora: Person, dina: Person, place: str) -> None:
    dina.open(place)
    assert faults(dina) == []
    entered(dina, 'button:has-text("Goedkeuren")')
    dora.open(place)
    entered(dora, 'button:has-text("Laat collega\'s het uitproberen")')
    entered(dora, 'button:has-text("Neem in gebruik")')
    expect(dora.page.locator("main")).to_contain_text("in gebruik als nummer 2")


@pytest.mark.parametrize(
    "path",
    [
        "/inhoud",
        "/inhoud/live/teksten",
        "/inhoud/live/dialoog/weekly/proberen",
        "/inhoud/live/voorbeelden",
        "/inhoud/live/kaart",
        "/inhoud/live/kaart/vt",
        "/inhoud/live/huiswoorden",
        "/inhoud/live/huiswoorden/1",
        "/inhoud/live/kant-b/nl",
        "/inhoud/live/talen",
        "/inhoud/live/tekst?bestand=replies/gesprek.yaml&plek=gelezen/concept",
        "/inhoud/overslaan",
        "/inhoud/verschil",
    ],
)
def test_every_page_of_the_studio_is_open_to_everybody(dora: Person, path: str) -> None:
    dora.open(path)
    assert faults(dora) == []
