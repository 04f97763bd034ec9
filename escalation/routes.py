"""What each class of the field asks for: the text that answers it, and whether the lead must know.

Source: domain §4.4, columns "Page" and "Reply", as corrected by practice H6 and issue 01 point 3.
"""

from dataclasses import dataclass

from cases.levels import Level
from cases.sides import Speaker

WATCHED = "R20"
WATCHED_CATEGORY = "not_safe_to_talk"
HELP_NOW = "R23"
TO_WORKER = "R33"
CHILD_HARM = "R10"
OWN_LIFE = frozenset({"R15", "R16"})

LEAD_CLASSES = frozenset({"R01", "R02", "R03", "R04", "R05", "R11", "R16", "R21", "R25", "R26", TO_WORKER})
"""The classes whose column "Page" names the case-safety lead (dv_lead is somebody else)."""

OWNER_CLASSES = frozenset(
    {
        *("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12", "R13", "R14"),
        *("R17", "R18", "R19", "R24", "R27", "R28", "R29", "R30", "R31", "R32"),
    }
)
"""The classes whose column "Page" names the owner of the case."""

DUTY_CLASSES = frozenset(
    {
        *("R01", "R02", "R03", "R04", "R07", "R09", "R10", "R11", "R15", "R16", WATCHED, "R21", "R22"),
        *(HELP_NOW, "R25", "R26", TO_WORKER),
    }
)
"""The classes whose column "Page" names the worker on duty, at every hour."""

COORDINATOR_CLASSES = frozenset({TO_WORKER})
"""A threat to a worker is the employer's at once."""

URGENT_CLASSES = frozenset({"R05", "R07", "R09", "R10", "R15", "R29"})
"""High in one of these is answered within 60 minutes at any hour, when somebody is on duty (practice H17)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Keys of fixed texts for one class; empty leaves the answer to the ordinary lines."""

    acute: str
    high: str = "H1"
    concern: str = ""


_ORDINARY = Reply("A1")
_NO_VERDICT = Reply("A1", "H1_SHORT")
"""Nothing was done to anybody: "this should not happen" would be the wrong second sentence."""

_BY_CLASS = {
    "R01": _ORDINARY,
    "R02": Reply("A2", "A2"),
    "R03": _ORDINARY,
    "R04": _ORDINARY,
    "R05": Reply("A1", "H2", "H2"),
    "R06": Reply("A1", "H3", "H3"),
    "R09": Reply("A3", "A3"),
    CHILD_HARM: Reply("A4"),
    "R11": Reply("A4", "A4"),
    "R13": _NO_VERDICT,
    "R15": Reply("A5", "A5"),
    "R17": _NO_VERDICT,
    "R19": _NO_VERDICT,
    WATCHED: Reply("N1", "N1", "N1"),
    "R21": Reply("A7", "A7"),
    "R22": Reply("A7", "A7"),
    "R24": _NO_VERDICT,
    "R25": Reply("P1", "P1"),
    "R26": Reply("P1", "P2", "P2"),
    "R27": Reply("P1", "P4", "P4"),
    "R28": Reply("A1", "H3", "H3"),
    "R31": _NO_VERDICT,
    "R32": _NO_VERDICT,
    TO_WORKER: Reply("H1_SHORT", "H1_SHORT"),
}
_FROM_PERPETRATOR = {
    "R04": Reply("P1_THERE", "P2"),
    "R05": Reply("P1_THERE", "P5", "P3"),
    "R07": Reply("P1", "P2"),
    "R15": Reply("A6", "A5"),
    "R16": Reply("A6", "A5"),
}
"""What is an event for who suffers it is an act for who does it: another first word, no blame.

Who breaks the ban right now is there already: "stay where you are" would be the wrong half of P1.
"""


def reply_key(code: str, level: Level, speaker: Speaker) -> str:
    """Return the key of the fixed text that answers this class at this level; empty for none.

    Acute is never empty: a class without a text of its own gets A1. ``speaker`` comes from the role,
    never from the side letter. R24 does not get N2: only the command STOP can keep its promise.
    """
    reply = _BY_CLASS.get(code, _ORDINARY)
    if speaker is Speaker.PERPETRATOR:
        reply = _FROM_PERPETRATOR.get(code, reply)
    high = "H1_SHORT" if reply.high == "H1" and speaker is Speaker.PERPETRATOR else reply.high
    by_level = {Level.ACUTE: reply.acute, Level.HIGH: high, Level.CONCERN: reply.concern}
    return by_level.get(level, "")


def tells_lead(code: str, level: Level) -> bool:
    """Say whether the case-safety lead gets the minimal cross-side alert about this flag."""
    return level >= Level.CONCERN and code in LEAD_CLASSES


def asks_person_now(key: str) -> bool:
    """Say whether a text tells the client that somebody is being asked right now."""
    return key.startswith(("A", "P1"))
