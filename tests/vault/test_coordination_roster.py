"""Who stands at which post, and when the service is open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_people import Office

from cases.desk import Service, StaffRole
from cases.errors import NotFound
from cases.ids import StaffId
from cases.moments import DAY, HOUR
from cases.roster import DutyModel, Post, ServiceHours
from cases.sides import Side
from vault.tables_coordination import access_log, shift

HOURS = st.builds(ServiceHours, st.integers(0, 6), st.times(), st.times())


def test_before_anybody_planned_there_is_no_duty_at_all(office: Office) -> None:
    roster = office.desk.roster(Side.A)
    assert (roster.model, roster.hours, roster.shifts) == (DutyModel.NONE, (), ())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(model=st.sampled_from(DutyModel), hours=st.lists(HOURS, max_size=9).map(tuple))
def test_service_hours_come_back_as_they_were_set_and_touch_one_side(
    office: Office, model: DutyModel, hours: tuple[ServiceHours, ...]
) -> None:
    cor = office.hire(office.ids.new(), StaffRole.COORDINATOR)
    before = office.desk.service(Side.B)
    office.desk.set_service(cor, Side.A, Service(model, hours, "Europe/Amsterdam"))
    assert office.desk.service(Side.A) == Service(model, hours, "Europe/Amsterdam")
    assert office.desk.roster(Side.A).hours == hours
    assert office.desk.service(Side.B) == before


def test_duty_is_of_one_side_and_a_lead_or_coordinator_of_both(office: Office) -> None:
    cor, lea, noor = (
        office.hire("cor", StaffRole.COORDINATOR),
        office.hire("lea", StaffRole.LEAD),
        office.hire("noor"),
    )
    office.desk.set_post(cor, Side.A, Post.DUTY, noor.id)
    office.desk.set_post(cor, Side.A, Post.LEAD, lea.id)
    office.desk.set_post(cor, Side.B, Post.COORDINATOR, cor.id)
    on_a = {(each.post, each.staff) for each in office.desk.roster(Side.A).shifts}
    on_b = {(each.post, each.staff) for each in office.desk.roster(Side.B).shifts}
    assert on_b == {(Post.LEAD, lea.id), (Post.COORDINATOR, cor.id)}
    assert on_a == on_b | {(Post.DUTY, noor.id)}
    assert office.desk.at_post(noor, (Post.DUTY, Post.BACKUP))
    assert not office.desk.at_post(noor, (Post.BACKUP,))


def test_the_next_person_at_a_post_ends_the_shift_of_the_one_before(office: Office) -> None:
    cor, noor, kim = office.hire("cor", StaffRole.COORDINATOR), office.hire("noor"), office.hire("kim")
    office.desk.set_post(cor, Side.A, Post.DUTY, noor.id)
    office.clock.domain += HOUR
    office.desk.set_post(cor, Side.A, Post.DUTY, kim.id)
    first, second = office.desk.roster(Side.A).shifts
    assert (first.staff, first.ends) == (noor.id, second.starts)
    assert (second.staff, second.ends) == (kim.id, None)
    assert not office.desk.at_post(noor, (Post.DUTY,))
    office.desk.set_post(cor, Side.A, Post.DUTY, None)
    assert not office.desk.at_post(kim, (Post.DUTY,))
    office.clock.domain += 2 * DAY
    assert office.desk.roster(Side.A).shifts == ()


def test_only_planners_plan_and_only_who_fits_stands_at_a_post(office: Office) -> None:
    cor, lea = office.hire("cor", StaffRole.COORDINATOR), office.hire("lea", StaffRole.LEAD)
    noor, bram = office.hire("noor"), office.hire("bram", side=Side.B)
    for by, post, who in [
        (noor, Post.DUTY, noor.id),
        (cor, Post.DUTY, bram.id),
        (cor, Post.DUTY, lea.id),
        (cor, Post.LEAD, cor.id),
        (cor, Post.LEAD, noor.id),
        (cor, Post.BACKUP, StaffId("onbekend")),
    ]:
        with pytest.raises(NotFound):
            office.desk.set_post(by, Side.A, post, who)
    with pytest.raises(NotFound):
        office.desk.set_service(noor, Side.A, Service(DutyModel.ALWAYS))
    assert office.rows(shift) == []


def test_many_changes_of_one_post_at_once_leave_one_person_there(office: Office) -> None:
    cor = office.hire("cor", StaffRole.COORDINATOR)
    workers = [office.hire(f"w{number}").id for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda who: office.desk.set_post(cor, Side.A, Post.DUTY, who), workers))
    assert len([each for each in office.desk.roster(Side.A).shifts if each.ends is None]) == 1


def test_a_change_of_the_roster_stands_in_the_access_log(office: Office) -> None:
    cor, noor = office.hire("cor", StaffRole.COORDINATOR), office.hire("noor")
    office.desk.set_post(cor, Side.A, Post.DUTY, noor.id)
    office.desk.set_service(
        cor, Side.A, Service(DutyModel.HOURS, (ServiceHours(0, time(9), time(17)),), "Europe/Amsterdam")
    )
    assert [(row["action"], row["staff"]) for row in office.rows(access_log)] == [
        ("set_post_duty", cor.id),
        ("set_service", cor.id),
    ]


def test_colleagues_are_listed_without_who_left_and_aliases_with(office: Office) -> None:
    noor, kim = office.hire("noor"), office.hire("kim")
    office.desk.retire(noor.id)
    assert [each.staff for each in office.desk.colleagues()] == [kim.id]
    assert office.desk.aliases() == {noor.id: "Noor", kim.id: "Kim"}
    with pytest.raises(NotFound):
        office.desk.staff(noor.id)
