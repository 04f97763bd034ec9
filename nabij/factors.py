"""A lost passkey or code app, taken away on the word of two people."""

from nabij.prepare import front_of
from nabij.proving import Two, prove
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.factor_forgetting import NotForgotten

_WHY = {
    "nobody": "Niemand werkt hier (nog) onder de naam '{about}', of niet voor beide kanten.",
    "several": "Meer dan een mens heet '{about}'. Dit kan niet op naam.",
    "same_person": "Dit vraagt twee mensen, en geen van beiden is wie het kwijt is.",
    "role": "Een van de twee moet beheerder zijn (rol admin).",
}


def forget_factor_of(login: str, two: Two, settings: Settings | None = None) -> str:
    """Take passkeys, code app and sessions of somebody away; return what came of it. Raises Refused."""
    with front_of(settings or read_settings()) as front:
        try:
            people = front.who_forgets(two.by), front.who_forgets(two.second)
            prove(front, two, people, "forget_passkey")
            done = front.forget_factor(login, two.by, two.second)
        except NotForgotten as refused:
            raise Refused([_WHY[refused.code].format(about=refused.about)]) from None
    return (
        f"Van {login} weggehaald: {done.passkeys} passkeys, {done.codes} code-apps, {done.sessions} sessies."
        " Het wachtwoord is gebleven. Laat meteen een nieuwe passkey maken."
    )
