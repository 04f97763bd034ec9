"""Which passwords would be guessed, and what choosing one does."""

import pytest
from vault_people import PASSWORD, Office

from cases.errors import WeakPassword
from cases.sides import Side
from vault.password_strength import weakness_of

GOOD = "vier losse woorden bij elkaar"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("kort", "short"),
        ("welkom12345678", "guessed"),
        ("aaaaaaaaaaaaaaaaaaaa", "guessed"),
        ("qwertyuiop[]12", "guessed"),
        ("Noortje-in-het-groen", "own"),
        (GOOD, ""),
        ("\u0645\u0631\u062d\u0628\u0627 vier losse woorden", ""),
    ],
)
def test_short_known_and_own_words_are_refused(password: str, weakness: str) -> None:
    assert weakness_of(password, ("noortje", "An")) == weakness


def test_choosing_ends_every_session_and_a_weak_one_changes_nothing(office: Office) -> None:
    noor = office.hire("noor")
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, "192.0.2.7")
    assert token is not None
    with pytest.raises(WeakPassword):
        office.desk.choose_password(noor, "welkom12345678")
    assert office.desk.door.session(token) is not None
    office.desk.choose_password(noor, GOOD)
    assert office.desk.door.session(token) is None
    assert office.desk.door.log_in("noor", PASSWORD, Side.A, "192.0.2.7") is None
    assert office.desk.door.log_in("noor", GOOD, Side.A, "192.0.2.7") is not None
