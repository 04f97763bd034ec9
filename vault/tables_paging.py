"""Tables for calling people on duty, part of one side's store: what each try came to, and one-time tokens."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from vault.tables_strangers import side

page_delivery = Table(
    "page_delivery",
    side,
    Column("page", Text, ForeignKey("page.id"), primary_key=True),
    Column("reach", Text, primary_key=True),  # the id of an address that coordination keeps
    Column("staff", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("state", Text, nullable=False),  # sent, failed
    Column("code", Text, nullable=False),
    Column("unverified", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

page_token = Table(
    "page_token",
    side,
    Column("token_hmac", LargeBinary, primary_key=True),
    Column("page", Text, ForeignKey("page.id"), nullable=False),
    Column("staff", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)

Index("page_delivery_staff", page_delivery.c.staff, page_delivery.c.at)
Index("page_token_ends", page_token.c.expires_at)
