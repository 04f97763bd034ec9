"""The danger sheet in the store: who opens it, what is logged, what a tick keeps, and that nothing leaves."""

import pytest
from vault_desks import CARD, Desks, desks_in, new_client
from vault_people import Building

from cases.danger import Step, standing
from cases.desk import Staff, StaffRole
from cases.effects import AcknowledgeFlag, CloseFlag, NoteAct
from cases.errors import FlagGone, NotFound
from cases.ids import ClientId
from cases.levels import Level
from cases.moments import MINUTE
from cases.roster import Post
from cases.sides import Role, Side
from vault.tables_coordination import access_log
from vault.tables_side import alert, danger_tick, outbox, task


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def test_an_own_acute_flag_opens_the_sheet_with_the_card_and_the_lead_is_told(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel, paged=noor.id)
    sheet = desks.a.danger(noor, merel)
    assert (sheet.card, sheet.alias, sheet.role, sheet.owner) == (CARD, "Merel", Role.STAYER, "Noor")
    assert [row.flag for row in sheet.flags] == [raised]
    assert sheet.state is not None
    assert [row["kind"] for row in desks.rows(task)] == ["card_opened"]
    logged = [row["action"] for row in desks.office.rows(access_log)]
    assert logged[-2:] == ["open_danger_sheet", "open_card"]


def test_without_an_acute_flag_of_ones_own_the_sheet_opens_without_the_card(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.alarm(merel, level=Level.HIGH, paged=noor.id)
    assert desks.a.danger(noor, merel).card is None
    assert desks.rows(task) == []


def test_a_stranger_to_the_client_gets_nothing_and_the_refusal_is_logged(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.alarm(merel, paged=noor.id)
    kim = desks.office.hire("kim")
    for client in (merel, ClientId("onbekend"), ClientId("\x00")):
        with pytest.raises(NotFound):
            desks.a.danger(kim, client)
        with pytest.raises(NotFound):
            desks.a.tick(kim, client, Step.CALLED_112)
    assert desks.rows(danger_tick) == []
    assert [row["outcome"] for row in desks.office.rows(access_log)][-2:] == ["refused", "refused"]


def test_a_step_is_kept_with_who_and_when_and_taking_it_back_keeps_both(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel, paged=noor.id)
    began = desks.office.clock.now()
    desks.a.tick(noor, merel, Step.CALLED_112, "formulier")
    desks.a.tick(noor, merel, Step.CALLED_112, "formulier")
    desks.office.clock.domain += MINUTE
    desks.a.tick(noor, merel, Step.CALLED_112, done=False)
    rows = [
        (row["flag"], row["step"], row["done"], row["staff"], row["at"]) for row in desks.rows(danger_tick)
    ]
    assert rows == [
        (raised, "called_112", 1, noor.id, began),
        (raised, "called_112", 0, noor.id, began + MINUTE),
    ]
    ticks = desks.a.danger(noor, merel).ticks
    assert [(one.step, one.done, one.by) for one in ticks] == [
        (Step.CALLED_112, True, "Noor"),
        (Step.CALLED_112, False, "Noor"),
    ]
    assert standing(ticks) == {}
    assert "danger_step" in {row["action"] for row in desks.office.rows(access_log)}


def test_steps_belong_to_the_most_urgent_open_flag_and_a_closed_one_takes_its_own_along(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    with pytest.raises(FlagGone):
        desks.a.tick(noor, merel, Step.CALLED_112)
    high = desks.alarm(merel, level=Level.HIGH)
    acute = desks.alarm(merel)
    desks.a.tick(noor, merel, Step.CALLED_112)
    desks.say(merel, "", CloseFlag(merel, acute, noor.id, desks.office.clock.now(), "emergency"))
    desks.a.tick(noor, merel, Step.TOLD_OWNER)
    assert [row["flag"] for row in desks.rows(danger_tick)] == [acute, high]
    assert [one.step for one in desks.a.danger(noor, merel).ticks] == [Step.TOLD_OWNER]


def test_opening_and_ticking_everything_sends_nothing_to_anybody(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    raised = desks.alarm(merel, paged=noor.id)
    desks.say(merel, "", AcknowledgeFlag(merel, raised, noor.id, desks.office.clock.now()))
    before = (desks.rows(outbox), desks.rows(alert))
    desks.a.danger(noor, merel)
    for step in Step:
        desks.a.tick(noor, merel, step)
    assert (desks.rows(outbox), desks.rows(alert)) == before
    assert len(desks.rows(danger_tick)) == len(Step)


def test_who_touched_the_other_side_gets_codes_and_the_card_and_may_tick(
    desks: Desks, merel: ClientId
) -> None:
    lead = desks.office.hire("lea", StaffRole.LEAD)
    desks.office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    ((case_id, _, _),) = desks.office.desk.cases(lead)
    duo_b = desks.office.hire("duo", side=Side.B)
    duo = desks.office.hire("duo", person=duo_b.person)
    desks.b.enrol(duo_b, new_client("Valk", desks.office.desk.link_code(lead, case_id, Side.B)))
    desks.duty(duo)
    with pytest.raises(NotFound):
        desks.a.danger(duo, merel)
    desks.alarm(merel)
    sheet = desks.a.danger(duo, merel)
    assert (sheet.card, sheet.state, sheet.owner, len(sheet.flags)) == (CARD, None, "", 1)
    desks.a.tick(duo, merel, Step.CALLED_112)
    assert [one.by for one in desks.a.danger(duo, merel).ticks] == ["Duo"]


def test_a_call_said_in_the_conversation_stands_on_the_sheet_from_its_flag_on(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "", NoteAct(merel, noor.id, "called_vt", desks.office.clock.now()))
    assert desks.a.danger(noor, merel).ticks == ()
    desks.office.clock.domain += MINUTE
    desks.alarm(merel)
    assert desks.a.danger(noor, merel).ticks == ()
    desks.say(merel, "", NoteAct(merel, noor.id, "called_112", desks.office.clock.now()))
    assert [(one.step, one.by) for one in desks.a.danger(noor, merel).ticks] == [(Step.CALLED_112, "Noor")]
