"""What was agreed with a client in short lines; part of one side's store."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from vault.tables_strangers import side

agreed_line = Table(
    "agreed_line",  # a change is a new row: what was agreed is ended, never written over
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("look_again", Text),
    Column("for_volunteer", Integer, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended_by", Text),
)

_HOLDS = agreed_line.c.ended_at.is_(None)

Index(
    "agreed_line_place",
    agreed_line.c.client,
    agreed_line.c.place,
    unique=True,
    sqlite_where=_HOLDS,
    postgresql_where=_HOLDS,
)
