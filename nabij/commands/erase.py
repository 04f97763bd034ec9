"""``nabij erase``."""

from typing import Annotated

import typer

from nabij.commands.refusing import ProofOption, refusals

ClientOption = Annotated[
    str, typer.Option(help="The id of the client, as it stands in the address of a page.")
]
ByOption = Annotated[str, typer.Option(help="Login of who asks.")]
WithOption = Annotated[str, typer.Option("--with", help="Login of the second human, from outside the side.")]


def erase(
    *,
    client: ClientOption,
    reason: Annotated[str, typer.Option(help="asked, term, stopped, mistake, died or moved.")],
    by: ByOption,
    second: WithOption,
    proof_file: ProofOption = None,
    now: Annotated[
        bool, typer.Option("--now", help="Do not wait for the phone, a colleague or an open S3.")
    ] = False,
) -> None:
    """Erase a client for good: keys, words, address, also what a restored backup would bring back.

    Example: `nabij erase --client 4f2a --reason asked --by anna --with lies`
    """
    from nabij.erase import erase as carry_out
    from nabij.proving import Two, proof_from

    with refusals():
        typer.echo(carry_out(client, reason, Two(by, second, proof_from(proof_file or ())), at_once=now))
