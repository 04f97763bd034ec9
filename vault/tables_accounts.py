"""Table that keeps one channel account with one party, part of the coordination store."""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table, Text


def account_table(coordination: MetaData) -> Table:
    """Add the table to those of coordination. Of an account only an HMAC is kept."""
    return Table(
        "account",
        coordination,
        Column("account_hmac", LargeBinary, primary_key=True),
        Column("party", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
