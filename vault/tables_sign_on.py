"""Tables of logging in by the organisation's own provider, part of the coordination store: no names."""

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, MetaData, Table, Text


def sign_on_tables(coordination: MetaData) -> tuple[Table, Table, Table, Table]:
    """Add the tables: sign_on_attempt, sign_on_identity, sign_on_token, sign_on_emergency."""
    made = (_attempts, _identities, _tokens, _emergencies)
    attempt, identity, token, emergency = (each(coordination) for each in made)
    return attempt, identity, token, emergency


def _attempts(coordination: MetaData) -> Table:
    return Table(
        "sign_on_attempt",  # somebody is on the way to the provider and back, once, for ten minutes
        coordination,
        Column("state_hash", Text, primary_key=True),
        Column("side", Text, nullable=False),
        Column("asked_sealed", LargeBinary, nullable=False),  # verifier and nonce
        Column("kek", Text, nullable=False),
        Column("wrapped", LargeBinary, nullable=False),
        Column("made_real", BigInteger, nullable=False),
    )


def _identities(coordination: MetaData) -> Table:
    return Table(
        "sign_on_identity",  # whose account at the provider it is; of the subject only an HMAC is kept
        coordination,
        Column("issuer", Text, primary_key=True),
        Column("subject_hmac", LargeBinary, primary_key=True),
        Column("person", Text, nullable=False),
        Column("bound_real", BigInteger, nullable=False),
    )


def _tokens(coordination: MetaData) -> Table:
    return Table(
        "sign_on_token",  # by the seal of the session, that stays when its token is renewed by a proof
        coordination,
        Column("seal", Text, primary_key=True),
        Column("staff", Text, ForeignKey("staff.id"), nullable=False),
        Column("refresh_sealed", LargeBinary, nullable=False),
        Column("kek", Text, nullable=False),
        Column("wrapped", LargeBinary, nullable=False),
        Column("checked_real", BigInteger, nullable=False),
        Column("asked_real", BigInteger),  # asked, and nobody knows yet what the provider did with it
    )


def _emergencies(coordination: MetaData) -> Table:
    return Table(
        "sign_on_emergency",  # who may come in by a password while the provider is the ordinary way
        coordination,
        Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
        Column("since_real", BigInteger, nullable=False),
    )
