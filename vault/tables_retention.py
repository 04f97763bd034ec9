"""Tables of what ends: receipts, clients who may not be touched by it, and erasures that are under way.

Ids, codes and moments only. Receipts name nobody: a day, a class, a count.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from vault.tables_receipts import receipt_table
from vault.tables_strangers import side

retention_receipt = receipt_table(side)

legal_hold = Table(
    "legal_hold",  # rows are only added to and lifted: who kept what, and why, stays to be seen
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_with", Text, nullable=False),
    Column("set_at", BigInteger, nullable=False),
    Column("review_by", BigInteger, nullable=False),
    Column("lifted_by", Text),
    Column("lifted_with", Text),
    Column("lifted_at", BigInteger),
)

erasure = Table(
    "erasure",  # asked for: first the phone is cleared, then everything goes, this row too
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_with", Text, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("destroy_by", BigInteger, nullable=False),
)

Index("legal_hold_client", legal_hold.c.client, legal_hold.c.lifted_at)
Index("erasure_due", erasure.c.destroy_by)
