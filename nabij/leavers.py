"""Somebody leaves: nobody of them comes in any more, and what they held goes back to the board."""

from cases.desk import StaffRole
from cases.errors import NotFound
from cases.sides import Side
from cases.staff_ending import Ended, EndReason, SeveralPeople
from nabij.prepare import front_of
from nabij.refused import Refused
from nabij.settings import Settings, read_settings

PLACES: dict[str, Side | None] = {"a": Side.A, "b": Side.B, "coordinatie": None}
REASONS = tuple(each.value for each in EndReason)
_NEEDED = {
    StaffRole.LEAD: "Let op: er is nu geen casusregisseur meer. Een melding bereikt dan niemand.",
    StaffRole.COORDINATOR: "Let op: er is nu geen coördinator meer. Niemand hoort van een gat.",
}


def end_person(login: str, reason: str, place: str = "", settings: Settings | None = None) -> list[str]:
    """Let somebody go; return what came of it, one line each. Raises Refused.

    ``place`` is a, b or coordinatie, for a login that more than one human has.
    """
    _check(reason, place)
    with front_of(settings or read_settings()) as front:
        try:
            ended = front.let_go(login, PLACES.get(place), EndReason(reason), anywhere=not place)
        except NotFound:
            where = f" bij {place}" if place else ""
            raise Refused([f"Niemand werkt hier{where} (nog) onder de naam '{login}'."]) from None
        except SeveralPeople:
            raise Refused(
                [f"Meer dan een mens heet '{login}'. Kies met --place: {', '.join(PLACES)}."]
            ) from None
        roles = {one.role for one in front.colleagues()}
    return [_told(login, ended), *(line for role, line in _NEEDED.items() if role not in roles)]


def _check(reason: str, place: str) -> None:
    problems = []
    if reason not in REASONS:
        problems.append(f"Reden '{reason}' ken ik niet. Kies: {', '.join(REASONS)}.")
    if place and place not in PLACES:
        problems.append(f"--place is '{place}'. Kies: {', '.join(PLACES)}.")
    if problems:
        raise Refused(problems)


def _told(login: str, ended: Ended) -> str:
    return (
        f"{login} komt nergens meer in. Gesloten sessies: {ended.sessions}."
        f" Diensten die nu openstaan: {ended.shifts}."
        " Het draaiende systeem roept binnen twee minuten op voor elk gesprek dat deze collega had."
    )
