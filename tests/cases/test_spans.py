"""Spans: exactly the moments of one set and of none other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cases.moments import Moment
from cases.spans import Span, both, joined, without

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6).map(
    lambda pairs: [Span(Moment(one), Moment(two)) for one, two in pairs]
)


def moments(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.begins, span.ends)}


@given(SPANS, SPANS)
def test_sums_and_differences_hold_exactly_the_right_moments_and_never_touch(
    some: list[Span], others: list[Span]
) -> None:
    for found, wanted in (
        (joined(some), moments(some)),
        (without(some, others), moments(some) - moments(others)),
        (both(some, others), moments(some) & moments(others)),
    ):
        assert moments(found) == wanted
        assert list(found) == sorted(found)
        assert all(span.begins < span.ends for span in found)
        assert all(before.ends < after.begins for before, after in pairwise(found))
