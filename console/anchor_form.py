"""The days from which a programme counts, as typed: a day and hour each, on the client's own wall."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cases.anchors import Anchor, Anchors, anchors_of
from cases.facts import Facts
from cases.moments import Moment, at_wall, wall
from cases.programme import Programme
from console.answers import Answers
from console.language import mark, say

ANCHORS = {
    Anchor.THV_START: mark("Begin van het huisverbod, dag en uur"),
    Anchor.EXTENSION: mark("Het verbod is verlengd: dag en uur van het besluit"),
    Anchor.THV_END: mark("Het verbod eindigde op een andere dag: dag en uur"),
    Anchor.SHELTER_EXIT: mark("Sleutel na de opvang, dag en uur"),
    Anchor.TOGETHER: mark("Weer samen in een huis sinds"),
}
AHEAD = timedelta(days=365)
_BACK = timedelta(days=2 * 366)
_FAULT = mark(
    "%(what)s: kies een dag en uur in de afgelopen twee jaar of het komende jaar, of laat het leeg."
)
_NEEDED = mark("%(what)s: het programma dat u koos, telt vanaf dan. Vul het in.")


def typed_anchors(answers: Answers, zone: ZoneInfo, now: Moment) -> Mapping[Anchor, Moment]:
    """Return the anchors as typed; leaves a fault for what is no moment, and nothing for an empty field."""
    here = wall(now, zone).replace(tzinfo=None)
    found: dict[Anchor, Moment] = {}
    for anchor, what in ANCHORS.items():
        typed = answers.form.text(anchor.value)
        if not typed:
            continue
        when = _moment(typed)
        if when is None or not here - _BACK <= when <= here + AHEAD:
            answers.fault(anchor.value, say(_FAULT, what=say(what)))
        else:
            found[anchor] = at_wall(when.date(), when.time(), zone)
    return found


def enrolled_anchors(
    answers: Answers, facts: Facts, programme: Programme | None, zone: ZoneInfo, now: Moment
) -> tuple[Anchors, Facts]:
    """Return what the chosen programme counts from, and the facts that follow from it.

    Leaves a fault where the day it counts from is not there: a year would be planned from the wrong day.
    """
    found = typed_anchors(answers, zone, now)
    needed = None if programme is None else programme.anchor
    known = needed is Anchor.THV_START and facts.ban_began is not None
    if (
        needed in (Anchor.THV_START, Anchor.SHELTER_EXIT)
        and not known
        and not answers.form.text(needed.value)
    ):
        answers.fault(needed.value, say(_NEEDED, what=say(ANCHORS[needed])))
    return anchors_of(found), replace(facts, ban_extended=facts.ban_extended or Anchor.EXTENSION in found)


def _moment(typed: str) -> datetime | None:
    """Return a typed day and hour; None for anything else."""
    try:
        when = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return None if when.tzinfo else when.replace(second=0, microsecond=0)
