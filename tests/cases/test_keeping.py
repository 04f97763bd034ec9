"""What is kept of a client, and when nothing goes by itself."""

from hypothesis import given
from hypothesis import strategies as st

from cases.erasing import HoldReason
from cases.keeping import Keeping
from cases.moments import Moment

REASONS = st.none() | st.sampled_from(HoldReason)
MOMENTS = st.none() | st.integers(0, 2**52).map(Moment)


@given(ends=MOMENTS, reason=REASONS, review=MOMENTS, restricted=st.booleans())
def test_everything_stays_under_a_hold_or_a_stop_on_use_and_else_nothing_is_held_back(
    ends: Moment | None, reason: HoldReason | None, review: Moment | None, restricted: bool
) -> None:
    keeping = Keeping(ends, reason, review, restricted)
    assert keeping.is_all_kept is (reason is not None or restricted)
