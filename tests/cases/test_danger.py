"""Ticks of the danger sheet: an answer replaces its opposite, taking back leaves nothing standing."""

from hypothesis import given
from hypothesis import strategies as st

from cases.danger import Step, Tick, opposite, standing, with_acts
from cases.desk import Act
from cases.ids import StaffId
from cases.moments import MINUTE, Moment

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


def _act(what: str, at: int, by: str = "Bram") -> Act:
    return Act(StaffId("s"), by, what, Moment(at))


def test_a_call_said_elsewhere_stands_on_the_sheet_and_a_ticked_one_stands_once() -> None:
    ticked = Tick(Step.CALLED_112, done=True, by="Bram", at=Moment(MINUTE))
    assert with_acts([ticked], [_act("called_112", MINUTE - 5)]) == (ticked,)
    other = _act("called_112", MINUTE - 5, "Fem")
    assert [one.by for one in with_acts([ticked], [other])] == ["Fem", "Bram"]
    later = with_acts([ticked], [_act("called_112", 3 * MINUTE), _act("called_vt", 4 * MINUTE)])
    assert [one.step for one in later] == [Step.CALLED_112, Step.CALLED_112, Step.CALLED_VT]
    back = Tick(Step.CALLED_VT, done=False, by="Bram", at=Moment(5 * MINUTE))
    assert set(standing(with_acts([back], [_act("called_vt", MINUTE)]))) == set()


@given(TICKS, st.lists(st.tuples(st.sampled_from(["calling", "called_112", "called_vt"]), st.integers(0, 9))))
def test_ticks_keep_their_order_among_acts_and_only_calls_are_added(
    ticks: list[Tick], said: list[tuple[str, int]]
) -> None:
    ticks = sorted(ticks, key=lambda one: one.at)
    joined = with_acts(ticks, [_act(what, at, "Fem") for what, at in said])
    assert [one for one in joined if one.by == "Bram"] == ticks
    assert sorted(one.step for one in joined if one.by == "Fem") == sorted(
        what for what, _ in said if what != "calling"
    )
