"""How long things of one client are kept, for the page of that client: dates and a code, no words."""

from cases.desk import Staff
from cases.ids import ClientId
from cases.keeping import Keeping
from cases.moments import Moment
from vault.consent_rows import is_restricted
from vault.desk_part import DeskPart
from vault.legal_hold import hold_of
from vault.retention_words import next_words_end


class KeepingDesk(DeskPart):
    """Tells when words go, and why nothing goes."""

    def keeping(self, staff: Staff, client: ClientId) -> Keeping:
        """Return how long things of a client are kept. Raises NotFound, ReasonNeeded.

        What is over already goes with the next round, so it is said to go now.
        """
        self.may_see(staff, client)
        with self._store.read() as conn:
            ends = next_words_end(conn, client, self._settings.terms)
            hold, restricted = hold_of(conn, client), is_restricted(conn, client)
        return Keeping(
            words_end=None if ends is None else max(ends, Moment(self._clock.now())),
            reason=None if hold is None else hold.reason,
            review_by=None if hold is None else hold.review_by,
            restricted=restricted,
        )
