"""The programme as a client follows it: by the recorded days, the pace, and the day of the dialogue."""

from dataclasses import replace

from rulebooks import NOON, STAFFED, client, small_rulebook

from cases.anchors import Anchor, anchors_of
from cases.moments import DAY, after
from cases.pace import Pace
from cases.programme import Programme, Stretch
from escalation.following import course_of, day_of
from escalation.scene import Scene

ORDER = Programme("weekly", "Proef", (Stretch(1, None, 7, "proef"),), Anchor.THV_START)


def scene(**changes: object) -> Scene:
    book = replace(small_rulebook(), programmes={"weekly": ORDER})
    return Scene(client(**changes), book, STAFFED, NOON)


def test_a_course_takes_what_was_recorded_and_asked_for() -> None:
    recorded = anchors_of({Anchor.THV_START: after(NOON, -4 * DAY)})
    course = course_of(scene(anchors=recorded, pace=Pace.LESS))
    assert course is not None
    assert (course.programme, course.anchors, course.pace) == (ORDER, recorded, Pace.LESS)


def test_the_day_of_a_dialogue_is_that_of_the_order_and_not_of_the_enrolment() -> None:
    recorded = anchors_of({Anchor.THV_START: after(NOON, -4 * DAY)})
    assert day_of(scene(anchors=recorded)) == 5
    assert day_of(scene()) == 1


def test_who_has_not_begun_or_has_no_record_is_on_the_first_day() -> None:
    assert course_of(scene(programme_began=None)) is None
    assert day_of(scene(programme_began=None)) == 1
    assert day_of(scene(contact=None)) == 1
    ahead = anchors_of({Anchor.THV_START: after(NOON, 4 * DAY)})
    assert day_of(scene(anchors=ahead)) == 1
