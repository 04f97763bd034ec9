"""What a PostgreSQL server may write of us in its own log: nothing that a row or a statement holds.

One of these is ours to set at each connection; the others only whoever owns the server may set, once per
role (``deploy/postgres``), and ``nabij doctor`` looks whether that was done.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

OWN = {"log_parameter_max_length_on_error": "0"}
"""What any role may set for itself: it goes along with every connection."""

SERVER = {
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_duration": "off",
    "log_parameter_max_length": "0",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
"""What the owner of the server sets for our roles. An error's own words can quote a value, so they stay out:
our processes tell each error by its class."""


def options() -> str:
    """Return our part as options of a connection."""
    return " ".join(f"-c {name}={value}" for name, value in OWN.items())


def statements(role: str) -> Iterator[str]:
    """Return what the owner of the server runs for ``role``, a name of small letters and _."""
    if not role.replace("_", "").isalnum():
        raise ValueError("a role has letters, digits and _")
    yield from (f"ALTER ROLE {role} SET {name} = '{value}'" for name, value in SERVER.items())


def loud_settings(conn: Connection) -> tuple[str, ...]:
    """Return which settings would let this server write more than it may, as this role sees them."""
    wanted = SERVER | OWN
    found = conn.execute(text("SELECT name, setting FROM pg_settings")).all()
    return tuple(sorted(row.name for row in found if row.name in wanted and row.setting != wanted[row.name]))
