"""Two people prove who they are, each for themselves, before a deed that a name alone must never do."""

import os
import stat
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from getpass import GetPassWarning, getpass
from pathlib import Path

from cases.desk import Staff
from cases.errors import TooManyAttempts
from nabij.refused import Refused
from vault.coordination import CoordinationStore
from vault.vouching import NotVouched

_LARGEST = 4096
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_BOTH = 2
_WHY = {
    "wrong": "Wachtwoord of code van {login} klopt niet. Er is niets gedaan.",
    "passkey": (
        "{login} logt in met een passkey, en die is hier niet te tonen. Laat {login} in de console een"
        " code-app maken, of kies een ander. Er is niets gedaan."
    ),
    "organisation": (
        "{login} logt in met de organisatie, en dat kan hier niet. Kies iemand met een eigen wachtwoord, of"
        " geef in nood: nabij user break-glass. Er is niets gedaan."
    ),
}
_NO_TERMINAL = (
    "Er is geen terminal om een wachtwoord ongezien in te typen. Geef --proof-file twee keer: eerst van --by,"
    " dan van --with."
)
_TWICE = "Geef --proof-file twee keer: eerst van --by, dan van --with."


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody shows; ``code`` is empty for who has no app."""

    password: str = field(repr=False)
    code: str = field(default="", repr=False)


Proof = Callable[[str], Shown]
"""Gives what the person with this login shows. Raises Refused."""


@dataclass(frozen=True, slots=True)
class Two:
    """The logins of two people, and where what they show comes from."""

    by: str
    second: str
    proof: Proof


def prove(front: CoordinationStore, two: Two, people: tuple[Staff, Staff], act: str) -> None:
    """Return when both proved who they are, each counted and logged. Raises Refused at the first who did not.

    ``act``: the code of the deed, for the access log.
    """
    for person in people:
        shown = two.proof(person.login)
        try:
            front.terminal.vouch(person, shown.password, shown.code, act)
        except NotVouched as refused:
            raise Refused([_WHY[refused.code].format(login=person.login)]) from None
        except TooManyAttempts as wait:
            told = f"Te vaak geprobeerd. Wacht {wait.seconds} seconden. Er is niets gedaan."
            raise Refused([told]) from None


def proof_from(files: Sequence[Path]) -> Proof:
    """Return what reads one file of each in order, or asks at the terminal without any. Raises Refused."""
    if not files:
        return _typed
    if len(files) != _BOTH:
        raise Refused([_TWICE])
    found: Iterator[Shown] = iter([_written(path) for path in files])
    return lambda _login: next(found)


def _typed(login: str) -> Shown:
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)  # it would show what is typed
        try:
            password = getpass(f"Wachtwoord van {login}: ")
            return Shown(password, getpass(f"Code uit de app van {login} (leeg als er geen is): "))
        except (GetPassWarning, EOFError, OSError):
            raise Refused([_NO_TERMINAL]) from None


def _written(path: Path) -> Shown:
    """Return the password of the first line and the code of the second. Raises Refused."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise Refused([f"{path} is niet te lezen: {type(error).__name__}."]) from None
    with os.fdopen(handle, "rb") as opened:
        about = os.fstat(handle)
        if about.st_mode & _OTHERS or about.st_uid != os.geteuid():
            raise Refused([f"{path} is ook voor anderen. Zet het op 0600, van uzelf: chmod 600 {path}"])
        try:
            lines = opened.read(_LARGEST).decode("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            raise Refused([f"{path} is geen tekst."]) from None
    if not lines or not lines[0]:
        raise Refused([f"{path} is leeg. Regel 1 is het wachtwoord, regel 2 de code uit de app."])
    return Shown(lines[0], lines[1].strip() if len(lines) > 1 else "")
