"""What a worker on the telephone says next: one row for each client who is called, of its last turn."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from vault.tables_strangers import side

call_prompt = Table(
    "call_prompt",
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("turn", Text, nullable=False),  # the event whose lines these are: an answer names it
    Column("said", Integer, nullable=False),  # 0 while the line was not on: nobody said them yet
    Column("body_sealed", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("call_prompt_at", call_prompt.c.at)
