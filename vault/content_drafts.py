"""Changes of the content as coordinators write them: every save is a step that can be taken back."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from cases.content import Plain
from cases.content_desk import DraftRow, EditClash, NothingToUndo, OpenDraft, OpRow, VerdictRow
from cases.content_draft import ALL_REVIEWERS, EDITORS, Draft, Stage, withdrawn, written
from cases.content_edit import Files, Put, SpotChanged, carried_out
from cases.desk import Staff
from cases.errors import ReleaseBroken
from cases.ids import ReleaseId
from cases.moments import Moment
from vault.content_rows import (
    aliases,
    approval_of,
    draft_of,
    draft_row,
    files_of,
    part_of,
    parts_of,
    puts_as,
    puts_in,
    with_parts,
)
from vault.coordination_log import entry_of, write_entry
from vault.coordination_part import CoordinationPart, require
from vault.dialect import insert_new, put
from vault.tables_coordination import (
    content_author,
    content_draft,
    content_op,
    content_part,
    content_verdict,
    release,
)

READERS = EDITORS | ALL_REVIEWERS
_LONGEST_TITLE = 120


class DraftBook(CoordinationPart):
    """Keeps what was changed beside the release it was changed from; nothing here is ever live by itself."""

    def drafts(self, staff: Staff) -> Sequence[DraftRow]:
        """Return all changes, the last touched first."""
        require(staff, READERS)
        with self._store.read() as conn:
            rows = conn.execute(select(content_draft).order_by(content_draft.c.changed_at.desc())).all()
            return [_row(conn, staff, draft_of(conn, row), Moment(row.changed_at)) for row in rows]

    def draft(self, staff: Staff, draft: str) -> OpenDraft:
        """Open one change with the content it makes. Raises NotFound, ReleaseBroken."""
        require(staff, READERS)
        with self._store.read() as conn:
            row = draft_row(conn, draft)
            found = draft_of(conn, row)
            base = files_of(conn, found.base)
            by, steps = _steps(conn, staff, draft)
            live = live_number(conn)
            return OpenDraft(
                found,
                with_parts(base, parts_of(conn, draft)),
                base,
                live,
                by,
                Moment(row.made_at),
                steps,
                _verdicts(conn, draft),
                found.is_open and live != found.base,
            )

    def content_file(self, staff: Staff, draft: str, file: str) -> Plain | None:
        """Return one file as a change has it; None when it has no such file. Raises NotFound."""
        require(staff, READERS)
        with self._store.read() as conn:
            row = draft_row(conn, draft)
            return part_of(conn, draft, file, files_of(conn, ReleaseId(row.base)))

    def live_files(self, staff: Staff) -> tuple[ReleaseId, Files]:
        """Return the content that is live. Raises ReleaseBroken."""
        require(staff, READERS)
        with self._store.read() as conn:
            live = live_number(conn)
            return live, files_of(conn, live)

    def begin_draft(self, staff: Staff, title: str, puts: Sequence[Put] = (), mark: str = "") -> str:
        """Begin a change of what is live now and return its id; ``puts`` are its first step."""
        require(staff, EDITORS)
        now, number = self._clock.now(), self._ids.new()
        with self._store.begin() as conn:
            if mark and (known := _marked(conn, mark)):
                return known
            row = {"id": number, "title": title.strip()[:_LONGEST_TITLE], "base": live_number(conn)}
            row |= {"stage": Stage.WRITING.value, "made_at": now, "changed_at": now}
            conn.execute(insert(content_draft).values(row))
            self._step(conn, staff, number, puts, ("begun", ()), mark)
            write_entry(conn, entry_of(staff, "content_begun", number, "content"), now)
        return number

    def edit(
        self,
        staff: Staff,
        draft: str,
        puts: Sequence[Put],
        what: str,
        told: Sequence[str] = (),
        mark: str = "",
    ) -> None:
        """Save one step; the same form again saves nothing. Raises EditClash, StageMoved, NotFound."""
        require(staff, EDITORS)
        with self._store.begin() as conn:
            row = draft_row(conn, draft, lock=True)
            if mark and _marked(conn, mark):
                return
            changed = written(draft_of(conn, row), staff.person)
            self._carry_out(conn, draft, ReleaseId(row.base), puts)
            self._step(conn, staff, draft, puts, (what, told), mark)
            self._touch(conn, changed)

    def undo(self, staff: Staff, draft: str) -> OpRow:
        """Take back this person's own last step. Raises NothingToUndo, EditClash, StageMoved."""
        require(staff, EDITORS)
        with self._store.begin() as conn:
            row = draft_row(conn, draft, lock=True)
            changed = written(draft_of(conn, row), staff.person)
            mine = (content_op.c.draft == draft) & (content_op.c.person == staff.person)
            last = select(content_op).where(
                mine & (content_op.c.undone == 0) & (content_op.c.what != "begun")
            )
            op = conn.execute(last.order_by(content_op.c.number.desc()).limit(1)).first()
            if op is None:
                raise NothingToUndo
            puts = [one.turned for one in reversed(puts_in(op.puts))]
            self._carry_out(conn, draft, ReleaseId(row.base), puts)
            this = (content_op.c.draft == draft) & (content_op.c.number == op.number)
            conn.execute(update(content_op).where(this).values(undone=1))
            self._touch(conn, changed)
            return OpRow(op.number, "", True, Moment(op.at), op.what, tuple(json.loads(op.told)), True)

    def name_draft(self, staff: Staff, draft: str, title: str) -> None:
        """Give a change another name. Raises NotFound."""
        require(staff, EDITORS)
        with self._store.begin() as conn:
            draft_row(conn, draft, lock=True)
            named = title.strip()[:_LONGEST_TITLE]
            conn.execute(update(content_draft).where(content_draft.c.id == draft).values(title=named))

    def withdraw(self, staff: Staff, draft: str) -> None:
        """Put a change aside for good. Raises StageMoved."""
        require(staff, EDITORS)
        with self._store.begin() as conn:
            gone = withdrawn(draft_of(conn, draft_row(conn, draft, lock=True)))
            if gone.release is not None:
                conn.execute(update(release).where(release.c.id == gone.release).values(trial=0))
            self._touch(conn, gone)
            write_entry(conn, entry_of(staff, "content_withdrawn", draft, "content"), self._clock.now())

    def _carry_out(self, conn: Connection, draft: str, base: ReleaseId, puts: Sequence[Put]) -> None:
        """Change the files that the edits touch, and no other. Raises EditClash."""
        before = files_of(conn, base)
        names = {one.file for one in puts}
        held = {name: part_of(conn, draft, name, before) for name in names}
        present = {name: plain for name, plain in held.items() if plain is not None}
        try:
            after = carried_out(present, puts)
        except SpotChanged as changed:
            raise EditClash(changed.put, changed.now) from None
        for name in names:
            keep(conn, draft, name, after.get(name), before.get(name))

    def _step(
        self,
        conn: Connection,
        staff: Staff,
        draft: str,
        puts: Sequence[Put],
        named: tuple[str, Sequence[str]],
        mark: str,
    ) -> None:
        highest = select(func.coalesce(func.max(content_op.c.number), 0) + 1)
        number = conn.execute(highest.where(content_op.c.draft == draft)).scalar_one()
        if number == 1 and puts:
            base = select(content_draft.c.base).where(content_draft.c.id == draft)
            self._carry_out(conn, draft, ReleaseId(conn.execute(base).scalar_one()), puts)
        what, told = named
        row = {"draft": draft, "number": number, "person": staff.person, "staff": staff.id, "mark": mark}
        row |= {"at": self._clock.now(), "what": what, "told": json.dumps(list(told))}
        conn.execute(insert(content_op).values({**row, "puts": puts_as(puts)}))
        insert_new(conn, content_author, {"draft": draft, "person": staff.person, "staff": staff.id})

    def _touch(self, conn: Connection, draft: Draft) -> None:
        """Keep the stage of a draft; who wrote in it stands in rows of their own."""
        values = {"stage": draft.stage.value, "digest": draft.digest, "changed_at": self._clock.now()}
        conn.execute(update(content_draft).where(content_draft.c.id == draft.id).values(values))


def keep(conn: Connection, draft: str, file: str, now: Plain | None, base: Plain | None) -> None:
    """Keep what a draft makes of a file, or nothing where that is what its base has."""
    if now == base:
        mine = (content_part.c.draft == draft) & (content_part.c.file == file)
        conn.execute(delete(content_part).where(mine))
        return
    body = None if now is None else json.dumps(now, ensure_ascii=False).encode("utf-8", "surrogatepass")
    put(conn, content_part, {"draft": draft, "file": file, "body": body})


def live_number(conn: Connection) -> ReleaseId:
    """Return the release that is live. Raises ReleaseBroken when none is."""
    found = conn.execute(select(release.c.id).where(release.c.live == 1)).scalar()
    if found is None:
        raise ReleaseBroken
    return ReleaseId(found)


def _marked(conn: Connection, mark: str) -> str | None:
    return conn.execute(select(content_op.c.draft).where(content_op.c.mark == mark)).scalar()


def _row(conn: Connection, staff: Staff, draft: Draft, at_: Moment) -> DraftRow:
    who = select(content_author.c.staff).where(content_author.c.draft == draft.id)
    names = aliases(conn, conn.execute(who).scalars())
    count = select(func.count()).select_from(content_part).where(content_part.c.draft == draft.id)
    return DraftRow(
        draft.id,
        draft.title,
        draft.stage,
        tuple(sorted(names.values())),
        staff.person in draft.authors,
        at_,
        conn.execute(count).scalar_one(),
        draft.needs.road.value == "small" and bool(draft.digest),
    )


def _steps(conn: Connection, staff: Staff, draft: str) -> tuple[tuple[str, ...], tuple[OpRow, ...]]:
    """Return who wrote in a draft, and the last steps of it, the newest first."""
    wanted = select(content_op).where(content_op.c.draft == draft).order_by(content_op.c.number.desc())
    rows = conn.execute(wanted.limit(50)).all()
    who = conn.execute(select(content_author.c.staff).where(content_author.c.draft == draft)).scalars().all()
    names = aliases(conn, [*who, *(row.staff for row in rows)])
    steps = tuple(
        OpRow(
            row.number,
            names.get(row.staff, ""),
            row.person == staff.person,
            Moment(row.at),
            row.what,
            tuple(json.loads(row.told)),
            bool(row.undone),
        )
        for row in rows
    )
    return tuple(sorted({names[one] for one in who if one in names})), steps


def _verdicts(conn: Connection, draft: str) -> tuple[VerdictRow, ...]:
    wanted = select(content_verdict).where(content_verdict.c.draft == draft).order_by(content_verdict.c.at)
    rows = conn.execute(wanted).all()
    names = aliases(conn, [row.staff for row in rows])
    return tuple(VerdictRow(names.get(row.staff, ""), approval_of(row)) for row in rows)
