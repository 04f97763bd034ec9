"""How retention stands is told from the conditions that carry it out: what is over, since when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from side_bench import KIM, MONDAY, SAM, SideBench, raw
from sqlalchemy import insert, update

from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.retention import CLASSES
from vault.receipts import Receipt
from vault.retention_look import Standing, side_standings
from vault.retention_open import open_on_side, shred_due_open
from vault.retention_swept import SIDE_SWEPT
from vault.retention_work import carry_side, sign_off
from vault.tables_side import client, erasure, legal_hold, message, phone_copy

SWEPT = {part.name for part in SIDE_SWEPT}


def at(days: float) -> Moment:
    return Moment(MONDAY + int(days * DAY))


def standing(bench: SideBench, name: str, days: float) -> Standing:
    (found,) = (one for one in side_standings(bench.database, CLASSES, at(days)) if one.name == name)
    return found


def heard(bench: SideBench) -> None:
    bench.hear("Vandaag was het rustig.", 7, 100)
    with bench.begin() as conn:
        conn.execute(update(message).values(read_by="w"))


def hold(bench: SideBench, review: float) -> None:
    row = {"id": "h", "client": SAM, "reason": "court", "set_by": "x", "set_with": "y"}
    with bench.begin() as conn:
        conn.execute(insert(legal_hold), row | {"set_at": MONDAY, "review_by": at(review)})


def asked(bench: SideBench, destroy: float) -> None:
    row = {"client": SAM, "reason": "asked", "asked_by": "x", "asked_with": "y", "asked_at": MONDAY}
    with bench.begin() as conn:
        conn.execute(insert(erasure), row | {"destroy_by": at(destroy)})


def copy_on_phone(bench: SideBench) -> None:
    row = {"id": "p", "client": SAM, "bot": "bot-1", "phone_message": 1, "direction": "out", "attempts": 0}
    with bench.begin() as conn:
        conn.execute(insert(phone_copy), row | {"sent_at": MONDAY, "delete_at": at(1), "state": "kept"})


def test_words_to_come_have_a_day_and_words_that_stayed_have_the_time_they_are_late(bench: SideBench) -> None:
    heard(bench)
    early = standing(bench, "message_plain", 1)
    assert (early.due, early.since, early.late(at(1))) == (0, None, 0)
    assert early.next_end is not None
    assert at(14) <= early.next_end <= at(14) + HOUR
    late = standing(bench, "message_plain", 17)
    assert (late.due, late.next_end) == (1, None)
    assert late.since is not None
    assert at(14) <= late.since <= at(14) + MINUTE
    assert 3 * DAY - MINUTE <= late.late(at(17)) <= 3 * DAY


def test_what_is_over_for_less_than_a_day_and_a_round_is_not_late(bench: SideBench) -> None:
    heard(bench)
    assert standing(bench, "message_plain", 15).due == 1
    assert standing(bench, "message_plain", 15).late(at(15)) == 0
    assert standing(bench, "message_plain", 15.1).late(at(15.1)) > DAY + HOUR


def test_nothing_is_over_once_it_was_carried_out_and_the_receipt_says_when(bench: SideBench) -> None:
    heard(bench)
    while carry_side(bench.database, bench.sealer, CLASSES, at(17)):
        pass
    sign_off(bench.database, ("message_plain",), CLASSES, at(17.5))
    found = standing(bench, "message_plain", 18)
    assert (found.due, found.since) == (0, None)
    assert found.receipt is not None
    assert (found.receipt.count, found.receipt.total, found.receipt.at) == (1, 1, at(17.5))


def test_who_is_on_hold_is_not_counted_as_late(bench: SideBench) -> None:
    heard(bench)
    hold(bench, 90)
    with bench.begin() as conn:
        conn.execute(update(client).values(released_at=MONDAY, standing="released"))
    names = {each.name for each in side_standings(bench.database, CLASSES, at(800)) if each.late(at(800))}
    assert names - SWEPT == {"address", "safe_contact", "client_file"}  # Kim, who is under no hold
    assert standing(bench, "message_plain", 800).due == 0
    assert standing(bench, "client_file", 800).due == 1


def test_what_the_sweep_lets_go_is_over_before_it_and_not_after(bench: SideBench) -> None:
    bench.hear("hoi", 7, 100)
    bench.side.intake.keep(raw("wie is dit", 8, 999))
    before = {each.name: each.due for each in side_standings(bench.database, CLASSES, at(9))}
    assert before["raw_updates"] >= 2  # the update, and the key of its day
    bench.side.sweep(at(9))
    after = {each.name: each.due for each in side_standings(bench.database, CLASSES, at(9))}
    assert {name: after[name] for name in SWEPT} == dict.fromkeys(SWEPT, 0)


def test_an_erasure_is_due_when_the_phone_is_clear_or_was_waited_for(bench: SideBench) -> None:
    assert shred_due_open(bench.database, CLASSES, at(1)) == 0
    asked(bench, 2)
    assert shred_due_open(bench.database, CLASSES, at(1)) == 1
    copy_on_phone(bench)
    assert shred_due_open(bench.database, CLASSES, at(1)) == 0
    waiting = open_on_side(bench.database, CLASSES, at(1))
    assert (waiting.waiting, waiting.due, waiting.since) == (1, 0, MONDAY)
    assert shred_due_open(bench.database, CLASSES, at(2)) == 1


def test_who_was_asked_for_and_is_at_the_last_term_counts_once(bench: SideBench) -> None:
    asked(bench, 2)
    with bench.begin() as conn:
        conn.execute(update(client).values(released_at=MONDAY, standing="released"))
    assert shred_due_open(bench.database, CLASSES, at(400)) == 2
    assert open_on_side(bench.database, CLASSES, at(400)).due == 2
    assert {row.id for row in bench.rows(client)} == {SAM, KIM}


def test_a_hold_past_its_review_is_counted(bench: SideBench) -> None:
    hold(bench, 90)
    early, late = (open_on_side(bench.database, CLASSES, at(days)) for days in (1, 91))
    assert (early.holds, early.late_holds, early.review_by) == (1, 0, at(90))
    assert late.late_holds == 1


@pytest.mark.parametrize(("name", "days"), [("access_log", 31), ("former_staff", 1)])
def test_lines_of_the_access_log_may_wait_a_month(name: str, days: int) -> None:
    since = Standing(name, 1, MONDAY, None, None)
    assert since.late(at(days)) == 0
    assert since.late(at(days + 0.1)) > 0


@given(hours=st.integers(0, 10_000))
def test_what_no_moment_is_known_of_is_late_from_the_last_round_that_looked(hours: int) -> None:
    receipt = Receipt("former_staff", "2027-01-15", 0, MONDAY, 0, MONDAY)
    now = Moment(MONDAY + hours * HOUR)
    assert (Standing("former_staff", 1, None, None, receipt).late(now) > 0) is (hours > 25)
    assert Standing("former_staff", 0, None, None, receipt).late(now) == 0
    assert Standing("former_staff", 1, None, None, None).late(now) == 0
