"""What each role of PostgreSQL may do with each table: named here, or not at all (design §4, adr 0029).

Three kinds of role: the owner, who runs migrations and is not named here; the application's, which never
makes, changes or drops a table; and in coordination the front of one side, for its worker, clock and sender.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.sides import Side

VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
FRONTS = {Side.A: "nabij_a_front", Side.B: "nabij_b_front"}
"""The roles by which the processes of one side come to coordination."""

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_ALL = ("SELECT", "INSERT", "UPDATE", "DELETE")
_APPEND = ("SELECT", "INSERT")
_READ = ("SELECT",)
_RECEIPTS = (*_APPEND, "UPDATE (count, until, at)")
_STAMP = "name = 'written'"
_KEPT = "name IN ('written', 'shred_ledger_a', 'shred_ledger_b')"
_POSTS_OF = "side IN ('{side}', '')"
_STAFF_OF = "staff IN (SELECT id FROM staff)"


@dataclass(frozen=True, slots=True)
class Front:
    """One thing a front may do. No ``columns``: all of them. ``rows``: which, with ``{side}`` filled in."""

    verb: str
    columns: tuple[str, ...] = ()
    rows: str = "true"


@dataclass(frozen=True, slots=True)
class Line:
    """What may be done with one table.

    ``stamped``: the application writes the health check's stamp and the ledger's last number, nothing else.
    """

    app: tuple[str, ...] = _ALL
    front: tuple[Front, ...] = ()
    stamped: bool = False


_STAMPS = (Front("INSERT", (), _STAMP), Front("UPDATE", (), _STAMP))
_KEEPS = (Front("INSERT", (), _KEPT), Front("UPDATE", (), _KEPT))
_CLAUSES = {
    "SELECT": "USING ({0})",
    "DELETE": "USING ({0})",
    "INSERT": "WITH CHECK ({0})",
    "UPDATE": "USING ({0}) WITH CHECK ({0})",
}

_FRONT: Mapping[str, tuple[Front, ...]] = {
    "meta": (Front("SELECT"), *_STAMPS),
    "release": (
        Front(
            "SELECT",
            ("id", "hash", "body", "live", "trial", "retired_at"),
            "live = 1 OR trial = 1 OR retired_at > 0",
        ),
    ),
    "content_stop": (
        Front("SELECT", ("id", "dialogue", "question", "until", "ended_at"), "ended_at IS NULL"),
    ),
    "content_tester": (Front("SELECT", ("party", "side"), "side = '{side}'"),),
    "shift": (Front("SELECT", (), _POSTS_OF),),
    "service": (Front("SELECT", (), "side = '{side}'"),),
    "roster_day": (Front("SELECT", (), _POSTS_OF),),
    "staff": (Front("SELECT", ("id", "side", "role", "person", "alias", "active"), _POSTS_OF),),
    "staff_skill": (Front("SELECT", (), _STAFF_OF),),
    "absence": (Front("SELECT", ("person", "starts", "ends"), "person IN (SELECT person FROM staff)"),),
    "presence": (Front("SELECT", (), _STAFF_OF),),
    "reachability": (Front("SELECT", (), _STAFF_OF), Front("DELETE", (), _STAFF_OF)),
    "cross_alert": (
        Front(
            "INSERT",
            (
                "id",
                "party",
                "case_",
                "flag",
                "level",
                "code",
                "imminent",
                "at",
                "delivered_at",
                "due_at",
                "acknowledged_via",
                "step",
            ),
        ),
    ),
    "party_ended": (Front("INSERT", ("party", "what", "side", "at"), "side = '{side}'"),),
}
"""Measured: what worker, clock and sender touch when the line runs as these roles, nothing beside it."""

_NARROW = {
    "meta": _READ,
    "access_log": _APPEND,
    "access_seal": _APPEND,
    "access_trim": _READ,
    "retention_receipt": _RECEIPTS,
    "wall_role": (),
}
"""Where the application may less than read, add, change and take away."""

_COORDINATION = (
    "absence access_log access_review access_seal access_trim account alert_token break_glass"
    " calendar_link care case_ case_choice case_link case_party content_author content_draft content_op"
    " content_part content_proof content_stop content_tester content_verdict cross_alert enrolment_begun"
    " family_open family_switch family_worker family_yes figure grant_ live_event login_attempt login_code"
    " mark_feedback meta missed_signal page_test party_ended passkey passkey_challenge presence reach"
    " reachability release release_move retention_receipt roster_day service session shift shift_swap"
    " sign_on_attempt sign_on_emergency sign_on_identity sign_on_token staff staff_skill visit_order"
    " volunteer volunteer_time wall_role word_tip"
)
_SIDE = (
    "act agreed_line agreement alert answer bot_heard call_prompt checkin client client_request"
    " danger_tick dek emergency_card enrolment erasure escalation family_agreement flag form_done"
    " identity inbox intake_key legal_hold live_event looked_at mark_judged message meta note outbox"
    " page page_delivery page_token phone_copy plan request_step retention_receipt safe_contact"
    " shift_note shred_ledger talk task text_judged unknown_chat unknown_message walk_in walk_in_line"
)

COORDINATION: Mapping[str, Line] = {
    name: Line(_NARROW.get(name, _ALL), _FRONT.get(name, ()), stamped=name == "meta")
    for name in _COORDINATION.split()
}
SIDE: Mapping[str, Line] = {
    name: Line(_NARROW.get(name, _ALL), stamped=name == "meta") for name in _SIDE.split()
}
SCRUBBED: Mapping[str, tuple[str, ...]] = {
    "coordination": ("account", "case_party", "cross_alert", "grant_", "party_ended"),
    "side": (
        "dek",
        "emergency_card",
        "enrolment",
        "identity",
        "inbox",
        "intake_key",
        "message",
        "outbox",
        "safe_contact",
        "talk",
        "unknown_chat",
        "unknown_message",
        "walk_in",
        "walk_in_line",
    ),
}
"""By kind of store: the tables of which an erasure also clears what deleted rows left in the files."""
FUNCTIONS = ("nabij_barred(text, text)",)
"""Answers of coordination that a front may have without the tables they come from; each says only who."""


def statements(kind: str, app: str, fronts: Mapping[Side, str], *, maintains: bool = False) -> Iterator[str]:
    """Return what the owner of one store runs, in one transaction: first nobody may do anything.

    ``kind`` is side or coordination; ``fronts`` are the roles that exist; ``maintains``: this server can let
    a role vacuum what it does not own (PostgreSQL 17). Raises ValueError for a name of a role that is not
    one of small letters, digits and _.
    """
    names = (app, *fronts.values())
    if any(not _NAME.fullmatch(each) for each in names):
        raise ValueError("a role has small letters, digits and _")
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {', '.join(names)}"
    for each in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        yield f"REVOKE ALL ON ALL {each} IN SCHEMA public FROM PUBLIC, {', '.join(names)}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {app}"
    for table, line in (COORDINATION if kind == "coordination" else SIDE).items():
        yield from _of_app(table, line, app)
        if fronts:
            yield from _of_fronts(table, line, app, fronts)
    if maintains:
        yield f"GRANT MAINTAIN ON {', '.join(SCRUBBED[kind])} TO {app}"
    if kind == "coordination":
        yield from _known(fronts, names)


def _of_app(table: str, line: Line, app: str) -> Iterator[str]:
    if line.app:
        yield f'GRANT {", ".join(line.app)} ON "{table}" TO {app}'
    if line.stamped:
        yield f'GRANT INSERT, UPDATE ON "{table}" TO {app}'
        yield from _policies(table, app, (Front("SELECT"), *_KEEPS))


def _of_fronts(table: str, line: Line, app: str, fronts: Mapping[Side, str]) -> Iterator[str]:
    """Let each front see its rows only. A policy is for all but the owner, so also for the application."""
    if not line.front:
        return
    if not line.stamped:
        yield from _policies(table, app, tuple(Front(verb) for verb in line.app))
    for side_, role in fronts.items():
        for one in line.front:
            columns = f" ({', '.join(one.columns)})" if one.columns else ""
            yield f'GRANT {one.verb}{columns} ON "{table}" TO {role}'
        own = (Front(one.verb, (), one.rows.format(side=side_.value)) for one in line.front)
        yield from _policies(table, role, tuple(own))


def _policies(table: str, role: str, rows: tuple[Front, ...]) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    for one in rows:
        name = f"{role}_{one.verb.lower()}"[:63]
        yield f'DROP POLICY IF EXISTS "{name}" ON "{table}"'
        rule = _CLAUSES[one.verb].format(one.rows)
        yield f'CREATE POLICY "{name}" ON "{table}" FOR {one.verb} TO {role} {rule}'


def _known(fronts: Mapping[Side, str], names: tuple[str, ...]) -> Iterator[str]:
    """Keep which front is of which side: what answers for the wall asks it."""
    yield "DELETE FROM wall_role"
    for side_, role in fronts.items():
        yield f"INSERT INTO wall_role (role, side) VALUES ('{role}', '{side_.value}')"  # noqa: S608  # letters only
    for function in FUNCTIONS:
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {', '.join(names)}"
