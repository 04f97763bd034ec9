"""What is written during the storm: replies of every level, strangers, check-ins, a broken record."""

from dataclasses import dataclass, field

from cases.moments import HOUR, SECOND, Moment, after
from cases.sides import Side
from drills.chance import Chance
from drills.kill_people import Cast
from drills.ports import KillHouse

ACUTE, HIGH, STRANGE = 0.12, 0.12, 0.02
"""Shares of what is written."""
BROKEN_EVERY = 3.0
AFTER_THE_HALF_HOUR = 2 * SECOND
BEFORE_THE_HALF_HOUR = 25 * SECOND
HALF_HOUR = HOUR // 2


def next_turn(now: Moment) -> Moment:
    """Return when the other side's half hour begins."""
    return Moment((now // HALF_HOUR + 1) * HALF_HOUR)


@dataclass
class Traffic:
    """Writes ``updates`` messages evenly over the storm, and goes on slowly for as long as it lasts."""

    house: KillHouse
    cast: Cast
    chance: Chance
    updates: int
    seconds: float
    sent: int = 0
    due: dict[Side, list[str]] = field(default_factory=lambda: {side: [] for side in Side})
    _broken_at: float = 0.0
    _damaged: bool = False

    def begin(self) -> None:
        """Let the planned check-ins of those who wait fall due, each side in its own half hour."""
        now = self.house.now()
        turn = next_turn(now)
        for client in self.cast.of("waiting"):
            if client.side is Side.A:
                room = max(0, turn - BEFORE_THE_HALF_HOUR - now)
                at = after(now, int(self.chance.random() * room))
            else:
                spread = int(self.chance.random() * self.seconds * SECOND / 4)
                at = after(turn, AFTER_THE_HALF_HOUR + spread)
            self.due[client.side].append(self.house.fall_due(client.side, client.enrolled.client, at))
        for client in self.cast.of("damaged"):
            self.house.damage(client.side, client.enrolled.client)
        self._damaged = True

    def go_on(self, spent: float) -> None:
        """Write what should have been written after ``spent`` seconds."""
        if not self._damaged:
            self.begin()
        planned = int(self.updates * min(1.0, spent / self.seconds))
        overtime = max(0.0, spent - self.seconds) * self.updates / self.seconds / 2
        while self.sent < planned + int(overtime):
            self._one()
        if spent - self._broken_at > BROKEN_EVERY:
            self._broken_at = spent
            for client in self.cast.of("damaged"):
                client.says("calm", self.chance)

    def heal(self) -> None:
        for client in self.cast.of("damaged"):
            self.house.heal(client.side, client.enrolled.client)

    def _one(self) -> None:
        self.sent += 1
        drawn = self.chance.random()
        if drawn < STRANGE:
            phone, bot = self.chance.choice(self.cast.strangers)
            phone.send(bot.username, "hallo, wie is dit?")
            return
        talker = self.chance.choice(self.cast.of("talker"))
        drawn -= STRANGE
        talker.says("acute" if drawn < ACUTE else "high" if drawn < ACUTE + HIGH else "calm", self.chance)
