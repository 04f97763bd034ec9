"""``nabij bench screen``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import OutOption, missed_unless, refusals


def bench_screen(
    *,
    peer: Annotated[str, typer.Option(help="Measure clinlp too, on the same terms: clinlp.")] = "",
    peer_home: Annotated[
        Path | None, typer.Option(help="Virtual environment for the peer, else one in the cache folder.")
    ] = None,
    lines: Annotated[
        Path | None,
        typer.Option("--set", help='Lines {"text","speaker"}, else made from the test sentences.'),
    ] = None,
    many: Annotated[int, typer.Option("--messages", min=20, help="How many to make.")] = 2000,
    folder: Annotated[
        Path | None, typer.Option("--content", help="Content folder, else the shipped one.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Chance of the made messages.")] = 1,
    out: OutOption = None,
) -> None:
    """Measure screening on unseen messages in fresh processes, with and without second opinion.

    Limits hold for a quiet machine and are stretched by `machine_factor`, measured beside.

    Example: `nabij bench screen --peer clinlp`
    """
    from nabij.drill.bench_screen import bench_screen as measure

    with refusals():
        good = measure(lines=lines, many=many, peer=peer, home=peer_home, folder=folder, seed=seed, out=out)
    missed_unless(good)
