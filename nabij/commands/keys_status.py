"""``nabij keys status``."""

from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def keys_status(
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Count by store what stands under the current key, an old one, or one that nobody has.

    Example: `nabij keys status --json`
    """
    from json import dumps

    from nabij.keys_changing import as_json, status, table_of

    with refusals():
        found = status()
    for line in [dumps(as_json(found))] if json else table_of(found):
        typer.echo(line)
