"""Who of a side may be paged about a party: nobody who touched the other side of its case (practice H5)."""

from sqlalchemy import bindparam, select, text

from cases.desk import StaffRole
from cases.ids import ClientId, StaffId
from cases.sides import Side
from vault.coordination_part import BOTH_SIDES, CoordinationPart
from vault.tables_coordination import case_party, reach
from vault.tables_coordination import staff as staff_table

_TOUCHED = (
    select(staff_table.c.id)
    .join(reach, reach.c.person == staff_table.c.person)
    .join(case_party, case_party.c.case_ == reach.c.case_)
    .where(
        case_party.c.party == bindparam("of_client"),
        case_party.c.side == bindparam("of_side"),
        reach.c.side != bindparam("of_side"),
        staff_table.c.side.in_((bindparam("of_side"), BOTH_SIDES)),
    )
)
"""Asked in every turn while somebody is on duty: built once."""
_ANSWERED = text("SELECT id FROM nabij_barred(:of_client, :of_side)")
"""The same on PostgreSQL: a side's role may have the answer and may not read these tables (adr 0029)."""


class BarredBook(CoordinationPart):
    """Answers with staff ids only: whoever asks learns of no case and no other party."""

    def barred(self, side: Side, client: ClientId) -> frozenset[StaffId]:
        """Return who of this side touched the other side of this party's case.

        It only says whom not to page: ``admit`` refuses these people whatever is answered here, also when
        coordination cannot be asked at all.
        """
        asked = {"of_client": client, "of_side": side.value}
        question = _TOUCHED if self._store.sqlite else _ANSWERED
        with self._store.glance() as conn:
            return frozenset(StaffId(each) for each in conn.scalars(question, asked))

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
