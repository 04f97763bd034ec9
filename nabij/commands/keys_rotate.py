"""``nabij keys rotate``."""

from typing import Annotated

import typer

from nabij.commands.refusing import ProofOption, refusals


def keys_rotate(
    by: Annotated[str, typer.Option(help="Login of an administrator.")],
    second: Annotated[str, typer.Option("--with", help="Login of a second administrator.")],
    store: Annotated[
        list[str] | None, typer.Option(help="coordination, side_a or side_b; all when left out.")
    ] = None,
    proof_file: ProofOption = None,
    client: Annotated[str, typer.Option(help="Give one client new data keys instead.")] = "",
    *,
    prepare: Annotated[bool, typer.Option("--prepare", help="Put the key ready; do not use it yet.")] = False,
) -> None:
    """Make a new key; running processes take it up, and their clock brings over what stands under the old.

    Under systemd: --prepare, restart every unit, rotate, restart again. Two administrators prove
    who they are.

    Example: `nabij keys rotate --by bea --with bob`
    """
    from nabij.keys_changing import renew_client, rotate
    from nabij.proving import Two, proof_from

    with refusals():
        two = Two(by, second, proof_from(proof_file or ()))
        lines = [renew_client(client, two)] if client else rotate(two, tuple(store or ()), prepare=prepare)
    for line in lines:
        typer.echo(line)
