"""What a turn may ask for: orders, stored with the state in one transaction and carried out after commit.

Every effect names its client; none may name another client than the one the turn was opened for.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.ids import CheckInId, ClientId, EventId, FlagId, MessageId, PhoneMessage, StaffId
from cases.levels import Level, Mode
from cases.moments import Moment
from cases.own_data_effects import GiveAgreement, NoteRequest, WithdrawAgreement
from cases.roster import Post


class SayKind(StrEnum):
    """Why a message leaves; decides priority, window and resending (design §2 rule 6, §7)."""

    SAFETY = "safety"
    MINUTE_15 = "minute_15"
    REPLY = "reply"
    OPENER = "opener"
    PLANNED = "planned"
    WORKER = "worker"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Say:
    """Send one message. ``keyboard`` rows of button labels, one-time; empty with ``remove_keyboard``.

    ``inline``: the labels stand as buttons under the message instead, and the first tap takes it away whole.
    ``key`` names a fixed text (A1 to U1) so that the sender can still change its form to the phone's
    mode at that moment. ``answers`` is the channel's date of the client's own message this replies to
    (None: planned). ``mode`` is the text mode it was written in. ``override`` is a worker's reason.
    """

    client: ClientId
    text: str
    kind: SayKind
    mode: Mode
    key: str = ""
    keyboard: tuple[tuple[str, ...], ...] = ()
    remove_keyboard: bool = False
    answers: Moment | None = None
    flag: FlagId | None = None
    checkin: CheckInId | None = None
    not_before: Moment | None = None
    not_after: Moment | None = None
    override: str = ""
    closes_talk: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True)
class SayAloud:
    """Show a worker on the telephone what to say now. ``say`` never leaves in writing."""

    client: ClientId
    say: Say


@dataclass(frozen=True, slots=True)
class EndCallTasks:
    """The call was made: what asked a human to call this client for a check-in is done."""

    client: ClientId
    by: StaffId


@dataclass(frozen=True, slots=True)
class FlagSpan:
    """A highlighted stretch of the message and why, without its words."""

    start: int
    end: int
    level: Level
    category: str
    code: str
    rule: str
    explanation: str
    status: str


@dataclass(frozen=True, slots=True)
class RaiseFlag:
    """``source``: text, button, media, unreadable, late, no_reply, blocked, command, reading_along, stop.

    ``answer_by`` is the clock of the severity. ``silent`` is S3-silent. One flag per event. ``priority``
    says how soon a review is read: 2 before all others, 0 where the level alone decides.
    """

    client: ClientId
    flag: FlagId
    level: Level
    category: str
    code: str
    source: str
    answer_by: Moment
    silent: bool = False
    imminent: bool = False
    message: MessageId | None = None
    spans: tuple[FlagSpan, ...] = ()
    priority: int = 0


@dataclass(frozen=True, slots=True)
class NoteQuestion:
    """Note what became of the closed question about this flag, which stays for a human to read.

    ``code``: asked, safe, not_safe, call_me, own_words or unanswered.
    """

    client: ClientId
    flag: FlagId
    code: str


@dataclass(frozen=True, slots=True)
class StartLadder:
    client: ClientId
    flag: FlagId
    due_at: Moment


@dataclass(frozen=True, slots=True)
class MoveLadder:
    """The next step of a running ladder, due at ``due_at``."""

    client: ClientId
    flag: FlagId
    step: int
    due_at: Moment


@dataclass(frozen=True, slots=True)
class StopLadder:
    client: ClientId
    flag: FlagId


@dataclass(frozen=True, slots=True)
class PageStaff:
    """Page one person for one step: a row in the inbox of that person and, where set, the pager address.

    ``reason`` is empty for the ladder; ``danger_card``: this person may not open the client and is told the
    class and the moment; ``ask``: how did it go; ``handover``: a colleague asks to take over.
    """

    client: ClientId
    flag: FlagId
    step: int
    post: Post
    staff: StaffId | None
    level: Level
    alias: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AlertLead:
    """The minimal cross-side alert; unique per flag, delivered by the side's sender, codes only."""

    client: ClientId
    flag: FlagId
    level: Level
    code: str
    imminent: bool
    at: Moment


@dataclass(frozen=True, slots=True)
class AcknowledgeFlag:
    """``over``: in the place of a colleague who had it; otherwise who was first stays."""

    client: ClientId
    flag: FlagId
    by: StaffId
    at: Moment
    over: bool = False


@dataclass(frozen=True, slots=True)
class AnswerFlag:
    """``reply`` is the event of the worker's words; None when the answer was no text."""

    client: ClientId
    flag: FlagId
    at: Moment
    reply: EventId | None = None


@dataclass(frozen=True, slots=True)
class UnanswerFlag:
    """The words that answered this flag were taken back."""

    client: ClientId
    flag: FlagId


@dataclass(frozen=True, slots=True)
class CloseFlag:
    """``safe_now``, ``next_contact`` and ``rhythm`` are as in ``FlagClosed``."""

    client: ClientId
    flag: FlagId
    by: StaffId
    at: Moment
    reason: str
    safe_now: str = ""
    next_contact: Moment | None = None
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class AwaitWorker:
    """Come back as LadderDue at ``due_at``: whoever took this flag must have answered by then.

    ``busy``: until then they act outside the chat.
    """

    client: ClientId
    flag: FlagId
    due_at: Moment
    busy: bool = False


@dataclass(frozen=True, slots=True)
class ReopenFlag:
    """Nobody has this flag any more: who took it did not answer in time. Its ladder starts anew."""

    client: ClientId
    flag: FlagId


@dataclass(frozen=True, slots=True)
class NoteAct:
    """Note what a worker did outside the chat. ``act`` is as in ``ActedOutside``."""

    client: ClientId
    by: StaffId
    act: str
    at: Moment


@dataclass(frozen=True, slots=True)
class OfferHandover:
    client: ClientId
    by: StaffId
    to: StaffId
    at: Moment


@dataclass(frozen=True, slots=True)
class RecallSay:
    """Drop a worker's message that did not leave yet; the store raises TooLate when it did."""

    client: ClientId
    reply: EventId


@dataclass(frozen=True, slots=True)
class SetVisitLight:
    """``by`` None: the machine did, which only ever makes it stricter."""

    client: ClientId
    light: str
    by: StaffId | None
    at: Moment


@dataclass(frozen=True, slots=True)
class PlanCheckIn:
    """Unique per client, local date and slot: planning it twice is one check-in."""

    client: ClientId
    local_date: date
    slot: str
    due_at: Moment
    script: str


@dataclass(frozen=True, slots=True)
class SettleCheckIn:
    """``outcome``: asked, answered, cancelled, overdue, deferred (with ``due_at``)."""

    client: ClientId
    checkin: CheckInId
    outcome: str
    due_at: Moment | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AwaitAnswer:
    """Come back as AnswerOverdue at ``due_at`` unless the check-in was answered."""

    client: ClientId
    checkin: CheckInId
    step: int
    due_at: Moment


@dataclass(frozen=True, slots=True)
class CancelPlanned:
    """Cancel open check-ins and unsent planned messages of this client.

    ``asked`` false: only what was not asked yet; a question on the screen and its waiting stay.
    """

    client: ClientId
    reason: str
    asked: bool = True


@dataclass(frozen=True, slots=True)
class MakeTask:
    """A task for a human. ``kind`` and the reasons ``why`` are codes with a Dutch label in the console."""

    client: ClientId
    kind: str
    level: Level
    due_at: Moment
    flag: FlagId | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClearPhone:
    """Delete messages from the phone at ``due_at``: the named ones, or all with ``everything``."""

    client: ClientId
    due_at: Moment
    messages: tuple[PhoneMessage, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    client: ClientId
    checkin: CheckInId | None
    script: str
    step: str
    value: str
    at: Moment


Effect = (
    Say
    | SayAloud
    | EndCallTasks
    | RaiseFlag
    | NoteQuestion
    | StartLadder
    | MoveLadder
    | StopLadder
    | PageStaff
    | AlertLead
    | AcknowledgeFlag
    | AnswerFlag
    | UnanswerFlag
    | CloseFlag
    | AwaitWorker
    | ReopenFlag
    | NoteAct
    | OfferHandover
    | RecallSay
    | SetVisitLight
    | PlanCheckIn
    | SettleCheckIn
    | AwaitAnswer
    | CancelPlanned
    | MakeTask
    | ClearPhone
    | KeepAnswer
    | NoteRequest
    | WithdrawAgreement
    | GiveAgreement
)
