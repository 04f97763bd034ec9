"""The Telegram of a bench: our simulator with a bot on each side."""

from collections.abc import Iterator
from contextlib import contextmanager

from cases.sides import Side
from drills.ports import BotOf
from simulator import Simulator

BOTS = (
    BotOf(Side.A, "1001:bench-side-a-token", "planning_bench_a_bot"),
    BotOf(Side.B, "2002:bench-side-b-token", "agenda_bench_b_bot"),
)


@contextmanager
def bench_telegram() -> Iterator[Simulator]:
    """Run it for the block."""
    with Simulator() as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        yield simulator


def start_phone(simulator: Simulator, side: Side, user: int) -> None:
    """Let a person press start at the bot of a side, so that it may write to them."""
    simulator.phone(user).start(next(bot.username for bot in BOTS if bot.side is side))
