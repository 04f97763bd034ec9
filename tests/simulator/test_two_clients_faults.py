"""Every fault on order is seen by both clients, unmodified, as the exception each documents for it."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiogram import exceptions as aio
from telegram import error as ptb

from simulator import Limits, Phone, Simulator
from simulator.faults import ALL_KINDS, DELIVERY_KINDS

BOT = "nabij_a_bot"
TEXT = "Wat is er?"


@dataclass(frozen=True)
class Seen:
    """What a fault of ``sendMessage`` is to each client, and whether the message stands on the phone."""

    kind: str
    ptb: type[Exception] | None
    aiogram: type[Exception] | None
    arrives: bool = False
    said: str = ""
    order: dict[str, Any] = field(default_factory=dict)
    patience: float = 5.0

    @property
    def name(self) -> str:
        return f"{self.kind} {self.said}".strip()


TABLE = (
    Seen("429", ptb.RetryAfter, aio.TelegramRetryAfter, said="", order={"retry_after": 2}),
    Seen("429", ptb.RetryAfter, aio.TelegramRetryAfter, said="", order={"retry_after": 2, "chat": 7}),
    Seen("400", ptb.BadRequest, aio.TelegramBadRequest, said="chat not found"),
    Seen("400", ptb.BadRequest, aio.TelegramBadRequest, said="message can't be deleted"),
    Seen("400", ptb.BadRequest, aio.TelegramBadRequest, said="message to delete not found"),
    Seen("400", ptb.BadRequest, aio.TelegramBadRequest, said="message text is empty"),
    Seen("400", ptb.BadRequest, aio.TelegramBadRequest, said="message is too long"),
    Seen("400", ptb.BadRequest, aio.TelegramBadRequest, said="query is too old"),
    Seen("401", ptb.InvalidToken, aio.TelegramUnauthorizedError),
    Seen("403", ptb.Forbidden, aio.TelegramForbiddenError, said="bot was blocked by the user"),
    Seen("403", ptb.Forbidden, aio.TelegramForbiddenError, said="user is deactivated"),
    Seen("404", ptb.InvalidToken, aio.TelegramNotFound),
    Seen("409", ptb.Conflict, aio.TelegramConflictError, said="terminated by other getUpdates"),
    Seen("migrate", ptb.ChatMigrated, aio.TelegramMigrateToChat),
    Seen("500", ptb.NetworkError, aio.TelegramServerError),
    Seen("502_html", ptb.NetworkError, aio.ClientDecodeError),
    Seen("accept_then_502", ptb.NetworkError, aio.ClientDecodeError, arrives=True),
    Seen("invalid_json", ptb.TelegramError, aio.ClientDecodeError, arrives=True),
    Seen("drop_before", ptb.NetworkError, aio.TelegramNetworkError),
    Seen("accept_then_drop", ptb.NetworkError, aio.TelegramNetworkError, arrives=True),
    Seen("reset_before", ptb.NetworkError, aio.TelegramNetworkError),
    Seen("accept_then_reset", ptb.NetworkError, aio.TelegramNetworkError, arrives=True),
    Seen("tls_alert", ptb.NetworkError, aio.TelegramNetworkError),
    Seen("hang", ptb.TimedOut, aio.TelegramNetworkError, order={"seconds": 0.5}, patience=0.1),
    Seen("delay", ptb.TimedOut, aio.TelegramNetworkError, True, "", {"seconds": 0.4}, 0.1),
    Seen("accept_then_delay", ptb.TimedOut, aio.TelegramNetworkError, True, "", {"seconds": 0.4}, 0.1),
    Seen("slow_drip", None, None, arrives=True, order={"seconds": 0.001}),
)


def exception(seen: Seen, client: Any) -> type[Exception] | None:
    return seen.ptb if type(client).__name__ == "PtbClient" else seen.aiogram


def on_phone(sam: Phone) -> list[str]:
    return sam.screen(BOT).from_bot


def test_the_table_holds_every_kind_of_fault() -> None:
    assert {seen.kind for seen in TABLE} == set(ALL_KINDS) - DELIVERY_KINDS


@pytest.mark.parametrize("seen", TABLE, ids=lambda seen: seen.name)
async def test_a_fault_is_the_clients_own_exception_and_the_next_call_is_good(
    client: Any, sam: Phone, sim: Simulator, seen: Seen
) -> None:
    sim.fault(seen.kind, method="sendMessage", description=seen.said, **seen.order)
    expected = exception(seen, client)
    if expected is None:
        await client.send_within(7, TEXT, seen.patience)
    else:
        with pytest.raises(expected, match=f"(?i){seen.said}") as caught:
            await client.send_within(7, TEXT, seen.patience)
        assert type(caught.value) is expected
    await client.bot.send_message(7, "Daarna.")
    if seen.arrives:
        await asyncio.to_thread(sim.wait_until, lambda: TEXT in on_phone(sam))
    assert sorted(on_phone(sam)) == sorted([TEXT] * seen.arrives + ["Daarna."])
    assert sim.ledger(method="sendMessage", fault=seen.kind)[0].message_id is not None or not seen.arrives


async def test_a_call_that_drips_is_ended_by_a_limit_on_the_whole_call(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    sim.fault("slow_drip", method="sendMessage", seconds=1.0)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await client.bot.send_message(7, TEXT)
    assert on_phone(sam) == [TEXT]


async def test_a_method_that_does_not_exist_is_not_found(client: Any) -> None:
    if type(client).__name__ == "PtbClient":
        await client.bot.initialize()
        with pytest.raises(ptb.EndPointNotFound):
            await client.bot.do_api_request("flyAway")
        return

    from aiogram.methods import TelegramMethod  # noqa: PLC0415 - needed in this branch alone

    class FlyAway(TelegramMethod[bool]):
        __returning__ = bool
        __api_method__ = "flyAway"

    with pytest.raises(aio.TelegramNotFound):
        await client.bot(FlyAway())


async def test_a_moved_chat_names_its_new_number(client: Any, sim: Simulator, sam: Phone) -> None:
    sim.fault("migrate", chat=sam.user_id)
    with pytest.raises((ptb.ChatMigrated, aio.TelegramMigrateToChat)) as caught:
        await client.bot.send_message(7, TEXT)
    error = caught.value
    moved = error.new_chat_id if isinstance(error, ptb.ChatMigrated) else error.migrate_to_chat_id
    assert moved == -1_000_000_000_007


async def test_a_flood_wait_lasts_and_counts_down_for_its_scope_alone(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    sim.phone(8).start(BOT)
    sim.fault("429", method="sendMessage", chat=7, lasts=1.2)
    waits = []
    for _ in range(2):
        with pytest.raises((ptb.RetryAfter, aio.TelegramRetryAfter)) as caught:
            await client.bot.send_message(7, TEXT)
        wait = caught.value.retry_after
        waits.append(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        await client.bot.send_message(8, "een andere chat")
    assert waits[0] in (1, 2)
    assert waits[1] <= waits[0]
    await asyncio.to_thread(sim.wait_until, lambda: not sim.world.faults.listed())
    await client.bot.send_message(7, "na de pauze")
    assert on_phone(sam) == ["na de pauze"]


async def test_the_whole_bot_has_30_a_second(client: Any, sim: Simulator) -> None:
    sim.set_limits(Limits(bot_per_second=0.5, bot_burst=2))
    for user in (21, 22, 23):
        sim.phone(user).start(BOT)
    sent = [await client.bot.send_message(user, TEXT) for user in (21, 22)]
    with pytest.raises((ptb.RetryAfter, aio.TelegramRetryAfter)):
        await client.bot.send_message(23, TEXT)
    assert len(sent) == 2


async def test_a_deleted_account_is_forbidden(client: Any, sam: Phone) -> None:
    sam.deactivate(BOT)
    with pytest.raises((ptb.Forbidden, aio.TelegramForbiddenError), match="user is deactivated"):
        await client.bot.send_message(7, TEXT)


async def test_a_service_that_is_away_refuses_the_connection_and_forgets_nothing(
    client: Any, sam: Phone, sim: Simulator
) -> None:
    await asyncio.to_thread(sim.stop)
    with pytest.raises((ptb.NetworkError, aio.TelegramNetworkError)):
        await client.bot.send_message(7, TEXT)
    await asyncio.to_thread(sim.start)
    await client.bot.send_message(7, "weer terug")
    assert on_phone(sam) == ["weer terug"]
