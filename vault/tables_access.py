"""Tables around the access log: its extra fields, its seals, what is reviewed, and broken glass.

Ids, codes and moments. The one sentence here, why the glass was broken, is sealed under a key of its own.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

_WORDS = ("party", "on_behalf", "function", "organisation", "kind", "consent", "session", "source")


def access_fields() -> tuple[Column[str] | Column[int], ...]:
    """Return the columns of NEN 7513: codes and ids, empty for lines of before they were kept."""
    words = [Column(name, Text, nullable=False, server_default="") for name in _WORDS]
    return (*words, Column("emergency", Integer, nullable=False, server_default=text("0")))


def access_tables(coordination: MetaData) -> tuple[Table, Table, Table, Table]:
    """Add the tables to those of coordination: access_seal, access_trim, access_review, break_glass."""
    return _seals(coordination), _trims(coordination), _reviews(coordination), _glass(coordination)


def _seals(coordination: MetaData) -> Table:
    return Table(
        "access_seal",  # a batch of lines, tied to the batch before it
        coordination,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("ids", Text, nullable=False),  # which lines: 1-40,42-57
        Column("newest", BigInteger, nullable=False),
        Column("sealed_at", BigInteger, nullable=False),
        Column("previous", LargeBinary, nullable=False),
        Column("traces", LargeBinary, nullable=False),  # eight bytes of each line, to name which differs
        Column("hash", LargeBinary, nullable=False),
        Column("mark", LargeBinary, nullable=False),
    )


def _trims(coordination: MetaData) -> Table:
    return Table(
        "access_trim",  # the one door for taking old lines away: what it lets go was kept five years
        coordination,
        Column("number", Integer, primary_key=True, autoincrement=False),  # up to and with this seal
        Column("before", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("mark", LargeBinary, nullable=False),
    )


def _reviews(coordination: MetaData) -> Table:
    table = Table(
        "access_review",  # what a second person looks at afterwards
        coordination,
        Column("id", Text, primary_key=True),
        Column("kind", Text, nullable=False),  # unassigned, break_glass, alert
        Column("subject", Text, nullable=False),
        Column("code", Text, nullable=False),  # the reason that was given, or the rule that spoke
        Column("person", Text, nullable=False),
        Column("staff", Text, nullable=False),
        Column("side", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("times", Integer, nullable=False),
        Column("began_at", BigInteger, nullable=False),
        Column("due_at", BigInteger, nullable=False),
        Column("told_at", BigInteger),
        Column("overdue_told_at", BigInteger),
        Column("closed_by", Text),
        Column("closed_at", BigInteger),
        Column("outcome", Text, nullable=False, server_default=""),
        Column("follow_up", Text, nullable=False, server_default=""),
        UniqueConstraint("kind", "subject"),
    )
    Index("access_review_open", table.c.closed_at, table.c.due_at)
    return table


def _glass(coordination: MetaData) -> Table:
    table = Table(
        "break_glass",
        coordination,
        Column("id", Text, primary_key=True),
        Column("person", Text, nullable=False),
        Column("staff", Text, nullable=False),
        Column("side", Text, nullable=False),
        Column("case_", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("why_sealed", LargeBinary, nullable=False),
        Column("kek", Text, nullable=False),
        Column("wrapped", LargeBinary, nullable=False),
        Column("both_sides", Integer, nullable=False),  # opened the other side of this case before
        Column("began_at", BigInteger, nullable=False),
        Column("began_real", BigInteger, nullable=False),
        Column("ends_real", BigInteger, nullable=False),
        Column("ended_real", BigInteger),
    )
    Index("break_glass_person", table.c.person, table.c.ends_real)
    return table
