"""Who is before an open page, who is missed there, and who left."""

from sqlalchemy import insert
from vault_people import Office

from cases.desk import Staff
from cases.moments import HOUR, MINUTE, SECOND
from cases.roster import DutyKind, Post
from cases.sides import Side
from vault.presence import UNSEEN, Absence
from vault.tables_coordination import shift


def on_duty(office: Office, login: str, kind: DutyKind) -> Staff:
    """Hire somebody whose shift begins now."""
    who, now = office.hire(login), office.clock.now()
    row = {"id": f"shift-{login}", "side": "a", "post": Post.DUTY.value, "staff": who.id, "kind": kind.value}
    with office.store.begin() as conn:
        conn.execute(insert(shift).values(**row, starts=now, ends=now + 12 * HOUR))
    return who


def later(office: Office, microseconds: int) -> None:
    office.clock.domain += microseconds
    office.clock.wall += microseconds


def test_who_is_at_a_screen_is_missed_after_two_and_a_half_minutes_without_a_sign(office: Office) -> None:
    noor = on_duty(office, "noor", DutyKind.AT_SCREEN)
    assert office.desk.missed_at_screen() == []
    later(office, UNSEEN)
    assert office.desk.missed_at_screen() == [noor.id]
    assert [each.present for each in office.desk.roster(Side.A).shifts] == [False]
    office.desk.here(noor)
    office.desk.here(noor)
    assert office.desk.missed_at_screen() == []
    assert [each.present for each in office.desk.roster(Side.A).shifts] == [True]
    later(office, UNSEEN - SECOND)
    assert office.desk.missed_at_screen() == []
    later(office, SECOND)
    assert office.desk.missed_at_screen() == [noor.id]


def test_who_is_reachable_without_a_browser_for_eight_hours_is_never_missed(office: Office) -> None:
    on_duty(office, "noor", DutyKind.REACHABLE)
    for _ in range(8 * 6):
        later(office, 10 * MINUTE)
        assert office.desk.missed_at_screen() == []
        assert [each.present for each in office.desk.roster(Side.A).shifts] == [True]


def test_of_people_who_took_something_those_who_left_or_are_missed_are_told(office: Office) -> None:
    noor, kim, lot = (
        on_duty(office, "noor", DutyKind.AT_SCREEN),
        office.hire("kim"),
        on_duty(office, "lot", DutyKind.REACHABLE),
    )
    later(office, UNSEEN)
    office.desk.retire(kim.id)
    people = {noor.id, kim.id, lot.id}
    assert office.desk.absent(people) == {noor.id: Absence.MISSED, kim.id: Absence.LEFT}
    assert office.desk.absent({lot.id}) == {}
