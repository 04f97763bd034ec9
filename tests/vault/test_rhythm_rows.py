"""What was agreed at closing is stored with the turn: a pause, a pace, and one check-in a day at most."""

from dataclasses import replace

import pytest
from rulebooks import ANNE, STAFFED, small_rulebook
from side_bench import CONTACT, FLAG, MONDAY, SAM, SideBench, raw
from vault_alarm import WORDS, alarm

from cases.effects import PlanCheckIn
from cases.events import FlagClosed, HandedBack
from cases.facts import Facts
from cases.ids import EventId
from cases.moments import DAY, HOUR, after
from cases.pace import Pace
from cases.sides import Side
from cases.slots import AGREED, DAILY
from cases.state import ClientState, Standing
from cases.windows import local_date, next_slot
from escalation.turn import take_turn
from vault.tables_side import checkin

WEDNESDAY = after(MONDAY, 2 * DAY)


@pytest.fixture
def alarmed(bench: SideBench) -> SideBench:
    bench.side.intake.keep(raw(WORDS, 1, 100))
    bench.take(WORDS, alarm)
    return bench


def closes(bench: SideBench, name: str, **said: object) -> ClientState:
    """Let a worker close the flag through the turn, and return the client as it is read back."""
    contact = replace(CONTACT, valid_until=after(MONDAY, 60 * DAY))
    with bench.side.ledger.open(SAM) as desk:
        ready = replace(desk.state, programme_began=MONDAY, facts=Facts(), contact=contact)
        event = FlagClosed(EventId(name), MONDAY, ANNE, FLAG, "spoken", **said)  # type: ignore[arg-type]  # names of real fields
        state, effects = take_turn(ready, event, small_rulebook(), STAFFED)
        desk.commit(event, state, effects)
    with bench.side.ledger.open(SAM) as desk:
        return desk.state


def waiting(bench: SideBench) -> list[tuple[str, str]]:
    rows = sorted(bench.rows(checkin), key=lambda row: row.due_at)
    return [(row.slot.partition("-")[0], row.local_date) for row in rows if row.state == "due"]


def test_a_pause_and_its_end_come_back_and_no_day_gets_a_second_check_in(alarmed: SideBench) -> None:
    at = next_slot(CONTACT, Side.A, WEDNESDAY)
    assert at is not None
    state = closes(alarmed, "e1", rhythm="pause", next_contact=at, next_by="bot")
    assert (state.standing, state.paused_until) == (Standing.PAUSED, at)
    day = local_date(CONTACT, at)
    assert waiting(alarmed) == [(AGREED, day.isoformat())]
    same_day = PlanCheckIn(SAM, day, DAILY, after(at, HOUR), "proef")
    next_day = PlanCheckIn(SAM, local_date(CONTACT, after(at, DAY)), DAILY, after(at, DAY), "proef")
    alarmed.act(SAM, HandedBack(EventId("e2"), MONDAY, ANNE), [same_day, next_day])
    assert [slot for slot, _ in waiting(alarmed)] == [AGREED, DAILY]


def test_more_often_is_kept_and_the_plan_stands_anew(alarmed: SideBench) -> None:
    closes(alarmed, "e1", rhythm="more")
    state = closes(alarmed, "e2", rhythm="as_planned")
    assert (state.pace, state.standing) == (Pace.MORE, Standing.ACTIVE)
    assert [slot for slot, _ in waiting(alarmed)] == ["again"]
