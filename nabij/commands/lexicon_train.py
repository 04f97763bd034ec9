"""``nabij lexicon train``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals

FolderOption = Annotated[Path | None, typer.Option("--content", help="Content folder, else the shipped one.")]


def lexicon_train(
    *,
    folder: FolderOption = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Where the weights go; else lexicon/second_opinion.json of the content."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Same text and seed, same bytes.")] = 1,
) -> None:
    """Learn the second opinion from the training text, without those held back. Needs `nabij[train]`.

    Example: `nabij lexicon train --out /tmp/weights.json`
    """
    from nabij.lexicon.opening import opened_for_training
    from nabij.lexicon.train import train

    with refusals():
        library, voices, place = opened_for_training(folder, out)
        train(library, voices, place, seed=seed)
