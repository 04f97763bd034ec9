"""Delivery to a webhook: order per chat, retries, the secret, duplicates, expiry."""

import itertools
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest

from simulator import Phone, Simulator

BOT = "nabij_a_bot"


def listen(bare: httpx.Client, hook: Any, **more: Any) -> None:
    bare.post("setWebhook", json={"url": hook.url, **more}).raise_for_status()


@pytest.mark.usefixtures("sam")
def test_an_update_comes_with_the_secret(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    listen(bare, hook, secret_token="abc-DEF_1")
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    update, headers = hook.got[0]
    assert update["message"]["text"] == "/start"
    assert headers["x-telegram-bot-api-secret-token"] == "abc-DEF_1"
    assert headers["content-type"] == "application/json"


@pytest.mark.usefixtures("sam")
def test_no_secret_means_no_header(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert "x-telegram-bot-api-secret-token" not in hook.got[0][1]


def test_a_failing_head_blocks_its_own_chat_and_no_other(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    hook.chat_answers[7] = 500
    listen(bare, hook)
    sam.send(BOT, "wacht op de kop")
    other = sim.phone(8)
    other.start(BOT)
    other.send(BOT, "gaat door")
    sim.wait_until(lambda: "gaat door" in hook.texts)
    sim.wait_until(lambda: len(sim.deliveries(chat_id=7)) >= 3)
    assert "wacht op de kop" not in hook.texts
    hook.chat_answers.clear()
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.texts[-1] == "wacht op de kop"


@pytest.mark.usefixtures("sam")
def test_retries_count_up_and_the_error_is_told(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    hook.answers.extend([(500, {}), (302, {"Location": "/elsewhere"}), (410, {})])
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    tries = sim.deliveries(chat_id=7)
    assert [(row.attempt, row.status, row.ok) for row in tries] == [
        (1, 500, False),
        (2, 302, False),
        (3, 410, False),
        (4, 200, True),
    ]
    info = bare.get("getWebhookInfo").json()["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 410 Gone"
    assert info["pending_update_count"] == 0


@pytest.mark.usefixtures("sam")
def test_the_first_retry_comes_before_the_pauses_grow(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    hook.answers.extend([(500, {})] * 5)
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    at = [row.monotonic for row in sim.deliveries(chat_id=7)]
    gaps = [later - earlier for earlier, later in itertools.pairwise(at)]
    assert all(gap >= least for gap, least in zip(gaps, [0, 0.01, 0.02, 0.04, 0.05], strict=True))


@pytest.mark.usefixtures("sam")
def test_retry_after_is_honoured(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    hook.answers.append((503, {"Retry-After": "5"}))  # times 0.02 in this server: 0.1 s
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    first, second = (row.monotonic for row in sim.deliveries(chat_id=7))
    assert second - first >= 0.1


@pytest.mark.usefixtures("sam")
def test_nobody_listening_is_a_refused_connection(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    listen(bare, type("Gone", (), {"url": "http://127.0.0.1:9/gone"}))
    sim.wait_until(lambda: len(sim.deliveries(status=0)) >= 2)
    assert bare.get("getWebhookInfo").json()["result"]["last_error_message"] == "Connection refused"
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)


def test_a_message_is_given_up_after_24_hours_and_a_tap_after_150_seconds(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    markup = {"inline_keyboard": [[{"text": "Boom", "callback_data": "tree"}]]}
    bare.post("sendMessage", json={"chat_id": 7, "text": "Kies", "reply_markup": markup}).raise_for_status()
    sam.tap(BOT, "Boom")
    sim.clock.advance(151)
    assert bare.get("getWebhookInfo").json()["result"]["pending_update_count"] == 1
    sim.clock.advance(timedelta(hours=24))
    sam.send(BOT, "vers")
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.texts == ["vers"]


@pytest.mark.usefixtures("sam")
def test_a_duplicate_carries_the_same_number(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    sim.fault("duplicate", bot=BOT)
    listen(bare, hook)
    sim.wait_until(lambda: len(hook.got) == 2)
    assert hook.got[0][0] == hook.got[1][0]


def test_one_in_three_can_come_twice_for_good(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    sim.fault("duplicate", times=None, every=3)
    for number in range(5):
        sam.send(BOT, str(number))
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.texts == ["/start", "0", "1", "1", "2", "3", "4", "4"]


@pytest.mark.usefixtures("sam")
def test_an_update_of_long_ago_can_come_again(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    sim.redeliver(BOT, hook.got[0][0]["update_id"])
    sim.wait_until(lambda: len(hook.got) == 2)
    assert hook.got[0][0] == hook.got[1][0]


def test_two_updates_can_change_places(sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any) -> None:
    sam.send(BOT, "tweede")
    sim.fault("reorder")
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.texts == ["tweede", "/start"]


@pytest.mark.usefixtures("sam")
def test_no_more_chats_at_once_than_the_bot_allows(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    hook.holding = 7
    listen(bare, hook, max_connections=1)
    sim.wait_until(lambda: len(hook.got) == 1)
    sim.phone(8).start(BOT)
    assert [update["message"]["chat"]["id"] for update, _ in hook.got] == [7]
    hook.hold.set()
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert len(hook.got) == 2


@pytest.mark.usefixtures("sam")
def test_a_slow_chat_holds_up_no_other(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    hook.holding = 7
    listen(bare, hook)
    sim.wait_until(lambda: len(hook.got) == 1)
    sim.phone(8).start(BOT)
    sim.wait_until(lambda: len(sim.deliveries(chat_id=8)) == 1)
    assert not sim.deliveries(chat_id=7)
    hook.hold.set()
    sim.wait_until(lambda: sim.pending(BOT) == 0)


def test_the_body_of_the_answer_sends_nothing(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert sam.screen(BOT).from_bot == []


def test_only_the_kinds_asked_for_are_delivered(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    listen(bare, hook, allowed_updates=["my_chat_member"], drop_pending_updates=True)
    sam.send(BOT, "ongevraagd")
    sam.block(BOT)
    sim.wait_until(lambda: sim.pending(BOT) == 0 and bool(hook.got))
    assert [set(update) - {"update_id"} for update, _ in hook.got] == [{"my_chat_member"}]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"url": "ftp://x"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "http://x", "secret_token": "é"}, "Bad Request: secret token contains unallowed characters"),
    ],
)
def test_a_bad_webhook_is_refused(bare: httpx.Client, params: dict[str, str], said: str) -> None:
    answer = bare.post("setWebhook", data=params)
    assert (answer.status_code, answer.json()["description"]) == (400, said)


def test_half_a_character_survives_the_journey(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    sam.send(BOT, "half \ud83d en \u0000 en \u202e")
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.texts[-1] == "half \ud83d en \u0000 en \u202e"
    assert json.dumps(hook.texts[-1])


@pytest.mark.usefixtures("sam")
def test_any_update_can_be_injected(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    number = sim.inject(BOT, 7, "message", {"weird": True})
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.got[-1][0] == {"update_id": number, "message": {"weird": True}}


@pytest.mark.usefixtures("sam")
def test_an_update_that_was_not_heard_of_comes_again(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    sim.fault("unheard", bot=BOT)
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert [row.status for row in sim.deliveries(chat_id=7)] == [200, 200]
    assert hook.got[0][0] == hook.got[1][0]


def test_an_outage_of_the_way_loses_taps_and_keeps_words_in_order(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    markup = {"inline_keyboard": [[{"text": "Boom", "callback_data": "tree"}]]}
    bare.post("sendMessage", json={"chat_id": 7, "text": "Kies", "reply_markup": markup}).raise_for_status()
    sim.fault("outage", times=None)
    listen(bare, hook)
    sam.tap(BOT, "Boom")
    sam.send(BOT, "hallo?")
    sim.wait_until(lambda: len(sim.deliveries(status=0)) >= 3)
    assert hook.got == []
    sim.clock.advance(151)
    sim.clear_faults()
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert hook.texts == ["/start", "hallo?"]
    assert not any("callback_query" in update for update, _ in hook.got)


def test_taps_wait_behind_no_words_and_words_behind_no_taps(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    markup = {"inline_keyboard": [[{"text": "Boom", "callback_data": "tree"}]]}
    bare.post("sendMessage", json={"chat_id": 7, "text": "Kies", "reply_markup": markup}).raise_for_status()
    hook.chat_answers[7] = 500  # a tap has its chat in its message only, so this stops words alone
    listen(bare, hook)
    sam.tap(BOT, "Boom")
    sim.wait_until(lambda: any("callback_query" in update for update, _ in hook.got))
    sim.wait_until(lambda: sim.pending(BOT) == 1)


def test_nothing_but_410_for_23_hours_takes_the_webhook_away(
    sim: Simulator, sam: Phone, bare: httpx.Client, hook: Any
) -> None:
    hook.chat_answers[7] = 410
    listen(bare, hook)
    sim.wait_until(lambda: len(sim.deliveries(status=410)) >= 2)
    sim.clock.advance(timedelta(hours=22, minutes=59))
    tried = len(sim.deliveries(status=410))
    sim.wait_until(lambda: len(sim.deliveries(status=410)) >= tried + 2)
    assert bare.get("getWebhookInfo").json()["result"]["url"] == hook.url
    sim.clock.advance(timedelta(minutes=2))
    sim.wait_until(lambda: sim.world.bot(BOT).webhook is None)
    assert bare.get("getWebhookInfo").json()["result"]["url"] == ""
    sam.send(BOT, "voor later")
    assert [update["message"]["text"] for update in bare.get("getUpdates").json()["result"]] == [
        "/start",
        "voor later",
    ]


@pytest.mark.usefixtures("sam")
def test_one_good_answer_between_keeps_the_webhook(sim: Simulator, bare: httpx.Client, hook: Any) -> None:
    hook.answers.append((410, {}))
    listen(bare, hook)
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    hook.answers.append((410, {}))
    sim.clock.advance(timedelta(hours=23, minutes=30))
    sim.phone(7).send(BOT, "nog een")
    sim.wait_until(lambda: sim.pending(BOT) == 0)
    assert bare.get("getWebhookInfo").json()["result"]["url"] == hook.url


@pytest.mark.usefixtures("sam")
def test_the_state_of_a_webhook_says_all_the_service_says(
    sim: Simulator, bare: httpx.Client, hook: Any
) -> None:
    hook.chat_answers[7] = 500
    listen(bare, hook, max_connections=7, allowed_updates=["message"])
    sim.wait_until(lambda: len(sim.deliveries(status=500)) >= 1)
    sim.wait_until(lambda: "last_error_date" in bare.get("getWebhookInfo").json()["result"])
    info = bare.get("getWebhookInfo").json()["result"]
    assert abs(info.pop("last_error_date") - sim.clock.seconds()) < 60
    assert info == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "ip_address": "127.0.0.1",
        "last_error_message": "Wrong response from the webhook: 500 Internal Server Error",
        "max_connections": 7,
        "allowed_updates": ["message"],
    }
