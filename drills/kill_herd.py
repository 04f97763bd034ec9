"""The processes under fire: each is killed at random or dies at a named point, and comes back."""

import signal
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cases.sides import Side
from drills.chance import Chance
from drills.ports import RoleAtWork, Street

CRASH_AT = "NABIJ_CRASH_AT"
STUCK_SECONDS = 10.0
"""How long a process may pass by its named point before another is tried."""
END_SECONDS = 45.0
"""A role that was just born reads its release to the end before it stops; that is long in a crowd."""

Place = tuple[str, Side | None]
PLACES: tuple[Place, ...] = (
    ("web", None),
    *((role, side) for role in ("worker", "clock", "sender") for side in Side),
)


@dataclass
class Aim:
    """Which named points must still be hit. ``each`` is how often, ``roles`` who passes which point."""

    roles: Mapping[str, str]
    each: int
    hit: Counter[str] = field(default_factory=Counter)

    def next_for(self, role: str, taken: Sequence[str], turn: int) -> str:
        """Return the point a process of this role dies at next; empty when all of them had their share."""
        wanted = [
            point
            for point, of in self.roles.items()
            if of == role and self.hit[point] + taken.count(point) < self.each
        ]
        return wanted[turn % len(wanted)] if wanted else ""

    @property
    def left(self) -> int:
        return sum(max(0, self.each - self.hit[point]) for point in self.roles)

    def missing(self) -> str:
        """Return which points must still be hit, in one line."""
        return ", ".join(point for point in self.roles if self.hit[point] < self.each)


@dataclass
class Life:
    """One process from start to end. ``point`` is where it will die by itself, if anywhere."""

    process: RoleAtWork
    point: str
    up_at: float | None = None

    def is_stuck(self, now: float) -> bool:
        """Say whether it works for a while and does not come by its point."""
        if not self.point or not self.process.is_up():
            return False
        self.up_at = now if self.up_at is None else self.up_at
        return now - self.up_at > STUCK_SECONDS


@dataclass
class Herd:
    """All roles, kept alive however they die. ``kills`` counts random kills by place, ``deaths`` all.

    ``provoke`` is told each point before the process that will die there starts.
    """

    street: Street
    aim: Aim
    rng: Chance
    provoke: Callable[[str], object] = str
    kills: Counter[str] = field(default_factory=Counter)
    deaths: Counter[str] = field(default_factory=Counter)
    fallen: list[str] = field(default_factory=list)
    _lives: dict[Place, Life] = field(default_factory=dict)
    _turns: Counter[Place] = field(default_factory=Counter)

    def start(self, *, armed: bool = True) -> None:
        """Start whatever does not run."""
        for place in PLACES:
            if place not in self._lives:
                self._bear(place, armed=armed)

    def arm(self) -> None:
        """Start all again, now with a point to die at."""
        for place in PLACES:
            self._kill(place, armed=True)

    def all_up(self) -> bool:
        return all(life.process.is_up() for life in self._lives.values())

    def look(self, *, armed: bool = True) -> None:
        """Note who died since the last look, and start each again."""
        for place, life in list(self._lives.items()):
            code = life.process.ended()
            if code is None:
                continue
            name = name_of(place)
            if code == -signal.SIGKILL and life.point:
                self.aim.hit[life.point] += 1
                self.deaths[name] += 1
            else:
                self.fallen.append(f"{name}={code}")
            self._bear(place, armed=armed)

    def kill_one(self) -> str:
        """Kill a process at random, whatever it is doing; return its name. It is started again at once."""
        place = self.rng.choice(list(self._lives))
        self._kill(place, armed=True)
        self.kills[name_of(place)] += 1
        return name_of(place)

    def is_mostly_up(self) -> bool:
        """Say whether at least half of the processes work: time in which nothing runs proves nothing."""
        return 2 * sum(life.process.is_up() for life in self._lives.values()) > len(self._lives)

    def loosen(self, now: float) -> int:
        """Kill those that do not come by their named point, so that they try another; return how many.

        ``now`` is the storm's own time.
        """
        stuck = [place for place, life in self._lives.items() if life.is_stuck(now)]
        for place in stuck:
            self._kill(place, armed=True)
        return len(stuck)

    def disarm(self) -> None:
        """Start those again that would still die, without a point: from here on nobody is killed."""
        for place, life in list(self._lives.items()):
            if life.point:
                self._kill(place, armed=False)

    def restart(self) -> None:
        """Start all again without a point, as a deploy does."""
        self.stop()
        self.start(armed=False)

    def stop(self) -> list[str]:
        """Ask all to end; return the names of those that did not end well, with how they ended."""
        ends = {name_of(place): life.process.stop(END_SECONDS) for place, life in self._lives.items()}
        self._lives.clear()
        return [f"{name}={code}" for name, code in ends.items() if code != 0]

    def _kill(self, place: Place, *, armed: bool) -> None:
        life = self._lives[place]
        if life.process.ended() is None:
            life.process.kill()
            self.deaths[name_of(place)] += 1
            self._bear(place, armed=armed)
        else:
            self.look(armed=armed)

    def _bear(self, place: Place, *, armed: bool) -> None:
        role, side = place
        taken = [life.point for other, life in self._lives.items() if other != place]
        point = self.aim.next_for(role, taken, self._turns[place]) if armed else ""
        self._turns[place] += 1
        environment = {CRASH_AT: point} if point else {}
        self.provoke(point)
        self._lives[place] = Life(self.street.start(role, side, environment), point)


def name_of(place: Place) -> str:
    role, side = place
    return role if side is None else f"{role}_{side.value}"
