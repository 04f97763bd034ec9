"""What the Redis drill counts at the phones: one text too few is not made good by one too many elsewhere."""

from collections.abc import Iterator

import httpx
import pytest

from cases.sides import Side
from drills.redis_stream import Client, Sent, Stream
from simulator import Simulator

TOKEN, BOT = "1001:redis-stream-token", "planning_redis_stream_bot"
SAM, KIM = 7_140_100_801, 7_140_100_802
CLIENTS = (Client(Side.A, SAM, BOT), Client(Side.B, KIM, BOT))


@pytest.fixture
def told() -> Iterator[tuple[Simulator, Stream]]:
    with Simulator() as simulator:
        simulator.add_bot(TOKEN, BOT)
        stream = Stream(simulator, CLIENTS, 50.0)
        stream.open_chats()
        yield simulator, stream


def answer(simulator: Simulator, user: int, text: str) -> None:
    url = f"{simulator.url}/bot{TOKEN}/sendMessage"
    assert httpx.post(url, json={"chat_id": user, "text": text}).status_code == 200


def acute_of(stream: Stream) -> Sent:
    """Write until each client was in acute danger at least once."""
    sent = Sent()
    while len(sent.acute) < len(CLIENTS):
        more = stream.write(0.1)
        sent.count += more.count
        for user, at in more.acute.items():
            sent.acute[user] += at
    return sent


def test_every_acute_message_without_its_text_is_missed(told: tuple[Simulator, Stream]) -> None:
    _, stream = told
    sent = acute_of(stream)
    arrived = stream.arrivals(sent, {SAM: 0, KIM: 0})
    assert (arrived.missing, arrived.extra) == (sum(map(len, sent.acute.values())), 0)
    assert arrived.delays_ms == []


def test_one_too_many_here_does_not_hide_one_too_few_there(told: tuple[Simulator, Stream]) -> None:
    simulator, stream = told
    sent = Sent(count=2)
    sent.acute[SAM].append(0.0)
    sent.acute[KIM].append(0.0)
    before = stream.seen()
    answer(simulator, SAM, "Bel 112.")
    answer(simulator, SAM, "Bel nu 112.")
    answer(simulator, KIM, "Een gewoon bericht.")
    arrived = stream.arrivals(sent, before)
    assert (arrived.missing, arrived.extra, len(arrived.delays_ms)) == (1, 1, 1)


def test_half_of_what_is_written_is_acute_and_every_client_gets_its_turn(
    told: tuple[Simulator, Stream],
) -> None:
    _, stream = told
    sent = acute_of(stream)
    assert set(sent.acute) == {SAM, KIM}
    assert stream.total == sent.count + len(CLIENTS)
