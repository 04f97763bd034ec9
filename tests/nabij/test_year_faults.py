"""A broken engine is found out: the phone and the calendar judge, whatever the stores say of themselves."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import httpx
import pytest
from sqlalchemy import update

from bot.library import read_folder
from cases.anchors import Anchor
from cases.events import SafeContactRenewed
from cases.ids import EventId
from cases.moments import Moment, wall
from cases.programme import Programme, Stretch
from cases.sides import Side
from nabij.content_folder import shipped_content
from nabij.drill.year import BOTS, LATER, OPENER, USER, ZONE, Asked, Year, contact_from, end_of, lived
from nabij.drill.year_due import Hours, Known
from nabij.drill.year_life import Answers
from nabij.drill.year_run import result_of
from nabij.drill.year_witness import Witness
from simulator import Screen, ShownMessage
from vault.tables_side import checkin, phone_copy

START = datetime(2026, 12, 1, 10, 0, tzinfo=ZONE)
DAILY = Programme("daily", "Elke dag", (Stretch(1, None, 1, "weekly", slack=1),))
WEEKLY = Programme("weekly", "Elke week", (Stretch(2, None, 7, "weekly", slack=6),))
EVENING = Hours(time(18, 0), time(21, 30))


def known(programme: Programme = DAILY, hours: Hours = EVENING, begins: datetime = START) -> Known:
    return Known(programme, Side.A, hours, begins, order=False)


def witness(what: Known | None = None) -> Witness:
    seen = Witness(what or known(), OPENER, LATER, START, START + timedelta(days=30))
    seen.did(START)
    seen.heard(START, "Dit is de lijn van onze afspraak.")
    return seen


def evening(day: int, hour: int = 18) -> datetime:
    return datetime(2026, 12, day, hour, 5, tzinfo=ZONE)


def screen(*messages: ShownMessage) -> Screen:
    return Screen(messages, None, started=True, blocked=False, action="", toast="", notification=None)


def faults_of(seen: Witness, until: date) -> tuple[int, list[int], list[int], int]:
    missed, double = ([one.day for one in found] for found in (seen.missed(until), seen.double(until)))
    return len(seen.outside), missed, double, len(seen.left)


def test_a_year_as_it_was_promised_has_no_fault() -> None:
    seen = witness()
    for day in (2, 3, 4):
        seen.heard(evening(day), OPENER)
    assert faults_of(seen, date(2026, 12, 5)) == (0, [], [], 0)


def test_a_day_without_a_message_and_a_day_with_two_are_both_found() -> None:
    seen = witness()
    for day in (2, 2, 4):
        seen.heard(evening(day), OPENER)
    assert faults_of(seen, date(2026, 12, 5)) == (0, [3], [2], 0)


def test_who_asked_to_be_asked_later_is_asked_once_more_and_not_twice() -> None:
    seen = witness(known(WEEKLY))
    seen.heard(evening(2), OPENER)
    seen.did(evening(2), LATER)
    seen.heard(evening(3), OPENER)
    assert faults_of(seen, date(2026, 12, 5)) == (0, [], [], 0)
    seen.heard(evening(4), OPENER)
    assert faults_of(seen, date(2026, 12, 5)) == (0, [], [4], 0)


def test_an_answer_may_come_at_any_hour_and_what_nobody_asked_for_only_in_safe_hours() -> None:
    seen = witness()
    seen.did(evening(2, 3), "help")
    seen.heard(evening(2, 3) + timedelta(minutes=15), "Nog steeds gevaar?")
    assert seen.outside == []
    seen.heard(evening(2, 3) + timedelta(minutes=21), "Hoe gaat het?")
    assert len(seen.outside) == 1
    seen.heard(evening(30) + timedelta(days=1), OPENER)
    assert len(seen.outside) == 2


def test_an_opener_is_unasked_even_right_after_the_clients_own_words() -> None:
    seen = witness()
    seen.did(evening(2, 3), "hoi")
    seen.heard(evening(2, 3), OPENER)
    assert (len(seen.outside), seen.begun[date(2026, 12, 2)]) == (1, 1)


def test_a_start_that_never_comes_is_missed() -> None:
    seen = Witness(known(WEEKLY), OPENER, LATER, START, START + timedelta(days=30))
    seen.heard(evening(2), OPENER)
    assert faults_of(replace(seen, started=False), date(2026, 12, 3)) == (0, [1], [], 0)


def test_a_message_of_either_of_them_that_stays_for_a_day_is_found_once() -> None:
    seen = witness()
    own = ShownMessage(7, from_bot=False, kind="text", text="ja", at=evening(2))
    seen.looked(screen(own), evening(3))
    assert seen.left == {}
    seen.looked(screen(own), evening(3) + timedelta(minutes=2))
    seen.looked(screen(own), evening(4))
    assert seen.left == {7: evening(2)}


@pytest.mark.parametrize(
    ("hours", "begins", "start"),
    [
        (EVENING, START, date(2026, 12, 1)),
        (EVENING, datetime(2026, 12, 1, 23, 50, tzinfo=ZONE), date(2026, 12, 2)),
        (Hours(time(22, 0), time(1, 0)), datetime(2026, 12, 1, 23, 50, tzinfo=ZONE), date(2026, 12, 1)),
    ],
)
def test_the_start_comes_in_the_first_safe_hours(hours: Hours, begins: datetime, start: date) -> None:
    life = known(hours=hours, begins=begins)
    assert life.start_date == start
    assert start not in list(life.due_dates(date(2026, 12, 9)))


def test_an_hour_that_does_not_exist_gives_its_check_in_to_the_next_night() -> None:
    """The first goes a day on too: the start comes in that night."""
    spring = known(WEEKLY, Hours(time(2, 0), time(3, 0)), datetime(2027, 3, 20, 10, 0, tzinfo=ZONE))
    assert [one.day for one in spring.due_dates(date(2027, 4, 7))] == [22, 29, 4]


def test_the_days_of_an_order_end_at_the_hour_of_the_order() -> None:
    """From 18:00 on the eleventh day: an evening before the hour has a check-in, one after it has none."""
    daily = Stretch(1, 10, 1, "d1", before=Anchor.THV_END)
    last = Stretch(11, 29, 2, "d1", before=Anchor.THV_END)
    after_it = Stretch(4, None, 7, "weekly", anchor=Anchor.THV_END)
    order = Programme("order", "Huisverbod", (daily, last, after_it), Anchor.THV_START)
    for hour, dates in ((10, [*range(2, 11), 14]), (21, [*range(2, 12), 14])):
        begins = datetime(2026, 12, 1, hour, 0, tzinfo=ZONE)
        life = Known(order, Side.A, EVENING, begins, order=True)
        assert [one.day for one in life.due_dates(date(2026, 12, 20))] == dates


def test_the_shipped_programmes_have_as_many_messages_as_they_say() -> None:
    """About 34 for who stays after a barring order, 24 after a shelter, a year long."""
    library = read_folder(shipped_content(), weights=False, prove=False)
    counted = {
        name: len(list(replace(known(library.programmes[name]), order=order).due_dates(date(2027, 12, 1))))
        for name, order in (("thv-stayer", True), ("after-shelter", False))
    }
    assert counted == {"thv-stayer": 33, "after-shelter": 23}


def on_days(*meddling: tuple[int, Callable[[Year], None]]) -> Callable[[Year, Moment], None]:
    """Return what meddles with the stores, once each, right after the message of that day came."""
    waiting: Iterator[tuple[int, Callable[[Year], None]]] = iter(meddling)
    coming = next(waiting, None)

    def look(year: Year, now: Moment) -> None:
        nonlocal coming
        here = wall(now, ZONE)
        if coming is not None and here.day == coming[0] and year.witness.begun[here.date()]:
            coming[1](year)
            coming = next(waiting, None)

    return look


def send_again(year: Year) -> None:
    token = next(bot.token for bot in BOTS if bot.side is year.side)
    words = {"chat_id": USER, "text": OPENER}
    httpx.post(f"{year.simulator.url}/bot{token}/sendMessage", json=words).raise_for_status()


def forget_deletions(year: Year) -> None:
    with year.books.store.begin() as conn:
        conn.execute(update(phone_copy).where(phone_copy.c.state.in_(("kept", "due"))).values(state="gone"))


def lose_the_plan(year: Year) -> None:
    with year.books.store.begin() as conn:
        conn.execute(update(checkin).where(checkin.c.state == "due").values(state="asked"))


def forget_the_hours(year: Year) -> None:
    always = contact_from(year.stage.now(), Hours(time(0), time(0)))
    ids = year.stage.house.hall.tempo.ids
    event = SafeContactRenewed(EventId(ids.new()), year.stage.now(), year.worker.id, always, resume=True)
    year.stage.house.sides[year.side].desk.handle(year.worker, year.client, event)


def test_faults_that_are_put_into_a_running_house_are_told() -> None:
    library = read_folder(shipped_content(), weights=False, prove=False)
    asked = Asked("thv-stayer", START.date(), 1, Answers.QUIET, days=8)
    meddle = on_days((2, forget_deletions), (3, send_again), (4, forget_the_hours), (6, lose_the_plan))
    with lived(asked, library) as year:
        year.run(end_of(asked), lambda now: meddle(year, now))
        found = result_of(year, asked)
    assert found["ok"] is False
    assert found["outside_window"] == 1
    assert found["missed"] == 2
    assert found["double"] == 1
    assert found["undeleted_24h"] == 2
    assert len([one for one in year.books.lines if one.what == "fout"]) == 6
