"""``nabij user bind``, ``unbind`` and ``break-glass``: who logs in by the provider of the organisation."""

from typing import Annotated

import typer

from nabij.commands.refusing import refusals

Login = Annotated[str, typer.Option(help="Name this person logs in with.")]
Place = Annotated[str, typer.Option(help="a, b or coordinatie; only for a login of several humans.")]


def user_bind(
    *,
    login: Login,
    subject: Annotated[
        str, typer.Option(help="The `sub` of the account at the provider; never a mail address.")
    ],
    place: Place = "",
) -> None:
    """Bind an account at the organisation's provider to somebody: from then on it is their way in.

    Example: `nabij user bind --login anna --subject 8f0c2b1e`
    """
    from nabij.accounts import bind_account

    with refusals():
        typer.echo(bind_account(login, subject, place))


def user_unbind(*, login: Login, place: Place = "") -> None:
    """Take the accounts of the organisation from somebody; a password counts again.

    Example: `nabij user unbind --login anna`
    """
    from nabij.accounts import unbind_account

    with refusals():
        typer.echo(unbind_account(login, place))


def user_break_glass(
    *,
    login: Login,
    on: Annotated[bool, typer.Option("--on/--off", help="May this person use a password in an emergency?")],
    place: Place = "",
) -> None:
    """Let somebody use a password when the provider is down; lead and privacy officer hear of each time.

    Example: `nabij user break-glass --login lies --on`
    """
    from nabij.accounts import mark_emergency

    with refusals():
        typer.echo(mark_emergency(login, on=on, place=place))
