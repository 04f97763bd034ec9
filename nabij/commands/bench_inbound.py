"""``nabij bench inbound``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def bench_inbound(
    *,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    sustained: Annotated[
        float, typer.Option("--seconds", min=1, help="How long the full load lasts.")
    ] = 60.0,
    open_loop: Annotated[float, typer.Option(min=1, help="How long 100 updates a second come in.")] = 20.0,
    backlog: Annotated[
        int, typer.Option(min=100, help="How many updates wait when the last part begins.")
    ] = 2000,
    clients: Annotated[int, typer.Option(min=2, help="Paired clients, half on each side.")] = 80,
    seed: Annotated[int, typer.Option(help="Kept in the result; the load is fixed.")] = 1,
    out: OutOption = None,
) -> None:
    """Measure updates: stored turns a second, and how soon Telegram hears that one was kept.

    Example: `nabij bench inbound --database postgres`
    """
    from nabij.drill.bench_inbound import bench_inbound as measure

    load = (sustained, open_loop, backlog)
    with refusals():
        good = measure(database=database, dsn=dsn, load=load, clients=clients, seed=seed, out=out)
    missed_unless(good)
