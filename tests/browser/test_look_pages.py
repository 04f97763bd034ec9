"""The theme in a real browser: two languages, light and dark, narrow, zoomed, on paper, by keyboard."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_world import DUIN, RIET, World, line
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

OWN_PAGES = ("/mij", "/toetsen", "/hulp")
LOOKS = ((320, "light", "nl-NL"), (768, "dark", "en-GB"), (1280, "light", "en-GB"), (1280, "dark", "nl-NL"))
ALL_PAGES = (
    "/",
    "/postvak?filter=alle",
    "/gesprek/c-duin",
    "/gesprek/c-wad",
    "/noodkaart/c-duin",
    "/taken",
    "/clienten",
    "/clienten/c-riet",
    "/clienten/c-riet/afspraken",
    "/clienten/nieuw",
    "/rooster",
    "/onbekend/u1",
    *OWN_PAGES,
)
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_SHOWN = """(names) => names.filter((name) =>
  [...document.querySelectorAll(name)].some((one) => one.getClientRects().length > 0))"""
_MOVING = """() => [...document.querySelectorAll('*')]
  .filter((one) => getComputedStyle(one).transitionDuration !== '0s').length"""
_COVERED = """() => {
  if (document.activeElement === document.body) return '';
  const here = document.activeElement.getBoundingClientRect();
  if (here.height === 0 || here.bottom < 0) return 'outside';
  const top = document.elementFromPoint(here.x + Math.min(here.width / 2, 20), here.y + here.height / 2);
  const seen = top && (document.activeElement.contains(top) || top.contains(document.activeElement));
  return seen ? '' : document.activeElement.outerHTML.slice(0, 90);
}"""


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def somebody(request: pytest.FixtureRequest, browser: Browser, url: str) -> Iterator[Person]:
    width, scheme, language = request.param
    person = Person(browser, url, width=width, language=language)
    person.page.emulate_media(color_scheme=scheme)
    yield person
    person.leave()


def _faults(person: Person) -> list[str]:
    where = person.page.url
    found = [
        f"{where}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
        for fault in Axe().run(person.page).response["violations"]
    ]
    return [*found, f"{where}: scrolls sideways"] if person.page.evaluate(_SIDEWAYS) else found


def _make_link(person: Person, world: World) -> None:
    world.a.pairings[RIET] = "none"
    person.open(f"/clienten/{RIET}")
    person.page.click("section form button")
    person.page.wait_for_selector(".nabij-qr svg")


def test_help_keys_settings_and_the_link_are_accessible_in_both_languages_and_themes(
    world: World, somebody: Person
) -> None:
    somebody.log_in("bram", "a")
    faults = []
    for path in OWN_PAGES:
        somebody.open(path)
        faults += _faults(somebody)
    _make_link(somebody, world)
    assert faults + _faults(somebody) == []
    assert world.bugs == []


def test_no_page_scrolls_sideways_at_four_times_the_size(browser: Browser, url: str, world: World) -> None:
    """A window of 1280 by 1024 zoomed to 400 % is 320 by 256."""
    zoomed = Person(browser, url, width=320, height=256)
    zoomed.log_in("bram", "a")
    sideways = []
    for path in ALL_PAGES:
        zoomed.open(path)
        sideways += [path] if zoomed.page.evaluate(_SIDEWAYS) else []
    assert sideways == []
    _make_link(zoomed, world)
    assert not zoomed.page.evaluate(_SIDEWAYS)
    zoomed.leave()


def test_on_a_phone_the_bar_under_the_thumb_never_covers_what_has_the_focus(person: Person) -> None:
    person.log_in("bram", "a")
    for path in ("/postvak?filter=alle", "/gesprek/c-duin"):
        person.open(path)
        covered = []
        for _ in range(45):
            person.press("Tab")
            covered.append(person.page.evaluate(_COVERED))
        assert [one for one in covered if one not in ("", "outside")] == [], path


def test_while_one_writes_the_rule_of_this_moment_stays_in_sight_under_any_banner(
    world: World, browser: Browser, url: str
) -> None:
    world.a.lines[DUIN][:0] = [line(f"oud{n}", "client", "Een gewoon bericht.", 90 - n) for n in range(25)]
    writer = Person(browser, url, width=1280)
    writer.log_in("bram", "a")
    writer.open(f"/gesprek/{DUIN}")
    writer.page.click("text=Oppakken")
    writer.page.wait_for_selector("#tekst")
    writer.page.fill("#tekst", "Ben je nu veilig?")
    writer.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    rule = writer.page.locator("#live-contact").bounding_box()
    assert rule is not None
    assert 0 <= rule["y"] < rule["y"] + rule["height"] < 400
    # At one go: the next word of the stream hides the banner again.
    banner_ends, rule_begins = writer.page.evaluate("""() => {
      document.getElementById('nabij-weg').hidden = false;
      const box = (id) => document.getElementById(id).getBoundingClientRect();
      return [box('nabij-weg').bottom, box('live-contact').top];
    }""")
    assert 0 < banner_ends <= rule_begins
    writer.leave()


def test_paper_holds_what_was_asked_for_and_no_way_to_go(world: World, person: Person) -> None:
    person.log_in("bram", "a")
    chrome = [".nabij-header", ".nabij-nav", ".nabij-footer", ".nabij-live", "main button", "main select"]
    for path, shown in (("/rooster", "Bram"), ("/noodkaart/c-duin", "Voorbeeldstraat 1")):
        person.open(path)
        person.page.emulate_media(media="print")
        assert person.page.evaluate(_SHOWN, chrome) == [], path
        assert shown in person.page.inner_text("main")
        assert _sheets(person) == 1, path
        person.page.emulate_media(media="screen")
    _make_link(person, world)
    person.page.emulate_media(media="print")
    assert person.page.evaluate(_SHOWN, [*chrome, ".nl-heading"]) == []
    words = person.page.inner_text("body")
    assert "https://t.me/planning?start=eenmalig" in words
    assert "Riet-11" not in words
    assert "Nabij" not in words
    assert _sheets(person) == 1


def test_a_coordinators_roster_of_both_sides_fits_one_sheet_with_names_in_words(person: Person) -> None:
    person.log_in("dora", "coordinatie")
    person.open("/rooster")
    person.page.emulate_media(media="print")
    assert person.page.evaluate(_SHOWN, ["main button", "main select", "main input"]) == []
    assert "Fem" in person.page.inner_text("main")
    assert "08:00–20:00" in person.page.inner_text("main")
    assert _sheets(person) == 1


def _sheets(person: Person) -> int:
    return (
        person.page.pdf(format="A4", prefer_css_page_size=True).replace(b"/Pages", b"").count(b"/Type /Page")
    )


def test_the_list_of_keys_is_one_key_away_until_the_person_switches_keys_off(
    world: World, person: Person
) -> None:
    person.log_in("bram", "a")
    person.open("/postvak")
    person.press("Alt+/")
    person.page.wait_for_url("**/toetsen")
    person.open("/mij")
    person.page.check("#toetsen-uit")
    person.page.click("text=Bewaar")
    person.page.wait_for_selector("html[data-toetsen=uit]")
    person.open("/postvak")
    person.press("Alt+/", "Alt+p")
    assert person.page.url.endswith("/postvak")
    assert person.page.locator("[aria-keyshortcuts]").count() == 0
    assert world.bugs == []


def test_signs_borders_and_focus_stay_in_forced_colours(person: Person) -> None:
    person.page.emulate_media(forced_colors="active")
    person.log_in("bram", "a")
    person.open("/postvak")
    row = person.page.locator("#vlag-f-acuut")
    assert "■" in row.inner_text()
    assert row.evaluate("(one) => getComputedStyle(one).borderInlineStartWidth") != "0px"
    person.press("Tab")
    assert person.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_who_wants_less_motion_gets_none(person: Person) -> None:
    person.page.emulate_media(reduced_motion="reduce")
    person.log_in("bram", "a")
    person.open("/postvak")
    assert person.page.evaluate(_MOVING) == 0
