"""Both clients, unmodified, must be satisfied, and see each error as their own exception."""

from datetime import timedelta
from typing import Any

import pytest

from simulator import Limits, Phone, Simulator

BOT = "nabij_a_bot"


async def test_a_bot_knows_itself(client: Any) -> None:
    me = await client.bot.get_me()
    assert (me.id, me.username, me.first_name, me.is_bot) == (1001, BOT, "Afspraak", True)


async def test_a_message_reaches_the_phone_with_its_flags(client: Any, sam: Phone, sim: Simulator) -> None:
    sent = await client.bot.send_message(7, "Hoi 👋", protect_content=True, disable_notification=True)
    shown = sam.screen(BOT).messages[-1]
    assert (sent.message_id, sent.text, sent.has_protected_content) == (shown.id, "Hoi 👋", True)
    assert (shown.text, shown.protected, shown.silent, shown.at) == ("Hoi 👋", True, True, sent.date)
    assert sim.ledger(method="sendMessage")[-1].message_id == shown.id


async def test_a_keyboard_is_shown_used_hidden_and_removed(client: Any, sam: Phone) -> None:
    kinds = client.types
    rows = [[kinds.KeyboardButton(text="Ja"), kinds.KeyboardButton(text="Nee")]]
    markup = kinds.ReplyKeyboardMarkup(keyboard=rows, one_time_keyboard=True, resize_keyboard=True)
    await client.bot.send_message(7, "Past het nu?", reply_markup=markup)
    assert sam.screen(BOT).buttons == ["Ja", "Nee"]
    sam.tap(BOT, "Ja")
    after = sam.screen(BOT)
    assert (after.texts[-1], after.buttons) == ("Ja", [])
    assert after.keyboard is not None
    await client.bot.send_message(7, "Dank je.", reply_markup=kinds.ReplyKeyboardRemove())
    assert sam.screen(BOT).keyboard is None


async def test_an_inline_button_is_tapped_answered_and_expires(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    kinds = client.types
    button = kinds.InlineKeyboardButton(text="Boom", callback_data="tree")
    markup = kinds.InlineKeyboardMarkup(inline_keyboard=[[button]])
    sent = await client.bot.send_message(7, "Kies", reply_markup=markup)
    sam.tap(BOT, "Boom")
    query = (await client.bot.get_updates())[-1].callback_query
    assert (query.data, query.message.message_id, query.from_user.id) == ("tree", sent.message_id, 7)
    assert await client.bot.answer_callback_query(query.id)
    late = str(sam.tap(BOT, "tree"))
    sim.clock.advance(151)
    with pytest.raises(client.errors["400"], match=r"(?i)query is too old"):
        await client.bot.answer_callback_query(late)


async def test_every_kind_of_update_is_understood(client: Any, sam: Phone) -> None:
    number = sam.send(BOT, "eerst")
    sam.edit(BOT, number, "daarna")
    kinds = ("photo", "sticker", "voice", "audio", "video", "video_note", "document", "location", "contact")
    for kind in kinds:
        sam.media(BOT, kind)
    sam.block(BOT)
    sam.unblock(BOT)
    updates = await client.bot.get_updates()
    assert [update.update_id for update in updates] == sorted({update.update_id for update in updates})
    assert updates[0].message.text == "/start"
    assert (updates[2].edited_message.text, updates[2].edited_message.message_id) == ("daarna", number)
    assert all(getattr(updates[3 + place].message, kind) for place, kind in enumerate(kinds))
    assert [u.my_chat_member.new_chat_member.status for u in updates[-2:]] == ["kicked", "member"]


async def test_a_file_is_named_and_downloaded(client: Any, sam: Phone) -> None:
    sam.media(BOT, "voice", content=b"spoken words")
    voice = (await client.bot.get_updates())[-1].message.voice
    assert await client.download(voice.file_id) == b"spoken words"


async def test_messages_of_both_sides_can_be_deleted_for_48_hours(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    theirs = sam.send(BOT, "niet bewaren")
    own = (await client.bot.send_message(7, "goed")).message_id
    late = (await client.bot.send_message(7, "blijft")).message_id
    sim.clock.advance(timedelta(hours=47, minutes=59))
    assert await client.bot.delete_message(7, theirs)
    assert await client.bot.delete_messages(7, [own, 9999])
    sim.clock.advance(timedelta(minutes=2))
    with pytest.raises(client.errors["400"], match="can't be deleted"):
        await client.bot.delete_message(7, late)
    with pytest.raises(client.errors["400"], match="can't be deleted"):
        await client.bot.delete_messages(7, [late])
    with pytest.raises(client.errors["400"], match="not found"):
        await client.bot.delete_message(7, own)
    assert sam.screen(BOT).texts == ["/start", "blijft"]


async def test_the_webhook_state_can_be_set_read_and_removed(client: Any, sam: Phone) -> None:
    sam.send(BOT, "wacht")
    await client.bot.set_webhook("http://127.0.0.1:9/x", secret_token="s-1", max_connections=3)
    info = await client.bot.get_webhook_info()
    assert (info.url, info.max_connections, info.pending_update_count) == ("http://127.0.0.1:9/x", 3, 2)
    with pytest.raises(client.errors["409"], match="webhook is active"):
        await client.bot.get_updates()
    await client.bot.delete_webhook(drop_pending_updates=True)
    info = await client.bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 0)


async def test_menu_and_description_are_kept(client: Any) -> None:
    await client.bot.set_my_commands([client.types.BotCommand(command="stop", description="Stoppen")])
    assert [entry.command for entry in await client.bot.get_my_commands()] == ["stop"]
    await client.bot.delete_my_commands()
    assert not await client.bot.get_my_commands()
    await client.bot.set_my_description("Rustig")
    await client.bot.set_my_short_description("")
    assert (await client.bot.get_my_description()).description == "Rustig"
    assert await client.bot.get_my_short_description()


async def test_a_chat_action_is_seen_until_the_next_message(client: Any, sam: Phone) -> None:
    await client.bot.send_chat_action(7, "typing")
    assert sam.screen(BOT).action == "typing"
    await client.bot.send_message(7, "klaar")
    assert sam.screen(BOT).action == ""


async def test_closed_chats_refuse_in_the_words_of_the_service(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    sim.phone(8)
    with pytest.raises(client.errors["400"], match=r"(?i)chat not found"):
        await client.bot.send_message(99, "wie")
    with pytest.raises(client.errors["403"], match="bot can't initiate conversation with a user"):
        await client.bot.send_message(8, "te vroeg")
    sam.block(BOT)
    with pytest.raises(client.errors["403"], match="bot was blocked by the user"):
        await client.bot.send_message(7, "weg")


@pytest.mark.parametrize(("text", "said"), [(" \n ", "text is empty"), ("😀" * 2049, "message is too long")])
async def test_a_text_has_1_to_4096_units(client: Any, sam: Phone, text: str, said: str) -> None:
    await client.bot.send_message(7, "😀" * 2048)
    with pytest.raises(client.errors["400"], match=f"(?i){said}"):
        await client.bot.send_message(7, text)
    assert len(sam.screen(BOT).from_bot) == 1


async def test_an_unknown_token_is_unauthorized(stranger: Any) -> None:
    with pytest.raises(stranger.errors["401"], match="Unauthorized"):
        await stranger.bot.get_me()


@pytest.mark.parametrize("kind", ["400", "401", "403", "409", "500", "502_html"])
async def test_a_refusal_on_order_is_the_clients_own_exception(
    client: Any, sam: Phone, sim: Simulator, kind: str
) -> None:
    sim.fault(kind, method="sendMessage")
    with pytest.raises(client.errors[kind]):
        await client.bot.send_message(7, "niet")
    await client.bot.send_message(7, "wel")
    assert sam.screen(BOT).from_bot == ["wel"]


async def test_429_names_its_seconds_and_its_scope(client: Any, sam: Phone, sim: Simulator) -> None:
    sim.phone(8).start(BOT)
    sim.fault("429", chat=7, retry_after=3)
    await client.bot.send_message(8, "andere chat")
    with pytest.raises(client.errors["429"]) as caught:
        await client.bot.send_message(7, "te snel")
    assert caught.value.retry_after in (3, timedelta(seconds=3))
    assert sam.screen(BOT).from_bot == []


async def test_the_chat_limit_ends_when_the_clock_moves(client: Any, sam: Phone, sim: Simulator) -> None:
    sim.set_limits(Limits(chat_burst=2))
    for text in ("een", "twee"):
        await client.bot.send_message(7, text)
    with pytest.raises(client.errors["429"]):
        await client.bot.send_message(7, "drie")
    sim.clock.advance(1)
    await client.bot.send_message(7, "vier")
    assert sam.screen(BOT).from_bot == ["een", "twee", "vier"]


async def test_accepted_then_dropped_is_shown_and_looks_like_a_lost_network(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    sim.fault("accept_then_drop", method="sendMessage")
    with pytest.raises(client.errors["dropped"]):
        await client.bot.send_message(7, "toch gezien")
    assert sam.screen(BOT).from_bot == ["toch gezien"]
    call = sim.ledger(method="sendMessage")[0]
    assert (call.outcome, call.message_id, call.fault) == ("dropped", 2, "accept_then_drop")


async def test_dropped_before_leaves_nothing_behind(client: Any, sam: Phone, sim: Simulator) -> None:
    sim.fault("drop_before", method="sendMessage")
    with pytest.raises(client.errors["dropped"]):
        await client.bot.send_message(7, "weg")
    assert sam.screen(BOT).from_bot == []


@pytest.mark.parametrize("kind", ["delay", "accept_then_delay"])
async def test_a_late_answer_is_a_timeout(client: Any, sam: Phone, sim: Simulator, kind: str) -> None:
    sim.fault(kind, method="sendMessage", seconds=0.4)
    with pytest.raises(client.errors["slow"]):
        await client.send_within(7, "laat", 0.1)
    assert sam.wait_for_text(BOT, "laat").from_bot == ["laat"]


async def test_half_an_answer_is_no_answer(client: Any, sam: Phone, sim: Simulator) -> None:
    sim.fault("invalid_json", method="sendMessage")
    with pytest.raises(client.errors["invalid_json"]):
        await client.bot.send_message(7, "half")
    assert sam.screen(BOT).from_bot == ["half"]


async def test_a_dripping_answer_is_still_an_answer(client: Any, sam: Phone, sim: Simulator) -> None:
    sim.fault("slow_drip", method="sendMessage", seconds=0.01)
    assert (await client.bot.send_message(7, "druppels")).text == "druppels"
    assert sam.screen(BOT).from_bot == ["druppels"]
