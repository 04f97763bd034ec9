"""A lexicon of one rule, for tests that need a detector and not what it knows."""

from bot.library import Library
from cases.levels import Level
from dialogs.texts import TextBook
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule

_CRY = Pattern(("alarmkreet",), 0, ordered=False)
_LEXICON = Lexicon({}, (Rule("hulp", "R23", "help_now", Level.ACUTE, (_CRY,), "Hulp gevraagd."),))


def small_detector() -> Detector:
    """Return a detector that finds one word."""
    return Detector.of(_LEXICON, "klein")


def small_library() -> Library:
    """Return content with that one rule and nothing else."""
    return Library({}, {}, TextBook({}), {}, _LEXICON)
