"""``nabij bench turn``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import OutOption, missed_unless, refusals


def bench_turn(
    *,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds over all messages; the quietest counts.")] = 5,
    folder: Annotated[
        Path | None, typer.Option("--content", help="Content folder, else the shipped one.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Kept in the result; the messages are fixed.")] = 1,
    out: OutOption = None,
) -> None:
    """Measure the pure turn: mean at most 350 us with screening, 100 us without.

    Example: `nabij bench turn --rounds 5`
    """
    from nabij.drill.bench_turn import bench_turn as measure

    with refusals():
        good = measure(folder=folder, rounds=rounds, seed=seed, out=out)
    missed_unless(good)
