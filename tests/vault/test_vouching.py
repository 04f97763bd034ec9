"""At the terminal a name proves nothing: the password, the code and the limit of the door count there too."""

import pyotp
import pytest
from sqlalchemy import insert
from vault_people import PASSWORD, Office

from cases.desk import Staff, StaffRole
from cases.errors import TooManyAttempts
from cases.moments import MINUTE, SECOND
from vault.tables_coordination import access_log, passkey, sign_on_emergency, sign_on_identity
from vault.vouching import NotVouched

WRONG = "niet-dit-wachtwoord"


@pytest.fixture
def bea(office: Office) -> Staff:
    return office.hire("bea", StaffRole.ADMIN)


def lines(office: Office) -> list[tuple[str, str, str, str]]:
    """Return the proofs on the access log: whose, on which ground, for what and how it ended."""
    found = (row for row in office.rows(access_log) if row["action"] == "prove")
    return [(row["staff"], row["basis"], row["reason"], row["outcome"]) for row in found]


def test_the_own_password_counts_and_stands_on_the_access_log_with_what_it_was_for(
    office: Office, bea: Staff
) -> None:
    office.desk.terminal.vouch(bea, PASSWORD, "", "erase")
    assert lines(office) == [(bea.id, "terminal", "erase", "ok")]


def test_a_wrong_password_counts_not_and_stands_there_too(office: Office, bea: Staff) -> None:
    with pytest.raises(NotVouched, match="wrong"):
        office.desk.terminal.vouch(bea, WRONG, "", "erase")
    assert lines(office) == [(bea.id, "terminal", "erase", "refused")]


def test_who_has_an_app_shows_a_code_of_it_once(office: Office, bea: Staff) -> None:
    app = pyotp.TOTP(office.desk.begin_code(bea))
    assert office.desk.confirm_code(bea, app.at(office.clock.wall // SECOND))
    office.clock.wall += MINUTE
    code = app.at(office.clock.wall // SECOND)
    with pytest.raises(NotVouched, match="wrong"):
        office.desk.terminal.vouch(bea, PASSWORD, "", "erase")
    office.desk.terminal.vouch(bea, PASSWORD, code, "erase")
    with pytest.raises(NotVouched, match="wrong"):
        office.desk.terminal.vouch(bea, PASSWORD, code, "erase")


def test_whose_second_factor_is_a_passkey_cannot_show_it_here(office: Office, bea: Staff) -> None:
    row = {"id": "pk", "credential": b"c", "person": bea.person, "staff": bea.id, "public_key": b"k"}
    rest = {"sign_count": 0, "name": "laptop", "made_real": 1, "used_real": None, "ended_real": None}
    with office.store.begin() as conn:
        conn.execute(insert(passkey).values(row | rest))
    with pytest.raises(NotVouched, match="passkey"):
        office.desk.terminal.vouch(bea, PASSWORD, "", "erase")


def test_who_logs_in_by_the_organisation_uses_a_password_here_only_in_an_emergency(
    office: Office, bea: Staff
) -> None:
    row = {"issuer": "https://inlog.test", "subject_hmac": b"s", "person": bea.person, "bound_real": 1}
    with office.store.begin() as conn:
        conn.execute(insert(sign_on_identity).values(row))
    with pytest.raises(NotVouched, match="organisation"):
        office.desk.terminal.vouch(bea, PASSWORD, "", "erase")
    with office.store.begin() as conn:
        conn.execute(insert(sign_on_emergency).values(staff=bea.id, since_real=1))
    office.desk.terminal.vouch(bea, PASSWORD, "", "erase")


def test_who_left_proves_nothing_any_more(office: Office, bea: Staff) -> None:
    office.hire("bob", StaffRole.ADMIN)
    gone = Staff("weg", bea.person, "bea", "Bea", StaffRole.ADMIN, None)  # type: ignore[arg-type]  # any id
    with pytest.raises(NotVouched, match="wrong"):
        office.desk.terminal.vouch(gone, PASSWORD, "", "erase")


def test_guessing_stops_after_five_and_the_block_is_one_line_of_the_log(office: Office, bea: Staff) -> None:
    for _ in range(5):
        with pytest.raises(NotVouched):
            office.desk.terminal.vouch(bea, WRONG, "", "erase")
    for _ in range(20):
        with pytest.raises(TooManyAttempts):
            office.desk.terminal.vouch(bea, PASSWORD, "", "erase")
    assert lines(office)[5:] == [(bea.id, "terminal", "blocked", "refused")]
    with pytest.raises(TooManyAttempts):
        office.desk.door.log_in("bea", PASSWORD, None, "192.0.2.7")
    office.clock.wall += MINUTE
    office.desk.terminal.vouch(bea, PASSWORD, "", "erase")


def test_every_block_of_the_door_is_told_once_however_long_the_flood(office: Office) -> None:
    office.hire("bea", StaffRole.ADMIN)
    for block in range(1, 4):
        while True:
            try:
                office.desk.door.log_in("bea", WRONG, None, "192.0.2.7")
            except TooManyAttempts as blocked:
                left = blocked.seconds
                break
        for number in range(10):
            with pytest.raises(TooManyAttempts):
                office.desk.door.log_in(f"gok{number}", WRONG, None, "192.0.2.7")
        told = [row for row in office.rows(access_log) if row["reason"] == "blocked"]
        assert len(told) == block
        assert {(row["action"], row["outcome"]) for row in told} == {("log_in", "refused")}
        assert all(row["subject"] and row["subject"] != "bea" for row in told)
        office.clock.wall += left * SECOND
