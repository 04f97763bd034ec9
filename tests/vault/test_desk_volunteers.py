"""What a volunteer reaches of a side, visit lights for whoever visits, and who works on duty alone."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete
from vault_desks import CONTACT, Desks, desks_in, new_client
from vault_people import PASSWORD, Building

from cases.desk import Staff, StaffRole
from cases.effects import SetVisitLight
from cases.errors import NotFound, NotReady
from cases.events import Kind, VisitLightSet
from cases.ids import ClientId, EventId
from cases.levels import Level
from cases.moments import DAY, HOUR, SECOND, Moment, after
from cases.people import AgreedTimes, Function
from cases.roster import Post
from cases.sides import Side
from cases.state import Lent, VisitLight
from vault.desk_volunteers import VolunteerDesk
from vault.tables_coordination import access_log
from vault.tables_side import dek, message


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


@pytest.fixture
def bo(desks: Desks) -> Staff:
    return volunteer(desks, "bo", StaffRole.BUDDY)


def volunteer(desks: Desks, login: str, role: StaffRole) -> Staff:
    front = desks.office.desk
    coordinator = desks.office.hire(desks.office.ids.new(), StaffRole.COORDINATOR)
    found = front.staff(front.add_staff(login, PASSWORD, login.capitalize(), role, Side.A))
    front.set_volunteer(coordinator, found.id, date(2026, 1, 1), date(2026, 1, 1), 4)
    return found


def small(desks: Desks) -> VolunteerDesk:
    return VolunteerDesk(desks.books(), desks.office.desk, desks.office.clock)


def lend(desks: Desks, client: ClientId, to: Staff, *, holds: bool = True) -> None:
    """Store that the conversation is with this volunteer, as the turn does."""
    now = desks.office.clock.now()
    with desks.books().ledger.open(client) as desk:
        lent = Lent(to.id, now, after(now, 5 * DAY))
        state = replace(desk.state, held_by=to.id if holds else None, held_alias=to.alias, lent=lent)
        desk.commit(desks.received("nu Bo"), state, ())


def test_a_volunteer_sees_who_was_given_and_nobody_else(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    other = desks.a.enrol(noor, new_client("Specht"))
    desks.a.match(noor, merel, bo.id, 10, wish=False)
    (given,) = small(desks).given(bo)
    assert (given.visit.alias, given.holds, given.gone) == ("Merel", False, False)
    for client in (other, ClientId("onbekend"), ClientId("\x00")):
        with pytest.raises(NotFound):
            small(desks).opened(bo, client)
    desks.office.clock.domain += 10 * DAY
    assert small(desks).given(bo) == ()
    with pytest.raises(NotFound):
        small(desks).opened(bo, merel)


def test_a_volunteer_reads_the_own_conversation_from_where_it_began_for_seven_days(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    desks.say(merel, "wat ik eerder zei")
    desks.office.clock.domain += HOUR
    before = small(desks).opened(bo, merel)[0]
    assert (before.lines, before.agreed) == ((), None)
    lend(desks, merel, bo)
    desks.office.clock.domain += HOUR
    desks.say(merel, "hoi Bo")
    desks.office.clock.domain += SECOND
    desks.say(merel, "", kind=Kind.PHOTO)
    shown, state = small(desks).opened(bo, merel)
    assert [line.text for line in shown.lines] == ["nu Bo", "hoi Bo", ""]
    assert {(line.author, line.mine) for line in shown.lines} == {("", False)}
    assert (shown.given.holds, shown.neutral, state.held_by_volunteer) == (True, True, True)
    assert shown.agreed == AgreedTimes(CONTACT.windows, (), CONTACT.valid_until)
    desks.office.clock.domain += 8 * DAY
    desks.say(merel, "later")
    assert [line.text for line in small(desks).opened(bo, merel)[0].lines] == ["later"]


def test_who_lost_the_conversation_sees_that_and_no_word_of_it(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    lend(desks, merel, bo, holds=False)
    shown, _ = small(desks).opened(bo, merel)
    assert (shown.given.holds, shown.given.gone, shown.lines) == (False, True, ())
    assert shown.agreed is None
    assert small(desks).held_by(bo.id) == ()


def test_an_erased_client_is_not_found_by_a_volunteer(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    lend(desks, merel, bo)
    with desks.books().store.begin() as conn:
        conn.execute(delete(dek).where(dek.c.client == merel))
    with pytest.raises(NotFound):
        small(desks).opened(bo, merel)


def test_what_a_volunteer_read_was_read_by_nobody_and_is_logged(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    lend(desks, merel, bo)
    desks.say(merel, "hoi Bo")
    small(desks).opened(bo, merel)
    assert {row["read_by"] for row in desks.rows(message)} == {None}
    (line,) = [row for row in desks.office.rows(access_log) if row["action"] == "read_own_talk"]
    assert (line["staff"], line["basis"], line["outcome"]) == (bo.id, "match", "ok")
    with pytest.raises(NotFound):
        small(desks).opened(bo, ClientId("x"))
    assert [row["outcome"] for row in desks.office.rows(access_log)][-1] == "refused"


def test_no_worker_comes_by_the_door_of_volunteers_and_no_volunteer_by_that_of_workers(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    lend(desks, merel, bo)
    refused = [
        lambda: small(desks).given(noor),
        lambda: small(desks).opened(noor, merel),
        lambda: desks.a.conversation(bo, merel),
        lambda: desks.a.inbox(bo),
        lambda: desks.a.clients(bo),
        lambda: desks.a.visits(bo),
        lambda: desks.a.matches(bo, merel),
        lambda: desks.a.live_counts([bo]),
        lambda: VolunteerDesk(desks.books(Side.B), desks.office.desk, desks.office.clock).given(bo),
    ]
    for act in refused:
        with pytest.raises(NotFound):
            act()


def test_the_conversation_is_given_only_by_a_match_with_time_and_where_it_must_be_by_wish(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    eef = volunteer(desks, "eef", StaffRole.EXPERIENCE)
    with pytest.raises(NotFound):
        desks.a.lendable(noor, merel, bo.id)
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    desks.a.match(noor, merel, eef.id, 30, wish=False)
    assert desks.a.lendable(noor, merel, bo.id)[1] == "Bo"
    with pytest.raises(NotReady):
        desks.a.lendable(noor, merel, eef.id)
    desks.a.match(noor, merel, eef.id, 30, wish=True)
    assert desks.a.lendable(noor, merel, eef.id)[1] == "Eef"
    desks.office.desk.spend_visiting(bo.id, 240)
    with pytest.raises(NotReady):
        desks.a.lendable(noor, merel, bo.id)
    lend(desks, merel, bo)
    assert desks.a.holder(noor, merel) == bo.id
    lend(desks, merel, bo, holds=False)
    assert desks.a.holder(noor, merel) is None


def test_the_stricter_of_the_own_light_and_the_lead_s_word_is_shown_with_since_when(
    desks: Desks, noor: Staff, merel: ClientId, bo: Staff
) -> None:
    lead = desks.office.hire("lea", StaffRole.LEAD)
    ((case, _, _),) = desks.office.desk.cases(lead)
    desks.a.match(noor, merel, bo.id, 30, wish=False)
    assert [(one.light, one.since) for one in desks.a.visits(noor)] == [(VisitLight.CAN, None)]
    first = set_light(desks, merel, VisitLight.CALL_FIRST, noor)
    desks.office.clock.domain += HOUR
    ordered = desks.office.clock.now()
    desks.office.desk.order_visits(lead, case, tuple(Side), VisitLight.DO_NOT_GO)
    for seen in (desks.a.visits(noor)[0], small(desks).given(bo)[0].visit):
        assert (seen.light, seen.since) == (VisitLight.DO_NOT_GO, ordered)
    desks.office.desk.order_visits(lead, case, tuple(Side), VisitLight.CAN)
    assert (desks.a.visits(noor)[0].light, desks.a.visits(noor)[0].since) == (VisitLight.CALL_FIRST, first)


def set_light(desks: Desks, client: ClientId, light: VisitLight, by: Staff) -> Moment:
    now = desks.office.clock.now()
    event = VisitLightSet(EventId(desks.office.ids.new()), now, by.id, light)
    with desks.books().ledger.open(client) as desk:
        state = replace(desk.state, visit_light=light.value)
        desk.commit(event, state, (SetVisitLight(client, light.value, by.id, now),))
    return now


def test_who_is_hired_for_duty_alone_sees_what_called_them_during_the_shift(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    front = desks.office.desk
    hired = front.add_staff("dien", PASSWORD, "Dien", StaffRole.WORKER, Side.A, function=Function.DUTY)
    dien = front.staff(hired)
    desks.a.enrol(noor, new_client("Specht"))
    desks.duty(dien)
    assert desks.a.clients(dien) == ()
    flag = desks.alarm(merel, level=Level.ACUTE, paged=dien.id)
    assert [row.flag for row in desks.a.flags(dien, "alle")] == [flag]
    assert [row.client for row in desks.a.clients(dien)] == [merel]
    assert desks.a.may_see(dien, merel) == "page"
    desks.duty(noor)
    assert desks.a.clients(dien) == ()
    with pytest.raises(NotFound):
        desks.a.conversation(dien, merel)
    front.set_function(desks.office.hire("cor", StaffRole.COORDINATOR), dien.id, None)
    desks.office.desk.set_post(desks.office.hire("cor2", StaffRole.COORDINATOR), Side.A, Post.DUTY, dien.id)
    assert len(desks.a.clients(front.staff(dien.id))) == 2
