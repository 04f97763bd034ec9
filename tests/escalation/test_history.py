"""What several signals of one client mean together: only ever more, never less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import NOON

from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment, after
from cases.state import Past, Score, Sign
from escalation.history import KEPT, MOST_OCCASIONS, MOST_SCORES, fallen, raised_over_time, remembered

CODES = [f"R{number:02}" for number in range(1, 34)]
LEVELS = st.sampled_from([Level.CONCERN, Level.HIGH, Level.ACUTE])
AGO = st.one_of(st.integers(0, 100 * DAY), st.sampled_from([0, HOUR, 14 * DAY, KEPT]))
PAST_SIGNS = st.builds(
    Sign, st.sampled_from(["", *CODES]), st.sampled_from(Level), AGO.map(lambda ago: after(NOON, -ago))
)
CURRENT = st.lists(st.builds(Sign, st.sampled_from(CODES), LEVELS, st.just(NOON)), max_size=4)
PASTS = st.lists(PAST_SIGNS, max_size=12)


def sign(code: str, level: Level = Level.CONCERN, ago: int = 0) -> Sign:
    return Sign(code, level, after(NOON, -ago))


def level(current: list[Sign], past: list[Sign]) -> Level:
    found = raised_over_time(current, Past(tuple(past)), NOON)
    return Level.NONE if found is None else found.level


@pytest.mark.parametrize(
    ("now", "before", "raised"),
    [
        ([sign("R06")], [sign("R28", ago=13 * DAY)], Level.HIGH),
        ([sign("R06")], [sign("R28", ago=14 * DAY)], Level.HIGH),
        ([sign("R06")], [sign("R28", ago=14 * DAY + 1)], Level.NONE),
        ([sign("R06")], [sign("R06", ago=5 * MINUTE)], Level.NONE),
        ([sign("R31")], [sign("R31", ago=DAY)], Level.NONE),
        ([sign("R06")], [sign("R32", ago=DAY)], Level.NONE),
        ([sign("R19")], [sign("R12", ago=80 * DAY), sign("R07", Level.HIGH, 89 * DAY)], Level.ACUTE),
        ([sign("R12")], [sign("R19", ago=80 * DAY), sign("R09", Level.HIGH, 20 * DAY)], Level.ACUTE),
        ([sign("R07", Level.HIGH), sign("R12")], [sign("R19", ago=5 * MINUTE)], Level.ACUTE),
        ([sign("R19")], [sign("R12", ago=80 * DAY), sign("R07", Level.HIGH, 91 * DAY)], Level.NONE),
        ([sign("R17")], [sign("R19", ago=80 * DAY), sign("R12", ago=80 * DAY)], Level.NONE),
        ([sign("R24")], [sign("R01", Level.ACUTE, 14 * DAY)], Level.HIGH),
        ([sign("R24")], [sign("R01", Level.ACUTE, 15 * DAY)], Level.NONE),
        ([sign("R27")], [sign("R27", ago=2 * DAY)], Level.HIGH),
        ([sign("R18")], [sign("R02", Level.HIGH, 60 * DAY)], Level.ACUTE),
        ([sign("R07", Level.HIGH)], [sign("R18", ago=60 * DAY)], Level.ACUTE),
        ([sign("R18")], [sign("R06", Level.HIGH, 60 * DAY)], Level.NONE),
        ([], [sign("R06", ago=DAY), sign("R18", ago=DAY), sign("R07", ago=DAY)], Level.NONE),
    ],
)
def test_signals_that_mean_more_together_raise_the_level(
    now: list[Sign], before: list[Sign], raised: Level
) -> None:
    assert level(now, before) is raised


def test_a_raise_names_its_rule_the_class_it_raises_and_a_sentence_for_the_worker() -> None:
    past = Past((sign("R12", ago=DAY), sign("R07", Level.HIGH, 2 * DAY)))
    found = raised_over_time([sign("R31"), sign("R19")], past, NOON)
    assert found is not None
    assert (found.rule, found.code) == ("verloop.weggaan", "R19")
    assert found.explanation.endswith(".")


@given(CURRENT, PASTS, PASTS)
def test_more_history_never_lowers_a_level(now: list[Sign], some: list[Sign], more: list[Sign]) -> None:
    assert level(now, some) <= level(now, [*some, *more])


@given(CURRENT, PASTS.flatmap(lambda signs: st.tuples(st.just(signs), st.permutations(signs))))
def test_the_order_in_which_signals_stand_means_nothing(
    now: list[Sign], twice: tuple[list[Sign], list[Sign]]
) -> None:
    before, shuffled = twice
    first = raised_over_time(now, Past(tuple(before)), NOON)
    assert raised_over_time(now[::-1], Past(tuple(shuffled)), NOON) == first
    kept = remembered(Past(), before, (), NOON)
    assert remembered(Past(), shuffled, (), NOON) == kept
    assert remembered(kept, before, (), NOON) == kept


@given(CURRENT, st.lists(PAST_SIGNS, max_size=60))
def test_what_is_remembered_is_small_recent_and_raises_the_same(now: list[Sign], before: list[Sign]) -> None:
    hourly = [Sign(one.code, one.level, Moment(one.at - one.at % HOUR)) for one in before]
    kept = remembered(Past(), hourly, (), NOON)
    assert all(NOON - one.at <= KEPT and one.level >= Level.CONCERN for one in kept.signs)
    per_class = {(one.code, one.level) for one in kept.signs}
    assert len(kept.signs) <= MOST_OCCASIONS * len(per_class)
    inside = [one for one in hourly if NOON - one.at <= KEPT]
    assert level(now, list(kept.signs)) is level(now, inside)


def test_a_signal_of_an_hour_comes_back_once_and_the_oldest_hours_go_first() -> None:
    often = [sign("R06", ago=minutes * MINUTE) for minutes in range(0, 600, 5)]
    kept = remembered(Past(), often, (), NOON)
    assert len(kept.signs) == MOST_OCCASIONS
    assert NOON - kept.signs[-1].at < HOUR
    assert remembered(kept, (), (), after(NOON, KEPT + 1)).signs == ()


@pytest.mark.parametrize(
    ("before", "score", "falls"),
    [([], 1, False), ([4], 2, True), ([4], 3, False), ([5, 2, 5], 3, True), ([5, 2, 2], 1, False)],
)
def test_a_score_two_under_the_last_median_is_a_concern(before: list[int], score: int, falls: bool) -> None:
    past = Past(scores=tuple(Score(value, after(NOON, place)) for place, value in enumerate(before)))
    found = fallen(score, past)
    assert (found is not None) is falls
    assert found is None or found.level is Level.CONCERN


@given(st.lists(st.builds(Score, st.integers(1, 5), AGO.map(lambda ago: after(NOON, -ago)))))
def test_few_scores_are_kept_and_the_newest_of_them(scores: list[Score]) -> None:
    kept = remembered(Past(), (), scores, NOON).scores
    assert len(kept) <= MOST_SCORES
    recent = {one for one in scores if NOON - one.at <= KEPT}
    gone = recent - set(kept)
    assert all(old.at <= one.at for old in gone for one in kept)
