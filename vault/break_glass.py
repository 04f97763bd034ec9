"""Breaking the glass: one client of one side, half an hour by the real clock, to read only.

The line of each read is committed before the read, in the transaction that sees that the glass is still
open. Who is bound to the other side of the case never gets in: the answer is that of an unknown client.
"""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from cases.desk import Staff, StaffRole
from cases.errors import GlassOpen, NotFound
from cases.glass import GLASS_FOR, Glass, GlassReason, ReviewKind
from cases.ids import CaseId, ClientId
from cases.moments import Moment, after
from cases.sides import Side
from vault.access_reviews import REVIEWERS, new_review
from vault.coordination_cases import touch
from vault.coordination_log import AccessEntry, entry_of, write_entry
from vault.coordination_part import CoordinationPart, hold, require, tell_front
from vault.tables_coordination import access_review, break_glass, case, case_party, reach
from vault.tables_coordination import staff as staff_table

_MAY = (StaffRole.LEAD, StaffRole.WORKER)
_PURPOSE = "break_glass"
_TABLE, _COLUMN = "break_glass", "why_sealed"


class GlassBook(CoordinationPart):
    """Who broke which glass, and whether it is open now."""

    def parties_of(self, staff: Staff, code: str, side: Side) -> tuple[ClientId, ...]:
        """Return the clients on one side of a case that a lead names by its code; none for anybody else."""
        if staff.role is not StaffRole.LEAD:
            return ()
        here = select(case_party.c.party).join(case, case.c.id == case_party.c.case_)
        with self._store.read() as conn:
            found = here.where(case.c.code == code.strip().upper(), case_party.c.side == side.value)
            return tuple(ClientId(each) for each in conn.scalars(found))

    def break_glass(
        self, staff: Staff, party: ClientId | None, side: Side, reason: GlassReason, why: str
    ) -> Glass:
        """Open one client for half an hour; lead and privacy officer get a review of it at once.

        Raises NotFound, the refusal logged, for an unknown client, another side than asked for, and who is
        bound to the other side of the case; GlassOpen while this person has one open.
        """
        require(staff, _MAY)
        real, now = self._clock.real(), self._clock.now()
        with self._store.begin() as conn:
            hold(conn, "glass")
            row = None if party is None else _on_side(conn, staff, party, side)
            if row is None or _bound(conn, staff, CaseId(row.case_), side):
                refusal: NotFound | GlassOpen = NotFound()
            elif conn.execute(_standing(staff, real)).first() is not None:
                refusal = GlassOpen()
            else:
                return self._open_glass(conn, staff, row, (reason, why), (real, now))
            line = entry_of(staff, "break_glass", party or "", "other_side", "refused", party=party or "")
            write_entry(conn, replace(line, emergency=True, reason=reason.value), now)
        raise refusal

    def glass(self, staff: Staff) -> Glass | None:
        """Return what this person has open now; None when there is nothing, or its time is over."""
        if staff.role not in _MAY:
            return None
        with self._store.read() as conn:
            row = conn.execute(_standing(staff, self._clock.real())).first()
        return None if row is None else _glass(row)

    def admit_glass(self, staff: Staff, side: Side, action: str) -> ClientId:
        """Commit the line of a read through broken glass, before it. Raises NotFound when it is not open."""
        now = self._clock.now()
        with self._store.begin() as conn:
            row = conn.execute(_standing(staff, self._clock.real())).first()
            fits = row is not None and row.side == side.value
            if row is not None and fits:
                write_entry(conn, _emergency(staff, action, row), now)
        if row is None or not fits:
            raise NotFound
        return ClientId(row.party)

    def end_glass(self, staff: Staff) -> None:
        """Close what this person has open; nothing open stays so."""
        real, now = self._clock.real(), self._clock.now()
        with self._store.begin() as conn:
            row = conn.execute(_standing(staff, real)).first()
            if row is not None:
                conn.execute(update(break_glass).where(break_glass.c.id == row.id).values(ended_real=real))
                write_entry(conn, _emergency(staff, "end_break_glass", row), now)
                tell_front(conn, "glass", row.id, now)

    def glass_why(self, staff: Staff, review: str) -> str:
        """Open the sentence of why, for who reviews it; logged before. Raises NotFound, SealBroken."""
        require(staff, REVIEWERS)
        kept = select(break_glass).join(access_review, access_review.c.subject == break_glass.c.id)
        kept = kept.where(access_review.c.id == review, access_review.c.kind == ReviewKind.BREAK_GLASS.value)
        with self._store.begin() as conn:
            row = conn.execute(kept).first()
            if row is None:
                raise NotFound
            line = entry_of(staff, "read_break_glass_reason", row.id, "role", party=row.party)
            write_entry(conn, line, self._clock.now())
        key = self._sealer.unwrap(row.id, _PURPOSE, 1, row.kek, row.wrapped)
        plain = self._sealer.open(
            row.why_sealed, table=_TABLE, column=_COLUMN, client=row.id, row=row.id, key=key
        )
        return str(json.loads(plain))

    def _open_glass(
        self,
        conn: Connection,
        staff: Staff,
        party: Row[Any],
        why: tuple[GlassReason, str],
        at: tuple[Moment, Moment],
    ) -> Glass:
        """Write glass, line and review in one transaction, and bind this person to this side of the case."""
        (reason, sentence), (real, now), glass_id = why, at, self._ids.new()
        row = {
            "id": glass_id,
            "person": staff.person,
            "staff": staff.id,
            "side": party.side,
            "case_": party.case_,
            "party": party.party,
            "reason": reason.value,
            **self._sealed_why(glass_id, sentence),
            "both_sides": int(_opened_other_side(conn, staff, party)),
            "began_at": now,
            "began_real": real,
            "ends_real": after(real, GLASS_FOR),
        }
        touch(conn, staff.person, CaseId(party.case_), Side(party.side), now, staff.session)
        kept = conn.execute(insert(break_glass).returning(break_glass), row).one()
        write_entry(conn, replace(_emergency(staff, "break_glass", kept), reason=reason.value), now)
        conn.execute(insert(access_review), self._review(kept, now))
        tell_front(conn, "glass", glass_id, now)
        return _glass(kept)

    def _sealed_why(self, glass_id: str, sentence: str) -> dict[str, object]:
        """Return the sentence sealed under a key of its own, as columns."""
        key = self._sealer.new_key(glass_id, _PURPOSE)
        place = {"table": _TABLE, "column": _COLUMN, "client": glass_id, "row": glass_id}
        sealed = self._sealer.seal(json.dumps(sentence).encode(), key=key, **place)
        return {"why_sealed": sealed, "kek": key.kek, "wrapped": key.wrapped}

    def _review(self, glass: Row[Any], now: Moment) -> dict[str, object]:
        code = f"{glass.reason}_both_sides" if glass.both_sides else glass.reason
        about = {"person": glass.person, "staff": glass.staff, "side": glass.side, "party": glass.party}
        return new_review(ReviewKind.BREAK_GLASS, glass.id, code, now, id=self._ids.new(), **about)


def _on_side(conn: Connection, staff: Staff, party: ClientId, side: Side) -> Row[Any] | None:
    """Return the party, when it is on the side that was asked for and a worker's own."""
    if staff.role is StaffRole.WORKER and staff.side is not side:
        return None
    found = select(case_party).where(case_party.c.party == party, case_party.c.side == side.value)
    return conn.execute(found).first()


def _bound(conn: Connection, staff: Staff, case_id: CaseId, side: Side) -> bool:
    """Say whether this person works, or worked, with the other side of the case.

    A lead who broke the glass there before is not: both are a lead's to decide on, and the review says so.
    """
    bound = select(reach.c.side).where(reach.c.person == staff.person, reach.c.case_ == case_id)
    other = conn.execute(bound).scalar() not in (None, side.value)
    if not other or staff.role is StaffRole.WORKER:
        return other
    works = select(staff_table.c.id).where(staff_table.c.person == staff.person, staff_table.c.side != "")
    return conn.execute(works).first() is not None


def _opened_other_side(conn: Connection, staff: Staff, party: Row[Any]) -> bool:
    before = select(break_glass.c.id).where(
        break_glass.c.person == staff.person,
        break_glass.c.case_ == party.case_,
        break_glass.c.side != party.side,
    )
    return conn.execute(before).first() is not None


def _standing(staff: Staff, real: Moment) -> Any:  # noqa: ANN401  # an SQL statement: its type is the library's own
    return select(break_glass).where(
        break_glass.c.person == staff.person,
        break_glass.c.staff == staff.id,
        break_glass.c.ended_real.is_(None),
        break_glass.c.ends_real > real,
    )


def _emergency(staff: Staff, action: str, glass: Row[Any]) -> AccessEntry:
    line = entry_of(staff, action, glass.party, f"break_glass:{glass.id}", party=glass.party)
    return replace(line, side=glass.side, emergency=True)


def _glass(row: Row[Any]) -> Glass:
    return Glass(
        row.id,
        Side(row.side),
        ClientId(row.party),
        GlassReason(row.reason),
        Moment(row.ends_real),
        bool(row.both_sides),
    )
