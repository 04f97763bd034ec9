"""Tables of what workers do about a conversation beside its words; ids, codes and moments only."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from vault.tables_strangers import side

act = Table(
    "act",  # outside the chat: calling, called_112, called_vt, outside_chat
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("staff", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("act_client", act.c.client, act.c.at)
