"""How precision and recall move with the threshold, and what more people in the training text bring."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import ModuleType

from bot.library import Library
from cases.facts import Facts
from cases.levels import Level
from escalation.detector import Detector
from escalation.screen import screen
from nabij.lexicon.counts import RISK
from nabij.lexicon.lessons import Lesson, lessons_of, proofs_of
from nabij.lexicon.samples import Sample
from nabij.lexicon.telling import progress
from nabij.lexicon.train import MOST, SHAPE
from nabij.lexicon.voices import Voice, learned_from

AT_FALSE = 0.12
"""Share of harmless messages falsely flagged at which a learning curve is read, rules left aside."""

PEOPLE = (10, 20, 40, 56, 70, 85, 100, 120)
STEPS = 80


@dataclass(frozen=True, slots=True)
class Point:
    """At one threshold: recall of acute and of all risk, precision, and false alarms per 100."""

    threshold: float
    acute: float
    risk: float
    precision: float
    false_per_100: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a number of people teaches: recall by level at ``AT_FALSE``, by the second opinion alone."""

    people: int
    lines: int
    recall: dict[str, float]


def threshold_points(samples: Sequence[Sample], library: Library) -> list[Point]:
    """Return rules and second opinion together at thresholds from 0 to 1; empty without a second opinion."""
    if library.second is None:
        return []
    detector = Detector.of(library.lexicon, "curve", library.second)
    found = [screen(each.text, each.speaker, Facts(), detector) for each in samples]
    scores = [1.0 if one.model_score is None else one.model_score for one in found]
    return [_point(step / STEPS, samples, scores) for step in range(STEPS)]


def _point(threshold: float, samples: Sequence[Sample], scores: Sequence[float]) -> Point:
    raised = [score >= threshold for score in scores]
    acute = [up for up, each in zip(raised, samples, strict=True) if each.level is Level.ACUTE]
    risk = [up for up, each in zip(raised, samples, strict=True) if each.risk]
    harmless = [up for up, each in zip(raised, samples, strict=True) if not each.risk]
    return Point(
        threshold,
        _mean(acute),
        _mean(risk),
        sum(risk) / max(1, sum(raised)),
        100 * _mean(harmless),
    )


def learning_curve(
    library: Library, voices: Sequence[Voice], tested: Sequence[Voice], learner: ModuleType, seed: int
) -> Iterator[Learnt]:
    """Yield what 10, 20, 40 ... people teach about ``tested``; people are taken from all writers in turn."""
    detector = Detector.of(library.lexicon, "curve")
    lessons = lessons_of(learned_from(voices), detector, SHAPE)
    proofs = lessons_of(proofs_of(library.lexicon), detector, SHAPE)
    test = lessons_of(tested, detector, SHAPE)
    people = in_turn(lessons)
    for number in (*(each for each in PEOPLE if each < len(people)), len(people)):
        chosen = set(people[:number])
        own = [lesson for lesson in lessons if lesson.voice.person in chosen]
        learned = learner.learn([*own, *proofs], MOST, seed)
        scores = [learned.decide(lesson) for lesson in test]
        progress(f"  geleerd van {number} mensen")
        yield Learnt(number, len(own), recall_at(scores, test, AT_FALSE))


def in_turn(lessons: Sequence[Lesson]) -> list[str]:
    """Return the people, one of each writer before the second of any."""
    by_writer: dict[str, list[str]] = {}
    for person in sorted({lesson.voice.person for lesson in lessons}):
        by_writer.setdefault(person[0], []).append(person)
    rounds = zip_longest(*by_writer.values())
    return [person for each in rounds for person in each if person is not None]


def recall_at(scores: Sequence[float], lessons: Sequence[Lesson], false: float) -> dict[str, float]:
    """Return recall by level where ``false`` of the harmless lessons score higher."""
    harmless = sorted(
        (score for score, each in zip(scores, lessons, strict=True) if not each.risk), reverse=True
    )
    limit = harmless[min(len(harmless) - 1, int(false * len(harmless)))] if harmless else 0.0
    return {
        level.word: round(
            _mean(
                [
                    score > limit
                    for score, each in zip(scores, lessons, strict=True)
                    if each.voice.level is level
                ]
            ),
            4,
        )
        for level in RISK
    }


def _mean(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
