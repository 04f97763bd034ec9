"""Passkeys: what one opens, and that every answer with one thing wrong opens nothing."""

from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from passkey_device import PRESENT, Device
from vault_people import PASSWORD, Office

from cases.desk import Staff, StaffRole
from cases.errors import NotFound, TooManyAttempts
from cases.passkeys import Answer
from cases.sides import Side
from vault.passkeys import ASKED_FOR
from vault.tables_coordination import (
    access_log,
    access_review,
    passkey,
    session,
    sign_on_emergency,
    sign_on_identity,
)

ADDRESS = "192.0.2.7"
OTHER = {"key": ec.generate_private_key(ec.SECP256R1())}
WRONG: dict[str, dict[str, Any]] = {
    "another origin": {"origin": "https://nabij.example.evil.test"},
    "another host": {"host": "evil.test"},
    "nobody checked who holds it": {"flags": PRESENT},
    "nobody there": {"flags": 0},
    "another challenge": {"challenge": "AAAA"},
    "another key": OTHER,
    "another owner": {"owner": "AAAA"},
    "an answer for making one": {"kind": "webauthn.create"},
}


def with_passkey(office: Office, staff: Staff) -> Device:
    device = Device()
    page = device.page()
    question = office.desk.passkeys.ask_to_make(staff, page)
    assert office.desk.passkeys.make(staff, device.make(question, page), "sleutel aan bos")
    return device


def enter(office: Office, device: Device, side: Side | None = Side.A, **wrong: Any) -> str | None:
    page = device.page()
    question = office.desk.passkeys.ask_at_door(page)
    return office.desk.passkeys.enter(device.show(question, page, **wrong), side, ADDRESS)


def reasons(office: Office) -> list[str]:
    return [str(row["reason"]) for row in office.rows(access_log) if row["outcome"] == "refused"]


def test_a_passkey_opens_the_side_that_was_chosen_and_proves_and_ends(office: Office) -> None:
    noor = office.hire("noor")
    device = with_passkey(office, noor)
    assert enter(office, device, Side.B) is None
    token = enter(office, device)
    assert token is not None
    page = device.page("van deze sessie")
    question = office.desk.passkeys.ask_to_prove(noor, page)
    fresh = office.desk.passkeys.show(token, device.show(question, page), ADDRESS)
    assert fresh is not None
    assert office.desk.door.session(token) is None
    assert office.desk.door.session(fresh) is not None
    (own,) = office.desk.passkeys.own(noor)
    assert (own.name, own.used) == ("sleutel aan bos", office.clock.wall)
    office.desk.passkeys.remove(noor, own.id)
    assert office.desk.passkeys.own(noor) == ()
    with pytest.raises(NotFound):
        office.desk.passkeys.remove(noor, own.id)
    assert enter(office, device) is None
    kept = {(row["action"], row["basis"], row["outcome"]) for row in office.rows(access_log)}
    assert {("log_in", "passkey", "ok"), ("prove", "passkey", "ok"), ("log_in", "passkey", "refused")} <= kept


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_an_answer_with_one_thing_wrong_opens_nothing(office: Office, wrong: dict[str, Any]) -> None:
    device = with_passkey(office, office.hire("noor"))
    assert enter(office, device, **wrong) is None
    assert office.rows(session) == []
    assert office.rows(access_review) == []
    assert enter(office, device) is not None


@pytest.mark.parametrize(
    "wrong", [{"origin": "https://evil.test"}, {"host": "evil.test"}, {"flags": PRESENT}], ids=str
)
def test_a_passkey_with_one_thing_wrong_is_not_kept(office: Office, wrong: dict[str, Any]) -> None:
    noor, device = office.hire("noor"), Device()
    question = office.desk.passkeys.ask_to_make(noor, device.page())
    assert not office.desk.passkeys.make(noor, device.make(question, device.page(), **wrong), "x")
    assert office.rows(passkey) == []


def test_a_question_counts_once_for_five_minutes_on_its_own_page_and_for_its_own_purpose(
    office: Office,
) -> None:
    noor = office.hire("noor")
    device, desk = with_passkey(office, noor), office.desk.passkeys
    question, page = desk.ask_at_door(device.page()), device.page()
    used = device.show(question, page)
    assert desk.enter(used, Side.A, ADDRESS) is not None
    assert desk.enter(used, Side.A, ADDRESS) is None
    late = desk.ask_at_door(page)
    office.clock.wall += ASKED_FOR
    assert desk.enter(device.show(late, page), Side.A, ADDRESS) is None
    elsewhere = device.show(desk.ask_at_door(page), device.page("een andere pagina"))
    assert desk.enter(elsewhere, Side.A, ADDRESS) is None
    proof = desk.ask_to_prove(noor, page)
    assert desk.enter(device.show(proof, page), Side.A, ADDRESS) is None
    assert len(office.rows(session)) == 1


def test_a_count_that_went_back_is_refused_and_looked_at_by_a_second_person(office: Office) -> None:
    noor = office.hire("noor")
    device = with_passkey(office, noor)
    assert enter(office, device) is not None
    device.count = 0
    assert enter(office, device) is None
    assert reasons(office)[-1] == "sign_count"
    (review,) = office.rows(access_review)
    assert (review["code"], review["person"]) == ("sign_count", noor.person)
    device.count = 0
    assert enter(office, device, **OTHER) is None
    assert len(office.rows(access_review)) == 1


def test_the_passkey_of_another_proves_nothing_and_of_who_left_opens_nothing(office: Office) -> None:
    noor, omar = office.hire("noor"), office.hire("omar")
    device = with_passkey(office, omar)
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert token is not None
    page = device.page()
    question = office.desk.passkeys.ask_to_prove(noor, page)
    assert office.desk.passkeys.show(token, device.show(question, page), ADDRESS) is None
    assert office.desk.passkeys.show("geen sessie", device.show(question, page), ADDRESS) is None
    office.desk.retire(omar.id)
    assert enter(office, device) is None


def test_with_a_passkey_the_password_alone_opens_nothing_for_who_arranges_much(office: Office) -> None:
    dora = office.hire("dora", StaffRole.COORDINATOR, None)
    token = office.desk.door.log_in("dora", PASSWORD, None, ADDRESS)
    assert token is not None
    before = office.desk.door.session(token)
    assert before is not None
    assert before.bare
    device = with_passkey(office, dora)
    after = office.desk.door.session(token)
    assert after is not None
    assert not after.bare
    assert office.desk.door.log_in("dora", PASSWORD, None, ADDRESS) is None
    assert enter(office, device, None) is not None
    noor = office.hire("noor")
    with_passkey(office, noor)
    worker = office.desk.door.log_in("noor", PASSWORD, Side.A, ADDRESS)
    assert worker is not None
    seen = office.desk.door.session(worker)
    assert seen is not None
    assert not seen.bare


def test_whose_account_is_at_the_provider_comes_in_by_that_unless_marked(office: Office) -> None:
    noor = office.hire("noor")
    device = with_passkey(office, noor)
    account = {"issuer": "https://id.example", "subject_hmac": b"x", "person": noor.person, "bound_real": 1}
    with office.store.begin() as conn:
        conn.execute(sign_on_identity.insert().values(account))
    assert enter(office, device) is None
    with office.store.begin() as conn:
        conn.execute(sign_on_emergency.insert().values(staff=noor.id, since_real=1))
    assert enter(office, device) is not None
    assert [row["code"] for row in office.rows(access_review)] == ["local_login"]


def test_words_that_no_device_sends_are_refused_and_counted(office: Office) -> None:
    device = with_passkey(office, office.hire("noor"))
    page = device.page()
    sound = device.show(office.desk.passkeys.ask_at_door(page), page)
    for words in ("", "null", "[]", "{" * 9000, "x" * 20_000):
        assert office.desk.passkeys.enter(Answer(page, "\ud800", words), Side.A, ADDRESS) is None
    with pytest.raises(TooManyAttempts):
        office.desk.passkeys.enter(replace(sound, handle="x"), Side.A, ADDRESS)
