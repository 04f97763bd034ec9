"""Clocks, ids, a guard, a messenger, a pager and coordination in memory; part of ``tests/fakes.py``."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cases.content_desk import Stop
from cases.errors import NotFound
from cases.ids import BotId, ClientId, PhoneMessage, ReleaseId, StaffId
from cases.moments import Moment, after
from cases.roster import DutyModel, Roster
from cases.sides import Side
from cases.traffic import Deletion, DueAlert, DuePage, Leave, Outcome, Parcel, Sent


class FixedClock:
    """Both clocks stand still until they are moved."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment

    def now(self) -> Moment:
        return self.moment

    def real(self) -> Moment:
        return self.moment

    def advance(self, microseconds: int) -> None:
        self.moment = after(self.moment, microseconds)


class CountingIds:
    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        self._last += 1
        return f"{self._last:032x}"


class FakeGuard:
    """One lock for every name; ``taken_by_others`` names what another process holds."""

    def __init__(self) -> None:
        self.taken_by_others: set[str] = set()
        self._ours: set[str] = set()

    def take(self, name: str) -> bool:
        if name in self.taken_by_others:
            return False
        self._ours.add(name)
        return True

    def held(self, name: str) -> bool:
        return name in self._ours and name not in self.taken_by_others

    def free(self, name: str) -> None:
        self._ours.discard(name)


@dataclass
class FakeChannel:
    """Takes every message, unless ``answers`` holds other outcomes, used up in order."""

    answers: list[Outcome | Exception] = field(default_factory=list)
    sent: list[tuple[Parcel, Leave]] = field(default_factory=list)
    gone: list[Deletion] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    async def send(self, parcel: Parcel, leave: Leave) -> Outcome:
        self.sent.append((parcel, leave))
        answer = self.answers.pop(0) if self.answers else Sent(PhoneMessage(len(self.sent)))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def delete(self, deletion: Deletion) -> bool:
        self.gone.append(deletion)
        return True

    async def fetch_file(self, bot: BotId, file_id: str) -> bytes:
        del bot
        return self.files[file_id]


@dataclass
class FakePager:
    """Accepts every page, unless ``answers`` says otherwise."""

    answers: list[bool] = field(default_factory=list)
    paged: list[DuePage] = field(default_factory=list)

    async def page(self, page: DuePage) -> bool:
        self.paged.append(page)
        return self.answers.pop(0) if self.answers else True


@dataclass
class FakeCoordination:
    """``release`` is what is live; an exception in its place is raised.

    ``shelf`` holds earlier ones, and the one on ``trial`` by ``trying``; ``left`` is left out now.
    """

    release: tuple[ReleaseId, bytes] | Exception | None = None
    shifts: Roster | Exception = field(default_factory=lambda: Roster(DutyModel.NONE, (), ()))
    alerts: list[tuple[Side, DueAlert]] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    other_side: dict[ClientId, frozenset[StaffId]] | Exception = field(default_factory=dict)
    workers: frozenset[StaffId] | Exception = frozenset()
    shelf: dict[ReleaseId, bytes] = field(default_factory=dict)
    trial: ReleaseId | None = None
    trying: frozenset[ClientId] = frozenset()
    left: frozenset[Stop] | Exception = frozenset()

    def barred(self, side: Side, client: ClientId) -> frozenset[StaffId]:
        del side
        if isinstance(self.other_side, Exception):
            raise self.other_side
        return self.other_side.get(client, frozenset())

    def pageable(self, side: Side) -> frozenset[StaffId]:
        del side
        if isinstance(self.workers, Exception):
            raise self.workers
        return self.workers

    def release_body(self, known: ReleaseId) -> bytes:
        if known not in self.shelf:
            raise NotFound
        return self.shelf[known]

    def trial_number(self) -> ReleaseId | None:
        return self.trial

    def testers(self, side: Side) -> frozenset[ClientId]:
        del side
        return self.trying

    def stopped(self) -> frozenset[Stop]:
        if isinstance(self.left, Exception):
            raise self.left
        return self.left

    def lately(self) -> Sequence[ReleaseId]:
        return [number for number in self.shelf if number != self.trial]

    def roster(self, side: Side) -> Roster:
        del side
        if isinstance(self.shifts, Exception):
            raise self.shifts
        return self.shifts

    def live_release(self, known: ReleaseId | None) -> tuple[ReleaseId, bytes] | None:
        if isinstance(self.release, Exception):
            raise self.release
        return None if self.release is None or self.release[0] == known else self.release

    def deliver_alert(self, side: Side, alert: DueAlert) -> None:
        if self.fails:
            raise self.fails.pop(0)
        if (side, alert) not in self.alerts:
            self.alerts.append((side, alert))
