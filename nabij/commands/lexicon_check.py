"""``nabij lexicon check``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def lexicon_check(
    *,
    folder: Annotated[
        Path | None, typer.Option("--content", help="Content folder, else the shipped one.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every remark, not the first 20.")] = False,
) -> None:
    """Look the danger words over before they may go live; every fault with file, line and remedy in Dutch.

    Besides the rules' own tests: who answers for each rule, whether each row can be met, what stands
    twice or means two things, and what it alarms about in harmless messages. Exit 78 with any fault.

    Example: `nabij lexicon check --content content`
    """
    from nabij.content_folder import shipped_content
    from nabij.lexicon.checking import checked, report, today

    with refusals():
        found = checked(folder or shipped_content(), floor=False)
        for line in report(found, today(), everything=everything):
            typer.echo(line)
        typer.echo("De woordenlijst klopt.")
