"""The real adapter against the real protocol: what is sent, and what each misbehaviour means."""

import asyncio
import json
import socket

import pytest
from fakes import parcel_of

from bot.arrivals import Blocked, PressedStart, Wrote
from bot.ports import ChannelDown
from bot.telegram import TelegramChannel, arrival
from cases.events import Kind
from cases.ids import BotId, ClientId, PhoneMessage
from cases.levels import Mode
from cases.moments import Moment
from cases.traffic import Deletion, Later, Leave, Outcome, Refused, Sent, Uncertain
from simulator import Simulator

BOT = BotId("bot_a")
TOKEN = "1001:canary-token-that-must-not-leak"
PLAIN = Leave("Hoi <b>Sam</b> *x* https://voorbeeld.nl", Mode.OPEN, ())


async def send(channel: TelegramChannel, leave: Leave = PLAIN, *, remove: bool = False) -> Outcome:
    return await channel.send(parcel_of("p", 7, remove_keyboard=remove), leave)


async def test_a_message_leaves_as_plain_text_protected_and_without_a_preview(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    outcome = await send(channel)
    shown = phone.screen("lijn_bot").messages[-1]
    assert outcome == Sent(PhoneMessage(shown.id))
    assert (shown.text, shown.protected, shown.silent) == (PLAIN.text, True, False)
    (call,) = simulator.ledger(method="sendMessage")
    assert "parse_mode" not in call.params
    assert json.loads(call.params["link_preview_options"]) == {"is_disabled": True}


async def test_a_keyboard_is_for_one_time_and_goes_with_the_closing_line(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    await send(channel, Leave("Kies", Mode.OPEN, (("Ja", "Nee"), ("Anders",))))
    board = phone.screen("lijn_bot").keyboard
    assert board is not None
    assert board.rows == (("Ja", "Nee"), ("Anders",))
    assert (board.one_time, board.resize, board.persistent) == (True, True, False)
    await send(channel, Leave("Dag", Mode.OPEN, ()), remove=True)
    assert phone.screen("lijn_bot").keyboard is None


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ({"kind": "429", "retry_after": 4}, Later(4.0, code="throttled")),
        ({"kind": "403"}, Refused("Forbidden", blocked=True)),
        ({"kind": "403", "description": "user is deactivated"}, Refused("Forbidden", blocked=True)),
        ({"kind": "400"}, Refused("BadRequest", blocked=True)),
        ({"kind": "400", "description": "message text is empty"}, Refused("BadRequest")),
        ({"kind": "401"}, Later(30.0, whole_bot=True, code="InvalidToken")),
        ({"kind": "404"}, Later(30.0, whole_bot=True, code="InvalidToken")),
        ({"kind": "migrate"}, Refused("ChatMigrated")),
        ({"kind": "reset_before"}, Uncertain("network")),
        ({"kind": "accept_then_reset"}, Uncertain("network")),
        ({"kind": "tls_alert"}, Uncertain("network")),
        ({"kind": "409"}, Later(5.0, whole_bot=True, code="Conflict")),
        ({"kind": "500"}, Uncertain("network")),
        ({"kind": "502_html"}, Uncertain("network")),
        ({"kind": "accept_then_502"}, Uncertain("network")),
        ({"kind": "accept_then_drop"}, Uncertain("network")),
        ({"kind": "drop_before"}, Uncertain("network")),
        ({"kind": "invalid_json"}, Uncertain("network")),
    ],
)
async def test_every_misbehaviour_has_its_class_and_is_tried_once(
    simulator: Simulator, channel: TelegramChannel, fault: dict[str, object], outcome: Outcome
) -> None:
    simulator.phone(7).start("lijn_bot")
    simulator.fault(str(fault.pop("kind")), method="sendMessage", **fault)
    assert await send(channel) == outcome
    assert simulator.count(method="sendMessage") == 1


@pytest.mark.parametrize("kind", ["slow_drip", "accept_then_delay", "delay", "hang"])
async def test_a_call_that_drags_on_ends_in_time_and_is_uncertain(simulator: Simulator, kind: str) -> None:
    simulator.phone(7).start("lijn_bot")
    simulator.fault(kind, method="sendMessage", seconds=20.0)
    async with TelegramChannel({BOT: TOKEN}, simulator.url, patience=0.3) as channel:
        async with asyncio.timeout(5):
            assert await send(channel) == Uncertain("deadline")


async def test_nobody_at_the_address_means_not_sent_for_sure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    async with TelegramChannel({BOT: "1:x"}, f"http://127.0.0.1:{port}") as channel:
        assert await send(channel) == Later(2.0, code="ConnectError")


async def test_a_text_that_cannot_be_written_as_bytes_is_refused_and_not_retried(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    simulator.phone(7).start("lijn_bot")
    assert await send(channel, Leave("\ud800", Mode.OPEN, ())) == Refused("unsendable")
    assert simulator.count(method="sendMessage") == 0


async def test_deleting_goes_by_hundreds_and_forgives_what_is_gone(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    kept = [PhoneMessage(phone.send("lijn_bot", f"{number}")) for number in range(120)]
    ids = (*kept, PhoneMessage(99_999))
    deletion = Deletion("d", BOT, 7, ClientId("c"), ids, Moment(0))
    assert await channel.delete(deletion) is True
    assert simulator.count(method="deleteMessages") == 2
    assert [message.text for message in phone.screen("lijn_bot").messages] == ["/start"]


async def test_a_deletion_that_fails_says_so(simulator: Simulator, channel: TelegramChannel) -> None:
    simulator.phone(7).start("lijn_bot")
    simulator.fault("500", method="deleteMessages")
    assert await channel.delete(Deletion("d", BOT, 7, ClientId("c"), (PhoneMessage(1),), Moment(0))) is False


async def test_a_file_is_fetched_on_request_and_never_otherwise(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    phone.media("lijn_bot", "voice", content=b"a voice")
    (_, _), (_, raw) = await channel.updates(BOT, 0, 1)
    found = arrival(raw)
    assert isinstance(found, Wrote)
    assert simulator.count(method="getFile") == 0
    assert await channel.fetch_file(BOT, found.file) == b"a voice"
    with pytest.raises(ChannelDown):
        await channel.fetch_file(BOT, "no-such-file")


async def test_the_simulators_updates_are_understood(simulator: Simulator, channel: TelegramChannel) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot", "token-1")
    number = phone.send("lijn_bot", "hoi \ud800")
    phone.edit("lijn_bot", number, "help")
    kinds = ("photo", "sticker", "location", "contact", "voice", "audio", "video", "document")
    for kind in kinds:
        phone.media("lijn_bot", kind)
    phone.block("lijn_bot")
    phone.unblock("lijn_bot")
    found = [arrival(raw) for _, raw in await channel.updates(BOT, 0, 1)]
    assert isinstance(found[0], PressedStart)
    assert [each.kind for each in found if isinstance(each, Wrote)] == [
        Kind.TEXT,
        Kind.EDITED,
        Kind.PHOTO,
        Kind.STICKER,
        Kind.LOCATION,
        Kind.CONTACT,
        Kind.VOICE,
        Kind.VOICE,
        Kind.OTHER,
        Kind.OTHER,
    ]
    assert found[-2:] == [Blocked(7, blocked=True), Blocked(7, blocked=False)]


async def test_polling_leaves_an_update_there_until_a_higher_offset_is_asked(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    simulator.phone(7).start("lijn_bot")
    ((number, raw),) = await channel.updates(BOT, 0, 1)
    assert await channel.updates(BOT, number, 1) == [(number, raw)]
    assert await channel.updates(BOT, number + 1, 0) == []


@pytest.mark.parametrize("kind", ["409", "500", "401", "429", "invalid_json", "drop_before"])
async def test_a_poll_that_fails_is_one_named_error(
    simulator: Simulator, channel: TelegramChannel, kind: str
) -> None:
    simulator.fault(kind, method="getUpdates")
    with pytest.raises(ChannelDown):
        await channel.updates(BOT, 0, 0)


async def test_setting_up_leaves_no_menu_and_no_description(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    await channel.set_webhook(BOT, "https://voorbeeld.nl/telegram/x", "geheim")
    await channel.delete_webhook(BOT)
    await channel.clear_menu(BOT)
    called = [call.method for call in simulator.ledger()]
    assert called == [
        "setWebhook",
        "deleteWebhook",
        "deleteMyCommands",
        "setMyDescription",
        "setMyShortDescription",
    ]
    assert simulator.ledger(method="setWebhook")[0].params["secret_token"] == "geheim"


async def test_setting_up_against_a_broken_server_is_one_named_error(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    simulator.fault("502_html", method="setWebhook")
    with pytest.raises(ChannelDown):
        await channel.set_webhook(BOT, "https://voorbeeld.nl/telegram/x", "geheim")


async def test_many_messages_leave_beside_each_other(simulator: Simulator, channel: TelegramChannel) -> None:
    for number in range(20):
        simulator.phone(100 + number).start("lijn_bot")
    parcels = [parcel_of(f"p{number}", 100 + number) for number in range(20)]
    outcomes = await asyncio.gather(*(channel.send(parcel, PLAIN) for parcel in parcels))
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
