"""A database server set up as we say writes nothing of our rows; the doctor sees when it was not."""

from pathlib import Path

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from vault.checkup import facts_of
from vault.engine import Store
from vault.server_log import OWN, SERVER, statements
from vault.tables_side import side

ROOT = Path(__file__).parents[2]


def test_an_installation_sets_every_line_for_every_role() -> None:
    script = (ROOT / "deploy" / "postgres" / "10-nabij.sh").read_text(encoding="utf-8")
    assert [line for line in statements("role") if line.replace(" role ", ' :"role" ') not in script] == []


def test_a_name_that_is_no_role_makes_no_statement() -> None:
    with pytest.raises(ValueError, match="a role has letters"):
        list(statements("side_a; DROP TABLE message"))


@pytest.mark.postgres
def test_what_a_role_was_not_given_is_named_and_nothing_once_it_was(
    postgres_server: PostgresDatabases | None,
) -> None:
    if postgres_server is None:
        pytest.skip(NO_POSTGRES)
    url = make_url(postgres_server.create("quiet"))
    owner = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with owner.connect() as conn:
        conn.execute(text("CREATE ROLE quiet_role LOGIN SUPERUSER"))
        conn.execute(text("ALTER ROLE quiet_role SET log_statement = 'all'"))
    address = url.set(username="quiet_role").render_as_string(hide_password=False)
    before = _loud(address)
    assert "log_statement" in before
    assert not before & OWN.keys()
    assert before <= SERVER.keys()
    with owner.connect() as conn:
        for line in statements("quiet_role"):
            conn.execute(text(line))
    assert _loud(address) == set()
    with owner.connect() as conn:
        conn.execute(text("DROP ROLE quiet_role"))


def _loud(address: str) -> set[str]:
    store = Store(address, side)
    facts = facts_of(store)
    store.dispose()
    assert facts is not None
    return set(facts.loud)
