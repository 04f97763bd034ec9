"""People who log in, added from the command line."""

from cases.desk import StaffRole
from cases.sides import Side
from nabij.prepare import front_of
from nabij.refused import Refused
from nabij.settings import read_settings

SHORTEST_PASSWORD = 12


def add_person(login: str, password: str, role: str, alias: str, side: Side | None) -> None:
    """Add someone. Raises Refused for an unknown role, a side that does not fit, a short password."""
    problems = []
    roles = [each.value for each in StaffRole]
    if role not in roles:
        problems.append(f"Rol '{role}' bestaat niet. Kies: {', '.join(roles)}.")
    if (role == StaffRole.WORKER.value) != (side is not None):
        problems.append("Een worker heeft een kant (--side a of b); een ander heeft er geen.")
    if len(password) < SHORTEST_PASSWORD:
        problems.append(f"Het wachtwoord heeft minstens {SHORTEST_PASSWORD} tekens nodig.")
    if problems:
        raise Refused(problems)
    with front_of(read_settings()) as front:
        try:
            front.add_staff(login=login, password=password, alias=alias, role=StaffRole(role), side=side)
        except ValueError:
            raise Refused([f"'{login}' bestaat al op deze kant, of is geen goede inlognaam."]) from None
