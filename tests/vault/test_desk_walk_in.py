"""The open door at a worker's desk: read, taken by one, answered through the outbox, closed."""

import pytest
from side_bench import let_go, raw
from vault_desks import Desks, desks_in
from vault_people import Building

from cases.desk import Staff, StaffRole
from cases.errors import FlagGone, FlagTaken, NotFound, NotYours, TooLate
from cases.ids import FlagId, PhoneMessage
from cases.levels import Language, Level
from cases.moments import DAY, HOUR, Moment, after
from cases.reach import Called
from cases.sides import Side
from cases.traffic import Sent
from cases.walk_in import UNDO, Door, DoorFlag, DoorReply, WalkIn, WalkInTurn
from vault.desk_walk_in import HELD_FOR
from vault.paging import CallBook
from vault.retention import sweep
from vault.tables_coordination import access_log
from vault.tables_side import flag, outbox, walk_in, walk_in_line

WORDS = "mag ik iemand spreken \ud800"


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def kim(desks: Desks) -> Staff:
    return desks.office.hire("kim")


@pytest.fixture
def talk(desks: Desks) -> str:
    return knock(desks)


def knock(desks: Desks, update: int = 1, *, flagged: bool = True) -> str:
    """Let somebody unknown write for a talk; return its id."""
    books, now = desks.books(), desks.office.clock.now()
    asked = DoorFlag(Level.HIGH, "wants_human", "", False, False, after(now, HOUR), None)
    turn = WalkInTurn(
        WalkIn(Door.TALK if flagged else Door.NEW, Level.HIGH if flagged else Level.NONE),
        Level.NONE,
        DoorReply("Doorgegeven."),
        asked if flagged else None,
    )
    books.intake.keep(raw(WORDS, update, 77, now))
    (item,) = books.intake.heads(now, 5)
    with books.ledger.open_received(item, now) as received:
        assert received is not None
        received.commit_walk_in(turn, WORDS, "text", now)
    return str(desks.rows(walk_in)[0]["id"])


def later(desks: Desks, wait: int) -> Moment:
    desks.office.clock.domain += wait
    return desks.office.clock.now()


def logged(desks: Desks) -> list[object]:
    return [row["action"] for row in desks.office.rows(access_log) if "walk_in" in str(row["action"])]


def test_a_talk_shows_its_words_and_why_after_a_line_in_the_log(desks: Desks, noor: Staff, talk: str) -> None:
    seen = desks.a.door_talk(noor, talk)
    assert [(line.direction, line.text, line.state) for line in seen.lines] == [
        ("in", WORDS, ""),
        ("out", "Doorgegeven.", "new"),
    ]
    assert [(why.level, why.category, why.taken) for why in seen.why] == [(Level.HIGH, "wants_human", False)]
    assert (seen.alias, seen.mine, seen.free, seen.chat.door) == ("Deur-1", False, True, Door.TALK)
    assert logged(desks) == ["read_walk_in"]
    (row,) = desks.a.flags(noor, "wacht")
    assert (row.client, row.door, row.alias, row.door_new) == (None, talk, "Deur-1", False)


def test_the_first_takes_it_and_the_second_is_told_who_did(
    desks: Desks, noor: Staff, kim: Staff, talk: str
) -> None:
    desks.a.claim_door(noor, talk)
    desks.a.claim_door(noor, talk)
    with pytest.raises(FlagTaken) as beaten:
        desks.a.claim_door(kim, talk)
    assert beaten.value.by == noor.alias
    with pytest.raises(NotYours):
        desks.a.answer_door(kim, talk, "hallo")
    with pytest.raises(NotYours):
        desks.a.close_door(kim, talk, "answered")
    assert [row.claimed_by for row in desks.a.flags(kim, "alle")] == [noor.id]
    assert desks.a.door_talk(noor, talk).mine
    assert not desks.a.door_talk(kim, talk).free
    later(desks, HELD_FOR)
    assert desks.a.door_talk(kim, talk).free
    desks.a.claim_door(kim, talk)
    assert desks.a.door_talk(noor, talk).held_alias == kim.alias


def test_an_answer_leaves_once_behind_what_the_bot_said_and_keeps_the_talk_a_day(
    desks: Desks, noor: Staff, talk: str
) -> None:
    desks.a.claim_door(noor, talk)
    now = later(desks, HOUR)
    for _ in range(2):
        desks.a.answer_door(noor, talk, "Ik kijk met je mee.", "one form")
    due = later(desks, UNDO)
    books = desks.books()
    order = []
    for _ in range(2):
        (parcel,) = books.outbox.heads(raw("", 1, 77).bot, due, 5)
        leased = books.outbox.lease(parcel, due, after(due, HOUR), let_go)
        assert leased is not None
        order.append((leased[0].text, leased[0].chat))
        books.outbox.settle(leased[0], Sent(PhoneMessage(len(order))), due)
    assert order == [("Doorgegeven.", 77), ("Ik kijk met je mee.", 77)]
    seen = desks.a.door_talk(noor, talk)
    assert [(line.alias, line.state) for line in seen.lines][-1] == (noor.alias, "sent")
    assert seen.destroy_at == after(now, DAY)
    assert desks.rows(flag)[0]["answered_at"] == now
    later(desks, HOUR)
    knock(desks, 2)
    assert {row.door_new for row in desks.a.flags(noor, "mijn")} == {True}


def test_an_answer_waits_five_seconds_and_taken_back_never_leaves(
    desks: Desks, noor: Staff, kim: Staff, talk: str
) -> None:
    desks.a.claim_door(noor, talk)
    desks.a.answer_door(noor, talk, "Ik kijk met je mee.")
    now, bot = desks.office.clock.now(), raw("", 1, 77).bot
    assert len(desks.books().outbox.heads(bot, after(now, UNDO - 1), 5)) == 1
    (line,) = (each for each in desks.a.door_talk(noor, talk).lines if each.by == noor.id)
    assert (line.by, line.state) == (noor.id, "new")
    assert desks.rows(flag)[0]["answered_at"] == now
    for who, which, refused in ((kim, line.id, NotYours), (noor, "onbekend", NotFound)):
        with pytest.raises(refused):
            desks.a.recall_door(who, talk, which)
    assert desks.a.recall_door(noor, talk, line.id) == "Ik kijk met je mee."
    again = desks.rows(flag)[0]
    assert (again["answered_at"], again["answered_in"], again["answer_due"]) == (None, None, after(now, HOUR))
    assert {row["state"] for row in desks.rows(outbox) if row["id"] == line.id} == {"dropped"}
    seen = desks.a.door_talk(noor, talk, refresh=True)
    assert line.id not in {each.id for each in seen.lines}
    assert logged(desks)[-1] == "refresh_walk_in"
    later(desks, HOUR)
    assert not seen.why[0].level < Level.HIGH
    sent = desks.books().outbox.heads(bot, after(now, DAY), 5)
    assert line.id not in sent


def test_what_may_have_left_is_taken_back_no_more_and_the_talk_says_so(
    desks: Desks, noor: Staff, talk: str
) -> None:
    desks.a.claim_door(noor, talk)
    desks.a.answer_door(noor, talk, "Ik kijk met je mee.")
    due, books = later(desks, UNDO), desks.books()
    for number in range(2):
        (parcel,) = books.outbox.heads(raw("", 1, 77).bot, due, 5)
        leased = books.outbox.lease(parcel, due, after(due, HOUR), let_go)
        assert leased is not None
        books.outbox.settle(leased[0], Sent(PhoneMessage(number + 1)), due)
    (line,) = (each for each in desks.a.door_talk(noor, talk).lines if each.by == noor.id)
    with pytest.raises(TooLate):
        desks.a.recall_door(noor, talk, line.id)
    assert desks.rows(flag)[0]["answered_in"] == line.id


def test_the_language_of_a_talk_is_kept_with_it(desks: Desks, noor: Staff, talk: str) -> None:
    assert desks.a.door_talk(noor, talk).chat.language is None
    turn = WalkInTurn(WalkIn(Door.TALK, Level.HIGH, language=Language.EN), Level.NONE, None, None)
    books, now = desks.books(), desks.office.clock.now()
    books.intake.keep(raw("English", 2, 77, now))
    (item,) = books.intake.heads(now, 5)
    with books.ledger.open_received(item, now) as received:
        assert received is not None
        received.commit_walk_in(turn, "English", "text", now)
    assert desks.a.door_talk(noor, talk).chat.language is Language.EN


def test_a_closed_talk_is_closed_with_its_flags_and_cannot_be_taken(
    desks: Desks, noor: Staff, kim: Staff, talk: str
) -> None:
    for wrong in (desks.a.claim_nobodys, lambda by, of: desks.a.close_unreadable(by, of, "x")):
        with pytest.raises(NotFound):
            wrong(noor, FlagId(talk))
    desks.a.claim_door(noor, talk)
    desks.a.close_door(noor, talk, "answered")
    desks.a.close_door(kim, talk, "answered")
    assert list(desks.a.flags(noor, "alle")) == []
    with pytest.raises(FlagGone):
        desks.a.claim_door(kim, talk)
    with pytest.raises(NotYours):
        desks.a.answer_door(noor, talk, "nog iets")
    assert not desks.a.door_talk(noor, talk).free
    assert desks.a.door_talk(noor, talk).chat == WalkIn(Door.CLOSED)


def test_words_that_came_while_it_was_held_can_be_taken_too(desks: Desks, noor: Staff, talk: str) -> None:
    desks.a.claim_door(noor, talk)
    assert not desks.a.door_talk(noor, talk).free
    later(desks, HOUR)
    knock(desks, 2)
    assert desks.a.door_talk(noor, talk).free
    desks.a.claim_door(noor, talk)
    assert all(why.taken for why in desks.a.door_talk(noor, talk).why)


def test_nobody_else_finds_a_talk_and_after_a_day_nobody_at_all(desks: Desks, noor: Staff, talk: str) -> None:
    elsewhere = desks.office.hire("bert", side=Side.B)
    chief = desks.office.hire("carla", StaffRole.COORDINATOR)
    for staff, which in ((elsewhere, talk), (chief, talk), (noor, "onbekend"), (noor, "\x00")):
        with pytest.raises(NotFound):
            desks.a.door_talk(staff, which)
        with pytest.raises(NotFound):
            desks.a.claim_door(staff, which)
    with pytest.raises(NotFound):
        desks.b.door_talk(elsewhere, talk)
    end = later(desks, DAY)
    with pytest.raises(NotFound):
        desks.a.door_talk(noor, talk)
    sweep(desks.books().store, end)
    assert [desks.rows(each) for each in (walk_in, walk_in_line, flag, outbox)] == [[], [], [], []]


def called(desks: Desks, now: Moment) -> list[tuple[str, str]]:
    """Take what is due to be called out now, as a courier does."""
    outbox = desks.books().outbox
    pages = outbox.pages(now, 20)
    for each in pages:
        outbox.paged(each.id, accepted=True, now=now)
    return sorted((each.post.value, each.alias) for each in pages)


def test_who_takes_a_talk_and_does_not_answer_loses_it_and_all_are_called(
    desks: Desks, noor: Staff, kim: Staff, talk: str
) -> None:
    desks.a.claim_door(noor, talk)
    desks.a.claim_door(noor, talk)
    assert called(desks, later(desks, HOUR - 1)) == []
    everybody = [(post, "Deur-1") for post in ("backup", "coordinator", "duty")]
    assert called(desks, later(desks, 1)) == everybody
    (row,) = desks.a.flags(kim, "wacht")
    assert (row.claimed_by, row.reopened, row.answer_due) == (None, True, None)
    with pytest.raises(NotYours):
        desks.a.answer_door(noor, talk, "te laat")
    desks.a.claim_door(kim, talk)
    desks.a.answer_door(kim, talk, "Ik ben er.")
    assert called(desks, later(desks, 2 * HOUR)) == []


def test_acute_words_after_an_answer_call_people_out_again(desks: Desks, noor: Staff, talk: str) -> None:
    with desks.books().store.begin() as conn:
        conn.execute(walk_in.update().values(level=int(Level.ACUTE)))
    desks.a.claim_door(noor, talk)
    assert desks.a.door_talk(noor, talk).chat.level is Level.ACUTE
    desks.a.answer_door(noor, talk, "Ik ben er.")
    assert desks.a.door_talk(noor, talk).chat.level is Level.HIGH


def test_who_takes_it_by_a_call_has_the_same_clock(desks: Desks, noor: Staff, talk: str) -> None:
    books, now = desks.books(), desks.office.clock.now()
    calls = CallBook(books.store, books.sealer)
    calls.acknowledge(Called(b"t", "p", FlagId(talk), None, noor.id, ""), now)
    (row,) = desks.a.flags(noor, "mijn")
    assert row.answer_due == after(now, HOUR)
    assert len(called(desks, later(desks, HOUR))) == 3
    assert [each.reopened for each in desks.a.flags(noor, "wacht")] == [True]
