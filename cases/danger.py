"""The danger sheet: what a worker does when it is dangerous, as codes with their moment. No words.

Nothing here reaches anybody: a tick is a note of what a human did.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cases.desk import Act, EmergencyCard, FlagRow
from cases.ids import ClientId
from cases.moments import MINUTE, Moment
from cases.sides import Role
from cases.state import ClientState


class Step(StrEnum):
    """One thing to do or to answer. From MELDCODE_1 on they are the meldcode (domain §1.1)."""

    SAFE_MYSELF = "safe_myself"
    NOT_ALONE = "not_alone"
    AGREED_PERSON = "agreed_person"
    POLICE_DECIDED = "police_decided"
    CALLED_112 = "called_112"
    CALLED_VT = "called_vt"
    AWARE_YES = "aware_yes"
    AWARE_NO = "aware_no"
    PLAN_FOLLOWED = "plan_followed"
    TOLD_OWNER = "told_owner"
    TOLD_LEAD = "told_lead"
    TOLD_COORDINATOR = "told_coordinator"
    TOLD_PARTNER = "told_partner"
    VT_TEXT_MADE = "vt_text_made"
    MELDCODE_1 = "meldcode_1"
    MELDCODE_2 = "meldcode_2"
    ASKED_DV_LEAD = "asked_dv_lead"
    ASKED_VT_ADVICE = "asked_vt_advice"
    MELDCODE_3 = "meldcode_3"
    MELDCODE_4 = "meldcode_4"
    MELDCODE_5 = "meldcode_5"
    SUSPICION_YES = "suspicion_yes"
    SUSPICION_NO = "suspicion_no"
    UNSAFE_YES = "unsafe_yes"
    UNSAFE_NO = "unsafe_no"
    HELP_YES = "help_yes"
    HELP_NO = "help_no"
    ACCEPTED_YES = "accepted_yes"
    ACCEPTED_NO = "accepted_no"
    RESULT_YES = "result_yes"
    RESULT_NO = "result_no"


_YES, _NO = "_yes", "_no"


def opposite(step: Step) -> Step | None:
    """Return the other answer to the same question; None for a step that is no answer."""
    if step.endswith(_YES):
        return Step(step.removesuffix(_YES) + _NO)
    if step.endswith(_NO):
        return Step(step.removesuffix(_NO) + _YES)
    return None


@dataclass(frozen=True, slots=True)
class Tick:
    """``done`` false takes an earlier tick back; both stay. ``by`` is the name colleagues see."""

    step: Step
    done: bool
    by: str
    at: Moment


def standing(ticks: Iterable[Tick]) -> Mapping[Step, Tick]:
    """Return the ticks that stand, from all of them in the order in which they were made.

    An answer takes the place of the opposite one.
    """
    stands: dict[Step, Tick] = {}
    for tick in ticks:
        other = opposite(tick.step)
        for gone in (tick.step, *([other] if tick.done and other else [])):
            stands.pop(gone, None)
        if tick.done:
            stands[tick.step] = tick
    return stands


_ACTED = {"called_112": Step.CALLED_112, "called_vt": Step.CALLED_VT}


def with_acts(ticks: Iterable[Tick], acts: Iterable[Act]) -> tuple[Tick, ...]:
    """Return the ticks with the calls that were said elsewhere, in order; a tick tells of its own call once.

    An act within a minute of the same person's tick is that tick.
    """
    made = tuple(ticks)
    own = {(tick.step, tick.by, tick.at) for tick in made if tick.done}
    said = [
        Tick(_ACTED[one.act], done=True, by=one.alias, at=one.at)
        for one in acts
        if one.act in _ACTED
        and not any(
            (step, by) == (_ACTED[one.act], one.alias) and abs(at - one.at) <= MINUTE for step, by, at in own
        )
    ]
    return tuple(sorted([*made, *said], key=lambda tick: tick.at))


@dataclass(frozen=True, slots=True)
class DangerSheet:
    """What one worker may see of one client in danger.

    ``flags``: open ones, the most urgent first. ``card`` is None without an acute flag of one's own.
    ``state`` is None for who touched the other side of the case: codes and the card, no words (practice
    H5). ``owner`` is the name of the worker whose client this is, empty when nobody is or it is not shown.
    """

    client: ClientId
    alias: str
    role: Role
    flags: tuple[FlagRow, ...]
    card: EmergencyCard | None
    state: ClientState | None
    owner: str
    ticks: tuple[Tick, ...]
