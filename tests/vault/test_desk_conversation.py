"""A conversation is opened after its access line, in order, with notes apart and words sealed."""

import json
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from vault_desks import BOT, CANARY, Desks, desks_in, new_client
from vault_people import Building

from cases.desk import Staff
from cases.effects import KeepAnswer, MakeTask, Say, SayKind
from cases.errors import NotFound
from cases.events import Kind, WorkerReplied
from cases.ids import ClientId, EventId, MessageId
from cases.levels import Level, Mode
from cases.moments import DAY, SECOND
from vault.intake_key import day_of, key_for
from vault.seal import SealBroken
from vault.tables_coordination import access_log
from vault.tables_side import dek, message, note, outbox, unknown_message

ROW = "0" * 31 + "1"


@pytest.fixture
def desks(building: Building) -> Desks:
    return desks_in(building)


@pytest.fixture
def noor(desks: Desks) -> Staff:
    return desks.office.hire("noor")


@pytest.fixture
def merel(desks: Desks, noor: Staff) -> ClientId:
    return desks.a.enrol(noor, new_client())


def actions(desks: Desks, outcome: str = "ok") -> list[tuple[object, object, object]]:
    return [
        (row["action"], row["subject"], row["basis"])
        for row in desks.office.rows(access_log)
        if row["outcome"] == outcome
    ]


def say(client: ClientId, text: str, kind: SayKind = SayKind.REPLY) -> Say:
    return Say(client, text, kind, Mode.NEUTRAL)


def test_lines_of_both_directions_stand_in_order_with_state_author_and_spans(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "hoi", say(merel, "Dank je."), say(merel, "Tot morgen."))
    desks.office.clock.domain += SECOND
    raised = desks.alarm(merel, "hij dreigt")
    desks.office.clock.domain += SECOND
    now = desks.office.clock.now()
    with desks.books().ledger.open(merel) as desk:
        replied = WorkerReplied(EventId("antwoord"), now, noor.id, "Ik bel je.")
        desk.commit(replied, desk.state, [say(merel, "Ik bel je.", SayKind.WORKER)])
    with desks.books().store.begin() as conn:
        conn.execute(update(outbox).where(outbox.c.id == "antwoord:0").values(state="sent"))
    opened = desks.a.conversation(noor, merel)
    assert [(line.author, line.text, line.state) for line in opened.lines] == [
        ("client", "hoi", ""),
        ("bot", "Dank je.", "new"),
        ("bot", "Tot morgen.", "new"),
        ("client", "hij dreigt", ""),
        ("worker", "Ik bel je.", "sent"),
    ]
    flagged = opened.lines[3]
    assert (flagged.level, [span.code for span in flagged.spans]) == (Level.ACUTE, ["R03"])
    assert opened.lines[4].staff_alias == "Noor"
    assert [flag.flag for flag in opened.flags] == [raised]
    assert not opened.earlier


def test_a_line_that_may_have_arrived_twice_says_so(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.say(merel, "hoi", say(merel, "Dank je."), say(merel, "Tot morgen."))
    with desks.books().store.begin() as conn:
        conn.execute(update(outbox).values(state="sent"))
        first = conn.execute(select(outbox.c.id).order_by(outbox.c.seq).limit(1)).scalar_one()
        conn.execute(update(outbox).where(outbox.c.id == first).values(doubts=1))
    lines = desks.a.conversation(noor, merel).lines
    assert [line.reason for line in lines if line.author == "bot"] == ["maybe_twice", ""]


def test_the_lines_of_one_turn_stand_in_the_order_they_were_said(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "hoi", *(say(merel, str(number)) for number in range(12)))
    lines = [line.text for line in desks.a.conversation(noor, merel).lines]
    assert lines == ["hoi", *(str(number) for number in range(12))]


def test_the_last_thirty_lines_are_shown_and_that_there_are_earlier_ones(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    for number in range(31):
        desks.office.clock.domain += SECOND
        desks.say(merel, str(number))
    opened = desks.a.conversation(noor, merel)
    assert [line.text for line in opened.lines] == [str(number) for number in range(1, 31)]
    assert opened.earlier
    assert not desks.a.conversation(noor, merel, last=31).earlier
    assert [line.text for line in desks.a.conversation(noor, merel, last=1).lines] == ["30"]


def test_a_note_is_never_a_line_and_a_line_never_a_note(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.say(merel, "hoi")
    desks.a.add_note(noor, merel, "eerst gebeld")
    desks.office.clock.domain += SECOND
    desks.a.add_note(noor, merel, "toen gesproken")
    opened = desks.a.conversation(noor, merel)
    assert [line.text for line in opened.lines] == ["hoi"]
    assert [(each.author, each.text) for each in opened.notes] == [
        ("Noor", "eerst gebeld"),
        ("Noor", "toen gesproken"),
    ]
    assert len(desks.rows(message)) == 1


def test_an_edited_message_and_an_unheard_voice_note_are_marked(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "ander", kind=Kind.EDITED)
    spoken = desks.say(merel, "", kind=Kind.VOICE, file_id="bestand-7")
    marks = {line.id: (line.edited, line.unheard) for line in desks.a.conversation(noor, merel).lines}
    assert sorted(marks.values()) == [(False, True), (True, False)]
    assert desks.a.voice_file(noor, spoken) == (BOT, "bestand-7")
    (heard,) = [line for line in desks.a.conversation(noor, merel).lines if line.id == spoken]
    assert not heard.unheard
    assert ("open_file", spoken, "grant") in actions(desks)


def test_a_voice_note_that_the_channel_did_not_give_is_unheard_again(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    spoken = desks.say(merel, "", kind=Kind.VOICE, file_id="bestand-7")
    desks.a.voice_file(noor, spoken)
    kim = desks.office.hire("kim")
    desks.office.desk.grant(noor, kim.id, merel)
    desks.a.not_heard(kim, spoken)
    assert [line.unheard for line in desks.a.conversation(noor, merel).lines] == [False]
    desks.a.not_heard(noor, spoken)
    assert [line.unheard for line in desks.a.conversation(noor, merel).lines] == [True]
    with pytest.raises(NotFound):
        desks.a.not_heard(noor, MessageId("onbekend"))


def test_a_voice_note_that_is_not_there_or_not_yours_is_not_found(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    words, spoken = desks.say(merel, "hoi"), desks.say(merel, "", kind=Kind.VOICE, file_id="f")
    kim = desks.office.hire("kim")
    for staff, wanted in ((noor, words), (noor, MessageId("x")), (noor, MessageId("\x00")), (kim, spoken)):
        with pytest.raises(NotFound):
            desks.a.voice_file(staff, wanted)
    assert all(row["heard_by"] is None for row in desks.rows(message))


def test_the_access_line_stands_before_the_read_and_also_when_the_read_fails(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "hoi")
    with desks.books().store.begin() as conn:
        conn.execute(update(message).values(text_sealed=b"stuk"))
    with pytest.raises(SealBroken):
        desks.a.conversation(noor, merel)
    assert actions(desks)[-1] == ("read_conversation", merel, "grant")


def test_without_an_access_line_nothing_is_read(desks: Desks, noor: Staff, merel: ClientId) -> None:
    spoken = desks.say(merel, "", kind=Kind.VOICE, file_id="f")
    with desks.office.store.begin() as conn:
        access_log.drop(conn)
    reads = (
        lambda: desks.a.conversation(noor, merel),
        lambda: desks.a.voice_file(noor, spoken),
        lambda: desks.a.unknown_text(noor, "x"),
        lambda: desks.a.card(noor, merel),
    )
    try:
        for read in reads:
            with pytest.raises(SQLAlchemyError):
                read()
    finally:
        desks.office.store.create()
    assert all(row["heard_by"] is None for row in desks.rows(message))


def test_a_refused_read_is_logged_too(desks: Desks, merel: ClientId) -> None:
    kim = desks.office.hire("kim")
    with pytest.raises(NotFound):
        desks.a.conversation(kim, merel)
    assert actions(desks, "refused") == [("open_client", merel, "")]


def test_an_erased_client_is_not_found(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.say(merel, "hoi")
    with desks.books().store.begin() as conn:
        conn.execute(delete(dek))
    for refused in (
        lambda: desks.a.conversation(noor, merel),
        lambda: desks.a.add_note(noor, merel, "x"),
        lambda: desks.a.issue_link(noor, merel),
        lambda: desks.a.attach(noor, merel),
    ):
        with pytest.raises(NotFound):
            refused()


def test_words_stand_nowhere_in_plain(desks: Desks, noor: Staff, merel: ClientId) -> None:
    desks.say(merel, f"woord {CANARY}")
    desks.a.add_note(noor, merel, f"notitie {CANARY}")
    kept = repr([desks.rows(table) for table in (message, note)])
    assert CANARY not in kept
    url = desks.office.building.urls["side_a"]
    if url.startswith("sqlite"):
        desks.books().dispose()
        file = Path(url.removeprefix("sqlite:///"))
        bytes_kept = b"".join(each.read_bytes() for each in file.parent.glob("*.sqlite3*"))
        assert b"Merel" in bytes_kept
        assert CANARY.encode() not in bytes_kept


def test_free_text_waits_on_the_reading_list_until_it_was_opened_and_marked(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    desks.say(merel, "het gaat wel")
    desks.office.clock.domain += SECOND
    desks.say(merel, "nou ja")
    desks.alarm(merel, "hij dreigt")
    (row,) = desks.a.reading_list(noor)
    assert (row.client, row.alias, row.count) == (merel, "Merel", 2)
    assert row.oldest == desks.office.clock.now() - SECOND
    desks.a.mark_read(noor, merel)
    assert len(desks.a.reading_list(noor)) == 1
    desks.a.conversation(noor, merel)
    desks.office.clock.domain += SECOND
    desks.say(merel, "nog iets")
    desks.a.mark_read(noor, merel)
    (row,) = desks.a.reading_list(noor)
    assert (row.count, row.oldest) == (1, desks.office.clock.now())


def test_a_tap_is_no_free_text_and_own_words_in_answer_are(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    now = desks.office.clock.now()
    desks.say(merel, "Ja", KeepAnswer(merel, None, "d1", "veilig", "ja", now))
    assert list(desks.a.reading_list(noor)) == []
    assert [row["read_by"] for row in desks.rows(message)] == ["bot"]
    desks.say(merel, "weet niet", KeepAnswer(merel, None, "d1", "veilig", "@tekst", now))
    (row,) = desks.a.reading_list(noor)
    assert row.count == 1


def test_an_answer_that_cannot_be_opened_leaves_its_message_for_a_human(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    now = desks.office.clock.now()
    desks.say(merel, "Ja", KeepAnswer(merel, None, "d1", "veilig", "ja", now))
    with desks.books().store.begin() as conn:
        conn.execute(delete(dek))
    assert [row.count for row in desks.a.reading_list(noor)] == [1]


def test_a_message_of_an_unknown_chat_opens_on_a_click_logged_and_is_gone_after_seven_days(
    desks: Desks, noor: Staff
) -> None:
    books, now = desks.books(), desks.office.clock.now()
    place = {"table": "unknown_message", "column": "text_sealed", "client": "", "row": ROW}
    with books.store.begin() as conn:
        sealed = books.sealer.seal(CANARY.encode(), **place, key=key_for(conn, books.sealer, now))
        row = {"id": ROW, "chat_index": b"x", "text_sealed": sealed, "day": day_of(now), "level": 4}
        until = {"kind": "text", "at": now, "destroy_at": now + 7 * DAY}
        conn.execute(insert(unknown_message).values({**row, **until}))
    (listed,) = desks.a.unknown(noor)
    assert (listed.id, listed.level) == (ROW, Level.ACUTE)
    assert CANARY not in repr(listed)
    assert desks.a.unknown_text(noor, ROW) == CANARY
    assert actions(desks)[-1] == ("read_unknown", ROW, "worker")
    assert [row["read_by"] for row in desks.rows(unknown_message)] == [noor.id]
    for unknown in ("onbekend", "\x00"):
        with pytest.raises(NotFound):
            desks.a.unknown_text(noor, unknown)
    desks.office.clock.domain += 7 * DAY
    assert list(desks.a.unknown(noor)) == []
    with pytest.raises(NotFound):
        desks.a.unknown_text(noor, ROW)


def test_open_tasks_of_this_client_stand_beside_the_conversation(
    desks: Desks, noor: Staff, merel: ClientId
) -> None:
    other = desks.a.enrol(noor, new_client("Spreeuw"))
    now = desks.office.clock.now()
    for each in (merel, other):
        desks.say(each, "", MakeTask(each, f"voor {each}", Level.HIGH, now))
    assert [task.kind for task in desks.a.conversation(noor, merel).tasks] == [f"voor {merel}"]
    assert json.dumps([task.alias for task in desks.a.conversation(noor, merel).tasks]) == '["Merel"]'
