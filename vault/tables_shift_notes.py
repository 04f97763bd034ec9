"""The handover note of a shift; part of one side's store, since it may hold words about clients."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Text

from vault.tables_strangers import side

shift_note = Table(
    "shift_note",  # sealed under the intake key of its day: after a week nobody can open it
    side,
    Column("id", Text, primary_key=True),
    Column("author", Text, nullable=False),
    Column("meant_for", Text, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("accepted_at", BigInteger),
)

Index("shift_note_open", shift_note.c.accepted_at, shift_note.c.meant_for)
