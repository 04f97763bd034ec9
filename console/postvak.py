"""What waits for a human, most urgent first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.care import CareAsk
from cases.desk import FlagRow, Inbox, OfferedRow, ReadingRow, Staff, TaskRow, UnknownRow
from cases.errors import FlagGone, FlagTaken, NotFound
from cases.events import ConversationClaimed
from cases.facts import Facts, Phase
from cases.ids import ClientId, FlagId
from cases.levels import Level
from cases.moments import Moment
from cases.quality import ReplyPattern
from console.access import AtDesk, Worker
from console.frame import on_duty, show
from console.refusals import BadForm
from console.room import InRoom, Room
from console.sharing import COOKIE, OFF, ON
from console.typed import Form, Typed
from console.words import UNREADABLE_REASONS
from escalation.duty import Duty, duty_at
from escalation.severity import waiting

router = APIRouter()
FILTERS = ("wacht", "mijn", "alle")
_SILENT_LANE = frozenset({"no_reply"})
"""A late check-in of low urgency has a lane of its own; from high on it stands among the others."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """Texts of one client to be read, and by when."""

    row: ReadingRow
    due: Moment


@dataclass(frozen=True, slots=True)
class Lanes:
    """Each lane in order: severity, then time left. ``patterns`` belong to the lane without a reply."""

    urgent: Sequence[FlagRow]
    unanswered: Sequence[FlagRow]
    door: Sequence[FlagRow]
    unknown: Sequence[UnknownRow]
    reading: Sequence[ToRead]
    tasks: Sequence[TaskRow]
    offered: Sequence[OfferedRow]
    patterns: Mapping[ClientId, ReplyPattern]


@router.get("/postvak")
def inbox(room: InRoom, at: Worker, filter: str = FILTERS[0], leeg: str = "") -> Response:  # noqa: A002  # the name in the URL
    return show_inbox(room, at, filter, nothing_left=bool(leeg))


def show_inbox(
    room: Room, at: AtDesk, wanted: str, template: str = "postvak.html", *, nothing_left: bool = False
) -> Response:
    """Return the Postvak as a page, or the piece of it that an open screen takes in."""
    chosen = wanted if wanted in FILTERS else FILTERS[0]
    whole, roster = at.desk.inbox(at.staff), room.coordination.roster(at.desk.side)
    counts = {name: len(lane_of(whole, at.staff, name)) for name in FILTERS}
    return show(
        room,
        at,
        template,
        on_duty=on_duty(room, at.staff, roster),
        chosen=chosen,
        filters=FILTERS,
        counts=counts,
        nothing_left=nothing_left,
        care=care_of(room, at.staff, whole),
        lanes=lanes(whole, at.staff, chosen, duty_at(roster, room.clock.now())),
    )


def care_of(room: Room, staff: Staff, whole: Inbox) -> CareAsk | None:
    """Return the question how this person is, where it stands open and nobody waits in danger meanwhile."""
    if any(row.level is Level.ACUTE and row.claimed_by is None for row in whole.flags):
        return None
    return room.coordination.care_asked(staff)


def lane_of(whole: Inbox, staff: Staff, name: str) -> Sequence[FlagRow]:
    """Return the flags of one filter: wacht (nobody claimed it), mijn or alle."""
    wanted = {"wacht": (None,), "mijn": (staff.id,)}.get(name)
    return [row for row in whole.flags if wanted is None or row.claimed_by in wanted]


def lanes(whole: Inbox, staff: Staff, chosen: str, duty: Duty) -> Lanes:
    """Return everything that waits at this desk, each in its lane."""
    rows = sorted(lane_of(whole, staff, chosen), key=urgency)
    quiet = [row for row in rows if row.source in _SILENT_LANE and row.level <= Level.CONCERN]
    door = [row for row in rows if row.door and row.level < Level.HIGH]
    reading = [ToRead(row, read_by(row, duty)) for row in whole.reading]
    return Lanes(
        urgent=[row for row in rows if row not in quiet and row not in door],
        unanswered=quiet,
        door=door,
        unknown=whole.unknown,
        reading=sorted(reading, key=lambda one: (one.due, one.row.oldest)),
        tasks=whole.tasks,
        offered=whole.offered,
        patterns=whole.patterns,
    )


def urgency(row: FlagRow) -> tuple[int, int, Moment, Moment]:
    """Return the order of the Postvak: severity, read first, then what must be done soonest."""
    left = row.answer_by if row.answer_due is None else row.answer_due
    return -row.level, -row.priority, left, row.raised_at


def read_by(row: ReadingRow, duty: Duty) -> Moment:
    """Return when the oldest text of a client must have been read (domain 4.2): 18:00, or the next noon."""
    facts = Facts(phase=Phase.F0 if row.first_days else Phase.F1)
    return waiting(Level.REVIEW, "", facts, duty, row.oldest).answer_by


@router.post("/postvak/volgende")
def take_next(room: InRoom, at: Worker, form: Form) -> Response:
    """Claim the most urgent flag that nobody has; who is beaten to it gets the one after."""
    for row in sorted(at.desk.flags(at.staff, "wacht"), key=urgency):
        if row.client is not None and _claimed(room, at, row.client, row.flag, form):
            return RedirectResponse(f"/gesprek/{row.client}", status_code=303)
        if row.door and _claimed_door(at, row.door):
            return RedirectResponse(f"/deur/{row.door}", status_code=303)
    return RedirectResponse("/postvak?leeg=ja", status_code=303)


def _claimed_door(at: AtDesk, talk: str) -> bool:
    """Take a talk at the open door; say whether nobody was first."""
    try:
        at.desk.claim_door(at.staff, talk)
    except (FlagTaken, FlagGone, NotFound):
        return False
    return True


def _claimed(room: Room, at: AtDesk, client: ClientId, flag: FlagId, form: Typed) -> bool:
    """Claim one flag; say whether it is now this person's: a colleague may be first, or have closed it.

    The same form again claims nothing more, and then nothing is this person's that was not before.
    """
    event = ConversationClaimed(
        id=room.event_id(), at=room.clock.now(), by=at.staff.id, alias=at.staff.alias, flag=flag
    )
    try:
        at.desk.handle(at.staff, client, event, form.mark(at.staff.id, "next"))
    except (FlagTaken, FlagGone, NotFound):
        return False
    return any(mine.flag == flag for mine in at.desk.flags(at.staff, "mijn"))


@router.post("/meekijken")
def share_screen(room: InRoom, at: Worker, form: Form) -> Response:
    """Let the pages of this browser say less while somebody looks along, or all again."""
    del at
    chosen = form.text("meekijken")
    if chosen not in (ON, OFF):
        raise BadForm
    answer = RedirectResponse("/postvak", status_code=303)
    answer.set_cookie(COOKIE, chosen, secure=room.settings.secure, httponly=True, samesite="strict", path="/")
    return answer


@router.post("/postvak/{flag}/oppakken")
def claim_nobodys(at: Worker, flag: str) -> Response:
    """Take a flag that belongs to nobody, so that no further person is called about it."""
    at.desk.claim_nobodys(at.staff, FlagId(flag))
    return RedirectResponse(f"/postvak?filter=mijn#vlag-{flag}", status_code=303)


@router.post("/postvak/{flag}/sluiten")
def close_unreadable(at: Worker, flag: str, form: Form) -> Response:
    """Close a flag that belongs to nobody."""
    reason = form.text("reden")
    if reason not in UNREADABLE_REASONS:
        raise BadForm
    at.desk.close_unreadable(at.staff, FlagId(flag), reason)
    return RedirectResponse("/postvak", status_code=303)


@router.get("/vlag/{flag}")
def page_opened(at: Worker, flag: str) -> Response:
    """Go from a page's flag to its conversation; with a danger card, or of nobody, to its row.

    Raises NotFound.
    """
    try:
        return RedirectResponse(f"/gesprek/{at.desk.client_of(at.staff, FlagId(flag))}", status_code=303)
    except NotFound:
        rows = [row for row in at.desk.flags(at.staff, "alle") if row.flag == flag and row.client is None]
        if not rows:
            raise
        if rows[0].door:
            return RedirectResponse(f"/deur/{rows[0].door}", status_code=303)
    return RedirectResponse(f"/postvak?filter=alle#vlag-{flag}", status_code=303)


@router.post("/leeslijst/{client}/gelezen")
def mark_read(at: Worker, client: str) -> Response:
    at.desk.mark_read(at.staff, ClientId(client))
    return RedirectResponse("/postvak", status_code=303)
