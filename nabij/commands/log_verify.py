"""``nabij log verify``."""

import json
from datetime import datetime
from typing import Annotated

import typer

from nabij.commands.refusing import missed_unless, refusals

_DATE = ["%Y-%m-%d"]
_From = Annotated[
    datetime | None, typer.Option("--from", formats=_DATE, help="Read lines again from this day on.")
]
_To = Annotated[datetime | None, typer.Option("--to", formats=_DATE, help="Read lines again up to this day.")]


def log_verify(
    *,
    since: _From = None,
    until: _To = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for machines.")] = False,
) -> None:
    """Compute the chain over the access log anew; name the first line or seal that does not fit. Exit 0 or 1.

    Finds lines changed, removed, put in or moved, seals that are gone, and against the anchor file an end
    that was cut off. Every seal is always looked at.

    Example: `nabij log verify --from 2026-11-01 --json`
    """
    from nabij.log_verify import sentence_of, verify_log

    with refusals():
        found = verify_log(since.date() if since else None, until.date() if until else None)
    if as_json:
        typer.echo(json.dumps(found.told(), sort_keys=True))
    else:
        for fault in found.faults:
            typer.echo(sentence_of(fault), err=True)
        typer.echo(
            f"{found.lines} regels, {found.seals} zegels, {found.waiting} nog niet verzegeld,"
            f" {found.anchors} ankers: {'klopt' if found.ok else 'KLOPT NIET'}."
        )
    missed_unless(found.ok)
