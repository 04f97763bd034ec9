"""Run the tests that a coordinator wrote beside each rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.facts import Facts, Phase
from escalation.assessment import Assessment, Finding, Status
from escalation.detector import Detector
from escalation.lexicon_types import Hit, Lexicon, Rule
from escalation.screen import screen

_NO_FACTS = Facts(phase=Phase.F2)


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that fails, in Dutch. ``kind`` and ``place`` say which one: ``raak`` 0 is the first hit."""

    rule: str
    kind: str
    place: int
    problem: str
    remedy: str


def failures(lexicon: Lexicon) -> Iterator[Failure]:
    """Return every rule test that does not hold."""
    detector = Detector.of(lexicon, "proef")
    for rule in lexicon.rules:
        yield from _hits(rule, detector)
        yield from _misses(rule, detector)


def _hits(rule: Rule, detector: Detector) -> Iterator[Failure]:
    found = len(rule.proof.hits) - rule.proof.told
    for place, hit in enumerate(rule.proof.hits):
        if problem := _problem(hit, _of_rule(rule, _screened(hit, detector)), rule):
            kind, at = ("raak", place) if place < found else ("status", place - found)
            yield Failure(
                rule.id, kind, at, problem, "Verbeter de regel, of pas de test aan als die niet klopt."
            )


def _misses(rule: Rule, detector: Detector) -> Iterator[Failure]:
    for place, miss in enumerate(rule.proof.misses):
        if _of_rule(rule, _screened(miss, detector)):
            yield Failure(
                rule.id,
                "mis",
                place,
                f"Regel '{rule.id}' vindt deze zin en hoort dat niet te doen: '{miss.text}'.",
                "Maak de regel smaller, bijvoorbeeld met 'except' of 'unless'.",
            )


def _screened(hit: Hit, detector: Detector) -> Assessment:
    return screen(hit.text, hit.speaker, _NO_FACTS, detector)


def _of_rule(rule: Rule, assessment: Assessment) -> Finding | None:
    return next((one for one in assessment.findings if one.rule == rule.id), None)


def _problem(hit: Hit, finding: Finding | None, rule: Rule) -> str:
    if finding is None:
        return f"Regel '{rule.id}' vindt deze zin niet: '{hit.text}'."
    if finding.status is not hit.status:
        return f"Bij '{hit.text}' is de status '{finding.status}' en niet '{hit.status}'."
    level = hit.level if hit.level is not None else rule.level_for(hit.speaker)
    if (hit.level is not None or hit.status is Status.ACTIVE) and finding.level is not level:
        return f"Bij '{hit.text}' is de ernst '{finding.level.word}' en niet '{level.word}'."
    return ""
