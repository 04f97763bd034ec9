"""A passkey in a real browser against the real store: made, in by it, proved by it, taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import Person
from console_fakes import FakeFeed
from console_world import served
from playwright.sync_api import Browser, expect
from vault_people import CHEAP, PASSWORD, MovedClock, RandomIds, ring

from cases.desk import StaffRole
from cases.moments import MINUTE
from console.app import build
from console.settings import ConsoleSettings
from vault.coordination import CoordinationStore
from vault.engine import Store
from vault.seal import Sealer
from vault.tables_coordination import coordination as tables

pytestmark = pytest.mark.browser
_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def store(tmp_path: Path, clock: MovedClock) -> Iterator[CoordinationStore]:
    database = Store(f"sqlite:///{tmp_path / 'coordination.sqlite3'}", tables)
    database.create()
    sealer = Sealer("coordination", ring("coordination"))
    yield CoordinationStore(database, sealer, clock, RandomIds(), CHEAP)
    database.dispose()


@pytest.fixture
def address(store: CoordinationStore, clock: MovedClock) -> Iterator[str]:
    settings = ConsoleSettings(secure=False, second_factor=True)
    ids, feed = RandomIds(), FakeFeed()
    app = build({}, store, store.door, clock, ids, settings, feed=feed, report=lambda _ref, _sort: None)
    with served(app) as url:
        yield url.replace("127.0.0.1", "localhost")


def _device(person: Person) -> None:
    session = person.page.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": _KEY})


def _made_after_a_proof(dora: Person, clock: MovedClock) -> None:
    """Ask for a passkey too late after the log-in: first the proof, with the name kept, then the passkey."""
    dora.page.fill("#label", "laptop")
    clock.wall += 6 * MINUTE
    dora.press_and_go("[data-passkey] button")
    dora.page.fill("#wachtwoord", PASSWORD)
    dora.press_and_go("main form > button[type=submit]")
    dora.press_and_go("main form button[type=submit]")
    assert dora.page.input_value("#label") == "laptop"
    dora.press_and_go("[data-passkey] button")
    expect(dora.page.locator("main li strong")).to_have_text("laptop")


def test_a_passkey_is_made_opens_proves_and_is_taken_away(
    browser: Browser, address: str, store: CoordinationStore, clock: MovedClock
) -> None:
    store.add_staff("dora", PASSWORD, "Dora", StaffRole.COORDINATOR, None, "p4")
    dora = Person(browser, address)
    _device(dora)
    dora.log_in("dora", "coordinatie")
    dora.open("/rooster")
    expect(dora.page).to_have_url(f"{address}/mij/passkeys")
    assert Axe().run(dora.page).response["violations"] == []
    _made_after_a_proof(dora, clock)
    dora.open("/mij")
    dora.press_and_go("form[action='/uitloggen'] button")
    dora.log_in("dora", "coordinatie")
    expect(dora.page.locator("[role=alert]").first).to_contain_text("horen niet bij elkaar")
    dora.page.check("#kant-coordinatie")
    dora.press_and_go("[data-passkey] button")
    dora.open("/rooster")
    expect(dora.page).to_have_url(f"{address}/rooster")
    clock.wall += 6 * MINUTE
    dora.open("/mij/passkeys")
    dora.press_and_go("main li button")
    dora.press_and_go("[data-passkey] button")
    dora.press_and_go("main form button[type=submit]")
    expect(dora.page.locator("main li")).to_have_count(0)
    dora.leave()


def test_without_script_the_page_says_that_a_passkey_needs_it(
    browser: Browser, address: str, store: CoordinationStore
) -> None:
    store.add_staff("dora", PASSWORD, "Dora", StaffRole.COORDINATOR, None, "p4")
    dora = Person(browser, address, javascript=False)
    dora.log_in("dora", "coordinatie")
    expect(dora.page.locator("[data-zonder]")).to_contain_text("JavaScript")
    expect(dora.page.locator("[data-passkey]")).to_be_hidden()
    dora.leave()
