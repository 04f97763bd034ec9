"""Addresses of staff: sealed, own, proven by a code, and gone with their key."""

import pytest
from vault_people import Office

from cases.errors import AddressRefused, CallOver, NotFound, TooManyAddresses
from cases.moments import HOUR, MINUTE
from cases.reach import Channel
from vault.reachability import MOST_ADDRESSES
from vault.tables_coordination import reachability

PHONE = "+31612345678"


def test_an_address_is_not_trusted_until_the_code_that_was_sent_there_is_typed_back(office: Office) -> None:
    noor = office.hire("noor")
    sms = office.desk.add_reach(noor, Channel.SMS, PHONE)
    mail = office.desk.add_reach(noor, Channel.MAIL, "noor@voorbeeld.nl")
    reach, code = office.desk.new_code(noor, mail)
    assert (reach.address, reach.verified) == ("noor@voorbeeld.nl", False)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert not office.desk.prove_reach(noor, mail, wrong)
    assert not office.desk.prove_reach(noor, sms, code)
    assert office.desk.prove_reach(noor, mail, code)
    assert not office.desk.prove_reach(noor, mail, code), "a code counts once"
    assert [(one.channel, one.verified) for one in office.desk.addresses(noor.id)] == [
        (Channel.MAIL, True),
        (Channel.SMS, False),
    ]


@pytest.mark.parametrize("how", ["late", "guessed", "replaced"])
def test_a_code_that_is_late_guessed_at_or_replaced_is_worth_nothing(office: Office, how: str) -> None:
    noor = office.hire("noor")
    sms = office.desk.add_reach(noor, Channel.SMS, PHONE)
    _, code = office.desk.new_code(noor, sms)
    if how == "late":
        office.clock.wall += 15 * MINUTE
    for _ in range(5 if how == "guessed" else 0):
        assert not office.desk.prove_reach(noor, sms, "nee")
    if how == "replaced":
        while office.desk.new_code(noor, sms)[1] == code:
            pass
    assert not office.desk.prove_reach(noor, sms, code)
    assert not office.desk.addresses(noor.id)[0].verified


def test_no_address_stands_readable_in_the_store_and_it_opens_only_in_its_own_row(office: Office) -> None:
    noor = office.hire("noor")
    office.desk.add_reach(noor, Channel.VOICE, PHONE)
    office.desk.add_reach(noor, Channel.SMS, PHONE)
    first, second = sorted(office.rows(reachability), key=lambda row: str(row["place"]))
    assert not any(PHONE.encode() in bytes(one) for one in first.values() if isinstance(one, bytes))
    assert first["address_hmac"] != second["address_hmac"]
    with office.store.begin() as conn:
        moved = reachability.update().where(reachability.c.id == second["id"])
        conn.execute(moved.values(address_sealed=first["address_sealed"]))
    assert [one.id for one in office.desk.addresses(noor.id)] == [first["id"]], "the other is called still"
    assert [one.shown for one in office.desk.own_reach(noor)] == ["…678", ""]


def test_a_person_sees_the_end_of_an_own_address_and_nothing_of_a_colleagues(office: Office) -> None:
    noor, sam = office.hire("noor"), office.hire("sam")
    own = office.desk.add_reach(noor, Channel.SMS, PHONE)
    office.desk.add_reach(noor, Channel.MAIL, "noor@voorbeeld.nl")
    office.desk.add_reach(noor, Channel.PUSH, '{"endpoint": "https://push.voorbeeld.nl/geheim"}')
    assert [one.shown for one in office.desk.own_reach(noor)] == ["…678", "n…@voorbeeld.nl", ""]
    assert office.desk.own_reach(sam) == []
    for attempt in (office.desk.remove_reach, office.desk.new_code):
        with pytest.raises(NotFound):
            attempt(sam, own)
    with pytest.raises(NotFound):
        office.desk.prove_reach(sam, own, "000000")


def test_the_same_address_twice_and_too_many_are_refused_and_what_goes_is_gone(office: Office) -> None:
    noor = office.hire("noor")
    first = office.desk.add_reach(noor, Channel.SMS, PHONE)
    with pytest.raises(AddressRefused):
        office.desk.add_reach(noor, Channel.SMS, PHONE)
    for number in range(MOST_ADDRESSES - 1):
        office.desk.add_reach(noor, Channel.PAGER, f"p{number}")
    with pytest.raises(TooManyAddresses):
        office.desk.add_reach(noor, Channel.PAGER, "p100")
    office.desk.remove_reach(noor, first)
    office.desk.lose_reach(office.desk.own_reach(noor)[0].id)
    assert len(office.rows(reachability)) == MOST_ADDRESSES - 2


def test_who_left_is_called_nowhere(office: Office) -> None:
    noor = office.hire("noor")
    office.desk.add_reach(noor, Channel.SMS, PHONE)
    office.desk.retire(noor.id)
    assert office.desk.addresses(noor.id) == []


def test_an_answered_test_page_proves_its_address_once_and_within_four_hours(office: Office) -> None:
    noor = office.hire("noor")
    sms = office.desk.add_reach(noor, Channel.SMS, PHONE)
    office.desk.begin_test(sms, noor.id, "t-een", "shift-4")
    office.desk.begin_test(sms, noor.id, "t-twee")
    office.desk.look_up_test("t-een")
    assert office.desk.answer_test("t-een") == (noor.id, "shift-4")
    assert office.desk.addresses(noor.id)[0].verified
    for ask in (office.desk.look_up_test, office.desk.answer_test):
        with pytest.raises(CallOver):
            ask("t-een")
        with pytest.raises(NotFound):
            ask("t-drie")
    office.clock.wall += 4 * HOUR
    with pytest.raises(CallOver):
        office.desk.answer_test("t-twee")
