"""The sender of one bot: what leaves, in which order, and what is written down of every outcome."""

import asyncio
import io
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from fakes import FakeChannel, FakeGuard, FakeOutbox, leave_all, parcel_of

from bot.clock import SystemClock
from bot.log import Log
from bot.ports import Channel
from bot.sender import LEASE, Sender, Tools
from bot.telegram import CALL_SECONDS, CONNECT_SECONDS, READ_SECONDS, TelegramChannel
from bot.wake import Wake
from cases.effects import SayKind
from cases.ids import BotId, ClientId, PhoneMessage
from cases.moments import SECOND, Moment
from cases.state import ClientState
from cases.traffic import (
    Deletion,
    Drop,
    Hold,
    Judge,
    Judgement,
    Later,
    Outcome,
    Parcel,
    Refused,
    Sent,
    Uncertain,
)
from simulator import Limits, Simulator

BOT = BotId("bot_a")


class House:
    """A sender with everything around it, run as a process runs it."""

    def __init__(
        self, store: ThreadPoolExecutor, log: Log, channel: Channel, judge: Judge = leave_all
    ) -> None:
        self.outbox = FakeOutbox()
        self.guard = FakeGuard()
        self.wake = Wake()
        tools = Tools(self.outbox, channel, self.guard, judge, SystemClock(), store, log)
        self.sender = Sender(BOT, tools, self.wake.bell())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        stop = threading.Event()
        task = asyncio.create_task(self.sender.run(stop))
        yield
        stop.set()
        self.wake.ring()
        await asyncio.wait_for(task, 2.5)

    async def until(self, holds: Callable[[], bool]) -> None:
        await asyncio.to_thread(self.outbox.wait_until, holds)

    async def until_sent(self, *parcels: str) -> None:
        await self.until(lambda: all(self.outbox.states()[each] == "sent" for each in parcels))


async def test_what_waits_is_sent_and_settled(store: ThreadPoolExecutor, log: Log) -> None:
    channel = FakeChannel()
    house = House(store, log, channel)
    house.outbox.post(parcel_of("p1", 7))
    async with house.running():
        await house.until_sent("p1")
    assert house.outbox.outcomes("p1") == [Sent(PhoneMessage(1))]
    assert [parcel.attempt for parcel, _ in channel.sent] == [1]


async def test_safety_texts_leave_before_everything_else(store: ThreadPoolExecutor, log: Log) -> None:
    channel = FakeChannel()
    house = House(store, log, channel)
    for number in range(40):
        house.outbox.post(parcel_of(f"a{number:02}", number, kind=SayKind.PLANNED))
    house.outbox.post(parcel_of("z", 99, kind=SayKind.SAFETY, created_at=Moment(5)))
    async with house.running():
        await house.until_sent("z")
    assert channel.sent[0][0].id == "z"


async def test_messages_of_one_chat_leave_in_order_a_second_apart(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    simulator.phone(7).start("lijn_bot")
    house = House(store, log, channel)
    for number in range(3):
        house.outbox.post(parcel_of(f"p{number}", 7, text=f"{number}"))
    async with house.running():
        await house.until_sent("p0", "p1", "p2")
    calls = simulator.ledger(method="sendMessage")
    assert [call.params["text"] for call in calls] == ["0", "1", "2"]
    assert all(later.monotonic - call.monotonic >= 0.95 for call, later in pairwise(calls))


async def test_a_server_with_the_real_limits_never_has_to_refuse(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    simulator.set_limits(Limits(chat_burst=1))
    house = House(store, log, channel)
    names = []
    for chat in range(100, 140):
        simulator.phone(chat).start("lijn_bot")
        names.append(f"p{chat}")
        house.outbox.post(parcel_of(names[-1], chat))
    async with house.running():
        await house.until_sent(*names)
    assert simulator.count(method="sendMessage", status=429) == 0
    moments = [call.monotonic for call in simulator.ledger(method="sendMessage")]
    assert max(sum(1 for each in moments if start <= each < start + 1.0) for start in moments) <= 30


async def test_a_pause_of_one_chat_keeps_others_going_and_is_kept_to_the_second(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    for chat in (7, 8):
        simulator.phone(chat).start("lijn_bot")
    simulator.fault("429", method="sendMessage", chat=7, retry_after=1)
    house = House(store, log, channel)
    house.outbox.post(parcel_of("slow", 7))
    async with house.running():
        await house.until(lambda: bool(house.outbox.outcomes("slow")))
        house.outbox.post(parcel_of("quick", 8))
        house.wake.ring()
        await house.until_sent("quick", "slow")
    refused, *rest = simulator.ledger(method="sendMessage", chat_id=7)
    (quick,) = simulator.ledger(method="sendMessage", chat_id=8)
    assert quick.monotonic - refused.monotonic < 1.0
    assert rest[0].monotonic - refused.monotonic >= 1.0


async def test_a_pause_of_the_whole_bot_is_found_with_one_probe(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    simulator.fault("429", method="sendMessage", retry_after=1, times=2)
    house = House(store, log, channel)
    simulator.phone(7).start("lijn_bot")
    house.outbox.post(parcel_of("p7", 7))
    async with house.running():
        await house.until(lambda: bool(house.outbox.outcomes("p7")))
        for chat in range(8, 20):
            simulator.phone(chat).start("lijn_bot")
            house.outbox.post(parcel_of(f"p{chat}", chat))
        house.wake.ring()
        await house.until_sent(*(f"p{chat}" for chat in range(7, 20)))
    assert simulator.count(method="sendMessage", status=429) == 2


OUTCOMES: list[tuple[Outcome, SayKind, str]] = [
    (Refused("Forbidden", blocked=True), SayKind.REPLY, "blocked"),
    (Refused("BadRequest"), SayKind.REPLY, "dead"),
    (Uncertain("timed_out"), SayKind.PLANNED, "uncertain"),
    (Uncertain("timed_out"), SayKind.OPENER, "uncertain"),
    (Uncertain("timed_out"), SayKind.SAFETY, "sent"),
    (Uncertain("timed_out"), SayKind.MINUTE_15, "sent"),
    (Uncertain("timed_out"), SayKind.WORKER, "sent"),
    (Later(0.0, code="ConnectError"), SayKind.PLANNED, "sent"),
]


@pytest.mark.parametrize(("outcome", "kind", "state"), OUTCOMES)
async def test_each_outcome_ends_in_its_state_and_a_second_attempt_is_marked(
    store: ThreadPoolExecutor, log: Log, outcome: Outcome, kind: SayKind, state: str
) -> None:
    channel = FakeChannel([outcome])
    house = House(store, log, channel)
    house.outbox.post(parcel_of("p", 7, kind=kind))
    async with house.running():
        await house.until(lambda: house.outbox.states()["p"] == state)
    assert house.outbox.outcomes("p")[0] == outcome
    assert [parcel.attempt for parcel, _ in channel.sent] == list(range(1, len(channel.sent) + 1))


async def test_a_judged_hold_or_drop_never_reaches_the_channel(store: ThreadPoolExecutor, log: Log) -> None:
    def judge(state: ClientState | None, parcel: Parcel, now: Moment) -> Judgement:
        del state
        return Hold(Moment(now + 3600 * SECOND)) if parcel.id == "held" else Drop("too_late")

    channel = FakeChannel()
    house = House(store, log, channel, judge)
    house.outbox.post(parcel_of("held", 7))
    house.outbox.post(parcel_of("dropped", 8))
    async with house.running():
        await house.until(lambda: house.outbox.states()["dropped"] == "dropped")
    assert channel.sent == []
    assert house.outbox.states() == {"held": "new", "dropped": "dropped"}


async def test_a_fault_of_the_adapter_counts_as_uncertain_and_the_next_one_leaves(
    store: ThreadPoolExecutor, log: Log, journal: io.StringIO
) -> None:
    house = House(store, log, FakeChannel([KeyError("bot")]))
    house.outbox.post(parcel_of("a", 7, kind=SayKind.PLANNED))
    house.outbox.post(parcel_of("b", 8))
    async with house.running():
        await house.until_sent("b")
    assert house.outbox.states()["a"] == "uncertain"
    assert "send_broke" in journal.getvalue()


async def test_an_outcome_is_written_down_when_the_store_comes_back(
    store: ThreadPoolExecutor, log: Log
) -> None:
    channel = FakeChannel()
    house = House(store, log, channel)
    house.outbox.fails_settling += [OSError(), OSError()]
    house.outbox.post(parcel_of("p", 7))
    async with house.running():
        await house.until_sent("p")
    assert len(channel.sent) == 1


async def test_a_lease_whose_answer_was_lost_is_found_again(store: ThreadPoolExecutor, log: Log) -> None:
    house = House(store, log, FakeChannel())
    house.outbox.fail_next(OSError())
    house.outbox.post(parcel_of("p", 7))
    async with house.running():
        await house.until_sent("p")


async def test_the_standby_sends_nothing_and_takes_over_what_a_dead_sender_left(
    store: ThreadPoolExecutor, log: Log
) -> None:
    channel = FakeChannel()
    house = House(store, log, channel)
    house.guard.taken_by_others.add("sender_bot_a")
    house.outbox.post(parcel_of("opener", 7, kind=SayKind.OPENER))
    house.outbox.post(parcel_of("safety", 8, kind=SayKind.SAFETY))
    for each in ("opener", "safety"):
        house.outbox.lease(each, Moment(1), Moment(2), leave_all)
    async with house.running():
        house.wake.ring()
        assert channel.sent == []
        house.guard.taken_by_others.clear()
        house.wake.ring()
        await house.until_sent("safety")
    assert house.outbox.states()["opener"] == "uncertain"
    assert [parcel.id for parcel, _ in channel.sent] == ["safety"]


async def test_a_sender_that_was_overtaken_does_not_settle(
    store: ThreadPoolExecutor, log: Log, journal: io.StringIO
) -> None:
    house = House(store, log, FakeChannel())

    class Overtaken(FakeChannel):
        async def send(self, parcel: Parcel, leave: object) -> Outcome:
            del leave
            house.outbox.recover(BOT, Moment(1))
            return Sent(PhoneMessage(parcel.attempt))

    house = House(store, log, Overtaken())
    house.outbox.post(parcel_of("p", 7, kind=SayKind.OPENER))
    async with house.running():
        await house.until(lambda: house.outbox.states()["p"] == "uncertain")
    assert "sender_overtaken" in journal.getvalue()


async def test_messages_are_deleted_from_the_phone(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    phone = simulator.phone(7)
    phone.start("lijn_bot")
    number = PhoneMessage(phone.send("lijn_bot", "help"))
    house = House(store, log, channel)
    deletion = Deletion("d", BOT, 7, ClientId("c"), (number,), Moment(0))
    house.outbox.waiting_deletions["d"] = (deletion, Moment(0))
    async with house.running():
        await house.until(lambda: bool(house.outbox.deletions_done))
    assert house.outbox.deletions_done == [(deletion, True)]
    assert phone.screen("lijn_bot").texts == ["/start"]


async def test_it_stops_within_two_seconds_while_a_call_hangs(
    simulator: Simulator, channel: TelegramChannel, store: ThreadPoolExecutor, log: Log
) -> None:
    simulator.phone(7).start("lijn_bot")
    simulator.fault("accept_then_delay", method="sendMessage", seconds=30.0)
    house = House(store, log, channel)
    house.outbox.post(parcel_of("p", 7))
    async with house.running():
        await asyncio.to_thread(simulator.wait_until, lambda: simulator.count(method="sendMessage") == 1)
    assert house.outbox.states()["p"] == "sending"


def test_a_lease_outlives_the_longest_call_by_more_than_ten_seconds() -> None:
    assert CONNECT_SECONDS + READ_SECONDS + 10 < LEASE / SECOND
    assert CALL_SECONDS + 10 < LEASE / SECOND
