"""Reports what the detector makes of labelled messages: only counts, never a word of a message."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.library import Library
from cases.facts import Facts
from cases.levels import Level
from escalation.detector import Detector
from escalation.screen import screen
from nabij.lexicon import counts, extras
from nabij.lexicon.counts import Judged
from nabij.lexicon.curves import learning_curve, threshold_points
from nabij.lexicon.samples import TRAINING, Sample, samples_of
from nabij.lexicon.tables import readable
from nabij.lexicon.telling import Stopwatch, finish, progress
from nabij.lexicon.variants import REPAIR, SECOND, variants
from nabij.lexicon.voices import Voice, held_back, learned_from

_SEEN = "Op deze berichten is geleerd: hun cijfers zeggen niets over nieuwe mensen."
_SEED = 1
_AVERAGED, _ALONE = "+ embedding", "embedding for it"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked for beside its counts: pictures, a learning curve, the sentence embedding."""

    out: Path | None = None
    pictures: Path | None = None
    learning: bool = False
    embedding: bool = False


def report(library: Library, voices: Sequence[Voice], which: str, wanted: Wanted) -> None:
    """Print a readable table on stderr, and the same as one JSON object as the last line.

    Raises Refused when ``which`` is no set, and when an extra is missing.
    """
    watch = Stopwatch()
    samples = samples_of(which, voices)
    judged: dict[str, list[Judged]] = {}
    for name, detector in variants(library):
        judged[name] = judge(samples, detector)
        progress(f"  {name}: {len(samples)} berichten")
    figures = figures_of(judged)
    if wanted.embedding and SECOND in judged:
        figures["ablations"] |= embedded(library, voices, samples, judged)
    figures["learning"] = _learned(library, voices, wanted)
    note = _SEEN if which == TRAINING else ""
    for line in readable(figures, note):
        progress(line)
    if wanted.pictures is not None:
        _draw(library, samples, judged, figures, wanted.pictures)
    result = {"ok": True, "set": which, "messages": len(samples), "note": note, **figures}
    finish({**result, "figures": figures, "limits": {}, "seed": _SEED, "seconds": watch.seconds}, wanted.out)


def judge(samples: Sequence[Sample], detector: Detector) -> list[Judged]:
    """Return what ``detector`` finds in each message, without a case around it."""
    return [
        Judged(sample, screen(sample.text, sample.speaker, Facts(), detector).level) for sample in samples
    ]


def figures_of(judged: Mapping[str, Sequence[Judged]]) -> dict[str, Any]:
    """Return all counts of the last variant, and of each variant recall and false alarms."""
    whole = list(judged.values())[-1]
    risk = [each for each in whole if each.sample.risk]
    harmless = [each for each in whole if not each.sample.risk]
    return {
        "confusion": counts.confusion(whole),
        "recall": counts.plain(counts.recall(whole)),
        "false_per_100": counts.plain(counts.false_alarms(whole), 100),
        "recall_by_class": counts.plain(counts.alerts_by(risk, _classes)),
        "recall_by_speaker": counts.plain(counts.alerts_by(risk, _speaker)),
        "recall_by_language": counts.plain(counts.alerts_by(risk, _language)),
        "recall_by_kind": counts.plain(counts.alerts_by(risk, _kind)),
        "false_per_100_by_kind": counts.plain(counts.alerts_by(harmless, _kind), 100),
        "false_per_100_by_speaker": counts.plain(counts.alerts_by(harmless, _speaker), 100),
        "ablations": {name: row_of(each) for name, each in judged.items()},
    }


def row_of(judged: Sequence[Judged]) -> dict[str, dict[str, list[float]]]:
    return {
        "recall": counts.plain(counts.recall(judged)),
        "false_per_100": counts.plain(counts.false_alarms(judged), 100),
    }


def embedded(
    library: Library,
    voices: Sequence[Voice],
    samples: Sequence[Sample],
    judged: Mapping[str, Sequence[Judged]],
) -> dict[str, Any]:
    """Return the sentence embedding averaged with the second opinion, and instead of it.

    Both at the false alarms that the second opinion has on this set, so that only recall differs.
    """
    far = extras.embedding().chances(learned_from(voices), samples, _SEED)
    whole = Detector.of(library.lexicon, "report", library.second)
    near = [screen(each.text, each.speaker, Facts(), whole).model_score or 0.0 for each in samples]
    rules = judged[REPAIR]
    allowed = sum(one.level > Level.NONE for one in judged[SECOND] if not one.sample.risk)
    means = [(one + other) / 2 for one, other in zip(near, far, strict=True)]
    return {
        _AVERAGED: row_of(raised_to(rules, means, allowed)),
        _ALONE: row_of(raised_to(rules, far, allowed)),
    }


def raised_to(rules: Sequence[Judged], scores: Sequence[float], allowed: int) -> list[Judged]:
    """Return ``rules``, with review where a score is so high that ``allowed`` false alarms stay in all."""
    open_scores = sorted(
        (
            score
            for score, one in zip(scores, rules, strict=True)
            if one.level is Level.NONE and not one.sample.risk
        ),
        reverse=True,
    )
    room = max(0, allowed - sum(one.level > Level.NONE and not one.sample.risk for one in rules))
    limit = open_scores[room] if room < len(open_scores) else 0.0
    return [
        Judged(one.sample, Level.REVIEW) if one.level is Level.NONE and score > limit else one
        for one, score in zip(rules, scores, strict=True)
    ]


def _learned(library: Library, voices: Sequence[Voice], wanted: Wanted) -> list[dict[str, Any]]:
    if not wanted.learning:
        return []
    rows = learning_curve(library, voices, held_back(voices), extras.learner(), _SEED)
    return [asdict(row) for row in rows]


def _draw(
    library: Library,
    samples: Sequence[Sample],
    judged: Mapping[str, Sequence[Judged]],
    figures: Mapping[str, Any],
    folder: Path,
) -> None:
    drawn = extras.pictures()
    risk = [each for each in judged[REPAIR] if each.sample.risk]
    by_rules = counts.plain(counts.alerts_by(risk, _classes))
    drawn.recall_per_class(folder / "recall-per-class.svg", by_rules, figures["recall_by_class"])
    if library.second is not None:
        points = threshold_points(samples, library)
        drawn.precision_and_recall(folder / "precision-recall.svg", points, library.second.thresholds)
    if figures["learning"]:
        drawn.learning(folder / "learning-curve.svg", figures["learning"])


def _classes(sample: Sample) -> tuple[str, ...]:
    return sample.classes


def _speaker(sample: Sample) -> tuple[str]:
    return (sample.speaker.value,)


def _language(sample: Sample) -> tuple[str]:
    return (sample.language,)


def _kind(sample: Sample) -> tuple[str]:
    return (sample.kind,)
