"""Tables of the coordination store: staff, roster, cases as opaque ids, releases, alerts, access log.

Holds no word a client wrote and no name of a client.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from vault.tables_access import access_fields, access_tables
from vault.tables_accounts import account_table
from vault.tables_alert_calls import alert_call_table
from vault.tables_choices import choice_table
from vault.tables_codes import code_table
from vault.tables_content import content_moves, content_tables, release_fields
from vault.tables_ended import ended_table
from vault.tables_family import family_tables
from vault.tables_figures import figure_tables, tip_table
from vault.tables_passkeys import passkey_tables
from vault.tables_people import people_tables
from vault.tables_presence import presence_table
from vault.tables_reachability import reachability_tables
from vault.tables_receipts import receipt_table
from vault.tables_roster import roster_day_table, roster_tables
from vault.tables_sign_on import sign_on_tables

coordination = MetaData()

meta = Table(
    "meta", coordination, Column("name", Text, primary_key=True), Column("value", Text, nullable=False)
)

staff = Table(
    "staff",
    coordination,
    Column("id", Text, primary_key=True),
    Column("login", Text, nullable=False),
    Column("side", Text, nullable=False),  # a, b or empty for coordination roles
    Column("role", Text, nullable=False),  # worker, coordinator, lead, admin
    Column("alias", Text, nullable=False),
    Column("person", Text, nullable=False),  # one human with rows on both sides has one person id
    Column("password_hash", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("language", Text, nullable=False, server_default=""),  # of the pages; empty: the browser's
    Column("keys", Integer, nullable=False, server_default=text("1")),
    Column("function", Text, nullable=False, server_default=""),  # of a worker; empty: nobody said so
    UniqueConstraint("login", "side"),
)

session = Table(
    "session",
    coordination,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("staff", Text, ForeignKey("staff.id"), nullable=False),
    Column("side", Text, nullable=False),
    Column("csrf", Text, nullable=False),
    Column("created_real", BigInteger, nullable=False),
    Column("seen_real", BigInteger, nullable=False),
    Column("ended_real", BigInteger),
    Column("proved_real", BigInteger, nullable=False, server_default=text("0")),  # the own factor was shown
)

login_attempt = Table(
    "login_attempt",
    coordination,
    Column("key_hmac", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("blocked_until", BigInteger, nullable=False),
    Column("last_real", BigInteger, nullable=False),
    Column("told", BigInteger, nullable=False, server_default=text("0")),
)

grant = Table(
    "grant_",
    coordination,
    Column("person", Text, primary_key=True),
    Column("case_", Text, primary_key=True),
    Column("side", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("granted_by", Text, nullable=False),
    Column("granted_at", BigInteger, nullable=False),
    Column("valid_until", BigInteger),  # empty: until it is taken back
    Column("wish", Integer, nullable=False, server_default=text("0")),  # the client asked for this person
)

reach = Table(
    "reach",  # the side on which one person touches one case: grants and read content alike, never two
    coordination,
    Column("person", Text, primary_key=True),
    Column("case_", Text, primary_key=True),
    Column("side", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
)

service = Table(
    "service",
    coordination,
    Column("side", Text, primary_key=True),
    Column("model", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("holidays", Text, nullable=False, server_default="usual"),
    Column("holiday_hours", Text, nullable=False, server_default="[]"),
)

shift = Table(
    "shift",
    coordination,
    Column("id", Text, primary_key=True),
    Column("side", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("staff", Text, ForeignKey("staff.id"), nullable=False),
    Column("starts", BigInteger, nullable=False),
    Column("ends", BigInteger),
    Column("kind", Text, nullable=False, server_default="reachable"),
    Column("series", Text, nullable=False, server_default=""),
    Column("tested_at", BigInteger),
    Column("verified_at", BigInteger),
)

case = Table(
    "case_",
    coordination,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
)

case_party = Table(
    "case_party",
    coordination,
    Column("party", Text, primary_key=True),
    Column("case_", Text, ForeignKey("case_.id"), nullable=False),
    Column("side", Text, nullable=False),
)

case_link = Table(
    "case_link",
    coordination,
    Column("code_hmac", LargeBinary, primary_key=True),
    Column("case_", Text, ForeignKey("case_.id"), nullable=False),
    Column("side", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)

enrolment_begun = Table(
    "enrolment_begun",  # an enrolment whose side store may not have committed yet; gone when it has
    coordination,
    Column("attempt_hmac", LargeBinary, primary_key=True),
    Column("party", Text, nullable=False, unique=True),
    Column("begun_at", BigInteger, nullable=False),
)

cross_alert = Table(
    "cross_alert",
    coordination,
    Column("id", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("case_", Text),
    Column("flag", Text, nullable=False, unique=True),
    Column("level", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("imminent", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("delivered_at", BigInteger, nullable=False),
    Column("acknowledged_by", Text),
    Column("acknowledged_at", BigInteger),
    Column("step", Integer, nullable=False, server_default=text("0")),
    Column("due_at", BigInteger),  # when the ladder of an alert that no lead took goes on
    # console, page, call or push; empty for alerts of before this was kept
    Column("acknowledged_via", Text, nullable=False, server_default=""),
)

live_event = Table(
    "live_event",  # what open screens show of coordination changed: roster, service, an alert taken on
    coordination,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

release = Table(
    "release",
    coordination,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("hash", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("published_by", Text, nullable=False),
    Column("published_at", BigInteger, nullable=False),
    Column("live", Integer, nullable=False),
    *release_fields(),
)

access_log = Table(
    "access_log",
    coordination,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("person", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    *access_fields(),
)

volunteer, volunteer_time, visit_order = people_tables(coordination)
reachability, page_test = reachability_tables(coordination)
mark_feedback, missed_signal, figure, care = figure_tables(coordination)
word_tip = tip_table(coordination)
staff_skill, absence, shift_swap, calendar_link = roster_tables(coordination)
roster_day = roster_day_table(coordination)
presence = presence_table(coordination)
alert_token = alert_call_table(coordination)
case_choice = choice_table(coordination)
account = account_table(coordination)
login_code = code_table(coordination)

party_ended = ended_table(coordination)
passkey, passkey_challenge = passkey_tables(coordination)
access_seal, access_trim, access_review, break_glass = access_tables(coordination)
retention_receipt = receipt_table(coordination)
sign_on_attempt, sign_on_identity, sign_on_token, sign_on_emergency = sign_on_tables(coordination)
family_switch, family_yes, family_worker, family_open, wall_role = family_tables(coordination)
content_draft, content_author, content_part, content_op, content_verdict = content_tables(coordination)
content_proof, content_stop, content_tester, release_move = content_moves(coordination)

_LIVE = release.c.live == 1
_TRIAL = release.c.trial == 1

Index("shift_now", shift.c.side, shift.c.post, shift.c.starts)
Index("alert_open", cross_alert.c.acknowledged_at)
Index("alert_climbs", cross_alert.c.due_at)
Index("case_party_case", case_party.c.case_)
Index("session_staff", session.c.staff)
Index("session_seal", session.c.csrf)
Index("one_live_release", release.c.live, unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)
Index("one_trial_release", release.c.trial, unique=True, sqlite_where=_TRIAL, postgresql_where=_TRIAL)
Index("content_verdict_of", content_verdict.c.draft)
Index("access_subject", access_log.c.subject, access_log.c.staff)
Index("access_party", access_log.c.party, access_log.c.at)
Index("access_staff", access_log.c.staff, access_log.c.at)
