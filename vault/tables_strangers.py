"""Tables for chats that belong to no client; part of one side's store (``vault.tables_side``)."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

side = MetaData()

unknown_chat = Table(
    "unknown_chat",
    side,
    Column("chat_index", LargeBinary, primary_key=True),
    Column("last_replied", BigInteger),
    Column("seen", Integer, nullable=False),
)

unknown_message = Table(
    "unknown_message",
    side,
    Column("id", Text, primary_key=True),
    Column("chat_index", LargeBinary, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("read_by", Text),
    Column("destroy_at", BigInteger, nullable=False),
)
