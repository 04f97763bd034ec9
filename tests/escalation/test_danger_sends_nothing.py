"""What a worker did outside the chat never makes the machine write, call or alert anybody."""

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, NOON, client, turn

from cases.effects import AlertLead, CloseFlag, MakeTask, NoteAct, PageStaff, PlanCheckIn, Say, StartLadder
from cases.events import ActedOutside
from cases.ids import EventId, FlagId
from cases.levels import Level
from cases.moments import MINUTE, Moment, after
from cases.state import Doubt, OpenFlag

LEAVES_THE_HOUSE = (Say, PageStaff, AlertLead, PlanCheckIn, MakeTask, CloseFlag, StartLadder)
FLAGS = st.lists(
    st.builds(
        OpenFlag,
        st.uuids().map(lambda one: FlagId(str(one))),
        st.sampled_from([Level.CONCERN, Level.HIGH, Level.ACUTE]),
        st.just("help_now"),
        st.just(NOON),
        acknowledged_by=st.sampled_from([None, ANNE, BILAL]),
    ),
    max_size=3,
)


@given(
    FLAGS,
    st.sampled_from(["calling", "called_112", "called_vt", "outside_chat"]),
    st.sampled_from(Doubt),
    st.sampled_from([None, ANNE, BILAL]),
    st.integers(0, 30).map(lambda minutes: after(NOON, minutes * MINUTE)),
)
def test_a_call_that_a_human_made_is_noted_and_nothing_leaves_the_house(
    flags: list[OpenFlag], act: str, doubt: Doubt, holder: str | None, at: Moment
) -> None:
    state = client(open_flags=tuple(flags), doubt=doubt, held_by=holder)
    after_turn, effects = turn(state, ActedOutside(EventId("e1"), at, ANNE, act))
    assert [one.act for one in effects if isinstance(one, NoteAct)] == [act]
    assert not [one for one in effects if isinstance(one, LEAVES_THE_HOUSE)]
    assert (after_turn.doubt, after_turn.held_by) == (doubt, holder)
    assert [one.flag for one in after_turn.open_flags] == [one.flag for one in flags]
