"""Let the second opinion raise to review what no rule found, and nothing else."""

from dataclasses import replace

from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Assessment, Finding, Priority, Status
from escalation.detector import Sight
from escalation.second_opinion import Opinion, SecondOpinion

CATEGORY, RULE = "second_opinion", "tweede-lezing"
EXPLANATION = (
    "Geen regel sloeg aan, maar de woordkeus lijkt op berichten waarin iets mis was."
    " Dit is een gok over dit ene bericht: lees het zelf."
)


def heard_again(
    first: Assessment, sight: Sight, speaker: Speaker, second: SecondOpinion | None
) -> Assessment:
    """Return ``first``, raised from none to review where the words say so; never lowered, never higher.

    Where rules already ask for review it only says how soon to read. Signals that the context of the
    message made harmless weigh against it: then more is asked before a human is.
    """
    if second is None or first.level > Level.REVIEW:
        return first
    heard_row = sight.reading.heard
    opinion = second.hear(heard_row.forms, heard_row.row.spans, speaker)
    score = round(opinion.score, 4)
    limits = second.thresholds
    if first.level is Level.NONE and opinion.score < (limits.lowered if first.findings else limits.review):
        return replace(first, model_score=score)
    priority = Priority.FIRST if opinion.score >= limits.first else Priority.REVIEW
    if first.level is Level.REVIEW:
        return replace(first, model_score=score, priority=max(first.priority, priority))
    return replace(
        first,
        model_score=score,
        level=Level.REVIEW,
        priority=priority,
        parts=opinion.parts,
        needs_question=True,
        findings=(_finding(opinion, sight), *first.findings),
    )


def _finding(opinion: Opinion, sight: Sight) -> Finding:
    """Return the guess as a finding: it points at words and names none."""
    spans = sight.reading.heard.row.spans
    start, stop = opinion.parts[0] if opinion.parts else (spans[0][0], spans[-1][1])
    return Finding(CATEGORY, "", Level.REVIEW, Level.REVIEW, Status.ACTIVE, start, stop, RULE, EXPLANATION)
