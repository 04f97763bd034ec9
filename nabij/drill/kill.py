"""Plays the kill drill on prepared stores."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from drills.kill import Storm, run_kill
from drills.kill_peers import Trial, run_peers
from drills.result import Stopwatch, finish
from nabij.crashing import POINTS
from nabij.drill.kill_house import StormTheatre
from nabij.drill.stages import databases_of

PEER_UPDATES, PEER_KILLS = 320, 8
"""What the peers are given: enough to see that they lose, short enough for the time of a drill."""


def kill(
    *, database: str, updates: int, kills: int, peers: bool, dsn: str, seed: int, out: Path | None
) -> bool:
    """Storm a house on a database; print the result. Raises Refused for what cannot be opened."""
    watch, over = Stopwatch(), threading.Event()
    trial = Trial(min(updates, PEER_UPDATES), min(kills, PEER_KILLS), seed)
    with databases_of(database, dsn) as databases, ThreadPoolExecutor(1) as beside:
        tried = beside.submit(_peers_after, over, trial) if peers else None
        try:
            storm = Storm(updates, kills, seed, POINTS, over=over.set)
            result = run_kill(lambda tell: StormTheatre(databases, tell, out), storm)
        finally:
            over.set()
        if tried is not None:
            result["peers"] = tried.result()
    return finish({**result, "database": database, "seed": seed, "seconds": watch.seconds}, out)


def _peers_after(over: threading.Event, trial: Trial) -> dict[str, Any]:
    over.wait()
    return run_peers(trial)
