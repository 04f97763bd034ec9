"""What is destroyed of one client: rows of the own side, and rows of coordination about that party.

Every table with a ``client`` column loses its rows by itself, so that a new table is never forgotten; tables
that know the client only by a flag, a message or a chat stand here by name.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, func, or_, select, update

from cases.ids import ClientId
from vault.tables_coordination import (
    alert_token,
    case,
    case_choice,
    case_link,
    case_party,
    coordination,
    cross_alert,
    family_open,
    family_worker,
    grant,
    reach,
)
from vault.tables_coordination import live_event as front_event
from vault.tables_side import (
    client,
    dek,
    enrolment,
    flag,
    form_done,
    identity,
    inbox,
    live_event,
    mark_judged,
    message,
    outbox,
    page,
    page_delivery,
    page_token,
    phone_copy,
    side,
    text_judged,
    unknown_chat,
    unknown_message,
)

OF_THE_LAW = frozenset({"access_log", "access_review", "break_glass"})
"""What stays of a party: who looked at what and on whose word, by ids that lead to nobody any more."""


def destroy_side(conn: Connection, of_client: ClientId) -> int:
    """Destroy all of one client in the store of its side; return how many rows went."""
    chats = _chats(conn, of_client)
    gone = _by_flag_and_message(conn, of_client) + _by_chat(conn, of_client, chats)
    # A number of an open screen may never be given twice: the event stays and points nowhere.
    conn.execute(update(live_event).where(live_event.c.ref == of_client).values(ref=""))
    gone += _gone(conn, form_done, form_done.c.ref == of_client)
    for table in reversed(side.sorted_tables):
        if "client" in table.c:
            gone += _gone(conn, table, table.c.client == of_client)
    return gone + _gone(conn, client, client.c.id == of_client)


def destroy_party(conn: Connection, party: ClientId) -> int:
    """Destroy what coordination knows of one party, its case too when nobody else is in it."""
    case_id = conn.execute(select(case_party.c.case_).where(case_party.c.party == party)).scalar()
    conn.execute(update(front_event).where(front_event.c.ref == party).values(ref=""))
    alerts = select(cross_alert.c.id).where(cross_alert.c.party == party)
    gone = _gone(conn, alert_token, alert_token.c.alert.in_(alerts))
    _hand_on(conn, party, case_id)
    for table in reversed(coordination.sorted_tables):
        if "party" in table.c and table.name not in OF_THE_LAW:
            gone += _gone(conn, table, table.c.party == party)
    if case_id is not None and not _count(conn, case_party, case_party.c.case_ == case_id):
        for table in (case_choice, case_link, grant, reach, family_open, family_worker):
            gone += _gone(conn, table, table.c.case_ == case_id)
        gone += _gone(conn, case, case.c.id == case_id)
    return gone


def clients_known(conn: Connection) -> Sequence[ClientId]:
    """Return every client of whom the store of a side holds anything."""
    known = select(client.c.id).union(select(dek.c.client))
    return [ClientId(each) for each in conn.execute(known).scalars()]


def parties_known(conn: Connection) -> Sequence[ClientId]:
    """Return every party of which coordination holds anything."""
    tables = [
        each for each in coordination.sorted_tables if "party" in each.c and each.name not in OF_THE_LAW
    ]
    known: set[str] = set()
    for table in tables:
        known.update(conn.execute(select(table.c.party).distinct()).scalars())
    return [ClientId(each) for each in known if each]


def copies_left(conn: Connection, of_client: ClientId, *states: str) -> int:
    """Return how many messages still stand on the phone, of those in these states."""
    return _count(conn, phone_copy, (phone_copy.c.client == of_client) & phone_copy.c.state.in_(states))


def _chats(conn: Connection, of_client: ClientId) -> list[bytes]:
    found: set[bytes] = set()
    for table in (identity, enrolment):
        own = select(table.c.chat_index).where(table.c.client == of_client, table.c.chat_index.is_not(None))
        found.update(bytes(each) for each in conn.execute(own).scalars())
    return sorted(found)


def _by_flag_and_message(conn: Connection, of_client: ClientId) -> int:
    flags = select(flag.c.id).where(flag.c.client == of_client)
    pages = select(page.c.id).where(page.c.flag.in_(flags))
    messages = select(message.c.id).where(message.c.client == of_client)
    gone = _gone(conn, text_judged, text_judged.c.message.in_(messages))
    gone += _gone(conn, mark_judged, mark_judged.c.flag.in_(flags))
    for table in (page_token, page_delivery):
        gone += _gone(conn, table, table.c.page.in_(pages))
    refs = select(flag.c.id).where(flag.c.client == of_client)
    conn.execute(update(live_event).where(live_event.c.ref.in_(refs)).values(ref=""))
    return gone + _gone(conn, page, page.c.flag.in_(flags))


def _by_chat(conn: Connection, of_client: ClientId, chats: Sequence[bytes]) -> int:
    """Destroy raw updates and what was said before there was a client, found by the blind index alone."""
    gone = _gone(conn, inbox, or_(inbox.c.client == of_client, inbox.c.chat_index.in_(chats)))
    for table in (outbox, unknown_chat, unknown_message):
        gone += _gone(conn, table, table.c.chat_index.in_(chats))
    return gone


def _hand_on(conn: Connection, party: ClientId, case_id: str | None) -> None:
    """Let grants of this side that also open another party of the case stand on that one."""
    own = select(case_party.c.side).where(case_party.c.party == party).scalar_subquery()
    beside = select(case_party.c.party).where(
        case_party.c.case_ == case_id, case_party.c.side == own, case_party.c.party != party
    )
    other = conn.execute(beside.limit(1)).scalar()
    if other is not None:
        conn.execute(update(grant).where(grant.c.party == party).values(party=other))


def _gone(conn: Connection, table: Table, where: ColumnElement[bool]) -> int:
    return conn.execute(delete(table).where(where)).rowcount


def _count(conn: Connection, table: Table, where: ColumnElement[bool]) -> int:
    return int(conn.execute(select(func.count()).select_from(table).where(where)).scalar_one())
