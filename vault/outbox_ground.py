"""The ground of a planned message: it names the agreement it rests on, at the moment it leaves (F15).

What answers the client's own message, and every safety text, needs none.
"""

from typing import Any

from sqlalchemy import Connection, Row

from cases.consents import holding
from cases.ids import ClientId
from cases.moments import Moment
from cases.traffic import Drop, Judgement, Leave
from vault.consent_rows import entries_of, is_restricted
from vault.parcel_rows import PLANNED
from vault.settlement import change

NO_AGREEMENT, RESTRICTED = "no_agreement", "restricted"


def resting(conn: Connection, row: Row[Any], judged: Judgement, now: Moment) -> Judgement:
    """Return the judgement, and stop a planned message that rests on no agreement, or on kept-apart data.

    The entry that it rests on is written beside it.
    """
    if (
        not isinstance(judged, Leave)
        or row.kind not in PLANNED
        or row.client is None
        or row.answers is not None
    ):
        return judged
    if is_restricted(conn, row.client):
        return Drop(RESTRICTED)
    held = holding(entries_of(conn, ClientId(row.client)), now)
    if held is None:
        return Drop(NO_AGREEMENT, task=NO_AGREEMENT)
    change(conn, row.id, {"rests_on": held.id})
    return judged
