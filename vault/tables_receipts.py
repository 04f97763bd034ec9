"""The table of receipts for what ended, in each store. A receipt names nobody: a day, a class, a count."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text


def receipt_table(metadata: MetaData) -> Table:
    """Add the table of receipts to those of a store."""
    return Table(
        "retention_receipt",
        metadata,
        Column("day", Text, primary_key=True),  # UTC
        Column("class_", Text, primary_key=True),
        Column("count", Integer, nullable=False),
        Column("until", BigInteger, nullable=False),  # what ended up to this moment is gone
        Column("at", BigInteger, nullable=False),
    )
