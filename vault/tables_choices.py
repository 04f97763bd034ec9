"""Table of what each party of a case chose for its phone, part of the coordination store: blind marks."""

from sqlalchemy import Column, ForeignKey, LargeBinary, MetaData, Table, Text, UniqueConstraint


def choice_table(coordination: MetaData) -> Table:
    """Add the table to those of coordination. Of a choice only an HMAC is kept, made with its case."""
    return Table(
        "case_choice",
        coordination,
        Column("party", Text, ForeignKey("case_party.party"), primary_key=True),
        Column("kind", Text, primary_key=True),  # opener, bot, pictures
        Column("case_", Text, ForeignKey("case_.id"), nullable=False),
        Column("mark", LargeBinary, nullable=False),
        UniqueConstraint("case_", "kind", "mark"),
    )
