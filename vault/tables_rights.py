"""Tables for what clients ask about their own data; part of one side's store.

Codes, ids and moments; the note is sealed. Steps are only ever added.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from vault.tables_strangers import side

client_request = Table(
    "client_request",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("received_by", Text),  # null: it came by chat
    Column("note_sealed", LargeBinary),
    Column("restricts", Integer, nullable=False),  # the client's data is kept and used for nothing but safety
    Column("closed_at", BigInteger),
)

request_step = Table(
    "request_step",
    side,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("request", Text, ForeignKey("client_request.id"), nullable=False),
    Column("client", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

looked_at = Table(
    "looked_at",  # one passage of a free text that a worker looked at for others' data, before it leaves
    side,
    Column("request", Text, ForeignKey("client_request.id"), primary_key=True),
    Column("client", Text, nullable=False),
    Column("source", Text, primary_key=True),
    Column("ref", Text, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("words", Text, nullable=False),  # places of the words that are about somebody else
    Column("staff", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

_OPEN = client_request.c.closed_at.is_(None)

Index("request_client", client_request.c.client, client_request.c.closed_at)
Index("request_step_request", request_step.c.request)
Index(
    "one_open_request_by_chat",
    client_request.c.client,
    client_request.c.kind,
    unique=True,
    sqlite_where=_OPEN & (client_request.c.way == "in_chat"),
    postgresql_where=_OPEN & (client_request.c.way == "in_chat"),
)
