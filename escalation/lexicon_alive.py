"""What every detector must hear, whatever list it was made of: one that does not is no detector."""

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.detector import Detector
from escalation.screen import screen

CALLS = (
    "help",
    "hij slaat me nu",
    "hij gaat me vermoorden",
    "hij kneep mijn keel dicht",
    "hij staat met een mes voor de deur",
    "ik wil niet meer leven",
)
_LONG = "hij slaat me keel dicht mes nu niet meer leven " * 90
"""As much as a messenger sends at once, all of it signals: the most work that one message can be."""


def unheard(detector: Detector) -> tuple[str, ...]:
    """Return the plain cries for help that ``detector`` would let pass; nothing when it is alive.

    It reads the longest message too, so that one that takes too long is noticed before clients wait for it.
    """
    calls = (*CALLS, _LONG)
    return tuple(
        call for call in calls if screen(call, Speaker.VICTIM, Facts(), detector).level < Level.REVIEW
    )
