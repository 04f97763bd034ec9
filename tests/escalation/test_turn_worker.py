"""A human acted: what that brings about, and what a human may not do."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from rulebooks import (
    AMSTERDAM,
    ANNE,
    BILAL,
    NOON,
    asked,
    client,
    flags,
    ladders,
    record,
    says,
    small_rulebook,
    turn,
)

from cases.effects import (
    AcknowledgeFlag,
    AnswerFlag,
    CancelPlanned,
    ClearPhone,
    CloseFlag,
    MakeTask,
    PlanCheckIn,
    SayKind,
    SettleCheckIn,
    StopLadder,
)
from cases.errors import FlagTaken, NotYours, OutsideWindow
from cases.events import (
    BotBlocked,
    ConversationClaimed,
    FlagClosed,
    HandedBack,
    PairingAccepted,
    ReadingAlongSet,
    SafeContactRenewed,
    WorkerReplied,
)
from cases.facts import Facts, Phase
from cases.ids import CheckInId, EventId, FlagId
from cases.levels import Level, Mode
from cases.moments import HOUR, MINUTE, Moment, after, moment_of
from cases.own_data_effects import GiveAgreement
from cases.state import ClientState, Doubt, OpenFlag, Standing
from dialogs import texts
from escalation.rulebook import minimal_rulebook

EVENT = EventId("e1")
FLAG = OpenFlag(FlagId("f1"), Level.ACUTE, "help_now", NOON)
OTHER = OpenFlag(FlagId("f2"), Level.CONCERN, "separation", NOON, acknowledged_by=BILAL)
NIGHT = moment_of(datetime(2027, 3, 17, 3, 0, tzinfo=AMSTERDAM))
FAR = client(last_inbound=after(NIGHT, -11 * MINUTE), held_by=ANNE)


def claim(by: str = ANNE, at: Moment = NOON) -> ConversationClaimed:
    return ConversationClaimed(EVENT, at, by, by.title(), FLAG.flag)  # type: ignore[arg-type]  # names are ids here


def reply(at: Moment = NOON, override: str = "") -> WorkerReplied:
    return WorkerReplied(EVENT, at, ANNE, "Hoe gaat het nu?", override)


def plans(effects: tuple[object, ...]) -> list[PlanCheckIn]:
    return [one for one in effects if isinstance(one, PlanCheckIn)]


def text(key: str, **values: str) -> str:
    return small_rulebook().texts.text(key, Mode.OPEN, client().language, **values)


def test_a_claim_takes_every_open_flag_stops_its_ladder_and_says_who_speaks() -> None:
    state = client(open_flags=(FLAG, OTHER), last_inbound=NOON, talk=b"x")
    held, effects = turn(state, claim())
    assert (held.held_by, held.held_alias, held.talk) == (ANNE, "Anne", None)
    assert AcknowledgeFlag(state.client, FLAG.flag, ANNE, NOON) in effects
    assert StopLadder(state.client, FLAG.flag) in effects
    assert [one.flag for one in effects if isinstance(one, AcknowledgeFlag)] == [FLAG.flag]
    assert [one.acknowledged_by for one in held.open_flags] == [ANNE, BILAL]
    (say,) = says(effects)
    assert (say.text, say.kind, say.answers) == (text(texts.HAND_OVER, naam="Anne"), SayKind.NOTICE, NOON)


def test_the_second_to_claim_is_told_who_was_first_and_how_long_ago() -> None:
    held, _ = turn(client(open_flags=(FLAG,)), claim())
    with pytest.raises(FlagTaken) as refused:
        turn(held, claim(BILAL, after(NOON, 90_000_000)))
    assert (refused.value.by, refused.value.seconds) == ("Anne", 90)
    with pytest.raises(FlagTaken) as unknown:
        turn(client(held_by=ANNE, held_alias="Anne"), claim(BILAL))
    assert unknown.value.seconds == 0


def test_claiming_again_is_fine_and_says_nothing_twice() -> None:
    held, _ = turn(client(open_flags=(FLAG,)), claim())
    again, effects = turn(
        replace(held, open_flags=(*held.open_flags, replace(FLAG, flag=FlagId("f3")))), claim()
    )
    assert [one.flag for one in effects if isinstance(one, AcknowledgeFlag)] == [FlagId("f3")]
    assert says(effects) == []
    assert again.held_by == ANNE


def test_a_claim_ends_waiting_for_a_check_in_that_nobody_answered() -> None:
    waiting = replace(asked(client(), "proef", "goed"), checkin=CheckInId("c1"))
    _, effects = turn(waiting, claim())
    assert SettleCheckIn(waiting.client, CheckInId("c1"), "cancelled", reason="held") in effects
    answered = replace(waiting, last_inbound=NOON)
    assert not [one for one in turn(answered, claim())[1] if isinstance(one, SettleCheckIn)]


@pytest.mark.parametrize("changes", [{"doubt": Doubt.NOTICED}, {"standing": Standing.STOPPED}])
def test_who_speaks_is_not_said_to_a_phone_in_doubt_or_after_a_stop(changes: dict[str, object]) -> None:
    assert says(turn(client(**changes), claim())[1]) == []
    assert says(turn(client(held_by=ANNE, **changes), HandedBack(EVENT, NOON, ANNE))[1]) == []


def test_a_workers_words_leave_and_answer_what_is_open() -> None:
    answered = replace(FLAG, answered_at=NOON)
    state = client(held_by=ANNE, open_flags=(FLAG, replace(answered, flag=FlagId("f9"))), last_inbound=NOON)
    after_turn, effects = turn(state, reply(after(NOON, MINUTE)))
    (say,) = says(effects)
    assert (say.text, say.kind, say.mode, say.answers) == (
        "Hoe gaat het nu?",
        SayKind.WORKER,
        Mode.OPEN,
        NOON,
    )
    assert say.remove_keyboard
    assert [one.flag for one in effects if isinstance(one, AnswerFlag)] == [FLAG.flag]
    assert [one.answered_at for one in after_turn.open_flags] == [after(NOON, MINUTE), NOON]


@pytest.mark.parametrize("holder", [None, BILAL])
def test_who_does_not_hold_the_conversation_cannot_write_in_it_or_give_it_back(holder: str | None) -> None:
    state = client(held_by=holder)
    for event in (reply(), HandedBack(EVENT, NOON, ANNE)):
        with pytest.raises(NotYours):
            turn(state, event)


@pytest.mark.parametrize(
    "state",
    [
        FAR,
        replace(FAR, contact=None),
        replace(FAR, contact=record(valid_until=NOON)),
        replace(FAR, standing=Standing.STOPPED),
        replace(FAR, doubt=Doubt.READS_ALONG),
        replace(FAR, last_inbound=None),
    ],
    ids=["window", "no record", "record ended", "stopped", "reads along", "never wrote"],
)
def test_outside_the_safe_window_a_reply_needs_a_reason(state: ClientState) -> None:
    with pytest.raises(OutsideWindow):
        turn(state, reply(NIGHT))
    _, effects = turn(state, reply(NIGHT, override="belafspraak"))
    assert says(effects)[0].override == "belafspraak"


def test_right_after_an_own_message_a_reply_needs_no_reason() -> None:
    assert says(turn(replace(FAR, last_inbound=after(NIGHT, -10 * MINUTE)), reply(NIGHT))[1])
    stopped = replace(FAR, standing=Standing.STOPPED, last_inbound=after(NOON, -HOUR))
    with pytest.raises(OutsideWindow):
        turn(stopped, reply(NOON))


def test_giving_back_says_so_and_the_plan_goes_on() -> None:
    state, effects = turn(client(held_by=ANNE, held_alias="Anne"), HandedBack(EVENT, NOON, ANNE))
    assert (state.held_by, state.held_alias) == (None, "")
    assert [one.text for one in says(effects)] == [text(texts.HAND_BACK)]
    assert [one.slot for one in plans(effects)] == ["day"]


def test_giving_back_a_watched_phone_plans_in_a_slot_that_was_not_cancelled() -> None:
    _, effects = turn(client(held_by=ANNE, doubt=Doubt.NOTICED), HandedBack(EVENT, NOON, ANNE))
    assert [one.slot for one in plans(effects)] == ["again-e1"]


def test_closing_a_flag_takes_it_from_the_client_and_stops_its_ladder() -> None:
    state = client(open_flags=(FLAG, OTHER))
    event = FlagClosed(EVENT, NOON, ANNE, FLAG.flag, "handled")
    after_turn, effects = turn(state, event)
    assert after_turn.open_flags == (OTHER,)
    assert effects == (
        CloseFlag(state.client, FLAG.flag, ANNE, NOON, "handled"),
        StopLadder(state.client, FLAG.flag),
    )
    assert turn(replace(state, held_by=ANNE), event)[0].open_flags == (OTHER,)
    with pytest.raises(NotYours):
        turn(replace(state, held_by=BILAL), event)


def test_reads_along_ends_what_is_planned_in_silence_and_only_a_human_clears_it() -> None:
    state, effects = turn(client(talk=b"x"), ReadingAlongSet(EVENT, NOON, ANNE, reads_along=True))
    assert (state.doubt, state.talk) == (Doubt.READS_ALONG, None)
    assert effects == (CancelPlanned(state.client, "reads_along"),)
    clear, planned = turn(state, ReadingAlongSet(EVENT, NOON, ANNE, reads_along=False))
    assert clear.doubt is Doubt.NONE
    assert [one.slot for one in plans(planned)] == ["again-e1"]
    assert planned[0] == CancelPlanned(state.client, "planned_anew")
    duress, _ = turn(client(doubt=Doubt.DURESS), ReadingAlongSet(EVENT, NOON, ANNE, reads_along=True))
    assert duress.doubt is Doubt.DURESS


@pytest.mark.parametrize(
    ("standing", "doubt", "slot"),
    [
        (Standing.STOPPED, Doubt.NONE, "again-e1"),
        (Standing.NOT_HERE, Doubt.NONE, "again-e1"),
        (Standing.ACTIVE, Doubt.NOTICED, "again-e1"),
        (Standing.PAUSED, Doubt.NONE, "day"),
        (Standing.UNREACHABLE, Doubt.NONE, "day"),
    ],
)
def test_only_a_human_starts_the_line_again(standing: Standing, doubt: Doubt, slot: str) -> None:
    state = client(standing=standing, doubt=doubt, paused_until=NOON)
    renewed, effects = turn(state, SafeContactRenewed(EVENT, NOON, ANNE, record(opener="Hoi."), resume=True))
    assert (renewed.standing, renewed.doubt, renewed.paused_until) == (Standing.ACTIVE, Doubt.NONE, None)
    assert renewed.contact == record(opener="Hoi.", agreed_at=NOON)
    assert [one.slot for one in plans(effects)] == [slot]


def test_a_renewed_record_alone_undoes_no_stop_no_pairing_and_no_reading_along() -> None:
    event = SafeContactRenewed(EVENT, NOON, ANNE, record(Mode.NEUTRAL))
    stopped, effects = turn(client(standing=Standing.STOPPED), event)
    assert stopped.standing is Standing.STOPPED
    assert plans(effects) == []
    pairing, _ = turn(client(standing=Standing.PAIRING), replace(event, resume=True))
    assert pairing.standing is Standing.PAIRING
    watched, _ = turn(client(doubt=Doubt.READS_ALONG), replace(event, resume=True))
    assert watched.doubt is Doubt.READS_ALONG


def test_a_phone_that_turns_neutral_is_cleared_of_open_words() -> None:
    _, effects = turn(client(), SafeContactRenewed(EVENT, NOON, ANNE, record(Mode.NEUTRAL)))
    assert ClearPhone(client().client, NOON, everything=True) in effects
    for before in (client(Mode.NEUTRAL), client(contact=None)):
        _, quiet = turn(before, SafeContactRenewed(EVENT, NOON, ANNE, record(Mode.NEUTRAL)))
        assert not [one for one in quiet if isinstance(one, ClearPhone)]


@pytest.mark.parametrize("doubt", [Doubt.NOTICED, Doubt.READS_ALONG, Doubt.DURESS])
def test_a_human_who_clears_a_doubt_has_one_check_in_planned_whatever_stood_there(doubt: Doubt) -> None:
    watched = client(doubt=doubt)
    clear, effects = turn(watched, ReadingAlongSet(EVENT, NOON, ANNE, reads_along=False))
    assert clear.doubt is Doubt.NONE
    cancelled, plan = effects
    assert cancelled == CancelPlanned(watched.client, "planned_anew")
    assert isinstance(plan, PlanCheckIn)
    assert plan.slot == "again-e1"
    _, renewed = turn(watched, SafeContactRenewed(EVENT, NOON, ANNE, record(), resume=True))
    assert [type(one) for one in renewed] == [GiveAgreement, CancelPlanned, PlanCheckIn]


def test_clearing_a_doubt_that_nobody_had_plans_nothing_twice() -> None:
    _, effects = turn(client(), ReadingAlongSet(EVENT, NOON, ANNE, reads_along=False))
    assert [one.slot for one in plans(effects)] == ["day"]
    assert not [one for one in effects if isinstance(one, CancelPlanned)]


def test_clearing_a_doubt_undoes_no_stop() -> None:
    stopped = client(standing=Standing.STOPPED, doubt=Doubt.READS_ALONG)
    state, effects = turn(stopped, ReadingAlongSet(EVENT, NOON, ANNE, reads_along=False))
    assert (state.standing, state.doubt) == (Standing.STOPPED, Doubt.NONE)
    assert plans(effects) == []


def test_an_accepted_pairing_begins_the_start_dialogue_and_the_plan() -> None:
    fresh = client(standing=Standing.PAIRING, programme_began=None)
    state, effects = turn(fresh, PairingAccepted(EVENT, NOON, ANNE))
    assert (state.standing, state.programme_began) == (Standing.ACTIVE, NOON)
    (say,) = says(effects)
    assert (say.kind, say.checkin, say.answers) == (SayKind.REPLY, None, None)
    assert (say.text, say.mode) == ("Er staat iets klaar.", Mode.NEUTRAL)
    assert state.talk is not None
    assert len(plans(effects)) == 1


def test_at_night_the_start_dialogue_waits_for_the_next_window() -> None:
    state, effects = turn(client(standing=Standing.PAIRING), PairingAccepted(EVENT, NIGHT, ANNE))
    start, first = plans(effects)
    assert (start.script, start.slot) == ("d0", "d0")
    assert start.due_at == moment_of(datetime(2027, 3, 17, 8, 0, tzinfo=AMSTERDAM))
    assert first.slot == "day"
    assert (state.talk, says(effects)) == (None, [])


def test_who_is_enrolled_at_night_is_not_asked_anything_else_on_the_day_of_the_start() -> None:
    """Two first messages on one day: the second would not leave any more, and its check-in be lost."""
    late = moment_of(datetime(2027, 3, 16, 23, 50, tzinfo=AMSTERDAM))
    _, effects = turn(client(standing=Standing.PAIRING), PairingAccepted(EVENT, late, ANNE))
    start, first = plans(effects)
    assert start.local_date == date(2027, 3, 17)
    assert first.local_date > start.local_date
    assert first.slot == "day"


def test_in_doubt_the_start_dialogue_is_left_to_its_due_moment_where_a_human_hears_of_it() -> None:
    state, effects = turn(client(doubt=Doubt.NOTICED), PairingAccepted(EVENT, NOON, ANNE))
    assert (state.talk, says(effects)) == (None, [])
    assert plans(effects)[0].script == "d0"
    _, bare = turn(client(contact=None), PairingAccepted(EVENT, NOON, ANNE))
    assert [one.kind for one in bare if isinstance(one, MakeTask)] == ["renew_contact"]


def test_a_pairing_without_a_safe_moment_or_a_start_dialogue_goes_to_a_human() -> None:
    closed = client(contact=record(windows=()))
    _, effects = turn(closed, PairingAccepted(EVENT, NOON, ANNE))
    assert {one.kind for one in effects if isinstance(one, MakeTask)} == {"renew_contact"}
    _, broken = turn(client(), PairingAccepted(EVENT, NOON, ANNE), minimal_rulebook())
    assert [(one.level, one.category) for one in flags(broken)] == [(Level.HIGH, "unknown_script")]
    assert says(broken) == []


@pytest.mark.parametrize(("phase", "level"), [(Phase.F0, Level.HIGH), (Phase.F2, Level.CONCERN)])
def test_a_blocked_bot_is_a_sign_and_a_task(phase: Phase, level: Level) -> None:
    waiting = replace(client(facts=Facts(phase=phase)), checkin=CheckInId("c1"), talk=b"x")
    state, effects = turn(waiting, BotBlocked(EVENT, NOON, blocked=True))
    assert (state.standing, state.talk, state.checkin) == (Standing.UNREACHABLE, None, None)
    (flag,) = flags(effects)
    assert (flag.level, flag.category, flag.source) == (level, "unreachable", "blocked")
    assert len(ladders(effects)) == (level is Level.HIGH)
    assert ("client_unreachable", level) in [
        (one.kind, one.level) for one in effects if isinstance(one, MakeTask)
    ]
    assert SettleCheckIn(waiting.client, CheckInId("c1"), "overdue", reason="blocked") in effects


def test_a_block_undoes_no_stop_and_an_unblock_starts_nothing_by_itself() -> None:
    stopped, _ = turn(client(standing=Standing.STOPPED), BotBlocked(EVENT, NOON, blocked=True))
    assert stopped.standing is Standing.STOPPED
    gone = client(standing=Standing.UNREACHABLE)
    state, effects = turn(gone, BotBlocked(EVENT, NOON, blocked=False))
    assert state == gone
    assert [one.kind for one in effects if isinstance(one, MakeTask)] == ["reachable_again"]
    assert says(effects) == flags(effects) == []
