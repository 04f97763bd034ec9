"""``nabij content notice``: the longer page for paper: what is kept, who reads it, what one may ask."""

from html import escape
from pathlib import Path
from typing import Annotated

import typer

from cases.levels import Language
from cases.sides import Side
from nabij.commands.refusing import SideOption
from nabij.refused import EXIT_REFUSED, EXIT_USAGE

_STYLE = (
    "@page{size:A4;margin:18mm}"
    "body{font:13pt/1.5 sans-serif;max-width:40em;margin:1.5em auto;padding:0 1em;color:#000;background:#fff}"
    "h1{font-size:1.6em}h2{font-size:1.2em;break-after:avoid}li{margin:0 0 .3em}section{break-inside:avoid}"
)

_Tongue = Annotated[Language, typer.Option(help="nl-B1, nl-A2 or en.")]
_Out = Annotated[Path | None, typer.Option(help="Write a page to print here, else plain lines.")]
_Folder = Annotated[Path | None, typer.Option("--content", help="Content folder, else the shipped one.")]


def content_notice(
    *, side: SideOption = Side.A, language: _Tongue = Language.NL_B1, out: _Out = None, folder: _Folder = None
) -> None:
    """Print the notice for clients of one side, in one language. No name of an organisation stands on it.

    Exit 2 when it cannot be written, 78 when the text is not there.

    Example: `nabij content notice --side b --language nl-A2 --out blad.html`
    """
    from nabij.content_folder import shipped_content

    place = (folder or shipped_content()) / "notice" / f"{language.value}.md"
    try:
        lines = lines_for(place.read_text(encoding="utf-8"), side)
    except OSError:
        typer.echo(f"{place.name}: deze tekst is er niet.", err=True)
        raise typer.Exit(EXIT_REFUSED) from None
    if out is None:
        typer.echo("\n".join(lines))
        return
    try:
        out.write_text(page_of(lines, language), encoding="utf-8")
    except OSError as error:
        typer.echo(f"--out {out} is niet te schrijven: {type(error).__name__}.", err=True)
        raise typer.Exit(EXIT_USAGE) from None
    typer.echo(str(out))


def lines_for(text: str, side: Side) -> tuple[str, ...]:
    """Return the lines that clients of one side read: one that begins with "a: " or "b: " is for that one."""
    marks = {f"{one.value}: ": one for one in Side}
    found: list[str] = []
    for line in text.splitlines():
        only = marks.get(line[:3])
        if only is None:
            found.append(line)
        elif only is side:
            found.append(line[3:])
    return tuple(found)


def page_of(lines: tuple[str, ...], language: Language) -> str:
    """Return the notice as a page of its own, without a title that says what it is."""
    said: list[str] = []
    for block in "\n".join(lines).split("\n\n"):
        said.extend(_block(block.strip().split("\n")))
    tongue = "en" if language is Language.EN else "nl"
    head = f'<meta charset="utf-8"><title>Blad</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="{tongue}"><head>{head}</head><body>{"".join(said)}</body></html>\n'


def _block(lines: list[str]) -> list[str]:
    """Return one heading, list or paragraph, or a heading with what stands under it."""
    first, rest = lines[0], lines[1:]
    if first.startswith("# "):
        return [f"<h1>{escape(first[2:])}</h1>"]
    if first.startswith("## "):
        return ["<section>", f"<h2>{escape(first[3:])}</h2>", *_block(rest), "</section>"]
    if first.startswith("- "):
        return ["<ul>", *(f"<li>{escape(line[2:])}</li>" for line in lines), "</ul>"]
    return [f"<p>{escape(' '.join(lines))}</p>"]
