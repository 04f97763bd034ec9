"""What ends while the house runs: batch by batch, behind who writes, at once where no term waits for it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from databases import FreshUrl
from erasing_bench import ErasingBench, erasing_bench
from side_bench import KIM, MONDAY, SAM, SideBench
from sqlalchemy import insert, select, text, update

from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.retention import CLASSES
from cases.sides import Side
from nabij.retention import FrontEnds, SideEnds
from vault.erasure_front import FrontOfCoordination
from vault.receipts import receipts_in
from vault.retention_work import side_classes
from vault.tables_coordination import account, login_attempt, party_ended
from vault.tables_side import client, erasure, flag, identity, message, safe_contact


@pytest.fixture
def bench(fresh_url: FreshUrl, tmp_path: Path) -> Iterator[ErasingBench]:
    yield from bench_on(fresh_url, tmp_path)


@pytest.fixture
def on_files(tmp_path: Path) -> Iterator[ErasingBench]:
    yield from bench_on(lambda name: f"sqlite:///{tmp_path / name}.sqlite3", tmp_path)


def bench_on(fresh_url: FreshUrl, tmp_path: Path) -> Iterator[ErasingBench]:
    side = SideBench(fresh_url("side_a"))
    side.enrol(SAM, 100)
    side.enrol(KIM, 200)
    folder = tmp_path / "ledger"
    folder.mkdir()
    made = erasing_bench(side, fresh_url("coordination"), folder)
    yield made
    made.dispose()
    side.dispose()


def ends_of(bench: ErasingBench) -> SideEnds:
    return SideEnds(bench.side.side, bench.eraser, CLASSES)


def front_ends(bench: ErasingBench, refused: list[Side] | None = None) -> FrontEnds:
    hear = [] if refused is None else refused
    return FrontEnds(bench.fronts, bench.clock, CLASSES, hear.append, bench.front.trim_log)


def at(days: float = 0, minutes: int = 0) -> Moment:
    return Moment(MONDAY + int(days * DAY) + minutes * MINUTE)


def go_to(bench: ErasingBench, moment: Moment) -> None:
    bench.clock.domain = bench.clock.wall = moment


def run(ends: SideEnds, moment: Moment) -> int:
    """Take pieces until there is nothing to do now; return how many did something."""
    pieces = 0
    while ends.step(moment):
        pieces += 1
    return pieces


def released(bench: ErasingBench, days: float = 0) -> None:
    with bench.side.begin() as conn:
        conn.execute(
            update(client).where(client.c.id == SAM).values(released_at=at(days), standing="released")
        )


def heard(bench: ErasingBench) -> None:
    bench.side.hear("Vandaag was het rustig.", 7, 100)
    with bench.side.begin() as conn:
        conn.execute(update(message).values(read_by="w"))


def test_a_round_ends_what_is_over_and_signs_every_class(bench: ErasingBench) -> None:
    heard(bench)
    ends = ends_of(bench)
    assert run(ends, at(14)) == 1
    assert bench.side.row(message, client=SAM).words_ended_at == at(14)
    totals = {each.name: each.total for each in receipts_in(bench.side.database)}
    assert totals == dict.fromkeys(side_classes(), 0) | {"message_plain": 1}


def test_between_two_rounds_nothing_ends_and_the_next_hour_it_does(bench: ErasingBench) -> None:
    ends = ends_of(bench)
    assert run(ends, at(13.99)) == 0
    heard(bench)
    assert run(ends, at(14)) == 0
    assert run(ends, at(14, 60)) == 1


def test_nothing_ends_while_somebody_waits_to_write(on_files: ErasingBench) -> None:
    heard(on_files)
    ends, store = ends_of(on_files), on_files.side.database

    def write() -> None:
        with store.begin():
            pass

    with ThreadPoolExecutor(1) as other, store.begin():
        waiting = other.submit(write)
        while not store.writers_waiting:
            assert not waiting.done()
        assert ends.step(at(14)) == 0
    assert run(ends, at(14)) == 1


def test_address_and_safe_contact_go_within_a_minute_of_letting_go(bench: ErasingBench) -> None:
    ends = ends_of(bench)
    assert run(ends, at()) == 0
    released(bench)
    bench.party(SAM, "z1", "a", "p1")
    assert run(ends, Moment(at(minutes=1) - 1)) == 0, "each minute, not at every step"
    assert run(ends, at(minutes=1)) > 0
    for table in (identity, safe_contact):
        assert [row.client for row in bench.side.rows(table)] == [KIM]
    with bench.fronts.read() as conn:
        assert conn.execute(select(account.c.party)).all() == [], "coordination forgets the account with it"


def test_an_erasure_that_was_asked_for_is_looked_at_each_minute(bench: ErasingBench) -> None:
    ends = ends_of(bench)
    run(ends, at())
    row = {"client": SAM, "reason": "asked", "asked_by": "x", "asked_with": "y", "asked_at": at()}
    with bench.side.begin() as conn:
        conn.execute(insert(erasure), row | {"destroy_by": at(2)})
    assert ends.step(at()) == 0
    assert ends.step(at(minutes=1)) == 1
    assert [row.id for row in bench.side.rows(client)] == [KIM]


def test_who_was_let_go_longer_ago_than_anything_is_kept_is_erased(bench: ErasingBench) -> None:
    released(bench)
    go_to(bench, at(365))
    run(ends_of(bench), at(365))
    assert [row.id for row in bench.side.rows(client)] == [KIM]


def test_open_danger_keeps_somebody_whose_last_term_is_over(bench: ErasingBench) -> None:
    released(bench)
    row = {
        "id": "f",
        "client": SAM,
        "level": int(Level.ACUTE),
        "category": "x",
        "code": "x",
        "source": "text",
        "silent": 0,
    }
    row |= {"imminent": 0, "spans": "[]", "raised_at": MONDAY, "answer_by": MONDAY}
    with bench.side.begin() as conn:
        conn.execute(insert(flag), row)
    go_to(bench, at(400))
    run(ends_of(bench), at(400))
    assert {row.id for row in bench.side.rows(client)} == {SAM, KIM}


def test_coordination_ends_once_an_hour_and_signs(bench: ErasingBench) -> None:
    row = {"key_hmac": b"k", "failures": 1, "blocked_until": MONDAY, "last_real": MONDAY}
    with bench.fronts.begin() as conn:
        conn.execute(insert(login_attempt), row)
    ends = front_ends(bench)
    go_to(bench, at(40))
    while ends.step():
        pass
    with bench.fronts.read() as conn:
        assert conn.execute(select(login_attempt)).all() == []
    totals = {each.name: each.total for each in receipts_in(bench.fronts)}
    assert totals["sessions"] == 1
    assert totals["roster"] == 0


def test_a_clock_that_was_moved_ahead_ends_nothing_in_coordination(bench: ErasingBench) -> None:
    ends = front_ends(bench)
    bench.clock.domain = at(4000)
    while ends.step():
        pass
    assert {each.at for each in receipts_in(bench.fronts)} == {MONDAY}


def test_a_front_that_asks_for_the_other_side_is_told(bench: ErasingBench) -> None:
    bench.party(KIM, "z1", "b", "p1")
    with bench.fronts.begin() as conn:
        conn.execute(insert(party_ended), {"party": KIM, "what": "whole", "side": "a", "at": MONDAY})
    told: list[Side] = []
    ends = front_ends(bench, told)
    while ends.step():
        pass
    assert told == [Side.A]


def test_what_a_front_asked_to_end_leaves_nothing_in_the_files(bench: ErasingBench) -> None:
    if bench.fronts.sqlite:
        pytest.skip("SQLite overwrites what it deletes; the drill looks through its files")
    ask = FrontOfCoordination(bench.fronts, Side.A)
    ask.end(SAM, MONDAY)
    ends = front_ends(bench)
    assert size_of(bench, "party_ended") > 0
    while ends.step():
        pass
    assert size_of(bench, "party_ended") == 0


def size_of(bench: ErasingBench, table: str) -> int:
    """Return how many bytes the file of a table has on PostgreSQL; dead rows count until it is cleared."""
    with bench.fronts.read() as conn:
        return int(conn.execute(text("SELECT pg_relation_size(:name)"), {"name": table}).scalar_one())


def test_old_lines_of_the_access_log_go_with_the_round_where_the_clock_may(bench: ErasingBench) -> None:
    let: list[tuple[Moment, Moment]] = []

    def trim(until: Moment, now: Moment) -> int:
        let.append((until, now))
        return 3 if len(let) == 1 else 0

    ends = FrontEnds(bench.fronts, bench.clock, CLASSES, lambda _side: None, trim)
    assert ends.step() == 3
    assert ends.step() == 0
    assert let == [(CLASSES["access_log"].over(MONDAY), MONDAY)] * 2
    go_to(bench, Moment(MONDAY + HOUR - 1))
    assert ends.step() == 0
    assert len(let) == 2
