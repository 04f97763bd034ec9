"""A client's state: from rows and back. Codes and moments stand in columns, words are sealed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from cases.events import Event, SafeContactRenewed
from cases.ids import BotId, CheckInId, ClientId, FlagId, StaffId
from cases.levels import Language, Level
from cases.moments import Moment
from cases.pace import Pace, PaceBounds
from cases.sides import Role, Side
from cases.state import ClientState, Doubt, Lent, OpenFlag, Past, Standing
from vault.agreement_rows import NAMES, names_of_bytes
from vault.anchor_codec import anchors_in, anchors_text
from vault.contact_codec import (
    contact_bytes,
    contact_of,
    episode_of,
    episode_text,
    facts_of,
    facts_text,
    pair_of,
    pair_text,
    past_bytes,
    past_of,
    question_of,
    question_text,
    reminders_of,
    reminders_text,
)
from vault.course_codec import CALENDAR, calendar_bytes, calendar_of, release_of, release_text
from vault.data_keys import ClientSeals, make_seals, seals_of
from vault.dialect import free, locked, on_sqlite, put
from vault.seal import Erased, SealBroken, Sealer
from vault.tables_side import client, flag, safe_contact, talk

_STATE = (
    select(client, safe_contact.c.record_sealed, talk.c.blob_sealed)
    .select_from(client.outerjoin(safe_contact).outerjoin(talk))
    .where(client.c.id == bindparam("of_client"))
)
_ROW = select(client.c.id).where(client.c.id == bindparam("of_client"))
_LOCK, _LOCK_FREE = locked(_ROW), free(_ROW)
_OPEN_FLAGS = (
    select(flag)
    .where(flag.c.client == bindparam("of_client"), flag.c.closed_at.is_(None))
    .order_by(flag.c.raised_at, flag.c.id)
)
_OWN = client.c.id == bindparam("of_client")
_WRITE = update(client).where(_OWN)
_WRITE_PAST = update(client).where(_OWN).values(past_sealed=bindparam("sealed"))
_WRITE_CALENDAR = update(client).where(_OWN).values(calendar_sealed=bindparam("sealed"))
_WRITE_RELEASED = update(client).where(_OWN).values(released_at=bindparam("let_go_at"))
_END_TALK = delete(talk).where(talk.c.client == bindparam("of_client"))


@dataclass(frozen=True, slots=True)
class OpenClient:
    """A client as a transaction found it: the state, what seals its words, its bot and version."""

    state: ClientState
    seals: ClientSeals
    bot: BotId
    version: int


def read_client(conn: Connection, sealer: Sealer, side: Side, of_client: ClientId) -> OpenClient | None:
    """Read without a lock; None when unknown. Raises Erased, and SealBroken for a value out of place."""
    return _open(conn, sealer, side, of_client)


def lock_client(
    conn: Connection, sealer: Sealer, side: Side, of_client: ClientId, *, wait: bool = True
) -> OpenClient | None:
    """Lock the client's row and read it; None when unknown or (without ``wait``) held elsewhere.

    Raises Erased, and SealBroken when a stored value does not fit its place.
    """
    if not on_sqlite(conn):
        # Its own statement: one that waited for this lock still reads the other tables as they were before.
        lock = _LOCK if wait else _LOCK_FREE
        if conn.execute(lock, {"of_client": of_client}).first() is None:
            return None
    return _open(conn, sealer, side, of_client)


def create_client(
    conn: Connection, sealer: Sealer, state: ClientState, bot: BotId, owner: StaffId | None, at: Moment
) -> ClientSeals:
    """Store a new client with fresh data keys and, where the state holds one, its safe-contact record."""
    row = {"id": state.client, "bot": bot, "owner": owner, "created_at": at, "version": 0}
    conn.execute(insert(client), {**row, **_columns(state)})
    seals = make_seals(conn, sealer, state.client, at)
    if state.contact is not None:
        put_contact(conn, seals, state, owner or StaffId(""), at)
    return seals


def write_state(conn: Connection, opened: OpenClient, state: ClientState, event: Event) -> None:
    """Store what a turn changed. The open flags are not written: they are read from their own rows."""
    conn.execute(
        _WRITE,
        {"of_client": state.client, "version": opened.version + 1, **_columns(state)},
    )
    _note_release(conn, opened.state, state, event.at)
    if state.past != opened.state.past:
        _put_past(conn, opened.seals, state)
    if state.calendar != opened.state.calendar:
        _put_calendar(conn, opened.seals, state)
    if state.talk != opened.state.talk:
        _put_talk(conn, opened.seals, state, event.at)
    if state.contact != opened.state.contact:
        by = event.by if isinstance(event, SafeContactRenewed) else None
        put_contact(conn, opened.seals, state, by, event.at)


def _note_release(conn: Connection, before: ClientState, state: ClientState, at: Moment) -> None:
    """Keep since when this client is let go: the terms of what is kept after it begin there."""
    let_go = state.standing is Standing.RELEASED
    if let_go == (before.standing is Standing.RELEASED):
        return
    conn.execute(_WRITE_RELEASED, {"of_client": state.client, "let_go_at": at if let_go else None})


def put_contact(
    conn: Connection, seals: ClientSeals, state: ClientState, by: StaffId | None, at: Moment
) -> None:
    """Store the safe-contact record of a state; without one the stored record goes.

    ``by`` None: nobody went through it, it only ended; who confirmed it last stays known.
    """
    contact = state.contact
    if contact is None:
        conn.execute(delete(safe_contact).where(safe_contact.c.client == state.client))
        return
    record = seals.seal("safe_contact", "record_sealed", state.client, contact_bytes(contact))
    row = {
        "client": state.client,
        "mode": contact.mode.value,
        "zone": contact.zone,
        "valid_until": contact.valid_until,
        "record_sealed": record,
    }
    kept = update(safe_contact).where(safe_contact.c.client == state.client).values(row)
    if by is None and conn.execute(kept).rowcount:
        return
    put(conn, safe_contact, {**row, "confirmed_by": by or StaffId(""), "confirmed_at": at})


def _put_past(conn: Connection, seals: ClientSeals, state: ClientState) -> None:
    """Store what is remembered under the client's own key: it goes with that key."""
    sealed = seals.seal("client", "past_sealed", state.client, past_bytes(state.past))
    conn.execute(_WRITE_PAST, {"of_client": state.client, "sealed": sealed})


def _put_calendar(conn: Connection, seals: ClientSeals, state: ClientState) -> None:
    """Store the calendar under the client's own key; an empty one leaves nothing behind."""
    sealed = None
    if state.calendar:
        sealed = seals.seal("client", CALENDAR, state.client, calendar_bytes(state.calendar))
    conn.execute(_WRITE_CALENDAR, {"of_client": state.client, "sealed": sealed})


def _put_talk(conn: Connection, seals: ClientSeals, state: ClientState, at: Moment) -> None:
    if state.talk is None:
        conn.execute(_END_TALK, {"of_client": state.client})
        return
    blob = seals.seal("talk", "blob_sealed", state.client, state.talk)
    put(conn, talk, {"client": state.client, "blob_sealed": blob, "at": at})


def _open(conn: Connection, sealer: Sealer, side: Side, of_client: ClientId) -> OpenClient | None:
    row = conn.execute(_STATE, {"of_client": of_client}).one_or_none()
    if row is None:
        return None
    seals = seals_of(conn, sealer, of_client)
    if seals.erased:
        raise Erased
    flags = conn.execute(_OPEN_FLAGS, {"of_client": of_client}).all()
    try:
        return OpenClient(_state(row, side, seals, flags), seals, BotId(row.bot), row.version)
    except (ValueError, KeyError, TypeError, AttributeError) as odd:
        # A code or a record that nobody writes: a human looks, as for words that do not open.
        raise SealBroken(f"a stored value is out of place: {type(odd).__name__}") from None


def _state(row: Row[Any], side: Side, seals: ClientSeals, flags: Sequence[Row[Any]]) -> ClientState:
    record, blob, past = row.record_sealed, row.blob_sealed, row.past_sealed
    state = ClientState(
        client=ClientId(row.id),
        side=side,
        role=Role(row.role),
        language=Language(row.language),
        alias=row.alias,
        standing=Standing(row.standing),
        paused_until=row.paused_until,
        contact=contact_of(seals.open("safe_contact", "record_sealed", row.id, record)) if record else None,
        facts=facts_of(row.facts),
        doubt=Doubt(row.doubt),
        held_by=row.held_by,
        held_alias=row.held_alias,
        talk=seals.open("talk", "blob_sealed", row.id, blob) if blob else None,
        checkin=CheckInId(row.checkin) if row.checkin else None,
        programme=row.programme,
        programme_began=row.programme_began,
        episode=episode_of(row.episode),
        open_flags=tuple(_open_flag(each) for each in flags),
        last_inbound=row.last_inbound,
        last_flagged=row.last_flagged,
        pair=pair_of(row.pair),
        last_acute=row.last_acute,
        past=past_of(seals.open("client", "past_sealed", row.id, past)) if past else Past(),
        question=question_of(row.question),
        reminders=reminders_of(row.reminders),
    )
    return _wished(row, _among_people(row, _planned_by_hand(row, state, seals)))


def _planned_by_hand(row: Row[Any], state: ClientState, seals: ClientSeals) -> ClientState:
    """Return the state with what workers wrote down about this client's course."""
    sealed = row.calendar_sealed
    return replace(
        state,
        names=_names(row, seals),
        calendar=calendar_of(seals.open("client", CALENDAR, row.id, sealed)) if sealed else (),
        release=release_of(row.release),
    )


def _among_people(row: Row[Any], state: ClientState) -> ClientState:
    """Return the state with whose client this is, who was asked to take over, and who may visit."""
    return replace(
        state,
        owner=StaffId(row.owner) if row.owner else None,
        offered_to=row.offered_to,
        offered_alias=row.offered_alias,
        visit_light=row.visit_light,
        held_quiet=row.held_quiet,
        lent=_lent(row),
        anchors=anchors_in(row.anchors),
        human_at=row.human_at,
    )


def _wished(row: Row[Any], state: ClientState) -> ClientState:
    """Return the state with what the client asked for: how often, later, and a choice of language."""
    return replace(
        state,
        pace=Pace(row.pace),
        pace_bounds=PaceBounds(Pace(row.pace_least), Pace(row.pace_most)),
        put_off=CheckInId(row.put_off) if row.put_off else None,
        language_asked=row.language_asked,
    )


def _names(row: Row[Any], seals: ClientSeals) -> tuple[str, ...]:
    sealed = row.names_sealed
    return names_of_bytes(seals.open("client", NAMES, row.id, sealed)) if sealed else ()


def _lent(row: Row[Any]) -> Lent | None:
    return None if row.lent_to is None else Lent(StaffId(row.lent_to), row.lent_at, row.lent_until)


def _open_flag(row: Row[Any]) -> OpenFlag:
    return OpenFlag(
        flag=FlagId(row.id),
        level=Level(row.level),
        category=row.category,
        raised_at=row.raised_at,
        acknowledged_by=row.acknowledged_by,
        acknowledged_at=row.acknowledged_at,
        answered_at=row.answered_at,
        busy_until=row.busy_until,
        code=row.code,
        answer_due=row.answer_due,
        answered_in=row.answered_in,
        reopened=bool(row.reopened),
    )


def _columns(state: ClientState) -> dict[str, object]:
    return {**_own_columns(state), **_people_columns(state), **_wish_columns(state)}


def _own_columns(state: ClientState) -> dict[str, object]:
    return {
        "alias": state.alias,
        "role": state.role.value,
        "language": state.language.value,
        "standing": state.standing.value,
        "paused_until": state.paused_until,
        "doubt": state.doubt.value,
        "held_by": state.held_by,
        "held_alias": state.held_alias,
        "programme": state.programme,
        "programme_began": state.programme_began,
        "checkin": state.checkin,
        "facts": facts_text(state.facts),
        "episode": episode_text(state.episode),
        "pair": pair_text(state.pair),
        "last_inbound": state.last_inbound,
        "last_flagged": state.last_flagged,
        "last_acute": state.last_acute,
        "question": question_text(state.question),
        "reminders": reminders_text(state.reminders),
        "remind_at": state.remind_at,
    }


def _people_columns(state: ClientState) -> dict[str, object]:
    return {
        "offered_to": state.offered_to,
        "offered_alias": state.offered_alias,
        "visit_light": state.visit_light,
        "held_quiet": state.held_quiet,
        "lent_to": None if state.lent is None else state.lent.to,
        "lent_at": None if state.lent is None else state.lent.since,
        "lent_until": None if state.lent is None else state.lent.until,
        "anchors": anchors_text(state.anchors),
        "human_at": state.human_at,
        "release": release_text(state.release),
    }


def _wish_columns(state: ClientState) -> dict[str, object]:
    return {
        "pace": state.pace.value,
        "pace_least": state.pace_bounds.least.value,
        "pace_most": state.pace_bounds.most.value,
        "put_off": state.put_off,
        "language_asked": state.language_asked,
    }
