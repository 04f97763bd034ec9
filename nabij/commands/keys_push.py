"""``nabij keys push``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def keys_push(
    file: Annotated[Path, typer.Argument(help="Where the key goes; the folder must exist.")],
) -> None:
    """Make the key that Web Push is signed with; say it in [paging.push] key_file.

    Example: `nabij keys push /etc/nabij/push.pem`
    """
    from nabij.push_key import write_push_key

    with refusals():
        typer.echo(write_push_key(file))
