"""Whatever workers, clients and clocks do: no path to silence, and one person who answers.

The ordinary run takes 100 short lives; HYPOTHESIS_PROFILE=seek takes 2,000 (issue 04, "Shows").
"""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from rulebooks import ANNE, BILAL, CARLA, CLOSED, EMPTY, LONG_AGO, STAFFED, client
from shift_bench import ACUTE_WORDS, ShiftBench

from cases.effects import SayKind
from cases.errors import NabijError, NotYours
from cases.events import (
    ActedOutside,
    ConversationClaimed,
    Event,
    FlagAcknowledged,
    FlagClosed,
    HandedBack,
    HandedOver,
    HandoverAccepted,
    HandoverOffered,
    MessageReceived,
    PersonAsked,
    PersonJudged,
    ReadingAlongSet,
    ReplyRecalled,
    WorkerReplied,
)
from cases.ids import EventId, FlagId, StaffId
from cases.levels import Level, Mode
from cases.moments import MINUTE, SECOND
from cases.roster import DutyKind, Post, Shift
from cases.state import OpenFlag
from escalation.duty import Duty
from escalation.handover import check_reply

WORKERS = (ANNE, BILAL, CARLA)
UNSURE = replace(STAFFED, crew=(Shift(ANNE, Post.DUTY, LONG_AGO, verified=False), *STAFFED.crew[1:]))
AWAY = replace(
    STAFFED,
    crew=(Shift(ANNE, Post.DUTY, LONG_AGO, kind=DutyKind.AT_SCREEN, present=False), *STAFFED.crew[1:]),
)
DUTIES: tuple[Duty, ...] = (STAFFED, CLOSED, EMPTY, UNSURE, AWAY)
WORDS = ("hoi", "help", "ja", "hij leest mee", "stop")
WORKER = st.sampled_from(WORKERS)
MINUTES = st.sampled_from([0, 1, 4, 5, 9, 10, 11, 15, 20, 31, 61])
MOVES_HOLD = (ConversationClaimed, HandoverAccepted, HandedOver, HandedBack)
QUESTION = "persoon.vraag"


class HandOver(RuleBasedStateMachine):
    """A shift with one client and three workers."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = ShiftBench(client(Mode.OPEN, owner=CARLA))
        self.replies: list[EventId] = []
        self.holder: StaffId | None = None
        self.takers: set[tuple[FlagId, StaffId | None]] = set()
        self.looked_at = 0

    def happens(self, event: Event) -> bool:
        """Let a worker do something; what is refused changes nothing."""
        before = self.bench.state
        try:
            self.bench.take(event)
        except NabijError:
            assert self.bench.state == before
            return False
        return True

    @initialize()
    def danger(self) -> None:
        self.bench.writes(ACUTE_WORDS)
        self.bench.passes(0)

    @rule(text=st.just(ACUTE_WORDS) | st.sampled_from(WORDS))
    def client_writes(self, text: str) -> None:
        self.bench.writes(text)

    @rule(minutes=st.sampled_from([10, 20, 31]))
    def a_clock_runs_out(self, minutes: int) -> None:
        self.time_passes_by(minutes)

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.time_passes_by(minutes)

    def time_passes_by(self, minutes: int) -> None:
        self.bench.passes(minutes * MINUTE)
        if self.bench.state.held_by is None:
            self.holder = None

    @rule(duty=st.sampled_from(DUTIES), barred=st.frozensets(WORKER))
    def roster_changes(self, duty: Duty, barred: frozenset[StaffId]) -> None:
        """Who holds this side, or took a flag of it, can never have touched the other one."""
        own = {self.holder, *(flag.acknowledged_by for flag in self.bench.state.open_flags)}
        self.bench.duty = replace(duty, barred=barred - own)

    @rule(by=WORKER, over=st.booleans())
    def claims(self, by: StaffId, *, over: bool) -> None:
        may = by not in self.bench.duty.barred and (over or self.holder in (None, by))
        event = ConversationClaimed(self.bench.event(), self.bench.now, by, by.title(), over=over)
        assert self.happens(event) == may
        self.holder = by if may else self.holder

    @rule(by=WORKER, which=st.integers(0, 3))
    def sees_a_page(self, by: StaffId, which: int) -> None:
        for flag in self.bench.state.open_flags[which : which + 1]:
            self.happens(FlagAcknowledged(self.bench.event(), self.bench.now, by, flag.flag, "page"))

    @rule(by=WORKER)
    def replies_to(self, by: StaffId) -> None:
        event = WorkerReplied(self.bench.event(), self.bench.now, by, "Ik ben er.", "nodig")
        assert self.happens(event) == (by == self.holder)
        self.replies.append(event.id)

    @precondition(lambda self: self.replies)
    @rule(by=WORKER)
    def takes_back(self, by: StaffId) -> None:
        self.happens(ReplyRecalled(self.bench.event(), self.bench.now, by, self.replies[-1]))

    @rule(by=WORKER)
    def acts_outside(self, by: StaffId) -> None:
        assert self.happens(ActedOutside(self.bench.event(), self.bench.now, by, "calling"))

    @rule(by=WORKER, to=WORKER, how=st.sampled_from(["offer", "yes", "over"]))
    def gives_to_a_colleague(self, by: StaffId, to: StaffId, how: str) -> None:
        event, now = self.bench.event(), self.bench.now
        if how == "offer":
            self.happens(HandoverOffered(event, now, by, to, to.title()))
        elif how == "yes" and self.happens(HandoverAccepted(event, now, by, by.title())):
            assert self.holder is not None
            self.holder = by
        elif how == "over" and self.happens(HandedOver(event, now, by, to, to.title())):
            assert self.holder == by != to
            self.holder = to

    @rule(by=WORKER, script=st.sampled_from(["", "proef", "weg"]))
    def gives_back(self, by: StaffId, script: str) -> None:
        if self.happens(HandedBack(self.bench.event(), self.bench.now, by, script)):
            assert self.holder == by
            self.holder = None

    @rule(by=WORKER, which=st.integers(0, 3))
    def closes(self, by: StaffId, which: int) -> None:
        for flag in self.bench.state.open_flags[which : which + 1]:
            self.happens(FlagClosed(self.bench.event(), self.bench.now, by, flag.flag, "spoken"))

    @rule(by=WORKER, same=st.booleans(), what=st.sampled_from(["ask", "judge", "clear"]))
    def doubts_the_person(self, by: StaffId, what: str, *, same: bool) -> None:
        event, now = self.bench.event(), self.bench.now
        if what == "ask":
            self.happens(PersonAsked(event, now, by))
        elif what == "judge":
            self.happens(PersonJudged(event, now, by, same))
        else:
            self.happens(ReadingAlongSet(event, now, by, reads_along=False))

    @invariant()
    def every_flag_that_waits_comes_back(self) -> None:
        for flag in self.bench.state.open_flags:
            if flag.level >= Level.HIGH and waits(flag):
                assert flag.flag in self.bench.ladders, flag
                assert self.bench.ladders[flag.flag][1] >= self.bench.now - SECOND

    @invariant()
    def one_person_holds_and_only_that_person_may_write(self) -> None:
        state, now = self.bench.state, self.bench.now
        assert state.held_by == self.holder
        writers = []
        for worker in WORKERS:
            try:
                check_reply(state, WorkerReplied(EventId("?"), now, worker, "x", "nodig"))
            except NotYours:
                continue
            writers.append(worker)
        assert writers == ([] if self.holder is None else [self.holder])

    @invariant()
    def after_a_claim_the_machine_says_nothing_but_the_safety_text(self) -> None:
        for event, holder, say in self.bench.says:
            if holder is None or isinstance(event, MOVES_HOLD):
                continue
            # A stop is the client's own command: obeying it, and saying so, comes first (design §2 rule 2).
            obeyed = isinstance(event, MessageReceived) and event.text == "stop"
            assert say.kind in (SayKind.SAFETY, SayKind.WORKER) or obeyed, (event, say)
            assert (say.key == QUESTION) == isinstance(event, PersonAsked)

    @invariant()
    def who_touched_the_other_side_hears_the_class_at_most(self) -> None:
        barred = self.bench.duty.barred
        for _, page in self.bench.pages[self.looked_at :]:
            assert page.staff not in barred or page.reason in ("danger_card", "ask")
        self.looked_at = len(self.bench.pages)

    @invariant()
    def who_touched_the_other_side_takes_nothing(self) -> None:
        for flag in self.bench.state.open_flags:
            taker = (flag.flag, flag.acknowledged_by)
            assert taker in self.takers or flag.acknowledged_by not in self.bench.duty.barred
            self.takers.add(taker)


def waits(flag: OpenFlag) -> bool:
    """Say whether nobody answered this flag for good."""
    return flag.acknowledged_by is None or flag.answered_at is None or flag.busy_until is not None


TestHandOver = HandOver.TestCase
TestHandOver.settings = settings(stateful_step_count=25, deadline=None)
