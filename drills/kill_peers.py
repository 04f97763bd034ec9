"""What the default webhook handling of two bot frameworks loses under the same kills.

Both answer Telegram first and do the work from memory. Their handlers do less than ours: one committed row.
Each is killed while it works, at moments drawn from the seed, and started again at once.
"""

import socket
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from drills.chance import chance_of
from drills.peers.store import Rows
from simulator import Limits, Simulator

PEERS = {
    "aiogram": ("drills.peers.aiogram_peer", ("aiogram", "aiohttp")),
    "python-telegram-bot": ("drills.peers.telegram_peer", ("telegram", "tornado")),
}
NOT_INSTALLED = "not installed"
TOKEN = "3003:peer-token"  # noqa: S105  # a made-up bot of a simulated Telegram
BOT = "peer_kill_bot"
FIRST_USER = 91_000
CHATS = 20
BURST = 2
"""Messages that each chat writes at once: people write in bursts, and so does a line that was away."""
SETTLE_SECONDS = 30.0
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Trial:
    """How much a peer is given to do, and how often it is killed."""

    updates: int
    kills: int
    seed: int


def run_peers(trial: Trial) -> dict[str, Any]:
    """Return the losses of each peer beside each other; ``not installed`` where it cannot be tried."""
    with ThreadPoolExecutor(len(PEERS)) as pool:
        tried = {name: pool.submit(_try, *peer, trial) for name, peer in PEERS.items()}
        return {name: each.result() for name, each in tried.items()}


def _try(module: str, needs: tuple[str, ...], trial: Trial) -> dict[str, int] | str:
    if any(find_spec(each) is None for each in needs):
        return NOT_INSTALLED
    with (
        tempfile.TemporaryDirectory(prefix="nabij-peer-") as folder,
        Simulator(limits=Limits(on=False)) as simulator,
    ):
        simulator.add_bot(TOKEN, BOT)
        peer = _Peer(module, simulator, Path(folder) / "rows.sqlite3")
        try:
            return peer.endure(trial)
        finally:
            peer.kill()


class _Peer:
    """One framework as a process, and the phones that write to it."""

    def __init__(self, module: str, simulator: Simulator, database: Path) -> None:
        self._simulator = simulator
        self._database = database
        self._order = [sys.executable, "-m", module, str(_free_port()), simulator.url, TOKEN, str(database)]
        self._process = self._start()

    def endure(self, trial: Trial) -> dict[str, int]:
        """Write in bursts, kill within each burst that was drawn, and count. Raises TimeoutError."""
        simulator, chance = self._simulator, chance_of(trial.seed)
        phones = [simulator.phone(FIRST_USER + number) for number in range(CHATS)]
        for phone in phones:
            phone.start(BOT)
        self._settled(START_SECONDS)
        bursts = max(1, trial.updates // (CHATS * BURST))
        doomed = [*range(bursts)] * (trial.kills // bursts) + chance.sample(
            range(bursts), trial.kills % bursts
        )
        wait = threading.Event()
        for burst in range(bursts):
            for phone in phones:
                for number in range(BURST):
                    phone.send(BOT, f"{burst} {number}")
            for _ in range(doomed.count(burst)):
                self._wait_for_some(chance.uniform(0.2, 0.8))
                self.kill()
                self._process = self._start()
            self._settled(START_SECONDS)
        wait.wait(1.0)
        return self._count(trial.kills)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # our own module, with arguments made above
            self._order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _wait_for_some(self, part: float) -> None:
        """Wait until this part of what waits now was taken."""
        left = int(self._simulator.pending(BOT) * (1 - part))
        self._simulator.wait_until(lambda: self._simulator.pending(BOT) <= left, START_SECONDS)

    def _settled(self, seconds: float) -> None:
        self._simulator.wait_until(lambda: self._simulator.pending(BOT) == 0, seconds)

    def _count(self, kills: int) -> dict[str, int]:
        given = frozenset(each.update_id for each in self._simulator.deliveries(bot=BOT) if each.ok)
        rows = Rows(self._database)
        kept = rows.all()
        rows.close()
        return {
            "updates": len(given | kept),
            "acknowledged": len(given),
            "lost": len(given - kept),
            "kills": kills,
        }


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
