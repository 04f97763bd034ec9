"""Logging in: limits, one answer for every failure, sessions that end."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from vault_people import PASSWORD, Office

from cases.desk import StaffRole
from cases.errors import TooManyAttempts
from cases.moments import HOUR, MINUTE, SECOND
from cases.sides import Side
from vault.tables_coordination import access_log, login_attempt, session

ADDRESS = "192.0.2.7"


def try_wrong(office: Office, times: int, login: str = "noor", address: str = ADDRESS) -> list[str | None]:
    return [office.desk.door.log_in(login, "fout", Side.A, address) for _ in range(times)]


def test_the_right_password_opens_a_session_of_that_person_and_side(office: Office) -> None:
    noor = office.hire("noor")
    token = office.desk.door.log_in(" Noor ", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    assert len(token) >= 43
    opened = office.desk.door.session(token)
    assert opened is not None
    assert opened.staff == noor
    assert len(opened.csrf) >= 43


@pytest.mark.parametrize(
    ("login", "password", "side"),
    [
        ("noor", "fout", Side.A),
        ("niemand", PASSWORD, Side.A),
        ("noor", PASSWORD, Side.B),
        ("noor", PASSWORD, None),
        ("no\x00or", PASSWORD, Side.A),
        ("\ud800", "\udfff", Side.A),
        ("", "", None),
        ("x" * 5000, PASSWORD, Side.A),
    ],
)
def test_every_wrong_log_in_gets_the_same_answer_and_is_logged(
    office: Office, login: str, password: str, side: Side | None
) -> None:
    office.hire("noor")
    assert office.desk.door.log_in(login, password, side, ADDRESS) is None
    assert office.rows(session) == []
    assert [row["outcome"] for row in office.rows(access_log)] == ["refused"]


def test_a_retired_colleague_cannot_log_in_and_an_open_session_ends(office: Office) -> None:
    noor = office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    office.desk.retire(noor.id)
    assert office.desk.door.session(token) is None
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is None


def test_a_new_password_ends_the_sessions_of_the_old_one(office: Office) -> None:
    noor = office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    office.desk.set_password(noor.id, "iets anders, ook lang")
    assert office.desk.door.session(token) is None
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is None
    assert office.desk.door.log_in("noor", "iets anders, ook lang", Side.A, ADDRESS) is not None


@pytest.mark.parametrize("login", ["noor", "niemand"])
def test_after_five_failures_even_the_right_password_waits_known_login_or_not(
    office: Office, login: str
) -> None:
    office.hire("noor")
    assert try_wrong(office, 5, login) == [None] * 5
    with pytest.raises(TooManyAttempts) as blocked:
        office.desk.door.log_in(login, PASSWORD, Side.A, "198.51.100.9")
    assert blocked.value.seconds == 60


def test_the_block_doubles_up_to_fifteen_minutes(office: Office) -> None:
    office.hire("noor")
    try_wrong(office, 5)
    waits = []
    for _ in range(6):
        with pytest.raises(TooManyAttempts) as blocked:
            try_wrong(office, 1)
        waits.append(blocked.value.seconds)
        office.clock.wall += blocked.value.seconds * SECOND
        try_wrong(office, 1)
    assert waits == [60, 120, 240, 480, 900, 900]


def test_the_right_password_after_the_block_clears_the_failures(office: Office) -> None:
    office.hire("noor")
    try_wrong(office, 5)
    office.clock.wall += MINUTE
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is not None
    assert try_wrong(office, 4) == [None] * 4


def test_one_address_trying_many_logins_is_stopped_and_an_own_success_does_not_free_it(
    office: Office,
) -> None:
    office.hire("noor")
    for number in range(4):
        try_wrong(office, 1, f"gok{number}")
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS) is not None
    try_wrong(office, 1, "gok4")
    with pytest.raises(TooManyAttempts):
        office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, "198.51.100.9") is not None


def test_failures_are_forgotten_after_an_hour_of_quiet(office: Office) -> None:
    office.hire("noor")
    try_wrong(office, 4)
    office.clock.wall += HOUR
    assert try_wrong(office, 4) == [None] * 4


def test_many_guesses_at_the_same_moment_get_no_more_than_five_answers(office: Office) -> None:
    office.hire("noor")

    def guess(number: int) -> bool:
        try:
            office.desk.door.log_in("noor", "fout", Side.A, f"192.0.2.{number}")
        except TooManyAttempts:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        answered = sum(pool.map(guess, range(16)))
    assert answered == 5


def test_neither_login_nor_address_stands_in_the_attempts(office: Office) -> None:
    try_wrong(office, 1)
    kept = repr(office.rows(login_attempt))
    assert "noor" not in kept
    assert ADDRESS not in kept


def test_a_session_lives_while_used_and_ends_after_fifteen_idle_minutes(office: Office) -> None:
    office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    for _ in range(3):
        office.clock.wall += 15 * MINUTE - SECOND
        assert office.desk.door.session(token) is not None
    office.clock.wall += 15 * MINUTE
    assert office.desk.door.session(token) is None
    office.clock.wall -= MINUTE
    assert office.desk.door.session(token) is not None


def test_a_session_ends_after_ten_hours_however_busy(office: Office) -> None:
    office.hire("lea", StaffRole.LEAD)
    token = office.desk.door.log_in("lea", PASSWORD, None, ADDRESS)
    assert token is not None
    for _ in range(59):
        office.clock.wall += 10 * MINUTE
        assert office.desk.door.session(token) is not None
    office.clock.wall += 10 * MINUTE
    assert office.desk.door.session(token) is None


def test_logging_out_ends_the_session_and_an_unknown_token_is_nothing(office: Office) -> None:
    office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    office.desk.door.log_out(token)
    assert office.desk.door.session(token) is None
    for unknown in ("", "\ud800", "x\x00y"):
        office.desk.door.log_out(unknown)
        assert office.desk.door.session(unknown) is None


def test_the_session_token_itself_is_kept_nowhere(office: Office) -> None:
    office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    assert token not in repr(office.rows(session))
    assert token.encode() not in repr(office.rows(session)).encode()


def test_a_login_is_unique_per_side_and_roles_have_the_side_they_need(office: Office) -> None:
    office.hire("noor")
    office.hire("noor", side=Side.B)
    for login, role, side in [
        ("NOOR", StaffRole.WORKER, Side.A),
        ("kim", StaffRole.WORKER, None),
        ("kim", StaffRole.LEAD, Side.A),
        ("", StaffRole.LEAD, None),
    ]:
        with pytest.raises(ValueError, match=r"login|side"):
            office.desk.add_staff(login, PASSWORD, "Kim", role, side)


def test_logging_in_is_a_proof_and_showing_the_factor_again_renews_it_under_another_token(
    office: Office,
) -> None:
    office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    begun = office.desk.door.session(token)
    office.clock.wall += 6 * MINUTE
    fresh = office.desk.door.prove(token, PASSWORD, ADDRESS)
    assert fresh is not None
    assert office.desk.door.session(token) is None
    proved = office.desk.door.session(fresh)
    assert begun is not None
    assert proved is not None
    assert proved.proved_at == begun.proved_at + 6 * MINUTE
    assert proved.csrf == begun.csrf


def test_a_wrong_factor_proves_nothing_is_logged_and_is_counted_like_a_log_in(office: Office) -> None:
    office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    assert office.desk.door.prove("vreemd", PASSWORD, "192.0.2.8") is None
    assert [office.desk.door.prove(token, "fout", ADDRESS) for _ in range(5)] == [None] * 5
    with pytest.raises(TooManyAttempts):
        office.desk.door.prove(token, PASSWORD, ADDRESS)
    refused = [row for row in office.rows(access_log) if row["action"] == "prove"]
    assert {row["outcome"] for row in refused} == {"refused"}
    assert [row["reason"] for row in refused] == [""] * 6 + ["blocked"]


def test_of_two_proofs_of_one_session_at_once_one_token_counts_and_no_dead_one_is_given(
    office: Office,
) -> None:
    office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    with ThreadPoolExecutor(2) as hands:
        given = list(hands.map(lambda _: office.desk.door.prove(token, PASSWORD, ADDRESS), range(2)))
    fresh = [one for one in given if one is not None]
    assert fresh
    assert all(office.desk.door.session(one) is not None for one in fresh)
