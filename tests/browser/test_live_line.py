"""The live console on the whole house: real stores, a real server, phones, several people and tabs."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_person import go_back
from line_stage import CREW, PASSWORD, Client, Line, a_line
from live_person import LivePerson
from live_wire import Wire, wire_to
from playwright.sync_api import Browser, Page, expect

from cases.desk import StaffRole
from cases.events import FlagClosed, HandedBack
from cases.sides import Side
from escalation.turn_worker import UNDO
from nabij.stage import Person as Member

pytestmark = pytest.mark.browser

ACUTE = "hij staat nu voor de deur met een mes, help"
BRAM = Member("bram", PASSWORD, "Bram", StaffRole.WORKER, Side.A)


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with a_line((*CREW, BRAM)) as running:
        yield running


@pytest.fixture
def wire(line: Line) -> Iterator[Wire]:
    with wire_to(line.stage.url) as between:
        yield between


@pytest.fixture
def anna(browser: Browser, wire: Wire) -> Iterator[LivePerson]:
    somebody = LivePerson(browser, wire.url)
    somebody.work("anna")
    yield somebody
    somebody.leave()


@pytest.fixture
def client(line: Line) -> Iterator[Client]:
    """Enrol a client who writes something acute."""
    made = line.enrol()
    made.write(ACUTE)
    yield made
    _calm(line)


def _calm(line: Line) -> None:
    """Let whoever holds a conversation close its flags and give it back: no test sees another's rows."""
    desk = line.desk(Side.A)
    for row in desk.flags(line.staff("Anna"), "alle"):
        assert row.client is not None
        state = desk.conversation(line.staff("Anna"), row.client).state
        who, now = line.staff(state.held_alias or "Anna"), line.stage.now()
        desk.handle(who, row.client, FlagClosed(line.event(), now, who.id, row.flag, "spoken"))
        if state.held_by is not None:
            desk.handle(who, row.client, HandedBack(line.event(), now, who.id))
    line.settle()


def _row(client: Client) -> str:
    return f".nabij-row--acute:has(a[href='/gesprek/{client.id}'])"


def _claim(page: Page, client: Client) -> None:
    page.click(f"{_row(client)} button:has-text('Oppakken')")
    page.wait_for_url(f"**/gesprek/{client.id}")
    page.wait_for_selector("#tekst")


def test_two_workers_claim_at_once_and_the_second_reads_who_was_first(
    browser: Browser, wire: Wire, anna: LivePerson, client: Client
) -> None:
    bram = LivePerson(browser, wire.url)
    bram.work("bram")
    for one in (anna, bram):
        one.open("/postvak")
        one.connected()
    press = "(at) => document.querySelector(at + ' [data-live-form] button').click()"
    for one in (anna, bram):
        one.page.evaluate(press, _row(client))
    for one in (anna, bram):
        one.page.wait_for_selector("#live-gesprek")
    own = [one.page.locator("text=U heeft dit gesprek").count() for one in (anna, bram)]
    lost = [one.page.locator("text=Al opgepakt door").count() for one in (anna, bram)]
    assert sorted(own) == [0, 1]
    assert lost == [1 - each for each in own]
    bram.leave()


def test_a_new_acute_while_typing_is_announced_and_takes_nothing_from_the_typist(
    line: Line, anna: LivePerson, client: Client
) -> None:
    anna.open("/postvak")
    _claim(anna.page, client)
    anna.connected()
    anna.page.click("#tekst")
    anna.page.keyboard.type("Ben je nu veilig")
    anna.page.keyboard.press("ArrowLeft")
    other = line.enrol()
    other.write(ACUTE)
    expect(anna.page.locator("#nabij-roept")).to_have_text("Nieuwe acute melding.")
    client.write("ik zit op de wc")
    anna.page.wait_for_selector(".nabij-message--client >> text=ik zit op de wc")
    anna.page.keyboard.type("!")
    assert anna.page.input_value("#tekst") == "Ben je nu veili!g"
    assert anna.page.evaluate("document.activeElement.id") == "tekst"
    assert anna.page.title().startswith("(")
    anna.page.keyboard.press("Alt+p")
    anna.page.wait_for_url("**/postvak")
    assert anna.page.locator(".nabij-row").first.inner_text().startswith("■ ACUUT")


def test_rows_never_jump_under_a_hand_save_for_a_new_acute(line: Line, anna: LivePerson) -> None:
    calm, acute = line.enrol(), line.enrol()
    first = line.enrol()
    first.write("ik voel me niet veilig")
    anna.open("/postvak")
    anna.connected()
    anna.page.locator(".nabij-row").first.locator("a.nl-button").last.focus()
    before = anna.page.locator("#baan-meldingen .nabij-row").count()
    calm.write("ik voel me niet veilig")
    button = anna.page.locator("#nabij-nieuw")
    expect(button).to_have_text("1 nieuw sinds u keek. Toon")
    assert anna.page.locator("#baan-meldingen .nabij-row").count() == before
    anna.page.keyboard.press("Alt+u")
    expect(anna.page.locator("#baan-meldingen .nabij-row")).to_have_count(before + 1)
    expect(button).to_be_hidden()
    acute.write(ACUTE)
    expect(anna.page.locator("#baan-meldingen .nabij-row").first).to_contain_text("Acuut")
    assert anna.page.evaluate("document.activeElement.closest('.nabij-row') !== null")
    _calm(line)


def test_the_first_page_shows_a_new_acute_by_itself(line: Line, anna: LivePerson) -> None:
    anna.open("/")
    anna.connected()
    new = line.enrol()
    new.write(ACUTE)
    anna.page.wait_for_selector(_row(new))
    expect(anna.page.locator("#nabij-roept")).to_have_text("Nieuwe acute melding.")
    _calm(line)


def test_the_server_is_killed_and_comes_back_and_the_typed_words_are_still_there(
    wire: Wire, anna: LivePerson, client: Client
) -> None:
    page = anna.page
    page.clock.install()
    anna.open("/postvak")
    _claim(page, client)
    anna.connected()
    page.fill("#tekst", "Ik lees met je mee")
    wire.cut()
    page.wait_for_selector("html[data-verbinding=busy]", state="attached")
    page.clock.fast_forward(41_000)
    expect(page.locator("#nabij-weg")).to_be_visible()
    assert "Bel de achterwacht" in page.inner_text("#nabij-weg")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#live-berichten')).filter") == "grayscale(1)"
    )
    page.click("button:text-is('Verstuur')")
    expect(page.locator(".nabij-klacht")).to_contain_text("Niet verzonden")
    assert page.input_value("#tekst") == "Ik lees met je mee"
    wire.mend()
    page.clock.fast_forward(3_000)
    anna.connected()
    expect(page.locator("#nabij-weg")).to_be_hidden()
    assert page.input_value("#tekst") == "Ik lees met je mee"
    page.click("button:text-is('Verstuur')")
    page.wait_for_selector(".nabij-message--worker >> text=Ik lees met je mee")
    assert page.input_value("#tekst") == ""


def test_a_connection_that_goes_deaf_is_noticed_too(wire: Wire, anna: LivePerson) -> None:
    anna.page.clock.install()
    anna.open("/postvak")
    anna.connected()
    wire.lose_answers()
    anna.page.clock.fast_forward(41_000)
    expect(anna.page.locator("#nabij-weg")).to_be_visible()
    wire.cut()
    wire.mend()
    anna.page.clock.fast_forward(12_000)
    expect(anna.page.locator("#nabij-weg")).to_be_hidden()


def test_an_answer_that_was_lost_on_its_way_back_never_sends_twice(
    line: Line, wire: Wire, anna: LivePerson, client: Client
) -> None:
    page = anna.page
    anna.open("/postvak")
    _claim(page, client)
    page.fill("#tekst", "Bel de buren")
    wire.lose_answers()
    page.click("button:text-is('Verstuur')")
    line.simulator.wait_until(lambda: "Bel de buren" in client.heard(), 20.0)
    wire.cut()
    expect(page.locator(".nabij-klacht")).to_contain_text("Niet verzonden")
    wire.mend()
    page.click("button:text-is('Verstuur')")
    page.wait_for_selector(".nabij-message--worker >> text=Bel de buren")
    line.settle()
    assert client.heard().count("Bel de buren") == 1


def test_a_double_press_sends_one_message(line: Line, anna: LivePerson, client: Client) -> None:
    page = anna.page
    anna.open("/postvak")
    _claim(page, client)
    page.fill("#tekst", "Ik blijf bij je")
    page.evaluate("""() => { const button = document.querySelector('#antwoord-formulier button');
      button.click(); button.click(); button.form.requestSubmit(button); }""")
    page.wait_for_selector(".nabij-message--worker >> text=Ik blijf bij je")
    line.forward(UNDO)
    assert client.heard().count("Ik blijf bij je") == 1


def test_ten_tabs_share_one_stream_and_the_next_leads_when_the_leader_goes(
    line: Line, wire: Wire, anna: LivePerson
) -> None:
    anna.open("/postvak")
    anna.connected()
    others = [anna.new_tab("/postvak") for _ in range(9)]
    for page in others:
        anna.connected(page)
    line.simulator.wait_until(lambda: wire.streams == 1, 10.0)
    led = wire.opened
    anna.page.close()
    line.simulator.wait_until(lambda: wire.opened == led + 1 and wire.streams == 1, 10.0)
    new = line.enrol()
    new.write(ACUTE)
    for page in others:
        page.bring_to_front()
        page.wait_for_selector(_row(new))
    eleventh = anna.new_tab("/postvak")
    anna.connected(eleventh)
    line.simulator.wait_until(lambda: wire.streams == 1, 10.0)
    _calm(line)


def test_tabs_without_locks_or_channel_each_read_for_themselves(line: Line, anna: LivePerson) -> None:
    anna.page.add_init_script("delete window.BroadcastChannel; delete Navigator.prototype.locks;")
    anna.open("/postvak")
    anna.connected()
    new = line.enrol()
    new.write(ACUTE)
    anna.page.wait_for_selector(_row(new))
    _calm(line)


def test_with_the_keyboard_alone_from_claim_through_reply_back_to_the_bot(
    line: Line, anna: LivePerson, client: Client
) -> None:
    page = anna.page
    page.keyboard.press("Alt+p")
    page.wait_for_url("**/postvak")
    page.wait_for_selector(_row(client))
    page.keyboard.press("Alt+j")
    page.keyboard.press("Alt+o")
    page.wait_for_selector("#tekst")
    page.keyboard.press("Alt+r")
    page.keyboard.type("Ik ben er")
    anna.tab_to("Verstuur")
    anna.press("Enter")
    page.wait_for_selector(".nabij-message--worker >> text=Ik ben er")
    page.keyboard.press("Alt+g")
    anna.press("Tab", "Enter")
    page.wait_for_selector("text=Niemand heeft dit gesprek")
    line.forward(UNDO)
    assert client.heard().count("Ik ben er") == 1


def test_without_javascript_the_same_line_works(
    browser: Browser, wire: Wire, line: Line, client: Client
) -> None:
    anna = LivePerson(browser, wire.url, javascript=False)
    anna.work("anna")
    anna.open("/postvak")
    _claim(anna.page, client)
    anna.page.fill("#tekst", "Ik ben er")
    anna.page.click("button:text-is('Verstuur')")
    anna.page.wait_for_selector(".nabij-message--worker >> text=Ik ben er")
    assert not anna.page.is_visible("#nabij-live")
    line.forward(UNDO)
    assert client.heard().count("Ik ben er") == 1
    anna.leave()


def test_a_session_that_ends_while_typing_keeps_the_words_and_another_tab_opens_it_again(
    line: Line, anna: LivePerson, client: Client
) -> None:
    page = anna.page
    anna.open("/postvak")
    _claim(page, client)
    anna.connected()
    page.fill("#tekst", "Ben je er nog?")
    line.stage.house.door.log_out(anna.token())
    page.click("button:text-is('Verstuur')")
    expect(page.locator("#nabij-over")).to_be_visible()
    expect(page.locator(".nabij-klacht")).to_contain_text("uitgelogd")
    assert page.input_value("#tekst") == "Ben je er nog?"
    assert (
        page.locator(".nabij-message").first.evaluate("(one) => getComputedStyle(one).visibility") == "hidden"
    )
    with page.expect_popup() as opened:
        page.click("#nabij-over a")
    door = opened.value
    door.fill("#naam", "anna")
    door.fill("#wachtwoord", PASSWORD)
    door.check("#kant-a")
    door.click("main button")
    expect(page.locator("#nabij-over")).to_be_hidden()
    anna.connected()
    assert page.input_value("#tekst") == "Ben je er nog?"
    page.click("button:text-is('Verstuur')")
    page.wait_for_selector(".nabij-message--worker >> text=Ben je er nog?")


def test_after_logging_out_going_back_shows_no_content(anna: LivePerson, client: Client) -> None:
    page = anna.page
    anna.open("/postvak")
    page.click(f"{_row(client)} a:has-text('Lezen')")
    page.wait_for_selector(".nabij-message--client")
    page.click("text=Uitloggen")
    page.wait_for_url("**/inloggen")
    for _ in range(2):
        go_back(page)
        assert "mes" not in page.inner_text("main")
        assert client.id not in page.content()


def test_a_wrong_clock_in_the_browser_changes_nothing_a_person_reads(wire: Wire, anna: LivePerson) -> None:
    page = anna.page
    page.clock.install(time=datetime(2031, 3, 3, 3, 3, tzinfo=UTC))
    anna.open("/postvak")
    anna.connected()
    assert "2031" not in page.inner_text("body")
    assert "03:0" not in page.inner_text("body")
    shown = page.evaluate("""async () => {
      const own = document.querySelector('script[type=module]').src.replace('nabij.js', 'stream.js');
      return (await import(own)).state.contact;
    }""")
    served = page.evaluate("""async () => Date.parse((await fetch('/inloggen')).headers.get('date'))""")
    assert abs(served - shown) < 60_000
    wire.cut()
    page.clock.fast_forward(41_000)
    expect(page.locator("#nabij-weg")).to_be_visible()
    assert "04:0" not in page.inner_text("#nabij-weg")


def _faults(page: Page) -> list[str]:
    found = []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"{page.url} at {width}: {one['id']} {json.dumps(one['nodes'][0]['html'])[:200]}"
            for one in Axe().run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{page.url} at {width}: scrolls sideways")
    return found


def test_live_pages_are_accessible_connected_and_not(wire: Wire, anna: LivePerson, client: Client) -> None:
    page = anna.page
    page.clock.install()
    anna.open("/postvak")
    anna.connected()
    page.click("#nabij-geluid")
    page.click("#nabij-geluid")
    expect(page.locator("#nabij-demp")).to_be_visible()
    found = _faults(page)
    _claim(page, client)
    found += _faults(page)
    wire.cut()
    page.clock.fast_forward(41_000)
    expect(page.locator("#nabij-weg")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += _faults(page)
    assert found == []
