"""Plays the kill drill on prepared stores."""

from pathlib import Path

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
    watch = Stopwatch()
    with databases_of(database, dsn) as databases:
        storm = Storm(updates, kills, seed, POINTS)
        result = run_kill(lambda tell: StormTheatre(databases, tell, out), storm)
    if peers:
        result["peers"] = run_peers(Trial(min(updates, PEER_UPDATES), min(kills, PEER_KILLS), seed))
    return finish({**result, "database": database, "seed": seed, "seconds": watch.seconds}, out)
