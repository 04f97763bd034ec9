"""A risk detection that fails calls people: once as long as it lasts, and no longer than that."""

from collections import Counter

import pytest
from side_bench import MONDAY, SideBench
from sqlalchemy import update

from cases.ids import FlagId
from cases.levels import Level
from cases.moments import HOUR, MINUTE, after
from vault.detector_alarm import BARE, OLD
from vault.tables_side import flag, page


def told(bench: SideBench) -> Counter[str]:
    """Count the flags about the detector by category, open ones only."""
    rows = bench.rows(flag)
    return Counter(row.category for row in rows if row.source == "detector" and row.closed_at is None)


@pytest.mark.parametrize(("nothing_left", "category"), [(True, BARE), (False, OLD)])
def test_duty_backup_and_coordinator_are_paged_in_turn_about_a_flag_of_nobodys(
    bench: SideBench, nothing_left: bool, category: str
) -> None:
    bench.side.detector.fails(bare=nothing_left, now=MONDAY)
    (row,) = (row for row in bench.rows(flag) if row.source == "detector")
    assert (row.client, row.category, row.level) == (None, category, int(Level.HIGH))
    first = bench.side.outbox.pages(MONDAY, 10)
    assert [(one.flag, one.step, one.alias) for one in first] == [(FlagId(row.id), 0, "risicoherkenning")]
    assert len(bench.side.outbox.pages(after(MONDAY, 15 * MINUTE), 10)) == 4


def test_as_long_as_it_lasts_nobody_is_called_twice(bench: SideBench) -> None:
    for hour in range(3):
        bench.side.detector.fails(bare=True, now=after(MONDAY, hour * HOUR))
    assert told(bench) == {BARE: 1}
    assert len(bench.rows(page)) == 4


def test_what_gets_worse_is_told_again_and_replaces_the_milder_news(bench: SideBench) -> None:
    bench.side.detector.fails(bare=False, now=MONDAY)
    bench.side.detector.fails(bare=True, now=after(MONDAY, HOUR))
    assert told(bench) == {BARE: 1}
    assert {one.step for one in bench.side.outbox.pages(after(MONDAY, HOUR), 10)} == {0}


def test_when_it_works_again_nobody_is_called_any_more_and_the_next_time_is_a_new_one(
    bench: SideBench,
) -> None:
    bench.side.detector.fails(bare=True, now=MONDAY)
    bench.side.detector.works(after(MONDAY, MINUTE))
    assert told(bench) == {}
    assert list(bench.side.outbox.pages(after(MONDAY, HOUR), 10)) == []
    bench.side.detector.fails(bare=True, now=after(MONDAY, HOUR))
    assert told(bench) == {BARE: 1}


def test_a_flag_of_something_else_is_left_alone(bench: SideBench) -> None:
    bench.side.detector.fails(bare=True, now=MONDAY)
    with bench.begin() as conn:
        conn.execute(update(flag).where(flag.c.source == "detector").values(source="unreadable"))
    bench.side.detector.works(after(MONDAY, MINUTE))
    assert [row.closed_at for row in bench.rows(flag)] == [None]
