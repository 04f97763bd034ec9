"""Read one message and say how urgent it is, and why."""

from collections.abc import Iterable, Sequence

from cases.facts import Facts
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Assessment, Finding, Priority, Status
from escalation.context import is_now, judge, lowered
from escalation.detector import Detector, Met, Sight
from escalation.detector_cues import REASONS
from escalation.screen_second import heard_again
from escalation.screen_weigh import combined, weighed

MOST_FINDINGS = 24
_SILENT = "R20"
_WEIGHTIEST = ("R02", "R03", "R01", "R25", "R04", "R16", "R15", "R10", "R09", "R11", "R21", "R22")
"""Classes in the order in which one says more than the other, when a message holds both."""


def screen(text: str, speaker: Speaker, facts: Facts, detector: Detector) -> Assessment:
    """Return the assessment of ``text``. Pure, and never raises for any string.

    What cannot be read to the end, or fails on the way, is ``review``: a human reads it.
    """
    try:
        return _screened(text, speaker, facts, detector)
    except Exception:  # noqa: BLE001 - whatever broke, the message must still reach a human
        return Assessment(
            Level.REVIEW, needs_question=True, lexicon=detector.version, priority=Priority.REVIEW
        )


def _screened(text: str, speaker: Speaker, facts: Facts, detector: Detector) -> Assessment:
    sight = detector.look(text)
    if not sight.met and sight.complete and not detector.bare:
        return heard_again(detector.calm, sight, speaker, detector.second)
    found = [_finding(met, sight, speaker, facts) for met in sight.met if speaker in met.signal.rule.speakers]
    findings = _most_urgent_first(combined(_best_of_each_rule(found))) if found else ()
    level = max((finding.level for finding in findings), default=Level.NONE)
    if detector.bare or not sight.complete:
        level = max(level, Level.REVIEW)
    silent = any(finding.code == _SILENT and finding.level is Level.ACUTE for finding in findings)
    by_rules = Assessment(
        level,
        findings[:MOST_FINDINGS],
        silent=silent,
        needs_question=not silent and _unsure(level, findings),
        too_long=sight.too_long or not sight.complete,
        lexicon=detector.version,
        priority=Priority.REVIEW if level is Level.REVIEW else Priority.NONE,
    )
    return heard_again(by_rules, sight, speaker, detector.second)


def _unsure(level: Level, findings: Iterable[Finding]) -> bool:
    asked = any(finding.status is Status.HYPOTHETICAL for finding in findings)
    return level is Level.REVIEW or (asked and level < Level.HIGH)


def _finding(met: Met, sight: Sight, speaker: Speaker, facts: Facts) -> Finding:
    signal, reading = met.signal, sight.reading
    rule = signal.rule
    raw = _raw_level(met, speaker)
    verdict = judge(reading, signal, speaker)
    active = verdict.status is Status.ACTIVE
    spans = reading.heard.row.spans
    return Finding(
        category=rule.category,
        code=rule.code,
        level=weighed(rule.code, raw, facts) if active else lowered(raw, verdict, speaker),
        raw_level=raw,
        status=verdict.status,
        start=spans[min(signal.places)][0],
        end=spans[max(signal.places)][1],
        rule=rule.id,
        explanation=rule.explanation if active else f"{rule.explanation} {REASONS[verdict.status]}".rstrip(),
        imminent=active and (rule.imminent or is_now(reading, reading.sentences[signal.anchor])),
        cues=verdict.cues,
    )


def _raw_level(met: Met, speaker: Speaker) -> Level:
    rule = met.signal.rule
    level = rule.level_for(speaker)
    if met.shift is None:
        return level
    return max(level, met.shift) if met.shift > rule.level else min(level, met.shift)


def _best_of_each_rule(found: Sequence[Finding]) -> list[Finding]:
    best: dict[str, Finding] = {}
    for finding in found:
        held = best.get(finding.rule)
        if held is None or _urgency(finding) < _urgency(held):
            best[finding.rule] = finding
    return list(best.values())


def _most_urgent_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=_urgency))


def _urgency(finding: Finding) -> tuple[int, bool, bool, int, int, str]:
    """Sort by level; R20 first among equals, since it decides what the phone may show.

    Then what is happening now, then the class a worker must know of first.
    """
    weight = _WEIGHTIEST.index(finding.code) if finding.code in _WEIGHTIEST else len(_WEIGHTIEST)
    later = not finding.imminent
    return (-finding.level, finding.code != _SILENT, later, weight, finding.start, finding.rule)
