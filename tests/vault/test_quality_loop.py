"""The quality loop in the stores: judged once, counted without a client, and care that names no case."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, update
from vault_desks import CANARY, Desks, desks_in, new_client
from vault_people import NOON, Building

from cases.care import CareTask, Exposure, Feeling, Load
from cases.desk import Staff, StaffRole
from cases.effects import CloseFlag
from cases.errors import NotFound
from cases.events import FlagClosed
from cases.ids import ClientId, EventId, FlagId, MessageId
from cases.levels import Level, Mode
from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.quality import RuleFigure
from cases.sides import Side
from cases.state import Doubt
from vault.tables_coordination import care, mark_feedback, missed_signal
from vault.tables_side import client as client_table
from vault.tables_side import flag, message, task, text_judged


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def stranger(desks: Desks) -> Staff:
    return desks.office.hire("stef")


@pytest.fixture
def cor(desks: Desks) -> Staff:
    return desks.office.hire("cor", StaffRole.COORDINATOR)


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def front_rows(desks: Desks, name: str) -> list[dict[str, object]]:
    table = {one.name: one for one in (care, mark_feedback, missed_signal)}[name]
    with desks.office.store.read() as conn:
        return [dict(row) for row in conn.execute(table.select()).mappings()]


def about(desks: Desks, flag_id: FlagId) -> MessageId:
    row = next(one for one in desks.rows(flag) if one["id"] == flag_id)
    return MessageId(str(row["message"]))


def test_a_wrong_mark_is_counted_once_by_rule_without_client_or_hour(
    desks: Desks, noor: Staff, stranger: Staff, cor: Staff, merel: ClientId
) -> None:
    of_message = about(desks, desks.alarm(merel))
    for _ in range(2):
        desks.a.call_wrong(noor, merel, of_message, "regel-1")
    (row,) = front_rows(desks, "mark_feedback")
    assert (row["rule"], row["code"], row["level"], row["release"]) == ("regel-1", "R03", Level.ACUTE, 0)
    assert row["at"] == NOON - NOON % DAY
    assert desks.a.wrong_marks(noor, merel) == {(of_message, "regel-1")}
    assert list(desks.office.desk.mark_figures(cor)) == [RuleFigure("regel-1", "R03", Level.ACUTE, None)]
    for bad in (("regel-2", of_message), ("", of_message), ("regel-1", MessageId("geen")), ("regel-1", "\0")):
        with pytest.raises(NotFound):
            desks.a.call_wrong(noor, merel, MessageId(bad[1]), bad[0])
    for action in (desks.a.wrong_marks, lambda *who: desks.a.call_wrong(*who, of_message, "regel-1")):
        with pytest.raises(NotFound):
            action(stranger, merel)
    with pytest.raises(NotFound):
        desks.office.desk.mark_figures(noor)


def test_counts_of_ten_are_shown_and_nine_are_not(desks: Desks, cor: Staff) -> None:
    rows = [{"rule": "r", "code": "R01", "level": 3, "release": 1, "at": 0}] * 9
    with desks.office.store.begin() as conn:
        conn.execute(insert(mark_feedback), rows)
        conn.execute(insert(missed_signal), [{"code": "R05", "level": 4, "release": 1, "at": 0}] * 10)
    assert [one.count for one in desks.office.desk.mark_figures(cor)] == [None]
    assert [(one.code, one.count) for one in desks.office.desk.missed_figures(cor)] == [("R05", 10)]
    with desks.office.store.begin() as conn:
        conn.execute(insert(mark_feedback), rows[:1])
    assert [one.count for one in desks.office.desk.mark_figures(cor)] == [10]


def test_what_coordination_cannot_count_was_not_judged(desks: Desks, noor: Staff, merel: ClientId) -> None:
    of_message = about(desks, desks.alarm(merel))

    class Away:
        def __getattr__(self, name: str) -> object:
            if name == "note_wrong_mark":
                raise OSError("coordination is away")
            return getattr(desks.office.desk, name)

    desk = desks.a
    desk._coordination = Away()  # type: ignore[assignment] # noqa: SLF001  # a store that is away at one moment
    with pytest.raises(OSError, match="coordination is away"):
        desk.call_wrong(noor, merel, of_message, "regel-1")
    assert desks.a.wrong_marks(noor, merel) == frozenset()


def read(desks: Desks, staff: Staff, client: ClientId) -> None:
    desks.a.conversation(staff, client)
    desks.a.mark_read(staff, client)


def test_the_second_look_holds_read_texts_without_a_flag_and_each_is_judged_once(
    desks: Desks, noor: Staff, stranger: Staff, merel: ClientId
) -> None:
    first = desks.say(merel, f"gister weer {CANARY}")
    second = desks.say(merel, "het gaat")
    desks.alarm(merel)
    assert list(desks.a.review_list(noor)) == []
    read(desks, noor, merel)
    assert [(row.alias, row.count) for row in desks.a.review_list(noor)] == [("Merel", 2)]
    assert list(desks.a.review_list(stranger)) == []
    assert {one.text for one in desks.a.review(noor, merel)} == {f"gister weer {CANARY}", "het gaat"}
    assert desks.a.review_one(noor, first).text == f"gister weer {CANARY}"
    assert desks.office.desk.last_logged(noor, "read_review", merel) is not None
    assert desks.a.judge_text(noor, first, ("R07", Level.HIGH))
    assert not desks.a.judge_text(noor, first, ("R01", Level.ACUTE))
    assert not desks.a.judge_text(noor, second, None)
    assert list(desks.a.review_list(noor)) == []
    assert [(row["code"], row["level"]) for row in front_rows(desks, "missed_signal")] == [("R07", 3)]
    assert [(row["kind"], row["level"]) for row in desks.rows(task)] == [("missed_signal", Level.HIGH)]
    assert [row["missed"] for row in desks.rows(text_judged)].count(1) == 1
    assert CANARY not in str(front_rows(desks, "missed_signal"))
    with pytest.raises(NotFound):
        desks.a.review(stranger, merel)


def test_a_text_with_a_flag_or_of_nobody_is_not_judged_and_an_old_one_asks_nobody_to_act(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    of_message = about(desks, desks.alarm(merel))
    for message_id in (of_message, MessageId("geen"), MessageId("\n")):
        with pytest.raises(NotFound):
            desks.a.judge_text(noor, message_id, None)
        with pytest.raises(NotFound):
            desks.a.review_one(noor, message_id)
    old = desks.say(merel, "gister weer")
    calm = desks.say(merel, "gister weer")
    assert not desks.a.judge_text(noor, calm, ("R13", Level.CONCERN))
    desks.office.clock.domain += 73 * HOUR
    assert not desks.a.judge_text(noor, old, ("R07", Level.ACUTE))
    assert desks.rows(task) == []
    desks.office.clock.domain = NOON


def test_texts_that_nobody_read_for_a_day_are_a_number_for_coordination(
    desks: Desks, noor: Staff, cor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "het gaat")
    assert desks.a.unread_for(DAY) == 0
    with desks.books().store.begin() as conn:
        conn.execute(update(message).values(at=NOON - 25 * HOUR))
    assert desks.a.unread_for(DAY) == 1
    for value in (4, 1):
        desks.office.desk.set_figure(Side.A, "unread_day", value)
    (told,) = desks.office.desk.side_figures(cor)
    assert (told.name, told.side, told.value, told.at) == ("unread_day", "a", 1, NOON)
    with pytest.raises(NotFound):
        desks.office.desk.side_figures(noor)


def closed(desks: Desks, staff: Staff, client: ClientId, flag_id: FlagId) -> None:
    """Close a flag as the wired desk does: the turn, then the note."""
    now = desks.office.clock.now()
    event = FlagClosed(EventId(desks.office.ids.new()), now, staff.id, flag_id, "safe_now")
    with desks.books().ledger.open(client) as desk:
        before = desk.state
        desk.commit(event, before, (CloseFlag(client, flag_id, staff.id, now, "safe_now"),))
    for _ in range(2):
        desks.a.note_handled(staff, before, event)


def test_who_closed_an_acute_flag_is_asked_once_and_a_talk_reaches_the_coordinator_without_a_case(
    desks: Desks, noor: Staff, stranger: Staff, cor: Staff, merel: ClientId
) -> None:
    office = desks.office.desk
    closed(desks, noor, merel, desks.alarm(merel, level=Level.HIGH))
    assert office.care_asked(noor) is None
    flag_id = desks.alarm(merel)
    closed(desks, noor, merel, flag_id)
    ask = office.care_asked(noor)
    assert ask is not None
    assert ask.break_until == NOON + 10 * MINUTE
    assert len(front_rows(desks, "care")) == 1
    assert flag_id not in str(front_rows(desks, "care"))
    with pytest.raises(NotFound):
        office.answer_care(stranger, ask.id, Feeling.GOOD)
    office.answer_care(noor, ask.id, Feeling.TALK)
    assert office.care_asked(noor) is None
    (wanted,) = office.care_tasks(cor)
    assert (wanted.alias, wanted.task) == (noor.alias, CareTask.TALK)
    office.finish_care(cor, wanted.id)
    assert list(office.care_tasks(cor)) == []
    assert office.exposure(noor) == Exposure(1, 0)
    assert [(row.alias, row.load) for row in office.loads(cor)] == [(noor.alias, Load.LOW)]
    for refused in (office.loads, office.care_tasks, lambda who: office.finish_care(who, wanted.id)):
        with pytest.raises(NotFound):
            refused(noor)
    with pytest.raises(NotFound):
        office.finish_care(cor, "geen")


def test_a_night_asks_for_looking_back_together_and_the_question_does_not_stand_for_ever(
    desks: Desks, noor: Staff, cor: Staff
) -> None:
    office = desks.office.desk
    night = Moment(NOON - NOON % DAY + 23 * HOUR)
    desks.office.clock.domain = night
    office.note_red(noor.id, "nacht")
    assert [row.task for row in office.care_tasks(cor)] == [CareTask.DEBRIEF]
    assert office.exposure(noor) == Exposure(1, 1)
    desks.office.clock.domain = night + 49 * HOUR
    assert office.care_asked(noor) is None
    desks.office.clock.domain = night + 29 * DAY
    assert office.exposure(noor) == Exposure(0, 0)
    assert list(office.loads(cor)) == []
    assert office.forget_care() == 0
    office.finish_care(cor, "nacht")
    office.note_red(noor.id, "later")
    assert office.forget_care() == 1
    assert [row["id"] for row in front_rows(desks, "care")] == ["later"]
    desks.office.clock.domain = NOON


def test_the_mode_of_a_phone_is_never_open_with_doubt_or_without_an_agreement(
    desks: Desks, noor: Staff, stranger: Staff
) -> None:
    new = new_client("Open-1")
    who = desks.a.enrol(noor, replace(new, contact=replace(new.contact, mode=Mode.OPEN)))
    assert desks.a.mode_of(noor, who) is Mode.OPEN
    with desks.books().store.begin() as conn:
        conn.execute(update(client_table).values(doubt=Doubt.NOTICED.value))
    assert desks.a.mode_of(noor, who) is Mode.NEUTRAL
    with pytest.raises(NotFound):
        desks.a.mode_of(stranger, who)
    with pytest.raises(NotFound):
        desks.a.mode_of(noor, ClientId("geen"))
