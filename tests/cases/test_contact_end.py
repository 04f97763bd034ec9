"""A safe-contact record ends at the earliest of its days and an event, and says which (practice H7)."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON, client, record

from cases.contact_end import agreed, days_valid, end_watched, ended, fitted, is_foreseen
from cases.facts import Facts, Phase, ban_ends_at
from cases.levels import Mode
from cases.moments import DAY, HOUR, Moment, after, moment_of
from cases.safe_contact import Checklist, Ending, SafeContact
from cases.state import Reminder, ReminderKind

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SERVED = moment_of(datetime(2027, 3, 10, 0, 0, tzinfo=AMSTERDAM))
ENDS = moment_of(datetime(2027, 3, 20, 19, 40, tzinfo=AMSTERDAM))
BANNED = Facts(ban_active=True, ban_began=SERVED, ban_minute=19 * 60 + 40)
FAR = after(NOON, 400 * DAY)
ALL_SAFE = Checklist(
    app_may_show=True,
    joined_notice_fine=True,
    number_hidden=True,
    sessions_ended=True,
    previews_off=True,
    app_locked=True,
)


def test_a_ban_ends_at_the_hour_of_the_order_and_without_one_as_its_last_day_begins() -> None:
    assert ban_ends_at(BANNED, AMSTERDAM) == ENDS
    midnight = moment_of(datetime(2027, 3, 20, tzinfo=AMSTERDAM))
    assert ban_ends_at(replace(BANNED, ban_minute=None), AMSTERDAM) == midnight
    assert ban_ends_at(replace(BANNED, ban_active=False), AMSTERDAM) is None
    assert ban_ends_at(Facts(ban_active=True), AMSTERDAM) is None


def test_an_extended_ban_ends_later_at_the_same_hour_though_the_clock_changed() -> None:
    extended = ban_ends_at(replace(BANNED, ban_extended=True), AMSTERDAM)
    assert extended == moment_of(datetime(2027, 4, 7, 19, 40, tzinfo=AMSTERDAM))


def test_a_record_agreed_under_a_ban_ends_with_it_and_is_neutral_a_day_before() -> None:
    contact = agreed(record(valid_until=FAR), BANNED, NOON)
    assert (contact.valid_until, contact.ends_by) == (ENDS, Ending.BAN_ENDS)
    assert (contact.neutral_from, contact.agreed_at) == (after(ENDS, -DAY), NOON)


def test_a_record_renewed_after_the_ban_counts_for_its_own_days() -> None:
    old = agreed(record(valid_until=FAR), BANNED, NOON)
    new = agreed(replace(old, valid_until=FAR), BANNED, ENDS)
    assert (new.ends_by, new.neutral_from) == (Ending.DATE, None)
    assert new.valid_until == moment_of(datetime(2027, 4, 20, tzinfo=AMSTERDAM))
    assert fitted(new, BANNED, after(ENDS, DAY)) == new


def test_days_are_thirty_in_the_first_phases_and_ninety_later() -> None:
    assert [days_valid(phase) for phase in Phase] == [30, 30, 30, 90, 90]


def test_what_nobody_saw_coming_ends_a_record_without_a_day_before() -> None:
    for why in Ending:
        contact = ended(record(), NOON, why)
        foreseen = why not in (Ending.DATE, Ending.DANGER, Ending.DOUBTFUL_STOP)
        assert is_foreseen(contact) is foreseen
        assert contact.neutral_from == (after(NOON, -DAY) if foreseen else None)


@given(
    st.integers(0, 500),
    st.lists(st.tuples(st.integers(0, 500), st.sampled_from(Ending)), max_size=5),
    st.sampled_from(Phase),
    st.booleans(),
)
def test_a_record_never_outlives_its_date_its_days_or_any_event(
    days: int, events: list[tuple[int, Ending]], phase: Phase, banned: bool
) -> None:
    facts = replace(BANNED, ban_active=banned, phase=phase)
    contact = agreed(record(valid_until=after(NOON, days * DAY)), facts, NOON)
    for day, why in events:
        contact = ended(contact, after(NOON, day * DAY), why)
    limits = [after(NOON, days * DAY), *(after(NOON, day * DAY) for day, _ in events)]
    limits += [ENDS] if banned else []
    assert contact.valid_until <= min(limits)
    assert contact.valid_until <= after(NOON, (days_valid(phase) + 1) * DAY)
    if contact.ends_by in {why for _, why in events} - {Ending.BAN_ENDS, Ending.DATE}:
        assert (contact.valid_until, contact.ends_by) in [
            (after(NOON, day * DAY), why) for day, why in events
        ]


def watched(contact: SafeContact | None, at: Moment = NOON, *, anew: bool = True) -> list[Reminder]:
    kept = (Reminder(ReminderKind.SILENCE, FAR, NOON), Reminder(ReminderKind.CONTACT_ENDS, NOON, NOON))
    state = client(contact=contact, reminders=kept)
    return list(end_watched(state, at, anew=anew).reminders)


def test_the_turn_to_neutral_and_the_end_are_watched_beside_what_was() -> None:
    contact = agreed(record(valid_until=FAR), BANNED, NOON)
    silence, quiet, end = watched(contact)
    assert silence.kind is ReminderKind.SILENCE
    assert (quiet.kind, quiet.due) == (ReminderKind.CONTACT_NEUTRAL, after(ENDS, -DAY))
    assert (end.kind, end.due) == (ReminderKind.CONTACT_ENDS, ENDS)
    assert [one.due for one in watched(contact, anew=False)] == [FAR, NOON, after(ENDS, -DAY)]


def test_nothing_is_watched_of_a_record_that_ends_by_its_date_or_is_over() -> None:
    assert [one.kind for one in watched(record())] == [ReminderKind.SILENCE]
    assert [one.kind for one in watched(None)] == [ReminderKind.SILENCE]
    over = replace(agreed(record(valid_until=FAR), BANNED, NOON), mode=Mode.NEUTRAL)
    assert [one.kind for one in watched(over, ENDS)] == [ReminderKind.SILENCE]
    still_open = replace(over, mode=Mode.OPEN)
    assert [one.kind for one in watched(still_open, ENDS)][1:] == [ReminderKind.CONTACT_NEUTRAL]
    assert [one.kind for one in watched(over, after(ENDS, -HOUR))][1:] == [ReminderKind.CONTACT_ENDS]


def test_watching_the_same_record_again_changes_nothing() -> None:
    state = end_watched(client(contact=agreed(record(), BANNED, NOON)), NOON, anew=True)
    assert end_watched(state, NOON, anew=False) is state


def test_one_no_makes_the_checklist_unsafe() -> None:
    assert ALL_SAFE.is_safe
    for name in Checklist.__slots__:
        assert not replace(ALL_SAFE, **{name: False}).is_safe
