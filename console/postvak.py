"""What waits for a human, most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from cases.desk import FlagRow, Inbox, ReadingRow, Staff, TaskRow, UnknownRow
from cases.ids import ClientId, FlagId
from cases.levels import Level
from console.access import AtDesk, Worker
from console.frame import show
from console.refusals import BadForm
from console.room import InRoom, Room
from console.typed import Form
from console.words import UNREADABLE_REASONS

router = APIRouter()
FILTERS = ("wacht", "mijn", "alle")
_SILENT_LANE = frozenset({"no_reply"})
"""A late check-in of low urgency has a lane of its own; from high on it stands among the others."""


@dataclass(frozen=True, slots=True)
class Lanes:
    urgent: Sequence[FlagRow]
    unanswered: Sequence[FlagRow]
    unknown: Sequence[UnknownRow]
    reading: Sequence[ReadingRow]
    tasks: Sequence[TaskRow]


@router.get("/postvak")
def inbox(room: InRoom, at: Worker, filter: str = FILTERS[0]) -> Response:  # noqa: A002  # the name in the URL
    return show_inbox(room, at, filter)


def show_inbox(room: Room, at: AtDesk, wanted: str, template: str = "postvak.html") -> Response:
    """Return the Postvak as a page, or the piece of it that an open screen takes in."""
    chosen = wanted if wanted in FILTERS else FILTERS[0]
    whole = at.desk.inbox(at.staff)
    counts = {name: len(lane_of(whole, at.staff, name)) for name in FILTERS}
    return show(
        room,
        at,
        template,
        chosen=chosen,
        filters=FILTERS,
        counts=counts,
        lanes=lanes(whole, at.staff, chosen),
    )


def lane_of(whole: Inbox, staff: Staff, name: str) -> Sequence[FlagRow]:
    """Return the flags of one filter: wacht (nobody claimed it), mijn or alle."""
    wanted = {"wacht": (None,), "mijn": (staff.id,)}.get(name)
    return [row for row in whole.flags if wanted is None or row.claimed_by in wanted]


def lanes(whole: Inbox, staff: Staff, chosen: str) -> Lanes:
    """Return everything that waits at this desk, each in its lane."""
    rows = sorted(lane_of(whole, staff, chosen), key=lambda row: (-row.level, -row.priority, row.raised_at))
    quiet = [row for row in rows if row.source in _SILENT_LANE and row.level <= Level.CONCERN]
    return Lanes(
        urgent=[row for row in rows if row not in quiet],
        unanswered=quiet,
        unknown=whole.unknown,
        reading=whole.reading,
        tasks=whole.tasks,
    )


@router.post("/postvak/{flag}/sluiten")
def close_unreadable(at: Worker, flag: str, form: Form) -> Response:
    """Close a flag that belongs to nobody."""
    reason = form.text("reden")
    if reason not in UNREADABLE_REASONS:
        raise BadForm
    at.desk.close_unreadable(at.staff, FlagId(flag), reason)
    return RedirectResponse("/postvak", status_code=303)


@router.get("/vlag/{flag}")
def flag(at: Worker, flag: str) -> Response:
    """Go from a page's flag to its conversation."""
    return RedirectResponse(f"/gesprek/{at.desk.client_of(at.staff, FlagId(flag))}", status_code=303)


@router.post("/leeslijst/{client}/gelezen")
def mark_read(at: Worker, client: str) -> Response:
    at.desk.mark_read(at.staff, ClientId(client))
    return RedirectResponse("/postvak", status_code=303)
