"""Tables of coordination for the quality loop and for care: counts without a client, and load of workers."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text


def figure_tables(coordination: MetaData) -> tuple[Table, Table, Table, Table]:
    """Add the tables to those of coordination: mark_feedback, missed_signal, figure, care."""
    return (
        _mark_feedback(coordination),
        _missed_signal(coordination),
        _figure(coordination),
        _care(coordination),
    )


def _mark_feedback(coordination: MetaData) -> Table:
    table = Table(
        "mark_feedback",  # "klopt niet": a rule was wrong once. No client, no flag, no words
        coordination,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("rule", Text, nullable=False),
        Column("code", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("release", Integer, nullable=False),
        Column("at", BigInteger, nullable=False),  # the day alone: the hour would point at a message
    )
    Index("mark_feedback_rule", table.c.rule, table.c.code)
    return table


def _missed_signal(coordination: MetaData) -> Table:
    return Table(
        "missed_signal",  # a text without a flag that should have had one, by its class
        coordination,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("code", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("release", Integer, nullable=False),
        Column("at", BigInteger, nullable=False),
    )


def tip_table(coordination: MetaData) -> Table:
    """Add the table of words that workers think Nabij should watch for."""
    return Table(
        "word_tip",
        coordination,
        Column("id", Text, primary_key=True),
        Column("code", Text, nullable=False),
        Column("words", Text, nullable=False),  # typed for this: never from a conversation
        Column("staff", Text, nullable=False),
        Column("at", BigInteger, nullable=False),  # the day alone
    )


def _figure(coordination: MetaData) -> Table:
    return Table(
        "figure",  # one number of one side, such as texts that nobody read for a day
        coordination,
        Column("name", Text, primary_key=True),
        Column("side", Text, primary_key=True),
        Column("value", Integer, nullable=False),
        Column("at", BigInteger, nullable=False),
    )


def _care(coordination: MetaData) -> Table:
    table = Table(
        "care",  # somebody handled an acute matter: asked once how they are. Never what it was about
        coordination,
        Column("id", Text, primary_key=True),
        Column("staff", Text, ForeignKey("staff.id"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("night", Integer, nullable=False),
        Column("answer", Text, nullable=False, server_default=text("''")),  # good, break, talk
        Column("answered_at", BigInteger),
        Column("task", Text, nullable=False, server_default=text("''")),  # talk, debrief: for the coordinator
        Column("done_by", Text),
        Column("done_at", BigInteger),
    )
    Index("care_staff", table.c.staff, table.c.at)
    return table
