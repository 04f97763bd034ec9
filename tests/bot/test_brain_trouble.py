"""A risk detection that does not work never goes on in silence: the brain says what is wrong."""

import io
import json
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from bot_people import NOON
from fakes import FakeCoordination, FixedClock
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from bot.attempt import Attempt, TooSlow
from bot.brain import REFRESH, Brain, Trouble, Why
from bot.library import WEIGHTS, Library, canonical, from_canonical
from bot.log import Log
from bot.telegram import arrival
from cases.errors import ReleaseBroken
from cases.facts import Facts
from cases.ids import ReleaseId
from cases.levels import Level
from cases.sides import Side, Speaker
from escalation.detector import Detector
from escalation.lexicon_alive import CALLS, unheard
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.screen import screen


@cache
def shipped() -> bytes:
    return canonical(shipped_library())


@cache
def altered(change: Callable[[dict[str, Any]], None]) -> bytes:
    plain = json.loads(shipped())
    change(plain["files"])
    return json.dumps(plain).encode()


def no_rules(files: dict[str, Any]) -> None:
    for name in [name for name in files if name.startswith("lexicon/")]:
        del files[name]


def one_rule(files: dict[str, Any]) -> None:
    kept = files["lexicon/vangnet.yaml"]["rules"][1] | {"any_order": [["machete"]], "unless": []}
    no_rules(files)
    files["lexicon/een.yaml"] = {"rules": [kept]}


def broken_weights(files: dict[str, Any]) -> None:
    files[WEIGHTS] = {"bias": "veel"}


@pytest.fixture
def fault(request: pytest.FixtureRequest) -> Exception | tuple[ReleaseId, bytes]:
    """Return what the store answers; a damaged release is made when a test asks for one."""
    wanted: Any = request.param
    return (ReleaseId(4), altered(wanted)) if callable(wanted) else wanted


@pytest.fixture
def office() -> FakeCoordination:
    return FakeCoordination()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def brain(office: FakeCoordination, clock: FixedClock, log: Log) -> Brain:
    return Brain(office, Side.A, clock, arrival, log)


def told(brain: Brain) -> Trouble | None:
    return brain.trouble


FAULTS = [
    (ReleaseBroken(), Why.DAMAGED),
    ((ReleaseId(4), b"{}"), Why.REFUSED),
    ((ReleaseId(4), b"\xff"), Why.REFUSED),
    (no_rules, Why.EMPTY),
    (one_rule, Why.DEAF),
    (broken_weights, Why.REFUSED),
]
NAMES = ["wrong hash", "no release", "no text", "no rules", "one rule", "broken weights"]


@pytest.mark.parametrize(("fault", "why"), FAULTS, ids=NAMES, indirect=["fault"])
def test_the_last_good_detector_stays_and_the_trouble_is_said(
    brain: Brain, office: FakeCoordination, fault: Exception | tuple[ReleaseId, bytes], why: Why
) -> None:
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    assert told(brain) is None
    office.release = fault
    brain.learn()
    assert told(brain) == Trouble(why, bare=False)
    assert brain.rules().book.release == 3


@pytest.mark.parametrize(("fault", "why"), FAULTS, ids=NAMES, indirect=["fault"])
def test_without_a_good_one_every_message_goes_to_a_human_and_the_trouble_is_said(
    brain: Brain, office: FakeCoordination, fault: Exception | tuple[ReleaseId, bytes], why: Why
) -> None:
    office.release = fault
    brain.learn()
    assert told(brain) == Trouble(why, bare=True)
    detector = brain.rules().book.detector
    assert screen("morgen is er taart", Speaker.VICTIM, Facts(), detector).level is Level.REVIEW
    assert screen("hij slaat me nu", Speaker.VICTIM, Facts(), detector).level is Level.ACUTE


@pytest.mark.parametrize(("fault", "why"), FAULTS, ids=NAMES, indirect=["fault"])
def test_a_good_release_ends_the_trouble_and_that_is_said_once(
    brain: Brain,
    office: FakeCoordination,
    journal: io.StringIO,
    fault: Exception | tuple[ReleaseId, bytes],
    why: Why,
) -> None:
    office.release = fault
    brain.learn()
    assert told(brain) == Trouble(why, bare=True)
    office.release = (ReleaseId(5), shipped())
    brain.learn()
    brain.learn()
    assert told(brain) is None
    assert journal.getvalue().count('"event": "detector_back"') == 1


def test_a_coordination_that_is_away_is_no_trouble_while_a_detector_is_known(
    brain: Brain, office: FakeCoordination
) -> None:
    office.release = OSError()
    brain.learn()
    assert told(brain) == Trouble(Why.NO_RELEASE, bare=True)
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    office.release = OSError()
    brain.learn()
    assert told(brain) is None


def test_going_back_to_the_release_in_use_ends_the_trouble(
    brain: Brain, office: FakeCoordination, clock: FixedClock
) -> None:
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    office.release = (ReleaseId(4), b"{}")
    brain.learn()
    confirmed = brain.fresh
    clock.advance(REFRESH)
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    assert told(brain) is None
    assert (confirmed, brain.fresh) == (NOON, NOON + REFRESH)


def test_a_release_that_takes_too_long_holds_no_turn_up_and_is_taken_in_when_it_is_done(
    office: FakeCoordination, clock: FixedClock, log: Log
) -> None:
    go, pause = threading.Event(), threading.Event()

    def slowly(body: bytes) -> Library:
        go.wait()
        return from_canonical(body)

    brain = Brain(office, Side.A, clock, arrival, log, opened=slowly, patience=0)
    office.release = (ReleaseId(3), shipped())
    brain.learn()
    assert told(brain) == Trouble(Why.SLOW, bare=True)
    assert brain.fresh is None
    go.set()
    while told(brain) is not None:
        brain.learn()
        pause.wait(0.02)  # until the other thread, which does the work, is done
    assert brain.rules().book.release == 3


def test_an_attempt_gives_what_was_made_or_what_broke() -> None:
    assert Attempt(lambda: 7).result(60) == 7
    with pytest.raises(ZeroDivisionError):
        Attempt(lambda: 1 // 0).result(60)
    with pytest.raises(TooSlow):
        Attempt(threading.Event().wait).result(0)


def test_the_built_in_list_and_the_shipped_one_hear_every_call() -> None:
    assert unheard(Detector.minimal()) == ()
    assert unheard(Detector.of(from_canonical(shipped()).lexicon, "shipped")) == ()


@given(st.sampled_from(CALLS))
def test_the_built_in_list_hears_each_call_by_its_own_words(call: str) -> None:
    found = screen(call, Speaker.VICTIM, Facts(), Detector.minimal())
    assert found.level is Level.ACUTE
    assert found.findings


def test_a_list_that_hears_nothing_is_deaf() -> None:
    rule = Rule("a", "R07", "physical_violence", Level.HIGH, (Pattern(("zwaluw",), 0, ordered=True),), "")
    assert set(CALLS) <= set(unheard(Detector.of(Lexicon({}, (rule,)), "a")))
