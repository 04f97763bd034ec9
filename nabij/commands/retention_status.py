"""``nabij retention status``."""

from json import dumps
from typing import Annotated

import typer

from nabij.commands.refusing import missed_unless, refusals

retention = typer.Typer(no_args_is_help=True, help="How long what is kept, and whether it ended in time.")


@retention.command("status")
def retention_status(
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show by store and class the term, what is over now, the last receipt and what ends next. Counts only.

    Exit 1 when something is over for longer than a day and a round of the clock (lines of the access log: 31
    days); 78 when it cannot be looked at. For an hour after a hold was lifted, what waited under it may show.

    Example: `nabij retention status --json`
    """
    from nabij.retention_status import as_json, status, table_of

    with refusals():
        found = status()
    for line in [dumps(as_json(found), ensure_ascii=False)] if json else table_of(found):
        typer.echo(line)
    missed_unless(found.ok)
