"""The whole line once: enrolment to a worker's hands and back, over real HTTP, with a moved clock.

Which steps are due follows the level of the reply: acute all; high without a safety text; review and
concern without safety text and page. A step that is not due is skipped and says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cases.levels import Level
from cases.sides import Side
from drills.pager_post import PagerPost
from drills.ports import BotOf, TheatreMaker
from drills.result import Stopwatch, progress
from drills.story_client import StoryClient
from drills.story_steps import Skipped, Story, StoryFailed
from simulator import Simulator

DEFAULT_REPLY = {
    Side.A: "hij staat nu voor de deur met een mes, help",
    Side.B: "ik ga er nu heen en ik maak haar kapot",
}
BOTS = (
    BotOf(Side.A, "1001:story-side-a-token", "planning_story_a_bot"),
    BotOf(Side.B, "2002:story-side-b-token", "agenda_story_b_bot"),
)
STEPS = (
    "enrol",
    "checkin_sent",
    "reply",
    "flag",
    "safety_text",
    "page",
    "cross_alert",
    "claim",
    "worker_reply",
    "back_to_bot",
    "next_checkin",
)


@dataclass(frozen=True, slots=True)
class Plot:
    """What is played: whose phone, in which mode, what is written."""

    side: Side = Side.A
    reply: str = ""
    neutral: bool = False

    @property
    def words(self) -> str:
        return self.reply or DEFAULT_REPLY[self.side]

    def steps(self) -> Sequence[str]:
        return [name for name in STEPS if name != "cross_alert" or self.side is Side.B]


@dataclass(slots=True)
class Course:
    """What became of the steps so far."""

    steps: list[dict[str, Any]] = field(default_factory=list)
    failed: str | None = None
    reason: str = ""


def run_story(theatre: TheatreMaker, plot: Plot) -> dict[str, Any]:
    """Play the story; return its result. Never raises for what the house does wrong: that is the result."""
    watch = Stopwatch()
    with PagerPost() as pager, Simulator() as simulator:
        for bot in BOTS:
            simulator.add_bot(bot.token, bot.username)
        with theatre(simulator.clock.set).open(simulator.url, BOTS, pager.url) as stage:
            story = Story(stage, StoryClient(simulator, plot.side, BOTS), pager, plot)
            try:
                course = _play(story, plot.steps())
            finally:
                story.close()
    return _result(story, course, watch)


def _play(story: Story, names: Sequence[str]) -> Course:
    course = Course()
    for name in names:
        step: Callable[[], None] = getattr(story, name)
        watch = Stopwatch()
        try:
            step()
        except Skipped:
            course.steps.append({"name": name, "ms": 0, "skipped": True})
            continue
        except (StoryFailed, TimeoutError, LookupError) as failure:
            course.failed, course.reason = name, str(failure)
            progress(f"  {name}: FAILED, {failure}")
            return course
        course.steps.append({"name": name, "ms": watch.ms})
        progress(f"  {name}: {watch.ms} ms")
    return course


def _result(story: Story, course: Course, watch: Stopwatch) -> dict[str, Any]:
    figures = {step["name"]: step["ms"] for step in course.steps if not step.get("skipped")}
    return {
        "ok": course.failed is None and story.level is not Level.NONE,
        "steps": course.steps,
        "level": story.level.word,
        "category": story.category,
        "failed": course.failed,
        "reason": course.reason,
        "figures": {f"{name}_ms": ms for name, ms in figures.items()},
        "limits": {"safety_text_ms": 5000, "page_ms": 10000},
        "seconds": watch.seconds,
    }
