"""Opens a house for a drill: a staged one in this process, on the kind of database that is asked for."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from cases.desk import StaffRole
from cases.moments import Moment, at_wall, wall
from cases.sides import Side
from drills.ports import BotOf, ClockTeller, Login, Stage
from nabij.refused import Refused
from nabij.stage import JOURNAL, Person, Staged, StagedBot, stage_settings, staged
from nabij.throwaway import STORES, NoThrowaway, throwaway_postgres

ZONE = ZoneInfo("Europe/Amsterdam")
PASSWORD = "een-lang-wachtwoord-voor-de-oefening"  # noqa: S105  # made-up staff of a house that is thrown away
CREW = {
    "a": Person("anna", PASSWORD, "Anna", StaffRole.WORKER, Side.A),
    "b": Person("bert", PASSWORD, "Bert", StaffRole.WORKER, Side.B),
    "coordinator": Person("carla", PASSWORD, "Carla", StaffRole.COORDINATOR, None),
    "lead": Person("lies", PASSWORD, "Lies", StaffRole.LEAD, None),
}


def login_of(place: str) -> Login:
    """Return how somebody of the crew logs in: ``a``, ``b``, ``coordinator`` or ``lead``."""
    each = CREW[place]
    return Login(each.login, each.password, each.place)


class DrillStage(Staged):
    """A staged house with the log-ins of its crew."""

    @property
    def logins(self) -> Mapping[str, Login]:
        return {name: login_of(name) for name in CREW}


@dataclass(frozen=True, slots=True)
class DrillTheatre:
    """Opens stages on one kind of database. ``more`` are people beside the crew."""

    databases: Mapping[str, str] | None
    tell_clock: ClockTeller
    out: Path | None
    more: tuple[Person, ...] = ()

    @contextmanager
    def open(self, telegram_url: str, bots: tuple[BotOf, ...], pager_url: str) -> Iterator[Stage]:
        staged_bots = tuple(StagedBot(bot.side, bot.token, bot.username, "Planning") for bot in bots)
        with tempfile.TemporaryDirectory(prefix="nabij-drill-") as folder:
            settings = stage_settings(Path(folder), telegram_url, staged_bots, pager_url, self.databases)
            try:
                with staged(settings, (*CREW.values(), *self.more), self.tell_clock, monday_ten()) as stage:
                    yield DrillStage(stage.house, stage.running, stage.clock)
            finally:
                self._keep_journal(Path(folder) / JOURNAL)

    def _keep_journal(self, journal: Path) -> None:
        if self.out is not None and journal.exists():
            self.out.mkdir(parents=True, exist_ok=True)
            shutil.copy(journal, self.out)


class KeptFrom(Exception):
    """The server kept one of our roles from something: whatever the drill found, the wall does not fit."""


@contextmanager
def databases_of(kind: str, dsn: str) -> Iterator[Mapping[str, str] | None]:
    """Give the address of each store, with the roles of a real server.

    Raises Refused, and KeptFrom at the end of a drill in which the server refused one of our roles something.
    """
    if kind == "sqlite":
        yield None
        return
    if kind != "postgres":
        raise Refused([f"Database '{kind}' ken ik niet. Kies sqlite of postgres."])
    with ExitStack() as stack:
        if dsn:
            yield {store: f"{dsn.rstrip('/')}/{store}" for store in STORES}
            return
        try:
            server = stack.enter_context(throwaway_postgres())
            yield server
            if server.refusals:
                raise KeptFrom("; ".join(server.refusals))
        except NoThrowaway as missing:
            raise Refused([f"Geen PostgreSQL voor de oefening: {missing}. Doe: make setup"]) from None


def monday_ten() -> Moment:
    """Return the next Monday at ten, on the organisation's wall clock."""
    now = SystemClock().now()
    here = wall(now, ZONE)
    day = here.date() + timedelta(days=7 - here.weekday())
    return at_wall(day, here.time().replace(hour=10, minute=0, second=0, microsecond=0), ZONE)
