"""The whole Postvak of one worker at one go: who may see what is asked once for all its lanes."""

from cases.desk import Inbox, Staff
from vault.desk_care import WorkerCare
from vault.desk_flags import FlagLanes, open_flags
from vault.desk_quality import Judgements
from vault.desk_reading import ReadingLanes


class WholeInbox(FlagLanes, ReadingLanes, Judgements, WorkerCare):
    """What a screen asks again at every change."""

    def inbox(self, staff: Staff) -> Inbox:
        """Return all open flags, messages of unknown chats, the reading list and open tasks."""
        outlook = self._outlook(staff)
        return Inbox(
            flags=self._flags(outlook, open_flags()),
            unknown=self.unknown(staff),
            reading=self._reading(outlook),
            tasks=self._tasks(outlook),
        )
