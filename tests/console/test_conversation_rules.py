"""Rules of the conversation for any input: what a closing may promise, and how long words can come back."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from console_world import ACUTE, ANNA, CLOSING, DUIN, MONDAY, contact, line, make_world
from hypothesis import given
from hypothesis import strategies as st

from cases.desk import Act, ClosedFlag, Conversation
from cases.levels import Level, Mode
from cases.moments import DAY, MINUTE, SECOND, Moment
from cases.windows import is_open, is_valid
from console.closing import NEXT, NEXT_BY, Closed, Closing, blank_closing, read_closing
from console.report import report_line
from console.timeline import asks_how_it_went, busy_now, recallable
from console.times import When
from console.typed import Typed
from console.words import CLOSE_REASONS, RHYTHMS, SAFE_NOW
from escalation.answering import BUSY
from escalation.turn_worker import UNDO

STATE = make_world().a.states[DUIN]
ZONE = ZoneInfo("Europe/Amsterdam")
FIELDS = {
    "vlag": st.sampled_from(["", "f-acuut"]),
    "reden": st.sampled_from(["", "onzin", *CLOSE_REASONS]),
    "veilig": st.sampled_from(["", *SAFE_NOW]),
    "volgende": st.sampled_from(["", *NEXT]),
    "datum": st.dates().map(str) | st.sampled_from(["", "morgen", "2026-11-25", "2026-12-01"]),
    "tijd": st.times().map(str) | st.sampled_from(["", "25:00", "10:00", "16:59"]),
    "ritme": st.sampled_from(["", *RHYTHMS]),
    "door": st.sampled_from(["", "onzin", *NEXT_BY]),
}
MINUTES = st.integers(0, 30 * 24 * 60)


@given(st.fixed_dictionaries(FIELDS), MINUTES, st.sampled_from(Mode), st.booleans())
def test_a_closing_is_complete_and_while_the_record_lasts_fits_the_safe_hours(
    typed: dict[str, str], minutes: int, mode: Mode, recorded: bool
) -> None:
    when = When(Moment(MONDAY + minutes * MINUTE), ZONE)
    state = replace(STATE, contact=contact(mode) if recorded else None)
    read = read_closing(Typed(typed), state, when)
    if isinstance(read, Closing):
        assert read.wrong
        assert set(read.wrong) <= set(FIELDS)
        return
    assert (read.flag, read.reason, read.safe_now, read.rhythm) == (
        typed["vlag"],
        typed["reden"],
        typed["veilig"],
        typed["ritme"],
    )
    assert read.next_by == (typed["door"] or "worker")
    assert read.rhythm != "pause" or read.next_contact is not None
    if read.next_contact is not None:
        assert state.contact is not None
        assert read.next_contact > when.now
        if is_valid(state.contact, when.now):
            assert is_open(state.contact, read.next_contact)
            assert is_valid(state.contact, read.next_contact)


@given(MINUTES, st.sampled_from(Mode))
def test_the_time_a_closing_proposes_for_tomorrow_is_taken_while_the_record_lasts(
    minutes: int, mode: Mode
) -> None:
    when = When(Moment(MONDAY + minutes * MINUTE), ZONE)
    state = replace(STATE, contact=contact(mode))
    proposed = blank_closing(state, when)
    if not proposed.clock:
        return
    fields = {"vlag": ACUTE, **CLOSING, "volgende": "morgen", "tijd": proposed.clock}
    read = read_closing(Typed(fields), state, when)
    lasts = when.now < contact().valid_until - 2 * DAY
    assert isinstance(read, Closed) or not lasts


@given(st.integers(-10, 20), st.sampled_from(["new", "sending", "sent", "dropped"]), st.booleans())
def test_only_own_words_that_wait_come_back_and_only_within_five_seconds(
    seconds: int, state: str, own: bool
) -> None:
    said = replace(line("m1", "worker", "woord", 0, state=state), by=ANNA.id if own else None)
    opened = Conversation(STATE, (said,), (), (), (), earlier=False)
    found = recallable(opened, ANNA, Moment(MONDAY + seconds * SECOND))
    can = own and state == "new" and 0 <= seconds * SECOND < UNDO
    assert found == ({said.id: UNDO // SECOND - seconds} if can else {})


@given(st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_an_act_counts_for_twenty_minutes_and_never_after_a_flag_was_closed(
    since: int, closed: int, has_closed: bool
) -> None:
    now = Moment(MONDAY)
    act = Act(ANNA.id, "Anna", "calling", Moment(MONDAY - since * MINUTE))
    past = (_closed(Moment(MONDAY - closed * MINUTE)),) if has_closed else ()
    opened = Conversation(STATE, (), (), (), (), earlier=False, acts=(act,), past=past)
    found = busy_now(opened, now)
    assert (found is act) == (since * MINUTE < BUSY and not (has_closed and closed <= since))
    assert not asks_how_it_went(opened, ANNA, now)


@given(st.sampled_from([*CLOSE_REASONS, "nieuw"]), st.sampled_from(["", *SAFE_NOW]), st.text(max_size=9))
def test_a_report_is_one_line_of_codes_in_words(reason: str, safe_now: str, act: str) -> None:
    flag = replace(_closed(MONDAY), reason=reason, safe_now=safe_now, rhythm="pause")
    acts = [Act(ANNA.id, "Anna", act, Moment(MONDAY - n * MINUTE)) for n in (1, 9)]
    report = report_line(flag, "Duin-27", acts, When(MONDAY, ZONE))
    assert report.count("Anna") == 2
    assert ("contact" in report) == bool(safe_now or "contact" in CLOSE_REASONS.get(reason, ""))


def _closed(at: Moment) -> ClosedFlag:
    raised = Moment(at - 5 * MINUTE)
    return ClosedFlag(ACUTE, Level.ACUTE, "test", "R04", "text", raised, at, "Anna", "agreed")
