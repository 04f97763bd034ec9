"""Table for calling a lead about a cross-side alert, part of the coordination store: one-time tokens."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, MetaData, Table, Text


def alert_call_table(coordination: MetaData) -> Table:
    """Add the table to those of coordination. Of a token only an HMAC is kept."""
    alert_token = Table(
        "alert_token",
        coordination,
        Column("token_hmac", LargeBinary, primary_key=True),
        Column("alert", Text, ForeignKey("cross_alert.id"), nullable=False),
        Column("staff", Text, ForeignKey("staff.id"), nullable=False),
        Column("expires_at", BigInteger, nullable=False),
        Column("used_at", BigInteger),
    )
    Index("alert_token_ends", alert_token.c.expires_at)
    return alert_token
