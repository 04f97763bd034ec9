"""A chat that belongs to no client: one answer that does not say what this line is (practice H18)."""

from cases.facts import Facts
from cases.levels import Language, Level
from cases.moments import DAY, Moment
from cases.sides import Speaker
from cases.unknown import UnknownChat, UnknownTurn
from escalation.fixed_texts import neutral_text
from escalation.rulebook import Rulebook
from escalation.screen import screen

_WORDS_ONLY = frozenset({"text", "edited"})


def take_unknown_turn(chat: UnknownChat, text: str, kind: str, at: Moment, rulebook: Rulebook) -> UnknownTurn:
    """Return the answer to an unknown chat: once in 24 hours, and each time for acute words.

    Words that a human should see stand in the lane "onbekend", and so does anything but text.
    """
    level = _level(text, rulebook)
    rested = chat.last_replied is None or at - chat.last_replied >= DAY
    reply = neutral_text("UNKNOWN", Language.NL_B1) if rested or level is Level.ACUTE else None
    return UnknownTurn(reply, level is not Level.NONE or kind not in _WORDS_ONLY, level)


def _level(text: str, rulebook: Rulebook) -> Level:
    try:
        return screen(text, Speaker.VICTIM, Facts(), rulebook.detector).level
    except Exception:  # noqa: BLE001 - rule 7: what cannot be screened is read by a human
        return Level.REVIEW
