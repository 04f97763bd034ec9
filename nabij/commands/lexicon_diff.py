"""``nabij lexicon diff``."""

import json as format_json
from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def lexicon_diff(
    *,
    old: Annotated[Path, typer.Argument(help="Content folder, or a release as JSON, before the edit.")],
    new: Annotated[Path, typer.Argument(help="The same after it.")],
    labelled: Annotated[
        Path | None, typer.Option("--set", help="More labelled lines, as for `lexicon report`.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    examples: Annotated[bool, typer.Option(help="Show up to ten messages for each kind of change.")] = True,
) -> None:
    """Show what an edit of the danger words changes: fewer found, more false alarms, other levels.

    Held against the tests of the rules, the training text (without the people held back) and `--set`.

    Example: `nabij lexicon diff content my-content --json`
    """
    from nabij.lexicon.comparing import as_result, difference, told

    with refusals():
        edit, found = difference(old, new, labelled)
    if json:
        typer.echo(format_json.dumps(as_result(edit, found, examples=examples), ensure_ascii=False))
        return
    for line in told(edit, found, examples=examples):
        typer.echo(line)
