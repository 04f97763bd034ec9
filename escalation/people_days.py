"""Where people and the plan meet: days on which a human speaks with the client, steps that one decides on."""

from datetime import time
from zoneinfo import ZoneInfo

from cases.effects import Effect, MakeTask, PlanCheckIn
from cases.human_moments import human_days
from cases.late import late_start
from cases.levels import Level
from cases.moments import Moment, at_wall
from cases.state import ClientState
from cases.windows import local_date
from escalation.following import course_of
from escalation.scene import Scene
from escalation.severity import task_clock

HUMAN_CONTACT = "human_contact"
HUMAN_MOMENT, MISSED_STEPS = "human_moment", "missed_steps"

_TEN = time(10)


def spoke_today(state: ClientState, at: Moment) -> bool:
    """Say whether a human and this client wrote to each other on this day of the client's own wall.

    Words of a worker that the client left unanswered are no contact: silence must still be noticed.
    """
    contact = state.contact
    if contact is None or state.human_at is None or state.last_inbound is None:
        return False
    today = local_date(contact, at)
    return all(local_date(contact, one) == today for one in (state.human_at, state.last_inbound))


def with_people(scene: Scene, plan: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return a plan with a task for each human moment after today, up to and with the planned date."""
    state, course = scene.state, course_of(scene)
    dates = [one.local_date for one in plan if isinstance(one, PlanCheckIn)]
    if course is None or state.contact is None or not dates:
        return plan
    zone, today = ZoneInfo(state.contact.zone), local_date(state.contact, scene.at)
    days = [one.local_date for one in human_days(course, zone) if today < one.local_date <= max(dates)]
    tasks = (MakeTask(state.client, HUMAN_MOMENT, Level.CONCERN, at_wall(day, _TEN, zone)) for day in days)
    return (*plan, *tasks)


def missed_steps(scene: Scene) -> tuple[MakeTask, ...]:
    """Return the task to decide about steps that were missed, where the programme leaves it to a human."""
    state, course = scene.state, course_of(scene)
    if course is None or state.contact is None or not late_start(state.contact, state.side, course).to_ask:
        return ()
    due = task_clock(Level.CONCERN, state.facts, scene.duty, scene.at)
    return (MakeTask(state.client, MISSED_STEPS, Level.CONCERN, due),)
