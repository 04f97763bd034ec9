"""The outbox: order in a chat, safety first, one speaker for one attempt, and nothing lost."""

import pytest
from side_bench import BOT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, say
from sqlalchemy import update

from cases.effects import SayKind
from cases.events import HandedBack
from cases.ids import ClientId, EventId, PhoneMessage
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, after
from cases.state import ClientState, ReminderKind, Standing
from cases.traffic import Drop, Hold, Judgement, Later, Leave, Parcel, Refused, Sent, Uncertain
from vault.data_keys import ClientSeals
from vault.tables_side import client, dek, identity, live_event, message, outbox, phone_copy, task

LEASE = after(MONDAY, 40 * SECOND)


def queue(bench: SideBench, event: str, *kinds: SayKind, of: ClientId = SAM) -> list[str]:
    """Queue messages of one turn; return their ids."""
    says = [say(of, f"tekst {number}", kind) for number, kind in enumerate(kinds)]
    bench.act(of, HandedBack(EventId(event), MONDAY, WORKER), says)
    return [f"{event}:{number}" for number in range(len(kinds))]


def lease(bench: SideBench, parcel: str, now: Moment = MONDAY) -> Parcel:
    leased = bench.side.outbox.lease(parcel, now, LEASE, let_go)
    assert leased is not None
    return leased[0]


def heads(bench: SideBench, now: Moment = MONDAY) -> list[str]:
    return list(bench.side.outbox.heads(BOT, now, 10))


def seals(bench: SideBench) -> ClientSeals:
    with bench.begin() as conn:
        return bench.side.seals(conn, SAM)


def test_a_parcel_is_opened_for_sending_with_its_address_and_counted_before_it_leaves(
    bench: SideBench,
) -> None:
    (parcel,) = queue(bench, "e1", SayKind.REPLY)
    opened = lease(bench, parcel)
    assert (opened.chat, opened.text, opened.attempt, opened.client) == (100, "tekst 0", 1, SAM)
    row = bench.row(outbox, id=parcel)
    assert (row.state, row.attempts, row.lease_until) == ("sending", 1, LEASE)
    assert bench.side.outbox.lease(parcel, MONDAY, LEASE, let_go) is None


def test_messages_of_one_chat_leave_one_at_a_time_and_in_order_and_other_chats_do_not_wait(
    bench: SideBench,
) -> None:
    first, second = queue(bench, "e1", SayKind.REPLY, SayKind.REPLY)
    (other,) = queue(bench, "e2", SayKind.REPLY, of=KIM)
    assert sorted(heads(bench)) == sorted([first, other])
    assert bench.side.outbox.lease(second, MONDAY, LEASE, let_go) is None
    sending = lease(bench, first)
    assert heads(bench) == [other]
    bench.side.outbox.settle(sending, Later(5, code="throttled"), MONDAY)
    assert heads(bench) == [other]
    assert heads(bench, after(MONDAY, 5 * SECOND)) == [other, first]
    bench.side.outbox.settle(lease(bench, first, LEASE), Sent(PhoneMessage(9)), LEASE)
    assert second in heads(bench)


def test_safety_texts_go_first_and_never_wait_behind_an_older_parcel_of_the_chat(bench: SideBench) -> None:
    (planned,) = queue(bench, "e1", SayKind.PLANNED)
    (older,) = queue(bench, "e2", SayKind.REPLY)
    (other,) = queue(bench, "e3", SayKind.REPLY, of=KIM)
    lease(bench, planned)
    reply, safety = queue(bench, "e4", SayKind.REPLY, SayKind.SAFETY)
    assert heads(bench) == [safety, other]
    sending = lease(bench, safety)
    assert sending.kind is SayKind.SAFETY
    (next_safety,) = queue(bench, "e5", SayKind.SAFETY)
    assert next_safety not in heads(bench)
    bench.side.outbox.settle(sending, Sent(PhoneMessage(9)), MONDAY)
    assert heads(bench) == [next_safety, other]
    assert {older, reply}.isdisjoint(heads(bench))


def test_a_parcel_that_is_held_for_later_does_not_keep_an_answer_to_a_later_message_waiting(
    bench: SideBench,
) -> None:
    (planned,) = queue(bench, "e1", SayKind.PLANNED)

    def hold(_state: ClientState | None, _parcel: Parcel, now: Moment) -> Judgement:
        return Hold(after(now, HOUR))

    assert bench.side.outbox.lease(planned, MONDAY, LEASE, hold) is None
    row = bench.row(outbox, id=planned)
    assert (row.state, row.due_at, row.attempts, row.code) == ("new", after(MONDAY, HOUR), 0, "held")
    (reply,) = queue(bench, "e2", SayKind.REPLY)
    assert heads(bench) == [reply]
    assert bench.side.ledger.next_due() == MONDAY
    bench.side.outbox.settle(lease(bench, reply), Sent(PhoneMessage(9)), MONDAY)
    assert heads(bench, after(MONDAY, HOUR)) == [planned]


def test_lines_of_one_turn_keep_their_order_when_the_first_is_held(bench: SideBench) -> None:
    first, second = queue(bench, "e1", SayKind.PLANNED, SayKind.PLANNED)
    bench.side.outbox.lease(first, MONDAY, LEASE, lambda *_: Hold(after(MONDAY, HOUR)))
    assert heads(bench) == []
    assert heads(bench, after(MONDAY, HOUR)) == [first]
    assert second not in heads(bench)


def test_a_dropped_parcel_says_why_and_makes_the_task_it_names(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.OPENER)
    assert bench.side.outbox.lease(parcel, MONDAY, LEASE, lambda *_: Drop("expired", "call_first")) is None
    assert (bench.row(outbox, id=parcel).state, bench.row(outbox, id=parcel).code) == ("dropped", "expired")
    assert (bench.row(task, kind="call_first").client, heads(bench)) == (SAM, [])


def test_the_judge_sees_the_client_as_the_client_is_now(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.REPLY)
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), standing=Standing.STOPPED)
    seen: list[ClientState | None] = []

    def look(state: ClientState | None, opened: Parcel, _now: Moment) -> Judgement:
        seen.append(state)
        return Leave("Andere vorm", Mode.NEUTRAL, opened.keyboard)

    leased = bench.side.outbox.lease(parcel, MONDAY, LEASE, look)
    assert leased is not None
    assert seen[0] is not None
    assert seen[0].standing is Standing.STOPPED
    shown = bench.row(message, id=parcel).text_sealed
    assert seals(bench).open_text("message", "text_sealed", parcel, shown) == "Andere vorm"


def test_what_was_sent_is_a_copy_on_the_phone_that_goes_within_a_day(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.WORKER)
    assert bench.side.outbox.settle(lease(bench, parcel), Sent(PhoneMessage(55)), MONDAY)
    row = bench.row(outbox, id=parcel)
    assert (row.state, row.sent_at, row.phone_message) == ("sent", MONDAY, 55)
    copy = bench.row(phone_copy)
    assert (copy.phone_message, copy.direction, copy.delete_at) == (55, "out", after(MONDAY, DAY))
    assert bench.row(message, id=parcel).phone_message == 55
    assert bench.rows(live_event)[-1].kind == "sent"
    assert bench.side.outbox.heads(BOT, after(MONDAY, DAY), 10) == []


def test_only_the_sender_of_the_last_attempt_may_settle_and_a_late_arrival_is_still_cleared(
    bench: SideBench,
) -> None:
    (parcel,) = queue(bench, "e1", SayKind.SAFETY)
    dead = lease(bench, parcel)
    assert bench.side.outbox.recover(BOT, MONDAY) == 1
    later = after(MONDAY, MINUTE)
    alive = lease(bench, parcel, later)
    assert (dead.attempt, alive.attempt) == (1, 2)
    assert not bench.side.outbox.settle(dead, Sent(PhoneMessage(1)), later)
    assert bench.row(outbox, id=parcel).state == "sending"
    assert bench.side.outbox.settle(alive, Sent(PhoneMessage(2)), later)
    assert not bench.side.outbox.settle(alive, Refused("late"), later)
    assert bench.row(outbox, id=parcel).state == "sent"
    assert {row.phone_message for row in bench.rows(phone_copy)} == {1, 2}


@pytest.mark.parametrize(
    "kind", [SayKind.SAFETY, SayKind.MINUTE_15, SayKind.WORKER, SayKind.REPLY, SayKind.NOTICE]
)
def test_what_must_arrive_goes_again_after_an_uncertain_attempt(bench: SideBench, kind: SayKind) -> None:
    (parcel,) = queue(bench, "e1", kind)
    bench.side.outbox.settle(lease(bench, parcel), Uncertain("read_timeout"), MONDAY)
    row = bench.row(outbox, id=parcel)
    assert (row.state, row.attempts, row.code) == ("new", 1, "read_timeout")
    assert lease(bench, parcel, after(MONDAY, MINUTE)).attempt == 2


@pytest.mark.parametrize("kind", [SayKind.OPENER, SayKind.PLANNED])
def test_a_plan_is_never_resent_blindly(bench: SideBench, kind: SayKind) -> None:
    one, two = queue(bench, "e1", kind, kind)
    bench.side.outbox.settle(lease(bench, one), Uncertain("read_timeout"), MONDAY)
    assert bench.row(outbox, id=one).state == "uncertain"
    assert bench.row(task, kind="uncertain").client == SAM
    lease(bench, two)
    bench.side.outbox.recover(BOT, MONDAY)
    assert (bench.row(outbox, id=two).state, bench.row(outbox, id=two).code) == ("uncertain", "sender_died")
    assert heads(bench, after(MONDAY, DAY)) == []


@pytest.mark.parametrize(
    ("before", "then"), [("active", "unreachable"), ("stopped", "stopped"), ("not_here", "not_here")]
)
def test_a_blocked_bot_makes_the_client_unreachable_and_one_sign_that_a_turn_takes_now(
    bench: SideBench, before: str, then: str
) -> None:
    one, two = queue(bench, "e1", SayKind.REPLY, SayKind.REPLY)
    bench.act(SAM, HandedBack(EventId("e2"), MONDAY, WORKER), standing=Standing(before))
    for parcel in (one, two):
        bench.side.outbox.settle(lease(bench, parcel), Refused("forbidden", blocked=True), MONDAY)
    assert bench.row(outbox, id=one).state == "blocked"
    assert bench.row(client, id=SAM).standing == then
    with bench.side.ledger.open(SAM) as desk:
        signs = [one for one in desk.state.reminders if one.kind is ReminderKind.BLOCKED]
    assert [one.due for one in signs] == [MONDAY]
    assert [one.ref for one in bench.side.ledger.due(MONDAY, 10)] == [SAM]


def test_a_refused_message_is_dead_and_a_human_hears_of_it(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.WORKER)
    bench.side.outbox.settle(lease(bench, parcel), Refused("bad_request"), MONDAY)
    assert (bench.row(outbox, id=parcel).state, bench.row(outbox, id=parcel).code) == ("dead", "bad_request")
    assert bench.row(task, kind="not_delivered").client == SAM


def test_a_human_hears_of_a_safety_text_that_does_not_get_away(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.SAFETY)
    now = MONDAY
    for _ in range(6):
        bench.side.outbox.settle(lease(bench, parcel, now), Later(1, code="connect"), now)
        now = after(now, SECOND)
    assert [row.kind for row in bench.rows(task)].count("not_delivered_yet") == 1
    assert heads(bench, now) == [parcel]


def test_a_message_that_may_have_arrived_twice_is_marked_and_one_that_surely_did_not_is_not(
    bench: SideBench,
) -> None:
    twice, once = queue(bench, "e1", SayKind.WORKER, SayKind.WORKER)
    now = MONDAY
    for parcel, outcome in ((twice, Uncertain("network")), (once, Later(1, code="ConnectError"))):
        bench.side.outbox.settle(lease(bench, parcel, now), outcome, now)
        now = after(now, 2 * SECOND)
        bench.side.outbox.settle(lease(bench, parcel, now), Sent(PhoneMessage(now % 1000)), now)
        now = after(now, 2 * SECOND)
    assert [bench.row(outbox, id=each).doubts for each in (twice, once)] == [1, 0]


def asked(bench: SideBench, kind: str) -> int:
    return [row.kind for row in bench.rows(task)].count(kind)


@pytest.mark.parametrize("code", ["pace", "throttled"])
def test_a_pause_is_no_trouble_however_often_it_comes(bench: SideBench, code: str) -> None:
    (parcel,) = queue(bench, "e1", SayKind.SAFETY)
    now = MONDAY
    for _ in range(8):
        bench.side.outbox.settle(lease(bench, parcel, now), Later(1, code=code), now)
        now = after(now, SECOND)
    assert (bench.row(outbox).attempts, bench.row(outbox).troubles) == (8, 0)
    assert asked(bench, "not_delivered_yet") == 0
    assert heads(bench, now) == [parcel]


@pytest.mark.parametrize("kind", [SayKind.SAFETY, SayKind.WORKER])
def test_a_long_pause_is_told_to_a_human(bench: SideBench, kind: SayKind) -> None:
    (parcel,) = queue(bench, "e1", kind)
    bench.side.outbox.settle(lease(bench, parcel), Later(31, code="throttled"), MONDAY)
    assert asked(bench, "not_delivered_yet") == 1


def test_many_short_pauses_of_a_safety_text_are_told_after_half_a_minute(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.SAFETY)
    told = []
    for seconds in range(0, 40, 5):
        now = after(MONDAY, seconds * SECOND)
        bench.side.outbox.settle(lease(bench, parcel, now), Later(5, code="throttled"), now)
        told.append(asked(bench, "not_delivered_yet"))
    assert told == [0, 0, 0, 0, 0, 0, 1, 1]


def test_a_bot_that_is_refused_is_told_once_and_again_when_that_was_settled(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.REPLY)
    now = MONDAY
    for _ in range(3):
        bench.side.outbox.settle(lease(bench, parcel, now), Later(1, True, "InvalidToken"), now)
        now = after(now, SECOND)
    row = bench.row(task, kind="bot_refused")
    assert (row.client, row.level) == (None, int(Level.ACUTE))
    with bench.begin() as conn:
        conn.execute(update(task).values(done_at=now))
    bench.side.outbox.settle(lease(bench, parcel, now), Later(1, True, "InvalidToken"), now)
    assert asked(bench, "bot_refused") == 2


@pytest.mark.parametrize(("gone", "state", "tasks"), [("identity", "dead", 1), ("keys", "dropped", 0)])
def test_a_parcel_that_cannot_be_addressed_is_set_apart_and_an_erased_clients_is_dropped(
    bench: SideBench, gone: str, state: str, tasks: int
) -> None:
    (parcel,) = queue(bench, "e1", SayKind.SAFETY)
    before = len(bench.rows(task))
    with bench.begin() as conn:
        table = identity if gone == "identity" else dek
        conn.execute(table.delete().where(table.c.client == SAM))
    assert bench.side.outbox.lease(parcel, MONDAY, LEASE, let_go) is None
    assert bench.row(outbox, id=parcel).state == state
    assert len(bench.rows(task)) == before + tasks


def test_a_parcel_whose_body_was_swapped_does_not_leave_and_a_human_hears_of_it(bench: SideBench) -> None:
    one, two = queue(bench, "e1", SayKind.SAFETY, SayKind.SAFETY)
    body = bench.row(outbox, id=two).body_sealed
    with bench.begin() as conn:
        conn.execute(update(outbox).where(outbox.c.id == one).values(body_sealed=body))
    assert bench.side.outbox.lease(one, MONDAY, LEASE, let_go) is None
    assert (bench.row(outbox, id=one).state, bench.row(outbox, id=one).code) == ("dead", "seal_broken")
    assert bench.row(task, kind="not_delivered").client == SAM


def test_recovering_a_bot_leaves_the_parcels_of_other_bots_alone(bench: SideBench) -> None:
    (parcel,) = queue(bench, "e1", SayKind.SAFETY)
    with bench.begin() as conn:
        conn.execute(update(outbox).values(bot="bot-2"))
    lease(bench, parcel)
    assert bench.side.outbox.recover(BOT, MONDAY) == 0
    assert bench.row(outbox, id=parcel).state == "sending"
