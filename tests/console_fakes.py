"""A console's surroundings in memory: clock, ids, log-in and the live feed."""

from asyncio import Event as AsyncEvent
from asyncio import get_running_loop, wait_for
from dataclasses import dataclass, field, replace
from threading import Semaphore

from cases.desk import LiveCounts, Session, Staff, Watched
from cases.errors import NotFound, TooManyAttempts
from cases.ids import StaffId
from cases.moments import Moment
from cases.sides import Side
from console.ports import ScreenClosed

JUST_NOW = Moment(2**60)


class FakeClock:
    """Stands still until moved."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment

    def now(self) -> Moment:
        return self.moment

    def real(self) -> Moment:
        return self.moment


class FakeIds:
    """Counts; scattered, so that pseudonyms differ."""

    def __init__(self) -> None:
        self.count = 0

    def new(self) -> str:
        self.count += 1
        return f"{self.count * 2_654_435_761 % 2**32:08x}{self.count:024x}"


@dataclass
class FakeDoor:
    """``accounts`` maps login, password and side to a person; three failures close it for 60 s."""

    accounts: dict[tuple[str, str, Side | None], Staff]
    sessions: dict[str, Session] = field(default_factory=dict)
    failures: int = 0
    opened: int = 0
    idle: dict[str, Session] = field(default_factory=dict)
    writers: dict[str, StaffId] = field(default_factory=dict)
    passwords: dict[StaffId, str] = field(default_factory=dict)
    seen: int = 0
    looked: Semaphore = field(default_factory=lambda: Semaphore(0))

    def log_in(
        self, login: str, password: str, side: Side | None, address: str, code: str = ""
    ) -> str | None:
        del address, code
        if self.failures >= 3:
            raise TooManyAttempts(60)
        staff = self.accounts.get((login, password, side))
        if staff is None:
            self.failures += 1
            return None
        self.opened += 1
        token = f"{self.opened:064x}"
        self.sessions[token] = Session(staff, f"zegel-{self.opened}", JUST_NOW)
        self.passwords[staff.id] = password
        self.writers[f"zegel-{self.opened}"] = staff.id
        return token

    def session(self, token: str) -> Session | None:
        self.seen += 1
        return self.sessions.get(token)

    def watch(self, token: str) -> Watched | None:
        self.looked.release()
        session = self.sessions.get(token) or self.idle.get(token)
        return None if session is None else Watched(session, locked=token in self.idle)

    def writer_of(self, seal: str) -> StaffId | None:
        return self.writers.get(seal)

    def prove(self, token: str, password: str, address: str, code: str = "") -> str | None:
        del address, code
        session = self.sessions.get(token)
        if session is None or self.passwords[session.staff.id] != password:
            return None
        fresh = f"{token[:-1]}f"
        self.sessions[fresh] = replace(self.sessions.pop(token), proved_at=JUST_NOW)
        return fresh

    def forget_proofs(self) -> None:
        """Let every session have shown its factor long ago."""
        self.sessions = {token: replace(one, proved_at=Moment(0)) for token, one in self.sessions.items()}

    def lock(self) -> None:
        """Let every session stand idle for too long."""
        self.idle |= self.sessions
        self.sessions.clear()

    def log_out(self, token: str) -> None:
        self.sessions.pop(token, None)
        self.idle.pop(token, None)


class FakeScreen:
    """One open stream of the feed."""

    def __init__(self, feed: "FakeFeed", staff: Staff) -> None:
        self.staff = staff
        self._feed = feed
        self._loop = get_running_loop()
        self._news = AsyncEvent()
        self._closed = False

    async def next(self, seconds: float) -> LiveCounts | None:
        try:
            await wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return None
        self._news.clear()
        if self._closed:
            raise ScreenClosed
        return self._feed.counts

    def close(self) -> None:
        self._closed = True
        if self in self._feed.screens:
            self._feed.screens.remove(self)
        self.stir()

    def stir(self) -> None:
        self._loop.call_soon_threadsafe(self._news.set)


@dataclass
class FakeFeed:
    """Tells every open stream what a test changed; ``sees`` false: the store cannot be read.

    Sides that are ``off`` have no streams.
    """

    counts: LiveCounts = field(default_factory=lambda: LiveCounts(7, 1, 1, 4))
    screens: list[FakeScreen] = field(default_factory=list)
    sees: bool = True
    off: frozenset[Side | None] = frozenset()

    def open(self, staff: Staff) -> FakeScreen:
        if staff.side in self.off:
            raise NotFound
        screen = FakeScreen(self, staff)
        self.screens.append(screen)
        screen.stir()
        return screen

    def looks(self, staff: Staff) -> bool:
        del staff
        return self.sees

    def change(self, counts: LiveCounts) -> None:
        """Something changed; from any thread."""
        self.counts = counts
        for screen in tuple(self.screens):
            screen.stir()

    def close(self) -> None:
        """End every stream, as a process that stops."""
        for screen in tuple(self.screens):
            screen.close()
