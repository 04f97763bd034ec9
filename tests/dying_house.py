"""A house of which one loop dies by a fault that nothing catches; run as a process by ``test_fallen.py``."""

import sys
import threading
from pathlib import Path

from bot.clock import RandomIds, SystemClock
from cases.moments import Moment
from cases.sides import Side
from nabij.house import Tempo
from nabij.prepare import migrate_all, write_keys
from nabij.serve import work
from nabij.stage import StagedBot, stage_settings
from simulator import Simulator

BOTS = tuple(
    StagedBot(side, f"{number}:dying-house", f"dying_{side.value}_bot", "Planning")
    for number, side in enumerate(Side, 1)
)


class DyingClock(SystemClock):
    """Ends the thread of one loop, with words that may stand nowhere."""

    def now(self) -> Moment:
        if threading.current_thread().name == "sweeper_a":
            raise SystemExit("hij slaat me\r\nnu")
        return super().now()


def main(folder: Path) -> None:
    with Simulator() as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        settings = stage_settings(folder, simulator.url, BOTS)
        write_keys(settings)
        migrate_all(lambda _line: None, settings)
        roles = frozenset({"web", "worker", "clock", "sender"})
        work(settings, roles, threading.Event(), Tempo(DyingClock(), RandomIds()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
