"""What falls due in one side's store, and when the next thing does."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, Connection, bindparam, case, func, or_, select, union_all

from cases.arrived import Arrived
from cases.ids import ClientId
from cases.moments import Moment
from cases.traffic import Due, DueKind
from vault.call_rows import NOT_REACHED
from vault.tables_side import (
    act,
    alert,
    call_prompt,
    checkin,
    client,
    escalation,
    inbox,
    intake_key,
    outbox,
    page,
    phone_copy,
    unknown_message,
    walk_in,
)

GOING = ("running", "answering")
"""A ladder calls people out, or waits for the answer of who came."""

_BY: BindParameter[int] = bindparam("by")
_AT_MOST: BindParameter[int] = bindparam("at_most")
_LADDERS = (
    select(escalation.c.flag, escalation.c.client, escalation.c.due_at, escalation.c.step)
    .where(escalation.c.state.in_(GOING), escalation.c.due_at <= _BY)
    .order_by(escalation.c.due_at)
    .limit(_AT_MOST)
)
_CHECKINS = (
    select(checkin.c.id, checkin.c.client, checkin.c.due_at, checkin.c.script)
    .where(checkin.c.state == "due", checkin.c.due_at <= _BY)
    .order_by(checkin.c.due_at)
    .limit(_AT_MOST)
)
_BEST = (
    select(
        func.max(
            case(
                (or_(outbox.c.state == "sent", outbox.c.state == "uncertain"), 2),
                (or_(outbox.c.state == "new", outbox.c.state == "sending"), 1),
                else_=0,
            )
        )
    )
    .where(outbox.c.client == checkin.c.client, outbox.c.checkin == checkin.c.id)
    .scalar_subquery()
)
_ARRIVED = {0: Arrived.NO, 1: Arrived.WAITING}
_UNCALLED = (
    select(call_prompt.c.turn)
    .where(
        call_prompt.c.client == checkin.c.client,
        call_prompt.c.said == 0,
        ~select(act.c.id)
        .where(act.c.client == call_prompt.c.client, act.c.act == NOT_REACHED, act.c.at >= call_prompt.c.at)
        .exists(),
    )
    .exists()
)
"""A question stands on a worker's sheet and nobody called: that is no silence of the client."""
_ANSWERS = (
    select(
        checkin.c.id,
        checkin.c.client,
        checkin.c.answer_due,
        checkin.c.answer_step,
        _BEST.label("arrived"),
        _UNCALLED.label("uncalled"),
    )
    .where(checkin.c.state == "asked", checkin.c.answer_due <= _BY)
    .order_by(checkin.c.answer_due)
    .limit(_AT_MOST)
)
_REMINDERS = (
    select(client.c.id, client.c.remind_at)
    .where(client.c.remind_at <= _BY)
    .order_by(client.c.remind_at)
    .limit(_AT_MOST)
)

_FIRSTS = union_all(
    *(
        select(func.min(moment)).where(waits)
        for moment, waits in (
            (inbox.c.due_at, inbox.c.state == "new"),
            (checkin.c.due_at, checkin.c.state == "due"),
            (checkin.c.answer_due, checkin.c.state == "asked"),
            (escalation.c.due_at, escalation.c.state.in_(GOING)),
            (client.c.remind_at, client.c.remind_at.is_not(None)),
            (outbox.c.due_at, outbox.c.state == "new"),
            (page.c.due_at, page.c.state == "new"),
            (alert.c.due_at, alert.c.state == "new"),
            (phone_copy.c.delete_at, phone_copy.c.state.in_(("kept", "due"))),
            (unknown_message.c.destroy_at, unknown_message.c.destroy_at.is_not(None)),
            (walk_in.c.destroy_at, walk_in.c.destroy_at.is_not(None)),
            (intake_key.c.destroy_at, intake_key.c.destroy_at.is_not(None)),
        )
    )
)


def due_rows(conn: Connection, now: Moment, limit: int) -> Sequence[Due]:
    """Return what falls due: ladders of people in danger, reminders, answers, check-ins; each by age."""
    by = {"by": now, "at_most": limit}
    ladders = [
        Due(DueKind.LADDER, row.flag, ClientId(row.client), row.due_at, step=row.step)
        for row in conn.execute(_LADDERS, by)
    ]
    reminders = [
        Due(DueKind.REMINDER, row.id, ClientId(row.id), row.remind_at) for row in conn.execute(_REMINDERS, by)
    ]
    answers = [
        Due(
            DueKind.ANSWER,
            row.id,
            ClientId(row.client),
            row.answer_due,
            step=row.answer_step,
            arrived=Arrived.NO if row.uncalled else _ARRIVED.get(row.arrived, Arrived.YES),
        )
        for row in conn.execute(_ANSWERS, by)
    ]
    checkins = [
        Due(DueKind.CHECKIN, row.id, ClientId(row.client), row.due_at, script=row.script)
        for row in conn.execute(_CHECKINS, by)
    ]
    return [*ladders, *reminders, *answers, *checkins][:limit]


def next_due(conn: Connection) -> Moment | None:
    """Return the earliest moment at which any waiting row falls due: held parcels and deletions too."""
    moments = conn.execute(_FIRSTS).scalars()
    return min((Moment(moment) for moment in moments if moment is not None), default=None)
