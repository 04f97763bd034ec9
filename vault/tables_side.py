"""Tables of one side's store. Columns hold ids, codes and moments (UTC microseconds); words are sealed.

``*_sealed`` columns hold envelopes of ``vault.seal``; nothing else in this store is about a person's words.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from vault import (
    tables_agreements,
    tables_call,
    tables_danger,
    tables_family,
    tables_flags,
    tables_handover,
    tables_heard,
    tables_live,
    tables_paging,
    tables_quality,
    tables_retention,
    tables_rights,
    tables_shift_notes,
    tables_strangers,
    tables_walk_in,
)

side = tables_strangers.side

meta = Table("meta", side, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

client = Table(
    "client",
    side,
    Column("id", Text, primary_key=True),
    Column("alias", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("paused_until", BigInteger),
    Column("doubt", Text, nullable=False),
    Column("held_by", Text),
    Column("held_alias", Text, nullable=False),
    Column("programme", Text, nullable=False),
    Column("programme_began", BigInteger),
    Column("checkin", Text),
    Column("facts", Text, nullable=False),
    Column("episode", Text),
    Column("pair", Text, nullable=False),
    Column("last_inbound", BigInteger),
    Column("last_flagged", BigInteger),
    Column("bot", Text, nullable=False),
    Column("owner", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("last_acute", BigInteger),
    Column("past_sealed", LargeBinary),  # signals of 90 days: codes and moments
    Column("question", Text),
    Column("reminders", Text, nullable=False, server_default=text("'[]'")),
    Column("remind_at", BigInteger),
    Column("offered_to", Text),  # the colleague who was asked to take the conversation over
    Column("offered_alias", Text, nullable=False, server_default=text("''")),
    Column("visit_light", Text, nullable=False, server_default=text("'can'")),
    Column("visit_by", Text),  # null: the machine made it stricter
    Column("visit_at", BigInteger),
    Column("held_quiet", BigInteger),  # since when the holder has not written
    Column("lent_to", Text),  # the volunteer who holds it while held_by is the same
    Column("lent_at", BigInteger),
    Column("lent_until", BigInteger),
    Column("anchors", Text, nullable=False, server_default=text("'[]'")),
    Column("human_at", BigInteger),  # when a worker last wrote to the client
    Column("pace", Text, nullable=False, server_default=text("'normal'")),
    Column("pace_least", Text, nullable=False, server_default=text("'less'")),
    Column("pace_most", Text, nullable=False, server_default=text("'more'")),
    Column("put_off", Text),  # the check-in that was asked for later, once
    Column("language_asked", BigInteger),  # since when the choice of language stands on the screen
    Column("names_sealed", LargeBinary),  # the neutral names of what was agreed
    Column("calendar_sealed", LargeBinary),  # the client's own days of more risk: kinds, dates, notes
    Column("release", Text),  # who signed for letting go, and in which check-in it was said
    Column("released_at", BigInteger),  # since when terms after letting go run
)

identity = Table(
    "identity",
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("bot", Text, nullable=False),
    Column("chat_index", LargeBinary, nullable=False),
    Column("address_sealed", LargeBinary, nullable=False),
    Column("paired_at", BigInteger, nullable=False),
    UniqueConstraint("chat_index"),
)

dek = Table(
    "dek",
    side,
    Column("client", Text, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("kek", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

intake_key = Table(
    "intake_key",
    side,
    Column("day", Text, primary_key=True),
    Column("kek", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("destroy_at", BigInteger, nullable=False),
)

safe_contact = Table(
    "safe_contact",
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("mode", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("valid_until", BigInteger, nullable=False),
    Column("record_sealed", LargeBinary, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("confirmed_at", BigInteger, nullable=False),
)

emergency_card = Table(
    "emergency_card",
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("card_sealed", LargeBinary, nullable=False),
    Column("review_by", BigInteger, nullable=False),
    Column("updated_by", Text, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

agreement = Table(
    "agreement",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("given_at", BigInteger, nullable=False),
    Column("withdrawn_at", BigInteger),  # of before the ledger: taking back is an entry of its own
    Column("purpose", Text, nullable=False, server_default=text("'channel'")),
    Column("partner", Text, nullable=False, server_default=text("''")),
    Column("entry", Text, nullable=False, server_default=text("'given'")),
    Column("how", Text, nullable=False, server_default=text("'spoken'")),
    Column("until", BigInteger),
    Column("ends", Text),  # the entry that a withdrawal ends
)

enrolment = Table(
    "enrolment",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("bot", Text, nullable=False),
    Column("token_hmac", LargeBinary, nullable=False, unique=True),
    Column("expires_at", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # issued, pressed, accepted, refused
    Column("pressed_at", BigInteger),
    Column("address_sealed", LargeBinary),
    Column("chat_index", LargeBinary),
    Column("issued_by", Text, nullable=False),
)

plan = Table(
    "plan",
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("programme", Text, nullable=False),
    Column("began", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
)

checkin = Table(
    "checkin",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("local_date", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("script", Text, nullable=False),
    Column("state", Text, nullable=False),  # due, asked, answered, cancelled, overdue
    Column("reason", Text, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("answer_due", BigInteger),
    Column("answer_step", Integer, nullable=False),
    UniqueConstraint("client", "local_date", "slot"),
)

talk = Table(
    "talk",
    side,
    Column("client", Text, ForeignKey("client.id"), primary_key=True),
    Column("blob_sealed", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)

inbox = Table(
    "inbox",
    side,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("bot", Text, nullable=False),
    Column("update_id", BigInteger),
    Column("body_hmac", LargeBinary, nullable=False),
    Column("chat_index", LargeBinary),
    Column("event", Text, nullable=False, unique=True),
    Column("raw_sealed", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("state", Text, nullable=False),  # new, done, quarantined
    Column("code", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("client", Text),
    UniqueConstraint("bot", "update_id"),
)

unknown_chat = tables_strangers.unknown_chat
unknown_message = tables_strangers.unknown_message

message = Table(
    "message",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("direction", Text, nullable=False),  # in, out
    Column("author", Text, nullable=False),  # client, bot, worker
    Column("staff", Text),
    Column("kind", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("file_sealed", LargeBinary),
    Column("heard_by", Text),
    Column("phone_message", BigInteger),
    Column("edits", Text),  # the message id this one replaces
    Column("read_by", Text),
    Column("at", BigInteger, nullable=False),
    Column("words_ended_at", BigInteger),  # the words are gone, the line stays
)

answer = Table(
    "answer",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("checkin", Text),
    Column("script", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("value_sealed", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)

outbox = Table(
    "outbox",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text),
    Column("chat_index", LargeBinary),
    Column("bot", Text, nullable=False),
    Column("dedup", Text, nullable=False, unique=True),
    Column("seq", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("flag", Text),
    Column("checkin", Text),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("address_sealed", LargeBinary),  # unknown chats only, under the intake key
    Column("day", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("state", Text, nullable=False),  # new, sending, sent, uncertain, blocked, dead, dropped
    Column("code", Text, nullable=False),
    Column("answers", BigInteger),
    Column("due_at", BigInteger, nullable=False),
    Column("not_after", BigInteger),
    Column("override", Text, nullable=False),
    Column("closes_talk", Integer, nullable=False),
    Column("staff", Text),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("sent_at", BigInteger),
    Column("phone_message", BigInteger),
    Column("troubles", Integer, nullable=False, server_default=text("0")),  # attempts that failed by no pause
    Column("doubts", Integer, nullable=False, server_default=text("0")),  # attempts that may have arrived
    Column("rests_on", Text),  # the entry of the ledger on which a planned message left
)

phone_copy = Table(
    "phone_copy",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("phone_message", BigInteger, nullable=False),
    Column("direction", Text, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("delete_at", BigInteger),
    Column("state", Text, nullable=False),  # kept, due, gone, failed
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("client", "bot", "phone_message"),
)

task = Table(
    "task",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text),
    Column("kind", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("flag", Text),
    Column("due_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("done_by", Text),
    Column("done_at", BigInteger),
    Column("why", Text, nullable=False, server_default=text("''")),  # codes
)

note = Table(
    "note",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, ForeignKey("client.id"), nullable=False),
    Column("staff", Text, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)

act = tables_handover.act
agreed_line = tables_agreements.agreed_line
flag = tables_flags.flag
escalation = tables_flags.escalation
page = tables_flags.page
alert = tables_flags.alert
live_event = tables_live.live_event
form_done = tables_live.form_done
bot_heard = tables_heard.bot_heard
mark_judged = tables_quality.mark_judged
text_judged = tables_quality.text_judged
client_request = tables_rights.client_request
request_step = tables_rights.request_step
looked_at = tables_rights.looked_at
family_agreement = tables_family.family_agreement
danger_tick = tables_danger.danger_tick
page_delivery = tables_paging.page_delivery
page_token = tables_paging.page_token
shift_note = tables_shift_notes.shift_note
call_prompt = tables_call.call_prompt
walk_in = tables_walk_in.walk_in
walk_in_line = tables_walk_in.walk_in_line
retention_receipt = tables_retention.retention_receipt
legal_hold = tables_retention.legal_hold
erasure = tables_retention.erasure

shred_ledger = Table(
    "shred_ledger",
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

Index("inbox_undone", inbox.c.state, inbox.c.due_at)
Index("inbox_chat", inbox.c.chat_index, inbox.c.state, inbox.c.id)
Index("outbox_open", outbox.c.bot, outbox.c.state, outbox.c.due_at)
Index("outbox_client", outbox.c.client, outbox.c.state, outbox.c.seq)
Index("outbox_chat", outbox.c.chat_index, outbox.c.state, outbox.c.seq)
Index("checkin_due", checkin.c.state, checkin.c.due_at)
Index("checkin_answer", checkin.c.state, checkin.c.answer_due)
Index("checkin_client", checkin.c.client, checkin.c.state)
Index("phone_copy_due", phone_copy.c.state, phone_copy.c.delete_at)
Index("message_client", message.c.client, message.c.at)
_HAS_WORDS = message.c.words_ended_at.is_(None)
Index("message_words", message.c.at, sqlite_where=_HAS_WORDS, postgresql_where=_HAS_WORDS)
Index("task_open", task.c.done_at, task.c.due_at)
Index("task_client", task.c.client, task.c.kind)
Index("agreement_client", agreement.c.client, agreement.c.given_at)
Index("client_held", client.c.held_by)
Index("client_reminds", client.c.remind_at)
