"""Markup, formulas and commands on their way to a phone: plain text, letter by letter."""

import json

from fakes import parcel_of
from wall_payloads import PAYLOADS

from bot.telegram import TelegramChannel
from cases.levels import Mode
from cases.traffic import Leave, Sent
from simulator import Simulator

_STYLED = frozenset({"parse_mode", "entities", "caption_entities"})


async def test_every_payload_arrives_as_it_was_written_and_no_call_asks_for_markup(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    for text in PAYLOADS:
        assert isinstance(await channel.send(parcel_of("p", 7), Leave(text, Mode.OPEN, ())), Sent)
    calls = simulator.ledger(method="sendMessage")
    assert [call.params["text"] for call in calls] == list(PAYLOADS)
    assert [name for call in calls for name in call.params if name in _STYLED] == []
    assert {json.loads(call.params["link_preview_options"])["is_disabled"] for call in calls} == {True}
    shown = [one.text.strip() for one in phone.screen("lijn_bot").messages]
    assert shown[-len(PAYLOADS) :] == [text.strip() for text in PAYLOADS]


async def test_a_keyboard_of_payloads_is_text_on_buttons(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    rows = tuple((text,) for text in PAYLOADS[:60])
    await channel.send(parcel_of("p", 7), Leave("Kies", Mode.OPEN, rows))
    board = phone.screen("lijn_bot").keyboard
    assert board is not None
    assert board.rows == rows
