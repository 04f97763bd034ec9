"""A conversation between two workers on the whole house: real stores, a real server, a client's phone."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from line_stage import CREW, PASSWORD, Client, Line, a_line
from live_person import LivePerson
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from cases.desk import StaffRole
from cases.moments import wall
from cases.sides import Side
from escalation.turn_worker import UNDO
from nabij.stage import Person as Member
from vault.tables_side import flag

pytestmark = pytest.mark.browser

ZONE = ZoneInfo("Europe/Amsterdam")
ACUTE = "hij staat nu voor de deur met een mes, help"
BRAM = Member("bram", PASSWORD, "Bram", StaffRole.WORKER, Side.A)


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line((*CREW, BRAM)) as running:
        yield running


def _closed(line: Line, client: Client) -> tuple[str, str, str]:
    of_client = select(flag).where(flag.c.client == client.id, flag.c.closed_at.is_not(None))
    with line.stage.house.sides[Side.A].store.store.read() as conn:
        row = conn.execute(of_client).one()
    return row.close_reason, row.safe_now, row.rhythm


def _sends(person: LivePerson, words: str) -> None:
    person.page.fill("#tekst", words)
    person.page.click("button:text-is('Verstuur')")
    person.page.wait_for_selector(f".nabij-message--worker >> text={words}")


def _asks(person: LivePerson, name: str) -> None:
    person.page.select_option("#naar", label=name)
    person.page.click("button:has-text('Vraag of die het overneemt')")
    person.page.wait_for_selector(f"text=U vroeg {name}")


def _closes(person: LivePerson) -> str:
    """Close the flag; return the report."""
    person.page.select_option("#reden", "emergency")
    person.page.check("input[name=veilig][value=unknown]")
    person.page.select_option("#volgende", "morgen")
    person.page.click("button:text-is('Sluit de melding')")
    person.page.wait_for_selector("#verslag")
    return person.page.inner_text("#verslag .nabij-code")


@pytest.fixture
def anna(browser: Browser, line: Line) -> Iterator[LivePerson]:
    somebody = LivePerson(browser, line.stage.url)
    somebody.work("anna")
    yield somebody
    somebody.leave()


@pytest.fixture
def bram(browser: Browser, line: Line) -> Iterator[LivePerson]:
    somebody = LivePerson(browser, line.stage.url, width=360)
    somebody.work("bram")
    yield somebody
    somebody.leave()


def test_words_taken_back_never_reach_the_phone_and_a_colleague_takes_over_and_closes(
    line: Line, anna: LivePerson, bram: LivePerson
) -> None:
    client = line.enrol()
    client.write(ACUTE)
    anna.open(f"/gesprek/{client.id}")
    anna.page.click("button:text-is('Oppakken')")
    _sends(anna, "Dit wil ik niet sturen.")
    anna.page.click(".nabij-recall button")
    anna.page.wait_for_selector("text=Teruggehaald")
    _sends(anna, "Ik lees met je mee.")
    line.forward(UNDO)
    expect(anna.page.locator(".nabij-recall")).to_have_count(0)
    anna.page.click("button:text-is('Ik bel nu')")
    anna.page.wait_for_selector(".nabij-busy")
    _asks(anna, "Bram")
    bram.open(f"/gesprek/{client.id}")
    bram.page.click("button:text-is('Ja, ik neem het over')")
    bram.page.wait_for_selector("#tekst")
    expect(anna.page.locator(".nabij-held")).to_contain_text("Bram heeft dit gesprek")
    line.settle()
    heard = client.heard()
    assert ("Dit wil ik niet sturen." in heard, heard.count("Ik lees met je mee.")) == (False, 1)
    assert heard[-1] == "Nu praat je met een mens. Je kunt mij Bram noemen."
    report = _closes(bram)
    next_day = f"{wall(line.stage.house.hall.tempo.clock.now(), ZONE) + timedelta(days=1):%d-%m-%Y}"
    assert ("Anna heeft gebeld" in report, f"Volgend contact: {next_day}" in report) == (True, True)
    assert _closed(line, client) == ("emergency", "unknown", "as_planned")
    bram.page.click("button:text-is('Geef terug aan de bot')")
    bram.page.wait_for_selector("text=Niemand heeft dit gesprek")


def test_what_a_refused_form_says_stays_while_the_screen_goes_on(line: Line, anna: LivePerson) -> None:
    client = line.enrol()
    client.write(ACUTE)
    anna.open(f"/gesprek/{client.id}")
    anna.page.click("button:text-is('Oppakken')")
    anna.page.wait_for_selector("#tekst")
    anna.page.click("button:text-is('Sluit de melding')")
    refused = anna.page.locator("#live-afronden [aria-invalid]")
    expect(refused.first).to_be_visible()
    said = refused.count()
    client.write("ik zit nu bij de buren")
    anna.page.wait_for_selector("text=ik zit nu bij de buren")
    expect(refused).to_have_count(said)
    anna.page.select_option("#reden", "emergency")
    anna.page.check("input[name=veilig][value=unknown]")
    anna.page.select_option("#volgende", "geen")
    anna.page.click("button:text-is('Sluit de melding')")
    anna.page.wait_for_selector("#verslag")
