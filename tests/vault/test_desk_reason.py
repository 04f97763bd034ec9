"""A worker who is not assigned says why before a client of the own side opens, and it stands in the log."""

from dataclasses import replace

import pytest
from vault_desks import Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff, StaffRole
from cases.errors import NotFound, ReasonNeeded
from cases.ids import ClientId
from cases.moments import HOUR, MINUTE
from cases.reasons import LookReason
from cases.roster import Post
from cases.sides import Side
from vault.tables_coordination import access_log, access_review


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def sam(desks: Desks) -> Staff:
    return desks.office.hire("sam")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def lines(desks: Desks, staff: Staff) -> list[tuple[object, ...]]:
    rows = [row for row in desks.office.rows(access_log) if row["staff"] == staff.id]
    return [(row["action"], row["basis"], row["reason"], row["outcome"]) for row in rows]


def test_a_client_of_a_colleague_opens_with_a_reason_alone_and_each_line_carries_it(
    desks: Desks, sam: Staff, merel: ClientId
) -> None:
    with pytest.raises(ReasonNeeded) as asked:
        desks.a.conversation(sam, merel)
    assert asked.value.client == merel
    desks.a.give_reason(sam, merel, LookReason.COVERS)
    assert desks.a.conversation(sam, merel).state.client == merel
    assert lines(desks, sam) == [
        ("open_client", "", "", "refused"),
        ("open_client", "", "", "refused"),
        ("give_reason", "unassigned:covers", "covers", "ok"),
        ("read_conversation", "unassigned:covers", "", "ok"),
    ]
    (review,) = desks.office.rows(access_review)
    assert (review["kind"], review["party"], review["code"]) == ("unassigned", merel, "covers")


def test_a_reason_holds_an_hour_for_one_client_and_one_person(
    desks: Desks, noor: Staff, sam: Staff, merel: ClientId
) -> None:
    other = desks.a.enrol(noor, new_client("Spreeuw"))
    third = desks.office.hire("kim")
    desks.a.give_reason(sam, merel, LookReason.DANGER)
    desks.office.clock.domain += HOUR - MINUTE
    desks.a.conversation(sam, merel)
    for who, client in ((sam, other), (third, merel)):
        with pytest.raises(ReasonNeeded):
            desks.a.conversation(who, client)
    desks.office.clock.domain += MINUTE
    with pytest.raises(ReasonNeeded):
        desks.a.conversation(sam, merel)


def test_no_list_grows_by_a_reason(desks: Desks, sam: Staff, merel: ClientId) -> None:
    desks.alarm(merel, "hij dreigt")
    desks.a.give_reason(sam, merel, LookReason.ASKED)
    assert (desks.a.clients(sam), desks.a.inbox(sam).flags, desks.a.inbox(sam).reading) == ((), (), ())


def test_who_has_a_ground_of_their_own_is_asked_nothing(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.a.give_reason(noor, merel, LookReason.CHECK)
    assert ("give_reason", "unassigned:check", "check", "ok") not in lines(desks, noor)
    desks.a.conversation(noor, merel)
    assert lines(desks, noor)[-1][1] == "grant"


def test_nothing_but_not_found_for_the_unknown_the_other_side_and_who_touched_it(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desk, lead = desks.office.desk, desks.office.hire("lea", StaffRole.LEAD)
    desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    ((case_id, _, _),) = desk.cases(lead)
    bas = desks.office.hire("bas", side=Side.B)
    wulp = new_client("Wulp", desk.link_code(lead, case_id, Side.B))
    other = desks.b.enrol(bas, replace(wulp, contact=replace(wulp.contact, opener="Je lijstje is klaar.")))
    desks.b.conversation(bas, other)
    both = desks.office.hire("bas2", person=bas.person)
    for who, client in ((noor, ClientId("f" * 32)), (noor, other), (both, merel)):
        for act in (desks.a.conversation, lambda s, c: desks.a.give_reason(s, c, LookReason.DANGER)):
            with pytest.raises(NotFound) as refused:
                act(who, client)
            assert not isinstance(refused.value, ReasonNeeded)
    assert [row for row in desks.office.rows(access_log) if row["action"] == "give_reason"] == []
