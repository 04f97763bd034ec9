"""The days and hours from which a programme counts: a barring order, its end, the key of the shelter.

A human records them. What is not recorded is worked out from what is, and last of all from the day on
which the programme began.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.facts import BAN_DAYS, EXTENDED_BAN_DAYS, Facts
from cases.moments import Moment, at_wall, wall


class Anchor(StrEnum):
    START = "start"
    """The day on which the programme began; always known."""
    THV_START = "thv_start"
    THV_END = "thv_end"
    EXTENSION = "extension"
    """The moment at which the mayor prolonged the order. Where it is known, the order is prolonged."""
    SHELTER_EXIT = "shelter_exit"
    TOGETHER = "together"
    """From when on two people live in one house, again or still."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What was recorded, each anchor once, in the order of the list above."""

    moments: tuple[tuple[Anchor, Moment], ...] = ()

    def get(self, anchor: Anchor) -> Moment | None:
        return next((moment for known, moment in self.moments if known is anchor), None)

    def put(self, anchor: Anchor, moment: Moment | None) -> "Anchors":
        """Return the anchors with one of them moved, added, or with None taken away."""
        known = dict(self.moments)
        known.pop(anchor, None)
        if moment is not None:
            known[anchor] = moment
        return anchors_of(known)


NO_ANCHORS = Anchors()


def anchors_of(known: Mapping[Anchor, Moment]) -> Anchors:
    return Anchors(tuple((anchor, known[anchor]) for anchor in Anchor if anchor in known))


def is_extended(anchors: Anchors, facts: Facts) -> bool:
    """Say whether a human recorded that the order was prolonged."""
    return facts.ban_extended or anchors.get(Anchor.EXTENSION) is not None


def anchor_moment(anchor: Anchor, anchors: Anchors, facts: Facts, began: Moment, zone: ZoneInfo) -> Moment:
    """Return the moment of an anchor, worked out where nobody recorded it.

    A barring order lasts 10 or 28 calendar days and ends at the hour at which it began. Source: domain
    §1.2 (Wth). Who lives together again does so from the end of the order.
    """
    recorded = anchors.get(anchor)
    if recorded is not None:
        return recorded
    if anchor is Anchor.THV_START:
        return _start_of_ban(facts, began, zone)
    if anchor is Anchor.THV_END:
        return _end_of_ban(anchors, facts, began, zone)
    if anchor is Anchor.TOGETHER and _had_order(anchors, facts):
        return anchor_moment(Anchor.THV_END, anchors, facts, began, zone)
    return began


def _start_of_ban(facts: Facts, began: Moment, zone: ZoneInfo) -> Moment:
    """Return the moment of the order; where its hour is not known, the day on which it was given begins."""
    if facts.ban_began is None:
        return began
    minute = facts.ban_minute or 0
    return at_wall(wall(facts.ban_began, zone).date(), time(minute // 60, minute % 60), zone)


def _end_of_ban(anchors: Anchors, facts: Facts, began: Moment, zone: ZoneInfo) -> Moment:
    here = wall(anchor_moment(Anchor.THV_START, anchors, facts, began, zone), zone)
    lasts = EXTENDED_BAN_DAYS if is_extended(anchors, facts) else BAN_DAYS
    return at_wall(here.date() + timedelta(days=lasts), here.time(), zone)


def _had_order(anchors: Anchors, facts: Facts) -> bool:
    recorded = (anchors.get(Anchor.THV_START), anchors.get(Anchor.THV_END), facts.ban_began)
    return any(moment is not None for moment in recorded)
