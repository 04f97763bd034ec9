"""Enrolling, the one-time link, and the phone that a worker accepts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select
from typing_extensions import override
from vault_desks import BOT, CANARY, CONTACT, Desks, desks_in, new_client
from vault_people import CHEAP, Building

from cases.desk import Staff, StaffRole
from cases.errors import AliasTaken, ConflictOfSides, LanguageNotReviewed, NabijError, NoLead, NotFound
from cases.ids import BotId, ClientId
from cases.levels import Language
from cases.moments import HOUR
from cases.roster import Post
from cases.sides import Side
from cases.state import Standing
from cases.traffic import RawUpdate
from vault.coordination import CoordinationStore
from vault.desk import SideOffice
from vault.tables_coordination import case_party, enrolment_begun
from vault.tables_side import (
    agreement,
    client,
    dek,
    emergency_card,
    enrolment,
    identity,
    inbox,
    plan,
    safe_contact,
)


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


def test_enrolling_stores_the_client_with_keys_contact_card_agreement_and_plan(
    desks: Desks, noor: Staff
) -> None:
    merel = desks.a.enrol(noor, new_client())
    state = desks.a.conversation(noor, merel).state
    assert (state.alias, state.standing) == ("Merel", Standing.PAIRING)
    assert state.contact == replace(CONTACT, agreed_at=desks.office.clock.now())
    assert (state.facts.children, state.programme) == (True, "thv-stayer")
    purposes = {row["purpose"] for row in desks.rows(dek)}
    assert purposes == {"message", "identity", "card", "contact"}
    for table in (safe_contact, emergency_card, agreement, plan):
        assert [row["client"] for row in desks.rows(table)] == [merel]
    assert [row["party"] for row in desks.office.rows(case_party)] == [merel]
    kept = repr([desks.rows(table) for table in (client, safe_contact, emergency_card)])
    assert CANARY not in kept
    assert CONTACT.opener not in kept


def test_a_pseudonym_is_taken_once_on_a_side_and_free_on_the_other(desks: Desks, noor: Staff) -> None:
    desks.a.enrol(noor, new_client())
    for worker in (noor, desks.office.hire("kim")):
        with pytest.raises(AliasTaken):
            desks.a.enrol(worker, new_client())
    desks.b.enrol(desks.office.hire("bram", side=Side.B), new_client())
    assert len(desks.rows(client)) == 1


def test_of_two_clients_with_one_pseudonym_at_the_same_moment_one_is_made(desks: Desks) -> None:
    workers = [desks.office.hire(f"w{number}") for number in range(4)]

    def attempt(worker: Staff) -> str:
        try:
            desks.a.enrol(worker, new_client())
        except NabijError as error:
            return type(error).__name__
        return "done"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(attempt, workers))
    assert outcomes == ["AliasTaken"] * 3 + ["done"]


def test_a_language_without_a_reviewed_safety_set_and_an_unknown_bot_are_refused(
    desks: Desks, noor: Staff
) -> None:
    with pytest.raises(LanguageNotReviewed):
        desks.a.enrol(noor, new_client(language=Language.EN))
    with pytest.raises(NotFound):
        desks.a.enrol(noor, new_client(link="ABCD-ABCD-ABCD"))
    for other in (
        desks.office.hire("bram", side=Side.B),
        desks.office.hire("lea", StaffRole.LEAD),
        desks.office.hire("cor", StaffRole.COORDINATOR),
    ):
        with pytest.raises(NotFound):
            desks.a.enrol(other, new_client())
    assert desks.rows(client) == []
    assert desks.office.rows(case_party) == []


def test_an_enrolment_that_broke_between_the_two_databases_is_repaired_by_trying_again(
    desks: Desks, noor: Staff
) -> None:
    begun = desks.office.desk.begin_enrolment(noor, "alias Merel", "")
    assert desks.a.enrol(noor, new_client()) == begun
    assert len(desks.office.rows(case_party)) == 1
    with pytest.raises(AliasTaken):
        desks.a.enrol(noor, new_client())


class PowerCut(Exception):
    """The process died here."""


class DiesBeforeFinish(CoordinationStore):
    @override
    def finish_enrolment(self, party: ClientId) -> None:
        raise PowerCut


def test_an_enrolment_that_broke_after_both_databases_gives_the_same_client_and_one_link_is_enough(
    desks: Desks, noor: Staff
) -> None:
    office, b = desks.office, desks.b
    lead, bram = office.hire("lea", StaffRole.LEAD), office.hire("bram", side=Side.B)
    office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    desks.a.enrol(noor, new_client())
    ((case_id, _, _),) = office.desk.cases(lead)
    valk = new_client("Valk", office.desk.link_code(lead, case_id, Side.B))
    dying = DiesBeforeFinish(office.store, office.sealer, office.clock, office.ids, CHEAP)
    with pytest.raises(PowerCut):
        SideOffice(desks.books(Side.B), dying, office.clock, desks.settings).enrol(bram, valk)
    (made,) = desks.rows(client, Side.B)
    assert b.enrol(bram, valk) == made["id"]
    assert len(office.rows(case_party)) == 2
    assert office.rows(enrolment_begun) == []
    with pytest.raises(AliasTaken):
        b.enrol(bram, valk)


def test_the_second_side_needs_a_lead_and_another_person(desks: Desks, noor: Staff) -> None:
    lead = desks.office.hire("lea", StaffRole.LEAD)
    noor_b, b = desks.office.hire("noor", side=Side.B, person=noor.person), desks.b
    desks.a.enrol(noor, new_client())
    ((case_id, _, _),) = desks.office.desk.cases(lead)
    link = desks.office.desk.link_code(lead, case_id, Side.B)
    with pytest.raises(NoLead):
        b.enrol(noor_b, new_client("Valk", link))
    desks.office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    with pytest.raises(ConflictOfSides):
        b.enrol(noor_b, new_client("Valk", link))
    assert desks.rows(client, Side.B) == []


def test_a_link_is_256_bits_for_72_hours_and_only_its_hmac_is_kept(desks: Desks, noor: Staff) -> None:
    merel = desks.a.enrol(noor, new_client())
    link = desks.a.issue_link(noor, merel)
    parts = urlsplit(link.url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "t.me", "/planning_a_bot")
    assert parse_qs(parts.query) == {"start": [link.token]}
    assert len(link.token) == 43
    assert link.expires_at == desks.office.clock.now() + 72 * HOUR
    assert link.token not in repr(desks.rows(enrolment))


def test_the_phone_that_pressed_is_attached_when_a_worker_accepts_and_doing_it_twice_is_once(
    desks: Desks, noor: Staff
) -> None:
    merel = desks.a.enrol(noor, new_client())
    assert pairing(desks, noor) == "none"
    link = desks.a.issue_link(noor, merel)
    assert pairing(desks, noor) == "issued"
    with pytest.raises(NotFound):
        desks.a.attach(noor, merel)
    assert desks.press(Side.A, link.token, chat=77)
    assert pairing(desks, noor) == "pressed"
    assert [task.kind for task in desks.a.tasks(noor)] == ["accept_pairing"]
    desks.a.attach(noor, merel)
    desks.a.attach(noor, merel)
    assert pairing(desks, noor) == "accepted"
    assert [row["client"] for row in desks.rows(identity)] == [merel]
    assert list(desks.a.tasks(noor)) == []


def pairing(desks: Desks, staff: Staff) -> str:
    (row,) = desks.a.clients(staff)
    return row.pairing


def test_a_refused_phone_is_not_attached_and_its_link_is_used_up(desks: Desks, noor: Staff) -> None:
    merel = desks.a.enrol(noor, new_client())
    link = desks.a.issue_link(noor, merel)
    with pytest.raises(NotFound):
        desks.a.refuse_pairing(noor, merel)
    assert desks.press(Side.A, link.token, chat=77)
    desks.a.refuse_pairing(noor, merel)
    assert pairing(desks, noor) == "none"
    assert not desks.press(Side.A, link.token, chat=77)
    with pytest.raises(NotFound):
        desks.a.attach(noor, merel)
    assert desks.rows(identity) == []


def test_a_wrong_used_expired_replaced_or_other_sides_link_is_false_alike(desks: Desks, noor: Staff) -> None:
    merel = desks.a.enrol(noor, new_client())
    replaced = desks.a.issue_link(noor, merel)
    used = desks.a.issue_link(noor, merel)
    assert desks.press(Side.A, used.token, chat=1)
    other = desks.a.enrol(noor, new_client("Spreeuw"))
    good = desks.a.issue_link(noor, other)
    answers = [
        desks.press(Side.A, "verzonnen", chat=2),
        desks.press(Side.A, "", chat=2),
        desks.press(Side.A, "\ud800", chat=2),
        desks.press(Side.A, replaced.token, chat=3),
        desks.press(Side.A, used.token, chat=4),
        desks.press(Side.B, good.token, chat=5),
        desks.press(Side.A, good.token, chat=6, bot=BotId("een andere")),
    ]
    desks.office.clock.domain += 72 * HOUR
    answers.append(desks.press(Side.A, good.token, chat=7))
    assert answers == [False] * 8
    assert pairing_of(desks, noor, other) == "none"


def pairing_of(desks: Desks, staff: Staff, of_client: ClientId) -> str:
    return next(row.pairing for row in desks.a.clients(staff) if row.client == of_client)


def test_of_many_presses_at_the_same_moment_one_succeeds(desks: Desks, noor: Staff) -> None:
    merel = desks.a.enrol(noor, new_client())
    link = desks.a.issue_link(noor, merel)
    books, now = desks.books(), desks.office.clock.now()
    items = []
    for chat in range(1, 6):
        desks.press(Side.A, "eerst iets anders", chat)
        items.append(kept_item(desks, chat))

    def press(work: tuple[int, int]) -> bool:
        item, chat = work
        with books.ledger.open_received(item, now) as received:
            assert received is not None
            pressed = received.press_start(link.token, chat, chat, now)
            received.commit_pressed("Dank je.", now)
            return pressed

    with ThreadPoolExecutor(5) as pool:
        assert sorted(pool.map(press, items)) == [False] * 4 + [True]


def kept_item(desks: Desks, chat: int) -> tuple[int, int]:
    """Keep one more update of this chat and return its inbox id with the chat."""
    books = desks.books()
    books.intake.keep(RawUpdate(BOT, b"{%d}" % chat, 900 + chat, chat, desks.office.clock.now()))
    with books.store.read() as conn:
        return int(conn.execute(select(func.max(inbox.c.id))).scalar_one()), chat


def test_a_chat_that_became_another_clients_is_not_attached(desks: Desks, noor: Staff) -> None:
    merel, spreeuw = desks.a.enrol(noor, new_client()), desks.a.enrol(noor, new_client("Spreeuw"))
    for each in (merel, spreeuw):
        assert desks.press(Side.A, desks.a.issue_link(noor, each).token, chat=9)
    desks.a.attach(noor, merel)
    with pytest.raises(NotFound):
        desks.a.attach(noor, spreeuw)
    assert [row["client"] for row in desks.rows(identity)] == [merel]
