"""``nabij hold set | lift | list``."""

from typing import Annotated

import typer

from nabij.commands.erase import ByOption, ClientOption, WithOption
from nabij.commands.refusing import ProofOption, refusals

hold = typer.Typer(no_args_is_help=True, help="Keep everything of a client, for a court or an inspection.")


@hold.command("set")
def hold_set(
    *,
    client: ClientOption,
    reason: Annotated[str, typer.Option(help="court, report, complaint or inspection.")],
    by: ByOption,
    second: WithOption,
    proof_file: ProofOption = None,
    until: Annotated[str, typer.Option(help="Look again by this day, such as 2027-03-01.")] = "",
) -> None:
    """Let nothing of a client end or be erased until two people lift it.

    Example: `nabij hold set --client 4f2a --reason court --by anna --with lies`
    """
    from nabij.erase import hold_set as carry_out
    from nabij.proving import Two, proof_from

    with refusals():
        typer.echo(carry_out(client, reason, Two(by, second, proof_from(proof_file or ())), until))


@hold.command("lift")
def hold_lift(
    *, client: ClientOption, by: ByOption, second: WithOption, proof_file: ProofOption = None
) -> None:
    """Let the ordinary terms count again.

    Example: `nabij hold lift --client 4f2a --by anna --with lies`
    """
    from nabij.erase import hold_lift as carry_out
    from nabij.proving import Two, proof_from

    with refusals():
        typer.echo(carry_out(client, Two(by, second, proof_from(proof_file or ()))))


@hold.command("list")
def hold_list() -> None:
    """List what is kept, whose review comes first at the head.

    Example: `nabij hold list`
    """
    from nabij.erase import hold_list as listed

    with refusals():
        for line in listed():
            typer.echo(line)
