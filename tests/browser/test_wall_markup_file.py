"""The file that a client takes home, opened from a disk in a real Chromium, on screen and as it prints."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from console_world import DUIN, MONDAY
from playwright.sync_api import Browser
from wall_observer import Observer, letters
from wall_payloads import PAYLOADS

from cases.consents import Consented, Entry, Given, Purpose
from cases.ids import StaffId
from cases.own_file import OwnAnswer, OwnFile, OwnText
from cases.rights import Asker, Request, RequestKind, Step, Taken, Way
from cases.who_looked import Look
from vault.export import as_json, as_page

pytestmark = pytest.mark.browser

_NOBODY = StaffId("s-x")


@pytest.fixture
def reader(browser: Browser) -> Iterator[Observer]:
    """Somebody at a disk: there is no console, so every address is elsewhere."""
    somebody = Observer(browser, "file://")
    yield somebody
    somebody.leave()


def _file() -> OwnFile:
    """Return a file with every payload in every field that somebody can write in."""
    ended = Taken(Step.REFUSED, _NOBODY, "p", MONDAY, PAYLOADS[0], PAYLOADS[0])
    return OwnFile(
        MONDAY,
        texts=tuple(OwnText(text, text, MONDAY, "client", text) for text in PAYLOADS),
        answers=tuple(OwnAnswer(MONDAY, text, text, text) for text in PAYLOADS),
        contact=tuple((text, text) for text in PAYLOADS),
        consents=tuple(
            Consented(
                text, Purpose.SHARING, Entry.GIVEN, text, text, Given.SPOKEN, _NOBODY, MONDAY, partner=text
            )
            for text in PAYLOADS
        ),
        requests=(
            Request(
                "v", DUIN, RequestKind.ACCESS, Way.ON_PAPER, Asker.CLIENT, MONDAY, MONDAY, None, (ended,), "n"
            ),
        ),
        looks=tuple(Look(MONDAY, text, text, text) for text in PAYLOADS),
    )


def test_the_file_to_read_shows_every_payload_as_text_on_screen_and_on_paper(
    reader: Observer, tmp_path: Path
) -> None:
    page = tmp_path / "overzicht.html"
    page.write_bytes(as_page(_file()))
    reader.page.goto(page.as_uri())
    for medium in ("screen", "print"):
        reader.page.emulate_media(media="print" if medium == "print" else "screen")
        assert reader.strange() == [], medium
        assert reader.missing(PAYLOADS) == [], medium
    for part in range(6):
        items = reader.page.locator(f"ol >> nth={part}").locator("li")
        assert items.count() == (1 if part == 4 else len(PAYLOADS)), part
    assert reader.page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    assert reader.page.pdf().startswith(b"%PDF-")
    assert reader.looked == 2 * len(PAYLOADS)


def test_the_file_for_another_system_is_data_in_a_browser_too(reader: Observer, tmp_path: Path) -> None:
    made = as_json(_file())
    assert [one["text"] for one in json.loads(made)["texts"]] == list(PAYLOADS)
    data = tmp_path / "overzicht.json"
    data.write_bytes(made)
    reader.page.goto(data.as_uri())
    assert reader.page.evaluate("document.contentType") == "application/json"
    assert reader.page.locator("img, iframe, svg, script, math").count() == 0
    assert letters(reader.page.text_content("pre") or "") == letters(made.decode())


def test_a_file_that_forgets_to_escape_is_caught_and_its_own_policy_still_holds(
    browser: Browser, tmp_path: Path
) -> None:
    raw = "<img src=x onerror=alert(1)><img src=http://kwaad.example/x.png>"
    made = as_page(OwnFile(MONDAY, contact=(("PLEK", "woorden"),))).decode()
    assert "PLEK" in made
    for policy in (True, False):
        text = made.replace("PLEK", raw)
        if not policy:
            text = text.replace("Content-Security-Policy", "x-nothing")
        page = tmp_path / f"{policy}.html"
        page.write_text(text, encoding="utf-8")
        somebody = Observer(browser, "file://")
        somebody.page.goto(page.as_uri())
        assert "IMG" in somebody.strange()
        assert somebody.missing((raw,)) == [raw]
        with pytest.raises(AssertionError):
            somebody.leave()
        assert bool(somebody.complaints) is policy
        assert bool(somebody.dialogs) is not policy
        assert somebody.outside == ["http://kwaad.example/x.png"]
