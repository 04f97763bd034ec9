"""How coordination stands: sessions by their day, people who left by nothing but that they left."""

from sqlalchemy import insert
from vault_people import NOON, Office

from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.retention import CLASSES
from vault.retention_look import Standing, front_standings
from vault.retention_work import carry_front, front_classes, sign_off
from vault.tables_coordination import login_attempt, staff_skill


def at(days: float) -> Moment:
    return Moment(NOON + int(days * DAY))


def standing(office: Office, name: str, days: float) -> Standing:
    (found,) = (one for one in front_standings(office.store, CLASSES, at(days)) if one.name == name)
    return found


def test_sessions_are_over_at_their_term_and_gone_after_the_round(office: Office) -> None:
    row = {"key_hmac": b"k", "failures": 1, "blocked_until": NOON, "last_real": NOON}
    with office.store.begin() as conn:
        conn.execute(insert(login_attempt), row)
    coming = standing(office, "sessions", 1)
    assert (coming.due, coming.since) == (0, None)
    assert coming.next_end is not None
    assert at(30) <= coming.next_end <= at(30) + HOUR
    late = standing(office, "sessions", 32)
    assert late.since is not None
    assert at(30) <= late.since <= at(30) + MINUTE
    assert late.late(at(32)) > DAY
    while carry_front(office.store, CLASSES, at(32)):
        pass
    sign_off(office.store, front_classes(), CLASSES, at(32))
    done = standing(office, "sessions", 32)
    assert (done.due, done.receipt and done.receipt.total) == (0, 1)


def test_what_is_left_of_somebody_who_left_is_late_when_a_round_should_have_seen_it(office: Office) -> None:
    anna = office.hire("anna")
    with office.store.begin() as conn:
        conn.execute(insert(staff_skill), {"staff": anna.id, "skill": "tr"})
    sign_off(office.store, front_classes(), CLASSES, at(0))
    assert standing(office, "former_staff", 400).due == 0
    with office.store.begin() as conn:
        conn.exec_driver_sql("UPDATE staff SET active = 0")
    left = standing(office, "former_staff", 0.5)
    assert (left.due, left.since, left.next_end, left.late(at(0.5))) == (1, None, None, 0)
    assert standing(office, "former_staff", 2).late(at(2)) == 2 * DAY
