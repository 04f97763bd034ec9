"""One holder of a name on PostgreSQL: taken once, free when its session ends, lost with its session."""

from collections.abc import Iterator

import psycopg
import pytest
from databases import NO_POSTGRES, PostgresDatabases
from sqlalchemy.exc import OperationalError

from vault.advisory import AdvisoryGuard

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres_server: PostgresDatabases | None) -> Iterator[str]:
    if postgres_server is None:
        pytest.skip(NO_POSTGRES)
    made = postgres_server.create("guard")
    yield made
    postgres_server.drop(made)


@pytest.fixture
def two(url: str) -> Iterator[tuple[AdvisoryGuard, AdvisoryGuard]]:
    first, second = AdvisoryGuard(url, trusted=0.0), AdvisoryGuard(url, trusted=0.0)
    yield first, second
    first.dispose()
    second.dispose()


def sessions(url: str) -> list[int]:
    """Return the servers' processes behind all other sessions on this database."""
    with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True) as conn:
        rows = conn.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in rows]


def end(url: str, *pids: int) -> None:
    """End sessions at the server, and wait until they are gone."""
    with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True) as conn:
        for pid in pids:
            assert conn.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,)).fetchone() == (True,)


def test_a_name_has_one_holder_and_others_have_their_own(two: tuple[AdvisoryGuard, AdvisoryGuard]) -> None:
    first, second = two
    assert first.take("sender_a1")
    assert first.take("sender_a1")
    assert not second.take("sender_a1")
    assert second.take("sender_a2")
    assert (first.held("sender_a1"), second.held("sender_a1")) == (True, False)


def test_the_next_one_takes_a_name_that_was_freed(two: tuple[AdvisoryGuard, AdvisoryGuard]) -> None:
    first, second = two
    assert first.take("sender_a1")
    first.free("sender_a1")
    assert not first.held("sender_a1")
    assert second.take("sender_a1")
    assert not first.take("sender_a1")


def test_a_holder_whose_session_was_ended_knows_that_it_lost_the_name(
    url: str, two: tuple[AdvisoryGuard, AdvisoryGuard]
) -> None:
    first, second = two
    assert first.take("sender_a1")
    end(url, *sessions(url))
    assert second.take("sender_a1")
    assert not first.held("sender_a1")
    assert not first.take("sender_a1")


def test_a_session_that_answered_just_now_is_not_asked_again(url: str) -> None:
    guard = AdvisoryGuard(url, trusted=3600.0)
    assert guard.take("sender_a1")
    end(url, *sessions(url))
    assert guard.held("sender_a1")
    guard.dispose()


def test_a_holder_takes_its_name_again_after_a_lost_session_when_nobody_else_did(
    url: str, two: tuple[AdvisoryGuard, AdvisoryGuard]
) -> None:
    first, _ = two
    assert first.take("sender_a1")
    end(url, *sessions(url))
    assert first.take("sender_a1")
    assert first.held("sender_a1")


def test_one_who_waits_asks_over_one_session_and_survives_its_end(
    url: str, two: tuple[AdvisoryGuard, AdvisoryGuard]
) -> None:
    first, second = two
    assert first.take("sender_a1")
    holder = sessions(url)
    assert not any(second.take("sender_a1") for _ in range(5))
    waiting = [pid for pid in sessions(url) if pid not in holder]
    assert len(waiting) == 1
    end(url, *waiting)
    with pytest.raises(OperationalError):
        second.take("sender_a1")
    assert not second.take("sender_a1")
    assert first.held("sender_a1")


def test_nothing_stays_open_after_the_guard_is_put_away(url: str) -> None:
    guard = AdvisoryGuard(url)
    assert guard.take("sender_a1")
    end_of = sessions(url)
    guard.dispose()
    second = AdvisoryGuard(url)
    assert second.take("sender_a1")
    assert not set(sessions(url)) & set(end_of)
    second.dispose()


def test_a_server_that_is_away_is_an_error_and_not_a_holder() -> None:
    guard = AdvisoryGuard("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(OperationalError):
        guard.take("sender_a1")
    assert not guard.held("sender_a1")
    guard.dispose()
