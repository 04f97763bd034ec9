"""The small module of the page, in a real browser."""

import shutil
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import sync_playwright

from simulator import Phone, Simulator

BOT = "nabij_a_bot"
CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]


@pytest.fixture
def page() -> Iterator[Any]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        made = browser.new_page(viewport={"width": 360, "height": 740})
        made.complaints = []
        made.on("console", lambda said: made.complaints.append(said.text))
        made.on("pageerror", lambda error: made.complaints.append(str(error)))
        yield made
        browser.close()


def test_half_typed_text_and_caret_survive_a_new_message(
    page: Any, sim: Simulator, sam: Phone, bare: httpx.Client
) -> None:
    page.goto(sim.phone_url(sam.user_id, BOT))
    page.fill("#text", "half getypt")
    page.evaluate("document.querySelector('#text').setSelectionRange(4, 4)")
    markup = {"keyboard": [["Ja", "Nee"]], "one_time_keyboard": True}
    bare.post("sendMessage", json={"chat_id": 7, "text": "Past het?", "reply_markup": markup})
    page.wait_for_selector("text=Past het?")
    assert page.input_value("#text") == "half getypt"
    assert page.evaluate("document.querySelector('#text').selectionStart") == 4
    assert page.evaluate("document.activeElement.id") == "text"
    page.press("#text", "Enter")
    page.wait_for_selector(".mine >> text=half getypt")
    assert page.input_value("#text") == ""
    page.click("button >> text=Nee")
    page.wait_for_selector("button >> text=Toon knoppen")
    assert sam.screen(BOT).texts == ["/start", "Past het?", "half getypt", "Nee"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.complaints == []
