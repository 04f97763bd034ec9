"""Fixtures that every room may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import NO_POSTGRES, FreshUrl, PostgresDatabases, running_postgres
from hypothesis import Phase, settings

pytest_plugins = ("canary_watch",)

# The same examples in every run, so that a red build is a change and not a throw of the dice;
# HYPOTHESIS_PROFILE=seek looks for new ones, and what it finds becomes an explicit example.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("seek", max_examples=2000, deadline=None)
# Where only the verdict counts: the same examples, and no search for the smallest one that convicts.
settings.register_profile(
    "convict",
    settings.get_profile("steady"),
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
