"""More or less often: one step at a time, never past the ends, and within what was agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.pace import Pace, PaceBounds


@pytest.mark.parametrize(
    ("pace", "less", "more"),
    [
        (Pace.LESS, Pace.LESS, Pace.NORMAL),
        (Pace.NORMAL, Pace.LESS, Pace.MORE),
        (Pace.MORE, Pace.NORMAL, Pace.MORE),
    ],
)
def test_a_step_is_one_step_and_stops_at_the_ends(pace: Pace, less: Pace, more: Pace) -> None:
    assert (pace.step(more=False), pace.step(more=True)) == (less, more)


@given(st.sampled_from(Pace), st.sampled_from(Pace), st.sampled_from(Pace))
def test_bounds_allow_just_what_lies_between_them(least: Pace, most: Pace, pace: Pace) -> None:
    order = [Pace.LESS, Pace.NORMAL, Pace.MORE]
    between = order[order.index(least) : order.index(most) + 1]
    assert PaceBounds(least, most).allow(pace) == (pace in between)
