"""``nabij user end``."""

from typing import Annotated

import typer

from nabij.commands.refusing import refusals


def user_end(
    *,
    login: Annotated[str, typer.Option(help="Name this person logs in with.")],
    reason: Annotated[str, typer.Option(help="left, suspended or stolen (a password or device).")] = "left",
    place: Annotated[
        str, typer.Option(help="a, b or coordinatie; only for a login that more than one human has.")
    ] = "",
) -> None:
    """Let somebody go at once: every place of this human, all sessions and private links.

    Their conversations are called out again within two minutes, and their shifts become a gap.

    Example: `nabij user end --login anna --reason left`
    """
    from nabij.leavers import end_person

    with refusals():
        for line in end_person(login, reason, place):
            typer.echo(line)
