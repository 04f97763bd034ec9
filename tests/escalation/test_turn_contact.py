"""The safe-contact record ends: by the clock before a ban ends, by an event, by words of danger."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from rulebooks import AMSTERDAM, ANNE, NOON, client, flags, record, says, small_rulebook, turn, wrote

from cases.contact_end import agreed
from cases.effects import CancelPlanned, ClearPhone, Effect, MakeTask, SayKind, SettleCheckIn
from cases.events import CheckInDue, ContactEnded, ReminderDue, SafeContactRenewed
from cases.facts import Facts, Phase
from cases.ids import BotId, CheckInId, EventId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment, after, moment_of
from cases.safe_contact import Channel, Ending, SafeContact, Window
from cases.sides import Side
from cases.state import ClientState, Doubt, ReminderKind, Standing
from cases.traffic import Drop, Hold, Leave, Parcel
from escalation.detector import Detector
from escalation.lexicon_types import Lexicon, Pattern, Rule
from escalation.precedence import at_send, text_mode

BAN_END = moment_of(datetime(2027, 3, 20, 19, 40, tzinfo=AMSTERDAM))
BANNED = Facts(
    phase=Phase.F0,
    ban_active=True,
    ban_began=moment_of(datetime(2027, 3, 10, tzinfo=AMSTERDAM)),
    ban_minute=19 * 60 + 40,
)
E1 = EventId("e1")
QUIET, END = ReminderKind.CONTACT_NEUTRAL, ReminderKind.CONTACT_ENDS


def banned(**changes: object) -> ClientState:
    contact = agreed(record(), BANNED, NOON)
    state, _ = turn(client(contact=contact, facts=BANNED), wrote("vandaag gewandeld"))
    return replace(state, **changes)  # type: ignore[arg-type]  # tests name real fields


def at_clock(state: ClientState, at: Moment) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state, ReminderDue(E1, at))


def tasks(effects: tuple[Effect, ...]) -> list[str]:
    return [one.kind for one in effects if isinstance(one, MakeTask)]


def parcel(kind: SayKind = SayKind.OPENER, mode: Mode = Mode.OPEN, at: Moment = NOON) -> Parcel:
    return Parcel(
        "p",
        BotId("b"),
        1,
        client().client,
        kind,
        "",
        mode,
        "Hoi.",
        (),
        False,
        None,
        None,
        None,
        None,
        "",
        at,
        0,
    )


def test_any_turn_under_a_ban_lets_the_clock_watch_its_end() -> None:
    old = client(contact=record(), facts=BANNED)
    state, _ = turn(old, wrote("vandaag gewandeld"))
    assert {one.kind: one.due for one in state.reminders} == {QUIET: after(BAN_END, -DAY), END: BAN_END}
    assert state.contact is not None
    assert (state.contact.valid_until, state.contact.ends_by) == (BAN_END, Ending.BAN_ENDS)
    assert state.facts == BANNED


def test_a_day_before_the_ban_ends_the_phone_turns_neutral_and_is_cleared() -> None:
    at = after(BAN_END, -DAY)
    state, effects = at_clock(banned(), at)
    assert state.contact is not None
    assert state.contact.mode is Mode.NEUTRAL
    assert ClearPhone(state.client, at, everything=True) in effects
    (task,) = [one for one in effects if isinstance(one, MakeTask)]
    assert (task.kind, task.level) == ("renew_contact", Level.HIGH)
    assert task.due_at <= BAN_END + DAY
    assert says(effects) == []
    assert [one.kind for one in state.reminders] == [END]


def test_words_are_neutral_from_that_moment_though_the_clock_is_late() -> None:
    state, quiet = banned(), after(BAN_END, -DAY)
    assert text_mode(state, after(quiet, -1)) is Mode.OPEN
    assert text_mode(state, quiet) is Mode.NEUTRAL
    window = banned(contact=replace(agreed(record(), BANNED, NOON), neutral_from=after(NOON, -1)))
    assert isinstance(at_send(window, parcel(), NOON), Drop)
    assert isinstance(at_send(window, parcel(mode=Mode.NEUTRAL), NOON), Leave)


def test_when_the_ban_ends_the_phone_is_cleared_again_and_nothing_planned_leaves() -> None:
    state, _ = at_clock(banned(), after(BAN_END, -DAY))
    state, effects = at_clock(state, BAN_END)
    assert ClearPhone(state.client, BAN_END, everything=True) in effects
    assert state.reminders == ()
    for later in range(0, 40 * DAY, 5 * HOUR):
        for kind in (SayKind.OPENER, SayKind.PLANNED):
            judged = at_send(state, parcel(kind, Mode.NEUTRAL), after(BAN_END, later))
            assert judged == Drop("no_safe_contact", task="renew_contact")
    due = CheckInDue(E1, after(BAN_END, DAY), CheckInId("c1"), "proef", after(BAN_END, DAY))
    _, effects = turn(state, due)
    assert says(effects) == []
    assert SettleCheckIn(state.client, CheckInId("c1"), "cancelled", reason="no_safe_contact") in effects
    assert "renew_contact" in tasks(effects)


def test_a_record_that_a_human_renewed_after_the_ban_lets_the_plan_go_on() -> None:
    state, _ = at_clock(banned(), BAN_END)
    later = after(BAN_END, 15 * HOUR)
    new = record(Mode.NEUTRAL, valid_until=after(later, 30 * DAY), language=Language.NL_A2)
    state, effects = turn(state, SafeContactRenewed(E1, later, ANNE, new))
    assert state.contact is not None
    assert (state.contact.ends_by, state.contact.neutral_from) == (Ending.DATE, None)
    assert (state.language, state.reminders, tasks(effects)) == (Language.NL_A2, (), [])
    assert isinstance(at_send(state, parcel(mode=Mode.NEUTRAL, at=later), later), Leave | Hold)


def test_a_renewal_on_the_last_day_of_the_ban_still_ends_with_it() -> None:
    morning = after(BAN_END, -9 * HOUR)
    new = record(valid_until=after(BAN_END, 30 * DAY))
    state, _ = turn(banned(), SafeContactRenewed(E1, morning, ANNE, new))
    assert state.contact is not None
    assert (state.contact.valid_until, state.contact.ends_by) == (BAN_END, Ending.BAN_ENDS)
    assert text_mode(state, morning) is Mode.NEUTRAL
    state, effects = at_clock(state, morning)
    assert state.contact is not None
    assert state.contact.mode is Mode.NEUTRAL
    assert any(isinstance(one, ClearPhone) for one in effects)


def test_a_lifted_ban_that_is_not_there_any_more_clears_no_phone_by_the_clock() -> None:
    free = replace(banned(), contact=record())
    state, effects = at_clock(free, BAN_END)
    assert (effects, state.reminders) == ((), ())
    assert at_clock(replace(banned(), contact=None), BAN_END)[1] == ()


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.UNREACHABLE])
def test_who_stopped_or_cannot_be_reached_is_hidden_without_another_task(standing: Standing) -> None:
    _, effects = at_clock(banned(standing=standing), after(BAN_END, -DAY))
    assert any(isinstance(one, ClearPhone) for one in effects)
    assert tasks(effects) == []


def heard(
    why: Ending, ends: Moment = NOON, state: ClientState | None = None
) -> tuple[ClientState, tuple[Effect, ...]]:
    return turn(state or client(), ContactEnded(E1, NOON, ANNE, why, ends))


@pytest.mark.parametrize("why", [Ending.NEW_PHONE, Ending.NEW_PARTNER, Ending.MOVING_IN, Ending.BAN_LIFTED])
def test_what_a_worker_hears_ends_the_record_at_once(why: Ending) -> None:
    state, effects = heard(why)
    assert state.contact is not None
    assert (state.contact.valid_until, state.contact.ends_by, state.contact.mode) == (NOON, why, Mode.NEUTRAL)
    assert ClearPhone(state.client, NOON, everything=True) in effects
    assert tasks(effects) == ["renew_contact"]
    assert at_send(state, parcel(mode=Mode.NEUTRAL), NOON) == Drop("no_safe_contact", task="renew_contact")


def test_what_is_foreseen_is_watched_by_the_clock_and_a_neutral_phone_is_left_as_it_is() -> None:
    out = after(NOON, 5 * DAY)
    state, effects = heard(Ending.RELEASED, out)
    assert effects == ()
    assert {one.kind: one.due for one in state.reminders} == {QUIET: after(out, -DAY), END: out}
    hidden = client(Mode.NEUTRAL)
    state, effects = heard(Ending.RELEASED, after(NOON, HOUR), hidden)
    assert (tasks(effects), any(isinstance(one, ClearPhone) for one in effects)) == (["renew_contact"], False)
    assert [one.kind for one in state.reminders] == [END]


def test_who_never_had_a_record_needs_one_all_the_same() -> None:
    assert tasks(heard(Ending.NEW_PHONE, state=client(contact=None))[1]) == ["renew_contact"]


def words(
    code: str, level: Level, state: ClientState | None = None
) -> tuple[ClientState, tuple[Effect, ...]]:
    rule = Rule(
        "proef", code, "fear", level, (Pattern(("woordproef",), 0, ordered=True),), "P.", context=False
    )
    book = replace(small_rulebook(), detector=Detector.of(Lexicon({}, (rule,)), "proef"))
    return turn(state or client(), wrote("ja woordproef dus"), book)


@pytest.mark.parametrize("code", ["R05", "R20"])
@pytest.mark.parametrize("level", [Level.CONCERN, Level.HIGH, Level.ACUTE])
def test_a_breach_or_a_reader_ends_the_record_at_once(code: str, level: Level) -> None:
    state, effects = words(code, level)
    assert flags(effects) != []
    assert state.contact is not None
    assert (state.contact.valid_until, state.contact.ends_by) == (NOON, Ending.DANGER)
    for later in (0, HOUR, 30 * DAY):
        assert isinstance(at_send(state, parcel(mode=Mode.NEUTRAL), after(NOON, later)), Drop)


def test_other_signals_and_a_record_that_was_over_change_nothing() -> None:
    state, _ = words("R06", Level.HIGH)
    assert state.contact == record()
    over = record(valid_until=after(NOON, -HOUR))
    assert words("R05", Level.HIGH, client(contact=over))[0].contact == over
    assert words("R05", Level.HIGH, client(contact=None))[0].contact is None


def test_who_wrote_words_of_danger_sees_the_answers_whole_for_an_hour_unless_somebody_reads_along() -> None:
    state, _ = words("R05", Level.ACUTE)
    for later, mode in ((0, Mode.OPEN), (15 * MINUTE, Mode.OPEN), (HOUR, Mode.NEUTRAL)):
        at = after(NOON, later)
        own = replace(parcel(SayKind.SAFETY, at=at), key="A1", answers=at)
        left = at_send(state, own, at)
        assert isinstance(left, Leave)
        assert left.mode is mode
        doubtful = at_send(replace(state, doubt=Doubt.NOTICED), own, at)
        assert isinstance(doubtful, Leave)
        assert doubtful.mode is Mode.NEUTRAL
    ended_by_date = client(contact=record(valid_until=NOON))
    assert text_mode(ended_by_date, NOON) is Mode.NEUTRAL


def test_a_stop_by_a_doubtful_sender_ends_the_record_and_an_ordinary_stop_does_not() -> None:
    sure, _ = turn(client(), wrote("stop"))
    assert sure.contact == record()
    for word, doubt in (("stop", Doubt.NOTICED), ("niet hier", Doubt.NONE)):
        state, effects = turn(client(doubt=doubt), wrote(word))
        assert any(isinstance(one, CancelPlanned) for one in effects)
        assert state.contact is not None
        assert (state.contact.valid_until, state.contact.ends_by) == (NOON, Ending.DOUBTFUL_STOP)


@pytest.mark.parametrize("mode", list(Mode))
def test_who_is_called_gets_nothing_planned_on_the_phone_whatever_it_may_show(mode: Mode) -> None:
    called = client(contact=record(mode, channel=Channel.CALL))
    assert at_send(called, parcel(mode=Mode.NEUTRAL), NOON) == Drop("by_phone")
    assert text_mode(called, NOON) is (Mode.OPEN if mode is Mode.OPEN else Mode.NEUTRAL)


class Dice:
    """Numbers that look random and are the same every time (Lehmer)."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def below(self, top: int) -> int:
        self._seed = self._seed * 48271 % 2147483647
        return self._seed * top // 2147483647

    def one_of(self, *choices: Any) -> Any:
        return choices[self.below(len(choices))]


ZONES = ("Europe/Amsterdam", "America/Santiago", "Asia/Kolkata", "Africa/Casablanca", "Australia/Lord_Howe")


def a_record(dice: Dice, at: Moment) -> SafeContact:
    ends = after(at, dice.one_of(-3, 1, 30, 400) * DAY + dice.below(2000) * MINUTE)
    return SafeContact(
        tuple(a_window(dice) for _ in range(dice.below(12))),
        dice.one_of(*ZONES),
        dice.one_of(*Mode),
        "Er staat iets klaar.",
        ends,
        messages_per_day=1 + dice.below(3),
        second_message_ok=dice.one_of(True, False),
        neutral_from=dice.one_of(None, None, after(at, dice.below(2880) * MINUTE - DAY)),
    )


def a_window(dice: Dice) -> Window:
    opens = dice.below(1440)
    closes = (opens + 60 + dice.below(1380)) % 1440
    return Window(dice.below(7), time(opens // 60, opens % 60), time(closes // 60, closes % 60))


def allowed(contact: SafeContact, at: Moment) -> bool:
    """Say, minute by minute of the wall clock, whether this moment is in a window; found another way."""
    here = datetime.fromtimestamp(at // 1_000_000, ZoneInfo(contact.zone))
    minute = here.weekday() * 1440 + here.hour * 60 + here.minute
    week = 7 * 1440
    for window in contact.windows:
        start = window.weekday * 1440 + window.opens.hour * 60 + window.opens.minute
        length = (window.closes.hour - window.opens.hour) * 60 + window.closes.minute - window.opens.minute
        if (minute - start) % week < (length if length > 0 else length + 1440):
            return True
    return False


def test_of_ten_thousand_records_and_clocks_no_planned_message_leaves_outside_a_window() -> None:
    dice = Dice(5)
    left = held = 0
    autumn = moment_of(datetime(2027, 10, 31, tzinfo=AMSTERDAM))
    for _ in range(10_000):
        at = after(dice.one_of(NOON, autumn), dice.below(6 * 1440) * MINUTE - 3 * DAY)
        contact = a_record(dice, at)
        state = client(contact=contact, side=dice.one_of(*Side))
        planned = parcel(dice.one_of(SayKind.OPENER, SayKind.PLANNED), dice.one_of(Mode.OPEN, Mode.NEUTRAL))
        judged = at_send(
            state, replace(planned, sent_today=dice.below(4), again=dice.one_of(True, False)), at
        )
        if isinstance(judged, Leave):
            left += 1
            assert allowed(contact, at)
            assert at < contact.valid_until
            assert contact.mode is not Mode.NONE
            assert judged.mode is Mode.NEUTRAL or text_mode(state, at) is Mode.OPEN
        if isinstance(judged, Hold):
            held += 1
            assert allowed(contact, judged.until)
            assert at < judged.until < contact.valid_until
    assert min(left, held) > 300
