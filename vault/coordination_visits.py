"""The lead's word about visits: one row for each party, so that no side learns of another (ADR 0017)."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select

from cases.desk import Staff, StaffRole
from cases.errors import NotFound
from cases.ids import CaseId, ClientId
from cases.moments import Moment
from cases.sides import Side
from cases.state import VisitLight
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, require, tell_front
from vault.dialect import put
from vault.tables_coordination import case_party, visit_order

_LEAD = (StaffRole.LEAD,)


class VisitOrders(CoordinationPart):
    """A lead sets them by case; a side reads those of its own clients and no more."""

    def order_visits(self, by: Staff, case: CaseId, sides: Collection[Side], light: VisitLight) -> None:
        """Set the light of the parties of a case on these sides; CAN takes the order away.

        Raises NotFound for an unknown case or who is no lead.
        """
        require(by, _LEAD)
        now = self._clock.now()
        with self._store.begin() as conn:
            parties = conn.execute(select(case_party).where(case_party.c.case_ == case)).all()
            if not parties:
                raise NotFound
            for one in parties:
                if Side(one.side) not in sides:
                    continue
                conn.execute(delete(visit_order).where(visit_order.c.party == one.party))
                if light is not VisitLight.CAN:
                    row = {"party": one.party, "light": light.value, "by_staff": by.id, "at": now}
                    put(conn, visit_order, row)
            write_entry(conn, entry_of(by, "order_visits", case, light.value), now)
            tell_front(conn, "visit", case, now)

    def visit_orders(self, clients: Collection[ClientId]) -> Mapping[ClientId, tuple[VisitLight, Moment]]:
        """Return the orders about these clients, with since when."""
        found = select(visit_order).where(visit_order.c.party.in_(list(clients)))
        with self._store.read() as conn:
            rows = conn.execute(found).all()
        return {ClientId(row.party): (VisitLight(row.light), Moment(row.at)) for row in rows}

    def case_visits(self, by: Staff) -> Mapping[CaseId, Mapping[Side, VisitLight]]:
        """Return what stands ordered, by case and side. Raises NotFound for who is no lead."""
        require(by, _LEAD)
        found = select(case_party.c.case_, case_party.c.side, visit_order.c.light).join(
            visit_order, visit_order.c.party == case_party.c.party
        )
        with self._store.read() as conn:
            rows = conn.execute(found).all()
        orders: dict[CaseId, dict[Side, VisitLight]] = {}
        for row in rows:
            orders.setdefault(CaseId(row.case_), {})[Side(row.side)] = VisitLight(row.light)
        return orders
