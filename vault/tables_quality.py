"""Tables of the quality loop in a side's store: what was judged already. Ids and moments, no words."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from vault.tables_strangers import side

mark_judged = Table(
    "mark_judged",  # a worker said that this mark of the machine is wrong: counted once
    side,
    Column("flag", Text, primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

text_judged = Table(
    "text_judged",  # a worker looked again at a text without a flag: was there something in it?
    side,
    Column("message", Text, primary_key=True),
    Column("missed", Integer, nullable=False),
    Column("staff", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("text_judged_at", text_judged.c.at)
