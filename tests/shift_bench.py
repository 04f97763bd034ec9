"""One client and a shift, without a store: what falls due comes back, and what was said is kept."""

from dataclasses import dataclass, field, replace

from rulebooks import NOON, STAFFED, client, small_rulebook, wrote

from cases.effects import (
    AlertLead,
    AwaitWorker,
    Effect,
    MoveLadder,
    PageStaff,
    Say,
    StartLadder,
    StopLadder,
)
from cases.events import Event, LadderDue, ReminderDue
from cases.ids import EventId, FlagId, StaffId
from cases.moments import Moment, after
from cases.roster import Post
from cases.state import ClientState
from escalation.duty import Duty
from escalation.rulebook import Rulebook
from escalation.turn import take_turn

ACUTE_WORDS = "hij slaat me nu"


@dataclass
class ShiftBench:
    """Takes events at a moment that only goes on; ladders and reminders come back by themselves."""

    state: ClientState = field(default_factory=client)
    duty: Duty = STAFFED
    now: Moment = NOON
    rulebook: Rulebook = field(default_factory=small_rulebook)
    ladders: dict[FlagId, tuple[int, Moment]] = field(default_factory=dict)
    pages: list[tuple[int, PageStaff]] = field(default_factory=list)
    says: list[tuple[Event, StaffId | None, Say]] = field(default_factory=list)
    """What was said, by which event, and who held the conversation all through that turn."""
    alerts: list[AlertLead] = field(default_factory=list)
    _last: int = 0

    def event(self) -> EventId:
        self._last += 1
        return EventId(f"e{self._last:03}")

    def take(self, event: Event) -> tuple[Effect, ...]:
        """Take one event and keep what it asks for. Raises what the turn raises, and then nothing changed."""
        before = self.state
        self.state, effects = take_turn(before, event, self.rulebook, self.duty)
        holder = before.held_by if before.held_by == self.state.held_by else None
        for effect in effects:
            self._keep(event, holder, effect)
        return effects

    def writes(self, text: str = ACUTE_WORDS) -> FlagId:
        """Let the client write; return the flag that was raised, if any."""
        event = wrote(text, self.now, id=self.event())
        self.take(event)
        return FlagId(event.id)

    def passes(self, microseconds: int) -> None:
        """Let time pass, and everything that falls due meanwhile happen at its moment, ladders first."""
        until = after(self.now, microseconds)
        while True:
            due = [(at, flag) for flag, (_, at) in self.ladders.items() if at <= until]
            remind = self.state.remind_at
            if due and (remind is None or min(due)[0] <= remind):
                self.now = max(self.now, min(due)[0])
                step, _ = self.ladders.pop(min(due)[1])
                self.take(LadderDue(self.event(), self.now, min(due)[1], step))
            elif remind is not None and remind <= until:
                self.now = max(self.now, remind)
                self.take(ReminderDue(self.event(), self.now))
            else:
                break
        self.now = until

    def paged(self, since: int = 0) -> list[tuple[int, StaffId | None, str]]:
        """Return minute, person and reason of every page since a minute."""
        return [(at, one.staff, one.reason) for at, one in self.pages if at >= since]

    def bar(self, *staff: StaffId) -> None:
        """Let these people be known to have touched the other side of the case."""
        self.duty = replace(self.duty, barred=frozenset(staff))

    def minute(self) -> int:
        return (self.now - NOON) // 60_000_000

    def _keep(self, event: Event, holder: StaffId | None, effect: Effect) -> None:
        match effect:
            case StartLadder(_, flag, due_at):
                self.ladders[flag] = (0, due_at)
            case MoveLadder(_, flag, step, due_at):
                self.ladders[flag] = (step, due_at)
            case StopLadder(_, flag):
                self.ladders.pop(flag, None)
            case AwaitWorker(_, flag, due_at):
                self.ladders[flag] = (0, due_at)
            case PageStaff():
                self.pages.append((self.minute(), effect))
            case Say():
                self.says.append((event, holder, effect))
            case AlertLead():
                self.alerts.append(effect)
            case _:
                pass


def called(post: Post, bench: ShiftBench) -> list[StaffId | None]:
    return [page.staff for _, page in bench.pages if page.post is post]
