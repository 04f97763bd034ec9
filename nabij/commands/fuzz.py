"""``nabij drill fuzz``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import OutOption, missed_unless, refusals


def fuzz(
    *,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to go on.")] = 20.0,
    folder: Annotated[
        Path | None, typer.Option("--content", help="Content folder, else the shipped one.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Chance of every text.")] = 1,
    out: OutOption = None,
) -> None:
    """Send random and mangled text through screening, for every speaker.

    No error, nothing above 5 ms that does not go to a human, the same answer twice, spans inside the text.

    Example: `nabij drill fuzz --seconds 600 --seed 3`
    """
    from nabij.drill.fuzz import fuzz as play

    with refusals():
        good = play(folder=folder, seconds=seconds, seed=seed, out=out)
    missed_unless(good)
