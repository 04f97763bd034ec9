"""Run the tests that a coordinator wrote beside each rule."""

from dataclasses import dataclass

from cases.facts import Facts, Phase
from escalation.assessment import Assessment, Finding, Status
from escalation.detector import Detector
from escalation.lexicon_types import Hit, Lexicon, Rule
from escalation.screen import screen

_NO_FACTS = Facts(phase=Phase.F2)


@dataclass(frozen=True, slots=True)
class Failure:
    """The first test that fails, in Dutch."""

    rule: str
    problem: str
    remedy: str


def first_failure(lexicon: Lexicon) -> Failure | None:
    """Return the first rule test that does not hold, or None."""
    detector = Detector.of(lexicon, "proef")
    return next((failure for rule in lexicon.rules if (failure := _failure(rule, detector))), None)


def _failure(rule: Rule, detector: Detector) -> Failure | None:
    for hit in rule.proof.hits:
        finding = _of_rule(rule, _screened(hit, detector))
        if problem := _problem(hit, finding, rule):
            return Failure(rule.id, problem, "Verbeter de regel, of pas de test aan als die niet klopt.")
    for miss in rule.proof.misses:
        if _of_rule(rule, _screened(miss, detector)):
            return Failure(
                rule.id,
                f"Regel '{rule.id}' vindt deze zin en hoort dat niet te doen: '{miss.text}'.",
                "Maak de regel smaller, bijvoorbeeld met 'except' of 'unless'.",
            )
    return None


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
