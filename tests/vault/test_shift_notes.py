"""The handover note: sealed, read by two people, accepted by one; what is acute stays with its holder."""

import pytest
from vault_desks import Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.events import ConversationClaimed, HandoverOffered
from cases.ids import ClientId, EventId, FlagId
from cases.levels import Level
from cases.moments import DAY, HOUR
from cases.roster import DutyModel, Roster
from cases.sides import Side
from escalation.duty import duty_at
from escalation.rulebook import minimal_rulebook
from escalation.turn import take_turn
from vault.tables_coordination import access_log
from vault.tables_shift_notes import shift_note

CANARY = "Kanarie belt om zes uur terug"


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


def test_a_note_is_sealed_and_read_by_its_two_people_until_it_is_accepted(desks: Desks) -> None:
    noor, kim, mei = (desks.office.hire(name) for name in ("noor", "kim", "mei"))
    desks.a.write_shift_note(noor, kim.id, CANARY)
    (row,) = desks.rows(shift_note)
    assert CANARY.encode() not in repr(row).encode()
    for reader in (noor, kim):
        (note,) = desks.a.shift_notes(reader)
        assert (note.text, note.author_alias, note.to_alias) == (CANARY, "Noor", "Kim")
    assert desks.a.shift_notes(mei) == ()
    assert [desks.a.notes_waiting(each) for each in (noor, kim, mei)] == [0, 1, 0]
    for other in (mei, noor):
        with pytest.raises(NotFound):
            desks.a.accept_shift_note(other, note.id)
    desks.a.accept_shift_note(kim, note.id)
    assert desks.a.shift_notes(kim) == desks.a.shift_notes(noor) == ()
    with pytest.raises(NotFound):
        desks.a.accept_shift_note(kim, note.id)
    lines = [line["staff"] for line in desks.office.rows(access_log) if line["action"] == "read_shift_notes"]
    assert lines == [noor.id, kim.id]


def test_a_note_that_waits_is_replaced_and_the_same_form_leaves_one(desks: Desks) -> None:
    noor, kim = desks.office.hire("noor"), desks.office.hire("kim")
    desks.a.write_shift_note(noor, kim.id, "eerst", "merk")
    desks.a.write_shift_note(noor, kim.id, "eerst", "merk")
    desks.a.write_shift_note(noor, kim.id, "beter")
    desks.a.write_shift_note(kim, noor.id, "terug")
    assert {note.text for note in desks.a.shift_notes(kim)} == {"beter", "terug"}


def test_after_a_week_nobody_can_open_a_note(desks: Desks) -> None:
    noor, kim = desks.office.hire("noor"), desks.office.hire("kim")
    desks.a.write_shift_note(noor, kim.id, CANARY)
    desks.office.clock.domain += 6 * DAY
    assert desks.a.shift_notes(kim)[0].text == CANARY
    desks.office.clock.domain += 2 * DAY
    desks.books().sweep(desks.office.clock.now())
    assert desks.a.shift_notes(kim) == ()
    desks.a.write_shift_note(noor, kim.id, "nieuw")
    assert len(desks.rows(shift_note)) == 1


def test_a_note_whose_key_is_gone_is_still_there_without_words(desks: Desks) -> None:
    noor, kim = desks.office.hire("noor"), desks.office.hire("kim")
    desks.a.write_shift_note(noor, kim.id, CANARY)
    desks.books().sweep(desks.office.clock.now() + 9 * DAY)  # type: ignore[arg-type] # a moment of its own
    assert [note.text for note in desks.a.shift_notes(kim)] == [""]


def test_nobody_of_another_side_writes_reads_or_gets_one(desks: Desks) -> None:
    noor, bram = desks.office.hire("noor"), desks.office.hire("bram", side=Side.B)
    cor = desks.office.hire("cor", StaffRole.COORDINATOR)
    for by, to in ((noor, bram), (noor, cor), (noor, noor), (bram, noor), (cor, noor)):
        with pytest.raises(NotFound):
            desks.a.write_shift_note(by, to.id, CANARY)
    for reader in (bram, cor):
        with pytest.raises(NotFound):
            desks.a.shift_notes(reader)


def enrolled(desks: Desks, worker: Staff, alias: str) -> ClientId:
    return desks.a.enrol(worker, new_client(alias))


def take(desks: Desks, client: ClientId, event: ConversationClaimed | HandoverOffered) -> None:
    duty = duty_at(Roster(DutyModel.NONE, (), ()), event.at)
    with desks.books().ledger.open(client) as desk:
        desk.commit(event, *take_turn(desk.state, event, minimal_rulebook(), duty))


def claimed(desks: Desks, who: Staff, flag: FlagId) -> ConversationClaimed:
    return ConversationClaimed(
        EventId(desks.office.ids.new()), desks.office.clock.now(), who.id, who.alias, flag
    )


def test_what_is_acute_stays_with_its_holder_whatever_notes_are_accepted(desks: Desks) -> None:
    noor, kim = desks.office.hire("noor"), desks.office.hire("kim")
    for each in (noor, kim):
        desks.duty(each)
    clients = [enrolled(desks, noor, alias) for alias in ("Merel", "Spreeuw", "Koolmees")]
    levels = (Level.ACUTE, Level.ACUTE, Level.HIGH)
    for client, level in zip(clients, levels, strict=True):
        take(desks, client, claimed(desks, noor, desks.alarm(client, level=level)))
        desks.office.clock.domain += HOUR
    assert [each.alias for each in desks.a.held_acute(noor)] == ["Merel", "Spreeuw"]
    assert desks.a.held_acute(kim) == ()
    desks.a.write_shift_note(noor, kim.id, "Merel en Spreeuw lopen nog")
    desks.a.accept_shift_note(kim, desks.a.shift_notes(kim)[0].id)
    assert [each.held_alias for each in desks.a.held_acute(noor)] == ["Noor", "Noor"]
    offer = HandoverOffered(
        EventId(desks.office.ids.new()), desks.office.clock.now(), noor.id, kim.id, kim.alias
    )
    take(desks, clients[0], offer)
    (asked,) = desks.a.held_acute(kim)
    assert (asked.client, asked.offered_to_me, asked.held_alias) == (clients[0], True, "Noor")
    assert [each.offered_alias for each in desks.a.held_acute(noor)] == ["Kim", ""]
