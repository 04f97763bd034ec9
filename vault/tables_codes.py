"""Table of codes from an app, part of the coordination store: a shared secret of each staff row, sealed."""

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, MetaData, Table, Text


def code_table(coordination: MetaData) -> Table:
    """Add the table to those of coordination. Each secret stands under a key of its own, beside it."""
    return Table(
        "login_code",
        coordination,
        Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
        Column("secret_sealed", LargeBinary, nullable=False),
        Column("kek", Text, nullable=False),
        Column("wrapped", LargeBinary, nullable=False),
        Column("made_real", BigInteger, nullable=False),
        Column("confirmed_real", BigInteger),
        Column("last_step", BigInteger, nullable=False),  # of the code that was used last: none counts twice
    )
