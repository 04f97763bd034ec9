"""Tables of the content studio, part of the coordination store: changes, verdicts, stops. No client data."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, text


def content_tables(coordination: MetaData) -> tuple[Table, ...]:
    """Add what changes are written in: content_draft, _author, _part, _op, _verdict."""
    return (
        _draft(coordination),
        _author(coordination),
        _part(coordination),
        _op(coordination),
        _verdict(coordination),
    )


def content_moves(coordination: MetaData) -> tuple[Table, ...]:
    """Add what goes around releases: content_proof, content_stop, content_tester, release_move."""
    return _proof(coordination), _stop(coordination), _tester(coordination), _move(coordination)


def release_fields() -> tuple[Column[str] | Column[int] | Column[int | None], ...]:
    """Return what a release says of the road it came by."""
    return (
        Column("title", Text, nullable=False, server_default=""),
        Column("draft", Text, nullable=False, server_default=""),
        Column("approved_by", Text, nullable=False, server_default=""),  # aliases with roles, a line each
        Column("reason", Text, nullable=False, server_default=""),
        Column("trial", Integer, nullable=False, server_default=text("0")),
        Column("retired_at", BigInteger),
    )


def _draft(coordination: MetaData) -> Table:
    return Table(
        "content_draft",
        coordination,
        Column("id", Text, primary_key=True),
        Column("title", Text, nullable=False),
        Column("base", Integer, nullable=False),
        Column("stage", Text, nullable=False),
        Column("made_at", BigInteger, nullable=False),
        Column("changed_at", BigInteger, nullable=False),
        Column("digest", Text, nullable=False, server_default=""),
        Column("needs", Text, nullable=False, server_default=""),  # JSON; empty before it is sent
        Column("reason", Text, nullable=False, server_default=""),
        Column("release", Integer),
    )


def _draft_key() -> Column[str]:
    return Column("draft", Text, ForeignKey("content_draft.id"), primary_key=True)


def _author(coordination: MetaData) -> Table:
    return Table(
        "content_author",
        coordination,
        _draft_key(),
        Column("person", Text, primary_key=True),
        Column("staff", Text, nullable=False),
    )


def _part(coordination: MetaData) -> Table:
    return Table(
        "content_part",  # a file that this change makes otherwise; without a body it takes the file away
        coordination,
        _draft_key(),
        Column("file", Text, primary_key=True),
        Column("body", LargeBinary),
    )


def _op(coordination: MetaData) -> Table:
    return Table(
        "content_op",
        coordination,
        _draft_key(),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("person", Text, nullable=False),
        Column("staff", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("what", Text, nullable=False),  # a code
        Column("told", Text, nullable=False),  # JSON
        Column("puts", LargeBinary, nullable=False),  # JSON: what stood there before and after
        Column("undone", Integer, nullable=False, server_default=text("0")),
        Column("mark", Text, nullable=False, server_default=""),
    )


def _verdict(coordination: MetaData) -> Table:
    return Table(
        "content_verdict",
        coordination,
        Column("id", Text, primary_key=True),
        Column("draft", Text, ForeignKey("content_draft.id"), nullable=False),
        Column("person", Text, nullable=False),
        Column("staff", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("verdict", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )


def _proof(coordination: MetaData) -> Table:
    return Table(
        "content_proof",  # by the mark of content and of what it was held against
        coordination,
        Column("digest", Text, primary_key=True),
        Column("begun_at", BigInteger, nullable=False),
        Column("done_at", BigInteger),
        Column("progress", Text, nullable=False, server_default=""),
        Column("ok", Integer, nullable=False, server_default=text("0")),
        Column("lowered", Integer, nullable=False, server_default=text("0")),
        Column("result", Text, nullable=False, server_default=""),
    )


def _stop(coordination: MetaData) -> Table:
    return Table(
        "content_stop",
        coordination,
        Column("id", Text, primary_key=True),
        Column("dialogue", Text, nullable=False),
        Column("question", Text, nullable=False),  # empty: the whole dialogue
        Column("reason", Text, nullable=False),
        Column("staff", Text, nullable=False),
        Column("person", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("until", BigInteger),
        Column("confirmed_by", Text, nullable=False, server_default=""),
        Column("ended_at", BigInteger),
        Column("ended_by", Text, nullable=False, server_default=""),
    )


def _tester(coordination: MetaData) -> Table:
    return Table(
        "content_tester",  # a colleague's own phone, or a made-up person: who gets a release on trial
        coordination,
        Column("party", Text, primary_key=True),
        Column("side", Text, nullable=False),
        Column("staff", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )


def _move(coordination: MetaData) -> Table:
    return Table(
        "release_move",
        coordination,
        Column("id", Text, primary_key=True),
        Column("what", Text, nullable=False),  # live, trial, back
        Column("release", Integer, nullable=False),
        Column("before", Integer),
        Column("staff", Text, nullable=False),
        Column("person", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("reason", Text, nullable=False, server_default=""),
        Column("seen_by", Text, nullable=False, server_default=""),
        Column("seen_at", BigInteger),
    )
