"""``nabij keys retire``."""

from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def keys_retire(
    by: Annotated[str, typer.Option(help="Login of an administrator.")],
    second: Annotated[str, typer.Option("--with", help="Login of a second administrator.")],
) -> None:
    """Take old keys out of the files; refused as long as anything stands under one.

    Example: `nabij keys retire --by bea --with bob`
    """
    from nabij.keys_changing import Two, retire

    with refusals():
        lines = retire(Two(by, second))
    for line in lines:
        typer.echo(line)
