"""Trains the second opinion: leave each writer out once to set the thresholds, then learn from all.

People who are held back take no part in any of it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.library import Library
from cases.content import Plain
from cases.levels import Level
from cases.moments import wall
from escalation.detector import Detector
from escalation.second_opinion import Thresholds
from escalation.second_opinion_grams import Shape
from nabij.lexicon import extras
from nabij.lexicon.lessons import Lesson, lessons_of, proofs_of
from nabij.lexicon.limits import Scored, thresholds_from
from nabij.lexicon.telling import Stopwatch, finish, progress
from nabij.lexicon.voices import Voice, learned_from, unbalanced
from nabij.lexicon.weights import Trained, as_plain, as_text, calibrated
from nabij.refused import Refused

SHAPE = Shape(3, 5, 4)
MOST = 45_000
"""Combinations that are kept; more made little difference on writers that were left out."""

FEWEST_WRITERS = 2
_RISK = (Level.ACUTE, Level.HIGH, Level.CONCERN)
_ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Lessons:
    """What people wrote, and the sentences that prove the rules, on which nothing is tested."""

    people: list[Lesson]
    proofs: list[Lesson]

    @property
    def writers(self) -> list[str]:
        return sorted({lesson.voice.writer for lesson in self.people})


def train(library: Library, voices: Sequence[Voice], out: Path, *, seed: int) -> None:
    """Write the weights to ``out`` and print what their own test gave. Raises Refused without scikit-learn.

    The same text gives the same bytes; the date changes only when something else does.
    """
    watch = Stopwatch()
    detector = Detector.of(library.lexicon, "training")
    learnable = learned_from(voices)
    for warning in unbalanced(learnable):
        progress(f"  Let op: {warning}")
    lessons = Lessons(
        lessons_of(learnable, detector, SHAPE), lessons_of(proofs_of(library.lexicon), detector, SHAPE)
    )
    plain, figures = trained(lessons, seed)
    text = as_text(plain)
    _write(out, plain, text)
    result = {
        "ok": True,
        "lines": len(lessons.people),
        "people": len({lesson.voice.person for lesson in lessons.people}),
        "bytes": len(text.encode()),
        "sha256": plain["sha256"],
        **figures,
    }
    finish({**result, "figures": dict(result), "limits": {}, "seed": seed, "seconds": watch.seconds}, None)


def trained(lessons: Lessons, seed: int) -> tuple[dict[str, Plain], dict[str, float]]:
    """Return the content of the file, and what leaving writers out gave."""
    learner = extras.learner()
    if len(lessons.writers) < FEWEST_WRITERS:
        raise Refused(["De trainingstekst is van één schrijver; er is niemand om de drempels op te toetsen."])
    decided: list[tuple[Lesson, float]] = []
    for writer in lessons.writers:
        rest = [lesson for lesson in lessons.people if lesson.voice.writer != writer]
        learned = learner.learn([*rest, *lessons.proofs], MOST, seed)
        left_out = [lesson for lesson in lessons.people if lesson.voice.writer == writer]
        decided += [(lesson, learned.decide(lesson)) for lesson in left_out]
        progress(f"  zonder schrijver {writer}: geleerd van {len(rest)} berichten")
    slope, offset = learner.calibration(
        [value for _, value in decided], [lesson.risk for lesson, _ in decided], seed
    )
    scored = [Scored(lesson, _chance(slope * value + offset)) for lesson, value in decided]
    thresholds = thresholds_from(scored)
    figures = figures_of(scored, thresholds)
    whole = learner.learn([*lessons.people, *lessons.proofs], MOST, seed)
    model = calibrated(whole.kinds, whole.bias, slope, offset, SHAPE)
    people = len({lesson.voice.person for lesson in lessons.people})
    told = Trained(
        _today(), people, len(lessons.people), {name: f"{each:.4f}" for name, each in figures.items()}
    )
    return as_plain(model, thresholds, told), figures


def figures_of(scored: Sequence[Scored], thresholds: Thresholds) -> dict[str, float]:
    """Return recall by level and false alarms per 100 on writers left out: alone, and with rules."""
    found: dict[str, float] = {}
    for name, raised in (("alone", _raises), ("with_rules", _any)):
        for level in _RISK:
            own = [raised(each, thresholds) for each in scored if each.lesson.voice.level is level]
            found[f"{level.word}_{name}"] = round(sum(own) / max(1, len(own)), 4)
        harmless = [raised(each, thresholds) for each in scored if not each.lesson.risk]
        found[f"false_per_100_{name}"] = round(100 * sum(harmless) / max(1, len(harmless)), 2)
    return found


def _raises(each: Scored, thresholds: Thresholds) -> bool:
    return each.score >= (thresholds.lowered if each.lesson.lowered else thresholds.review)


def _any(each: Scored, thresholds: Thresholds) -> bool:
    return each.lesson.rules is not Level.NONE or _raises(each, thresholds)


def _chance(value: float) -> float:
    return 1 / (1 + exp(-value))


def _today() -> str:
    return wall(SystemClock().real(), _ZONE).date().isoformat()


def _write(out: Path, plain: dict[str, Plain], text: str) -> None:
    """Write the file whole, unless only its date would change."""
    try:
        before = json.loads(out.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    same = {**plain, "trained": before.get("trained", ""), "sha256": before.get("sha256", "")}
    if same == before:
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(out)
