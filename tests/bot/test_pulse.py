"""Every loop tells that it goes round, also within a long round."""

import io
import threading
from dataclasses import dataclass, field

from bot.log import Log
from bot.loops import keep_at
from bot.pulse import Pulse
from bot.wake import Bell


@dataclass
class Counted:
    """Works three rounds, notes how its own heart looked, then stops itself."""

    pulse: Pulse
    name: str = "counted"
    seen: list[bool] = field(default_factory=list)

    def once(self, stop: threading.Event) -> int:
        self.seen.append("counted" in self.pulse.ages())
        if len(self.seen) == 3:
            stop.set()
        return 1


def test_a_loop_beats_before_each_round_and_is_forgotten_when_it_stopped() -> None:
    pulse = Pulse()
    work = Counted(pulse)
    keep_at(work, threading.Event(), Bell(), Log(io.StringIO(), strict=True), pulse)
    assert work.seen == [True, True, True]
    assert pulse.ages() == {}


def test_ages_are_counted_from_the_last_beat_of_each_loop() -> None:
    times = iter([10.0, 11.0, 15.0, 16.5])
    pulse = Pulse(lambda: next(times))
    pulse.beat("inbox_a")
    pulse.beat("clock_a")
    pulse.beat("inbox_a")
    assert pulse.ages() == {"inbox_a": 1.5, "clock_a": 5.5}
