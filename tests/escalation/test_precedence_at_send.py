"""A message is judged once more at the moment it would leave."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import AMSTERDAM, ANNE, NOON, ROSA, client, record

from cases.effects import SayKind
from cases.ids import BotId, FlagId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.safe_contact import SafeContact
from cases.sides import Side
from cases.state import ClientState, Doubt, OpenFlag, Standing
from cases.traffic import Drop, Hold, Leave, Parcel
from cases.windows import is_open, is_own_half_hour, next_slot
from escalation.fixed_texts import neutral_text
from escalation.precedence import at_send

NIGHT = moment_of(datetime(2027, 3, 17, 3, 0, tzinfo=AMSTERDAM))
FLAG = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", NOON)
BUTTONS = (("Ja", "Later"),)


def parcel(kind: SayKind, key: str = "", mode: Mode = Mode.OPEN, **changes: object) -> Parcel:
    plain = Parcel(
        "p1", BotId("b1"), 7, ROSA, kind, key, mode, "De tekst.", BUTTONS, False,
        None, FlagId("f1"), None, None, "", NOON, 1,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]  # tests name real fields


def code(state: ClientState, one: Parcel, now: Moment = NOON) -> str:
    judged = at_send(state, one, now)
    assert isinstance(judged, Drop)
    return judged.code


def leaves(state: ClientState, one: Parcel, now: Moment = NOON) -> Leave:
    judged = at_send(state, one, now)
    assert isinstance(judged, Leave)
    return judged


def test_a_message_to_a_chat_without_a_client_leaves_as_it_is() -> None:
    assert at_send(None, parcel(SayKind.NOTICE, client=None), NIGHT) == Leave("De tekst.", Mode.OPEN, BUTTONS)


def test_a_safety_text_leaves_at_night_up_to_an_hour_after_the_own_message() -> None:
    one = parcel(SayKind.SAFETY, "A1", answers=NIGHT)
    assert leaves(client(), one, after(NIGHT, HOUR)).text == "De tekst."
    assert at_send(client(), one, after(NIGHT, HOUR + 1)) == Drop("too_late", task="too_late")


def test_a_safety_text_for_a_neutral_phone_leaves_up_to_ten_minutes_after_the_own_message() -> None:
    one = parcel(SayKind.SAFETY, "A1", Mode.NEUTRAL, answers=NIGHT)
    state = client(Mode.NEUTRAL)
    assert leaves(state, one, after(NIGHT, 10 * MINUTE)).mode is Mode.NEUTRAL
    assert code(state, one, after(NIGHT, 10 * MINUTE + 1)) == "too_late"


def test_a_safety_text_without_a_date_counts_from_when_it_was_written() -> None:
    assert code(client(), parcel(SayKind.SAFETY, "U1"), after(NOON, HOUR + 1)) == "too_late"


def test_a_phone_that_turned_neutral_gets_the_stricter_form() -> None:
    one = parcel(SayKind.SAFETY, "A1", answers=NOON)
    for state in (
        client(Mode.NEUTRAL),
        client(doubt=Doubt.NOTICED),
        client(contact=None),
        client(contact=record(valid_until=NOON)),
    ):
        left = leaves(state, one)
        assert (left.text, left.mode) == (neutral_text("A1", state.language), Mode.NEUTRAL)


@pytest.mark.parametrize("doubt", [Doubt.READS_ALONG, Doubt.DURESS])
def test_a_phone_that_turned_watched_gets_only_the_line_without_a_number(doubt: Doubt) -> None:
    left = leaves(client(doubt=doubt), parcel(SayKind.SAFETY, "A1", answers=NOON))
    assert left == Leave(neutral_text("N1", client().language), Mode.NEUTRAL, ())
    own = leaves(client(doubt=doubt), parcel(SayKind.SAFETY, "N1", Mode.NEUTRAL, answers=NOON))
    assert own.text == "De tekst."


def test_words_for_an_open_phone_do_not_leave_for_one_that_turned_neutral() -> None:
    one = parcel(SayKind.REPLY, answers=NOON)
    assert at_send(client(Mode.NEUTRAL), one, NOON) == Drop("mode_changed", task="not_sent")
    assert leaves(client(), parcel(SayKind.REPLY, mode=Mode.NEUTRAL, answers=NOON)).mode is Mode.NEUTRAL


def test_the_minute_15_line_leaves_up_to_20_minutes_and_only_while_it_is_true() -> None:
    state = client(open_flags=(FLAG,))
    one = parcel(SayKind.MINUTE_15, "MINUTE_15", not_after=after(NOON, 20 * MINUTE))
    assert leaves(state, one, after(NOON, 20 * MINUTE))
    assert code(state, one, after(NOON, 20 * MINUTE + 1)) == "too_late"
    assert code(state, replace(one, not_after=None), after(NOON, 20 * MINUTE + 1)) == "too_late"
    taken = replace(FLAG, acknowledged_by=ANNE)
    for no_longer in (client(), replace(state, held_by=ANNE), client(open_flags=(taken,))):
        assert code(no_longer, one) == "no_longer_true"
    for not_here in (
        replace(state, contact=record(Mode.NEUTRAL)),
        replace(state, doubt=Doubt.NOTICED),
        replace(state, standing=Standing.STOPPED),
    ):
        assert code(not_here, one) == "not_on_this_phone"


@pytest.mark.parametrize("kind", [SayKind.REPLY, SayKind.NOTICE])
def test_an_answer_leaves_at_night_up_to_ten_minutes_after_the_own_message(kind: SayKind) -> None:
    one = parcel(kind, answers=NIGHT)
    assert leaves(client(), one, after(NIGHT, 10 * MINUTE))
    assert code(client(), one, after(NIGHT, 10 * MINUTE + 1)) == "window"
    assert leaves(client(), replace(one, answers=after(NOON, -HOUR)), NOON)
    for state in (
        client(contact=None),
        client(contact=record(valid_until=NOON)),
        client(standing=Standing.STOPPED),
    ):
        old = replace(one, mode=Mode.NEUTRAL, answers=after(NOON, -HOUR))
        assert code(state, old, NOON) == "window"


def test_the_bot_is_silent_in_a_humans_hands_but_a_line_about_who_speaks_leaves() -> None:
    held = client(held_by=ANNE)
    assert code(held, parcel(SayKind.REPLY, answers=NOON)) == "held"
    assert leaves(held, parcel(SayKind.NOTICE, answers=NOON))


def test_in_doubt_only_the_line_without_a_number_leaves_as_an_answer() -> None:
    state = client(doubt=Doubt.NOTICED)
    assert code(state, parcel(SayKind.REPLY, mode=Mode.NEUTRAL, answers=NOON)) == "doubt"
    assert leaves(state, parcel(SayKind.REPLY, "N1", Mode.NEUTRAL, answers=NOON))


def test_a_planned_message_leaves_in_its_window_and_half_hour() -> None:
    one = parcel(SayKind.PLANNED, mode=Mode.NEUTRAL)
    assert leaves(client(), one, NOON)
    assert at_send(client(side=Side.B), one, NOON) == Hold(after(NOON, 30 * MINUTE))
    held = at_send(client(), one, NIGHT)
    assert held == Hold(moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM)))


FIRST = parcel(SayKind.REPLY, mode=Mode.NEUTRAL, not_after=after(NOON, 12 * HOUR))
"""A line of the start dialogue: worker and client sit together, so it answers no message."""


@pytest.mark.parametrize("side", Side)
def test_the_first_lines_leave_at_once_inside_the_window_on_both_sides(side: Side) -> None:
    state = client(side=side)
    for now in (NOON, after(NOON, 30 * MINUTE)):
        assert leaves(state, FIRST, now).text == "De tekst."


def test_the_first_lines_wait_outside_the_window_and_leave_only_when_all_is_well() -> None:
    evening = after(NOON, 10 * HOUR)
    late = replace(FIRST, not_after=after(evening, 12 * HOUR))
    morning = moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))
    assert at_send(client(), late, evening) == Hold(morning)
    assert at_send(client(), FIRST, evening) == Drop("window", task="not_sent")
    assert code(client(), FIRST, after(NOON, 12 * HOUR + 1)) == "too_late"
    assert at_send(client(contact=None), FIRST, NOON) == Drop("no_safe_contact", task="renew_contact")
    assert code(client(doubt=Doubt.NOTICED), FIRST) == "doubt"
    assert code(client(held_by=ANNE), FIRST) == "held"
    assert code(client(standing=Standing.PAUSED), FIRST) == "paused"
    assert code(client(open_flags=(FLAG,)), FIRST) == "open_acute"


@pytest.mark.parametrize("kind", [SayKind.OPENER, SayKind.PLANNED])
def test_no_more_leaves_in_a_day_than_was_agreed(kind: SayKind) -> None:
    tomorrow = moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))
    one = parcel(kind, mode=Mode.NEUTRAL, sent_today=1)
    assert at_send(client(), one, NOON) == Hold(tomorrow)
    assert at_send(client(side=Side.B), one, after(NOON, 30 * MINUTE)) == Hold(after(tomorrow, 30 * MINUTE))
    assert at_send(client(), replace(one, not_after=after(NOON, 12 * HOUR)), NOON) == Drop(
        "window", task="not_sent"
    )
    assert leaves(client(contact=record(messages_per_day=2)), one, NOON)
    assert leaves(client(), replace(one, sent_today=0), NOON)


def test_the_one_retry_comes_on_top_only_where_the_record_allows_it() -> None:
    retry = parcel(SayKind.OPENER, mode=Mode.NEUTRAL, sent_today=1, again=True)
    agreed = client(contact=record(second_message_ok=True))
    assert leaves(agreed, retry, NOON)
    assert isinstance(at_send(agreed, replace(retry, again=False), NOON), Hold)
    assert isinstance(at_send(agreed, replace(retry, sent_today=2), NOON), Hold)
    assert isinstance(at_send(client(), retry, NOON), Hold)


def test_a_dialogue_that_runs_because_the_client_answers_is_never_limited() -> None:
    for kind in (SayKind.REPLY, SayKind.SAFETY, SayKind.NOTICE, SayKind.WORKER):
        assert leaves(client(), parcel(kind, "A1", answers=NOON, sent_today=99), NOON)


def test_a_planned_message_that_would_be_too_late_is_a_humans_task() -> None:
    one = parcel(SayKind.PLANNED, mode=Mode.NEUTRAL, not_after=after(NOON, HOUR))
    assert at_send(client(), one, after(NOON, HOUR + 1)) == Drop("too_late", task="not_sent")
    assert at_send(client(), replace(one, not_after=after(NIGHT, HOUR)), NIGHT) == Drop(
        "window", task="not_sent"
    )
    closed = client(contact=record(windows=()))
    assert code(closed, one) == "window"


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (client(contact=None), "no_safe_contact"),
        (client(contact=record(valid_until=NOON)), "no_safe_contact"),
        (client(Mode.NONE), "no_safe_contact"),
        (client(standing=Standing.STOPPED), "stopped"),
        (client(standing=Standing.PAUSED), "paused"),
        (client(standing=Standing.NOT_HERE), "not_here"),
        (client(standing=Standing.UNREACHABLE), "unreachable"),
        (client(standing=Standing.PAIRING), "pairing"),
        (client(doubt=Doubt.NOTICED), "doubt"),
        (client(held_by=ANNE), "held"),
        (client(open_flags=(FLAG,)), "open_acute"),
    ],
)
def test_nothing_planned_leaves_when_something_changed(state: ClientState, reason: str) -> None:
    for kind in (SayKind.OPENER, SayKind.PLANNED):
        assert code(state, parcel(kind, mode=Mode.NEUTRAL)) == reason


def test_a_worker_writes_in_the_window_after_an_own_message_or_with_a_reason() -> None:
    one = parcel(SayKind.WORKER)
    assert leaves(client(), one, NOON)
    assert at_send(client(), one, NIGHT) == Drop("window", task="worker_reply_not_sent")
    assert leaves(client(), replace(one, answers=NIGHT), NIGHT)
    assert leaves(client(), replace(one, override="belafspraak"), NIGHT)
    assert leaves(client(Mode.NEUTRAL), replace(one, override="belafspraak"), NIGHT).mode is Mode.OPEN
    assert code(client(Mode.NEUTRAL), one, NOON) == "mode_changed"


MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda minutes: after(NOON, minutes * MINUTE))
STATES = st.builds(
    client,
    mode=st.sampled_from(Mode),
    side=st.sampled_from(Side),
    standing=st.sampled_from(Standing),
    doubt=st.sampled_from(Doubt),
    held_by=st.none() | st.just(ANNE),
    open_flags=st.sampled_from([(), (FLAG,)]),
)
PARCELS = st.builds(
    parcel,
    kind=st.sampled_from(SayKind),
    key=st.sampled_from(["", "A1", "N1", "P1"]),
    mode=st.sampled_from([Mode.OPEN, Mode.NEUTRAL]),
    answers=st.none() | MOMENTS,
    not_after=st.none() | MOMENTS,
    created_at=MOMENTS,
    sent_today=st.integers(0, 3),
    again=st.booleans(),
)


@settings(deadline=None)
@given(STATES, PARCELS, MOMENTS)
def test_outside_the_window_only_what_rule_6_names_ever_leaves(
    state: ClientState, one: Parcel, now: Moment
) -> None:
    if not isinstance(at_send(state, one, now), Leave):
        return
    contact = state.contact
    assert isinstance(contact, SafeContact)
    live = one.answers is not None and now - one.answers <= 10 * MINUTE
    allowed = {SayKind.SAFETY, SayKind.MINUTE_15}
    assert is_open(contact, now) or live or one.kind in allowed
    if one.kind in (SayKind.OPENER, SayKind.PLANNED):
        assert is_open(contact, now)
        assert is_own_half_hour(state.side, now)
        assert one.sent_today < contact.messages_per_day


@settings(deadline=None)
@given(STATES, PARCELS, MOMENTS)
def test_no_phone_is_ever_shown_more_than_it_may_show(state: ClientState, one: Parcel, now: Moment) -> None:
    judged = at_send(state, one, now)
    if isinstance(judged, Leave) and judged.mode is Mode.OPEN:
        assert state.doubt is Doubt.NONE
        assert state.contact is not None
        assert state.contact.mode is Mode.OPEN
        assert now < state.contact.valid_until
    if isinstance(judged, Leave) and state.doubt in (Doubt.READS_ALONG, Doubt.DURESS):
        assert (
            one.key == "N1" or judged.text == neutral_text("N1", state.language) or one.kind is SayKind.WORKER
        )


@settings(deadline=None)
@given(STATES, PARCELS, MOMENTS)
def test_what_waits_waits_for_a_moment_at_which_it_may_leave(
    state: ClientState, one: Parcel, now: Moment
) -> None:
    judged = at_send(state, one, now)
    if isinstance(judged, Hold):
        assert now < judged.until <= after(now, 2 * DAY)
        assert state.contact is not None
        assert next_slot(state.contact, state.side, judged.until) == judged.until
        again = at_send(state, replace(one, sent_today=0, not_after=None), judged.until)
        assert not isinstance(again, Hold)
