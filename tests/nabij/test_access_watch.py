"""Who is told of what: broken glass at once, odd reading to the privacy officer, what is late by day."""

import threading
from io import StringIO

import pytest
from vault_people import MovedClock

from bot.log import Log, Said
from cases.desk import Colleague, StaffRole
from cases.glass import ReviewKind
from cases.ids import StaffId
from cases.moments import MINUTE, Moment
from cases.sides import Side
from nabij.access_watch import AccessWatch
from vault.access_alerts import Limits, Looked, Noticed
from vault.access_reviews import Waiting

LEAD, LEAD_TOO, PRIVACY, COORDINATOR, WORKER = (
    Colleague(StaffId(name), name, role, side)
    for name, role, side in (
        ("lies", StaffRole.LEAD, None),
        ("eva", StaffRole.LEAD, None),
        ("fatma", StaffRole.PRIVACY, None),
        ("carla", StaffRole.COORDINATOR, None),
        ("anna", StaffRole.WORKER, Side.A),
    )
)


class Shelf:
    """Reviews and lines in memory; every person is their own staff row."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.late: list[Waiting] = []
        self.lines: list[Looked] = []
        self.kept: list[Noticed] = []
        self.posts = frozenset({LEAD.staff})
        self.first = True

    def lines_to_judge(self) -> list[Looked]:
        return self.lines

    def notice(self, found: tuple[Noticed, ...]) -> int:
        self.kept += found
        return len(found)

    def reviews_to_tell(self) -> list[Waiting]:
        return list(self.waiting)

    def review_told(self, review: str) -> bool:
        self.waiting = [one for one in self.waiting if one.id != review]
        return self.first

    def reviews_late(self) -> list[Waiting]:
        return list(self.late)

    def late_told(self, review: str) -> None:
        self.late = [one for one in self.late if one.id != review]

    def colleagues(self) -> list[Colleague]:
        return [LEAD, LEAD_TOO, PRIVACY, COORDINATOR, WORKER]

    def persons(self) -> dict[StaffId, str]:
        return {one.staff: one.alias for one in self.colleagues()}

    def at_posts(self, side: object, posts: object) -> frozenset[StaffId]:
        del side, posts
        return self.posts


class Watching:
    def __init__(self) -> None:
        self.shelf, self.clock = Shelf(), MovedClock()
        self.called: list[str] = []
        self.said: list[Said] = []
        log = Log(StringIO(), strict=True, heard=self.said.append)
        self.work = AccessWatch(self.shelf, self, Limits, self.clock, log)

    def review(self, staff: StaffId) -> int:
        self.called.append(staff)
        return 1

    def once(self) -> None:
        self.work.once(threading.Event())


@pytest.fixture
def watching() -> Watching:
    return Watching()


@pytest.mark.parametrize(
    ("by", "posts", "told"),
    [
        ("anna", {LEAD.staff}, ["fatma", "lies"]),
        ("lies", {LEAD.staff, COORDINATOR.staff}, ["carla", "fatma"]),
        ("lies", {LEAD.staff}, ["eva", "fatma"]),
    ],
)
def test_broken_glass_is_told_at_once_to_two_who_did_not_break_it(
    watching: Watching, by: str, posts: set[StaffId], told: list[str]
) -> None:
    watching.once()
    watching.shelf.posts = frozenset(posts)
    watching.shelf.waiting = [Waiting("r1", ReviewKind.BREAK_GLASS, by)]
    watching.once()
    watching.once()
    assert watching.called == told
    assert watching.said == [Said.GLASS_TOLD]


def test_odd_reading_goes_to_the_privacy_officer_and_an_opening_stands_on_the_list(
    watching: Watching,
) -> None:
    watching.shelf.waiting = [
        Waiting("r1", ReviewKind.ALERT, "anna"),
        Waiting("r2", ReviewKind.UNASSIGNED, "anna"),
    ]
    watching.once()
    assert watching.called == ["fatma"]


def test_what_another_process_told_is_not_told_twice(watching: Watching) -> None:
    watching.shelf.first = False
    watching.shelf.waiting = [Waiting("r1", ReviewKind.BREAK_GLASS, "anna")]
    watching.once()
    assert (watching.called, watching.said) == ([], [])


def test_what_stands_out_is_kept_every_five_minutes(watching: Watching) -> None:
    line = Looked(Moment(1), "p", "s", "a", "open_client", "", "c", "other_side", True, False, "")
    watching.shelf.lines = [line]
    watching.once()
    watching.once()
    assert [one.rule for one in watching.shelf.kept] == ["other_side"]
    watching.clock.domain += 5 * MINUTE
    watching.once()
    assert len(watching.shelf.kept) == 2


def test_a_late_review_is_told_to_who_plans_and_who_leads_and_not_to_whom_it_is_about(
    watching: Watching,
) -> None:
    watching.shelf.late = [Waiting("r1", ReviewKind.BREAK_GLASS, "lies")]
    watching.once()
    assert watching.called == ["carla", "fatma"]
    assert watching.said == [Said.REVIEW_OVERDUE]
