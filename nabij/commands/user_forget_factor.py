"""``nabij user forget-factor``."""

from typing import Annotated

import typer

from nabij.commands.refusing import ProofOption, refusals


def user_forget_factor(
    *,
    login: Annotated[str, typer.Option(help="Name of who lost a passkey or code app.")],
    by: Annotated[str, typer.Option(help="Name of the first person who saw to it.")],
    second: Annotated[str, typer.Option("--with", help="Name of the second; one of the two is admin.")],
    proof_file: ProofOption = None,
) -> None:
    """Take a lost passkey or code app away, on the word of two people.

    Both stand in the access log. All sessions of this human end.

    Example: `nabij user forget-factor --login dora --by ada --with eva`
    """
    from nabij.factors import forget_factor_of
    from nabij.proving import Two, proof_from

    with refusals():
        typer.echo(forget_factor_of(login, Two(by, second, proof_from(proof_file or ()))))
