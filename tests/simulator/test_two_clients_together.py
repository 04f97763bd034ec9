"""Both clients at once over several bots, buttons under messages, edits and deletions, as each sees them."""

import asyncio
from typing import Any

import pytest
from aiogram import exceptions as aio
from simulator_clients import AioClient, PtbClient
from telegram import error as ptb

from simulator import Phone, Simulator

BOT = "nabij_a_bot"
BOTS = {"1001:AAsecret": BOT, "1002:BBsecret": "nabij_b_bot", "1003:CCsecret": "nabij_c_bot"}


def inline(client: Any, *labels: str) -> Any:
    kinds = client.types
    row = [kinds.InlineKeyboardButton(text=label, callback_data=label.lower()) for label in labels]
    return kinds.InlineKeyboardMarkup(inline_keyboard=[row])


async def test_clients_of_three_bots_write_at_once_and_nothing_crosses(sim: Simulator) -> None:
    for token, username in BOTS.items():
        sim.add_bot(token, username)
    phones = [sim.phone(user) for user in (31, 32, 33)]
    for username in BOTS.values():
        for phone in phones:
            phone.start(username)
    made = [kind(sim, token) for token in BOTS for kind in (PtbClient, AioClient)]
    await asyncio.gather(*(each.open() for each in made))
    await asyncio.gather(
        *(
            each.bot.send_message(phone.user_id, f"{BOTS[each.bot.token]} {number}")
            for each in made
            for phone in phones
            for number in range(3)
        )
    )
    await asyncio.gather(*(each.close() for each in made))
    for username in BOTS.values():
        for phone in phones:
            assert sorted(phone.screen(username).from_bot) == sorted(
                f"{username} {number}" for number in (0, 0, 1, 1, 2, 2)
            )


async def test_two_clients_of_one_bot_fight_for_its_updates(sim: Simulator) -> None:
    one, two = PtbClient(sim, "1001:AAsecret"), AioClient(sim, "1001:AAsecret")
    await asyncio.gather(one.open(), two.open())
    poll = asyncio.create_task(one.bot.get_updates(timeout=20))
    await asyncio.to_thread(sim.wait_until, lambda: sim.world.bot(BOT).poll_ticket > 0)
    assert await two.bot.get_updates(timeout=0) == []
    with pytest.raises(ptb.Conflict):
        await poll
    await asyncio.gather(one.close(), two.close())


async def test_a_tap_is_answered_once_and_the_phone_shows_it(client: Any, sam: Phone) -> None:
    await client.bot.send_message(7, "Kies", reply_markup=inline(client, "Boom", "Fiets"))
    sam.tap(BOT, "Fiets")
    query = (await client.bot.get_updates())[-1].callback_query
    assert (query.data, query.from_user.id, query.message.text) == ("fiets", 7, "Kies")
    await client.bot.answer_callback_query(query.id, text="Dank je.")
    assert sam.screen(BOT).toast == "Dank je."
    with pytest.raises((ptb.BadRequest, aio.TelegramBadRequest), match=r"(?i)query is too old"):
        await client.bot.answer_callback_query(query.id)


async def test_a_tap_that_nobody_fetched_in_150_seconds_is_gone_and_words_are_not(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    await client.bot.send_message(7, "Kies", reply_markup=inline(client, "Boom"))
    sam.tap(BOT, "Boom")
    sam.send(BOT, "ik tikte op de boom")
    sim.clock.advance(151)
    kinds = [update.callback_query is None for update in await client.bot.get_updates()]
    assert kinds == [True, True]
    sim.clock.advance(24 * 3600)
    assert list(await client.bot.get_updates()) == []


async def test_a_bot_edits_its_own_messages_only(client: Any, sam: Phone) -> None:
    theirs = sam.send(BOT, "van mij")
    sent = await client.bot.send_message(7, "Kies", reply_markup=inline(client, "Boom"))
    changed = await client.bot.edit_message_text(text="Gekozen", chat_id=7, message_id=sent.message_id)
    assert (changed.text, changed.edit_date is not None) == ("Gekozen", True)
    shown = sam.screen(BOT).messages[-1]
    assert (shown.text, shown.edited, shown.inline) == ("Gekozen", True, ())
    await client.bot.edit_message_reply_markup(
        chat_id=7, message_id=sent.message_id, reply_markup=inline(client, "Terug")
    )
    assert sam.screen(BOT).messages[-1].inline[0][0].text == "Terug"
    for number, said in ((theirs, "can't be edited"), (999, "message to edit not found")):
        with pytest.raises((ptb.BadRequest, aio.TelegramBadRequest), match=f"(?i){said}"):
            await client.bot.edit_message_text(text="x", chat_id=7, message_id=number)
    with pytest.raises((ptb.BadRequest, aio.TelegramBadRequest), match=r"(?i)message is not modified"):
        await client.bot.edit_message_reply_markup(
            chat_id=7, message_id=sent.message_id, reply_markup=inline(client, "Terug")
        )


async def test_an_edit_of_the_person_comes_with_the_same_number_and_a_deletion_in_silence(
    client: Any, sam: Phone
) -> None:
    number = sam.send(BOT, "eerst")
    sam.edit(BOT, number, "daarna")
    sam.delete(BOT, number)
    updates = await client.bot.get_updates()
    assert [update.message is None for update in updates] == [False, False, True]
    edited = updates[-1].edited_message
    assert (edited.message_id, edited.text, edited.edit_date is not None) == (number, "daarna", True)
    with pytest.raises((ptb.BadRequest, aio.TelegramBadRequest), match=r"(?i)message to delete not found"):
        await client.bot.delete_message(7, number)


async def test_updates_come_twice_on_order_with_the_same_number(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    sam.send(BOT, "dubbel")
    sim.fault("duplicate", times=None, every=2)
    updates = await client.bot.get_updates()
    numbers = [update.update_id for update in updates]
    assert len(numbers) == 3
    assert numbers[1] == numbers[2]
