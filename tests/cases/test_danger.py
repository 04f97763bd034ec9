"""Ticks of the danger sheet: an answer replaces its opposite, taking back leaves nothing standing."""

from hypothesis import given
from hypothesis import strategies as st

from cases.danger import Step, Tick, opposite, standing
from cases.moments import Moment

TICKS = st.lists(
    st.builds(Tick, st.sampled_from(Step), st.booleans(), st.just("Bram"), st.integers(0, 9).map(Moment)),
    max_size=40,
)


def test_every_answer_has_one_opposite_and_a_step_has_none() -> None:
    assert opposite(Step.AWARE_YES) is Step.AWARE_NO
    assert opposite(Step.RESULT_NO) is Step.RESULT_YES
    assert opposite(Step.CALLED_112) is None
    answers = [step for step in Step if opposite(step)]
    assert len(answers) == 12
    assert all(opposite(opposite(step) or step) is step for step in answers)


@given(TICKS)
def test_what_stands_is_the_last_word_on_each_step_and_never_both_answers(ticks: list[Tick]) -> None:
    stands = standing(ticks)
    for step in Step:
        about = [one for one in ticks if one.step in (step, *((opposite(step),) if one.done else ()))]
        last = about[-1] if about else None
        assert (step in stands) == (last is not None and last.step is step and last.done)
        if step in stands:
            assert stands[step] is last
        assert not {step, opposite(step)} <= set(stands) or opposite(step) is None
