"""A lexicon of one rule, for tests that need a detector and not what it knows."""

from cases.levels import Level
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule


def small_detector() -> Detector:
    """Return a detector that finds one word."""
    rule = Rule(
        "hulp",
        "R23",
        "help_now",
        Level.ACUTE,
        (Pattern(("alarmkreet",), 0, ordered=False),),
        "Hulp gevraagd.",
    )
    return Detector.of(Lexicon({}, (rule,)), "klein")
