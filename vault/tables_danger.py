"""What workers did when it was dangerous: codes and moments. Rows are only ever added."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from vault.tables_strangers import side

danger_tick = Table(
    "danger_tick",
    side,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("flag", Text, ForeignKey("flag.id"), nullable=False),
    Column("step", Text, nullable=False),
    Column("done", Integer, nullable=False),  # 0 takes an earlier one back
    Column("staff", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("danger_tick_flag", danger_tick.c.flag)
