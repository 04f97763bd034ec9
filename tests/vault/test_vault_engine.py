"""The two doors of a store, on both databases."""

import threading
from collections.abc import Iterator

import pytest
from databases import FreshUrl
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import IntegrityError

from vault.engine import Store

METADATA = MetaData()
PARENT = Table("parent", METADATA, Column("id", Integer, primary_key=True))
CHILD = Table(
    "child",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("parent", Integer, ForeignKey("parent.id"), nullable=False),
)


@pytest.fixture
def store(fresh_url: FreshUrl) -> Iterator[Store]:
    store = Store(fresh_url("engine"), METADATA)
    store.create()
    yield store
    store.dispose()


def ids(store: Store) -> list[int]:
    with store.read() as conn:
        return list(conn.scalars(select(PARENT.c.id).order_by(PARENT.c.id)))


def test_what_a_block_wrote_is_there_after_it_and_nothing_is_when_it_raised(store: Store) -> None:
    with store.begin() as conn:
        conn.execute(insert(PARENT).values(id=1))
    with pytest.raises(IntegrityError), store.begin() as conn:
        conn.execute(insert(PARENT), [{"id": 2}, {"id": 1}])
    assert ids(store) == [1]


def test_foreign_keys_are_kept(store: Store) -> None:
    with pytest.raises(IntegrityError), store.begin() as conn:
        conn.execute(insert(CHILD).values(id=1, parent=99))


def test_a_reader_does_not_wait_for_a_writer_and_sees_one_moment(store: Store) -> None:
    with store.begin() as writing, store.read() as reading:
        assert list(reading.scalars(select(PARENT.c.id))) == []
        writing.execute(insert(PARENT).values(id=7))
        assert list(reading.scalars(select(PARENT.c.id))) == []
    assert ids(store) == [7]


def test_a_store_is_durable_and_bounded_as_promised(store: Store) -> None:
    with store.begin() as conn:
        if store.sqlite:
            names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
            found = [conn.execute(text(f"PRAGMA {name}")).scalar() for name in names]
            assert found == ["wal", 2, 1, 1, 15_000]
        else:
            settings = ("statement_timeout", "lock_timeout", "synchronous_commit")
            found = [conn.execute(text(f"SHOW {name}")).scalar() for name in settings]
            assert found == ["2s", "1s", "on"]


def test_only_what_may_be_done_once_more_does_not_wait_for_the_disk(store: Store) -> None:
    asks = text("PRAGMA synchronous" if store.sqlite else "SHOW synchronous_commit")
    hurried, waits = (1, 2) if store.sqlite else ("on", "on")  # a server gathers commits by itself
    with store.begin(lasting=False) as conn:
        assert conn.execute(asks).scalar() == hurried
        conn.execute(insert(PARENT).values(id=3))
    with pytest.raises(IntegrityError), store.begin(lasting=False) as conn:
        conn.execute(insert(PARENT).values(id=3))
    with store.begin() as conn:
        assert conn.execute(asks).scalar() == waits
    assert ids(store) == [3]


def test_a_connection_that_the_server_ended_is_never_given_out(fresh_url: FreshUrl) -> None:
    url = fresh_url("ended")
    store, other = Store(url, METADATA, trusted=-1.0), Store(url, METADATA)
    store.create()
    if not store.sqlite:
        ends = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = :pid")
        with store.read() as one, store.read() as two:
            pids = [each.execute(text("SELECT pg_backend_pid()")).scalar() for each in (one, two)]
        with other.begin() as conn:
            assert [conn.execute(ends, {"pid": pid}).scalar() for pid in pids] == [True, True]
    for number in (1, 2):
        with store.begin() as conn:
            conn.execute(insert(PARENT).values(id=number))
    assert ids(store) == [1, 2]
    store.dispose()
    other.dispose()


def test_eight_threads_write_without_one_lost(store: Store) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 20):
            with store.begin(first=number % 2 == 0) as conn:
                conn.execute(insert(PARENT).values(id=number))

    threads = [threading.Thread(target=write, args=(start * 100,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(store)) == 160


def test_the_doors_do_not_leak_connections(store: Store) -> None:
    for _ in range(60):
        with store.read():
            pass
        with store.begin():
            pass
    assert ids(store) == []
