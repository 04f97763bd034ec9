"""``nabij keys backup`` and ``nabij keys restore``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def keys_backup(
    to: Annotated[Path, typer.Option(help="A new file.")],
    custodians: Annotated[Path, typer.Option(help="Lines of a name and an age public key.")],
) -> None:
    """Seal the key files for custodians: any two open it together, none alone.

    Example: `nabij keys backup --to keys.backup --custodians custodians.txt`
    """
    from nabij.key_custody import back_up

    with refusals():
        for line in back_up(custodians, to):
            typer.echo(line)


def keys_restore(
    backup: Annotated[Path, typer.Argument(help="The file that backup made.")],
    identity: Annotated[list[Path], typer.Option(help="File with an age secret key; give two.")],
) -> None:
    """Put key files back; never over others, and only those the databases were made with.

    Example: `nabij keys restore keys.backup --identity bea.age --identity bob.age`
    """
    from nabij.key_custody import put_back

    with refusals():
        for path in put_back(backup, identity):
            typer.echo(f"Teruggezet: {path}")
