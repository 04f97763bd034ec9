"""Judges a year by what anybody saw who held the phone and a clock: no store and no rule is asked.

It knows what the client and the worker did themselves, what they agreed, and on which dates a check-in was
promised. All else is read from the phone.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from nabij.drill.year_due import Known
from simulator import Screen

ANSWERS_WITHIN = timedelta(minutes=20)
"""What comes later after the last word of client or worker answers nothing. The minute 15 fits in it."""

STAYS = timedelta(hours=24, minutes=1)
"""How long a message may stand on the phone; a minute for a deletion that falls due to the second."""

_SKEW = timedelta(seconds=1)


@dataclass
class Witness:
    """``until`` is up to when the worker and the client agreed that we may write unasked.

    ``begun`` counts the openers of each date; ``strange`` is what else came unasked, but for the start,
    which is the first thing said after the worker accepted the phone.
    """

    known: Known
    opener: str
    later: str
    accepted: datetime
    until: datetime
    outside: list[datetime] = field(default_factory=list)
    begun: Counter[date] = field(default_factory=Counter)
    strange: list[datetime] = field(default_factory=list)
    left: dict[int, datetime] = field(default_factory=dict)
    started: bool = False
    _put_off: int = 0
    _acts: list[datetime] = field(default_factory=list)

    def did(self, at: datetime, text: str = "") -> None:
        """Take in that the client wrote or tapped ``text``, or that the worker did something."""
        self._acts.append(at)
        self._put_off += text == self.later

    def heard(self, at: datetime, text: str) -> None:
        """Take in a message that arrived on the phone."""
        begins = text == self.opener
        if at < self.accepted or (self._is_asked(at) and not begins):
            self.started = self.started or at >= self.accepted
            return
        if not self.known.hours.hold(at) or at >= self.until:
            self.outside.append(at)
        if begins:
            self.begun[at.date()] += 1
        elif self.started:
            self.strange.append(at)
        self.started = True

    def looked(self, screen: Screen, now: datetime) -> None:
        """Take in what stands on the phone, of both."""
        self.left |= {one.id: one.at for one in screen.messages if now - one.at > STAYS}

    def missed(self, until: date) -> list[date]:
        """Return the promised dates before ``until`` on which nothing began; the first if all was still."""
        nothing = [] if self.started else [self.accepted.date()]
        return [*nothing, *(one for one in self.known.due_dates(until) if not self.begun[one])]

    def double(self, until: date) -> list[date]:
        """Return a date for each opener that nobody promised, and for each strange message.

        Who asked to be asked later was promised one more. What came on ``until`` itself counts too.
        """
        promised = frozenset(self.known.due_dates(until + timedelta(days=1)))
        more = [one for one, count in sorted(self.begun.items()) for _ in range(count - (one in promised))]
        return [*more[self._put_off :], *(one.date() for one in self.strange)]

    def _is_asked(self, at: datetime) -> bool:
        before = bisect_right(self._acts, at + _SKEW)
        return before > 0 and at - self._acts[before - 1] <= ANSWERS_WITHIN
