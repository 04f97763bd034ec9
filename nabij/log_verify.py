"""Verifying the access log: everything is computed anew from the lines, the keys and the anchors."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta

from cases.moments import Moment, moment_of
from nabij.log_anchor import AnchorsUnreadable, read_anchors
from nabij.prepare import front_of
from nabij.settings import Settings, read_settings
from vault.access_chain import Anchor, Fault
from vault.coordination_log import AccessEntry

MOST_NAMED = 100
SENTENCES = {
    "line_changed": "Regel {line} is veranderd (zegel {seal}).",
    "line_removed": "Regel {line} is weg (zegel {seal}).",
    "line_inserted": "Regel {line} is er later tussen gezet.",
    "batch_differs": "De regels van zegel {seal} kloppen niet samen, vanaf regel {line}.",
    "seal_removed": "Zegel {seal} is weg.",
    "seal_changed": "Zegel {seal} is veranderd.",
    "seal_out_of_place": "Zegel {seal} past niet op het zegel ervoor.",
    "seal_replaced": "Zegel {seal} is een ander dan buiten de database is opgeschreven.",
    "tail_removed": "Het einde is weg: zegel {seal} tot regel {line} stond er volgens het anker.",
    "trimmed_too_soon": "Regels tot zegel {seal} zijn weggehaald voor ze vijf jaar oud waren.",
    "anchors_unreadable": "Het bestand met ankers is niet te lezen: of het einde er nog is, is niet bekend.",
}
"""What is said of each fault."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``waiting``: lines that no seal holds yet. ``anchors``: how many were compared with."""

    faults: tuple[Fault, ...]
    lines: int
    seals: int
    waiting: int
    anchors: int

    @property
    def ok(self) -> bool:
        return not self.faults

    def told(self) -> dict[str, object]:
        """Return the verdict as one JSON object."""
        return {
            "ok": self.ok,
            "lines": self.lines,
            "seals": self.seals,
            "waiting": self.waiting,
            "anchors": self.anchors,
            "first": asdict(self.faults[0]) if self.faults else None,
            "faults": [asdict(one) for one in self.faults],
        }


def verify_log(since: date | None, until: date | None, settings: Settings | None = None) -> Verdict:
    """Verify the log of this house; that it was done stands in the log too. Raises Refused."""
    settings = settings or read_settings()
    anchors, unreadable = _anchors(settings)
    with front_of(settings) as front:
        front.log(AccessEntry("", "", "", "", "verify_access_log", "", "command", source="command"))
        faults = front.log_faults(anchors, _begin(since), _begin(until, DAY_AFTER))
        found = [one for one, _ in zip(faults, range(MOST_NAMED), strict=False)]
        lines, seals, waiting = front.log_size()
    return Verdict((*unreadable, *found), lines, seals, waiting, len(anchors))


def sentence_of(fault: Fault) -> str:
    return SENTENCES[fault.code].format(line=fault.line, seal=fault.seal)


DAY_AFTER = timedelta(days=1)


def _begin(day: date | None, shifted: timedelta = timedelta()) -> Moment | None:
    return None if day is None else moment_of(datetime.combine(day, time(), UTC) + shifted)


def _anchors(settings: Settings) -> tuple[Sequence[Anchor], tuple[Fault, ...]]:
    path = settings.access.anchor
    if path is None:
        return (), ()
    try:
        return read_anchors(path), ()
    except AnchorsUnreadable:
        return (), (Fault("anchors_unreadable"),)
