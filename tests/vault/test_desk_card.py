"""The emergency card opens from an own open S3 and from nothing else."""

import pytest
from sqlalchemy import delete
from vault_desks import CANARY, CARD, CONTACT, Desks, desks_in, new_client
from vault_people import Building

from cases.desk import EmergencyCard, Staff, StaffRole
from cases.effects import AcknowledgeFlag, CloseFlag
from cases.errors import NotFound
from cases.ids import ClientId
from cases.levels import Level
from cases.roster import Post
from cases.sides import Side
from vault.tables_coordination import access_log
from vault.tables_side import dek, emergency_card, task


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def test_a_claimed_acute_flag_opens_the_card_with_its_flag_as_ground(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel)
    with pytest.raises(NotFound):
        desks.a.card(noor, merel)
    desks.say(merel, "", AcknowledgeFlag(merel, raised, noor.id, desks.office.clock.now()))
    assert desks.a.card(noor, merel) == CARD
    lines = [row for row in desks.office.rows(access_log) if row["action"] == "open_card"]
    assert [(row["outcome"], row["basis"], row["subject"]) for row in lines] == [
        ("refused", "", merel),
        ("ok", raised, merel),
    ]


def test_opening_the_card_makes_one_task_that_tells_of_it(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.alarm(merel, paged=noor.id)
    desks.a.card(noor, merel)
    desks.a.card(noor, merel)
    assert [row["kind"] for row in desks.rows(task)] == ["card_opened"]


@pytest.mark.parametrize("post", [Post.DUTY, Post.BACKUP])
def test_who_is_paged_or_at_a_post_now_opens_it_too(desks: Desks, merel: ClientId, post: Post) -> None:
    kim, pim = desks.office.hire("kim"), desks.office.hire("pim")
    desks.alarm(merel, paged=kim.id)
    assert desks.a.card(kim, merel) == CARD
    with pytest.raises(NotFound):
        desks.a.card(pim, merel)
    desks.duty(pim, post)
    assert desks.a.card(pim, merel) == CARD


def test_a_flag_that_is_less_closed_or_of_another_client_opens_nothing(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.duty(noor)
    desks.alarm(merel, level=Level.HIGH)
    desks.alarm(desks.a.enrol(noor, new_client("Spreeuw")))
    closed = desks.alarm(merel)
    desks.say(merel, "", CloseFlag(merel, closed, noor.id, desks.office.clock.now(), "gesproken"))
    for client in (merel, ClientId("onbekend"), ClientId("\x00")):
        with pytest.raises(NotFound):
            desks.a.card(noor, client)


def test_a_written_card_replaces_the_old_one_sealed_and_is_reviewed_with_the_contact(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    new = EmergencyCard(name=f"Sam {CANARY}", staying_now="terug thuis")
    desks.a.write_card(noor, merel, new)
    desks.alarm(merel, paged=noor.id)
    assert desks.a.card(noor, merel) == new
    (row,) = desks.rows(emergency_card)
    assert CANARY not in repr(row)
    assert (row["review_by"], row["updated_by"]) == (CONTACT.valid_until, noor.id)
    with pytest.raises(NotFound):
        desks.a.write_card(desks.office.hire("kim"), merel, CARD)


def test_a_lone_worker_of_the_other_side_gets_the_card_and_no_words(desks: Desks, merel: ClientId) -> None:
    lead = desks.office.hire("lea", StaffRole.LEAD)
    desks.office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    ((case_id, _, _),) = desks.office.desk.cases(lead)
    link = desks.office.desk.link_code(lead, case_id, Side.B)
    duo_b = desks.office.hire("duo", side=Side.B)
    duo = desks.office.hire("duo", person=duo_b.person)
    desks.b.enrol(duo_b, new_client("Valk", link))
    desks.duty(duo)
    raised = desks.alarm(merel)
    assert desks.a.card(duo, merel) == CARD
    with pytest.raises(NotFound):
        desks.a.conversation(duo, merel)
    assert f"{raised} other_side" in {row["basis"] for row in desks.office.rows(access_log)}


def test_a_card_that_was_never_filled_in_is_empty_and_an_erased_one_is_not_found(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.alarm(merel, paged=noor.id)
    with desks.books().store.begin() as conn:
        conn.execute(delete(emergency_card))
    assert desks.a.card(noor, merel) == EmergencyCard()
    with desks.books().store.begin() as conn:
        conn.execute(delete(dek))
    with pytest.raises(NotFound):
        desks.a.card(noor, merel)
