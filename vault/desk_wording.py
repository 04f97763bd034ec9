"""What a worker may write to: how plain the words on one client's phone may be now, and nothing else."""

from sqlalchemy import select

from cases.desk import Staff
from cases.errors import NotFound
from cases.ids import ClientId
from cases.levels import Mode
from cases.state import Doubt
from vault.desk_part import DeskPart
from vault.tables_side import client as client_table
from vault.tables_side import safe_contact


class Wordings(DeskPart):
    """Answers while somebody types: no words are opened, so no line in the access log."""

    def mode_of(self, staff: Staff, client: ClientId) -> Mode:
        """Return the mode of this phone now; none without an agreement. Raises NotFound.

        With doubt about who reads along it is never open.
        """
        self.may_see(staff, client)
        asked = (
            select(client_table.c.doubt, safe_contact.c.mode)
            .select_from(client_table.outerjoin(safe_contact))
            .where(client_table.c.id == client)
        )
        with self._store.read() as conn:
            row = conn.execute(asked).first()
        if row is None:
            raise NotFound
        mode = Mode.NONE if row.mode is None else Mode(row.mode)
        return Mode.NEUTRAL if mode is Mode.OPEN and row.doubt != Doubt.NONE else mode
