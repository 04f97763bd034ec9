"""What left for a client today is counted when the next message wants to leave."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from side_bench import CONTACT, KIM, MONDAY, SAM, WORKER, SideBench, let_go, say

from cases.effects import SayKind
from cases.events import HandedBack
from cases.ids import CheckInId, ClientId, EventId, PhoneMessage
from cases.moments import HOUR, MINUTE, SECOND, Moment, after, at_wall, wall
from cases.safe_contact import Window
from cases.traffic import Outcome, Parcel, Sent, Uncertain
from escalation.precedence import at_send
from vault.tables_side import outbox

ZONE = ZoneInfo("Europe/Amsterdam")
TODAY = wall(MONDAY, ZONE).date()
NOON = at_wall(TODAY, time(12), ZONE)
PLANNED = (SayKind.OPENER, SayKind.PLANNED)


def queue(
    bench: SideBench, event: str, *kinds: SayKind, of: ClientId = SAM, checkin: str | None = None
) -> list[str]:
    about = None if checkin is None else CheckInId(checkin)
    says = [say(of, "tekst", kind, checkin=about) for kind in kinds]
    bench.act(of, HandedBack(EventId(event), MONDAY, WORKER), says)
    return [f"{event}:{number}" for number in range(len(kinds))]


def lease(bench: SideBench, parcel: str, now: Moment = NOON) -> Parcel:
    leased = bench.side.outbox.lease(parcel, now, after(now, MINUTE), let_go)
    assert leased is not None
    return leased[0]


def send(bench: SideBench, parcel: str, now: Moment = NOON, outcome: Outcome | None = None) -> Parcel:
    opened = lease(bench, parcel, now)
    number = len([row for row in bench.rows(outbox) if row.state == "sent"])
    bench.side.outbox.settle(opened, outcome or Sent(PhoneMessage(number)), now)
    return opened


@pytest.mark.parametrize("kind", PLANNED)
def test_what_left_today_is_counted_and_nothing_that_answers(bench: SideBench, kind: SayKind) -> None:
    (first,) = queue(bench, "e1", kind)
    assert (send(bench, first).sent_today, bench.row(outbox, id=first).state) == (0, "sent")
    for number, other in enumerate(set(SayKind) - set(PLANNED)):
        (parcel,) = queue(bench, f"o{number}", other)
        assert send(bench, parcel).sent_today == 0
    (of_another,) = queue(bench, "k1", kind, of=KIM)
    send(bench, of_another)
    (second,) = queue(bench, "e2", kind)
    assert lease(bench, second).sent_today == 1


@pytest.mark.parametrize(("clock", "ahead", "counted"), [("23:59:59", 0, 1), ("00:00:00", 1, 0)])
def test_a_day_ends_at_the_clients_own_midnight(
    bench: SideBench, clock: str, ahead: int, counted: int
) -> None:
    (first,) = queue(bench, "e1", SayKind.OPENER)
    send(bench, first)
    (second,) = queue(bench, "e2", SayKind.OPENER)
    then = at_wall(date.fromordinal(TODAY.toordinal() + ahead), time.fromisoformat(clock), ZONE)
    assert lease(bench, second, then).sent_today == counted


def test_midnight_is_where_the_client_is(bench: SideBench) -> None:
    far = replace(CONTACT, zone="Asia/Tokyo")
    bench.act(SAM, HandedBack(EventId("zone"), MONDAY, WORKER), contact=far)
    (first,) = queue(bench, "e1", SayKind.OPENER)
    send(bench, first, NOON)
    (second,) = queue(bench, "e2", SayKind.OPENER)
    tokyo_midnight = at_wall(date.fromordinal(TODAY.toordinal() + 1), time(), ZoneInfo("Asia/Tokyo"))
    assert lease(bench, second, tokyo_midnight).sent_today == 0


@pytest.mark.parametrize(("ahead", "counted"), [(SECOND, 1), (24 * HOUR, 0)])
def test_what_may_have_arrived_counts_as_arrived_on_its_day(
    bench: SideBench, ahead: int, counted: int
) -> None:
    (first,) = queue(bench, "e1", SayKind.OPENER)
    send(bench, first, NOON, Uncertain("read_timeout"))
    (second,) = queue(bench, "e2", SayKind.OPENER)
    assert lease(bench, second, after(NOON, ahead)).sent_today == counted


def test_the_lines_of_one_check_in_count_as_one_message_and_do_not_hold_each_other(bench: SideBench) -> None:
    first, second = queue(bench, "e1", SayKind.PLANNED, SayKind.PLANNED)
    send(bench, first)
    assert send(bench, second).sent_today == 0
    (third,) = queue(bench, "e2", SayKind.OPENER)
    assert lease(bench, third).sent_today == 1


def test_a_second_try_of_the_same_check_in_is_known_as_one(bench: SideBench) -> None:
    (first,) = queue(bench, "e1", SayKind.OPENER, checkin="c1")
    assert not send(bench, first).again
    (retry,) = queue(bench, "e2", SayKind.OPENER, checkin="c1")
    opened = send(bench, retry)
    assert (opened.again, opened.sent_today) == (True, 1)
    (other,) = queue(bench, "e3", SayKind.OPENER, checkin="c2")
    fresh = lease(bench, other)
    assert (fresh.again, fresh.sent_today) == (False, 2)


def test_without_a_record_nothing_is_counted_and_nothing_leaves(bench: SideBench) -> None:
    (first,) = queue(bench, "e1", SayKind.OPENER)
    bench.act(SAM, HandedBack(EventId("gone"), MONDAY, WORKER), contact=None)
    assert lease(bench, first).sent_today == 0


def test_the_second_message_of_a_day_is_held_until_the_next(bench: SideBench) -> None:
    everyday = tuple(Window(day, time(9), time(17)) for day in range(7))
    bench.act(SAM, HandedBack(EventId("days"), MONDAY, WORKER), contact=replace(CONTACT, windows=everyday))
    (first,) = queue(bench, "e1", SayKind.OPENER)
    taken = bench.side.outbox.lease(first, NOON, after(NOON, MINUTE), at_send)
    assert taken is not None
    bench.side.outbox.settle(taken[0], Sent(PhoneMessage(5)), NOON)
    (second,) = queue(bench, "e2", SayKind.OPENER)
    assert bench.side.outbox.lease(second, NOON, after(NOON, MINUTE), at_send) is None
    tomorrow = at_wall(date.fromordinal(TODAY.toordinal() + 1), time(9), ZONE)
    assert bench.row(outbox, id=second).due_at == tomorrow
    assert bench.side.outbox.lease(second, tomorrow, after(tomorrow, MINUTE), at_send) is not None
