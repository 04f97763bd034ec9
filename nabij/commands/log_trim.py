"""``nabij log trim``."""

import typer

from nabij.commands.refusing import refusals


def log_trim() -> None:
    """Let lines of the access log go that are older than their term, never of less than five years.

    Whole batches at a time; the seals stay, so that `nabij log verify` still says whether the rest stands. On
    SQLite the clock does this too; on PostgreSQL only the owner may (`owner_file` of `[coordination]`).

    Example: `nabij log trim && nabij log verify`
    """
    from nabij.log_trim import told, trim_log

    with refusals():
        typer.echo(told(trim_log()))
