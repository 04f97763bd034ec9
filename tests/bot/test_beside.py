"""Beside the live release: what is left out now, what testers try, and the words talks began in."""

import io
import json
from collections.abc import Callable

import pytest
from bot_people import NOON
from fakes import FakeCoordination, FixedClock
from rulebooks import shipped_library

from bot.brain import REFRESH, Brain
from bot.handle import Rules
from bot.library import canonical
from bot.library_scripts import scripts_in
from bot.log import Log
from bot.telegram import arrival
from cases.content_desk import Stop
from cases.errors import ReleaseBroken
from cases.ids import ClientId, ReleaseId
from cases.sides import Side

LIVE, TRIED = ReleaseId(3), ReleaseId(4)
ANNA, BEA = ClientId("c-anna"), ClientId("c-bea")
SHIPPED = canonical(shipped_library())


@pytest.fixture
def office() -> FakeCoordination:
    return FakeCoordination(release=(LIVE, SHIPPED))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def brain(office: FakeCoordination, clock: FixedClock, log: Log) -> Brain:
    return Brain(office, Side.A, clock, arrival, log)


def later(brain: Brain, clock: FixedClock) -> Rules:
    clock.advance(REFRESH)
    return brain.rules()


def until(brain: Brain, clock: FixedClock, holds: Callable[[Rules], bool]) -> Rules:
    """Ask again and again, as turns do: a release that is tried is made ready while nobody waits for it."""
    for _ in range(20_000):
        found = later(brain, clock)
        if holds(found):
            return found
    raise AssertionError("it never came")


def test_a_question_that_is_left_out_is_skipped_within_two_seconds_and_comes_back(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    assert not brain.rules().book.scripts["d1"].questions["veilig"].skipped
    office.left = frozenset({Stop("d1", "veilig"), Stop("d7")})
    book = later(brain, clock).book
    assert book.scripts["d1"].questions["veilig"].skipped
    assert book.stopped == {"d7"}
    office.left = frozenset()
    assert not later(brain, clock).book.scripts["d1"].questions["veilig"].skipped


def test_what_is_left_out_stays_so_while_coordination_is_away(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    office.left = frozenset({Stop("d1", "veilig")})
    brain.rules()
    office.left = OSError()
    assert later(brain, clock).book.scripts["d1"].questions["veilig"].skipped


def test_only_testers_get_what_is_tried_and_nobody_once_it_is_over(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    office.shelf[TRIED], office.trial, office.trying = SHIPPED, TRIED, frozenset({ANNA})
    found = until(brain, clock, lambda rules: rules.trial is not None)
    assert found.book_of(ANNA).release == TRIED
    assert found.book_of(BEA).release == LIVE
    office.trial = None
    assert later(brain, clock).book_of(ANNA).release == LIVE


def test_a_release_that_hears_too_little_is_tried_by_nobody_and_said_aloud(
    brain: Brain, office: FakeCoordination, clock: FixedClock, journal: io.StringIO
) -> None:
    office.shelf[TRIED], office.trial, office.trying = b"{}", TRIED, frozenset({ANNA})
    until(brain, clock, lambda _: "release_refused" in journal.getvalue())
    assert later(brain, clock).book_of(ANNA).release == LIVE


def test_without_testers_nothing_is_made_ready(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    office.trial = TRIED  # not on the shelf: looking for it would be told
    assert later(brain, clock).trial is None


def test_after_a_start_a_talk_of_yesterday_still_finds_the_words_it_began_in(
    brain: Brain, office: FakeCoordination
) -> None:
    old = json.loads(SHIPPED)
    old["files"]["dialogues/d1.yaml"]["titel"] = "De oude titel"
    office.shelf[ReleaseId(2)] = json.dumps(old).encode()
    book = brain.rules().book
    script = book.script("d1", 2)
    assert script is not None
    assert script.title == "De oude titel"
    assert book.scripts["d1"].title != "De oude titel"


def test_an_earlier_release_that_cannot_be_read_does_not_keep_the_line_from_starting(
    brain: Brain, office: FakeCoordination
) -> None:
    office.shelf[ReleaseId(2)] = b"[]"
    assert brain.rules().book.release == LIVE


def test_the_dialogues_of_a_release_are_read_with_their_pictures_and_other_words() -> None:
    found, whole = scripts_in(SHIPPED), shipped_library()
    assert found.keys() == whole.scripts.keys()
    assert found["d1"].book.pictures == whole.texts.pictures
    assert found["d1"].book.other_words == whole.texts.other_words


def test_a_broken_shelf_is_no_reason_to_stop(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    brain.rules()
    office.release = ReleaseBroken()
    assert later(brain, clock).book.release == LIVE
