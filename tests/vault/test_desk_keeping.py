"""The desk says when words of a client go and why nothing goes; who may not see the client hears nothing."""

import pytest
from sqlalchemy import insert, update
from vault_desks import Desks, new_client
from vault_people import Office

from cases.desk import StaffRole
from cases.erasing import HoldReason
from cases.errors import NotFound, ReasonNeeded
from cases.keeping import Keeping
from cases.moments import DAY, Moment
from cases.retention import CLASSES, chosen
from cases.sides import Side
from vault.legal_hold import HoldBook
from vault.tables_side import client_request, message


@pytest.fixture
def desks(office: Office) -> Desks:
    return Desks(office)


def read_all(desks: Desks, *, is_read: bool = True) -> None:
    with desks.books().begin() as conn:
        conn.execute(update(message).values(read_by="w" if is_read else None))


def test_words_end_at_the_term_of_this_organisation(desks: Desks) -> None:
    anna = desks.office.hire("anna")
    sam = desks.a.enrol(anna, new_client())
    assert desks.a.keeping(anna, sam) == Keeping()
    now = desks.office.clock.now()
    desks.say(sam, "Vandaag was het rustig.")
    read_all(desks)
    assert desks.a.keeping(anna, sam).words_end == now + CLASSES["message_plain"].days * DAY
    faces, languages = desks.settings.bots, desks.settings.languages
    desks.settings = type(desks.settings)(faces, languages, chosen({"message_plain": 21}))
    assert desks.a.keeping(anna, sam).words_end == now + 21 * DAY


def test_what_nobody_read_waits_for_the_most_and_what_is_over_goes_now(desks: Desks) -> None:
    anna = desks.office.hire("anna")
    sam = desks.a.enrol(anna, new_client())
    began = desks.office.clock.now()
    desks.say(sam, "Vandaag was het rustig.")
    read_all(desks, is_read=False)
    assert desks.a.keeping(anna, sam).words_end == began + CLASSES["message_plain"].most * DAY
    read_all(desks)
    desks.office.clock.domain += 20 * DAY
    assert desks.a.keeping(anna, sam).words_end == began + 20 * DAY


def test_a_hold_is_shown_with_its_reason_and_review_and_keeps_the_words(desks: Desks) -> None:
    anna = desks.office.hire("anna")
    by, second = (desks.office.hire(login, StaffRole.LEAD) for login in ("lies", "carla"))
    sam = desks.a.enrol(anna, new_client())
    desks.say(sam, "Vandaag was het rustig.")
    office = desks.office
    book = HoldBook(desks.books().store, office.desk, office.clock, office.ids)
    review = Moment(office.clock.now() + 60 * DAY)
    book.put(sam, HoldReason.COURT, by, second, review)
    assert desks.a.keeping(anna, sam) == Keeping(None, HoldReason.COURT, review)
    book.lift(sam, by, second)
    assert desks.a.keeping(anna, sam).reason is None


def test_data_that_may_not_be_used_does_not_go_by_itself(desks: Desks) -> None:
    anna = desks.office.hire("anna")
    sam = desks.a.enrol(anna, new_client())
    desks.say(sam, "Vandaag was het rustig.")
    now = desks.office.clock.now()
    row = {"id": "r", "client": sam, "kind": "restrict", "way": "by_phone", "asker": "client", "restricts": 1}
    with desks.books().begin() as conn:
        conn.execute(insert(client_request), row | {"at": now, "due_at": now})
    assert desks.a.keeping(anna, sam) == Keeping(restricted=True)


def test_who_may_not_see_the_client_hears_nothing_of_it(desks: Desks) -> None:
    anna, bram = desks.office.hire("anna"), desks.office.hire("bram")
    cees = desks.office.hire("cees", side=Side.B)
    sam = desks.a.enrol(anna, new_client())
    with pytest.raises(ReasonNeeded):
        desks.a.keeping(bram, sam)
    with pytest.raises(NotFound):
        desks.b.keeping(cees, sam)
