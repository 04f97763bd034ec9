"""``nabij content diff``."""

import json as format_json
from collections.abc import Iterator
from typing import Annotated

import typer

from console.content_diff_words import Told, as_line, told_differences
from nabij.commands.refusing import missed_unless, refusals


def content_diff(
    old: Annotated[str, typer.Argument(help="live, shipped, a release number, a folder or a zip.")] = "",
    new: Annotated[str, typer.Argument(help="The same; left out: the first is held against live.")] = "",
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what differs between two versions, per question and language; exit 1 when something does.

    Without names: what the configured content folder would change in what is live.

    Example: `nabij content diff shipped live`
    """
    from nabij.content_files import LIVE, files_of
    from nabij.prepare import read_content_setting

    with refusals():
        if not old:
            before, after = files_of(LIVE), files_of(str(read_content_setting()))
        else:
            before, after = (files_of(LIVE), files_of(old)) if not new else (files_of(old), files_of(new))
    found = told_differences(before, after)
    if json:
        told = {"differs": bool(found), "differences": [_plain(one) for one in found]}
        typer.echo(format_json.dumps(told, ensure_ascii=False))
    else:
        for line in _lines(found):
            typer.echo(line)
    missed_unless(not found)


def _plain(one: Told) -> dict[str, object]:
    told = one.difference
    return {
        "kind": told.kind,
        "file": told.file,
        "names": told.names,
        "field": told.field,
        "mode": told.mode,
        "language": told.language,
        "old": told.old,
        "new": told.new,
        "title": one.title,
    }


def _lines(found: tuple[Told, ...]) -> Iterator[str]:
    where = ""
    for one in found:
        if one.where != where:
            where = one.where
            yield f"{where} ({one.difference.file})"
        yield f"  {one.title}"
        if one.pieces:
            yield f"    {as_line(one.pieces, of_items=one.of_items)}"
