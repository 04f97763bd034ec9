"""Marks of people before an open page, in coordination."""

from sqlalchemy import BigInteger, Column, MetaData, Table, Text


def presence_table(coordination: MetaData) -> Table:
    """Return the table of when each member of staff was last seen before an open page."""
    return Table(
        "presence",
        coordination,
        Column("staff", Text, primary_key=True),
        Column("seen_real", BigInteger, nullable=False),
    )
