"""Tables of passkeys, part of the coordination store: public keys of staff, and what a device was asked."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, MetaData, Table, Text


def passkey_tables(coordination: MetaData) -> tuple[Table, Table]:
    """Add the tables: passkey, passkey_challenge. A passkey is of a human, whatever side they work at."""
    passkey = Table(
        "passkey",
        coordination,
        Column("id", Text, primary_key=True),
        Column("credential", LargeBinary, nullable=False, unique=True),
        Column("person", Text, nullable=False),
        Column("staff", Text, ForeignKey("staff.id"), nullable=False),  # the row that made it
        Column("public_key", LargeBinary, nullable=False),
        Column("sign_count", BigInteger, nullable=False),
        Column("name", Text, nullable=False),
        Column("made_real", BigInteger, nullable=False),
        Column("used_real", BigInteger),
        Column("ended_real", BigInteger),
    )
    Index("passkey_person", passkey.c.person)
    challenge = Table(
        "passkey_challenge",  # by the hash of its handle and of the page it was made for; once, five minutes
        coordination,
        Column("handle_hash", LargeBinary, primary_key=True),
        Column("challenge", LargeBinary, nullable=False),
        Column("purpose", Text, nullable=False),
        Column("staff", Text, nullable=False),  # empty at the door: nobody is known there
        Column("made_real", BigInteger, nullable=False),
    )
    return passkey, challenge
