"""What a phone shows and what it does not let a person do."""

from datetime import UTC, datetime

import httpx
import pytest

from simulator import Phone, PhoneRefused, Simulator, Unknown

BOT = "nabij_a_bot"


def say(bare: httpx.Client, text: str, **more: object) -> int:
    answer = bare.post("sendMessage", json={"chat_id": 7, "text": text, **more}).raise_for_status()
    return int(answer.json()["result"]["message_id"])


def board(*labels: str, **more: object) -> dict[str, object]:
    return {"keyboard": [list(labels)], **more}


def test_a_start_link_carries_its_payload(sim: Simulator, bare: httpx.Client) -> None:
    sim.phone(8).start(BOT, "a" * 64)
    message = bare.get("getUpdates").json()["result"][0]["message"]
    assert message["text"] == "/start " + "a" * 64
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    with pytest.raises(PhoneRefused, match="64"):
        sim.phone(8).start(BOT, "a" * 65)


def test_a_blocked_bot_hears_nothing_until_restart(sam: Phone, bare: httpx.Client) -> None:
    sam.block(BOT)
    sam.block(BOT)
    with pytest.raises(PhoneRefused, match="blocked"):
        sam.send(BOT, "hallo?")
    sam.start(BOT)
    found = bare.get("getUpdates").json()["result"]
    states = [u["my_chat_member"]["new_chat_member"]["status"] for u in found if "my_chat_member" in u]
    assert states == ["kicked", "member"]
    assert found[-1]["message"]["text"] == "/start"


def test_a_lasting_keyboard_stays_after_use(sam: Phone, bare: httpx.Client) -> None:
    say(bare, "Kies", reply_markup=board("Ja", "Nee", is_persistent=True))
    sam.tap(BOT, "Nee")
    say(bare, "Dank je")
    assert sam.screen(BOT).buttons == ["Ja", "Nee"]


def test_a_used_one_time_keyboard_can_be_opened_again(sam: Phone, bare: httpx.Client) -> None:
    say(bare, "Kies", reply_markup=board("Ja", one_time_keyboard=True))
    sam.tap(BOT, "Ja")
    assert sam.screen(BOT).buttons == []
    sam.turn_keyboard(BOT)
    assert sam.screen(BOT).buttons == ["Ja"]


def test_typing_leaves_a_one_time_keyboard_open(sam: Phone, bare: httpx.Client) -> None:
    say(bare, "Kies", reply_markup=board("Ja", one_time_keyboard=True))
    sam.send(BOT, "weet ik niet")
    assert sam.screen(BOT).buttons == ["Ja"]


def test_a_keyboard_goes_with_the_message_that_brought_it(sam: Phone, bare: httpx.Client) -> None:
    number = say(bare, "Kies", reply_markup=board("Ja"))
    bare.post("deleteMessage", json={"chat_id": 7, "message_id": number}).raise_for_status()
    assert sam.screen(BOT).keyboard is None


def test_a_button_that_is_not_there_cannot_be_tapped(sam: Phone, bare: httpx.Client) -> None:
    markup = {"inline_keyboard": [[{"text": "Site", "url": "https://example.org"}]]}
    say(bare, "Lees", reply_markup=markup)
    with pytest.raises(PhoneRefused, match="opens a page"):
        sam.tap(BOT, "Site")
    with pytest.raises(PhoneRefused, match="no button"):
        sam.tap(BOT, "Ja")


def test_only_an_own_message_that_is_there_can_change(sam: Phone, bare: httpx.Client) -> None:
    theirs = say(bare, "van de bot")
    with pytest.raises(PhoneRefused):
        sam.edit(BOT, theirs, "vervalst")
    own = sam.media(BOT, "photo", caption="eerst")
    sam.edit(BOT, own, "daarna")
    edited = bare.get("getUpdates").json()["result"][-1]["edited_message"]
    assert (edited["caption"], edited["message_id"]) == ("daarna", own)
    sam.delete(BOT, own)
    with pytest.raises(PhoneRefused, match="gone"):
        sam.delete(BOT, own)


@pytest.mark.parametrize("text", ["", "😀" * 2049])
def test_a_phone_sends_1_to_4096_units(sam: Phone, text: str) -> None:
    with pytest.raises(PhoneRefused):
        sam.send(BOT, text)


def test_the_notification_is_the_unanswered_message_and_goes_when_deleted(
    sam: Phone, bare: httpx.Client
) -> None:
    assert sam.screen(BOT).notification is None
    number = say(bare, "Komt het uit?")
    note = sam.screen(BOT).notification
    assert note is not None
    assert note.text == "Komt het uit?"
    bare.post("deleteMessage", json={"chat_id": 7, "message_id": number}).raise_for_status()
    assert sam.screen(BOT).notification is None


def test_dates_follow_the_clock_both_ways(sim: Simulator, sam: Phone, bare: httpx.Client) -> None:
    sim.clock.set(datetime(2027, 3, 28, 1, 0, tzinfo=UTC))
    sam.send(BOT, "later")
    sim.clock.set(datetime(2020, 1, 1, tzinfo=UTC))
    sam.send(BOT, "eerder")
    shown = sam.screen(BOT).messages
    assert [message.at.year for message in shown] == [2026, 2027, 2020]
    dates = [update["message"]["date"] for update in bare.get("getUpdates").json()["result"]]
    assert dates == [int(message.at.timestamp()) for message in shown]


def test_a_moment_without_a_zone_is_refused(sim: Simulator) -> None:
    with pytest.raises(ValueError, match="timezone-aware"):
        sim.clock.set(datetime(2027, 1, 1))  # noqa: DTZ001 - the naive moment is what is tested


def test_waiting_for_what_never_comes_ends(sam: Phone) -> None:
    with pytest.raises(TimeoutError):
        sam.wait_for_text(BOT, "nooit", timeout=0.05)


def test_names_that_do_not_exist_are_told(sim: Simulator, sam: Phone) -> None:
    with pytest.raises(Unknown, match="no bot"):
        sam.screen("nobody_bot")
    with pytest.raises(Unknown, match="never handed over"):
        sim.redeliver(BOT, 1)
    with pytest.raises(ValueError, match="unknown kind"):
        sim.fault("gremlins")
    with pytest.raises(ValueError, match="unknown fields"):
        sim.fault("429", colour="red")
    with pytest.raises(ValueError, match="token"):
        sim.add_bot("no-token", "x")
