"""Around a conversation: what was told, past flags, acts, consent, who may get it and who is away."""

from dataclasses import replace

import pytest
from sqlalchemy import insert
from vault_desks import Desks, desks_in, new_client
from vault_people import PASSWORD, Building

from cases.desk import Staff, StaffRole
from cases.effects import CloseFlag, NoteAct, Say, SayKind
from cases.errors import NotFound
from cases.events import ActedOutside, FlagClosed, HandoverOffered
from cases.ids import ClientId, EventId
from cases.levels import Level, Mode
from cases.moments import DAY, MINUTE, SECOND, after
from cases.sides import Side
from vault.tables_coordination import case_party, reach


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def _tells(desks: Desks, client: ClientId, text: str, kind: SayKind, *, closes: bool = False) -> None:
    desks.office.clock.domain += SECOND
    desks.say(client, "", Say(client, text, kind, Mode.OPEN, closes_talk=closes))


def test_what_was_told_is_what_the_bot_said_of_danger_reading_and_speaking_since_the_flag(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    _tells(desks, merel, "van daarvoor", SayKind.SAFETY)
    assert desks.a.conversation(noor, merel).told == ()
    desks.office.clock.domain += SECOND
    flagged = desks.alarm(merel, "help")
    _tells(desks, merel, "Bel 112.", SayKind.SAFETY)
    _tells(desks, merel, "Hoe gaat het?", SayKind.REPLY)
    _tells(desks, merel, "Een medewerker leest dit vandaag.", SayKind.REPLY, closes=True)
    told = desks.a.conversation(noor, merel).told
    assert [(line.text, line.state) for line in told] == [
        ("Bel 112.", "new"),
        ("Een medewerker leest dit vandaag.", "new"),
    ]
    now = desks.office.clock.now()
    with desks.books().ledger.open(merel) as desk:
        closed = FlagClosed(EventId(desks.office.ids.new()), now, noor.id, flagged, "agreed")
        later = after(now, DAY)
        desk.commit(
            closed, desk.state, [CloseFlag(merel, flagged, noor.id, now, "agreed", "no", later, "more")]
        )
    opened = desks.a.conversation(noor, merel)
    assert (opened.told, opened.flags) == ((), ())
    (past,) = opened.past
    assert (past.flag, past.level, past.closed_alias, past.reason, past.closed_at) == (
        flagged,
        Level.ACUTE,
        "Noor",
        "agreed",
        now,
    )
    assert (past.safe_now, past.next_contact, past.rhythm) == ("no", later, "more")


def test_consent_is_shown_as_it_was_recorded(desks: Desks, noor: Staff, merel: ClientId) -> None:
    (given,) = desks.a.conversation(noor, merel).consents
    assert (given.version, given.language, given.given_alias, given.withdrawn_at) == (
        "1",
        "nl-B1",
        "Noor",
        None,
    )


def test_acts_outside_the_chat_stand_in_order_with_who_did_them(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    for act in ("calling", "called_112"):
        desks.office.clock.domain += SECOND
        now = desks.office.clock.now()
        with desks.books().ledger.open(merel) as desk:
            event = ActedOutside(EventId(desks.office.ids.new()), now, noor.id, act)
            desk.commit(event, desk.state, [NoteAct(merel, noor.id, act, now)])
    assert [(each.by, each.alias, each.act) for each in desks.a.conversation(noor, merel).acts] == [
        (noor.id, "Noor", "calling"),
        (noor.id, "Noor", "called_112"),
    ]


def test_a_conversation_is_given_to_workers_of_this_side_who_never_touched_the_other(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    kim, barred = desks.office.hire("kim"), desks.office.hire("lou")
    desks.office.hire("bo", side=Side.B)
    desks.office.hire("cor", StaffRole.COORDINATOR)
    (party,) = [row for row in desks.office.rows(case_party) if row["party"] == merel]
    with desks.office.store.begin() as conn:
        touched = {"person": barred.person, "case_": party["case_"], "side": "b", "since": 0}
        conn.execute(insert(reach), touched)
    assert [each.staff for each in desks.a.receivers(noor, merel)] == [kim.id]
    with pytest.raises(NotFound):
        desks.a.receivers(kim, merel)


def test_who_is_asked_to_take_over_may_look_before_saying_yes(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    kim = desks.office.hire("kim")
    with pytest.raises(NotFound):
        desks.a.conversation(kim, merel)
    now = desks.office.clock.now()
    with desks.books().ledger.open(merel) as desk:
        offer = HandoverOffered(EventId(desks.office.ids.new()), now, noor.id, kim.id, "Kim")
        desk.commit(offer, replace(desk.state, offered_to=kim.id, offered_alias="Kim"), [])
    assert desks.a.conversation(kim, merel).state.offered_to == kim.id


def test_a_holder_is_away_when_every_screen_of_theirs_is_locked_or_gone(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    kim = desks.office.hire("kim")
    desks.office.desk.grant(noor, kim.id, merel)
    with desks.books().ledger.open(merel) as desk:
        now = desks.office.clock.now()
        event = ActedOutside(EventId(desks.office.ids.new()), now, noor.id, "calling")
        desk.commit(event, replace(desk.state, held_by=noor.id, held_alias="Noor"), [])
    assert desks.a.conversation(kim, merel).holder_away
    assert not desks.a.conversation(noor, merel).holder_away
    office = desks.office
    token = office.desk.door.log_in("noor", PASSWORD, Side.A, "adres")
    assert not desks.a.conversation(kim, merel).holder_away
    office.clock.wall += 16 * MINUTE
    assert desks.a.conversation(kim, merel).holder_away
    assert token is not None
    watched = office.desk.door.watch(token)
    assert watched is not None
    assert watched.locked
