"""The content drill: what must never go live does not, talks keep their words, and going back is quick.

Sixty sown faults and the edits of somebody who means harm are held before the gate one by one. Then, in a
house at work, a change goes the long road by hand over HTTP while a talk is under way on a phone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from drills.content_gate import Held, held
from drills.content_ports import ContentTheatreMaker, Gate
from drills.content_road import Road
from drills.pager_post import PagerPost
from drills.result import Stopwatch, progress
from drills.story import BOTS
from drills.story_steps import StoryFailed
from simulator import Simulator

ROLLBACK_SECONDS = 60.0
FAULTS, EDITS = 60, 20
STEPS = (
    "enrol",
    "asked_in_the_old_words",
    "look_over",
    "one_person_refused",
    "own_approval_refused",
    "other_mark_refused",
    "approve",
    "try_out",
    "go_live",
    "talk_keeps_its_words",
    "new_words_arrive",
    "roll_back",
)


@dataclass(slots=True)
class Course:
    """How far the road was gone, and what came in the way."""

    steps: dict[str, int] = field(default_factory=dict)
    failed: str = ""
    reason: str = ""


def run_content(gate: Gate, theatre: ContentTheatreMaker) -> dict[str, Any]:
    """Hold the gate and walk the road; return the result. Never raises for what the house does wrong."""
    watch = Stopwatch()
    found = held(gate)
    with PagerPost() as pager, Simulator() as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        with theatre(simulator.clock.set).open(simulator.url, BOTS, pager.url) as stage:
            road = Road(stage, simulator, pager)
            try:
                course = _walked(road)
            finally:
                road.close()
    return _result(found, road, course, watch)


def _walked(road: Road) -> Course:
    course = Course()
    for name in STEPS:
        step: Callable[[], None] = getattr(road, name)
        watch = Stopwatch()
        try:
            step()
        except (StoryFailed, TimeoutError, LookupError) as failure:
            course.failed, course.reason = name, str(failure)
            progress(f"  {name}: FAILED, {failure}")
            return course
        course.steps[f"{name}_ms"] = watch.ms
        progress(f"  {name}: {watch.ms} ms")
    return course


def _result(found: Held, road: Road, course: Course, watch: Stopwatch) -> dict[str, Any]:
    figures = {
        "faults": found.faults,
        "faults_refused": found.faults_refused,
        "edits": found.edits,
        "edits_refused": found.edits_refused,
        "harmless": found.harmless,
        "harmless_accepted": found.harmless_accepted,
        "accepted_wrongly": found.accepted,
        "talks_changed": road.talks_changed,
        "rollback_seconds": road.rollback_seconds,
    }
    enough = found.faults >= FAULTS and found.edits >= EDITS
    good = not found.accepted and found.harmless == found.harmless_accepted and not course.failed
    quick = road.rollback_seconds is not None and road.rollback_seconds <= ROLLBACK_SECONDS
    return {
        "ok": bool(enough and good and quick and road.talks_changed == 0),
        **figures,
        "figures": {**{k: v for k, v in figures.items() if k != "accepted_wrongly"}, **course.steps},
        "failed": course.failed,
        "reason": course.reason,
        "limits": {"refused_share": 1.0, "talks_changed": 0, "rollback_seconds": ROLLBACK_SECONDS},
        "seconds": watch.seconds,
    }
