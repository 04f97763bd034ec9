"""The open door for tests of the console, in memory."""

from dataclasses import dataclass, field, replace

from cases.desk import Staff
from cases.errors import FlagTaken, NotFound, NotYours, TooLate
from cases.ids import StaffId
from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, Moment
from cases.walk_in import Door, DoorLine, DoorTalk, DoorWhy, WalkIn

TALK = "deur-1"


@dataclass
class FakeDoor:
    """One talk. ``holder`` took it; ``answers`` holds what left."""

    talk: DoorTalk
    now: Moment
    holder: Staff | None = None
    answers: list[str] = field(default_factory=list)
    closed: str = ""
    refreshed: int = 0


def door_at(now: Moment) -> FakeDoor:
    """Return a talk that waits: greeted, then somebody asked for a person."""
    lines = (
        DoorLine("d1", "in", "", "text", Level.NONE, "/start", Moment(now - 3 * MINUTE)),
        DoorLine(
            "d1:0", "out", "", "text", Level.NONE, "Hallo. Ik ben een bot.", Moment(now - 3 * MINUTE), "sent"
        ),
        DoorLine("d2", "in", "", "text", Level.HIGH, "Ik wil iemand spreken", Moment(now - MINUTE)),
    )
    why = DoorWhy(Level.HIGH, "wants_human", "", Moment(now - MINUTE), Moment(now + HOUR), taken=False)
    chat = WalkIn(Door.TALK, Level.HIGH)
    end = Moment(now + DAY)
    return FakeDoor(DoorTalk(TALK, "Deur-3", chat, False, "", True, end, (why,), lines), now)


@dataclass
class FakeDoors:
    """Fits ``console.ports_door.DoorDesk``."""

    doors: dict[str, FakeDoor] = field(default_factory=dict, kw_only=True)

    def door_talk(self, staff: Staff, talk: str, *, refresh: bool = False) -> DoorTalk:
        door = self._door(talk)
        door.refreshed += refresh
        held = door.holder
        said = tuple(
            DoorLine(f"a{n}", "out", staff.alias, "text", Level.NONE, text, door.now, "new", staff.id)
            for n, text in enumerate(door.answers)
        )
        return replace(
            door.talk,
            mine=held is not None and held.id == staff.id,
            held_alias="" if held is None else held.alias,
            free=held is None,
            lines=(*door.talk.lines, *said),
        )

    def claim_door(self, staff: Staff, talk: str) -> None:
        door = self._door(talk)
        if door.holder is not None and door.holder.id != staff.id:
            raise FlagTaken(door.holder.alias, 4)
        door.holder = staff

    def answer_door(self, staff: Staff, talk: str, text: str, mark: str = "") -> None:
        del mark
        self._held(staff.id, talk).answers.append(text)

    def recall_door(self, staff: Staff, talk: str, line: str) -> str:
        answers = self._held(staff.id, talk).answers
        if line != f"a{len(answers) - 1}":
            raise TooLate
        return answers.pop()

    def close_door(self, staff: Staff, talk: str, reason: str) -> None:
        door = self._door(talk)
        if door.holder is not None:
            self._held(staff.id, talk)
        door.closed = reason

    def _held(self, by: StaffId, talk: str) -> FakeDoor:
        door = self._door(talk)
        if door.holder is None or door.holder.id != by:
            raise NotYours
        return door

    def _door(self, talk: str) -> FakeDoor:
        if talk not in self.doors:
            raise NotFound
        return self.doors[talk]
