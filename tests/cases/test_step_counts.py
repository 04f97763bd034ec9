"""Numbers of where talks stop: added up over the sides, and worth a look from one in four."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.step_counts import StepCount, summed

counts = st.builds(StepCount, st.sampled_from("abc"), st.integers(0, 50), st.integers(0, 50))


@given(st.lists(st.lists(counts, max_size=4), max_size=3))
def test_no_talk_is_lost_and_none_counted_twice(sides: list[list[StepCount]]) -> None:
    found = summed(sides)
    assert all(step == one.step for step, one in found.items())
    assert sum(one.answered for one in found.values()) == sum(one.answered for side in sides for one in side)
    assert sum(one.last for one in found.values()) == sum(one.last for side in sides for one in side)


@pytest.mark.parametrize(("answered", "last", "many"), [(0, 0, False), (40, 9, False), (40, 10, True)])
def test_a_step_where_one_in_four_talks_ends_is_worth_a_look(answered: int, last: int, many: bool) -> None:
    assert StepCount("a", answered, last).stops_many is many
