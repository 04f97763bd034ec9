"""The end of a conversation: to a colleague, back to the bot, or a flag closed with its report."""

from fastapi import APIRouter, Response

from cases.desk import Colleague
from cases.events import FlagClosed, HandedBack, HandedOver, HandoverAccepted, HandoverOffered
from cases.ids import ClientId
from console.access import AtDesk, Worker
from console.carrying_out import back, carry_out, refused_by, said
from console.closing import Closing, read_closing
from console.conversation_page import Draft
from console.refusals import BadForm
from console.room import InRoom
from console.sentences import sentence
from console.typed import Form

router = APIRouter()


@router.post("/gesprek/{client}/overdragen")
def hand_over(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Ask a colleague to take it (``warm``), or give it at once (``koud``)."""
    to = _receiver(at, client, form.text("naar"))
    if to is None:
        return said(room, at, client, Draft(transfer_refused=True))
    kind = HandedOver if form.text("hoe") == "koud" else HandoverOffered
    event = kind(id=room.event_id(), at=room.clock.now(), by=at.staff.id, to=to.staff, to_alias=to.alias)
    return carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/aannemen")
def accept(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Take what a colleague offered."""
    event = HandoverAccepted(id=room.event_id(), at=room.clock.now(), by=at.staff.id, alias=at.staff.alias)
    return carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/terug")
def hand_back(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Let the bot go on: with the plan alone, or from a chosen place. Raises BadForm for another."""
    chosen = form.text("verder")
    state = at.desk.conversation(at.staff, ClientId(client), 1).state
    goings = {one.code: one for one in room.settings.goings(state.side, state.programme)}
    if chosen and chosen not in goings:
        raise BadForm
    script, step = (goings[chosen].script, goings[chosen].step) if chosen else ("", "")
    event = HandedBack(id=room.event_id(), at=room.clock.now(), by=at.staff.id, script=script, step=step)
    return carry_out(room, at, client, form, event)


@router.post("/gesprek/{client}/sluiten")
def close(room: InRoom, at: Worker, client: str, form: Form) -> Response:
    """Close one flag with the four answers; what comes back is the report to copy."""
    state = at.desk.conversation(at.staff, ClientId(client), 1).state
    read = read_closing(form, state, room.when())
    if isinstance(read, Closing):
        return said(room, at, client, Draft(closing=read))
    event = FlagClosed(
        id=room.event_id(),
        at=room.clock.now(),
        by=at.staff.id,
        flag=read.flag,
        reason=read.reason,
        safe_now=read.safe_now,
        next_contact=read.next_contact,
        rhythm=read.rhythm,
        next_by=read.next_by,
    )
    refused = refused_by(at, client, form, event)
    if refused is not None:
        return said(room, at, client, Draft(notice=sentence(refused)), refused.status)
    return back(client, f"?gesloten={read.flag}#verslag")


def _receiver(at: AtDesk, client: str, staff: str) -> Colleague | None:
    """Return the colleague, when this conversation may be given to them."""
    able = at.desk.receivers(at.staff, ClientId(client))
    return next((one for one in able if one.staff == staff), None)
