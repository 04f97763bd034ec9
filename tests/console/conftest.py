from collections.abc import Iterator

import pytest
from console_visit import Visit
from console_world import World, make_world, served


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def url(world: World) -> Iterator[str]:
    with served(world.app) as address:
        yield address


@pytest.fixture
def nobody(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        yield visit


@pytest.fixture
def anna(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("anna", "a")
        yield visit


@pytest.fixture
def bram(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("bram", "a")
        yield visit


@pytest.fixture
def cees(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("cees", "b")
        yield visit


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def eva(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("eva", "coordinatie")
        yield visit
