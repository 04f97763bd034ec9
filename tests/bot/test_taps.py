"""A tap under a message: what the buttons carry, what arrives, and that the phone hears back of it."""

import asyncio
import json

import pytest
from fakes import FakeSide, parcel_of
from rulebooks import NOON, STAFFED, client, small_rulebook

from bot.arrivals import Nothing, Tapped, Unreadable, query_in
from bot.handle import Handled, Rules, handle_received
from bot.tap_answers import TapAnswers, leave_it
from bot.telegram import TelegramChannel, arrival
from cases.events import MessageReceived
from cases.ids import BotId, PhoneMessage
from cases.levels import Mode
from cases.taps import place_in, turn_of
from cases.traffic import Leave, RawUpdate
from simulator import Simulator

BOT = BotId("bot_a")
SIGNS = (("🍎", "🚲", "🐟"), ("⭐", "🎈", "🌳"))
PICTURES = Leave("Kies je plaatje.", Mode.OPEN, SIGNS)
CHAT = {"id": 7, "type": "private"}
SAM = {"id": 7, "is_bot": False, "first_name": "Sam"}


def tap_of(**fields: object) -> bytes:
    message = {"message_id": 5, "date": 1_800_000_000, "chat": CHAT}
    query = {"id": "77", "from": SAM, "chat_instance": "1", "data": "d.1", "message": message, **fields}
    return json.dumps({"update_id": 1, "callback_query": query}).encode()


async def test_buttons_under_a_message_carry_their_place_and_nothing_of_what_they_mean(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    await channel.send(parcel_of("turn:0", 7, inline=True), PICTURES)
    shown = phone.screen("lijn_bot").messages[-1]
    assert tuple(tuple(one.text for one in row) for row in shown.inline) == SIGNS
    data = [one.data or "" for row in shown.inline for one in row]
    assert [place_in(one, turn_of("turn:0")) for one in data] == [0, 1, 2, 3, 4, 5]
    assert "turn" not in "".join(data)
    assert phone.screen("lijn_bot").keyboard is None


async def test_a_tap_arrives_with_its_message_and_is_answered_once_or_twice(
    simulator: Simulator, channel: TelegramChannel
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    await channel.send(parcel_of("turn:0", 7, inline=True), PICTURES)
    phone.tap("lijn_bot", "🐟")
    body = (await channel.updates(BOT, 0, 0))[-1][1]
    found, query = arrival(body), query_in(body)
    assert isinstance(found, Tapped)
    assert (found.chat, found.user, place_in(found.data, "turn")) == (7, 7, 2)
    assert found.message == PhoneMessage(phone.screen("lijn_bot").messages[-1].id)
    await channel.answer_tap(BOT, query)
    await channel.answer_tap(BOT, query)
    assert [one.outcome for one in simulator.ledger(method="answerCallbackQuery")] == ["ok", "error"]


@pytest.mark.parametrize(
    "body",
    [
        tap_of(message=None),
        tap_of(data=None, game_short_name="x"),
        tap_of(message={"message_id": 5, "date": 1, "chat": {"id": -5, "type": "group", "title": "x"}}),
    ],
)
def test_a_tap_without_a_message_of_ours_is_nothing(body: bytes) -> None:
    assert arrival(body) == Nothing("other_tap")


def test_a_tap_with_numbers_that_are_none_cannot_be_read() -> None:
    with pytest.raises(Unreadable):
        arrival(tap_of(message={"message_id": "5", "date": 1, "chat": CHAT}))


@pytest.mark.parametrize("body", [b"", b'"callback_query"', b'{"callback_query": 5}', tap_of(id=None)])
def test_what_is_no_tap_has_no_number_to_answer(body: bytes) -> None:
    assert query_in(body) == ""


def test_a_tap_has_a_number_to_answer() -> None:
    assert query_in(tap_of()) == "77"


def handled(side: FakeSide, body: bytes) -> Handled:
    side.keep(RawUpdate(BOT, body, 1, 7, NOON))
    rules = Rules(small_rulebook(), STAFFED, arrival)
    return handle_received(side, side.heads(NOON, 1)[0], NOON, rules)


def test_a_tap_is_taken_as_the_word_on_its_button() -> None:
    side = FakeSide(bot=BOT)
    side.pair(client(), 7)
    side.buttons[PhoneMessage(5), "d.1"] = "Ja"
    assert handled(side, tap_of()) is Handled.DONE
    ((_, event),) = side.events
    assert isinstance(event, MessageReceived)
    assert (event.text, event.tapped, event.phone_message, event.sent_at) == (
        "Ja",
        True,
        PhoneMessage(5),
        NOON,
    )


def test_an_old_tap_and_one_of_a_stranger_are_nothing_and_are_counted() -> None:
    side = FakeSide(bot=BOT)
    assert handled(side, tap_of()) is Handled.OLD_TAP
    known = FakeSide(bot=BOT)
    known.pair(client(), 7)
    assert handled(known, tap_of()) is Handled.OLD_TAP
    assert known.events == []


class Heard:
    """A messenger that remembers which taps it answered."""

    def __init__(self) -> None:
        self.taps: list[tuple[BotId, str]] = []
        self.done = asyncio.Event()

    async def answer_tap(self, bot: BotId, query: str) -> None:
        self.taps.append((bot, query))
        self.done.set()


async def test_a_tap_is_answered_in_the_loop_of_the_messenger_from_any_thread() -> None:
    answers, heard, loop = TapAnswers(), Heard(), asyncio.get_running_loop()
    answers(BOT, "1")
    answers.lend(heard, loop)
    await loop.run_in_executor(None, answers, BOT, "2")
    await asyncio.wait_for(heard.done.wait(), 5)
    assert heard.taps == [(BOT, "2")]
    leave_it(BOT, "3")


def test_a_messenger_that_was_closed_holds_nobody_up() -> None:
    answers, loop = TapAnswers(), asyncio.new_event_loop()
    heard = asyncio.run(_made())
    answers.lend(heard, loop)
    loop.close()
    answers(BOT, "1")
    assert heard.taps == []


async def _made() -> Heard:
    return Heard()
