"""The client's own calendar and a letting go come back as they were written; no word stands unsealed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from side_bench import KIM, MONDAY, SAM, WORKER, SideBench
from sqlalchemy import select

from cases.calendar import RiskDay, RiskEntry, RiskKind
from cases.course_events import RiskDayKept
from cases.effects import AwaitAnswer, CancelPlanned, PlanCheckIn, SettleCheckIn
from cases.events import ActedOutside
from cases.ids import CheckInId, EventId, StaffId
from cases.moments import DAY, HOUR, Moment, after
from cases.release import Release, Signature
from vault.course_codec import calendar_bytes, calendar_of, release_of, release_text
from vault.tables_side import checkin, client

COURT = RiskEntry("r1", RiskDay(RiskKind.COURT, date(2027, 5, 12)), "rechtbank met Sam")
VISIT = RiskEntry("r2", RiskDay(RiskKind.HANDOVER, date(2027, 5, 14), date(2027, 5, 16), 2, True))
FIRST = Signature(WORKER, "anna", MONDAY)


def test_the_calendar_comes_back_sealed_and_goes_when_it_is_empty(bench: SideBench) -> None:
    kept = RiskDayKept(EventId("e1"), MONDAY, WORKER, COURT)
    bench.act(SAM, kept, calendar=(COURT, VISIT))
    with bench.side.ledger.open(SAM) as desk:
        assert desk.state.calendar == (COURT, VISIT)
    with bench.side.ledger.open(KIM) as desk:
        assert desk.state.calendar == ()
    row = bench.row(client, id=SAM)
    assert b"rechtbank" not in row.calendar_sealed
    assert b"court" not in row.calendar_sealed
    bench.act(SAM, ActedOutside(EventId("e2"), MONDAY, WORKER, "calling"), calendar=())
    assert bench.row(client, id=SAM).calendar_sealed is None


def test_a_letting_go_comes_back_with_who_signed_and_when(bench: SideBench) -> None:
    decided = Release(FIRST, Signature(StaffId("worker2"), "bilal", after(MONDAY, HOUR)), CheckInId("c1"))
    for number, release in enumerate((Release(FIRST), decided, None)):
        bench.act(SAM, ActedOutside(EventId(f"e{number}"), MONDAY, WORKER, "calling"), release=release)
        with bench.side.ledger.open(SAM) as desk:
            assert desk.state.release == release


def test_what_was_asked_stays_when_only_the_plan_ahead_is_cancelled(bench: SideBench) -> None:
    day = date(2027, 1, 16)
    plans = [
        PlanCheckIn(SAM, day + timedelta(days=ahead), "day", after(MONDAY, ahead * DAY), "weekly")
        for ahead in (1, 8)
    ]
    acted = ActedOutside(EventId("e1"), MONDAY, WORKER, "calling")
    bench.act(SAM, acted, plans)
    asked = CheckInId("e1:0")
    effects = [
        SettleCheckIn(SAM, asked, "asked"),
        AwaitAnswer(SAM, asked, 1, after(MONDAY, 2 * DAY)),
        CancelPlanned(SAM, "planned_anew", asked=False),
    ]
    bench.act(SAM, ActedOutside(EventId("e2"), MONDAY, WORKER, "calling"), effects)
    with bench.begin() as conn:
        rows = {row.id: row for row in conn.execute(select(checkin))}
    assert (rows["e1:0"].state, rows["e1:0"].answer_due) == ("asked", after(MONDAY, 2 * DAY))
    assert (rows["e1:1"].state, rows["e1:1"].reason) == ("cancelled", "planned_anew")


entries = st.builds(
    RiskEntry,
    st.text(max_size=8),
    st.builds(
        RiskDay,
        *(st.sampled_from(RiskKind), st.dates(), st.none() | st.dates()),
        *(st.none() | st.integers(1, 8), st.booleans()),
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
signatures = st.builds(
    Signature, st.text(max_size=8).map(StaffId), st.text(max_size=8), st.integers().map(Moment)
)


@given(st.lists(entries, max_size=4).map(tuple))
def test_any_calendar_is_read_as_it_was_written(calendar: tuple[RiskEntry, ...]) -> None:
    assert calendar_of(calendar_bytes(calendar)) == calendar


@given(
    st.none() | st.builds(Release, signatures, st.none() | signatures, st.none() | st.just(CheckInId("c")))
)
def test_any_letting_go_is_read_as_it_was_written(release: Release | None) -> None:
    assert release_of(release_text(release)) == release


@pytest.mark.parametrize("odd", [b"{}x", b"[[1]]", b'[["r","court","x",null,null,false,""]]', b"[3]"])
def test_what_is_no_calendar_is_said_to_be_none(odd: bytes) -> None:
    with pytest.raises((TypeError, ValueError)):
        calendar_of(odd)
