"""Why somebody without assignment opened a client: it stands in the access log, and nowhere else."""

from dataclasses import replace

from sqlalchemy import select

from cases.desk import Staff
from cases.ids import ClientId
from cases.moments import after
from cases.reasons import REASON_HOLDS, LookReason
from vault.access_reviews import unassigned_review
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart
from vault.tables_coordination import access_log

GIVEN = "give_reason"
UNASSIGNED = "unassigned"


class ReasonBook(CoordinationPart):
    """Keeps reasons as lines of the access log, and what a second person looks at because of them."""

    def give_reason(self, staff: Staff, party: ClientId, reason: LookReason) -> None:
        """Commit the reason, with its place on the list of what is reviewed."""
        now = self._clock.now()
        line = entry_of(staff, GIVEN, party, f"{UNASSIGNED}:{reason}", party=party)
        with self._store.begin() as conn:
            write_entry(conn, replace(line, reason=reason.value), now)
            unassigned_review(conn, staff, party, reason.value, self._ids.new(), now)

    def reason_of(self, staff: Staff, party: ClientId) -> str:
        """Return the code of the reason that holds now; empty when none was given in the last hour."""
        log = access_log.c
        given = (
            select(log.reason)
            .where(log.staff == staff.id, log.at > after(self._clock.now(), -REASON_HOLDS))
            .where(log.party == party, log.action == GIVEN, log.outcome == "ok")
            .order_by(log.at.desc(), log.id.desc())
        )
        with self._store.read() as conn:
            return conn.execute(given.limit(1)).scalar() or ""
