"""Tables of flags and of who was called about them, part of one side's store; codes and moments only."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from vault.tables_strangers import side

flag = Table(
    "flag",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id")),  # null: an unreadable update of nobody
    Column("level", Integer, nullable=False),
    Column("category", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("silent", Integer, nullable=False),
    Column("imminent", Integer, nullable=False),
    Column("message", Text),
    Column("spans", Text, nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("answer_by", BigInteger, nullable=False),
    Column("acknowledged_by", Text),
    Column("acknowledged_at", BigInteger),
    Column("answered_at", BigInteger),
    Column("closed_by", Text),
    Column("closed_at", BigInteger),
    Column("close_reason", Text),
    Column("priority", Integer, nullable=False, server_default=text("0")),
    Column("asked", Text, nullable=False, server_default=text("''")),  # what became of the closed question
    Column("busy_until", BigInteger),  # a worker acts outside the chat
    Column("answer_due", BigInteger),  # the second clock
    Column("answered_in", Text),  # the event of the words that answered it
    Column("reopened", Integer, nullable=False, server_default=text("0")),
    Column("safe_now", Text, nullable=False, server_default=text("''")),
    Column("next_contact", BigInteger),
    Column("rhythm", Text, nullable=False, server_default=text("''")),
)

escalation = Table(
    "escalation",
    side,
    Column("flag", Text, ForeignKey("flag.id"), primary_key=True),
    Column("client", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("state", Text, nullable=False),  # running, answering (somebody took it), stopped
    Column("due_at", BigInteger, nullable=False),
)

page = Table(
    "page",
    side,
    Column("id", Text, primary_key=True),
    Column("flag", Text, ForeignKey("flag.id"), nullable=False),
    Column("step", Integer, nullable=False),
    Column("post", Text, nullable=False),
    Column("staff", Text),
    Column("level", Integer, nullable=False),
    Column("alias", Text, nullable=False),
    Column("state", Text, nullable=False),  # new, accepted, failed, shown (no pager address), dropped
    Column("attempts", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("reason", Text, nullable=False, server_default=text("''")),  # danger_card, ask, handover
    UniqueConstraint("flag", "step", "post", "staff", "reason", "created_at"),
)

alert = Table(
    "alert",
    side,
    Column("id", Text, primary_key=True),
    Column("flag", Text, nullable=False, unique=True),
    Column("client", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("imminent", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # new, delivered
    Column("due_at", BigInteger, nullable=False),
)

Index("escalation_due", escalation.c.state, escalation.c.due_at)
Index("flag_client", flag.c.client, flag.c.closed_at)
Index("page_due", page.c.state, page.c.due_at)
Index("alert_due", alert.c.state, alert.c.due_at)
Index("flag_open", flag.c.closed_at, flag.c.level)
Index("flag_taker", flag.c.acknowledged_by, flag.c.closed_at)
Index("page_staff", page.c.staff, page.c.flag)
