"""Lines of the access log about one client, for the overview that a client may see (experience F20)."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from cases.ids import ClientId
from cases.moments import Moment
from cases.who_looked import Access
from vault.coordination_part import CoordinationPart
from vault.tables_coordination import access_log


class ClientLooks(CoordinationPart):
    """Reads lines; what of them a client may see is decided by ``cases.who_looked``."""

    def lines_about(self, client: ClientId) -> Sequence[Access]:
        """Return every line about this client, oldest first."""
        own = or_(access_log.c.party == client, access_log.c.subject == client)
        with self._store.read() as conn:
            rows = conn.execute(
                select(access_log).where(own).order_by(access_log.c.at, access_log.c.id)
            ).all()
        return [
            Access(
                at=Moment(row.at),
                staff=row.staff,
                action=row.action,
                basis=row.basis,
                role=row.role,
                side=row.side,
                outcome=row.outcome,
                function=row.function,
                organisation=row.organisation,
                emergency=bool(row.emergency),
            )
            for row in rows
        ]
