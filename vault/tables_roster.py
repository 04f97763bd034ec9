"""Tables of the roster beside shifts and hours: who is away, swaps, skills, and private calendar links."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text


def roster_tables(coordination: MetaData) -> tuple[Table, Table, Table, Table]:
    """Return the tables of skills, absences, swaps and calendar links."""
    staff_skill = Table(
        "staff_skill",  # codes such as probation, youth, language:tr
        coordination,
        Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
        Column("skill", Text, primary_key=True),
    )
    calendar_link = Table(
        "calendar_link",
        coordination,
        Column("staff", Text, ForeignKey("staff.id"), primary_key=True),
        Column("token_hmac", LargeBinary, nullable=False, unique=True),
        Column("made_at", BigInteger, nullable=False),
    )
    return staff_skill, _absence(coordination), _shift_swap(coordination), calendar_link


def _absence(coordination: MetaData) -> Table:
    absence = Table(
        "absence",  # of one human, at all posts and on both sides; the reason is not kept
        coordination,
        Column("id", Text, primary_key=True),
        Column("person", Text, nullable=False),
        Column("starts", BigInteger, nullable=False),
        Column("ends", BigInteger),
        Column("reported_by", Text, nullable=False),
        Column("ended_by", Text),
    )
    Index("absence_person", absence.c.person, absence.c.ends)
    return absence


def _shift_swap(coordination: MetaData) -> Table:
    shift_swap = Table(
        "shift_swap",
        coordination,
        Column("id", Text, primary_key=True),
        Column("shift", Text, ForeignKey("shift.id"), nullable=False),
        Column("asked_by", Text, ForeignKey("staff.id"), nullable=False),
        Column("asked_to", Text, ForeignKey("staff.id"), nullable=False),
        Column("asked_at", BigInteger, nullable=False),
        Column("state", Text, nullable=False),  # asked, accepted, refused, withdrawn
        Column("answered_at", BigInteger),
        Column("starts", BigInteger, nullable=False),  # of the shift as it was asked for
        Column("ends", BigInteger),
        Column("post", Text, nullable=False),
        Column("back", Text, ForeignKey("shift.id")),  # a shift of who is asked, taken in return
        Column("back_starts", BigInteger),
        Column("back_ends", BigInteger),
        Column("back_post", Text),
        Column("told_at", BigInteger),  # when who is asked was called about it
    )
    Index("swap_shift", shift_swap.c.shift)
    return shift_swap


def roster_day_table(coordination: MetaData) -> Table:
    """Return the table of dates and holidays on which the roster of a side differs."""
    return Table(
        "roster_day",
        coordination,
        Column("side", Text, primary_key=True),
        Column("about", Text, primary_key=True),  # a date such as 2027-12-24, or the name of a holiday
        Column("rule", Text, nullable=False),
        Column("hours", Text, nullable=False),
        Column("skipped", Integer, nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("changed_at", BigInteger, nullable=False),
    )
