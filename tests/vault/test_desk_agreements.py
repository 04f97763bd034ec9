"""Agreed lines in the store: sealed, ended and never written over, and their names beside the state."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Thread

import pytest
from sqlalchemy import delete, select, update
from vault_desks import CANARY, Desks, desks_in, new_client
from vault_people import NOON, PASSWORD, Building

from cases.agreements import MOST, AgreedLine, NewLine
from cases.desk import Staff, StaffRole
from cases.errors import LineEnded, NabijError, NameTaken, NotFound, PlaceTaken
from cases.ids import ClientId
from cases.moments import DAY, HOUR, Moment, moment_of
from cases.people import VolunteerTalk
from cases.sides import Side
from cases.state import Lent
from vault.desk_volunteers import VolunteerDesk
from vault.seal import SealBroken
from vault.tables_coordination import access_log
from vault.tables_side import agreed_line, dek, live_event, task
from vault.tables_side import client as client_table

TIME_OUT = NewLine(1, "Rust", f"Zeg het woord kleur {CANARY}", date(2027, 2, 1), for_volunteer=True)
SISTER = NewLine(3, "Wandelen", "Naar buiten en mijn zus bellen")


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def names(desks: Desks, client: ClientId) -> tuple[str, ...]:
    with desks.books().ledger.open(client) as desk:
        return desk.state.names


def held(desks: Desks, staff: Staff, client: ClientId) -> list[AgreedLine]:
    return [line for line in desks.a.agreements(staff, client) if line.holds]


def test_a_line_is_kept_sealed_with_who_and_since_when_and_its_name_goes_with_the_state(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    assert names(desks, merel) == ()
    desks.a.agree(noor, merel, SISTER, "een")
    desks.a.agree(noor, merel, TIME_OUT, "twee")
    desks.a.agree(noor, merel, TIME_OUT, "twee")
    first, second = held(desks, noor, merel)
    assert (first.place, first.name, first.text) == (1, "Rust", TIME_OUT.text)
    assert (first.by, first.since, first.look_again) == ("Noor", NOON, TIME_OUT.look_again)
    assert (second.name, first.for_volunteer, second.for_volunteer) == ("Wandelen", True, False)
    assert names(desks, merel) == ("Rust", "", "Wandelen", "", "")
    assert desks.a.conversation(noor, merel).agreements == (first, second)
    stored = str([desks.rows(table) for table in (agreed_line, client_table, live_event, task)])
    assert not [word for word in (CANARY, "Rust", "Wandelen", "zus") if word in stored]
    assert ("agreement", merel) in {(row["kind"], row["ref"]) for row in desks.rows(live_event)}
    logged = [row["action"] for row in desks.office.rows(access_log) if row["subject"] == merel]
    assert {"read_agreements", "write_agreement"} <= set(logged)


def test_a_change_ends_the_line_before_it_and_keeps_since_when_only_for_the_same_words(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    bert = desks.office.hire("bert")
    desks.duty(bert)
    desks.a.agree(noor, merel, TIME_OUT)
    (line,) = held(desks, noor, merel)
    desks.office.clock.domain += HOUR
    desks.a.agree(bert, merel, replace(TIME_OUT, place=2, look_again=None), instead_of=line.id)
    (moved,) = held(desks, noor, merel)
    assert (moved.place, moved.by, moved.since, moved.look_again) == (2, "Noor", NOON, None)
    desks.a.agree(bert, merel, replace(TIME_OUT, text="Zeg het woord tafel"), instead_of=moved.id)
    (changed,) = held(desks, noor, merel)
    assert (changed.by, changed.since) == ("Bert", NOON + HOUR)
    over = [one for one in desks.a.agreements(noor, merel) if not one.holds]
    assert {(one.text, one.ended_by, one.ended_at) for one in over} == {(TIME_OUT.text, "Bert", NOON + HOUR)}
    assert len(over) == 2
    for stale in (line.id, moved.id):
        with pytest.raises(LineEnded):
            desks.a.agree(noor, merel, SISTER, instead_of=stale)
        with pytest.raises(LineEnded):
            desks.a.end_agreement(noor, merel, stale)
    assert [one.text for one in held(desks, noor, merel)] == ["Zeg het woord tafel"]


def test_a_line_that_ends_takes_its_name_and_its_task_with_it(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.a.agree(noor, merel, TIME_OUT)
    (line,) = held(desks, noor, merel)
    (waiting,) = [row for row in desks.rows(task) if row["kind"] == "look_again"]
    assert waiting["client"] == merel
    assert waiting["done_at"] is None
    assert waiting["due_at"] == moment_of(datetime(2027, 2, 1, 8, tzinfo=UTC))
    for _ in range(2):
        desks.a.end_agreement(noor, merel, line.id, "weg")
    assert (held(desks, noor, merel), names(desks, merel)) == ([], ())
    (done,) = [row for row in desks.rows(task) if row["kind"] == "look_again"]
    assert (done["done_at"], done["done_by"]) == (NOON, noor.id)


def test_ten_lines_fit_each_at_its_own_place_under_its_own_name(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    for place in range(1, MOST + 1):
        desks.a.agree(noor, merel, NewLine(place, f"Naam {place}", "woorden"))
    for line, error in (
        (NewLine(4, "Nieuw", "woorden"), PlaceTaken),
        (NewLine(11, "Nieuw", "woorden"), PlaceTaken),
        (NewLine(0, "Nieuw", "woorden"), PlaceTaken),
    ):
        with pytest.raises(error):
            desks.a.agree(noor, merel, line)
    tenth = held(desks, noor, merel)[-1]
    with pytest.raises(NameTaken):
        desks.a.agree(noor, merel, NewLine(10, "naam 3", "woorden"), instead_of=tenth.id)
    assert len(held(desks, noor, merel)) == MOST


def test_two_workers_who_take_one_place_at_once_leave_one_line(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    refused: list[NabijError] = []

    def write(number: int) -> None:
        try:
            desks.a.agree(noor, merel, NewLine(1, f"Naam {number}", "woorden"))
        except NabijError as error:
            refused.append(error)

    writers = [Thread(target=write, args=(number,)) for number in range(3)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [type(one) for one in refused] == [PlaceTaken, PlaceTaken]
    assert len(held(desks, noor, merel)) == 1


def test_a_stranger_another_client_and_an_erased_one_are_not_found(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.a.agree(noor, merel, TIME_OUT)
    (line,) = held(desks, noor, merel)
    other = desks.a.enrol(noor, new_client("Specht"))
    stef = desks.office.hire("stef")
    with pytest.raises(NotFound):
        desks.a.end_agreement(noor, other, line.id)
    for who, client in ((stef, merel), (noor, ClientId("onbekend"))):
        with pytest.raises(NotFound):
            desks.a.agreements(who, client)
        with pytest.raises(NotFound):
            desks.a.agree(who, client, SISTER)
        with pytest.raises(NotFound):
            desks.a.end_agreement(who, client, line.id)
    with desks.books().store.begin() as conn:
        conn.execute(delete(dek).where(dek.c.client == merel))
    with pytest.raises(NotFound):
        desks.a.agreements(noor, merel)
    with pytest.raises(NotFound):
        desks.a.agree(noor, merel, SISTER)


def test_a_volunteer_reads_the_marked_lines_while_the_conversation_is_theirs(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    front, now = desks.office.desk, desks.office.clock.now()
    cor = desks.office.hire("cor", StaffRole.COORDINATOR)
    bo = front.staff(front.add_staff("bo", PASSWORD, "Bo", StaffRole.BUDDY, Side.A))
    front.set_volunteer(cor, bo.id, date(2026, 1, 1), date(2026, 1, 1), 4)
    small = VolunteerDesk(desks.books(), front, desks.office.clock)

    def shown() -> VolunteerTalk:
        return small.opened(bo, merel)[0]

    desks.a.match(noor, merel, bo.id, 30, wish=False)
    desks.a.agree(noor, merel, TIME_OUT)
    desks.a.agree(noor, merel, SISTER)
    assert shown().lines_agreed == ()
    with desks.books().ledger.open(merel) as desk:
        lent = Lent(bo.id, now, Moment(now + DAY))
        desk.commit(desks.received("nu Bo"), replace(desk.state, held_by=bo.id, lent=lent), ())
    (line,) = shown().lines_agreed
    assert (line.name, line.text) == ("Rust", TIME_OUT.text)
    desks.a.end_agreement(noor, merel, line.id)
    assert shown().lines_agreed == ()


def test_names_of_another_client_do_not_open(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.a.agree(noor, merel, TIME_OUT)
    other = desks.a.enrol(noor, new_client("Specht"))
    with desks.books().store.begin() as conn:
        sealed = conn.execute(select(client_table.c.names_sealed).where(client_table.c.id == merel)).scalar()
        conn.execute(update(client_table).where(client_table.c.id == other).values(names_sealed=sealed))
    with pytest.raises(SealBroken):
        names(desks, other)
