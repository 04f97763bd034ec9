"""Tables for the addresses over which staff are called, part of the coordination store.

Addresses are sealed, each under a key of its own that stands wrapped beside it: a row that goes takes its key
with it. Of tokens and codes only an HMAC is kept.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)


def reachability_tables(coordination: MetaData) -> tuple[Table, Table]:
    """Add the tables to those of coordination: reachability, page_test."""
    return _addresses(coordination), _tests(coordination)


def _addresses(coordination: MetaData) -> Table:
    return Table(
        "reachability",
        coordination,
        Column("id", Text, primary_key=True),
        Column("staff", Text, ForeignKey("staff.id"), nullable=False),
        Column("channel", Text, nullable=False),
        Column("place", Integer, nullable=False),
        Column("address_sealed", LargeBinary, nullable=False),
        Column("address_hmac", LargeBinary, nullable=False),
        Column("kek", Text, nullable=False),
        Column("wrapped", LargeBinary, nullable=False),
        Column("added_at", BigInteger, nullable=False),
        Column("verified_at", BigInteger),
        Column("tested_at", BigInteger),
        Column("code_hmac", LargeBinary),
        Column("code_until", BigInteger),
        Column("code_tries", Integer, nullable=False),
        UniqueConstraint("staff", "channel", "address_hmac"),
    )


def _tests(coordination: MetaData) -> Table:
    page_test = Table(
        "page_test",
        coordination,
        Column("token_hmac", LargeBinary, primary_key=True),
        Column("staff", Text, ForeignKey("staff.id"), nullable=False),
        Column("reach", Text, nullable=False),
        Column("shift", Text, nullable=False),  # empty: the person asked for it
        Column("sent_at", BigInteger, nullable=False),
        Column("expires_at", BigInteger, nullable=False),
        Column("used_at", BigInteger),
    )
    Index("page_test_staff", page_test.c.staff)
    return page_test
