"""Rows of the content studio as values, and values as rows: plain JSON where the content is a tree."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, select

from cases.content import Plain
from cases.content_draft import SMALL, Approval, Draft, Needs, Road, Stage, Verdict
from cases.content_edit import Files, Put
from cases.desk import StaffRole
from cases.errors import NotFound, ReleaseBroken
from cases.ids import ReleaseId
from cases.moments import Moment
from vault.coordination_releases import canonical, whole
from vault.dialect import locked
from vault.tables_coordination import (
    content_author,
    content_draft,
    content_part,
    content_verdict,
    release,
    staff,
)

FORMAT = 1


def draft_row(conn: Connection, draft: str, *, lock: bool = False) -> Row[Any]:
    """Return the row of a draft. Raises NotFound."""
    wanted = select(content_draft).where(content_draft.c.id == draft)
    row = conn.execute(locked(wanted) if lock else wanted).first()
    if row is None:
        raise NotFound
    return row


def draft_of(conn: Connection, row: Row[Any]) -> Draft:
    """Return a draft with its authors and approvals."""
    authors = select(content_author.c.person).where(content_author.c.draft == row.id)
    verdicts = select(content_verdict).where(content_verdict.c.draft == row.id).order_by(content_verdict.c.at)
    return Draft(
        row.id,
        row.title,
        ReleaseId(row.base),
        Stage(row.stage),
        frozenset(conn.execute(authors).scalars()),
        row.digest,
        needs_of(row.needs),
        row.reason,
        tuple(approval_of(one) for one in conn.execute(verdicts)),
        None if row.release is None else ReleaseId(row.release),
    )


def approval_of(row: Row[Any]) -> Approval:
    return Approval(
        row.person, StaffRole(row.role), Verdict(row.verdict), row.digest, Moment(row.at), row.words
    )


def needs_of(text: str) -> Needs:
    """Return what a draft needs, as it was worked out when it was sent."""
    if not text:
        return SMALL
    fields = json.loads(text)
    return Needs(
        Road(fields["road"]), fields["approvals"], fields["safety"], fields["trial"], fields["reason"]
    )


def as_text(needs: Needs) -> str:
    return json.dumps(asdict(needs))


def files_of(conn: Connection, number: ReleaseId) -> Files:
    """Return the plain content of a release. Raises NotFound, ReleaseBroken."""
    row = conn.execute(select(release.c.hash, release.c.body).where(release.c.id == number)).first()
    if row is None:
        raise NotFound
    return _files_in(whole(row.hash, row.body))


@lru_cache(maxsize=4)
def _files_in(body: bytes) -> Files:
    """Read a release once: nobody changes what comes out. Raises ReleaseBroken."""
    fields = json.loads(body)
    files = fields.get("files") if isinstance(fields, dict) and fields.get("format") == FORMAT else None
    if not isinstance(files, dict):
        raise ReleaseBroken
    return files


def parts_of(conn: Connection, draft: str) -> dict[str, Plain | None]:
    """Return the files that a draft makes otherwise; None for one that it takes away."""
    rows = conn.execute(select(content_part.c.file, content_part.c.body).where(content_part.c.draft == draft))
    return {row.file: None if row.body is None else json.loads(row.body) for row in rows}


def part_of(conn: Connection, draft: str, file: str, base: Files) -> Plain | None:
    """Return one file as the draft has it; the one of its base where the draft leaves it alone."""
    mine = (content_part.c.draft == draft) & (content_part.c.file == file)
    row = conn.execute(select(content_part.c.body).where(mine)).first()
    if row is None:
        return base.get(file)
    return None if row.body is None else json.loads(row.body)


def with_parts(base: Files, parts: Mapping[str, Plain | None]) -> Files:
    """Return the base with what a draft makes otherwise."""
    found = {**base, **{name: one for name, one in parts.items() if one is not None}}
    return {name: one for name, one in found.items() if name not in parts or parts[name] is not None}


def body_of(files: Files) -> bytes:
    """Return content as a release is stored."""
    return canonical(json.dumps({"format": FORMAT, "files": files}).encode())


def puts_in(text: bytes) -> tuple[Put, ...]:
    return tuple(
        Put(one["file"], tuple(one["path"]), one["before"], one["after"]) for one in json.loads(text)
    )


def puts_as(puts: Sequence[Put]) -> bytes:
    return json.dumps([asdict(one) for one in puts], ensure_ascii=False).encode("utf-8", "surrogatepass")


def aliases(conn: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the name that colleagues see of each staff row."""
    wanted = select(staff.c.id, staff.c.alias).where(staff.c.id.in_(sorted(set(ids))))
    return {row.id: row.alias for row in conn.execute(wanted)}
