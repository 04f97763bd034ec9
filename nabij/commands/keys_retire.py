"""``nabij keys retire``."""

from typing import Annotated

import typer

from nabij.commands.refusing import ProofOption, refusals


def keys_retire(
    by: Annotated[str, typer.Option(help="Login of an administrator.")],
    second: Annotated[str, typer.Option("--with", help="Login of a second administrator.")],
    proof_file: ProofOption = None,
) -> None:
    """Take old keys out of the files; refused as long as anything stands under one.

    Example: `nabij keys retire --by bea --with bob`
    """
    from nabij.keys_changing import retire
    from nabij.proving import Two, proof_from

    with refusals():
        lines = retire(Two(by, second, proof_from(proof_file or ())))
    for line in lines:
        typer.echo(line)
