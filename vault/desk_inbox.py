"""Everything that waits at one desk, read once for all its lanes."""

from sqlalchemy import select

from cases.desk import Inbox, OfferedRow, Staff
from cases.ids import ClientId
from vault.desk_care import WorkerCare
from vault.desk_flags import FlagLanes, open_flags
from vault.desk_part import Outlook
from vault.desk_pattern import patterns_of
from vault.desk_quality import Judgements
from vault.desk_reading import ReadingLanes
from vault.tables_side import client as client_table

NO_REPLY = "no_reply"


class WholeInbox(FlagLanes, ReadingLanes, Judgements, WorkerCare):
    """What a screen asks again at every change."""

    def inbox(self, staff: Staff) -> Inbox:
        """Return all open flags, messages of unknown chats, the reading list and open tasks.

        With it: conversations that a colleague offers, and how those who stay silent usually answer.
        """
        outlook = self._outlook(staff)
        flags = self._flags(outlook, open_flags())
        silent = {row.client for row in flags if row.source == NO_REPLY and row.client is not None}
        with self._store.read() as conn:
            patterns = patterns_of(conn, silent, self._clock.now())
        return Inbox(
            flags=flags,
            unknown=self.unknown(staff),
            reading=self._reading(outlook),
            tasks=self._tasks(outlook),
            offered=self._offered(staff, outlook),
            patterns=patterns,
        )

    def _offered(self, staff: Staff, outlook: Outlook) -> tuple[OfferedRow, ...]:
        mine = select(client_table.c.id, client_table.c.alias, client_table.c.held_alias).where(
            client_table.c.offered_to == staff.id
        )
        with self._store.read() as conn:
            rows = conn.execute(mine.order_by(client_table.c.alias)).all()
        barred = outlook.barred
        return tuple(
            OfferedRow(ClientId(row.id), row.alias, row.held_alias)
            for row in rows
            if ClientId(row.id) not in barred
        )
