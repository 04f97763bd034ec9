"""Migrations: reviewed SQL that makes exactly the tables the code speaks of, on both databases."""

from collections.abc import Iterator
from typing import Any

import pytest
from databases import FreshUrl
from sqlalchemy import MetaData, delete, insert, inspect, select, update

from vault.engine import Store
from vault.migrate import CODE_VERSION, Migration, StoreDoesNotFit, check_fits, migrate, migrations
from vault.tables_coordination import coordination
from vault.tables_side import client, flag, meta, side

_WORDS = ("role", "language", "standing", "doubt", "held_alias", "programme", "facts", "pair", "bot")
_FLAG_WORDS = ("category", "code", "source", "spans")
_NUMBERS = {"created_at": 1, "version": 0}
KINDS = [("side", side), ("coordination", coordination)]


@pytest.fixture
def stores(fresh_url: FreshUrl) -> Iterator[list[Store]]:
    metadata = (("coordination", coordination), ("side_a", side), ("side_b", side))
    stores = [Store(fresh_url(name), tables) for name, tables in metadata]
    yield stores
    for store in stores:
        store.dispose()


def shape(store: Store) -> dict[str, Any]:
    """Describe a database as it is: columns, keys, unique sets, foreign keys and indexes of each table."""
    with store.read() as conn:
        look = inspect(conn)
        return {
            table: {
                "columns": [
                    (c["name"], str(c["type"]), c["nullable"], c["default"]) for c in look.get_columns(table)
                ],
                "key": look.get_pk_constraint(table)["constrained_columns"],
                "unique": sorted(tuple(u["column_names"]) for u in look.get_unique_constraints(table)),
                "foreign": sorted(
                    (tuple(f["constrained_columns"]), f["referred_table"], tuple(f["referred_columns"]))
                    for f in look.get_foreign_keys(table)
                ),
                "indexes": sorted(
                    (i["name"] or "", tuple(i["column_names"])) for i in look.get_indexes(table)
                ),
            }
            for table in look.get_table_names()
        }


@pytest.mark.parametrize(("kind", "metadata"), KINDS)
def test_the_migrated_schema_is_the_one_the_code_speaks_of(
    fresh_url: FreshUrl, kind: str, metadata: MetaData
) -> None:
    migrated, created = Store(fresh_url(f"{kind}_m"), metadata), Store(fresh_url(f"{kind}_c"), metadata)
    migrate([migrated])
    created.create()
    assert set(shape(migrated)) == set(metadata.tables)
    assert shape(migrated) == shape(created)
    migrated.dispose()
    created.dispose()


def test_stores_are_migrated_in_order_and_only_once(stores: list[Store]) -> None:
    first = migrate(stores)
    assert first[0].startswith("coordination/0001")
    kinds = [name.split("/")[0] for name in first]
    assert kinds == sorted(kinds)
    assert kinds.count("side") == 2 * len({name for name in first if name.startswith("side")})
    phases = [name.rsplit(".", 1)[1] for name in first]
    assert phases == sorted(phases, key=lambda phase: phase != "pre")
    assert migrate(stores) == []


def test_a_migrated_store_fits_and_an_empty_or_newer_one_does_not(stores: list[Store]) -> None:
    empty = stores[2]
    migrate(stores[:2])
    check_fits(stores[0])
    check_fits(stores[1])
    with pytest.raises(StoreDoesNotFit):
        check_fits(empty)
    with stores[1].begin() as conn:
        later = f"{CODE_VERSION + 1}-{CODE_VERSION + 2}"
        conn.execute(update(meta).where(meta.c.name == "fits").values(value=later))
    with pytest.raises(StoreDoesNotFit, match=later):
        check_fits(stores[1])


def test_a_store_that_misses_a_migration_of_this_code_does_not_fit(stores: list[Store]) -> None:
    migrate(stores)
    with stores[1].begin() as conn:
        conn.execute(delete(meta).where(meta.c.name == "applied:0002_last_acute.pre"))
    with pytest.raises(StoreDoesNotFit, match="side"):
        check_fits(stores[1])
    check_fits(stores[2])


def test_the_moment_of_the_last_acute_flag_is_found_for_clients_from_before(stores: list[Store]) -> None:
    migrate(stores)
    store = stores[1]
    (later,) = [one for one in migrations("side", store.dialect) if one.name == "0002_last_acute.pre"]
    with store.begin() as conn:
        for name in ("merel", "spreeuw"):
            conn.execute(insert(client), {**dict.fromkeys(_WORDS, ""), "id": name, "alias": name, **_NUMBERS})
        for number, (level, at) in enumerate([(4, 10), (4, 30), (3, 50)]):
            flagged = {**dict.fromkeys(_FLAG_WORDS, ""), "id": str(number), "client": "merel", "level": level}
            conn.execute(
                insert(flag), {**flagged, "silent": 0, "imminent": 0, "raised_at": at, "answer_by": at}
            )
        conn.exec_driver_sql("ALTER TABLE client DROP COLUMN last_acute")
        for statement in later.statements():
            conn.exec_driver_sql(statement)
        found = conn.execute(select(client.c.id, client.c.last_acute).order_by(client.c.id)).all()
    assert [tuple(row) for row in found] == [("merel", 30), ("spreeuw", None)]


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
@pytest.mark.parametrize("kind", ["side", "coordination"])
def test_every_migration_says_why_which_lock_and_what_of_privacy(kind: str, dialect: str) -> None:
    found = migrations(kind, dialect)
    assert found
    for migration in found:
        assert all(f"-- {word}: " in migration.sql for word in ("Why", "Lock", "Privacy"))
        first, last = migration.fits
        assert first <= last


@pytest.mark.parametrize("kind", ["side", "coordination"])
def test_both_databases_have_the_same_migrations(kind: str) -> None:
    names = [[each.name for each in migrations(kind, dialect)] for dialect in ("sqlite", "postgres")]
    assert names[0] == names[1]


def test_a_header_that_does_not_say_which_code_fits_is_refused() -> None:
    with pytest.raises(ValueError, match="which code fits"):
        _ = Migration("0002_x.pre", "pre", "-- Why: x\nSELECT 1;\n").fits


def test_tables_of_no_store_are_refused(fresh_url: FreshUrl) -> None:
    store = Store(fresh_url("other"), MetaData())
    with pytest.raises(ValueError, match="neither"):
        migrate([store])
    store.dispose()
