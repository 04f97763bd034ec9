"""Who took a flag and is not there: it is called out again, and what others do stays as it is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import ANNE, BILAL, NOON, STAFFED, client, real_rulebook

from cases.effects import MoveLadder, PageStaff, ReopenFlag
from cases.events import HolderGone
from cases.ids import EventId, FlagId, StaffId
from cases.levels import Level
from cases.moments import MINUTE, after
from cases.roster import Post
from cases.state import ClientState, OpenFlag
from escalation.turn import take_turn

NOW = after(NOON, 3 * MINUTE)
WAITS = OpenFlag(
    FlagId("f1"), Level.ACUTE, "danger", NOON, ANNE, NOON, code="R04", answer_due=after(NOON, 10 * MINUTE)
)
ACTS = replace(
    WAITS, flag=FlagId("f2"), answer_due=None, answered_at=NOON, busy_until=after(NOON, 20 * MINUTE)
)
DONE = replace(WAITS, flag=FlagId("f3"), answer_due=None, answered_at=NOON)
TASK = replace(WAITS, flag=FlagId("f4"), level=Level.CONCERN, answer_due=None)
OTHERS = replace(WAITS, flag=FlagId("f5"), acknowledged_by=BILAL)
ALL = (WAITS, ACTS, DONE, TASK, OTHERS)


def gone(state: ClientState, who: StaffId = ANNE, *, left: bool) -> tuple[ClientState, list[object]]:
    event = HolderGone(EventId("e1"), NOW, who, left)
    after_turn, effects = take_turn(state, event, real_rulebook(), STAFFED)
    return after_turn, list(effects)


def held(*flags: OpenFlag) -> ClientState:
    return replace(client(), held_by=ANNE, held_alias="Anne", held_quiet=NOON, open_flags=flags)


def test_who_was_missed_at_the_screen_loses_only_what_waits_for_a_first_answer() -> None:
    state, effects = gone(held(*ALL), left=False)
    assert [one.flag for one in effects if isinstance(one, ReopenFlag)] == [WAITS.flag]
    assert {one.flag: one.acknowledged_by for one in state.open_flags} == {
        WAITS.flag: None,
        ACTS.flag: ANNE,
        DONE.flag: ANNE,
        TASK.flag: ANNE,
        OTHERS.flag: BILAL,
    }
    assert state.held_by is None


def test_what_is_called_out_again_goes_to_the_backup_at_once() -> None:
    _, effects = gone(held(WAITS), left=False)
    assert Post.BACKUP in {one.post for one in effects if isinstance(one, PageStaff)}
    assert [one.step for one in effects if isinstance(one, MoveLadder)] == [1]


def test_who_is_missed_with_nothing_waiting_keeps_the_conversation() -> None:
    before = held(ACTS, DONE)
    state, effects = gone(before, left=False)
    assert (state.held_by, effects) == (ANNE, [])


def test_who_left_loses_everything_and_a_task_is_not_paged() -> None:
    state, effects = gone(held(*ALL), left=True)
    assert {one.flag for one in state.open_flags if one.acknowledged_by == ANNE} == set()
    assert {one.flag for one in effects if isinstance(one, MoveLadder)} == {
        WAITS.flag,
        ACTS.flag,
        DONE.flag,
    }
    assert state.held_by is None


def test_who_left_without_a_flag_holds_nothing_any_more() -> None:
    state, effects = gone(held(), left=True)
    assert (state.held_by, effects) == (None, [])


def test_somebody_who_took_nothing_changes_nothing() -> None:
    before = held(*ALL)
    state, effects = gone(before, StaffId("stranger"), left=True)
    assert (state.held_by, state.open_flags, effects) == (ANNE, before.open_flags, [])


@given(flags=st.lists(st.sampled_from(ALL), unique=True).map(tuple), left=st.booleans())
def test_nothing_that_waits_is_left_with_who_is_gone(flags: tuple[OpenFlag, ...], left: bool) -> None:
    state, effects = gone(held(*flags), left=left)
    for flag in state.open_flags:
        free = flag.acknowledged_by is None
        assert free == (flag.flag in {one.flag for one in effects if isinstance(one, ReopenFlag)})
        if free and flag.level >= Level.HIGH:
            assert flag.flag in {one.flag for one in effects if isinstance(one, MoveLadder)}
