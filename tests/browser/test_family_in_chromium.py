"""A worker of both parties with two screens: what one shows leaves it by itself when the other is chosen."""

from collections.abc import Iterator

import pytest
from family_line import WORDS, Family, a_family, give
from line_stage import Line, a_line
from live_person import LivePerson
from playwright.sync_api import Browser, expect

from cases.sides import Side

pytestmark = pytest.mark.browser

DRAFT = "Dat van die tuin zal ik haar vertellen"


@pytest.fixture(scope="module")
def family() -> Iterator[Family]:
    with a_line() as line:
        made = a_family(line)
        give(made)
        yield made


def puts_on_screen(person: LivePerson, side: Side) -> None:
    """Choose the party of the side of this session, and wait until the page is there and follows along."""
    person.open("/mijn-gezin")
    person.page.click("button:has-text('Open')")
    expect(person.page.locator("main")).to_contain_text(WORDS[side])
    person.connected()


@pytest.fixture
def screens(browser: Browser, family: Family) -> Iterator[dict[Side, LivePerson]]:
    found = {side: LivePerson(browser, family.line.stage.url) for side in Side}
    for side, person in found.items():
        person.work("fem", side.value)
    yield found
    for person in found.values():
        person.leave()


def test_choosing_the_other_party_takes_the_words_of_the_first_off_its_screen(
    screens: dict[Side, LivePerson],
) -> None:
    here, there = screens[Side.A], screens[Side.B]
    puts_on_screen(here, Side.A)
    here.page.fill("#notitie", DRAFT)
    puts_on_screen(there, Side.B)
    expect(here.page.locator("body")).not_to_contain_text(WORDS[Side.A])
    assert DRAFT not in here.page.content()
    here.page.go_back()
    here.page.wait_for_load_state()
    assert DRAFT not in here.page.content()
    assert WORDS[Side.A] not in here.page.content()
    assert WORDS[Side.A] not in there.page.content()
    expect(there.page.locator("main")).to_contain_text(WORDS[Side.B])


def test_an_end_by_the_coordinator_takes_the_words_off_every_screen(
    family: Family, screens: dict[Side, LivePerson]
) -> None:
    line: Line = family.line
    there = screens[Side.B]
    puts_on_screen(there, Side.B)
    front = line.stage.house.front
    (row,) = [each for each in front.family_rows(line.staff("Carla")) if each.who == family.fem]
    front.end_family(line.staff("Carla"), row.who, row.case)
    line.stage.house.hall.wake.ring("coordination")
    expect(there.page.locator("body")).not_to_contain_text(WORDS[Side.B])
