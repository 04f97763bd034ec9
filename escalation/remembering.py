"""What a client's earlier signals add to this message, and what of it is kept for the next one."""

from collections.abc import Sequence
from dataclasses import replace

from cases.effects import FlagSpan
from cases.levels import Level
from cases.moments import Moment
from cases.sides import speaker_of
from cases.state import Past, Score, Sign
from dialogs.talk import StepResult
from escalation.assessment import Assessment, Finding, Priority, Status
from escalation.conversation import Running, runs_of
from escalation.flagging import Notice
from escalation.history import Raised, fallen, raised_over_time, remembered
from escalation.routes import reply_key
from escalation.scene import Scene

SCORE = "score"
_OF_OTHERS = frozenset({Status.OTHER_PERSON, Status.MEDIA})


def over_time(found: Assessment, past: Past, at: Moment) -> Assessment:
    """Return the assessment, raised where earlier signals of this client make it more serious; never lower.

    The raise stands as a finding of its own at the place of the words it raises, with the reason.
    """
    signs = _signs(found, at)
    raised = raised_over_time(signs, past, at) if signs and past.signs else None
    if raised is None or raised.level <= found.level:
        return found
    base = next(one for one in found.findings if one.code == raised.code and _counts(one))
    finding = replace(
        base,
        level=raised.level,
        raw_level=raised.level,
        rule=raised.rule,
        explanation=raised.explanation,
        cues=(),
    )
    return replace(
        found,
        level=raised.level,
        findings=(finding, *found.findings),
        priority=Priority.NONE,
        needs_question=False,
    )


def taps_over_time(
    scene: Scene,
    found: Assessment,
    tapped: Sequence[Notice],
    going: Running | None,
    result: StepResult | None,
) -> tuple[Notice, ...]:
    """Return what taps mean beside the earlier signals: a score that fell, and a higher level."""
    past, at = scene.state.past, scene.at
    scores = scores_of(going, result, at)
    if not tapped and not scores:
        return ()
    fell = next((one for score in scores if (one := fallen(score.value, past))), None)
    low = () if fell is None else (_notice(scene, fell, SCORE),)
    taps = [*tapped, *low]
    signs = [*_signs(found, at), *(sign for one in taps for sign in _sign_of(one, at))]
    raised = raised_over_time(signs, past, at)
    highest = max((one.level for one in taps), default=Level.NONE)
    if not taps or raised is None or raised.level <= max(highest, found.level):
        return low
    category = next((one.category for one in taps if one.code == raised.code), raised.rule)
    return (*low, _notice(scene, raised, category))


def remember(scene: Scene, found: Assessment, notice: Notice | None, scores: tuple[Score, ...]) -> Past:
    """Return what is remembered after this message; a calm one changes nothing."""
    own = () if notice is None else _sign_of(notice, scene.at)
    signs = (*_signs(found, scene.at), *own)
    if not signs and not scores:
        return scene.state.past
    return remembered(scene.state.past, signs, scores, scene.at)


def with_runs(past: Past, going: Running | None, result: StepResult | None) -> Past:
    """Return the past with how often in a row the same agreement was chosen; another choice ends a run."""
    question = None if going is None else going.script.questions.get(going.talk.step)
    if question is None or question.again is None or result is None or not result.answers:
        return past
    value = result.answers[-1].value
    run = question.run(value, runs_of(past))
    kept = tuple(one for one in past.runs if one[0] != question.id)
    return replace(past, runs=(*kept, (question.id, value, run)) if run else kept)


def scores_of(going: Running | None, result: StepResult | None, at: Moment) -> tuple[Score, ...]:
    """Return the answer on a scale of 1 (bad) to 5 (good), when the question was one."""
    if going is None or result is None:
        return ()
    question = going.script.questions.get(going.talk.step)
    if question is None:
        return ()
    given = (question.score(one.value) for one in result.answers if one.step == going.talk.step)
    return tuple(Score(value, at) for value in given if value is not None)


def _notice(scene: Scene, raised: Raised, category: str) -> Notice:
    """Return the flag of a tap that earlier signals make more serious; the reason stands as its span."""
    span = FlagSpan(0, 0, raised.level, category, raised.code, raised.rule, raised.explanation, "active")
    key = ""
    if raised.level is Level.ACUTE:
        key = reply_key(raised.code, raised.level, speaker_of(scene.state.role))
    return Notice(raised.level, category, raised.code, "button", key=key, spans=(span,))


def _signs(found: Assessment, at: Moment) -> tuple[Sign, ...]:
    if found.level < Level.CONCERN:
        return ()
    return tuple(Sign(one.code, one.level, at) for one in found.findings if _counts(one))


def _sign_of(notice: Notice, at: Moment) -> tuple[Sign, ...]:
    says = notice.level >= Level.CONCERN and (notice.code or notice.category == SCORE)
    return (Sign(notice.code, notice.level, at),) if says else ()


def _counts(one: Finding) -> bool:
    """Say whether a finding is about this client and their own life."""
    return bool(one.code) and one.level >= Level.CONCERN and one.status not in _OF_OTHERS
