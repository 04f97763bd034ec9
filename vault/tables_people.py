"""Tables for volunteers and visits: dates, minutes, lights and opaque ids; nothing about a client."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text


def people_tables(coordination: MetaData) -> tuple[Table, Table, Table]:
    """Add the tables to those of coordination: volunteer, volunteer_time, visit_order."""
    volunteer = Table(
        "volunteer",
        coordination,
        Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
        Column("vog_on", Text, nullable=False),  # local date, or empty
        Column("trained_on", Text, nullable=False),
        Column("hours_a_week", Integer, nullable=False),
        Column("supervised_at", BigInteger, nullable=False),
        Column("changed_by", Text, nullable=False),
    )
    volunteer_time = Table(
        "volunteer_time",
        coordination,
        Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
        Column("kind", Text, primary_key=True),  # chat: a quarter of an hour in which they wrote; visit
        Column("at", BigInteger, primary_key=True),
        Column("minutes", Integer, nullable=False),
    )
    visit_order = Table(
        "visit_order",  # the lead's word about visits to one party; the parties of a case stand apart
        coordination,
        Column("party", Text, primary_key=True),
        Column("light", Text, nullable=False),
        Column("by_staff", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
    return volunteer, volunteer_time, visit_order
