"""The roster in a real browser: accessible at 320 and 1280 px; planned, swapped and left without scripts."""

import json
from collections.abc import Iterator
from datetime import date, time

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_roster_place import TEN, Place
from console_world import served
from playwright.sync_api import Browser
from vault_people import Building, building_on

from cases.moments import DAY, after
from cases.roster import HolidayRule
from cases.roster_days import DayChange, DayRule
from cases.sides import Side

WIDTHS = (320, 1280)
_DAYS = ("/rooster/dagen", "/rooster/dagen/a/2027-03-04", "/rooster/dagen/a/2027-03-29")
_SMALL = """() => [...document.querySelectorAll('a.nl-button, button, select, input, textarea')]
  .filter((one) => !['hidden', 'radio', 'checkbox'].includes(one.type) && one.offsetParent)
  .filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    request.param = "sqlite"
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def place(building: Building) -> Iterator[Place]:
    place = Place(building)
    yield place
    assert place.bugs == []


@pytest.fixture
def url(place: Place) -> Iterator[str]:
    with served(place.app) as url:
        yield url


def faults(person: Person, path: str) -> list[str]:
    """Return what axe, reflow and target size find on one page."""
    found: list[str] = []
    person.page.goto(person.url + path)
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"{path} at {width}: {fault['id']} {json.dumps(fault['nodes'][0]['html'])[:200]}"
            for fault in Axe().run(person.page).response["violations"]
        ]
        if person.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} at {width}: scrolls sideways")
        found += [f"{path} at {width}: small {one}" for one in person.page.evaluate(_SMALL)]
    return found


def test_every_page_of_the_roster_is_accessible_with_all_that_can_stand_on_it(
    place: Place, browser: Browser, url: str
) -> None:
    shift = place.plan(place.noor, 0)
    place.plan(place.noor, 24)
    place.office.desk.trial_sent(shift.id)
    theirs = place.plan(place.kim, 48)
    place.office.desk.ask_swap(place.noor, shift.id, place.kim.id, theirs.id)
    closed = DayRule(date(2027, 3, 4), HolidayRule.OWN_HOURS, ((time(10), time(12)),), skipped=True)
    place.office.desk.change_day(place.cor, DayChange(Side.A, closed.about, closed))
    place.office.desk.report_away(place.lea, place.lea.id, after(TEN, DAY))
    place.desks.a.write_shift_note(place.noor, place.kim.id, "Merel belt om zes uur")
    found = []
    for name, side, paths in (
        ("kim", "a", ("/", "/rooster/ruil", "/overdracht")),
        ("noor", "a", ("/", "/rooster/mijn", "/rooster/ruil", "/overdracht")),
        (
            "cor",
            "coordinatie",
            ("/", "/rooster", "/rooster/plannen", "/rooster/mensen", "/rooster/ruil", *_DAYS),
        ),
    ):
        person = Person(browser, url, width=320)
        person.log_in(name, side)
        for path in paths:
            found += faults(person, path)
        if name == "cor":
            person.page.goto(url + "/rooster/plannen")
            person.press_and_go("text=Plan deze reeks")
            assert person.page.locator("#fouten a").count() >= 3
            assert all(
                person.page.locator(one.get_attribute("href") or "").count() == 1
                for one in person.page.locator("#fouten a").all()
            )
        person.leave()
    assert found == []


def test_a_shift_is_planned_handed_over_and_left_ill_without_scripts(
    place: Place, browser: Browser, url: str
) -> None:
    cor = Person(browser, url, javascript=False, width=320)
    cor.log_in("cor", "coordinatie")
    cor.page.goto(url + "/rooster/plannen")
    for field, value in (("een_wie", place.noor.id), ("een_post", "duty")):
        cor.page.select_option(f"#{field}", value)
    for field, value in (("een_van_tijd", "09:00"), ("een_tot_tijd", "23:00")):
        cor.page.fill(f"#{field}", value)
    cor.press_and_go("text=Plan deze dienst")
    assert "Noor" in cor.page.inner_text("main")
    noor, kim = (Person(browser, url, javascript=False, width=320) for _ in range(2))
    for person, name in ((noor, "noor"), (kim, "kim")):
        person.log_in(name, "a")
    noor.press_and_go("text=Ja, ik ben bereikbaar")
    assert "testoproep beantwoord" in noor.page.inner_text("main")
    noor.page.goto(url + "/rooster/ruil")
    noor.page.select_option("select", place.kim.id)
    noor.press_and_go("button:has-text('Vraag')")
    kim.page.goto(url + "/")
    kim.press_and_go("text=Ja, ik neem over")
    assert [each.alias for each in place.own(place.kim)] == ["Kim"]
    assert place.staffed(TEN)
    kim.page.goto(url + "/rooster/mijn")
    kim.press_and_go("text=Ik ben ziek")
    assert not place.staffed(TEN)
    cor.page.goto(url + "/")
    assert "Er is nu niemand van ons." in cor.page.inner_text("main")
    for person in (cor, noor, kim):
        person.leave()
