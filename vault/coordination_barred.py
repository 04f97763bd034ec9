"""Who of a side may be paged about a party: nobody who touched the other side of its case (practice H5)."""

from sqlalchemy import select

from cases.desk import StaffRole
from cases.ids import ClientId, StaffId
from cases.sides import Side
from vault.coordination_part import BOTH_SIDES, CoordinationPart
from vault.tables_coordination import case_party, reach
from vault.tables_coordination import staff as staff_table


class BarredBook(CoordinationPart):
    """Answers with staff ids only: whoever asks learns of no case and no other party."""

    def barred(self, side: Side, client: ClientId) -> frozenset[StaffId]:
        """Return who of this side touched the other side of this party's case.

        It only says whom not to page: ``admit`` refuses these people whatever is answered here, also when
        coordination cannot be asked at all.
        """
        touched = (
            select(staff_table.c.id)
            .join(reach, reach.c.person == staff_table.c.person)
            .join(case_party, case_party.c.case_ == reach.c.case_)
            .where(
                case_party.c.party == client,
                case_party.c.side == side.value,
                reach.c.side != side.value,
                staff_table.c.side.in_([side.value, BOTH_SIDES]),
            )
        )
        with self._store.read() as conn:
            return frozenset(StaffId(each) for each in conn.scalars(touched))

    def pageable(self, side: Side) -> frozenset[StaffId]:
        """Return the workers of this side: an owner among them may be paged away from a post.

        Volunteers own clients too and are never paged.
        """
        workers = select(staff_table.c.id).where(
            staff_table.c.active == 1,
            staff_table.c.side == side.value,
            staff_table.c.role == StaffRole.WORKER.value,
        )
        with self._store.read() as conn:
            return frozenset(StaffId(each) for each in conn.scalars(workers))
