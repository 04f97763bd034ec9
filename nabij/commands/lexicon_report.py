"""``nabij lexicon report``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import OutOption, refusals


def lexicon_report(
    *,
    which: Annotated[
        str, typer.Option("--set", help="held, training, or a file of labelled lines.")
    ] = "held",
    folder: Annotated[
        Path | None, typer.Option("--content", help="Content folder, else the shipped one.")
    ] = None,
    pictures: Annotated[Path | None, typer.Option(help="Folder for pictures; needs `nabij[train]`.")] = None,
    learning: Annotated[
        bool, typer.Option("--learning", help="Also learn from 10, 20, 40 ... people; minutes.")
    ] = False,
    embedding: Annotated[
        bool, typer.Option("--embedding", help="Compare with a sentence embedding; needs `nabij[semantic]`.")
    ] = False,
    out: OutOption = None,
) -> None:
    """Count what rules, context, repair and second opinion find in labelled messages. Shows no message.

    A line of a file is `{"text","speaker","severity"}`, with lang, categories and notes if there are.

    Example: `nabij lexicon report --set held --pictures docs/figures`
    """
    from nabij.lexicon.opening import opened
    from nabij.lexicon.report import Wanted, report

    with refusals():
        library, voices = opened(folder)
        report(library, voices, which, Wanted(out, pictures, learning, embedding))
