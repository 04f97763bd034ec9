"""Erasing a client: everything goes, on both databases, and a restored backup brings nobody back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from erasing_bench import ErasingBench, erasing_bench
from migrated import on_postgres
from side_bench import FLAG, KIM, MONDAY, SAM, SideBench, say
from sqlalchemy import Text, delete, insert, select, update

from cases.desk import StaffRole
from cases.effects import PageStaff, RaiseFlag
from cases.erasing import EraseReason, HoldReason, NotErased
from cases.ids import ClientId, FlagId, StaffId
from cases.levels import Level
from cases.moments import DAY, HOUR, Moment
from cases.rights import Step
from cases.roster import Post
from cases.sides import Side
from vault.erasure import LEFT, Asked, Outcome
from vault.erasure_scrub import Scrub
from vault.shred_ledger import LedgerBad, unfinished
from vault.tables_coordination import access_log, case, case_party, coordination, grant, reach
from vault.tables_side import (
    client,
    client_request,
    dek,
    erasure,
    flag,
    identity,
    phone_copy,
    request_step,
    side,
    task,
)

WORDS = "Vandaag was het rustig."


@pytest.fixture
def house(bench: SideBench, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ErasingBench]:
    server: PostgresDatabases | None = None
    url = f"sqlite:///{tmp_path}/coordination.sqlite3"
    if not bench.database.sqlite:
        server = request.getfixturevalue("postgres_server")
        if server is None:
            pytest.skip(NO_POSTGRES)
        url = on_postgres(server, "front_erasure", coordination)
    made = erasing_bench(bench, url, tmp_path / "keys")
    made.party(SAM, "case1", "a", "p1")
    made.party(KIM, "case2", "a", "p2")
    talk(made, SAM, 100)
    talk(made, KIM, 200)
    yield made
    made.dispose()
    if server is not None:
        server.drop(url)


def talk(house: ErasingBench, who: ClientId, chat: int) -> None:
    """Let somebody say something that raises a flag and is answered, with a page about it."""
    flag_id = FlagId(f"{FLAG}-{who}")
    effects = (
        RaiseFlag(who, flag_id, Level.HIGH, "R07", "hit", "text", MONDAY),
        PageStaff(who, flag_id, 0, Post.DUTY, StaffId("w"), Level.HIGH, "Sam"),
        say(who, "Dank je."),
    )
    house.side.hear(WORDS, chat, chat, effects)


def asked(house: ErasingBench, who: ClientId = SAM, *, at_once: bool = True) -> Asked:
    try:
        by = house.eraser.someone("anna")
    except NotErased:
        by = house.person("anna", StaffRole.WORKER, Side.A)
        house.person("lies", StaffRole.LEAD)
    return Asked(who, EraseReason.STOPPED, by, house.eraser.someone("lies"), at_once)


def places(house: ErasingBench, what: str) -> list[str]:
    """Return every column of both stores, the access log excepted, in which an id stands."""
    found = []
    for store, metadata in ((house.side.database, side), (house.fronts, coordination)):
        with store.read() as conn:
            for table in metadata.sorted_tables:
                if table.name == "access_log":
                    continue
                for row in conn.execute(select(table)).mappings():
                    found += [
                        f"{table.name}.{column.name}"
                        for column in table.c
                        if isinstance(column.type, Text) and what in str(row[column.name] or "")
                    ]
    return found


def test_nothing_that_names_the_erased_is_left_in_either_store(house: ErasingBench) -> None:
    before = places(house, KIM)
    assert places(house, SAM)
    assert house.eraser.ask(asked(house)).state == "erased"
    assert places(house, SAM) == []
    assert places(house, KIM) == before
    assert [row.client for row in house.side.rows(dek)] == [KIM] * 4
    with house.fronts.read() as conn:
        assert list(conn.execute(select(case.c.id)).scalars()) == ["case2"]
        lines = conn.execute(select(access_log).where(access_log.c.subject == SAM)).all()
    assert [(row.action, row.basis) for row in lines] == [("erase", "stopped")] * 2


def test_the_wall_stays_where_the_other_side_of_the_case_is_still_there(house: ErasingBench) -> None:
    with house.fronts.begin() as conn:
        conn.execute(insert(case_party), {"party": "other", "case_": "case1", "side": "b"})
    house.eraser.ask(asked(house))
    with house.fronts.read() as conn:
        assert list(conn.execute(select(reach.c.person).where(reach.c.case_ == "case1")).scalars()) == ["p1"]
        assert list(conn.execute(select(grant.c.person)).scalars()) == ["p2"]


def test_a_grant_that_also_opens_another_of_the_side_stands_on_that_one(house: ErasingBench) -> None:
    with house.fronts.begin() as conn:
        conn.execute(insert(case_party), {"party": "child", "case_": "case1", "side": "a"})
    house.eraser.ask(asked(house))
    with house.fronts.read() as conn:
        assert conn.execute(select(grant.c.party).where(grant.c.case_ == "case1")).scalar() == "child"


def test_twice_is_the_same_and_who_never_was_is_told(house: ErasingBench) -> None:
    house.eraser.ask(asked(house))
    mark = house.ledger.mark()
    assert house.eraser.ask(asked(house)) == Outcome("already")
    assert house.ledger.mark() == mark
    with pytest.raises(NotErased, match="unknown"):
        house.eraser.ask(asked(house, ClientId("nobody")))


def test_two_humans_are_needed_and_one_from_outside_the_side(house: ErasingBench) -> None:
    wanted = asked(house)
    bert = house.person("bert", StaffRole.WORKER, Side.A)
    for by, second, why in ((wanted.by, wanted.by, "same_person"), (wanted.by, bert, "role")):
        with pytest.raises(NotErased, match=why):
            house.eraser.ask(Asked(SAM, EraseReason.STOPPED, by, second, at_once=True))
    with pytest.raises(NotErased, match="nobody"):
        house.eraser.someone("wie")
    assert places(house, SAM)


def keep_request(house: ErasingBench, kind: str, *, restricts: int = 0) -> None:
    """Keep a request of Sam."""
    row = {"id": kind, "client": SAM, "kind": kind, "way": "by_phone", "asker": "client", "at": MONDAY}
    with house.side.begin() as conn:
        conn.execute(insert(client_request), row | {"due_at": MONDAY, "restricts": restricts})


def take_step(house: ErasingBench, step: Step, who: str) -> None:
    row = {"request": "erase", "client": SAM, "code": "", "at": MONDAY, "staff": who, "person": who}
    with house.side.begin() as conn:
        conn.execute(insert(request_step), row | {"step": step.value})


def test_the_wish_of_a_client_is_followed_only_when_the_register_says_so(house: ErasingBench) -> None:
    wish = replace(asked(house), reason=EraseReason.ASKED)
    with pytest.raises(NotErased, match="not_ready"):
        house.eraser.ask(wish)
    keep_request(house, "erase")
    house.eraser.wait = 0
    take_step(house, Step.ACCEPTED, "p1")
    take_step(house, Step.CHECKED, "p1")
    with pytest.raises(NotErased, match="not_ready"):
        house.eraser.ask(wish)
    take_step(house, Step.RELEASED, "p2")
    assert house.eraser.ask(wish).state == "erased"


def test_a_term_erases_nobody_whose_data_is_restricted(house: ErasingBench) -> None:
    keep_request(house, "restrict", restricts=1)
    with pytest.raises(NotErased, match="restricted"):
        house.eraser.ask(replace(asked(house), reason=EraseReason.TERM))


def test_a_hold_a_holder_and_an_open_s3_stand_in_the_way(house: ErasingBench) -> None:
    slow = asked(house, at_once=False)
    holds = house.eraser.holds()
    holds.put(SAM, HoldReason.COURT, slow.by, slow.second, Moment(MONDAY + DAY))
    for each in (slow, asked(house)):
        with pytest.raises(NotErased, match="hold"):
            house.eraser.ask(each)
    holds.lift(SAM, slow.by, slow.second)
    with house.side.begin() as conn:
        conn.execute(update(client).where(client.c.id == SAM).values(held_by="w"))
    with pytest.raises(NotErased, match="held"):
        house.eraser.ask(slow)
    with house.side.begin() as conn:
        conn.execute(update(client).values(held_by=None))
        conn.execute(update(flag).where(flag.c.client == SAM).values(level=int(Level.ACUTE)))
    with pytest.raises(NotErased, match="acute"):
        house.eraser.ask(slow)
    assert house.eraser.ask(asked(house)).state == "erased"


def test_the_phone_is_cleared_first_and_waited_for_no_longer_than_it_can_be(house: ErasingBench) -> None:
    slow = asked(house, at_once=False)
    waiting = house.eraser.ask(slow)
    assert (waiting.state, waiting.waiting) == ("waiting", 1)
    assert house.side.row(phone_copy, client=SAM).delete_at <= MONDAY
    assert house.eraser.ask(slow).destroy_by == waiting.destroy_by
    assert (house.eraser.carry(), house.eraser.waiting()) == (0, 1)
    with house.side.begin() as conn:
        conn.execute(update(phone_copy).where(phone_copy.c.client == SAM).values(state="gone"))
    assert (house.eraser.carry(), house.eraser.waiting()) == (1, 0)
    assert places(house, SAM) == []
    assert LEFT not in [row.kind for row in house.side.rows(task)]


def test_what_stays_on_a_phone_becomes_a_task_of_nobody(house: ErasingBench) -> None:
    house.eraser.ask(asked(house, at_once=False))
    house.clock.domain += 47 * HOUR
    assert house.eraser.carry() == 1
    left = house.side.row(task, kind=LEFT)
    assert (left.client, left.why) == (None, "left_one")


def test_danger_that_begins_meanwhile_comes_first(house: ErasingBench) -> None:
    house.eraser.ask(asked(house, at_once=False))
    with house.side.begin() as conn:
        conn.execute(update(flag).where(flag.c.client == SAM).values(level=int(Level.ACUTE)))
    house.clock.domain += 48 * HOUR
    assert house.eraser.carry() == 0
    assert [row.client for row in house.side.rows(erasure)] == [SAM]


def test_a_restored_store_is_cleared_again_before_anything_runs(house: ErasingBench) -> None:
    kept = copied(house)
    house.eraser.ask(asked(house))
    put_back(house, kept)
    assert places(house, SAM)
    assert house.eraser.replay().again == 1
    assert places(house, SAM) == []
    assert house.eraser.replay().again == 0
    with house.side.database.read() as conn:
        assert house.side.side.read_client(conn, KIM) is not None


def test_a_crash_between_ledger_and_rows_is_finished_at_the_next_start(house: ErasingBench) -> None:
    house.ledger.intend(SAM, "2027-01-15")
    assert house.eraser.tidy()
    assert places(house, SAM) == []
    assert unfinished(house.ledger.lines()) == ()
    assert not house.eraser.tidy()


def test_a_store_that_remembers_more_than_the_ledger_refuses(house: ErasingBench) -> None:
    house.eraser.ask(asked(house))
    house.ledger.path.unlink()
    for refuses in (house.eraser.begin, house.eraser.replay, house.eraser.check):
        with pytest.raises(LedgerBad, match="missing"):
            refuses()
    with pytest.raises(LedgerBad, match="missing"):
        house.eraser.ask(asked(house, KIM))
    assert places(house, KIM)


def test_no_file_holds_a_key_or_an_address_of_the_erased(house: ErasingBench) -> None:
    if not house.side.database.sqlite:
        pytest.skip("the files of a server are looked through by the drill")
    marks = [bytes(row.wrapped) for row in house.side.rows(dek) if row.client == SAM]
    marks += [bytes(row.chat_index) for row in house.side.rows(identity) if row.client == SAM]
    marks += [
        bytes(row.text_sealed)[:64] for row in house.side.rows(side.tables["message"]) if row.client == SAM
    ]
    others = [bytes(row.wrapped) for row in house.side.rows(dek) if row.client == KIM]
    before = house.files()
    assert all(mark in before for mark in (*marks, *others)), "a search that finds nothing proves nothing"
    assert house.eraser.ask(asked(house)).scrub is Scrub.CLEAN
    after = house.files()
    assert [mark for mark in marks if mark in after] == []
    assert SAM.encode() * 4 not in after, "the mark of the account"
    assert all(mark in after for mark in others)


def test_every_table_that_can_know_a_client_is_emptied_by_its_columns() -> None:
    by_chat_or_ref = {"unknown_chat", "unknown_message", "live_event", "form_done"}
    by_flag_or_message = {"page", "page_delivery", "page_token", "mark_judged", "text_judged"}
    nobodys = {"meta", "intake_key", "bot_heard", "retention_receipt", "shred_ledger", "shift_note"}
    doors = {"walk_in", "walk_in_line"}
    known = {"client", *by_chat_or_ref, *by_flag_or_message, *nobodys, *doors}
    left = {each.name for each in side.sorted_tables if "client" not in each.c} - known
    assert left == set(), "say in vault/erasure_rows.py how these lose the rows of an erased client"


def copied(house: ErasingBench) -> dict[str, list[dict[str, object]]]:
    with house.side.database.read() as conn:
        return {
            each.name: [dict(row) for row in conn.execute(select(each)).mappings()]
            for each in side.sorted_tables
        }


def put_back(house: ErasingBench, kept: dict[str, list[dict[str, object]]]) -> None:
    with house.side.begin() as conn:
        for each in reversed(side.sorted_tables):
            conn.execute(delete(each))
        for each in side.sorted_tables:
            if kept[each.name]:
                conn.execute(insert(each), kept[each.name])
