"""PostgreSQL samples columns for its planner, in a table that no erasure reaches: of ours it keeps none."""

from collections.abc import Iterator

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from sqlalchemy import Connection, text

from vault.engine import Store
from vault.migrate import migrate, migrations
from vault.tables_side import side

pytestmark = pytest.mark.postgres

SAMPLED = text(
    "SELECT tablename || '.' || attname FROM pg_stats WHERE schemaname = 'public'"
    " AND (attname LIKE '%\\_sealed' OR attname IN ('chat_index', 'wrapped')) ORDER BY 1"
)
CHATS = text(
    "INSERT INTO unknown_chat (chat_index, seen, last_replied)"
    " SELECT decode(md5(n::text), 'hex'), 1, 1 FROM generate_series(1, 50) n"
)


@pytest.fixture
def store(postgres_server: PostgresDatabases | None) -> Iterator[Store]:
    if postgres_server is None:
        pytest.skip(NO_POSTGRES)
    url = postgres_server.create("samples")
    made = Store(url, side)
    migrate([made])
    with made.begin() as conn:
        conn.execute(CHATS)
    yield made
    made.dispose()
    postgres_server.drop(url)


def sampled(conn: Connection) -> list[str]:
    """Let the server sample everything, as it does by itself now and then; return what it kept of ours."""
    conn.execute(text("ANALYZE"))
    return list(conn.execute(SAMPLED).scalars())


def test_of_no_key_address_or_sealed_word_a_sample_is_kept(store: Store) -> None:
    with store.begin() as conn:
        assert sampled(conn) == []
        # Or the question above would find nothing whatever stood there.
        conn.execute(text("ALTER TABLE unknown_chat ALTER COLUMN chat_index SET STATISTICS 100"))
        assert sampled(conn) == ["unknown_chat.chat_index"]


def test_every_such_column_is_left_out_also_in_a_table_that_is_made_later(store: Store) -> None:
    kept = text(
        "SELECT relname || '.' || attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0"
        " AND (attname LIKE '%\\_sealed' OR attname IN ('chat_index', 'wrapped'))"
        " AND attstattarget IS DISTINCT FROM 0"
    )
    with store.read() as conn:
        assert list(conn.execute(kept).scalars()) == []


def test_samples_taken_before_are_gone_after_the_migration(store: Store) -> None:
    (last,) = [each for each in migrations("side", store.dialect) if each.name.startswith("0033")]
    with store.begin() as conn:
        conn.execute(text("ALTER TABLE unknown_chat ALTER COLUMN chat_index SET STATISTICS 100"))
        assert sampled(conn) == ["unknown_chat.chat_index"]
        for statement in last.statements():
            conn.exec_driver_sql(statement)
        assert list(conn.execute(SAMPLED).scalars()) == []
        assert sampled(conn) == []
