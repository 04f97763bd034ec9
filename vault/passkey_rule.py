"""Whose password is not enough: the roles that see or arrange much, once they have a passkey."""

from sqlalchemy import Connection, select

from cases.content_draft import CONTENT_PEOPLE
from cases.desk import StaffRole
from vault.login_codes import has_code
from vault.tables_coordination import passkey, sign_on_identity

TWO_FACTORS = (
    frozenset({StaffRole.COORDINATOR, StaffRole.ADMIN, StaffRole.LEAD, StaffRole.PRIVACY}) | CONTENT_PEOPLE
)


def has_passkey(conn: Connection, person: str) -> bool:
    mine = select(passkey.c.id).where(passkey.c.person == person, passkey.c.ended_real.is_(None))
    return conn.execute(mine.limit(1)).first() is not None


def wants_passkey(conn: Connection, staff: str, person: str, role: str) -> bool:
    """Say whether a password alone no longer opens: a code that passed already is enough."""
    return role in TWO_FACTORS and not has_code(conn, staff) and has_passkey(conn, person)


def bare(conn: Connection, staff: str, person: str, role: str) -> bool:
    """Say whether this person of these roles has nothing beside the password yet, here or at the provider."""
    if role not in TWO_FACTORS or has_code(conn, staff) or has_passkey(conn, person):
        return False
    elsewhere = select(sign_on_identity.c.person).where(sign_on_identity.c.person == person)
    return conn.execute(elsewhere.limit(1)).first() is None
