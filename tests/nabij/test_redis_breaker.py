"""The breaker: how often it asks a server that does not answer."""

from hypothesis import given
from hypothesis import strategies as st

from nabij.redis_breaker import FAILURES, REST_SECONDS, Breaker

steps = st.lists(st.tuples(st.floats(0, 30), st.booleans()), max_size=60)


def test_it_opens_at_the_fifth_failure_in_a_row_and_not_before() -> None:
    breaker = Breaker()
    for _ in range(FAILURES - 1):
        breaker.bad(100.0)
        assert breaker.lets_through(100.0)
    breaker.bad(100.0)
    assert not breaker.lets_through(100.0)
    assert breaker.is_open(100.0)


def test_a_good_answer_in_between_starts_the_count_again() -> None:
    breaker = Breaker()
    for _ in range(3 * FAILURES):
        breaker.bad(0.0)
        breaker.good()
    assert breaker.lets_through(0.0)


def test_after_a_rest_exactly_one_probe_is_let_through() -> None:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker.bad(0.0)
    assert not breaker.is_open(REST_SECONDS)
    assert [breaker.lets_through(REST_SECONDS) for _ in range(5)] == [True, False, False, False, False]
    breaker.good()
    assert all(breaker.lets_through(REST_SECONDS) for _ in range(5))


@given(steps)
def test_against_a_dead_server_it_tries_five_times_and_then_once_in_each_rest(
    asked: list[tuple[float, bool]],
) -> None:
    breaker, now, tries = Breaker(), 0.0, 0
    for pause, _ in asked:
        now += pause
        if breaker.lets_through(now):
            tries += 1
            breaker.bad(now)
    assert tries <= FAILURES + now / REST_SECONDS


@given(steps)
def test_asking_whether_it_is_open_changes_nothing(asked: list[tuple[float, bool]]) -> None:
    asked_often, never_asked, now = Breaker(), Breaker(), 0.0
    for pause, answers in asked:
        now += pause
        asked_often.is_open(now)
        passed = asked_often.lets_through(now)
        assert passed == never_asked.lets_through(now)
        for breaker in (asked_often, never_asked):
            if passed and answers:
                breaker.good()
            elif passed:
                breaker.bad(now)


@given(steps)
def test_it_never_stays_closed_to_a_server_that_is_back(asked: list[tuple[float, bool]]) -> None:
    breaker, now = Breaker(), 0.0
    for pause, answers in asked:
        now += pause
        if breaker.lets_through(now) and answers:
            breaker.good()
        else:
            breaker.bad(now)
    assert breaker.lets_through(now + REST_SECONDS)
