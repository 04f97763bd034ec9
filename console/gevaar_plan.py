"""What stands on a danger sheet, and in which order. It arranges; nothing here reaches anybody."""

from dataclasses import dataclass

from cases.danger import DangerSheet, Step
from cases.desk import FlagRow
from cases.sides import Role, Side
from cases.state import Doubt
from console.words import CARD

OWN_DANGER = frozenset({"R15", "R17", "R20", "R23", "R24", "R31", "R32", "R33"})
"""Classes in which the person who wrote needs help at the own place, on side b too."""
WORKER = "R33"
"""Somebody threatens a colleague."""
ACTS = {
    Step.CALLED_112: "called_112",
    Step.CALLED_VT: "called_vt",
    Step.AGREED_PERSON: "outside_chat",
    Step.POLICE_DECIDED: "outside_chat",
}
"""Steps that count as an answer where the chat cannot see it (practice H14)."""

_BAN = "ban_address"
_SILENT_FIRST = (Step.AGREED_PERSON, Step.POLICE_DECIDED)
_SELF_FIRST = (Step.SAFE_MYSELF, Step.NOT_ALONE)
_USUAL = (Step.CALLED_112, Step.CALLED_VT, Step.PLAN_FOLLOWED)
_TOLD_OF_THREAT = (Step.TOLD_OWNER, Step.TOLD_COORDINATOR, Step.TOLD_LEAD)
_TOLD = (Step.TOLD_OWNER, Step.TOLD_LEAD, Step.TOLD_COORDINATOR, Step.TOLD_PARTNER)


@dataclass(frozen=True, slots=True)
class Plan:
    """``leading`` is the most urgent open flag. ``silent``: do not ring this phone.

    ``worker``: a colleague is threatened. ``ban_first``: somebody else is in danger, so 112 is sent to the
    address of the ban on this client's own card (practice H5). ``asks_button``: it may be a client with an
    alarm button.
    """

    leading: FlagRow | None
    silent: bool
    worker: bool
    ban_first: bool
    asks_button: bool
    fields: tuple[str, ...]
    steps: tuple[Step, ...]
    told: tuple[Step, ...]


def plan_of(sheet: DangerSheet, side: Side) -> Plan:
    """Return what stands on this sheet."""
    leading = sheet.flags[0] if sheet.flags else None
    code = leading.code if leading else ""
    silent = _is_silent(sheet)
    worker = code == WORKER
    removed = side is Side.B or sheet.role is Role.REMOVED_PERSON
    ban_first = removed and code not in OWN_DANGER
    return Plan(
        leading=leading,
        silent=silent,
        worker=worker,
        ban_first=ban_first,
        asks_button=not worker and not removed,
        fields=tuple(sorted(CARD, key=lambda name: name != _BAN)) if ban_first else tuple(CARD),
        steps=_steps(sheet, silent=silent, worker=worker),
        told=_TOLD_OF_THREAT if worker else _TOLD,
    )


def _is_silent(sheet: DangerSheet) -> bool:
    doubted = sheet.state is not None and sheet.state.doubt is not Doubt.NONE
    return doubted or any(flag.silent for flag in sheet.flags)


def _steps(sheet: DangerSheet, *, silent: bool, worker: bool) -> tuple[Step, ...]:
    threatened = any(flag.code == WORKER for flag in sheet.flags)
    self_first = _SELF_FIRST if threatened else ()
    silent_first = _SILENT_FIRST if silent else ()
    return (*self_first, *silent_first, *((Step.CALLED_112,) if worker else _USUAL))
