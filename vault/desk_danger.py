"""The danger sheet of one client: the card where one may have it, what stands open, what was done."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from cases.danger import DangerSheet, Step, Tick, with_acts
from cases.desk import FlagRow, Staff
from cases.errors import FlagGone
from cases.ids import ClientId, FlagId, StaffId
from cases.moments import Moment
from cases.sides import Role
from vault.conversation_rows import acts_of
from vault.coordination_log import entry_of
from vault.desk_card import EmergencyCards
from vault.desk_flags import flag_row, open_flags
from vault.desk_part import Outlook
from vault.effect_rows import tell
from vault.forms import FormDone, do_once
from vault.tables_side import client as client_table
from vault.tables_side import danger_tick, flag

READ, TICKED = "open_danger_sheet", "danger_step"


class DangerSheets(EmergencyCards):
    """Opens danger sheets and keeps their ticks. Nothing here leaves the house."""

    def danger(self, staff: Staff, client: ClientId, *, card: bool = True) -> DangerSheet:
        """Open the sheet, logged before it is read; an own open S3 opens the card with it if ``card``.

        Who touched the other side of the case gets codes and the card, from an own S3 alone. Raises
        NotFound for unknown and forbidden alike.
        """
        outlook, own = self._at_hand(staff, client, READ)
        opened = self.card(staff, client) if own and card else None
        aliases = self._coordination.aliases()
        with self._store.read() as conn:
            row = conn.execute(select(client_table).where(client_table.c.id == client)).one()
            flags = [flag_row(each, aliases, outlook) for each in _flags(conn, client)]
            barred = client in outlook.barred
            return DangerSheet(
                client=client,
                alias=row.alias,
                role=Role(row.role),
                flags=tuple(flags),
                card=opened,
                state=None if barred else self._read(conn, client).state,
                owner="" if barred or not row.owner else aliases.get(StaffId(row.owner), ""),
                ticks=_done(conn, client, flags, aliases),
            )

    def tick(self, staff: Staff, client: ClientId, step: Step, mark: str = "", *, done: bool = True) -> None:
        """Keep that this worker did a step now, or takes it back; the same form again keeps nothing more.

        Raises NotFound, and FlagGone when no flag of this client stands open any more.
        """
        self._at_hand(staff, client, TICKED)
        now = self._clock.now()
        with suppress(FormDone), self._store.begin() as conn:
            leading = _leading(conn, client)
            do_once(conn, mark, leading, now)
            row = {"client": client, "flag": leading, "step": step.value, "done": int(done)}
            conn.execute(insert(danger_tick), {**row, "staff": staff.id, "at": now})
            tell(conn, "danger", client, now)

    def _at_hand(self, staff: Staff, client: ClientId, action: str) -> tuple[Outlook, bool]:
        """Return what this worker sees, and whether an own S3 opens the card; logged. Raises NotFound."""
        outlook = self._outlook(staff)
        ground = self._own_acute(staff, client, outlook)
        if ground is None or client not in outlook.barred:
            return self.admit(staff, client, action), ground is not None
        self._coordination.log(entry_of(staff, action, client, f"{ground} other_side", party=client))
        return outlook, True


def _flags(conn: Connection, client: ClientId) -> Sequence[Row[Any]]:
    return conn.execute(open_flags().where(flag.c.client == client)).all()


def _leading(conn: Connection, client: ClientId) -> FlagId:
    """Return the flag that a step belongs to: the most urgent open one. Raises FlagGone without any."""
    first = conn.execute(open_flags().where(flag.c.client == client)).first()
    if first is None:
        raise FlagGone
    return FlagId(first.id)


def _ticks(conn: Connection, flags: Sequence[FlagRow], aliases: Mapping[StaffId, str]) -> tuple[Tick, ...]:
    """Return every tick of these flags, in the order in which they were made."""
    made = select(danger_tick).where(danger_tick.c.flag.in_([one.flag for one in flags]))
    return tuple(
        Tick(Step(row.step), bool(row.done), aliases.get(StaffId(row.staff), ""), Moment(row.at))
        for row in conn.execute(made.order_by(danger_tick.c.id))
    )


def _done(
    conn: Connection, client: ClientId, flags: Sequence[FlagRow], aliases: Mapping[StaffId, str]
) -> tuple[Tick, ...]:
    """Return the ticks of these flags, and calls said in the conversation since the first of them."""
    if not flags:
        return ()
    since = min(one.raised_at for one in flags)
    acts = [one for one in acts_of(conn, client, aliases) if one.at >= since]
    return with_acts(_ticks(conn, flags, aliases), acts)
