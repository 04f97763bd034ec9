"""All payloads through every input that reaches a page of the wall, in a real Chromium: they are text."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import quote

import pytest
from console_world import ANNA, DUIN, EVA, FATMA, MONDAY, PASSWORD, World, line, make_world, served
from fastapi import FastAPI, Response
from playwright.sync_api import Browser
from wall_observer import Observer, letters
from wall_payloads import PAYLOADS

from cases.consents import Consented, Entry, Given, Purpose
from cases.desk import Colleague, EmergencyCard, Note, Staff, StaffRole
from cases.families import FamilyRow, FamilyState, OwnFamily
from cases.glass import Glass, GlassReason, LogLine, ReviewKind, ReviewRow
from cases.ids import CaseId, ClientId, StaffId
from cases.moments import HOUR, MINUTE, Moment, after
from cases.passkeys import OwnPasskey
from cases.rights import Asker, Request, RequestKind, Step, Taken, Way
from cases.roster import Post, Shift
from cases.sides import Side
from cases.who_looked import Look
from console.csv_file import plain_cell
from console.headers import SECURITY_HEADERS

pytestmark = pytest.mark.browser

_NAME = '"><img src=x onerror=alert(1)>'
_SECRET = "<img src=x onerror=alert(7)>"
_OPEN_REQUESTS = 6
_AT_ONCE = 30
_AGREED = f"/clienten/{DUIN}/toestemming"
_DATA = f"/clienten/{DUIN}/gegevens"
Enter = Callable[[Staff], Observer]


@pytest.fixture(scope="module")
def evil() -> Iterator[tuple[World, str]]:
    world = make_world()
    desk = world.a
    desk.states[DUIN] = replace(desk.states[DUIN], alias=_NAME, held_alias=_NAME)
    world.door.accounts |= {
        (each.login, PASSWORD, each.side): replace(each, alias=_NAME) for each in (ANNA, EVA, FATMA)
    }
    crew = [Colleague(StaffId(f"s{n}"), text, StaffRole.WORKER, Side.A) for n, text in enumerate(PAYLOADS)]
    world.coordination.people += crew
    world.coordination.shifts[Side.A] += [Shift(each.staff, Post.DUTY, Moment(0)) for each in crew[:12]]
    with served(world.app) as url:
        yield world, url
    assert world.bugs == []


@pytest.fixture
def enter(browser: Browser, evil: tuple[World, str]) -> Iterator[Enter]:
    """Log people in; at the end nothing was said, blocked, fetched elsewhere, broken or kept."""
    came: list[Observer] = []

    def log_in(staff: Staff) -> Observer:
        person = Observer(browser, evil[1])
        came.append(person)
        person.work(staff.login, staff.side.value if staff.side else "coordinatie", PASSWORD)
        return person

    yield log_in
    for person in came:
        person.leave()


@pytest.fixture
def world(evil: tuple[World, str]) -> World:
    return evil[0]


def _request(number: int, text: str) -> Request:
    closed = (Taken(Step.REFUSED, ANNA.id, "p1", MONDAY, text, text),) if number >= _OPEN_REQUESTS else ()
    steps = (Taken(Step.ACCEPTED, ANNA.id, "p1", MONDAY, "", text), *closed)
    name = f"vraag-{number}"
    return Request(
        name, DUIN, RequestKind.ACCESS, Way.ON_PAPER, Asker.CLIENT, MONDAY, MONDAY, ANNA.id, steps, text
    )


def test_requests_consents_and_who_looked_show_what_was_written_as_text(world: World, enter: Enter) -> None:
    desk, nobody = world.a, StaffId("s-x")
    desk.own_asked[DUIN] = [_request(number, text) for number, text in enumerate(PAYLOADS)]
    entry = Consented("", Purpose.SHARING, Entry.GIVEN, "", "", Given.SPOKEN, nobody, MONDAY)
    desk.own_ledger[DUIN] = [
        replace(entry, id=text, version=text, language=text, partner=text, alias=text) for text in PAYLOADS
    ]
    desk.own_looks[:] = [Look(MONDAY, text, text, text) for text in PAYLOADS]
    anna = enter(ANNA)
    for path in (_DATA, _AGREED, f"/clienten/{DUIN}/wie-keek"):
        anna.open(path)
        assert anna.strange() == [], path
        assert anna.missing(PAYLOADS) == [], path
        anna.page.emulate_media(media="print")
        assert anna.strange() == [], path
        anna.page.emulate_media(media="screen")
        assert path != _AGREED or anna.missing_in_fields(PAYLOADS) == []
    anna.open(_DATA)
    words = "\n".join(PAYLOADS)
    anna.page.fill("#toelichting", words)
    anna.press_and_go("section form button")
    assert anna.page.locator(".utrecht-form-field--invalid, [aria-invalid]").count() > 0
    assert anna.strange() == []
    assert letters(anna.page.input_value("#toelichting")) == letters(words)
    assert anna.looked >= 4 * 300


def test_words_that_are_looked_over_before_they_leave_are_text(world: World, enter: Enter) -> None:
    desk = world.a
    desk.own_asked[DUIN] = [_request(0, "")]
    anna = enter(ANNA)
    left, seen = list(PAYLOADS), []
    while left:
        desk.own_written[:] = left
        anna.open(f"{_DATA}/vraag-0/teksten")
        assert anna.strange() == []
        texts = [letters(one) for one in anna.page.locator("blockquote").all_text_contents()]
        shown = 0
        while shown < len(left) and texts:
            whole = letters(left[shown])
            while whole and texts and whole.startswith(texts[0]):
                whole = whole.removeprefix(texts.pop(0))
            if whole:
                break
            seen.append(left[shown])
            shown += 1
        assert shown, left[0]
        left = left[shown:]
    assert seen == list(PAYLOADS)


def test_broken_glass_shows_a_conversation_and_a_card_as_text(world: World, enter: Enter) -> None:
    desk, eva = world.a, enter(EVA)
    glass = Glass("g1", Side.A, DUIN, GlassReason.DANGER_NOW, after(MONDAY, 29 * MINUTE), both_sides=True)
    eva.open("/noodtoegang")
    eva.page.fill("#wie", PAYLOADS[0])
    eva.page.fill("#waarom", "kort")
    eva.page.check("#kant-1")
    eva.press_and_go("main form button")
    assert eva.missing_in_fields(PAYLOADS[:1]) == []
    eva.page.fill("#waarom", "\n".join(PAYLOADS))
    eva.press_and_go("main form button")
    assert eva.strange() == []
    assert letters(eva.page.input_value("#waarom")) == letters("\n".join(PAYLOADS))
    world.coordination.open_glass[EVA.id] = glass
    kinds = ("text", "document", "edited", _NAME)
    for cut in range(0, len(PAYLOADS), _AT_ONCE):
        texts = PAYLOADS[cut : cut + _AT_ONCE]
        desk.lines[DUIN] = [
            line(f"m{n}", "client" if n % 2 else _NAME, text, n, staff_alias=text, kind=kinds[n % 4])
            for n, text in enumerate(texts)
        ]
        eva.open("/noodtoegang/lezen")
        assert eva.strange() == []
        shown = eva.page.locator("ol .nabij-text").all_text_contents()
        assert [letters(one) for one in shown] == [letters(one) for one in texts]
    desk.notes[DUIN] = [Note(text, text, MONDAY) for text in PAYLOADS]
    eva.open("/noodtoegang/lezen")
    assert eva.strange() == []
    assert eva.missing(PAYLOADS) == []
    names = [one.name for one in fields(EmergencyCard)]
    desk.cards[DUIN] = EmergencyCard(
        **{name: "\n".join(PAYLOADS[n :: len(names)]) for n, name in enumerate(names)}
    )
    eva.open("/noodtoegang/noodkaart")
    assert eva.strange() == []
    assert eva.missing(PAYLOADS) == []
    world.coordination.open_glass.clear()


def test_the_access_log_and_the_review_list_show_names_and_codes_as_text(world: World, enter: Enter) -> None:
    desk, due = world.coordination, after(MONDAY, HOUR)
    desk.log_lines[:] = [
        LogLine(
            n, MONDAY, text, text, "", text, text, "card", DUIN, text, "ok", emergency=False, session=text
        )
        for n, text in enumerate(PAYLOADS)
    ]
    rows = [
        ReviewRow(f"r{n}", ReviewKind.BREAK_GLASS, text, text, text, "c", 2, MONDAY, due, own=False)
        for n, text in enumerate(PAYLOADS)
    ]
    desk.to_review[:] = [
        *rows[:_AT_ONCE],
        *(
            replace(row, closed_at=due, closed_alias=row.alias, outcome=row.alias, follow_up=row.alias)
            for row in rows[_AT_ONCE:]
        ),
    ]
    desk.whys[:] = ["\n".join(PAYLOADS)]
    fatma = enter(FATMA)
    fatma.open("/inzage")
    assert fatma.strange() == []
    fatma.page.fill("#client", _NAME)
    fatma.press_and_go("main form button")
    assert fatma.strange() == []
    assert fatma.missing(PAYLOADS) == []
    assert fatma.missing_in_fields((_NAME,)) == []
    for path in ("/beoordelen", "/beoordelen/r0/waarom"):
        fatma.open(path)
        assert fatma.strange() == [], path
        assert fatma.missing(PAYLOADS) == [], path
    fatma.open("/beoordelen")
    with fatma.page.expect_download() as coming:
        fatma.page.click("form[action='/beoordelen/bestand'] button")
    made = Path(coming.value.path()).read_bytes()
    assert coming.value.suggested_filename == "lijst-2026-11-23.csv"
    assert [text for text in PAYLOADS if f'"{_doubled(text)}"'.encode() not in made] == []


def _doubled(text: str) -> str:
    return plain_cell(text).replace('"', '""')


def test_the_reason_page_of_an_odd_address_is_text(world: World, enter: Enter) -> None:
    anna = enter(ANNA)
    tried = [text for text in PAYLOADS if not {"/", "\\", "\0", "\r", "\n", "\t"} & set(text)][::5]
    assert len(tried) >= 12
    for text in tried:
        client = ClientId(text)
        world.a.states[client] = replace(world.a.states[DUIN], client=client)
        world.a.guarded.add(client)
        anna.open(f"/gesprek/{quote(text, safe='')}")
        assert anna.page.locator("input[name=reden]").count() > 0
        assert anna.strange() == [], text
        assert (
            anna.page.locator("form[action$='/reden']").get_attribute("action") == f"/clienten/{text}/reden"
        )
        del world.a.states[client]
        world.a.guarded.discard(client)


def test_what_a_proof_carries_comes_back_as_text_names_of_fields_too(world: World, enter: Enter) -> None:
    eva = enter(EVA)
    world.door.forget_proofs()
    eva.open("/noodtoegang")
    eva.page.fill("#wie", _NAME)
    eva.page.check("#kant-1")
    eva.page.fill("#waarom", "\n".join(PAYLOADS))
    eva.press_and_go("main form button")
    assert eva.strange() == []
    carried = eva.page.input_value("textarea[name=wat]")
    assert letters(json.loads(carried)["fields"][-1][1]) == letters("\n".join(PAYLOADS))
    odd = {"place": "/noodtoegang", "fields": [[text, text] for text in PAYLOADS]}
    eva.page.locator("textarea[name=wat]").evaluate("(one, words) => { one.value = words }", json.dumps(odd))
    eva.page.fill("#wachtwoord", _SECRET)
    eva.press_and_go("main form > button[type=submit]")
    assert eva.strange() == []
    eva.page.fill("#wachtwoord", PASSWORD)
    eva.press_and_go("main form > button[type=submit]")
    assert eva.strange() == []
    assert eva.missing_in_fields(PAYLOADS) == []
    names = eva.page.locator("main textarea").evaluate_all("(all) => all.map((one) => one.name)")
    assert {letters(one) for one in names} >= {letters(one) for one in PAYLOADS}
    eva.press_and_go("main form button")
    assert eva.strange() == []


def test_families_passkeys_and_a_password_that_is_refused_are_text(world: World, enter: Enter) -> None:
    front, until = world.coordination, after(MONDAY, HOUR)
    front.allowed = True
    front.asked_families = [
        FamilyRow(CaseId(text), text, StaffId(text), text, FamilyState.ASKED, until) for text in PAYLOADS
    ]
    front.families_of_me = [OwnFamily(ClientId(text), until, open=False) for text in PAYLOADS]
    front.passkeys.made[ANNA.id] = [
        OwnPasskey(f"pk{n}", text, Moment(0), None) for n, text in enumerate(PAYLOADS)
    ]
    eva, anna = enter(EVA), enter(ANNA)
    eva.open("/gezin")
    assert eva.strange() == []
    assert eva.missing(PAYLOADS) == []
    assert eva.missing_in_fields(PAYLOADS) == []
    anna.open("/mijn-gezin")
    assert anna.strange() == []
    assert anna.missing_in_fields(PAYLOADS) == []
    anna.open("/mij/passkeys")
    assert anna.strange() == []
    assert anna.missing(PAYLOADS) == []
    anna.open("/mij/wachtwoord")
    anna.page.fill("#nieuw", _SECRET)
    anna.page.fill("#nogmaals", _SECRET * 2)
    anna.press_and_go("main form button")
    assert anna.strange() == []
    assert "alert(7)" not in anna.page.content()
    front.passkeys.made.clear()
    front.allowed, front.asked_families, front.families_of_me = False, (), ()


@pytest.mark.parametrize(
    ("headers", "caught"),
    [(SECURITY_HEADERS, ("complaints",)), ({}, ("dialogs", "outside"))],
    ids=["with our policy", "without a policy"],
)
def test_a_page_that_forgets_to_escape_is_caught(
    browser: Browser, headers: dict[str, str], caught: tuple[str, ...]
) -> None:
    app = FastAPI()
    raw = "<img src=x onerror=alert(1)><img src=http://kwaad.example/x.png><p>=1+1</p>"

    @app.get("/{name}")
    def page(name: str) -> Response:
        body = f"<!doctype html><title>{name}</title><main>{raw}</main>"
        return Response(body, media_type="text/html", headers=headers)

    with served(app) as url:
        somebody = Observer(browser, url)
        somebody.open("/alert")
        somebody.page.wait_for_load_state()
        found = somebody.strange()
        assert {"IMG", "attribute of IMG", "title alert"} <= set(found)
        assert somebody.missing((raw,)) == [raw]
        assert somebody.missing_in_fields(("=1+1",)) == ["=1+1"]
        with pytest.raises(AssertionError):
            somebody.leave()
        assert all(getattr(somebody, sort) for sort in caught)
