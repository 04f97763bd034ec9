"""What a front of a side asks coordination to end of a party: ids and a moment, gone when it is done."""

from sqlalchemy import BigInteger, Column, MetaData, Table, Text


def ended_table(coordination: MetaData) -> Table:
    """Add party_ended to coordination."""
    return Table(
        "party_ended",
        coordination,
        Column("party", Text, primary_key=True),
        Column("what", Text, primary_key=True),  # whole, account
        Column("side", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
