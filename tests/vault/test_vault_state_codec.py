"""What of a state is kept as one value comes back as it was."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.doubts import DoubtSign, Manner
from cases.effects import FlagSpan
from cases.facts import Facts, Phase
from cases.ids import FlagId, PhoneMessage
from cases.levels import Language, Level, Mode
from cases.moments import Moment
from cases.safe_contact import Channel, Checklist, Ending, SafeContact, Window
from cases.state import Asking, Episode, Past, Question, Reminder, ReminderKind, Score, Sign
from vault.contact_codec import (
    contact_bytes,
    contact_of,
    episode_of,
    episode_text,
    facts_of,
    facts_text,
    pair_of,
    pair_text,
    past_bytes,
    past_of,
    question_of,
    question_text,
    reminders_of,
    reminders_text,
    spans_of,
    spans_text,
)

MOMENTS = st.integers(0, 2**60).map(Moment)
WINDOWS = st.builds(Window, st.integers(0, 6), st.times(), st.times())
CONTACTS = st.builds(
    SafeContact,
    windows=st.lists(WINDOWS, max_size=4).map(tuple),
    zone=st.just("Europe/Amsterdam"),
    mode=st.sampled_from(Mode),
    opener=st.text(max_size=40),
    valid_until=MOMENTS,
    clear_after_minutes=st.none() | st.integers(1, 1440),
    no_send_days=st.lists(st.dates(), max_size=3).map(tuple),
    channel=st.sampled_from(Channel),
    sender=st.text(max_size=20),
    call_route=st.text(max_size=20),
    language=st.none() | st.sampled_from(Language),
    checked=st.none() | st.builds(Checklist, *[st.booleans()] * 6),
    ends_by=st.sampled_from(Ending),
    neutral_from=st.none() | MOMENTS,
    agreed_at=st.none() | MOMENTS,
    picture_set=st.text(max_size=20),
    picture=st.text(max_size=20),
    duress_picture=st.text(max_size=20),
)


@given(CONTACTS)
def test_a_safe_contact_record_comes_back_as_it_was(contact: SafeContact) -> None:
    assert contact_of(contact_bytes(contact)) == contact


def test_a_record_stored_before_it_said_why_it_ends_is_still_read() -> None:
    stored = (
        b'{"windows":[[0,"09:00:00","11:00:00"]],"zone":"Europe/Amsterdam","mode":"neutral","opener":"Hoi.",'
        b'"valid_until":7,"messages_per_day":1,"second_message_ok":false,"handshake":"tap","closing":"",'
        b'"seen_line":"","clear_after_minutes":null,"no_send_days":["2027-12-25"]}'
    )
    window = Window(0, time(9), time(11))
    plain = SafeContact((window,), "Europe/Amsterdam", Mode.NEUTRAL, "Hoi.", Moment(7))
    assert contact_of(stored) == replace(plain, no_send_days=(date(2027, 12, 25),))


@given(
    st.builds(
        Facts,
        phase=st.sampled_from(Phase),
        ban_active=st.booleans(),
        days_since_ban=st.none() | st.integers(0, 999),
        ban_extended=st.booleans(),
        ban_began=st.none() | MOMENTS,
    )
)
def test_facts_come_back_as_they_were(facts: Facts) -> None:
    assert facts_of(facts_text(facts)) == facts


def test_facts_stored_before_a_ban_had_a_date_are_still_read() -> None:
    stored = '{"phase":"F1","ban_active":true,"days_since_ban":3}'
    assert facts_of(stored) == Facts(Phase.F1, ban_active=True, days_since_ban=3)


@given(st.none() | st.builds(Episode, MOMENTS, MOMENTS, st.text().map(FlagId), st.booleans()))
def test_an_episode_comes_back_as_it_was(episode: Episode | None) -> None:
    assert episode_of(episode_text(episode)) == episode


@given(st.lists(st.integers(0, 2**31).map(PhoneMessage)).map(tuple))
def test_a_pair_comes_back_as_it_was(pair: tuple[PhoneMessage, ...]) -> None:
    assert pair_of(pair_text(pair)) == pair


@given(
    st.builds(
        Past,
        st.lists(st.builds(Sign, st.sampled_from(["", "R06"]), st.sampled_from(Level), MOMENTS)).map(tuple),
        st.lists(st.builds(Score, st.integers(1, 5), MOMENTS)).map(tuple),
        st.lists(st.builds(DoubtSign, st.sampled_from(["style", "asks_who"]), MOMENTS)).map(tuple),
        st.builds(Manner, st.integers(0, 9), st.integers(0, 99), st.integers(0, 9)),
    )
)
def test_what_is_remembered_comes_back_as_it_was(past: Past) -> None:
    assert past_of(past_bytes(past)) == past
    assert past_of(b"[[],[]]") == Past(), "what was kept before doubts were"


@given(
    st.none() | st.builds(Question, st.none() | st.text().map(FlagId), MOMENTS, st.sampled_from(Asking)),
    st.lists(
        st.builds(
            Reminder,
            st.sampled_from(ReminderKind),
            MOMENTS,
            MOMENTS,
            st.none() | st.text().map(FlagId),
            st.booleans(),
        )
    ).map(tuple),
)
def test_a_question_and_reminders_come_back_as_they_were(
    question: Question | None, reminders: tuple[Reminder, ...]
) -> None:
    assert question_of(question_text(question)) == question
    assert reminders_of(reminders_text(reminders)) == reminders


@given(st.lists(st.builds(FlagSpan, level=st.sampled_from(Level))).map(tuple))
def test_spans_come_back_as_they_were(spans: tuple[FlagSpan, ...]) -> None:
    assert spans_of(spans_text(spans)) == spans


@pytest.mark.parametrize("stored", [b"", b"{}", b"[]", b"\xff"])
def test_what_is_no_record_is_refused(stored: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        contact_of(stored)


def test_a_window_that_wraps_midnight_keeps_its_hours() -> None:
    late = Window(6, time(22, 30), time(0, 30))
    contact = SafeContact((late,), "Europe/Amsterdam", Mode.OPEN, "Hoi", Moment(1))
    assert contact_of(contact_bytes(contact)).windows == (late,)
    assert contact_of(contact_bytes(contact)).no_send_days == ()
