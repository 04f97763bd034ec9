"""What broken glass shows of one side: one client, to read. No type here can write, or reach another side."""

import json
from collections.abc import Mapping

from sqlalchemy import select

from cases.desk import Conversation, EmergencyCard, Staff
from cases.ids import ClientId
from vault.desk_conversation import READ, Conversations
from vault.desk_part import Outlook
from vault.tables_side import client as client_table
from vault.tables_side import emergency_card

OPEN_CARD = "open_card"


class GlassDesk(Conversations):
    """Fits the console's ``GlassDesk``. Each read has its own line, marked as an emergency, before it."""

    def named(self, alias: str) -> ClientId | None:
        """Return who has this pseudonym on this side; None for nobody. Shows nothing of them."""
        wanted = select(client_table.c.id).where(client_table.c.alias == alias.strip())
        with self._store.read() as conn:
            found = conn.scalars(wanted.limit(2)).all()
        return ClientId(found[0]) if len(found) == 1 else None

    def seen(self, staff: Staff, last: int = 30) -> Conversation:
        """Open the conversation of the client whose glass is broken. Raises NotFound when it is not."""
        party = self._coordination.admit_glass(staff, self.side, READ)
        return self._around(party, last, _only(party))

    def seen_card(self, staff: Staff) -> EmergencyCard:
        """Open that client's emergency card. Raises NotFound."""
        party = self._coordination.admit_glass(staff, self.side, OPEN_CARD)
        kept = select(emergency_card.c.card_sealed).where(emergency_card.c.client == party)
        with self._store.read() as conn:
            sealed = conn.execute(kept).scalar()
            seals = self._read(conn, party).seals
            if sealed is None:
                return EmergencyCard()
            words: Mapping[str, str] = json.loads(seals.open("emergency_card", "card_sealed", party, sealed))
            return EmergencyCard(**words)


def _only(party: ClientId) -> Outlook:
    """Return the outlook of who sees this one client now."""
    seen = frozenset({party})
    return Outlook(
        on_duty=False, granted=seen, barred=frozenset(), held=frozenset(), paged=seen, paged_flags=frozenset()
    )
