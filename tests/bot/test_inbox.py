"""From a kept update to a stored turn: order, faults, poison, and never silence."""

import asyncio
import io
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import httpx
import pytest
from bot_people import BOT, NOON, SAM, body, client, raw, rules
from bot_poison import bodies
from fakes import FakeSide, FixedClock
from fastapi import FastAPI
from rulebooks import shipped_library

from bot.clock import SystemClock
from bot.handle import Handled, Rules, handle, handle_received
from bot.inbox import REMEMBERED, Inbox, Lanes
from bot.log import Log
from bot.loops import keep_at
from bot.wake import Wake
from bot.webhook import SECRET_HEADER, Doorway, Webhook
from cases.effects import RaiseFlag, Say, StartLadder
from cases.errors import NotFound, NotYours
from cases.events import BotBlocked, HandedBack, Kind, MessageReceived, TurnBroke
from cases.ids import ClientId, EventId, PhoneMessage, StaffId
from cases.levels import Level
from cases.moments import SECOND
from cases.unknown import UnknownChat
from dialogs.texts import LINK_PRESSED


@pytest.fixture
def side() -> FakeSide:
    made = FakeSide(bot=BOT)
    made.pair(client(), 7)
    return made


class Desk:
    """An inbox loop over a side in memory."""

    def __init__(self, side: FakeSide, log: Log) -> None:
        self.side = side
        self.clock = FixedClock(NOON)
        self.wake = Wake()
        self.inbox = Inbox(side, side, self.rules, self.clock, self.wake, log)
        self.asked = 0

    def rules(self) -> Rules:
        self.asked += 1
        return rules()

    def bring(self, *found: bytes) -> None:
        for each in found:
            self.side.keep(raw(each))

    def work(self, passes: int = 20) -> None:
        """Work until nothing is left, letting a second pass whenever a round does nothing."""
        for _ in range(passes):
            if not self.inbox.once(threading.Event()):
                self.clock.advance(SECOND)


@pytest.fixture
def desk(side: FakeSide, log: Log) -> Desk:
    return Desk(side, log)


def test_a_message_takes_its_turn_with_the_channels_date_and_its_number(desk: Desk) -> None:
    desk.bring(body(1, "hoi"))
    desk.work()
    (event,) = desk.side.happened(MessageReceived)
    assert (event.kind, event.text, event.phone_message, event.sent_at) == (Kind.TEXT, "hoi", 1, NOON)
    assert event.other_sender is False
    assert desk.side.item_states() == ["done"]


def test_messages_of_one_chat_are_handled_in_order_and_chats_beside_each_other(desk: Desk) -> None:
    desk.side.pair(client("noa"), 8)
    desk.bring(body(1, "een"), body(2, "twee"), body(3, "drie", chat=8), body(4, "vier"))
    assert desk.inbox.once(threading.Event()) == 2
    assert [event.text for event in desk.side.happened(MessageReceived)] == ["een", "drie"]
    desk.work()
    assert [event.text for event in desk.side.happened(MessageReceived)] == ["een", "drie", "twee", "vier"]


def test_loops_that_share_their_lanes_take_each_item_once_and_keep_the_order_of_a_chat(desk: Desk) -> None:
    for chat in range(8, 20):
        desk.side.pair(client(f"c{chat}"), chat)
    desk.bring(*(body(number, f"{number}", chat=7 + number % 13) for number in range(60)))
    lanes, stop = Lanes(), threading.Event()
    loops = [replace(desk.inbox, lanes=lanes, number=number) for number in range(3)]
    assert [loop.name for loop in loops] == ["inbox_a", "inbox_a_2", "inbox_a_3"]

    def until_nothing(loop: Inbox) -> int:
        done = 0
        while found := loop.once(stop):
            done += found
        return done

    with ThreadPoolExecutor(3) as crew:
        total = sum(crew.map(until_nothing, loops)) + until_nothing(loops[0])
    said = [int(event.text) for event in desk.side.happened(MessageReceived)]
    assert (total, sorted(said)) == (60, list(range(60)))
    for chat in range(13):
        assert [one for one in said if one % 13 == chat] == list(range(chat, 60, 13))


def test_an_item_is_in_one_hand_until_it_is_let_go_and_done_once_for_an_older_list() -> None:
    lanes = Lanes()
    before = lanes.mark
    assert [lanes.take(1, before), lanes.take(1, before), lanes.take(2, before)] == [True, False, True]
    lanes.leave(1, done=False)
    assert lanes.take(1, before)
    lanes.leave(1, done=True)
    assert not lanes.take(1, before)


def test_a_message_that_gets_the_number_of_one_long_done_is_taken() -> None:
    lanes = Lanes()
    for item in (*range(REMEMBERED + 5), 1):
        assert lanes.take(item, lanes.mark)
        lanes.leave(item, done=True)
    assert lanes.take(1, lanes.mark)


def test_an_acute_message_brings_its_text_its_flag_and_its_ladder_in_one_commit(desk: Desk) -> None:
    desk.bring(body(1, "hij slaat me nu, help"))
    desk.work()
    assert [flag.level.severity for flag in desk.side.asked(RaiseFlag)] == ["S3"]
    assert "112" in desk.side.asked(Say)[0].text
    assert len(desk.side.asked(StartLadder)) == 1


def test_an_edited_message_is_screened_again(desk: Desk) -> None:
    desk.bring(body(1, "hoi"), body(2, "hij slaat me nu, help", name="edited_message", message_id=1))
    desk.work()
    assert [event.kind for event in desk.side.happened(MessageReceived)] == [Kind.TEXT, Kind.EDITED]
    assert desk.side.asked(RaiseFlag)[-1].level.severity == "S3"


def test_another_sender_in_the_clients_chat_is_told_apart(desk: Desk) -> None:
    desk.bring(body(1, **{"from": {"id": 99, "is_bot": False, "first_name": "x"}}))
    desk.work()
    assert [event.other_sender for event in desk.side.happened(MessageReceived)] == [True]


def test_a_voice_note_keeps_the_name_of_its_file_for_a_workers_click(desk: Desk) -> None:
    voice = {"file_id": "file-1", "file_unique_id": "u", "duration": 3}
    desk.bring(body(1, None, voice=voice))
    desk.work()
    assert [event.kind for event in desk.side.happened(MessageReceived)] == [Kind.VOICE]
    assert [name for _, name in desk.side.files] == ["file-1"]
    assert len(desk.side.asked(RaiseFlag)) == 1


def test_blocking_the_bot_is_an_event_of_the_client(desk: Desk) -> None:
    bot = {"id": 1, "is_bot": True, "first_name": "b"}
    kicked = {"user": bot, "status": "kicked", "until_date": 0}
    member = {"user": bot, "status": "member"}
    for chat in (7, 9):
        desk.bring(
            body(chat, name="my_chat_member", chat=chat, new_chat_member=kicked, old_chat_member=member)
        )
    desk.work()
    assert [event.blocked for event in desk.side.happened(BotBlocked)] == [True]
    assert desk.side.item_states() == ["done", "done"]


def test_a_store_that_fails_once_costs_a_second_try_and_nothing_else(desk: Desk) -> None:
    desk.bring(body(1, "hoi"))
    desk.side.fail_next(OSError())
    desk.work()
    assert [event.text for event in desk.side.happened(MessageReceived)] == ["hoi"]
    assert desk.side.inbox[0].attempts == 1


def test_a_message_that_breaks_three_times_is_set_apart_with_a_flag_and_a_safe_line(
    desk: Desk, journal: io.StringIO
) -> None:
    desk.side.breaks_on.add(MessageReceived)
    desk.bring(body(1, "hoi"))
    desk.work()
    (event,) = desk.side.happened(TurnBroke)
    assert event.code == "OSError"
    assert [flag.source for flag in desk.side.asked(RaiseFlag)] == ["unreadable"]
    assert "112" in desk.side.asked(Say)[0].text
    assert desk.side.item_states() == ["quarantined"]
    assert journal.getvalue().count("turn_broke") == 3
    desk.side.breaks_on.clear()
    desk.bring(body(2, "help"))
    desk.work()
    assert [event.text for event in desk.side.happened(MessageReceived)] == ["help"]


def test_when_even_the_turn_about_it_breaks_the_item_is_set_apart_alone(desk: Desk) -> None:
    desk.side.breaks_on |= {MessageReceived, TurnBroke}
    desk.bring(body(1, "hoi"))
    desk.work()
    assert desk.side.set_apart == [("event0", "OSError")]
    assert desk.side.item_states() == ["quarantined"]


def test_an_unknown_chat_gets_its_one_answer_and_its_acute_words_are_listed(desk: Desk) -> None:
    desk.bring(body(1, "wie ben jij", chat=9), body(2, "hallo?", chat=9), body(3, "hij slaat me nu", chat=9))
    desk.work()
    texts = [out.parcel.text for out in desk.side.outbox.rows.values()]
    assert texts == ["Deze lijn is alleen voor mensen met een afspraak. Bij spoed: 112."] * 2
    assert desk.side.unknown_listed[-1] == ("hij slaat me nu", "text", Level.ACUTE)
    assert len(desk.side.unknown_listed) == 3, "without a lexicon a human reads all of them"
    assert desk.side.events == []


def test_wrong_used_and_unknown_links_get_the_answer_of_any_stranger(desk: Desk) -> None:
    desk.side.links["goed"] = ClientId("nieuw")
    desk.bring(*(body(chat, text, chat=chat) for chat, text in ((11, "/start fout"), (12, "/start"))))
    desk.bring(body(13, "/start goed", chat=13), body(14, "/start goed", chat=14))
    desk.work()
    said = {out.parcel.chat: out.parcel.text for out in desk.side.outbox.rows.values()}
    assert said[11] == said[12] == said[14]
    assert said[13] != said[11]
    assert desk.side.pressed == {ClientId("nieuw"): (13, 13)}
    assert desk.side.pressed_by == [PhoneMessage(13)], "the message with the token goes from the phone too"


def test_the_answer_to_a_pressed_link_comes_from_the_content() -> None:
    assert LINK_PRESSED in shipped_library().texts.wordings


def test_a_client_who_presses_start_again_leaves_no_token_in_the_conversation(desk: Desk) -> None:
    desk.bring(body(1, "/start geheim-token"))
    desk.work()
    assert [event.text for event in desk.side.happened(MessageReceived)] == ["/start"]


def test_what_is_no_private_chat_is_left_and_done(desk: Desk, journal: io.StringIO) -> None:
    desk.bring(body(1, "hoi", chat=-5, chat_type="group"))
    desk.work()
    assert desk.side.item_states() == ["done"]
    assert "update_ignored" in journal.getvalue()
    assert desk.side.outbox.rows == {}


def test_a_handled_message_wakes_the_sender(desk: Desk) -> None:
    bell = desk.wake.bell()
    desk.bring(body(1, "hoi"))
    desk.work(1)
    assert bell.wait(0) is True


def test_an_item_that_is_gone_is_left_alone(side: FakeSide) -> None:
    side.keep(raw(body(1)))
    assert handle_received(side, 0, NOON, rules()) is Handled.DONE
    assert handle_received(side, 0, NOON, rules()) is Handled.GONE


def test_a_workers_event_takes_the_same_road(side: FakeSide) -> None:
    event = HandedBack(EventId("e"), NOON, StaffId("noor"))
    with pytest.raises(NotYours):
        handle(side, SAM, event, rules())
    assert side.events == []
    side.clients[SAM] = replace(client(), held_by=StaffId("noor"))
    handle(side, SAM, event, rules())
    assert side.events == [(SAM, event)]
    with pytest.raises(NotFound):
        handle(side, ClientId("nobody"), event, rules())


@contextmanager
def working(inbox: Inbox, wake: Wake, log: Log) -> Iterator[None]:
    stop, bell = threading.Event(), wake.bell()
    thread = threading.Thread(target=keep_at, args=(inbox, stop, bell, log))
    thread.start()
    yield
    stop.set()
    wake.ring()
    thread.join(2)
    assert not thread.is_alive()


def _helped(side: FakeSide, before: int) -> bool:
    return sum(event.text == "help" for event in side.happened(MessageReceived)) > before


async def test_after_every_poison_body_the_next_help_is_handled_within_five_seconds(
    side: FakeSide, store: ThreadPoolExecutor, log: Log
) -> None:
    wake, clock, app = Wake(), SystemClock(), FastAPI()
    doors = {"x": Doorway(BOT, ("geheim",), side, store)}
    app.include_router(Webhook(doors, clock, wake, log).router())
    inbox = Inbox(side, side, rules, clock, wake, log)
    transport = httpx.ASGITransport(app=app)
    corpus, slowest = list(bodies(1_000)), 0.0
    assert len(corpus) >= 100
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as caller:
        with working(inbox, wake, log):
            for number, poison in enumerate(corpus):
                began = time.monotonic()
                for content in (poison, body(100_000 + number, "help")):
                    answer = await caller.post(
                        "/telegram/x", content=content, headers={SECRET_HEADER: "geheim"}
                    )
                    assert answer.status_code == 200
                await asyncio.to_thread(side.wait_until, partial(_helped, side, number))
                slowest = max(slowest, time.monotonic() - began)
            await asyncio.to_thread(side.wait_until, lambda: "new" not in side.item_states())
    assert slowest < 5.0
    broke = {event.id for event in side.happened(TurnBroke)} | {event for event, _ in side.set_apart}
    apart = {item.event for item in side.inbox if item.state == "quarantined"}
    assert apart == broke, "whatever is set apart has a flag"
    assert len(apart) > 40


@pytest.mark.parametrize("text", ["hoi \ud800", "a\0b", "\u202ehij slaat me", "e" + "\u0301" * 4095])
def test_a_garbled_text_is_flagged_unreadable_and_answered_safely(desk: Desk, text: str) -> None:
    desk.bring(body(1, text))
    desk.work()
    (event,) = desk.side.happened(MessageReceived)
    assert event.kind is Kind.UNREADABLE
    event.text.encode()
    assert [flag.source for flag in desk.side.asked(RaiseFlag)] == ["unreadable"]
    assert "112" in desk.side.asked(Say)[0].text


@pytest.mark.parametrize("text", ["hoi \ud800", "\u202ehij slaat me", "\u200b" * 40])
def test_a_garbled_text_of_a_stranger_is_shown_to_a_human_as_unreadable(desk: Desk, text: str) -> None:
    desk.bring(body(1, text, chat=9))
    desk.work()
    ((_, kind, _),) = desk.side.unknown_listed
    assert kind == "unreadable"


@pytest.mark.parametrize("ahead", [1, 3600, 10**9, 253_402_300_799 - NOON // SECOND])
def test_a_date_that_is_ahead_counts_as_now(desk: Desk, ahead: int) -> None:
    desk.bring(body(1, date=NOON // SECOND + ahead))
    desk.work()
    (event,) = desk.side.happened(MessageReceived)
    assert event.sent_at == NOON
    assert desk.side.clients[SAM].last_inbound == NOON


def test_the_answer_of_yesterday_does_not_silence_today(desk: Desk) -> None:
    desk.side.unknown[BOT, 9] = UnknownChat(NOON)
    desk.clock.advance(24 * 3600 * SECOND)
    desk.bring(body(1, "hallo", chat=9))
    desk.work()
    assert len(desk.side.outbox.rows) == 1


def test_another_clients_link_on_a_clients_phone_is_bound_and_that_phone_is_in_doubt(desk: Desk) -> None:
    desk.side.links["goed"] = ClientId("nieuw")
    desk.bring(body(1, "/start goed"), body(2, "/start zomaar"))
    desk.work()
    assert set(desk.side.pressed) == {ClientId("nieuw")}
    happened = desk.side.happened(MessageReceived)
    assert [(event.text, event.other_sender) for event in happened] == [("/start", True), ("/start", False)]
