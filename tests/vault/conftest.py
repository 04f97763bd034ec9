"""A side of Sam (chat 100) and Kim (chat 200), and a building of all three stores, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import NO_POSTGRES, PostgresDatabases
from side_bench import KIM, SAM, SideBench
from vault_people import BOTH, Building, Office, building_on


@pytest.fixture(scope="module", params=BOTH)
def building(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    yield from building_on(request, tmp_path_factory)


@pytest.fixture
def office(building: Building) -> Office:
    return Office(building)


@pytest.fixture(scope="session")
def side_on_postgres(postgres_server: PostgresDatabases | None) -> Iterator[str | None]:
    """Give one migrated database that tests share; each of them finds it empty."""
    if postgres_server is None:
        yield None
        return
    url = postgres_server.create("side_shared")
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SideBench]:
    """Give a side's store without clients: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        bench = SideBench(f"sqlite:///{tmp_path}/side_a.sqlite3")
    else:
        url: str | None = request.getfixturevalue("side_on_postgres")
        if url is None:
            pytest.skip(NO_POSTGRES)
        bench = SideBench(url)
        bench.empty()
    yield bench
    bench.dispose()


@pytest.fixture
def bench(bare: SideBench) -> SideBench:
    bare.enrol(SAM, 100)
    bare.enrol(KIM, 200)
    return bare
