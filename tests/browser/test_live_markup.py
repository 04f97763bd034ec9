"""Three hundred payloads in every place where somebody writes: on whole pages, in pieces, and morphed in."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from console_world import DUIN, MONDAY, PASSWORD, World, flag, line, make_world, served, span
from live_payloads import PAYLOADS
from live_person import LivePerson
from playwright.sync_api import Browser

from cases.agreements import AgreedLine
from cases.desk import Colleague, EmergencyCard, LiveCounts, Note, ReadingRow, StaffRole, TaskRow, UnknownRow
from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import Moment
from cases.roster import Post, Shift
from cases.sides import Side
from console.marks import showable

pytestmark = pytest.mark.browser

_PER_PAGE = 30
_HOLDING = 5
_OF_CLIENT = (
    "/clienten/{0}",
    "/clienten/{0}/afspraken",
    "/clienten/{0}/contact",
    "/clienten/{0}/programma",
    "/noodkaart/{0}",
    "/noodkaart/{0}/bewerken",
    "/bellen/{0}",
    "/gesprek/{0}/gevaar",
    "/terugblik/{0}",
)
_OF_OFFICE = (
    "/",
    "/rooster",
    "/rooster/mensen",
    "/rooster/plannen",
    "/mensen",
    "/zorg/team",
    "/cijfers/woorden",
)
_ALIEN = ", ".join(
    f"main {name}"
    for name in ("script", "iframe", "svg", "img", "style", "base", "object", "embed", "video", "template")
)
_WORDS = "(at) => [...document.querySelectorAll(at)].map((one) => one.textContent)"


def _clients() -> list[tuple[ClientId, tuple[str, ...]]]:
    cut = range(0, len(PAYLOADS), _PER_PAGE)
    return [(ClientId(f"c-{place}"), PAYLOADS[place : place + _PER_PAGE]) for place in cut]


def _poison(world: World) -> None:
    """Put the payloads where clients, strangers and colleagues can write."""
    desk = world.a
    for client, texts in _clients():
        desk.states[client] = replace(desk.states[DUIN], client=client, alias=texts[0], held_alias=texts[1])
        desk.lines[client] = [
            line(f"{client}-{n}", "client" if n % 2 else "worker", text, n, staff_alias=text, kind=kind)
            for n, (text, kind) in enumerate(zip(texts, ("text", "document", "edited") * 20, strict=False))
        ]
        desk.lines[client][1] = replace(
            desk.lines[client][1], spans=(span(0, 5), span(2, 9, explanation=texts[2]))
        )
        desk.notes[client] = [Note(text, text, MONDAY) for text in texts]
        desk.cards[client] = EmergencyCard(name=texts[3], weapons="".join(texts))
        desk.agreed[client] = [
            AgreedLine(
                f"{client}-l{n}",
                n % 5 + 1,
                text,
                text,
                text,
                MONDAY,
                for_volunteer=True,
                ended_by=text,
                ended_at=None if n < _HOLDING else MONDAY,
            )
            for n, text in enumerate(texts)
        ]
    first = _clients()[0][0]
    desk.rows = [
        replace(flag(FlagId(f"f{n}"), first, "", Level.ACUTE, "R04", claimed_alias=text), alias=text)
        for n, text in enumerate(PAYLOADS)
    ]
    desk.unread = [ReadingRow(first, text, 2, MONDAY) for text in PAYLOADS[:_PER_PAGE]]
    desk.tasks_open = [
        TaskRow(f"t{n}", first, t, "call_back", Level.HIGH, MONDAY) for n, t in enumerate(PAYLOADS)
    ]
    desk.strangers = {UnknownRow("u9", Level.ACUTE, PAYLOADS[3], MONDAY, MONDAY): "".join(PAYLOADS)}
    crew = [Colleague(StaffId(f"s{n}"), text, StaffRole.WORKER, Side.A) for n, text in enumerate(PAYLOADS)]
    world.coordination.people += crew
    world.coordination.shifts[Side.A] += [Shift(one.staff, Post.DUTY, Moment(0)) for one in crew[:12]]


@pytest.fixture(scope="module")
def evil() -> Iterator[tuple[World, str]]:
    world = make_world()
    _poison(world)
    with served(world.app) as url:
        yield world, url


def test_markup_anywhere_on_a_page_is_shown_as_text(browser: Browser, evil: tuple[World, str]) -> None:
    assert len(set(PAYLOADS)) >= 300
    world, url = evil
    anna = LivePerson(browser, url)
    anna.work("anna", password=PASSWORD)
    for path in ("/", "/postvak?filter=alle", "/taken", "/clienten", "/rooster", "/onbekend/u9"):
        anna.open(path)
        anna.connected()
        assert anna.page.locator(_ALIEN).count() == 0, path
    seen: list[str] = []
    for client, _ in _clients():
        anna.open(f"/gesprek/{client}")
        anna.connected()
        assert anna.page.locator(_ALIEN).count() == 0
        seen += anna.page.evaluate(_WORDS, "#live-berichten .nabij-text")
    assert seen == [showable(text) for text in PAYLOADS]
    assert world.bugs == []
    anna.leave()


def test_markup_that_is_morphed_in_is_shown_as_text(browser: Browser, evil: tuple[World, str]) -> None:
    world, url = evil
    anna = LivePerson(browser, url)
    anna.work("anna", password=PASSWORD)
    client = _clients()[0][0]
    kept = world.a.lines[client]
    anna.open(f"/gesprek/{client}")
    anna.connected()
    for number, (other, _) in enumerate(_clients()):
        world.a.lines[client] = [replace(one, id=f"{number}-{one.id}") for one in world.a.lines[other]]
        world.a.notes[client] = world.a.notes[other]
        world.a.states[client] = replace(world.a.states[other], client=client)
        world.feed.change(LiveCounts(100 + number, number, number, number))
        anna.page.wait_for_selector(f"[id^='bericht-{number}-']", state="attached")
        words = anna.page.evaluate(_WORDS, "#live-berichten .nabij-text")
        assert words == [showable(one.text) for one in world.a.lines[other]]
        assert anna.page.locator(_ALIEN).count() == 0
    world.a.lines[client] = kept
    anna.page.click("nav >> text=Postvak")
    anna.page.wait_for_selector("#live-postvak")
    assert anna.page.evaluate(_WORDS, "#baan-meldingen .nabij-row__who strong") == list(PAYLOADS)
    world.feed.change(LiveCounts(200, 1, 1, 1))
    anna.page.click("text=Mijn")
    anna.page.wait_for_url("**/postvak?filter=mijn")
    assert anna.page.locator(_ALIEN).count() == 0
    anna.leave()


def test_markup_is_text_on_every_page_of_a_client_and_in_every_agreed_line(
    browser: Browser, evil: tuple[World, str]
) -> None:
    world, url = evil
    anna = LivePerson(browser, url)
    anna.work("anna", password=PASSWORD)
    first = _clients()[0][0]
    for path in _OF_CLIENT:
        anna.open(path.format(first))
        assert anna.page.locator(_ALIEN).count() == 0, path
    for client, texts in _clients():
        anna.open(f"/clienten/{client}/afspraken")
        assert anna.page.locator(_ALIEN).count() == 0
        words = " ".join((anna.page.text_content("main") or "").split())
        assert [text for text in texts if " ".join(showable(text).split()) not in words] == []
    assert world.bugs == []
    anna.leave()


def test_markup_in_an_address_and_in_names_of_colleagues_is_text_for_a_coordinator(
    browser: Browser, evil: tuple[World, str]
) -> None:
    world, url = evil
    carla = LivePerson(browser, url)
    carla.work("dora", "coordinatie", password=PASSWORD)
    for path in _OF_OFFICE:
        carla.open(path)
        assert carla.page.locator(_ALIEN).count() == 0, path
    for text in PAYLOADS[::14]:
        carla.open(f"/rooster?bericht={quote(text, safe='')}")
        assert carla.page.locator(_ALIEN).count() == 0, text
    assert world.bugs == []
    carla.leave()
