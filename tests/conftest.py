"""Fixtures that every room may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import NO_POSTGRES, FreshUrl, PostgresDatabases, running_postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresDatabases | None]:
    with running_postgres() as databases:
        yield databases


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FreshUrl]:
    """Give the URL of a new, empty database by name: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        yield lambda name: f"sqlite:///{tmp_path / name}.sqlite3"
        return
    server: PostgresDatabases | None = request.getfixturevalue("postgres_server")
    if server is None:
        pytest.skip(NO_POSTGRES)
    made: list[str] = []

    def create(name: str) -> str:
        made.append(server.create(name))
        return made[-1]

    yield create
    for url in made:
        server.drop(url)
