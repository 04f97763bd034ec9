"""The page of a phone, used as a browser without JavaScript uses it."""

import re

import httpx
import pytest

from simulator import Phone, Simulator

BOT = "nabij_a_bot"
PAGE = f"/phone/{BOT}/7"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def say(bare: httpx.Client, text: str, **more: object) -> None:
    bare.post("sendMessage", json={"chat_id": 7, "text": text, **more}).raise_for_status()


def press(http: httpx.Client, move: str, **fields: str) -> httpx.Response:
    """Send a form and follow the way back, as a browser does."""
    return http.post(f"{PAGE}/{move}", data=fields, follow_redirects=True)


def test_a_new_phone_shows_start_and_sends_the_payload_of_its_link(
    sim: Simulator, http: httpx.Client
) -> None:
    phone = sim.phone(7, first_name="Sam")
    page = http.get(PAGE, params={"start": "abc_-1"}).text
    assert 'value="abc_-1"' in page
    assert "Telefoon van Sam" in page
    press(http, "start", payload="abc_-1")
    assert phone.screen(BOT).texts == ["/start abc_-1"]


@pytest.mark.usefixtures("sam")
def test_a_form_sends_a_text_and_leads_back(http: httpx.Client) -> None:
    answer = http.post(f"{PAGE}/text", data={"text": "regel 1\r\nregel 2"})
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    assert "regel 1\nregel 2" in http.get(PAGE).text


def test_the_keyboard_is_pressed_hidden_and_shown_again(
    http: httpx.Client, sam: Phone, bare: httpx.Client
) -> None:
    say(bare, "Past het?", reply_markup={"keyboard": [["Ja", "Nee"]], "one_time_keyboard": True})
    assert '<button name="label" value="Nee">Nee</button>' in http.get(PAGE).text
    page = press(http, "tap", label="Nee").text
    assert 'value="Nee">' not in page
    assert "Toon knoppen" in page
    assert 'value="Nee">' in press(http, "keyboard").text
    assert sam.screen(BOT).texts[-1] == "Nee"


def test_media_changes_and_buttons_under_a_message_work(
    http: httpx.Client, sam: Phone, bare: httpx.Client
) -> None:
    for kind in ("photo", "voice", "sticker", "location", "contact", "document"):
        assert press(http, "media", kind=kind).status_code == 200
    number = sam.send(BOT, "eerst")
    assert "gewijzigd" in press(http, "edit", message_id=str(number), text="daarna").text
    rows = [[{"text": "Boom", "callback_data": "tree"}, {"text": "Site", "url": "https://example.org"}]]
    say(bare, "Kies", reply_markup={"inline_keyboard": rows})
    assert press(http, "tap", label="tree").status_code == 200
    assert bare.get("getUpdates").json()["result"][-1]["callback_query"]["data"] == "tree"


def test_blocking_and_unblocking_work_from_the_page(http: httpx.Client, sam: Phone) -> None:
    assert "Deblokkeer" in press(http, "block").text
    assert sam.screen(BOT).blocked
    assert "Deblokkeer" not in press(http, "unblock").text


@pytest.mark.usefixtures("sam")
def test_what_the_phone_refuses_is_told_on_the_page(http: httpx.Client) -> None:
    answer = press(http, "tap", label="niets")
    assert answer.status_code == 409
    assert "Dat kan nu niet" in answer.text


@pytest.mark.usefixtures("sam")
def test_the_lock_screen_shows_the_newest_message_until_it_is_answered(
    http: httpx.Client, bare: httpx.Client
) -> None:
    say(bare, "Komt het uit?", disable_notification=True)
    locked = http.get(f"{PAGE}/lock").text
    assert "Komt het uit?" in locked
    assert "zonder geluid" in locked
    assert "maandag 23 november" in locked
    press(http, "text", text="ja")
    assert "Geen nieuwe meldingen" in http.get(f"{PAGE}/parts?lock").text


def test_markup_in_messages_and_names_stays_text(
    http: httpx.Client, sim: Simulator, bare: httpx.Client
) -> None:
    sim.phone(9, first_name=HOSTILE).start(BOT)
    markup = {"keyboard": [[HOSTILE]]}
    bare.post("sendMessage", json={"chat_id": 9, "text": HOSTILE, "reply_markup": markup}).raise_for_status()
    for address in (f"/phone/{BOT}/9", f"/phone/{BOT}/9/lock", f"/phone/{BOT}/9/parts"):
        page = http.get(address, params={"start": HOSTILE}).text
        assert "<img" not in page
        assert "alert(1)</script>" not in page


def test_half_a_character_does_not_break_the_page(http: httpx.Client, sam: Phone) -> None:
    sam.send(BOT, "half \ud83d")
    assert "half ?" in http.get(PAGE).text


@pytest.mark.usefixtures("sam")
@pytest.mark.parametrize(
    "path", [PAGE, f"{PAGE}/lock", f"{PAGE}/parts", "/phone-assets/phone.js", "/phone/x/1"]
)
def test_every_page_has_a_closed_policy(http: httpx.Client, path: str) -> None:
    answer = http.get(path)
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors http://127.0.0.1:8000"
    )
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.usefixtures("sam")
def test_no_page_holds_a_style_or_a_script_of_its_own(http: httpx.Client) -> None:
    for path in (PAGE, f"{PAGE}/lock"):
        page = http.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
        assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="/phone-assets/phone.js">']
        assert not re.search(r"""(?:src|href|action)=["']https?:""", page)


def test_a_phone_or_asset_that_is_not_there_says_so(http: httpx.Client) -> None:
    for path in ("/phone/nobody_bot/7", f"/phone/{BOT}/12345", "/phone-assets/base.html"):
        answer = http.get(path)
        assert answer.status_code == 404
        assert "Deze telefoon is er niet." in answer.text
    assert press(http, "dance").status_code == 404
