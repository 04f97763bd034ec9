"""Long polling: offsets confirm, a negative one forgets, two polls fight."""

import asyncio
import threading
from typing import Any

import httpx
import pytest

from simulator import Phone, Simulator

BOT = "nabij_a_bot"


def texts(answer: httpx.Response) -> list[str]:
    return [update["message"]["text"] for update in answer.json()["result"]]


def test_updates_stay_until_a_higher_offset_confirms_them(sam: Phone, bare: httpx.Client) -> None:
    sam.send(BOT, "een")
    sam.send(BOT, "twee")
    first = bare.get("getUpdates").json()["result"][0]["update_id"]
    assert texts(bare.get("getUpdates", params={"limit": 2})) == ["/start", "een"]
    assert texts(bare.get("getUpdates", params={"offset": first})) == ["/start", "een", "twee"]
    assert texts(bare.get("getUpdates", params={"offset": first + 2})) == ["twee"]
    assert texts(bare.get("getUpdates")) == ["twee"]


def test_a_negative_offset_forgets_all_but_the_last(sam: Phone, bare: httpx.Client) -> None:
    for text in ("een", "twee", "drie"):
        sam.send(BOT, text)
    assert texts(bare.get("getUpdates", params={"offset": -2})) == ["twee", "drie"]
    assert texts(bare.get("getUpdates")) == ["twee", "drie"]
    assert texts(bare.get("getUpdates", params={"offset": -9})) == ["twee", "drie"]


def test_numbers_rise_by_one_per_bot_and_messages_per_chat(
    sim: Simulator, sam: Phone, bare: httpx.Client
) -> None:
    other = sim.phone(8)
    assert [other.start(BOT), sam.send(BOT, "een"), other.send(BOT, "twee")] == [1, 2, 2]
    numbers = [update["update_id"] for update in bare.get("getUpdates").json()["result"]]
    assert numbers == list(range(numbers[0], numbers[0] + 4))


async def test_a_long_poll_returns_when_something_comes(client: Any, sam: Phone) -> None:
    first = (await client.bot.get_updates())[0].update_id
    poll = asyncio.create_task(client.bot.get_updates(offset=first + 1, timeout=20))
    await asyncio.to_thread(sam.send, BOT, "eindelijk")
    assert [update.message.text for update in await poll] == ["eindelijk"]


async def test_the_older_of_two_polls_is_ended(client: Any, sim: Simulator) -> None:
    older = asyncio.create_task(client.bot.get_updates(timeout=20))
    ticket = sim.world.bot(BOT).poll_ticket
    await asyncio.to_thread(sim.wait_until, lambda: sim.world.bot(BOT).poll_ticket > ticket)
    assert await client.bot.get_updates(timeout=0) is not None
    with pytest.raises(client.errors["409"], match="terminated by other getUpdates request"):
        await older


async def test_setting_a_webhook_ends_a_poll(client: Any, sim: Simulator) -> None:
    poll = asyncio.create_task(client.bot.get_updates(timeout=20))
    await asyncio.to_thread(sim.wait_until, lambda: sim.world.bot(BOT).poll_ticket > 0)
    await client.bot.set_webhook("http://127.0.0.1:9/x")
    with pytest.raises(client.errors["409"], match="terminated by setWebhook request"):
        await poll


def test_a_poll_with_nothing_to_say_ends_on_time(bare: httpx.Client) -> None:
    assert bare.get("getUpdates", params={"timeout": 0}).json() == {"ok": True, "result": []}


def test_only_the_kinds_asked_for_are_kept(sam: Phone, bare: httpx.Client) -> None:
    bare.post("getUpdates", json={"offset": -1, "allowed_updates": ["edited_message"]})
    number = sam.send(BOT, "eerst")
    sam.edit(BOT, number, "daarna")
    found = bare.get("getUpdates", params={"offset": 1}).json()["result"]
    assert [next(iter(set(update) - {"update_id"})) for update in found] == ["message", "edited_message"]
    assert found[0]["message"]["text"] == "/start"


@pytest.mark.usefixtures("sam")
def test_a_batch_can_hold_an_update_twice(sim: Simulator, bare: httpx.Client) -> None:
    sim.fault("duplicate")
    assert texts(bare.get("getUpdates")) == ["/start", "/start"]
    assert [row.via for row in sim.deliveries(kind="message")] == ["poll", "poll"]


def test_many_threads_can_send_at_once(sim: Simulator, bare: httpx.Client) -> None:
    phones = [sim.phone(user_id) for user_id in range(20, 28)]
    threads = [
        threading.Thread(target=lambda p=phone: [p.send(BOT, str(n)) for n in range(10)]) for phone in phones
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    updates = bare.get("getUpdates").json()["result"]
    assert len(updates) == 80
    for phone in phones:
        mine = [u["message"]["text"] for u in updates if u["message"]["from"]["id"] == phone.user_id]
        assert mine == [str(number) for number in range(10)]
