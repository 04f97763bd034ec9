"""Codes from an app: a code counts once, one person's app is no other's, and every door asks for it."""

import pyotp
import pytest
from vault_people import PASSWORD, Office

from cases.errors import NotFound
from cases.sides import Side
from vault.login_codes import STEP
from vault.tables_coordination import access_log, login_code, session

ADDRESS = "192.0.2.7"


def code_now(office: Office, secret: str, near: int = 0) -> str:
    return pyotp.TOTP(secret).generate_otp(office.clock.wall // STEP + near)


def test_from_the_first_code_on_the_password_alone_opens_nothing_and_a_code_counts_once(
    office: Office,
) -> None:
    noor = office.hire("noor")
    secret = office.desk.begin_code(noor)
    assert office.desk.code_begun(noor) == secret
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is not None
    used = code_now(office, secret)
    assert not office.desk.confirm_code(noor, "000000" if used != "000000" else "000001")
    assert office.desk.confirm_code(noor, f" {used[:3]} {used[3:]} ")
    office.clock.wall += STEP
    fresh = code_now(office, secret)
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is None
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS, used) is None
    assert office.desk.door.log_in("noor", "fout", Side.A, ADDRESS, fresh) is None
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS, fresh)
    assert token is not None
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS, fresh) is None
    assert len(office.rows(session)) == 2


def test_the_proof_asks_for_a_code_too_and_taking_the_app_away_ends_that(office: Office) -> None:
    noor = office.hire("noor")
    secret = office.desk.begin_code(noor)
    assert office.desk.confirm_code(noor, code_now(office, secret))
    office.clock.wall += STEP
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS, code_now(office, secret))
    assert token is not None
    assert office.desk.door.prove(token, PASSWORD, ADDRESS) is None
    assert office.desk.door.prove(token, PASSWORD, ADDRESS, code_now(office, secret, near=1)) is not None
    with pytest.raises(NotFound):
        office.desk.begin_code(noor)
    office.desk.remove_code(noor)
    assert office.rows(login_code) == []
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is not None
    kept = [(row["action"], row["outcome"]) for row in office.rows(access_log)]
    assert ("make_code", "ok") in kept
    assert ("remove_code", "ok") in kept
    assert ("prove", "refused") in kept


def test_a_code_of_half_a_minute_off_counts_and_one_of_a_minute_does_not(office: Office) -> None:
    noor = office.hire("noor")
    secret = office.desk.begin_code(noor)
    assert not office.desk.confirm_code(noor, code_now(office, secret, near=2))
    assert not office.desk.confirm_code(noor, "\ud800")
    assert office.desk.confirm_code(noor, code_now(office, secret, near=-1))


def test_the_secret_of_one_person_opens_nothing_in_the_row_of_another(office: Office) -> None:
    noor, omar = office.hire("noor"), office.hire("omar")
    secret = office.desk.begin_code(noor)
    office.desk.begin_code(omar)
    assert not office.desk.confirm_code(omar, code_now(office, secret))
