"""People who log in, added from the command line."""

from cases.desk import ON_A_SIDE, StaffRole
from cases.people import Function, fits
from cases.sides import Side
from nabij.prepare import front_of
from nabij.refused import Refused
from nabij.settings import read_settings
from vault.coordination_log import AccessEntry
from vault.password_strength import SHORTEST_PASSWORD, weakness_of

_WEAK = {
    "short": f"Het wachtwoord heeft minstens {SHORTEST_PASSWORD} tekens nodig.",
    "guessed": "Dit wachtwoord wordt snel geraden. Neem een paar gewone woorden die niet bij elkaar horen.",
    "own": "In het wachtwoord staat de inlognaam of de naam zelf. Neem iets anders.",
}
FUNCTIONS = {
    "ondersteuner": Function.SUPPORTER,
    "reclassering": Function.PROBATION,
    "wijkteam": Function.LOCAL_TEAM,
    "dienst": Function.DUTY,
}


def add_person(
    login: str, password: str, role: str, alias: str, side: Side | None, function: str = ""
) -> None:
    """Add someone. Raises Refused for an unknown role or function, one that does not fit, a short password.

    A volunteer gets clients only after a coordinator kept certificate and training.
    """
    problems = [*_misfits(role, side), *_wrong_function(role, side, function)]
    weakness = weakness_of(password, (login, alias))
    if weakness:
        problems.append(_WEAK[weakness])
    if problems:
        raise Refused(problems)
    chosen = FUNCTIONS.get(function)
    with front_of(read_settings()) as front:
        try:
            made = front.add_staff(login, password, alias, StaffRole(role), side, function=chosen)
            front.log(AccessEntry("", "", "", "", "add_staff", made, "command", source="command"))
        except ValueError:
            raise Refused([f"'{login}' bestaat al op deze kant, of is geen goede inlognaam."]) from None


def _misfits(role: str, side: Side | None) -> list[str]:
    roles = [each.value for each in StaffRole]
    problems = []
    if role not in roles:
        problems.append(f"Rol '{role}' bestaat niet. Kies: {', '.join(roles)}.")
    if (role in {each.value for each in ON_A_SIDE}) != (side is not None):
        problems.append(
            "Een worker, buddy of experience_expert heeft een kant (--side a of b); een ander heeft er geen."
        )
    return problems


def _wrong_function(role: str, side: Side | None, function: str) -> list[str]:
    if not function:
        return []
    if function not in FUNCTIONS:
        return [f"Functie '{function}' bestaat niet. Kies: {', '.join(FUNCTIONS)}."]
    if role != StaffRole.WORKER.value:
        return ["Alleen een worker heeft een functie (--function)."]
    if side is not None and not fits(FUNCTIONS[function], side):
        return [f"Functie '{function}' hoort niet bij kant {side.value}."]
    return []
