"""``nabij content export``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def content_export(
    out: Annotated[Path, typer.Option(help="A new folder, or a new file that ends in .zip.")],
    release: Annotated[int | None, typer.Option(min=1, help="A release number, else what is live.")] = None,
) -> None:
    """Write a release as files to share with another region; nothing about people is in it.

    Exit 0 when it is written, 78 when it cannot be.

    Example: `nabij content export --out inhoud.zip`
    """
    from nabij.content_files import manifest_of, stored_content, write_package
    from nabij.lexicon.checking import today

    with refusals():
        found = stored_content(release)
        told = manifest_of(found.library, found.number, today(), found.approved_by)
        write_package(found.library, told, out)
    typer.echo(f"Uitgave {found.number} staat in {out}.")
