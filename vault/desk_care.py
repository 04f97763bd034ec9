"""Notes, once per person and acute flag, that somebody handled danger: what coordination then asks about."""

from cases.desk import Staff
from cases.events import Event, FlagClosed
from cases.ids import FlagId, StaffId
from cases.levels import Level
from cases.state import ClientState
from vault.desk_part import DeskPart


class WorkerCare(DeskPart):
    """Looks at what a worker's event ended. Nothing of the client goes along, not even an id."""

    def note_handled(self, staff: Staff, before: ClientState, event: Event) -> None:
        """Note who handled an acute flag that this event closed: who took it, and who closed it."""
        if not isinstance(event, FlagClosed):
            return
        closed = [one for one in before.open_flags if one.flag == event.flag and one.level is Level.ACUTE]
        for one in closed:
            for who in {staff.id, one.acknowledged_by or staff.id}:
                self._coordination.note_red(who, self._care_mark(one.flag, who))

    def _care_mark(self, flag: FlagId, who: StaffId) -> str:
        """Return what keeps the question from coming twice; the flag cannot be found from it."""
        return self._sealer.token_hmac(f"care|{flag}|{who}").hex()
