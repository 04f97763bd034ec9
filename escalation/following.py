"""The programme as this one client follows it."""

from datetime import date
from zoneinfo import ZoneInfo

from cases.calendar import COUNTED, extra_dates
from cases.moments import Moment, wall
from cases.plan import Course, course_day
from cases.programme import Programme
from cases.state import ClientState
from escalation.scene import Scene


def course_of(scene: Scene) -> Course | None:
    """Return the client's course; None for who has not begun, or where the content has no programme."""
    return course_in(scene.state, scene.rulebook.programme(scene.state.programme))


def course_in(state: ClientState, programme: Programme | None) -> Course | None:
    """Return a programme as this client follows it; None for who has not begun."""
    if state.programme_began is None or programme is None:
        return None
    return Course(
        programme,
        state.programme_began,
        state.facts,
        int.from_bytes(state.client.encode()[:8], "big"),
        state.anchors,
        state.pace,
        _extra(state, state.programme_began),
        state.risk_days,
    )


def _extra(state: ClientState, began: Moment) -> frozenset[date]:
    if not state.calendar or state.contact is None:
        return frozenset()
    begin = wall(began, ZoneInfo(state.contact.zone)).date()
    return extra_dates(state.risk_days, begin, begin + COUNTED)


def day_of(scene: Scene) -> int:
    """Return which day of the programme it is, counted from its anchor; the first is 1."""
    course, contact = course_of(scene), scene.state.contact
    return 1 if course is None or contact is None else max(1, course_day(contact, course, scene.at))
