"""The console in a real browser: by keyboard, without JavaScript, on a small phone, under attack."""

import json
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person, go_back
from console_world import DUIN, MONDAY, RIET, World, line, span
from playwright.sync_api import Browser, expect

from cases.desk import Note, UnknownRow
from cases.events import ConversationClaimed, HandedBack, WorkerReplied
from cases.levels import Level
from cases.state import Standing

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script href=data:,alert(1)></script></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>klik</a>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<style>@import 'http://kwaad.example/x.css';</style>",
    "<link rel=stylesheet href=http://kwaad.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://kwaad.example'>",
    "<base href=http://kwaad.example/>",
    "<form action=http://kwaad.example><button>Oppakken</button></form>",
    "</textarea><script>alert(1)</script>",
    "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7}",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
)
WORKER_PAGES = (
    "/",
    "/postvak?filter=alle",
    "/gesprek/c-duin",
    "/gesprek/c-wad",
    "/gesprek/c-riet",
    "/noodkaart/c-duin",
    "/noodkaart/c-duin/bewerken",
    "/taken",
    "/clienten",
    "/clienten/c-riet",
    "/clienten/nieuw",
    "/rooster",
    "/onbekend/u1",
    "/weg",
)
WIDTHS = (320, 1280)
_SMALL_TARGETS = """() => [
    ...document.querySelectorAll('a.nl-button, button, nav a, select, input, textarea')
  ].filter((one) => !['hidden', 'radio', 'checkbox'].includes(one.type) && one.offsetParent)
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 90))"""


def _faults(person: Person, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Return what axe, reflow and target size find on this page."""
    found: list[str] = []
    for width in widths:
        person.page.set_viewport_size({"width": width, "height": 800})
        where = f"{person.page.url} at {width}"
        found += [
            f"{where}: {violation['id']} {json.dumps(violation['nodes'][0]['html'])[:200]}"
            for violation in Axe().run(person.page).response["violations"]
        ]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{where}: scrolls sideways")
        found += [f"{where}: small {target}" for target in person.page.evaluate(_SMALL_TARGETS)]
    return found


def test_every_page_of_a_worker_is_accessible_on_a_small_phone_and_a_wide_screen(
    world: World, person: Person
) -> None:
    person.open("/inloggen")
    faults = _faults(person)
    person.log_in("bram", "a")
    for path in WORKER_PAGES:
        person.open(path)
        faults += _faults(person)
    assert faults == []
    assert world.bugs == []


def test_pages_after_a_refusal_are_accessible_too(world: World, person: Person) -> None:
    person.log_in("bram", "a")
    page = person.page
    page.goto(person.url + "/clienten/nieuw")
    person.press_and_go("main form > button")
    faults = _faults(person, WIDTHS[:1])
    person.open("/gesprek/c-wad")
    page.click("button:text-is('Oppakken')")
    page.fill("#tekst", "Bel de politie op 06 12 34 56 78")
    page.click("button:text-is('Verstuur')")
    page.wait_for_selector("#woorden_gezien")
    faults += _faults(person, WIDTHS[:1])
    page.check("#woorden_gezien")
    with page.expect_response("**/antwoord"):
        page.click("button:text-is('Verstuur')")
    expect(page.locator("form[data-bezig]")).to_have_count(0)
    faults += _faults(person, WIDTHS[:1])
    world.a.pairings[RIET] = "none"
    person.open("/clienten/c-riet")
    person.press_and_go("text=Maak eenmalige link")
    faults += _faults(person, WIDTHS[:1])
    world.a.states[RIET] = replace(world.a.states[RIET], standing=Standing.STOPPED)
    world.a.pairings[RIET] = "pressed"
    person.open("/clienten/c-riet")
    faults += _faults(person, WIDTHS[:1])
    assert faults == []


def test_pages_of_the_coordinator_and_the_lead_are_accessible(person: Person) -> None:
    faults = []
    for name, paths in (("dora", ("/", "/rooster")), ("eva", ("/", "/meldingen", "/zaken", "/rooster"))):
        person.log_in(name, "coordinatie")
        for path in paths:
            person.open(path)
            faults += _faults(person)
        person.press_and_go("text=Uitloggen")
    assert faults == []


def test_dark_pages_keep_their_contrast(person: Person) -> None:
    person.page.emulate_media(color_scheme="dark")
    person.log_in("bram", "a")
    faults = []
    for path in (
        "/postvak?filter=alle",
        "/gesprek/c-duin",
        "/gesprek/c-wad",
        "/rooster",
        "/noodkaart/c-duin",
    ):
        person.open(path)
        faults += _faults(person, WIDTHS[:1])
    assert faults == []


def test_by_keyboard_alone_from_log_in_through_claim_and_reply_back_to_the_bot(
    world: World, person: Person
) -> None:
    person.open("/inloggen")
    person.tab_to("naam")
    person.page.keyboard.type("anna")
    person.tab_to("wachtwoord")
    person.page.keyboard.type("een lang wachtwoord")
    person.tab_to("kant-a")
    person.press("Space", "Enter")
    person.page.wait_for_url(person.url + "/")
    person.tab_to("Postvak")
    person.press("Enter")
    person.page.wait_for_url("**/postvak")
    person.tab_to("Oppakken")
    person.press("Enter")
    person.page.wait_for_url("**/gesprek/c-duin")
    person.tab_to("tekst")
    person.page.keyboard.type("Ben je nu veilig?")
    person.tab_to("Verstuur")
    person.press("Enter")
    person.page.wait_for_selector("text=Ben je nu veilig?")
    person.tab_to("Geef terug aan de bot")
    person.press("Enter")
    person.page.wait_for_selector("text=Niemand heeft dit gesprek")
    assert [type(event) for event in world.a.events] == [ConversationClaimed, WorkerReplied, HandedBack]


def test_the_skip_link_leads_past_the_menu(person: Person) -> None:
    person.log_in("anna", "a")
    person.open("/postvak")
    person.press("Tab", "Enter", "Tab")
    assert person.page.evaluate("document.activeElement.closest('main') !== null")


def test_markup_in_every_place_a_client_or_colleague_can_write_is_shown_as_text(
    world: World, person: Person
) -> None:
    desk = world.a
    desk.lines[DUIN] = [
        line(f"m{n}", "client", text, n, spans=(span(1, 9), span(3, 12, explanation=text)))
        for n, text in enumerate(PAYLOADS)
    ]
    desk.notes[DUIN] = [Note(text, text, MONDAY) for text in PAYLOADS]
    desk.cards[DUIN] = replace(desk.cards[DUIN], name=PAYLOADS[0], weapons="".join(PAYLOADS))
    desk.states[DUIN] = replace(desk.states[DUIN], alias=PAYLOADS[4], held_by=None)
    desk.strangers = {UnknownRow("u9", Level.ACUTE, PAYLOADS[3], MONDAY, MONDAY): "".join(PAYLOADS)}
    person.log_in("bram", "a")
    for path in ("/postvak", "/gesprek/c-duin", "/noodkaart/c-duin", "/onbekend/u9", "/clienten"):
        person.open(path)
    person.open("/gesprek/c-duin")
    shown = person.page.locator(".nabij-messages .nabij-text").all_inner_texts()
    assert shown == list(PAYLOADS)
    assert (
        person.page.locator("main script, main iframe, main svg, main img, main style, main base").count()
        == 0
    )
    person.page.fill("#notitie", PAYLOADS[17] * 80)
    person.page.click("text=Bewaar notitie")
    person.page.wait_for_selector("text=Een notitie heeft 1 tot 2000 tekens.")
    assert person.page.input_value("#notitie") == PAYLOADS[17] * 80


def test_the_line_works_without_javascript(world: World, browser: Browser, url: str) -> None:
    person = Person(browser, url, javascript=False)
    person.log_in("anna", "a")
    person.open("/postvak")
    person.page.click("#vlag-f-acuut button:has-text('Oppakken')")
    person.page.fill("#tekst", "Ben je nu veilig?")
    person.press_and_go("button:text-is('Verstuur')")
    assert [type(event) for event in world.a.events] == [ConversationClaimed, WorkerReplied]
    person.leave()


def test_two_people_press_claim_and_the_second_reads_who_was_first(browser: Browser, url: str) -> None:
    """With plain forms; what the script makes of it is tried beside the other live parts."""
    person, other = (Person(browser, url, javascript=False) for _ in range(2))
    for one, name in ((person, "anna"), (other, "bram")):
        one.log_in(name, "a")
        one.open("/postvak")
    for one in (person, other):
        one.press_and_go("#vlag-f-acuut button:has-text('Oppakken')")
    assert person.page.locator("text=U heeft dit gesprek").count() == 1
    assert other.page.locator("text=Al opgepakt door Anna, 0 s geleden.").count() == 1
    for one in (person, other):
        one.leave()


def test_after_logging_out_going_back_shows_nothing(person: Person) -> None:
    person.log_in("anna", "a")
    person.open("/gesprek/c-duin")
    person.page.click("text=Uitloggen")
    person.page.locator("#wachtwoord").wait_for()
    go_back(person.page)
    assert "Duin-27" not in person.page.content()
