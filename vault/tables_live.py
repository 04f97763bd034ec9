"""Tables for open screens and their forms: ids, codes and moments, kept for a day or two."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from vault.tables_strangers import side

live_event = Table(
    "live_event",
    side,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

form_done = Table(
    "form_done",  # a form that was carried out: the same one again does nothing more
    side,
    Column("mark", Text, primary_key=True),
    Column("ref", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("form_done_at", form_done.c.at)
