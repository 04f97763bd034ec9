"""Two parties on one channel account are never paired, on either side, and nobody learns whose it is."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from vault_desks import Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff
from cases.errors import NotFound, PairingRefused
from cases.ids import ClientId
from cases.sides import Side
from vault.tables_coordination import access_log, account
from vault.tables_side import enrolment, identity, live_event, task

SHARED = 4242


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def bram(desks: Desks) -> Staff:
    return desks.office.hire("bram", side=Side.B)


def pressed(desks: Desks, worker: Staff, alias: str, chat: int = SHARED) -> ClientId:
    assert worker.side is not None
    desk = desks.desk(worker.side)
    made = desk.enrol(worker, new_client(alias))
    assert desks.press(worker.side, desk.issue_link(worker, made).token, chat)
    return made


def seen(desks: Desks, worker: Staff, client: ClientId) -> list[object]:
    """Return all that a worker of this side sees of a refused pairing, without ids and moments."""
    assert worker.side is not None
    desk = desks.desk(worker.side)
    row = next(one for one in desk.clients(worker) if one.client == client)
    tasks = [(one.kind, one.level) for one in desk.tasks(worker) if one.client == client]
    links = [one["state"] for one in desks.rows(enrolment, worker.side) if one["client"] == client]
    told = [one["kind"] for one in desks.rows(live_event, worker.side) if one["ref"] == client]
    return [row.pairing, row.standing, tasks, links, told[-2:]]


def test_an_account_that_is_another_partys_is_refused_alike_on_both_sides(
    desks: Desks, noor: Staff, bram: Staff
) -> None:
    merel = pressed(desks, noor, "Merel")
    desks.a.attach(noor, merel)
    here, there = pressed(desks, noor, "Spreeuw"), pressed(desks, bram, "Kauw")
    refusals = []
    for desk, worker, client in ((desks.a, noor, here), (desks.b, bram, there)):
        with pytest.raises(PairingRefused) as refused:
            desk.attach(worker, client)
        refusals.append((refused.value.text_key, refused.value.status, str(refused.value)))
    assert refusals[0] == refusals[1]
    assert seen(desks, noor, here) == seen(desks, bram, there)
    assert seen(desks, bram, there)[2][0][0] == "pairing_refused"  # type: ignore[index]  # the tasks of a row
    assert [row["client"] for row in desks.rows(identity)] == [merel]
    assert desks.rows(identity, Side.B) == []


def test_the_own_phone_is_attached_once_more_and_a_refused_link_is_used_up(
    desks: Desks, noor: Staff, bram: Staff
) -> None:
    merel = pressed(desks, noor, "Merel")
    desks.a.attach(noor, merel)
    desks.a.attach(noor, merel)
    kauw = pressed(desks, bram, "Kauw")
    with pytest.raises(PairingRefused):
        desks.b.attach(bram, kauw)
    with pytest.raises(NotFound) as nothing:
        desks.b.attach(bram, kauw)
    assert not isinstance(nothing.value, PairingRefused)
    assert desks.press(Side.B, desks.b.issue_link(bram, kauw).token, chat=77)
    desks.b.attach(bram, kauw)
    assert [row["client"] for row in desks.rows(identity, Side.B)] == [kauw]


def test_of_an_account_only_a_keyed_mark_is_kept_and_the_refusal_stands_in_the_log(
    desks: Desks, noor: Staff, bram: Staff
) -> None:
    desks.a.attach(noor, pressed(desks, noor, "Merel"))
    kauw = pressed(desks, bram, "Kauw")
    with pytest.raises(PairingRefused):
        desks.b.attach(bram, kauw)
    (row,) = desks.office.rows(account)
    assert str(SHARED) not in repr(row)
    logged = [one for one in desks.office.rows(access_log) if one["basis"] == "account_in_use"]
    assert [(one["subject"], one["side"], one["outcome"]) for one in logged] == [(kauw, "b", "refused")]
    for side in Side:
        kept = repr([desks.rows(table, side) for table in (task, live_event)])
        assert "account" not in kept


def test_of_two_sides_that_accept_one_account_at_the_same_moment_one_gets_it(
    desks: Desks, noor: Staff, bram: Staff
) -> None:
    merel, kauw = pressed(desks, noor, "Merel"), pressed(desks, bram, "Kauw")

    def accept(work: tuple[Staff, ClientId]) -> str:
        worker, client = work
        assert worker.side is not None
        try:
            desks.desk(worker.side).attach(worker, client)
        except PairingRefused:
            return "refused"
        return "attached"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(accept, [(noor, merel), (bram, kauw)]))
    assert outcomes == ["attached", "refused"]


def test_another_clients_link_on_a_paired_phone_is_bound_and_then_refused(desks: Desks, noor: Staff) -> None:
    merel = pressed(desks, noor, "Merel")
    desks.a.attach(noor, merel)
    spreeuw = desks.a.enrol(noor, new_client("Spreeuw"))
    link = desks.a.issue_link(noor, spreeuw)
    own = desks.a.issue_link(noor, merel)
    assert not desks.press(Side.A, own.token, SHARED)
    assert desks.press(Side.A, link.token, SHARED)
    with pytest.raises(PairingRefused):
        desks.a.attach(noor, spreeuw)
    assert [row["client"] for row in desks.rows(identity)] == [merel]
