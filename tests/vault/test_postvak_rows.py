"""What the Postvak reads beside flags: danger cards, offers, usual replies, the clock of reading."""

import pytest
from sqlalchemy import insert, update
from vault_desks import Desks, desks_in, new_client
from vault_people import Building

from cases.desk import OfferedRow, Staff, StaffRole
from cases.effects import AcknowledgeFlag, PageStaff, RaiseFlag
from cases.errors import NotFound
from cases.ids import ClientId, FlagId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.quality import ReplyPattern
from cases.roster import Post
from cases.sides import Side
from vault.tables_side import answer, checkin, flag, outbox
from vault.tables_side import client as client_table


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def duo(desks: Desks) -> Staff:
    """Hire one human on both sides, who enrolled the other party of Merel's case."""
    lead = desks.office.hire("lea", StaffRole.LEAD)
    desks.office.desk.set_post(lead, Side.A, Post.LEAD, lead.id)
    ((case_id, _, _),) = desks.office.desk.cases(lead)
    link = desks.office.desk.link_code(lead, case_id, Side.B)
    on_b = desks.office.hire("duo", side=Side.B)
    desks.b.enrol(on_b, new_client("Valk", link))
    return desks.office.hire("duo", person=on_b.person)


def test_who_worked_with_the_other_side_gets_a_card_without_client_and_sees_who_was_called(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    both = duo(desks)
    raised = desks.alarm(merel)
    card = PageStaff(merel, raised, 0, Post.DUTY, both.id, Level.ACUTE, "Merel", "danger_card")
    able = PageStaff(merel, raised, 0, Post.BACKUP, noor.id, Level.ACUTE, "Merel")
    desks.say(merel, "", card, able)
    (row,) = desks.a.flags(both, "alle")
    assert (row.danger_card, row.client, row.alias, row.role) == (True, None, "", None)
    assert (row.level, row.code, row.also) == (Level.ACUTE, "R03", (noor.alias,))
    assert "Merel" not in repr(row)
    assert merel not in repr(row)
    with pytest.raises(NotFound):
        desks.a.client_of(both, raised)
    desks.say(merel, "", AcknowledgeFlag(merel, raised, noor.id, desks.office.clock.now()))
    (row,) = desks.a.flags(both, "alle")
    assert (row.claimed_by, row.claimed_alias) == (noor.id, noor.alias)
    (open_row,) = desks.a.flags(noor, "alle")
    assert (open_row.danger_card, open_row.client) == (False, merel)


def test_a_row_tells_a_claim_that_ran_out_and_what_the_holder_does(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    raised, now = desks.alarm(merel), desks.office.clock.now()
    clocks = {"reopened": 1, "answer_due": now + 5 * MINUTE, "busy_until": now + 20 * MINUTE}
    with desks.books().store.begin() as conn:
        conn.execute(update(flag).where(flag.c.id == raised).values(clocks))
    (row,) = desks.a.flags(noor, "alle")
    assert (row.reopened, row.answer_due, row.busy_until) == (True, now + 5 * MINUTE, now + 20 * MINUTE)


def test_an_offered_conversation_stands_with_who_was_asked_alone(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    kim, both = desks.office.hire("kim"), duo(desks)
    for asked, seen in ((kim, 1), (both, 0)):
        with desks.books().store.begin() as conn:
            conn.execute(update(client_table).values(offered_to=asked.id, held_alias=noor.alias))
        assert len(desks.a.inbox(asked).offered) == seen
        assert desks.a.inbox(noor).offered == ()
    with desks.books().store.begin() as conn:
        conn.execute(update(client_table).values(offered_to=kim.id))
    assert desks.a.inbox(kim).offered == (OfferedRow(merel, "Merel", noor.alias),)


def asked(desks: Desks, client: ClientId, number: int, waited: int | None, reason: str = "no_reply") -> None:
    """Let a planned question leave, and an answer come after ``waited``, or none."""
    sent = desks.office.clock.now() - (number + 1) * DAY
    name, state = f"vraag-{number}", "overdue" if waited is None else "answered"
    question = {
        "id": name, "client": client, "local_date": str(number), "slot": "a", "script": "d1", "state": state,
        "reason": reason, "due_at": sent, "answer_step": 0,
    }  # fmt: skip
    left = {
        "id": name, "client": client, "bot": "b", "dedup": name, "seq": number, "kind": "checkin", "key": "",
        "mode": "open", "checkin": name, "body_sealed": b"", "day": "", "priority": 0, "state": "sent",
        "code": "", "due_at": sent, "override": "", "closes_talk": 0, "attempts": 1, "created_at": sent,
        "sent_at": sent,
    }  # fmt: skip
    with desks.books().store.begin() as conn:
        conn.execute(insert(checkin), question)
        conn.execute(insert(outbox), left)
        if waited is not None:
            row = {"id": name, "client": client, "checkin": name, "script": "d1", "step": "a"}
            conn.execute(insert(answer), {**row, "value_sealed": b"", "at": sent + waited})


def test_the_usual_reply_of_who_stays_silent_comes_from_moments_alone(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    now = desks.office.clock.now()
    silent = RaiseFlag(merel, FlagId("stil"), Level.CONCERN, "no_reply", "", "no_reply", now)
    desks.say(merel, "", silent)
    for number, waited in enumerate((10 * MINUTE, 2 * HOUR, None)):
        asked(desks, merel, number, waited)
    asked(desks, merel, 3, None, reason="no_longer_waiting")
    assert desks.a.inbox(noor).patterns == {}
    asked(desks, merel, 4, 30 * MINUTE)
    asked(desks, merel, 100, 5 * MINUTE)
    assert desks.a.inbox(noor).patterns == {merel: ReplyPattern(4, 3, 30 * MINUTE)}


def test_only_in_the_first_days_a_text_is_read_the_same_day(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "het gaat")
    assert [row.first_days for row in desks.a.inbox(noor).reading] == [True]
    with desks.books().store.begin() as conn:
        facts = conn.execute(client_table.select()).one().facts
        conn.execute(update(client_table).values(facts=facts.replace('"F0"', '"F2"')))
    (row,) = desks.a.inbox(noor).reading
    assert (row.first_days, row.count, row.oldest) == (False, 1, Moment(desks.office.clock.now()))
