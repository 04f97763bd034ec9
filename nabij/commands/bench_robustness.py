"""``nabij bench robustness``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import OutOption, missed_unless, refusals


def bench_robustness(
    *,
    lines: Annotated[
        Path | None,
        typer.Option("--set", help='Lines {"text","speaker"}, else the lexicon\'s own test sentences.'),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--content", help="Content folder, else the shipped one.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Chance of every slip.")] = 7,
    out: OutOption = None,
) -> None:
    """Spoil every message that alerts in eight ways, once each, and count what still alerts.

    The whole detector listens, second opinion included. `lost` shows spoilt messages that no longer alert:
    read it only with lines of your own.

    Example: `nabij bench robustness --set lines.jsonl --seed 7`
    """
    from nabij.drill.bench_robustness import bench_robustness as measure

    with refusals():
        good = measure(lines=lines, folder=folder, seed=seed, out=out)
    missed_unless(good)
