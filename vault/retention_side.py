"""The parts of retention in a side's store, but for words of messages (``retention_words``).

Nothing of a client under legal hold is over. Source of the terms: domain.md 6.2.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from cases.moments import DAY, HOUR, Moment, after
from vault.legal_hold import held_clients
from vault.retention_parts import Over, Part, Terms
from vault.tables_side import (
    agreed_line,
    answer,
    call_prompt,
    client,
    dek,
    emergency_card,
    enrolment,
    identity,
    note,
    outbox,
    page_delivery,
    phone_copy,
    safe_contact,
    shift_note,
    talk,
    task,
)

LONGEST_FAREWELL = 48 * HOUR
"""How long after letting go the address may stay for what is on its way and for clearing the phone."""
LONGEST_TELLING = 14 * DAY
"""How long the safe-contact record may stay for a worker who still has to tell the farewell."""
NOT_READ = "release_not_read"


def _of_released(column: ColumnElement[Any], name: str) -> Over:
    def over(terms: Terms, now: Moment) -> ColumnElement[bool]:
        return column.in_(_released(terms[name].over(now)))

    return over


def _released(by: Moment) -> Select[Any]:
    """Select who was let go by a moment and is under no hold."""
    return select(client.c.id).where(client.c.released_at <= by, client.c.id.not_in(held_clients()))


def _told(terms: Terms, now: Moment) -> Select[Any]:
    """Select who was let go and heard it, or for whom telling took too long."""
    to_tell = exists().where(task.c.client == client.c.id, task.c.kind == NOT_READ, task.c.done_at.is_(None))
    waited = client.c.released_at <= after(now, -LONGEST_TELLING)
    return _released(terms["safe_contact"].over(now)).where(or_(~to_tell, waited))


def _gone(terms: Terms, now: Moment) -> Select[Any]:
    """Select who was let go and for whom nothing is on its way, or has been for too long."""
    leaving = exists().where(outbox.c.client == client.c.id, outbox.c.state.in_(("new", "sending")))
    stands = exists().where(phone_copy.c.client == client.c.id, phone_copy.c.state.in_(("kept", "due")))
    waited = client.c.released_at <= after(now, -LONGEST_FAREWELL)
    return _released(terms["address"].over(now)).where(or_(and_(~leaving, ~stands), waited))


def _safe_contact(column: ColumnElement[Any]) -> Over:
    return lambda terms, now: column.in_(_told(terms, now))


def _address(column: ColumnElement[Any]) -> Over:
    return lambda terms, now: column.in_(_gone(terms, now))


def _key_of(purposes: tuple[str, ...], over: Over) -> Over:
    return lambda terms, now: and_(dek.c.purpose.in_(purposes), over(terms, now))


def _calendar(terms: Terms, now: Moment) -> ColumnElement[bool]:
    return client.c.calendar_sealed.is_not(None) & client.c.id.in_(_told(terms, now))


def _names(terms: Terms, now: Moment) -> ColumnElement[bool]:
    kept = or_(client.c.past_sealed.is_not(None), client.c.names_sealed.is_not(None))
    return kept & client.c.id.in_(_released(terms["notes"].over(now)))


def _pressed(terms: Terms, now: Moment) -> ColumnElement[bool]:
    return enrolment.c.address_sealed.is_not(None) & enrolment.c.client.in_(_gone(terms, now))


def _not_accepted(terms: Terms, now: Moment) -> ColumnElement[bool]:
    ended = enrolment.c.expires_at <= terms["not_accepted"].over(now)
    return and_(enrolment.c.state != "accepted", ended, enrolment.c.client.not_in(held_clients()))


def _copies(terms: Terms, now: Moment) -> ColumnElement[bool]:
    return phone_copy.c.state.in_(("gone", "failed")) & (
        phone_copy.c.sent_at <= terms["phone_copies"].over(now)
    )


PARTS = (
    Part("safe_contact", safe_contact, _safe_contact(safe_contact.c.client)),
    Part("safe_contact", emergency_card, _safe_contact(emergency_card.c.client)),
    Part("safe_contact", dek, _key_of(("contact", "card"), _safe_contact(dek.c.client))),
    Part("safe_contact", client, _calendar, {"calendar_sealed": None}),
    Part("address", identity, _address(identity.c.client)),
    Part("address", talk, _address(talk.c.client)),
    Part("address", enrolment, _pressed, {"address_sealed": None, "chat_index": None}),
    Part("address", dek, _key_of(("identity",), _address(dek.c.client))),
    Part("answers", answer, _of_released(answer.c.client, "answers")),
    Part("notes", note, _of_released(note.c.client, "notes")),
    Part("notes", agreed_line, _of_released(agreed_line.c.client, "notes")),
    Part("notes", call_prompt, _of_released(call_prompt.c.client, "notes")),
    Part("notes", client, _names, {"past_sealed": None, "names_sealed": None}),
    Part("not_accepted", enrolment, _not_accepted),
    Part("phone_copies", phone_copy, _copies),
    Part("calls", page_delivery, lambda terms, now: page_delivery.c.at <= terms["calls"].over(now)),
    Part("shift_notes", shift_note, lambda terms, now: shift_note.c.at <= terms["shift_notes"].over(now)),
)


def over_clients(terms: Terms, now: Moment) -> Select[Any]:
    """Select who was let go so long ago that nothing of them may be left."""
    return _released(terms["client_file"].over(now)).order_by(client.c.released_at)


def addressless() -> Select[Any]:
    """Select who was let go and has no address here any more: their account may not be known either."""
    known = exists().where(identity.c.client == client.c.id)
    return select(client.c.id).where(client.c.released_at.is_not(None), ~known)
