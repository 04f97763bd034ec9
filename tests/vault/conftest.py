"""A side's store with Sam (chat 100) and Kim (chat 200), on both databases."""

from collections.abc import Iterator

import pytest
from databases import FreshUrl
from side_bench import KIM, SAM, SideBench


@pytest.fixture
def bare(fresh_url: FreshUrl) -> Iterator[SideBench]:
    """Give a side's store without clients."""
    bench = SideBench(fresh_url("side_a"))
    yield bench
    bench.dispose()


@pytest.fixture
def bench(bare: SideBench) -> SideBench:
    bare.enrol(SAM, 100)
    bare.enrol(KIM, 200)
    return bare
