"""``nabij content card``: the paper card that a worker reads aloud at the start and leaves behind."""

from html import escape
from pathlib import Path
from typing import Annotated

import typer

from cases.levels import Language
from cases.sides import Side
from nabij.commands.refusing import SideOption, refusals
from nabij.refused import EXIT_USAGE

START = "d0"

_STYLE = (
    "@page{size:A5;margin:12mm}"
    "body{font:14pt/1.45 sans-serif;max-width:120mm;margin:8mm auto;color:#000;background:#fff}"
    "li{margin:0 0 4mm;break-inside:avoid}"
)


_Tongue = Annotated[Language, typer.Option(help="nl-B1, nl-A2 or en.")]
_Formal = Annotated[bool, typer.Option("--formal", help='Say "u".')]
_Out = Annotated[Path | None, typer.Option(help="Write a page to print here, else plain lines.")]
_Folder = Annotated[Path | None, typer.Option("--content", help="Content folder, else the shipped one.")]


def content_card(
    *,
    side: SideOption = Side.A,
    language: _Tongue = Language.NL_B1,
    formal: _Formal = False,
    out: _Out = None,
    folder: _Folder = None,
) -> None:
    """Print the card of the start: what a worker reads aloud, in the words of one side and language.

    No name of an organisation stands on it. Exit 2 when it cannot be written.

    Example: `nabij content card --side b --language nl-A2 --out kaart.html`
    """
    from nabij.content_folder import shipped_content
    from nabij.preview import library_of

    with refusals():
        script = library_of(folder or shipped_content()).scripts[START]
    lines = script.aloud(side, language, formal=formal)
    if out is None:
        typer.echo("\n".join(lines))
        return
    _write(out, page_of(lines, language))
    typer.echo(str(out))


def _write(out: Path, page: str) -> None:
    """Write the page; a place that cannot be written ends with exit 2."""
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        typer.echo(f"--out {out} is niet te schrijven: {type(error).__name__}.", err=True)
        raise typer.Exit(EXIT_USAGE) from None


def page_of(lines: tuple[str, ...], language: Language) -> str:
    """Return the card as a page of its own, without a title that says what it is."""
    said = "".join(f"<li>{escape(line)}</li>" for line in lines)
    tongue = "en" if language is Language.EN else "nl"
    return (
        f'<!doctype html><html lang="{tongue}"><head><meta charset="utf-8"><title>Kaart</title>'
        f"<style>{_STYLE}</style></head><body><ul>{said}</ul></body></html>\n"
    )
