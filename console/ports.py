"""What the console needs, as promises; the vault fits them by shape and ``nabij`` wires them.

A ``SideDesk`` belongs to exactly one side: a request gets the one of its session, and no type here
holds two. Reads of client content are logged and committed before they happen (NEN 7513), by the desk.
"""

from collections.abc import Sequence
from typing import Protocol

from cases.danger import DangerSheet, Step
from cases.desk import (
    AlertRow,
    ClientRow,
    Colleague,
    Conversation,
    EmergencyCard,
    FlagRow,
    Inbox,
    Link,
    LiveCounts,
    NewClient,
    OwnSession,
    ReadingRow,
    Service,
    Session,
    Staff,
    TaskRow,
    UnknownRow,
    Watched,
)
from cases.events import Event
from cases.ids import BotId, CaseId, ClientId, FlagId, MessageId, StaffId
from cases.levels import Mode
from cases.roster import Post, Roster
from cases.sides import Side
from console.ports_access import AccessDesk, GlassDesk
from console.ports_agreements import AgreementDesk
from console.ports_call import CallDesk
from console.ports_codes import CodeDesk
from console.ports_content import ContentDesk
from console.ports_door import DoorDesk
from console.ports_family import FamilyDesk
from console.ports_passkeys import PasskeyDesk
from console.ports_people import PeopleDesk, VisitDesk
from console.ports_quality import Figures, Judgements
from console.ports_reason import ReasonDesk
from console.ports_rights import OwnDataDesk
from console.ports_roster import NoteDesk, ShiftDesk


class Door(Protocol):
    """Logging in. Passwords are argon2id; failures are limited per login and per address."""

    def log_in(
        self, login: str, password: str, side: Side | None, address: str, code: str = ""
    ) -> str | None:
        """Return a fresh session token (256 bits), or None; raises TooManyAttempts."""

    def session(self, token: str) -> Session | None:
        """Return the live session and mark it seen; None when unknown, idle 15 min or 10 h old."""

    def watch(self, token: str) -> Watched | None:
        """Look at a session without marking it seen; idle is locked, None is unknown, ended or 10 h old."""

    def writer_of(self, seal: str) -> StaffId | None:
        """Return whose page bore this seal, also when that session is over; None when nobody's did."""

    def prove(self, token: str, password: str, address: str, code: str = "") -> str | None:
        """Return a fresh token when the owner showed the own factor, or None; raises TooManyAttempts."""

    def log_out(self, token: str) -> None: ...


class ScreenClosed(Exception):
    """This stream ends: the process stops, or the same session opened too many."""


class LiveScreen(Protocol):
    """One open stream. Waiting holds no thread."""

    async def next(self, seconds: float) -> LiveCounts | None:
        """Wait for new numbers, the first at once; None after ``seconds``. Raises ScreenClosed."""

    def close(self) -> None: ...


class LiveFeed(Protocol):
    """Tells open screens that something changed, with what waits for the person before them."""

    def open(self, staff: Staff) -> LiveScreen:
        """Open a screen in the running event loop. Raises NotFound where that side is off."""

    def looks(self, staff: Staff) -> bool:
        """Say whether the store of this person's side could be read a moment ago."""


class SideDesk(
    VisitDesk, Judgements, NoteDesk, DoorDesk, AgreementDesk, CallDesk, ReasonDesk, OwnDataDesk, Protocol
):
    """One side's clients as one worker may see them. Raises NotFound for unknown and forbidden alike."""

    @property
    def side(self) -> Side: ...

    @property
    def glass(self) -> GlassDesk:
        """Return what broken glass shows of this side."""

    def flags(self, staff: Staff, lane: str) -> Sequence[FlagRow]:
        """Return open flags, most urgent and longest waiting first. ``lane``: wacht, mijn, alle."""

    def inbox(self, staff: Staff) -> Inbox:
        """Return everything that waits, at one go: flags of all lanes, in the order of ``flags``."""

    def tasks(self, staff: Staff) -> Sequence[TaskRow]: ...

    def finish_task(self, staff: Staff, task: str) -> None: ...

    def reading_list(self, staff: Staff) -> Sequence[ReadingRow]: ...

    def mark_read(self, staff: Staff, client: ClientId) -> None: ...

    def unknown(self, staff: Staff) -> Sequence[UnknownRow]: ...

    def unknown_text(self, staff: Staff, row: str) -> str: ...

    def close_unreadable(self, staff: Staff, flag: FlagId, reason: str) -> None:
        """Close a flag that belongs to no client."""

    def claim_nobodys(self, staff: Staff, flag: FlagId) -> None:
        """Take a flag that belongs to no client. Raises NotFound, FlagTaken for who came second."""

    def clients(self, staff: Staff) -> Sequence[ClientRow]: ...

    def bots(self) -> Sequence[tuple[BotId, str]]:
        """Return the bot identities of this side with the neutral name people see."""

    def conversation(
        self, staff: Staff, client: ClientId, last: int = 30, *, refresh: bool = False
    ) -> Conversation:
        """Open a conversation. ``refresh``: an open screen does it by itself, nobody asked."""

    def receivers(self, staff: Staff, client: ClientId) -> Sequence[Colleague]:
        """Return who of this side may be given this conversation: nobody who touched the other side."""

    def client_of(self, staff: Staff, flag: FlagId) -> ClientId: ...

    def mode_of(self, staff: Staff, client: ClientId) -> Mode:
        """Return how plain the words on this phone may be now; never open with doubt about the reader."""

    def card(self, staff: Staff, client: ClientId) -> EmergencyCard:
        """Open the emergency card. The reason is an own open S3, else raises NotFound; logged, lead told."""

    def write_card(self, staff: Staff, client: ClientId, card: EmergencyCard) -> None: ...

    def danger(self, staff: Staff, client: ClientId, *, card: bool = True) -> DangerSheet:
        """Open the danger sheet; an own open S3 opens the emergency card with it, if ``card``; logged."""

    def tick(self, staff: Staff, client: ClientId, step: Step, mark: str = "", *, done: bool = True) -> None:
        """Keep that a step was done now, or is taken back. Raises NotFound, FlagGone."""

    def add_note(self, staff: Staff, client: ClientId, text: str, mark: str = "") -> None:
        """Keep a note. ``mark`` tells the same form sent again, here and below: it is done once."""

    def enrol(self, staff: Staff, new: NewClient, mark: str = "") -> ClientId:
        """Make a client, its data keys, case and grant; the same form again gives the same client.

        Raises NoLead, ConflictOfSides, LanguageNotReviewed.
        """

    def issue_link(self, staff: Staff, client: ClientId) -> Link: ...

    def accept_pairing(self, staff: Staff, client: ClientId) -> None:
        """Bind the phone that pressed the link and take PairingAccepted through the turn, once.

        Raises NotFound when nobody pressed. After a crash in between, accepting again begins it.
        """

    def refuse_pairing(self, staff: Staff, client: ClientId) -> None: ...

    def voice(self, staff: Staff, message: MessageId) -> bytes:
        """Fetch a voice note from the channel now, on a worker's click; heard from then on."""

    def handle(self, staff: Staff, client: ClientId, event: Event, mark: str = "") -> None:
        """Take a worker's event through the turn, once. Raises FlagTaken, NotYours, OutsideWindow."""


class CoordinationDesk(AccessDesk, CodeDesk, FamilyDesk, PeopleDesk, Figures, ShiftDesk, Protocol):
    """Roster, alerts and cases. Holds no client content of either side."""

    @property
    def passkeys(self) -> PasskeyDesk: ...

    @property
    def content(self) -> ContentDesk: ...

    def roster(self, side: Side) -> Roster: ...

    def here(self, staff: Staff) -> None:
        """Note that a page of this person is open and alive now."""

    def service(self, side: Side) -> Service: ...

    def set_service(self, staff: Staff, side: Side, service: Service) -> None: ...

    def colleagues(self) -> Sequence[Colleague]: ...

    def choose(self, staff: Staff, language: str, keys: bool) -> None:
        """Keep a person's own language of the pages (empty: the browser's) and whether keys work."""

    def own_sessions(self, staff: Staff, csrf: str) -> Sequence[OwnSession]:
        """Return a person's open sessions, newest first, locked ones too; ``csrf`` tells which one asks."""

    def end_other_sessions(self, staff: Staff, csrf: str) -> None: ...

    def end_session(self, staff: Staff, shown: str) -> None:
        """End one open session of this person, by the ``id`` on the page. Raises NotFound."""

    def set_post(self, staff: Staff, side: Side, post: Post, who: StaffId | None) -> None:
        """Put one person at a post from now on, or nobody. A lead's post counts for both sides."""

    def alerts(self, staff: Staff) -> Sequence[AlertRow]: ...

    def acknowledge_alert(self, staff: Staff, alert: str) -> None: ...

    def link_code(self, staff: Staff, case: CaseId, side: Side) -> str:
        """Return a one-time code with which a worker of ``side`` enrols the other party of a case."""

    def cases(self, staff: Staff) -> Sequence[tuple[CaseId, str, int]]:
        """Return cases as id, code and number of parties; leads only."""
