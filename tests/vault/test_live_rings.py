"""A ring in one process is heard in the others of the same store, also after the server dropped them."""

import threading
from collections.abc import Iterator

import psycopg
import pytest
from databases import NO_POSTGRES, PostgresDatabases

from vault.rings import Rings

PATIENCE = 20.0


class Ears:
    """A process that listens: counts what it heard."""

    def __init__(self, url: str) -> None:
        self.heard = threading.Semaphore(0)
        self.rings = Rings(url, self.heard.release)
        self.rings.start()

    def hears(self) -> bool:
        return self.heard.acquire(timeout=PATIENCE)


@pytest.fixture
def url(postgres_server: PostgresDatabases | None) -> Iterator[str]:
    if postgres_server is None:
        pytest.skip(NO_POSTGRES)
    made = postgres_server.create("rings")
    yield made
    postgres_server.drop(made)


@pytest.fixture
def two(url: str) -> Iterator[tuple[Ears, Ears]]:
    ears = Ears(url), Ears(url)
    for each in ears:
        assert each.hears(), "it rings once as it begins to listen"
    yield ears
    for each in ears:
        each.rings.close()


@pytest.mark.postgres
def test_a_ring_is_heard_by_others_and_not_by_who_rang(two: tuple[Ears, Ears]) -> None:
    here, there = two
    here.rings.tell()
    assert there.hears()
    there.rings.tell()
    assert here.hears()
    # Had it heard its own ring, that would have come before the other's answer.
    assert not here.heard.acquire(blocking=False)


@pytest.mark.postgres
def test_many_rings_at_once_are_few(two: tuple[Ears, Ears]) -> None:
    here, there = two
    for _ in range(500):
        here.rings.tell()
    assert there.hears()
    there.rings.tell()
    assert here.hears()
    few = 0
    while there.heard.acquire(blocking=False):
        few += 1
    assert few < 100


@pytest.mark.postgres
def test_a_connection_that_the_server_drops_is_made_again(two: tuple[Ears, Ears], url: str) -> None:
    here, there = two
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as conn:
        conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    for each in two:
        assert each.hears()
    here.rings.tell()
    assert there.hears()


@pytest.mark.postgres
def test_a_server_that_is_away_raises_nothing_and_keeps_nobody_from_ending() -> None:
    lost = Rings("postgresql+psycopg://nobody@127.0.0.1:9/none", lambda: None)
    lost.start()
    for _ in range(100_000):
        lost.tell()
    lost.close()
    lost.tell()
