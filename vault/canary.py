"""A made-up update on the road in of one side: while it does not arrive, nobody's message may (issue 04).

It goes the whole way of a message, sealed and through the inbox loop, and concerns nobody.
"""

import json

from sqlalchemy import delete, select

from cases.ids import BotId
from cases.moments import Moment
from cases.traffic import RawUpdate
from vault.clockwork import Ids
from vault.engine import Store
from vault.intake import SideIntake
from vault.tables_side import inbox

CANARY = BotId("canary")
_FLYING = select(inbox.c.id).where(inbox.c.bot == CANARY, inbox.c.state == "new").limit(1)
_LANDED = delete(inbox).where(inbox.c.bot == CANARY, inbox.c.state != "new")


class Canary:
    """The made-up updates of one side."""

    def __init__(self, store: Store, intake: SideIntake, ids: Ids) -> None:
        self._store = store
        self._intake = intake
        self._ids = ids

    def fly(self, now: Moment) -> None:
        """Send one in."""
        body = json.dumps({"update_id": 0, "canary": self._ids.new()}).encode()
        self._intake.keep(RawUpdate(CANARY, body, None, None, now))

    def is_flying(self) -> bool:
        """Say whether one has not arrived yet."""
        with self._store.read() as conn:
            return conn.execute(_FLYING).first() is not None

    def land(self) -> None:
        """Let those that arrived go: they say nothing any more."""
        with self._store.begin() as conn:
            conn.execute(_LANDED)
