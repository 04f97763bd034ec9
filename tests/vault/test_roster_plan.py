"""Planning ahead: patterns, somebody instead, taking off, being away, days off; a gap is there at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from vault_people import Office

from cases.desk import Service, Staff, StaffRole
from cases.errors import AlreadyPlanned, NoLead, NotFound
from cases.hours import clock_moment
from cases.moments import DAY, HOUR, MINUTE, Moment, after, wall
from cases.planning import Pattern, occurrences
from cases.roster import DutyKind, DutyModel, HolidayRule, Post, Roster, ServiceHours
from cases.shifts import NewShifts
from cases.sides import Side
from cases.spans import Span
from escalation.cover import announced, gaps
from escalation.duty import duty_at
from vault.tables_coordination import live_event, shift

ZONE = "Europe/Amsterdam"
EVERY_DAY = frozenset(range(7))


@pytest.fixture
def cor(office: Office) -> Staff:
    cor = office.hire("cor", StaffRole.COORDINATOR)
    for side in Side:
        office.desk.set_service(cor, side, Service(DutyModel.ALWAYS))
    return cor


def today(office: Office) -> date:
    return wall(office.clock.now(), ZoneInfo(ZONE)).date()


def days(office: Office, ahead: int, opens: int = 9, closes: int = 17, count: int = 1) -> tuple[Span, ...]:
    first = today(office) + timedelta(days=ahead)
    whole = Pattern(EVERY_DAY, time(opens), time(closes), first, first + timedelta(days=count - 1))
    return occurrences(whole, ZONE)


def new(who: Staff, spans: tuple[Span, ...], post: Post = Post.DUTY, *, instead: bool = False) -> NewShifts:
    return NewShifts(who.side or Side.A, post, who.id, DutyKind.REACHABLE, spans, instead)


def standing(office: Office, at: Moment) -> set[str]:
    return {
        office.desk.aliases()[each.staff]
        for each in duty_at(office.desk.roster(Side.A), at).all_at(Post.DUTY)
    }


def test_a_pattern_is_planned_at_one_go_and_several_people_stand_at_one_post(
    office: Office, cor: Staff
) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    assert office.desk.plan(cor, new(noor, days(office, 1, count=30))) == 30
    assert office.desk.plan(cor, new(kim, days(office, 1, 12, 20, count=3))) == 3
    first = days(office, 1)[0].begins
    assert standing(office, after(first, HOUR)) == {"Noor"}
    assert standing(office, after(first, 4 * HOUR)) == {"Noor", "Kim"}
    one = office.desk.roster(Side.A).shifts[0]
    assert (one.kind, one.verified, one.present, one.skills) == (DutyKind.REACHABLE, False, True, ())
    assert len(office.desk.planned(Side.A, first, after(first, 60 * DAY))) == 33
    assert {each.repeats for each in office.desk.planned(Side.A, first, after(first, DAY))} == {True}


def test_a_roster_holds_two_weeks_and_not_a_year(office: Office, cor: Staff) -> None:
    noor = office.hire("noor")
    office.desk.plan(cor, new(noor, days(office, 1, count=360)))
    assert 14 <= len(office.desk.roster(Side.A).shifts) <= 17


def test_nobody_is_planned_twice_at_once_and_then_nothing_of_it_is_planned(
    office: Office, cor: Staff
) -> None:
    noor = office.hire("noor")
    office.desk.plan(cor, new(noor, days(office, 3)))
    for post in (Post.DUTY, Post.BACKUP):
        with pytest.raises(AlreadyPlanned):
            office.desk.plan(cor, new(noor, days(office, 1, 16, 22, count=5), post))
    assert len(office.rows(shift)) == 1
    office.desk.plan(cor, new(noor, days(office, 3, 17, 22)))


def test_two_coordinators_at_once_plan_one_person_once(office: Office, cor: Staff) -> None:
    noor, spans = office.hire("noor"), days(office, 2)

    def plan(_: int) -> int:
        try:
            return office.desk.plan(cor, new(noor, spans))
        except AlreadyPlanned:
            return 0

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(plan, range(4))) == 1


def test_what_lies_in_the_past_is_not_planned(office: Office, cor: Staff) -> None:
    noor, now = office.hire("noor"), office.clock.now()
    spans = (Span(after(now, -HOUR), after(now, HOUR)), Span(after(now, -3 * HOUR), after(now, -2 * HOUR)))
    assert office.desk.plan(cor, new(noor, spans)) == 1
    assert [row["starts"] for row in office.rows(shift)] == [now]


def test_somebody_instead_for_a_while_and_then_the_first_again(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    office.desk.set_post(cor, Side.A, Post.DUTY, noor.id)
    tomorrow = days(office, 1)
    office.desk.plan(cor, new(kim, tomorrow, instead=True))
    for at, who in ((-HOUR, "Noor"), (0, "Kim"), (8 * HOUR - 1, "Kim"), (8 * HOUR, "Noor")):
        assert standing(office, after(tomorrow[0].begins, at)) == {who}
    office.clock.domain += 300 * DAY
    assert standing(office, office.clock.now()) == {"Noor"}


def test_who_is_put_at_a_post_now_ends_what_stands_there_and_leaves_what_is_planned(
    office: Office, cor: Staff
) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    now = office.clock.now()
    office.desk.plan(cor, new(noor, (Span(now, after(now, 4 * HOUR)), *days(office, 2, count=3))))
    office.clock.domain += HOUR
    office.desk.set_post(cor, Side.A, Post.DUTY, kim.id)
    assert standing(office, office.clock.now()) == {"Kim"}
    office.clock.domain += HOUR
    office.desk.set_post(cor, Side.A, Post.DUTY, None)
    assert standing(office, office.clock.now()) == set()
    assert standing(office, days(office, 3)[0].begins) == {"Noor"}


def test_a_shift_is_taken_off_alone_or_with_what_follows_of_its_pattern(office: Office, cor: Staff) -> None:
    noor = office.hire("noor")
    office.desk.plan(cor, new(noor, days(office, 1, count=6)))
    planned = office.desk.planned(Side.A, office.clock.now(), after(office.clock.now(), 9 * DAY))
    office.desk.take_off(cor, planned[1].id)
    office.desk.take_off(cor, planned[3].id, following=True)
    left = office.desk.planned(Side.A, office.clock.now(), after(office.clock.now(), 9 * DAY))
    assert [each.id for each in left] == [planned[0].id, planned[2].id]
    with pytest.raises(NotFound):
        office.desk.take_off(cor, planned[1].id)
    office.clock.domain = planned[0].starts + HOUR
    office.desk.take_off(cor, planned[0].id)
    assert office.desk.planned(Side.A, office.clock.now(), after(office.clock.now(), HOUR)) == ()


def test_who_calls_in_sick_leaves_a_gap_at_once_and_stands_there_again_when_back(
    office: Office, cor: Staff
) -> None:
    noor = office.hire("noor")
    office.desk.plan(cor, new(noor, (Span(office.clock.now(), after(office.clock.now(), 20 * HOUR)),)))
    assert duty_at(office.desk.roster(Side.A), office.clock.now()).staffed
    assert office.desk.at_post(noor, (Post.DUTY,))
    marks = len(office.rows(live_event))
    office.clock.domain += HOUR
    office.desk.report_away(noor, noor.id)
    roster = office.desk.roster(Side.A)
    assert not duty_at(roster, office.clock.now()).staffed
    assert duty_at(roster, office.clock.now()).promise.value == "nobody"
    assert announced(roster, office.clock.now())[0].begins == office.clock.now()
    assert not office.desk.at_post(noor, (Post.DUTY,))
    assert len(office.rows(live_event)) == marks + 1
    shown = office.desk.planned(Side.A, roster.shifts[0].starts, after(office.clock.now(), DAY))
    assert [(each.away, each.alias) for each in shown] == [(False, "Noor"), (True, "Noor")]
    assert [each.alias for each in office.desk.away()] == ["Noor"]
    office.clock.domain += HOUR
    office.desk.report_back(cor, noor.id)
    assert duty_at(office.desk.roster(Side.A), office.clock.now()).staffed
    assert office.desk.away() == ()


def test_who_called_in_sick_is_waited_for_by_no_conversation_until_back(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    people = {noor.id, kim.id}
    assert office.desk.absent(people) == {}
    office.desk.report_away(cor, noor.id, after(office.clock.now(), HOUR))
    assert set(office.desk.absent(people)) == {noor.id}
    office.clock.domain += HOUR
    assert office.desk.absent(people) == {}
    office.desk.report_away(noor, noor.id)
    office.desk.report_back(noor, noor.id)
    assert office.desk.absent(people) == {}


def test_one_human_is_away_on_both_sides_and_until_a_moment_that_was_said(office: Office, cor: Staff) -> None:
    here = office.hire("noor", person="p-noor")
    there = office.hire("noor", side=Side.B, person="p-noor")
    for each in (here, there):
        office.desk.set_post(cor, each.side or Side.A, Post.DUTY, each.id)
    until = after(office.clock.now(), 2 * DAY)
    office.desk.report_away(cor, there.id, until)
    office.desk.report_away(here, here.id, until)
    for side in Side:
        assert gaps(office.desk.roster(side), office.clock.now(), after(until, DAY)) == gaps(
            Roster(DutyModel.ALWAYS, (), ()), office.clock.now(), until
        )


def test_only_who_plans_plans_and_speaks_for_others(office: Office, cor: Staff) -> None:
    noor, kim, bram = office.hire("noor"), office.hire("kim"), office.hire("bram", side=Side.B)
    office.desk.plan(cor, new(kim, days(office, 1)))
    (planned,) = office.desk.planned(Side.A, office.clock.now(), after(office.clock.now(), 3 * DAY))
    refused = [
        lambda: office.desk.plan(noor, new(noor, days(office, 1))),
        lambda: office.desk.plan(cor, NewShifts(Side.A, Post.DUTY, bram.id, DutyKind.REACHABLE, ())),
        lambda: office.desk.plan(cor, new(noor, days(office, 1), Post.LEAD)),
        lambda: office.desk.take_off(kim, planned.id),
        lambda: office.desk.report_away(noor, kim.id),
        lambda: office.desk.report_back(noor, kim.id),
        lambda: office.desk.set_skills(noor, noor.id, {"youth"}),
    ]
    for attempt in refused:
        with pytest.raises(NotFound):
            attempt()
    assert len(office.rows(shift)) == 1


def test_skills_stand_beside_a_shift(office: Office, cor: Staff) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    office.desk.set_skills(cor, noor.id, ["language:tr", "youth"])
    office.desk.set_skills(cor, noor.id, ["youth", "probation"])
    for each in (noor, kim):
        office.desk.plan(cor, new(each, days(office, 1)))
    found = {each.staff: each.skills for each in office.desk.roster(Side.A).shifts}
    assert found == {noor.id: ("probation", "youth"), kim.id: ()}
    assert office.desk.skills() == {noor.id: ("probation", "youth")}


def test_who_left_stands_at_no_post_any_more(office: Office, cor: Staff) -> None:
    noor = office.hire("noor")
    office.desk.set_post(cor, Side.A, Post.DUTY, noor.id)
    office.desk.retire(noor.id)
    assert not duty_at(office.desk.roster(Side.A), office.clock.now()).staffed


def test_who_was_missed_at_the_screen_is_marked_and_who_is_reachable_never(
    office: Office, cor: Staff
) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    now = office.clock.now()
    for each, kind in ((noor, DutyKind.AT_SCREEN), (kim, DutyKind.REACHABLE)):
        spans = (Span(now, after(now, HOUR)),)
        office.desk.plan(cor, NewShifts(Side.A, Post.DUTY, each.id, kind, spans))
    assert all(each.present for each in office.desk.roster(Side.A).shifts)
    office.desk.missed = lambda _conn: {noor.id, kim.id}
    assert {each.staff: each.present for each in office.desk.roster(Side.A).shifts} == {
        noor.id: False,
        kim.id: True,
    }


def test_days_off_follow_what_the_organisation_chose(office: Office, cor: Staff) -> None:
    office.clock.domain = clock_moment(date(2027, 12, 20), time(12), ZONE)
    week = tuple(ServiceHours(day, time(9), time(17)) for day in range(7))
    own = ((time(10), time(12)),)
    christmas = date(2027, 12, 25)
    for rule, hours in [(HolidayRule.USUAL, None), (HolidayRule.CLOSED, ()), (HolidayRule.OWN_HOURS, own)]:
        service = Service(DutyModel.HOURS, week, ZONE, rule, own)
        office.desk.set_service(cor, Side.A, service)
        assert office.desk.service(Side.A) == service
        (found,) = [each for each in office.desk.roster(Side.A).days_off if each.day == christmas]
        assert (found.hours, found.name) == (hours, "Eerste kerstdag")
        near = office.desk.days_off(Side.A, office.clock.now(), after(office.clock.now(), 7 * DAY))
        assert [each.day.day for each in near] == [25, 26]


def test_a_second_side_is_enrolled_only_with_a_lead_now_and_for_a_day(office: Office, cor: Staff) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    lea = office.hire("lea", StaffRole.LEAD)
    office.enrol(noor)
    (case,) = [each[0] for each in office.desk.cases(lea)]
    now = office.clock.now()

    def lead(hours: int) -> None:
        spans = (Span(now, after(now, hours * HOUR)),)
        office.desk.plan(cor, NewShifts(Side.A, Post.LEAD, lea.id, DutyKind.REACHABLE, spans))

    link = office.desk.link_code(lea, case, Side.B)
    for hours in (0, 23):
        if hours:
            lead(hours)
        with pytest.raises(NoLead):
            office.enrol(bram, link)
    (planned,) = office.desk.planned(Side.B, now, after(now, DAY))
    office.desk.take_off(cor, planned.id)
    lead(25)
    office.enrol(bram, link)
    office.desk.report_away(lea, lea.id)
    with pytest.raises(NoLead):
        office.enrol(bram, office.desk.link_code(lea, case, Side.B))


def test_a_lead_may_be_away_at_night_when_nobody_is_promised_then(office: Office, cor: Staff) -> None:
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    lea = office.hire("lea", StaffRole.LEAD)
    office.clock.domain = clock_moment(date(2027, 3, 2), time(10), ZONE)
    week = tuple(ServiceHours(day, time(9), time(17)) for day in range(7))
    for side in Side:
        office.desk.set_service(cor, side, Service(DutyModel.HOURS, week))
    office.enrol(noor)
    (case,) = [each[0] for each in office.desk.cases(lea)]
    spans = occurrences(Pattern(EVERY_DAY, time(9), time(17), date(2027, 3, 2), date(2027, 3, 3)), ZONE)
    office.desk.plan(cor, NewShifts(Side.A, Post.LEAD, lea.id, DutyKind.REACHABLE, spans))
    office.enrol(bram, office.desk.link_code(lea, case, Side.B))
    office.clock.domain += 8 * HOUR + MINUTE
    with pytest.raises(NoLead):
        office.enrol(bram, office.desk.link_code(lea, case, Side.B))
