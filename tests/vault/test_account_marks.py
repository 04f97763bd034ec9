"""Accounts from before marks were kept are marked at a start; of two on one account both are put in doubt."""

import threading
from collections.abc import Sequence

import pytest
from sqlalchemy import delete
from vault_desks import Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff
from cases.errors import PairingRefused
from cases.ids import ClientId
from cases.sides import Side
from cases.state import ReminderKind
from nabij.marking import AccountMarks
from vault.tables_coordination import access_log, account

SHARED = 4242


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


def paired(desks: Desks, worker: Staff, alias: str, chat: int = SHARED) -> ClientId:
    """Pair a client as it was done before there were marks."""
    assert worker.side is not None
    desk = desks.desk(worker.side)
    made = desk.enrol(worker, new_client(alias))
    assert desks.press(worker.side, desk.issue_link(worker, made).token, chat)
    desk.attach(worker, made)
    with desks.office.store.begin() as conn:
        conn.execute(delete(account))
    return made


def start(desks: Desks) -> None:
    marks = AccountMarks(desks.office.desk, [desks.books(side) for side in Side], desks.office.clock)
    for _ in range(2):
        assert marks.once(threading.Event()) == 0


def signs(desks: Desks, side: Side, client: ClientId) -> Sequence[ReminderKind]:
    with desks.books(side).ledger.open(client) as desk:
        return [one.kind for one in desk.state.reminders if one.kind is ReminderKind.SHARED]


def test_who_was_paired_before_is_marked_and_nobody_else_gets_that_account(desks: Desks) -> None:
    noor, bram = desks.office.hire("noor"), desks.office.hire("bram", side=Side.B)
    merel = paired(desks, noor, "Merel")
    alone = paired(desks, bram, "Roek", 7)
    start(desks)
    assert desks.office.desk.marked_parties() == {merel, alone}
    assert signs(desks, Side.A, merel) == signs(desks, Side.B, alone) == []
    kauw = desks.b.enrol(bram, new_client("Kauw"))
    assert desks.press(Side.B, desks.b.issue_link(bram, kauw).token, SHARED)
    with pytest.raises(PairingRefused):
        desks.b.attach(bram, kauw)


def test_two_who_share_an_account_since_before_are_put_in_doubt_alike_and_once(desks: Desks) -> None:
    noor, bram = desks.office.hire("noor"), desks.office.hire("bram", side=Side.B)
    merel, kauw = paired(desks, noor, "Merel"), paired(desks, bram, "Kauw")
    start(desks)
    start(desks)
    assert signs(desks, Side.A, merel) == signs(desks, Side.B, kauw) == [ReminderKind.SHARED]
    assert len(desks.office.desk.marked_parties()) == 1
    for side, client in ((Side.A, merel), (Side.B, kauw)):
        due = [one.ref for one in desks.books(side).ledger.due(desks.office.clock.now(), 10)]
        assert due == [client]
    logged = [one for one in desks.office.rows(access_log) if one["basis"] == "account_in_use"]
    assert logged == [], "a start reads nothing and tells nobody"


def test_a_start_that_ends_at_once_marks_nobody(desks: Desks) -> None:
    paired(desks, desks.office.hire("noor"), "Merel")
    stop = threading.Event()
    stop.set()
    AccountMarks(desks.office.desk, [desks.books()], desks.office.clock).once(stop)
    assert desks.office.desk.marked_parties() == frozenset()
