"""Where the second opinion begins to ask for a human: from scores of writers it never learned from."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.levels import Level
from escalation.second_opinion import Thresholds
from nabij.lexicon.lessons import Lesson
from nabij.lexicon.voices import EVERYDAY

TOGETHER = 0.15
"""Hard look-alikes of unseen writers that rules and second opinion together may send to a human."""

ALONE = 0.09
"""What the second opinion may use of that when rules alone already use nearly all of it."""

AN_EVERYDAY = 0.042
"""Requests for a timetable or recipe. Left out with their writer they are strange: all in, it is a fifth."""

A_FIRST = 0.02
_MOST = 0.999999


@dataclass(frozen=True, slots=True)
class Scored:
    """A lesson with the chance that a model gave it which had never read its writer."""

    lesson: Lesson
    score: float


def thresholds_from(scored: Sequence[Scored]) -> Thresholds:
    """Return the thresholds at which unseen writers are falsely flagged as often as allowed."""
    harmless = [each for each in scored if not each.lesson.risk]
    open_ones = [
        each.score for each in harmless if each.lesson.rules is Level.NONE and not each.lesson.lowered
    ]
    flagged = sum(each.lesson.rules is not Level.NONE for each in harmless)
    room = max(TOGETHER * len(harmless) - flagged, ALONE * len(harmless))
    everyday = [each.score for each in harmless if each.lesson.voice.kind in EVERYDAY]
    review = max(_limit(open_ones, room / max(1, len(open_ones))), _limit(everyday, AN_EVERYDAY))
    lowered = [each.score for each in harmless if each.lesson.lowered]
    first = _limit([each.score for each in harmless], A_FIRST)
    return Thresholds(review, max(review, _limit(lowered, ALONE)), max(review, first))


def _limit(scores: Sequence[float], share: float) -> float:
    """Return the score that at most ``share`` of ``scores`` reach, to six places."""
    ranked = sorted(scores, reverse=True)
    if not ranked:
        return 0.5
    allowed = int(share * len(ranked))
    above = ranked[allowed] if allowed < len(ranked) else 0.0
    return min(_MOST, round(above + 0.000001, 6))
