"""One side in memory, with a lock where the stores lock a row."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock

from console_fakes import FakeClock
from console_fakes_access import FakeGlass
from console_fakes_call import FakeCalls
from console_fakes_door import FakeDoors
from console_fakes_people import FakeVisits
from console_fakes_quality import FakeJudgements
from console_fakes_reason import FakeReasons
from console_fakes_rights import FakeOwnData
from console_fakes_roster import FakeNotes
from console_fakes_turn import changed

from cases.danger import DangerSheet, Step, Tick
from cases.desk import (
    Act,
    ClientRow,
    ClosedFlag,
    Colleague,
    Consent,
    Conversation,
    EmergencyCard,
    FlagRow,
    Inbox,
    Line,
    Link,
    NewClient,
    Note,
    OfferedRow,
    ReadingRow,
    Staff,
    TaskRow,
    UnknownRow,
)
from cases.errors import (
    FlagGone,
    FlagTaken,
    HolderPresent,
    NoLead,
    NotFound,
    NotYours,
    OutsideWindow,
    TooLate,
)
from cases.events import (
    ActedOutside,
    ConversationClaimed,
    Event,
    FlagClosed,
    PairingAccepted,
    ReplyRecalled,
    WorkerReplied,
)
from cases.ids import BotId, ClientId, EventId, FlagId, MessageId, StaffId
from cases.levels import Level, Mode
from cases.moments import HOUR, SECOND, Moment
from cases.quality import ReplyPattern
from cases.sides import Side
from cases.state import ClientState, Doubt, Standing
from escalation.handover import may_write


@dataclass
class FakeDesk(FakeCalls, FakeDoors, FakeVisits, FakeJudgements, FakeNotes, FakeOwnData, FakeReasons):
    """One side. ``events`` holds what went through ``handle``; ``broken`` makes reading raise a bug."""

    side: Side
    clock: FakeClock
    states: dict[ClientId, ClientState] = field(default_factory=dict)
    lines: dict[ClientId, list[Line]] = field(default_factory=dict)
    rows: list[FlagRow] = field(default_factory=list)
    notes: dict[ClientId, list[Note]] = field(default_factory=dict)
    cards: dict[ClientId, EmergencyCard] = field(default_factory=dict)
    tasks_open: list[TaskRow] = field(default_factory=list)
    unread: list[ReadingRow] = field(default_factory=list)
    strangers: dict[UnknownRow, str] = field(default_factory=dict)
    offers: list[OfferedRow] = field(default_factory=list)
    usual: dict[ClientId, ReplyPattern] = field(default_factory=dict)
    pairings: dict[ClientId, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    enrolled: list[NewClient] = field(default_factory=list)
    heard: list[MessageId] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    on_call: frozenset[StaffId] = frozenset()
    broken: str = ""
    link: str = "https://t.me/planning?start=eenmalig"
    claimed_at: dict[FlagId, Moment] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    done: set[str] = field(default_factory=set)
    refreshed: int = 0
    ticks: dict[ClientId, list[Tick]] = field(default_factory=dict)
    other_side: frozenset[ClientId] = frozenset()
    told: dict[ClientId, list[Line]] = field(default_factory=dict)
    past: dict[ClientId, list[ClosedFlag]] = field(default_factory=dict)
    consents: dict[ClientId, list[Consent]] = field(default_factory=dict)
    acts: dict[ClientId, list[Act]] = field(default_factory=dict)
    away: frozenset[StaffId] = frozenset()
    team: list[Colleague] = field(default_factory=list)

    @cached_property
    def glass(self) -> FakeGlass:
        return FakeGlass(self)

    def flags(self, staff: Staff, lane: str) -> Sequence[FlagRow]:
        if self.broken:
            raise RuntimeError(self.broken)
        wanted = {"wacht": (None,), "mijn": (staff.id,)}.get(lane)
        return [row for row in self.rows if wanted is None or row.claimed_by in wanted]

    def inbox(self, staff: Staff) -> Inbox:
        return Inbox(
            tuple(self.flags(staff, "alle")),
            tuple(self.strangers),
            tuple(self.unread),
            tuple(self.tasks_open),
            tuple(self.offers),
            self.usual,
        )

    def tasks(self, staff: Staff) -> Sequence[TaskRow]:
        del staff
        return list(self.tasks_open)

    def finish_task(self, staff: Staff, task: str) -> None:
        del staff
        if task not in {one.id for one in self.tasks_open}:
            raise NotFound
        self.tasks_open = [one for one in self.tasks_open if one.id != task]
        self.finished.append(task)

    def reading_list(self, staff: Staff) -> Sequence[ReadingRow]:
        del staff
        return list(self.unread)

    def mark_read(self, staff: Staff, client: ClientId) -> None:
        del staff
        self._state(client)
        self.unread = [row for row in self.unread if row.client != client]

    def unknown(self, staff: Staff) -> Sequence[UnknownRow]:
        del staff
        return list(self.strangers)

    def unknown_text(self, staff: Staff, row: str) -> str:
        del staff
        return {one.id: text for one, text in self.strangers.items()}[row]

    def claim_nobodys(self, staff: Staff, flag: FlagId) -> None:
        row = next((one for one in self.rows if one.flag == flag and one.client is None), None)
        if row is None:
            raise NotFound
        if row.claimed_by not in (None, staff.id):
            raise FlagTaken(row.claimed_alias, 0)
        taken = replace(row, claimed_by=staff.id, claimed_alias=staff.alias)
        self.rows = [taken if one is row else one for one in self.rows]

    def close_unreadable(self, staff: Staff, flag: FlagId, reason: str) -> None:
        del staff, reason
        if not any(row.flag == flag and row.client is None for row in self.rows):
            raise NotFound
        self.rows = [row for row in self.rows if row.flag != flag]

    def clients(self, staff: Staff) -> Sequence[ClientRow]:
        del staff
        return [self._client_row(state) for state in self.states.values()]

    def _client_row(self, state: ClientState) -> ClientRow:
        contact = state.contact
        return ClientRow(
            client=state.client,
            alias=state.alias,
            role=state.role,
            standing=state.standing,
            mode=contact.mode if contact else None,
            valid_until=contact.valid_until if contact else None,
            next_checkin=None,
            pairing=self.pairings.get(state.client, "accepted"),
            pace=state.pace,
            pace_bounds=state.pace_bounds,
        )

    def bots(self) -> Sequence[tuple[BotId, str]]:
        return [(BotId(f"{self.side.value}-1"), "Planning"), (BotId(f"{self.side.value}-2"), "Lijstje")]

    def conversation(
        self, staff: Staff, client: ClientId, last: int = 30, *, refresh: bool = False
    ) -> Conversation:
        del staff
        self.ask_why(client)
        self.refreshed += refresh
        state = self._state(client)
        lines = self.lines.get(client, [])
        return Conversation(
            state=state,
            lines=tuple(lines[-last:]),
            flags=tuple(row for row in self.rows if row.client == client),
            notes=tuple(self.notes.get(client, [])),
            tasks=tuple(one for one in self.tasks_open if one.client == client),
            earlier=len(lines) > last,
            told=tuple(self.told.get(client, [])),
            past=tuple(self.past.get(client, [])),
            consents=tuple(self.consents.get(client, [])),
            acts=tuple(self.acts.get(client, [])),
            holder_away=state.held_by in self.away,
            agreements=self.holding(client),
        )

    def receivers(self, staff: Staff, client: ClientId) -> Sequence[Colleague]:
        self._state(client)
        return [one for one in self.team if one.staff != staff.id]

    def client_of(self, staff: Staff, flag: FlagId) -> ClientId:
        del staff
        for row in self.rows:
            if row.flag == flag and row.client is not None:
                return row.client
        raise NotFound

    def mode_of(self, staff: Staff, client: ClientId) -> Mode:
        del staff
        state = self._state(client)
        mode = state.contact.mode if state.contact else Mode.NONE
        return Mode.NEUTRAL if mode is Mode.OPEN and state.doubt is not Doubt.NONE else mode

    def card(self, staff: Staff, client: ClientId) -> EmergencyCard:
        self._state(client)
        acute = [row for row in self.rows if row.client == client and row.level is Level.ACUTE]
        own = any(row.paged_me or row.claimed_by == staff.id for row in acute)
        if not own and not (acute and staff.id in self.on_call):
            raise NotFound
        return self.cards.get(client, EmergencyCard())

    def write_card(self, staff: Staff, client: ClientId, card: EmergencyCard) -> None:
        del staff
        self.cards[client] = card

    def danger(self, staff: Staff, client: ClientId, *, card: bool = True) -> DangerSheet:
        state = self._state(client)
        flags = sorted((row for row in self.rows if row.client == client), key=lambda row: -row.level)
        other_side = client in self.other_side
        opened = None
        with suppress(NotFound):
            opened = self.card(staff, client)
        if other_side and opened is None:
            raise NotFound
        return DangerSheet(
            client=client,
            alias=state.alias,
            role=state.role,
            flags=tuple(flags),
            card=opened if card else None,
            state=None if other_side else state,
            owner="Anna",
            ticks=tuple(self.ticks.get(client, ())),
        )

    def tick(self, staff: Staff, client: ClientId, step: Step, mark: str = "", *, done: bool = True) -> None:
        self.danger(staff, client, card=False)
        if not any(row.client == client for row in self.rows):
            raise FlagGone
        if not self._done(mark):
            self.ticks.setdefault(client, []).append(Tick(step, done, staff.alias, self.clock.now()))

    def add_note(self, staff: Staff, client: ClientId, text: str, mark: str = "") -> None:
        self._state(client)
        if self._done(mark):
            return
        self.notes.setdefault(client, []).append(Note(staff.alias, text, self.clock.now()))

    def enrol(self, staff: Staff, new: NewClient, mark: str = "") -> ClientId:
        if self._done(mark):
            return ClientId(f"nieuw-{len(self.enrolled) - 1}")
        del staff
        if new.case_link == "zonder-regie":
            raise NoLead
        client = ClientId(f"nieuw-{len(self.enrolled)}")
        self.enrolled.append(new)
        self.pairings[client] = "none"
        self.states[client] = ClientState(
            client=client,
            side=self.side,
            role=new.role,
            language=new.language,
            alias=new.alias,
            standing=Standing.PAIRING,
            contact=new.contact,
            facts=new.facts,
        )
        return client

    def issue_link(self, staff: Staff, client: ClientId) -> Link:
        del staff
        self._state(client)
        self.pairings[client] = "issued"
        return Link(self.link, self.link.rpartition("=")[2], Moment(self.clock.now() + 72 * HOUR))

    def accept_pairing(self, staff: Staff, client: ClientId) -> None:
        if self.pairings.get(client) != "pressed":
            raise NotFound
        self.pairings[client] = "accepted"
        self.handle(staff, client, PairingAccepted(EventId("koppeling"), self.clock.now(), staff.id))

    def refuse_pairing(self, staff: Staff, client: ClientId) -> None:
        del staff
        self._state(client)
        self.pairings[client] = "none"

    def voice(self, staff: Staff, message: MessageId) -> bytes:
        del staff
        if not any(line.id == message for lines in self.lines.values() for line in lines):
            raise NotFound
        self.heard.append(message)
        return b"OggS-stem"

    def handle(self, staff: Staff, client: ClientId, event: Event, mark: str = "") -> None:
        with self.lock:
            state = self._state(client)
            if mark in self.done:
                return
            match event:
                case ConversationClaimed():
                    self._claim(state, event)
                case WorkerReplied():
                    self._reply(staff, state, event)
                case ReplyRecalled():
                    self._recall(state, event)
                case FlagClosed():
                    self._close(staff, state, event)
                case ActedOutside():
                    done = Act(staff.id, staff.alias, event.act, event.at)
                    self.acts.setdefault(client, []).append(done)
                case _:
                    self.states[client] = changed(state, event)
            self.events.append(event)
            self._done(mark)

    def _done(self, mark: str) -> bool:
        """Remember a form; say whether it was carried out before."""
        before = mark in self.done
        self.done |= {mark} - {""}
        return before

    def _require_open(self, flag: FlagId | None) -> None:
        if flag is not None and flag not in {row.flag for row in self.rows}:
            raise FlagGone

    def _claim(self, state: ClientState, event: ConversationClaimed) -> None:
        self._require_open(event.flag)
        for place, row in enumerate(self.rows):
            if row.flag != event.flag:
                continue
            if row.claimed_by not in (None, event.by) and not event.over:
                raise FlagTaken(row.claimed_alias, (event.at - self.claimed_at[row.flag]) // SECOND)
            self.claimed_at[row.flag] = event.at
            self.rows[place] = replace(
                row, claimed_by=event.by, claimed_alias=event.alias, ladder_step=None, ladder_due=None
            )
        if event.over and state.held_by not in self.away:
            raise HolderPresent(state.held_alias)
        self.states[state.client] = replace(
            state, held_by=event.by, held_alias=event.alias, offered_to=None, offered_alias=""
        )

    def _close(self, staff: Staff, state: ClientState, event: FlagClosed) -> None:
        self._require_open(event.flag)
        for row in [row for row in self.rows if row.flag == event.flag]:
            self.rows.remove(row)
            past = ClosedFlag(
                row.flag, row.level, row.category, row.code, row.source, row.raised_at, event.at,
                staff.alias, event.reason, event.safe_now, event.next_contact, event.rhythm,
            )  # fmt: skip
            self.past.setdefault(state.client, []).insert(0, past)

    def _recall(self, state: ClientState, event: ReplyRecalled) -> None:
        lines = self.lines[state.client]
        if not any(line.id == event.reply and event.at < line.at + 5 * SECOND for line in lines):
            raise TooLate
        self.lines[state.client] = [line for line in lines if line.id != event.reply]

    def _reply(self, staff: Staff, state: ClientState, event: WorkerReplied) -> None:
        if state.held_by != event.by:
            raise NotYours
        if not event.override and not may_write(state, event.at):
            raise OutsideWindow
        line = Line(
            MessageId(event.id), "worker", staff.alias, "text", event.text, event.at, Level.NONE,
            (), "new", edited=False, unheard=False, by=staff.id,
        )  # fmt: skip
        self.lines.setdefault(state.client, []).append(line)

    def _state(self, client: ClientId) -> ClientState:
        if client not in self.states:
            raise NotFound
        return self.states[client]
