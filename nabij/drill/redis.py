"""Plays the Redis drill on a line of separate processes."""

from pathlib import Path

from drills.redis import Plan, run_redis
from drills.redis_server import NoRedisServer
from drills.redis_weather import PHASES
from drills.result import finish
from nabij.drill.redis_house import RedisHouses
from nabij.drill.stages import databases_of
from nabij.refused import Refused


def redis_drill(*, database: str, dsn: str, phases: str, each: float, seed: int, out: Path | None) -> bool:
    """Play the phases on a database; print the result. Raises Refused for what cannot be opened."""
    chosen = tuple(name.strip() for name in phases.split(",")) if phases else PHASES
    if unknown := sorted(set(chosen) - set(PHASES)):
        raise Refused([f"{', '.join(unknown)}: die fase ken ik niet. Kies uit: {', '.join(PHASES)}."])
    with databases_of(database, dsn) as databases:
        try:
            result = run_redis(RedisHouses(databases), Plan(chosen, each))
        except NoRedisServer as missing:
            raise Refused([f"Geen Redis voor de oefening: {missing}."]) from None
    return finish({**result, "database": database, "seed": seed}, out)
