"""A client's call at a worker's desk: what stands on the sheet, and whether a check-in is planned today."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from cases.desk import Staff
from cases.ids import CheckInId, ClientId
from cases.moments import Moment, wall
from cases.state import ClientState
from vault.call_rows import Prompt, planned_today, prompt_of
from vault.desk_part import DeskPart
from vault.state_rows import OpenClient


@dataclass(frozen=True, slots=True)
class CallView:
    """One client as the store knows it now; ``planned`` is today's check-in that nobody asked yet."""

    state: ClientState
    prompt: Prompt | None
    planned: tuple[CheckInId, str] | None


class Calls(DeskPart):
    """Shows the call of a client of this side."""

    def call_view(self, staff: Staff, client: ClientId) -> CallView:
        """Open the call of a client; its line in the access log is committed first. Raises NotFound."""
        self.admit(staff, client, "open_call")
        with self._store.read() as conn:
            return seen_by(conn, self._read(conn, client), self._clock.now())


def seen_by(conn: Connection, opened: OpenClient, now: Moment) -> CallView:
    """Return what a transaction sees of the call; today is the day of the client's own calendar."""
    state = opened.state
    planned = None
    if state.contact is not None:
        planned = planned_today(conn, state.client, wall(now, ZoneInfo(state.contact.zone)).date())
    return CallView(state, prompt_of(conn, opened.seals, state.client), planned)
