"""``nabij content import``."""

from pathlib import Path
from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def content_import(
    package: Annotated[Path, typer.Argument(help="A zip or a folder of `nabij content export`.")],
    by: Annotated[str, typer.Option(help="Login of the coordinator who looks after it.")] = "",
    title: Annotated[str, typer.Option(help="What the change is called.")] = "Inhoud van een andere regio",
    *,
    check: Annotated[bool, typer.Option("--check", help="Only look it over; keep nothing.")] = False,
) -> None:
    """Look content of others over and keep it as a change to review; it never goes live by itself.

    Exit 0 when it is kept, 78 with every fault when it is refused.

    Example: `nabij content import inhoud.zip --by anna`
    """
    from nabij.content_files import keep_as_change, read_package

    if not check and not by:
        raise typer.BadParameter("give --by, or --check")
    with refusals():
        library = read_package(package, proved=True)
        if check:
            typer.echo(f"De inhoud klopt: {len(library.files)} bestanden. Er is niets bewaard.")
            return
        _, files = keep_as_change(library, by, title)
    typer.echo(f"Bewaard als wijziging. Aantal bestanden: {files}. Lees hem na in de pagina's, onder Inhoud.")
