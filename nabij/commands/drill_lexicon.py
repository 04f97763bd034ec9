"""``nabij drill lexicon``."""

from typing import Annotated

import typer

from nabij.commands.refusing import DatabaseOption, DsnOption, OutOption, missed_unless, refusals


def drill_lexicon(
    *,
    messages: Annotated[int, typer.Option(min=12, help="How many messages over all faults.")] = 500,
    fault: Annotated[
        list[str] | None, typer.Option(help="Only this fault; may be given more than once.")
    ] = None,
    database: DatabaseOption = "sqlite",
    dsn: DsnOption = "",
    seed: Annotated[int, typer.Option(help="The same seed brings the same messages.")] = 1,
    out: OutOption = None,
) -> None:
    """Break risk detection in six ways; each message must still reach a person, and people must be told.

    Each fault comes at a running house, which keeps its last good list, and at one that starts with it.

    Example: `nabij drill lexicon --fault empty --messages 40 --database postgres`
    """
    from nabij.drill.lexicon import FAULTS
    from nabij.drill.lexicon import lexicon as play

    if unknown := [name for name in fault or () if name not in FAULTS]:
        raise typer.BadParameter(f"{unknown[0]}: choose from {', '.join(FAULTS)}")
    chosen = fault or FAULTS
    with refusals():
        good = play(messages=messages, faults=chosen, database=database, dsn=dsn, seed=seed, out=out)
    missed_unless(good)
