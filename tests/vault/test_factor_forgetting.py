"""What somebody lost is taken away by two others, one of them an administrator, and by nobody else."""

import pytest
from vault_people import PASSWORD, Office

from cases.desk import StaffRole
from cases.sides import Side
from vault.factor_forgetting import Forgotten, NotForgotten
from vault.tables_coordination import access_log, login_code, passkey, session


def _lost(office: Office) -> None:
    for login, role in (("ada", StaffRole.ADMIN), ("eva", StaffRole.LEAD), ("fatma", StaffRole.PRIVACY)):
        office.hire(login, role)
    dora = office.hire("dora", StaffRole.COORDINATOR)
    assert office.desk.door.log_in("dora", PASSWORD, None, "192.0.2.7") is not None
    office.desk.begin_code(dora)
    row = {"id": "pk", "credential": b"c", "person": dora.person, "staff": dora.id, "public_key": b"k"}
    rest = {"sign_count": 0, "name": "laptop", "made_real": 1, "used_real": None, "ended_real": None}
    with office.store.begin() as conn:
        conn.execute(passkey.insert().values(row | rest))


def test_two_others_take_everything_of_one_human_away_and_both_stand_in_the_log(office: Office) -> None:
    _lost(office)
    assert office.desk.forget_factor("dora", "eva", "ada") == Forgotten(1, 1, 1)
    assert office.rows(login_code) == []
    assert office.rows(passkey)[0]["ended_real"] == office.rows(session)[0]["ended_real"] == office.clock.wall
    lines = [row for row in office.rows(access_log) if row["action"] == "forget_passkey"]
    assert {row["role"] for row in lines} == {"lead", "admin"}
    assert office.desk.door.log_in("dora", PASSWORD, None, "192.0.2.7") is not None


@pytest.mark.parametrize(
    ("login", "by", "second", "code"),
    [
        ("dora", "ada", "ada", "same_person"),
        ("dora", "dora", "ada", "same_person"),
        ("dora", "eva", "fatma", "role"),
        ("dora", "ada", "noor", "nobody"),
        ("niemand", "ada", "eva", "nobody"),
        ("noor", "ada", "eva", "several"),
    ],
)
def test_anybody_else_takes_nothing_away(office: Office, login: str, by: str, second: str, code: str) -> None:
    _lost(office)
    office.hire("noor", side=Side.A)
    office.hire("noor", side=Side.B)
    with pytest.raises(NotForgotten) as refused:
        office.desk.forget_factor(login, by, second)
    assert refused.value.code == code
    assert len(office.rows(login_code)) == 1
    assert office.rows(passkey)[0]["ended_real"] is None
