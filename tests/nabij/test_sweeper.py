"""The sweeper comes each hour and at each end, and asks the store no more often than it must."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FixedClock
from side_bench import MONDAY, SideBench, raw
from sqlalchemy import event

from cases.moments import DAY, HOUR, MINUTE
from nabij.sweeper import Sweeper
from vault.tables_side import inbox, intake_key


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[SideBench]:
    made = SideBench(f"sqlite:///{tmp_path}/side_a.sqlite3")
    yield made
    made.dispose()


def test_keys_and_updates_go_at_their_end_although_no_hour_has_passed(bench: SideBench) -> None:
    clock = FixedClock(MONDAY)
    sweeper = Sweeper(bench.side, clock)
    bench.side.intake.keep(raw("hoi", 1, 100))
    bench.side.intake.keep(raw("", 2, 100, at=MONDAY, fault="not_json"))
    (key,) = bench.rows(intake_key)
    for moment, kept in ((MONDAY, 1), (key.destroy_at - MINUTE, 1), (key.destroy_at, 0)):
        clock.moment = moment
        sweeper.once(threading.Event())
        assert len(bench.rows(intake_key)) == kept
    assert {row.state for row in bench.rows(inbox)} == {"new"}, "what is undone stays for a human to hear of"
    bench.side.intake.keep(raw("hoi", 3, 100, at=key.destroy_at))
    clock.moment += 8 * DAY
    sweeper.once(threading.Event())
    assert bench.rows(intake_key) == [], "an end that came after a sweep is known too"


def test_a_ring_costs_no_question_while_nothing_ends(bench: SideBench) -> None:
    clock = FixedClock(MONDAY)
    sweeper = Sweeper(bench.side, clock)
    bench.side.intake.keep(raw("hoi", 1, 100))
    sweeper.once(threading.Event())
    sweeper.once(threading.Event())
    asked: list[str] = []
    engine = bench.database._engine  # noqa: SLF001 - statements are counted where they leave
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for _ in range(50):
        sweeper.once(threading.Event())
    assert asked == []
    clock.advance(HOUR)
    sweeper.once(threading.Event())
    assert asked != []
