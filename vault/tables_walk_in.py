"""The open door of one side: somebody unknown with one question or a talk, for a day. No client, no case."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from vault.tables_strangers import side

walk_in = Table(
    "walk_in",
    side,
    Column("id", Text, primary_key=True),
    Column("chat_index", LargeBinary, nullable=False),
    Column("bot", Text, nullable=False),
    Column("alias", Text, nullable=False),
    Column("address_sealed", LargeBinary, nullable=False),  # under the intake key of ``day``
    Column("day", Text, nullable=False),
    Column("door", Text, nullable=False),  # new, asked, talk, closed
    Column("level", Integer, nullable=False),
    Column("watched", Integer, nullable=False),
    Column("held_by", Text),
    Column("held_at", BigInteger),  # when the holder took it or wrote last
    Column("said_at", BigInteger),
    Column("last_at", BigInteger, nullable=False),
    Column("destroy_at", BigInteger, nullable=False),
    Column("language", Text, nullable=False, server_default=""),  # spoken here; empty: nobody said so
    UniqueConstraint("chat_index"),
    UniqueConstraint("alias"),
)

walk_in_line = Table(
    "walk_in_line",  # a flag about a line has the line's id
    side,
    Column("id", Text, primary_key=True),
    Column("chat", Text, ForeignKey("walk_in.id"), nullable=False),
    Column("direction", Text, nullable=False),  # in, out
    Column("staff", Text),  # who wrote an answer; null: the bot did
    Column("kind", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("walk_in_end", walk_in.c.destroy_at)
Index("walk_in_line_chat", walk_in_line.c.chat, walk_in_line.c.at)
