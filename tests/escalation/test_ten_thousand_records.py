"""Ten thousand made-up safe-contact records and clocks: nothing leaves outside a window (issue 05, F1).

The windows are judged here by a second, slow way: minute by minute on the wall of the record's own zone.
HYPOTHESIS_PROFILE=seek runs all ten thousand.
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from rulebooks import NOON, client, says, turn

from cases.effects import MakeTask, SayKind, SettleCheckIn
from cases.events import CheckInDue
from cases.ids import BotId, CheckInId, ClientId, EventId
from cases.levels import Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.safe_contact import Channel, SafeContact, Window
from cases.sides import Side
from cases.traffic import Drop, Hold, Leave, Parcel
from cases.windows import SHORTEST_WINDOW, minutes_of
from escalation.precedence import at_send

EXAMPLES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "seek" else 300
ZONES = ("Europe/Amsterdam", "America/Curacao", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia")
NIGHTS = (date(2027, 3, 28), date(2027, 10, 31), date(2027, 4, 4), date(2027, 3, 16))
"""Both changes of the clock in Amsterdam, one elsewhere, and a night like any other."""
PLANNED = (SayKind.OPENER, SayKind.PLANNED)

CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45, 59]))
WINDOWS = st.builds(Window, st.integers(0, 6), CLOCKS, CLOCKS).filter(
    lambda one: minutes_of(one) >= SHORTEST_WINDOW
)


@st.composite
def records(draw: st.DrawFn, at: Moment) -> SafeContact:
    zone = draw(st.sampled_from(ZONES))
    near = datetime.fromtimestamp(at / 1_000_000, UTC).astimezone(ZoneInfo(zone)).date()
    days = draw(st.lists(st.integers(-1, 2), max_size=2))
    return SafeContact(
        windows=tuple(draw(st.lists(WINDOWS, max_size=6))),
        zone=zone,
        mode=draw(st.sampled_from([Mode.OPEN, Mode.NEUTRAL, Mode.NEUTRAL, Mode.NONE])),
        opener="Er staat iets klaar.",
        valid_until=after(at, draw(st.sampled_from([-1, 0, 1, HOUR, 3 * HOUR, 2 * DAY, 30 * DAY]))),
        messages_per_day=draw(st.integers(1, 3)),
        second_message_ok=draw(st.booleans()),
        no_send_days=tuple(near + timedelta(days=one) for one in days),
        channel=draw(st.sampled_from([Channel.TELEGRAM, Channel.TELEGRAM, Channel.CALL])),
    )


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    day = datetime.combine(draw(st.sampled_from(NIGHTS)), time(), UTC)
    return after(moment_of(day), draw(st.integers(-30 * 60, 40 * 60)) * MINUTE)


def is_open_by_hand(contact: SafeContact, at: Moment) -> bool:
    here = datetime.fromtimestamp(at // 1_000_000, UTC).astimezone(ZoneInfo(contact.zone))
    if here.date() in contact.no_send_days:
        return False
    minute = here.hour * 60 + here.minute
    for window in contact.windows:
        begins = window.opens.hour * 60 + window.opens.minute
        ends = window.closes.hour * 60 + window.closes.minute
        if begins < ends:
            found = here.weekday() == window.weekday and begins <= minute < ends
        else:
            evening = here.weekday() == window.weekday and minute >= begins
            found = evening or (here.weekday() == (window.weekday + 1) % 7 and minute < ends)
        if found:
            return True
    return False


def is_own_by_hand(side: Side, at: Moment) -> bool:
    minute = datetime.fromtimestamp(at // 1_000_000, UTC).minute
    return minute < 30 if side is Side.A else minute >= 30


def parcel(kind: SayKind, at: Moment, sent_today: int, *, again: bool) -> Parcel:
    return Parcel(
        id="p1",
        bot=BotId("a1"),
        chat=7,
        client=ClientId("k"),
        kind=kind,
        key="",
        mode=Mode.NEUTRAL,
        text="Er staat iets klaar.",
        keyboard=(("Ja", "Later"),),
        remove_keyboard=False,
        answers=None,
        flag=None,
        checkin=CheckInId("c1"),
        not_after=None,
        override="",
        created_at=at,
        attempt=1,
        sent_today=sent_today,
        again=again,
    )


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_of_ten_thousand_records_and_clocks_none_lets_a_message_out_of_its_window(
    data: st.DataObject,
) -> None:
    at = data.draw(moments())
    contact = data.draw(records(at))
    side = data.draw(st.sampled_from(Side))
    kind = data.draw(st.sampled_from([*PLANNED, SayKind.REPLY, SayKind.NOTICE, SayKind.WORKER]))
    sent, again = data.draw(st.integers(0, 3)), data.draw(st.booleans())
    state = client(contact=contact, side=side)
    found = at_send(state, parcel(kind, at, sent, again=again), at)
    if isinstance(found, Hold):
        assert found.until >= at
        assert is_open_by_hand(contact, found.until)
        assert is_own_by_hand(side, found.until)
        assert found.until < contact.valid_until
    if not isinstance(found, Leave):
        return
    assert is_open_by_hand(contact, at)
    assert at < contact.valid_until
    assert contact.mode is not Mode.NONE
    assert contact.channel is Channel.TELEGRAM
    if kind in PLANNED:
        assert is_own_by_hand(side, at)
        assert sent < contact.messages_per_day + (again and contact.second_message_ok)


@settings(max_examples=EXAMPLES // 10, deadline=None)
@given(data=st.data())
def test_a_check_in_that_may_not_be_asked_is_put_off_to_a_safe_moment_or_told_to_a_human(
    data: st.DataObject,
) -> None:
    at = data.draw(moments())
    contact = data.draw(records(at))
    state = client(contact=contact, programme_began=after(at, -DAY))
    state, effects = turn(state, CheckInDue(EventId("e1"), at, CheckInId("c1"), "proef", at))
    for say in says(effects):
        assert is_open_by_hand(contact, at)
        assert contact.channel is Channel.TELEGRAM
        assert say.kind in PLANNED
    settled = [one for one in effects if isinstance(one, SettleCheckIn)]
    later = [one.due_at for one in settled if one.outcome == "deferred" and one.due_at is not None]
    for until in later:
        assert is_open_by_hand(contact, until)
        assert until < contact.valid_until
    spoken = any(isinstance(one, MakeTask) for one in effects)
    assert says(effects) or later or spoken or state.contact is None


def test_the_two_ways_agree_that_something_leaves_and_something_waits() -> None:
    """Otherwise the ten thousand would prove nothing."""
    always = tuple(Window(day, time(0), time(0)) for day in range(7))
    contact = SafeContact(always, "Europe/Amsterdam", Mode.NEUTRAL, "Hoi.", after(NOON, DAY))
    assert is_open_by_hand(contact, NOON)
    assert isinstance(
        at_send(client(contact=contact), parcel(SayKind.OPENER, NOON, 0, again=False), NOON), Leave
    )
    half = after(NOON, 30 * MINUTE)
    assert isinstance(
        at_send(client(contact=contact), parcel(SayKind.OPENER, half, 0, again=False), half), Hold
    )
    never = SafeContact((), "Europe/Amsterdam", Mode.NEUTRAL, "Hoi.", after(NOON, DAY))
    assert isinstance(
        at_send(client(contact=never), parcel(SayKind.OPENER, NOON, 0, again=False), NOON), Drop
    )
