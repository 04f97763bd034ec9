"""The pace of a bot, over any hours of sending."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.rate import BOT_PER_SECOND, ON_THE_WAY, SPAN, Pace, Window
from cases.moments import SECOND, Moment, after

SMALL_STEPS = st.integers(0, 400_000)


def _at(seconds: float) -> Moment:
    return Moment(int(seconds * SECOND))


def _most_in_a_second(moments: list[int]) -> int:
    return max(
        (sum(1 for other in moments if start <= other < start + SECOND) for start in moments), default=0
    )


@given(
    calls=st.lists(st.tuples(SMALL_STEPS, st.integers(0, ON_THE_WAY), st.integers(0, 100)), max_size=60),
    limit=st.integers(1, 4),
)
@example(calls=[(0, 0, 0)] * 40, limit=3)
@example(calls=[(0, ON_THE_WAY, 100), (0, 0, 0), (0, 0, 0)], limit=1)
def test_no_second_ever_sees_more_arrive_than_the_limit_however_slow_calls_are(
    calls: list[tuple[int, int, int]], limit: int
) -> None:
    window, now = Window(limit), Moment(0)
    arrived: list[int] = []
    answers: list[tuple[Moment, int]] = []
    for pause, takes, percent in calls:
        now = after(now, pause)
        while answers and window.wait(now):
            answered, ticket = min(answers)
            now = max(now, answered)
            answers.remove((answered, ticket))
            window.landed(ticket, now)
        now = after(now, window.wait(now))
        assert window.room(now) > 0
        answers.append((after(now, takes), window.take(now)))
        arrived.append(now + takes * percent // 100)
    assert _most_in_a_second(arrived) <= limit


@given(st.lists(st.tuples(st.integers(1, 3), SMALL_STEPS), max_size=80))
@example([(chat % 3, 0) for chat in range(60)])
def test_a_chat_hears_one_message_a_second_and_the_bot_says_thirty(asked: list[tuple[int, int]]) -> None:
    pace, now, left = Pace(), Moment(0), []
    for chat, pause in asked:
        now = after(now, pause)
        now = after(now, max(pace.wait(now), pace.chat_wait(chat, now)))
        pace.landed(pace.take(chat, now), now)
        left.append((chat, now))
    assert _most_in_a_second([moment for _, moment in left]) <= BOT_PER_SECOND
    for chat in {chat for chat, _ in left}:
        assert _most_in_a_second([moment for each, moment in left if each == chat]) <= 1


def test_a_call_that_hangs_does_not_hold_the_others_up_for_long() -> None:
    window = Window(1)
    window.take(_at(0))
    assert window.wait(_at(0)) == ON_THE_WAY + SPAN
    assert window.room(_at(3)) == 1


def test_a_pause_for_one_chat_leaves_the_others_free() -> None:
    pace = Pace()
    pace.throttled(7, 30 * SECOND, _at(100), whole_bot=False)
    assert pace.chat_pause(7, _at(110)) == 20 * SECOND
    assert pace.chat_pause(8, _at(110)) == 0
    assert pace.wait(_at(110)) == 0


def test_two_chats_paused_at_once_mean_that_the_bot_is_paused() -> None:
    pace = Pace()
    pace.throttled(7, 30 * SECOND, _at(100), whole_bot=False)
    pace.throttled(8, 30 * SECOND, _at(101), whole_bot=False)
    assert pace.wait(_at(101)) == 30 * SECOND
    assert pace.room(_at(101), in_flight=0) == 0


def test_after_a_pause_one_message_goes_alone_as_a_probe_until_one_is_taken() -> None:
    pace = Pace()
    pace.throttled(7, 1 * SECOND, _at(100), whole_bot=False)
    assert pace.room(_at(100), in_flight=0) == 1
    assert pace.room(_at(100), in_flight=1) == 0
    pace.passed()
    assert pace.room(_at(100), in_flight=1) == BOT_PER_SECOND


def test_a_pause_of_the_whole_bot_ends_by_itself() -> None:
    pace = Pace()
    pace.throttled(7, 2 * SECOND, _at(100), whole_bot=True)
    assert pace.room(_at(101.9), in_flight=0) == 0
    assert pace.room(_at(102), in_flight=0) == 1


def test_chats_of_long_ago_are_forgotten() -> None:
    pace = Pace()
    for chat in range(500):
        pace.take(chat, _at(chat))
    pace.take(1, _at(10_000))
    assert pace.chat_wait(499, _at(10000)) == 0
    assert len(pace._chats) == 1  # noqa: SLF001 - memory has no other door
