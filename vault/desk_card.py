"""The emergency card: what 112 asks, under its own key, opened from an own acute flag (practice H1)."""

import json
from dataclasses import asdict

from sqlalchemy import Connection, select

from cases.desk import EmergencyCard, Staff
from cases.errors import NotFound
from cases.ids import ClientId, FlagId
from cases.levels import Level
from cases.moments import Moment
from vault.coordination_log import entry_of
from vault.data_keys import ClientSeals
from vault.desk_part import DeskPart, Outlook, as_logged, is_id
from vault.dialect import insert_new, put
from vault.effect_rows import tell
from vault.tables_side import emergency_card, flag, safe_contact, task

OPEN = "open_card"


class EmergencyCards(DeskPart):
    """Opens and writes emergency cards."""

    def card(self, staff: Staff, client: ClientId) -> EmergencyCard:
        """Open the emergency card. The ground is an own open S3, its flag id is logged, the lead is told.

        Own: claimed by this worker, paged to him, or he is on duty or backup now. A person who touched the
        other side of the case gets the card and no words (practice H5). Raises NotFound otherwise.
        """
        outlook = self._outlook(staff)
        ground = self._own_acute(staff, client, outlook)
        if ground is None:
            subject = as_logged(client)
            self._coordination.log(entry_of(staff, OPEN, subject, "", "refused", party=subject))
            raise NotFound
        if client in outlook.barred:
            line = entry_of(staff, OPEN, client, f"{ground} other_side", party=client)
            self._coordination.log(line)
        else:
            self._coordination.log_content(staff, client, OPEN, ground)
        return self._opened(staff, client, ground)

    def write_card(self, staff: Staff, client: ClientId, card: EmergencyCard) -> None:
        """Replace the emergency card. Raises NotFound."""
        self.admit(staff, client, "write_card")
        now = self._clock.now()
        with self._store.begin() as conn:
            seals = self._read(conn, client).seals
            put_card(conn, seals, card, staff, now)

    def _own_acute(self, staff: Staff, client: ClientId, outlook: Outlook) -> FlagId | None:
        """Return the open acute flag that gives this worker the card, if there is one."""
        if not is_id(client):
            return None
        acute = (
            select(flag.c.id, flag.c.acknowledged_by)
            .where(flag.c.client == client, flag.c.level == int(Level.ACUTE), flag.c.closed_at.is_(None))
            .order_by(flag.c.raised_at.desc())
        )
        with self._store.read() as conn:
            for row in conn.execute(acute):
                mine = row.acknowledged_by == staff.id or row.id in outlook.paged_flags
                if mine or outlook.on_duty:
                    return FlagId(row.id)
        return None

    def _opened(self, staff: Staff, client: ClientId, ground: FlagId) -> EmergencyCard:
        now = self._clock.now()
        told = {
            "id": f"{ground}:card_opened:{staff.id}",
            "client": client,
            "kind": "card_opened",
            "level": int(Level.CONCERN),
            "flag": ground,
            "due_at": now,
            "created_at": now,
        }
        kept = select(emergency_card.c.card_sealed).where(emergency_card.c.client == client)
        with self._store.begin() as conn:
            insert_new(conn, task, told)
            tell(conn, "task", client, now)
            sealed = conn.execute(kept).scalar()
            seals = self._read(conn, client).seals
            if sealed is None:
                return EmergencyCard()
            return EmergencyCard(**json.loads(seals.open("emergency_card", "card_sealed", client, sealed)))


def put_card(conn: Connection, seals: ClientSeals, card: EmergencyCard, staff: Staff, at: Moment) -> None:
    """Store a card; it is reviewed with the safe-contact record."""
    client = seals.client
    until = select(safe_contact.c.valid_until).where(safe_contact.c.client == client)
    words = json.dumps(asdict(card), separators=(",", ":")).encode()
    row = {
        "client": client,
        "card_sealed": seals.seal("emergency_card", "card_sealed", client, words),
        "review_by": conn.execute(until).scalar() or at,
        "updated_by": staff.id,
        "updated_at": at,
    }
    put(conn, emergency_card, row)
