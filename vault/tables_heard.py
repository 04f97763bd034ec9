"""When each bot of a side was last reached: what came while it was not may be lost."""

from sqlalchemy import BigInteger, Column, Table, Text

from vault.tables_strangers import side

bot_heard = Table(
    "bot_heard",
    side,
    Column("bot", Text, primary_key=True),
    Column("heard_real", BigInteger, nullable=False),
    Column(
        "deaf_till", BigInteger
    ),  # real time at which a gap ended; none when who was asked was asked again
)
