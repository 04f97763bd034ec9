"""``nabij drill redis``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def redis(
    *,
    database: DatabaseOption = "sqlite",
    phases: Annotated[str, typer.Option(help="Some of the phases, with commas; all if left out.")] = "",
    each: Annotated[float, typer.Option(min=1.0, help="Seconds of messages in each phase.")] = 3.0,
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="Kept in the result; the drill has no chance in it.")] = 1,
    out: OutOption = None,
) -> None:
    """Kill, flush, silence, fill and slow down Redis under a stream of messages; lose none of them.

    Example: `nabij drill redis --database postgres --phases healthy,killed,black_hole`
    """
    from nabij.drill.redis import redis_drill

    with refusals():
        good = redis_drill(database=database, dsn=dsn, phases=phases, each=each, seed=seed, out=out)
    missed_unless(good)
