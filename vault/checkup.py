"""What a database tells about itself: its clock, and on PostgreSQL who we are there and who else gets in."""

from dataclasses import dataclass

from sqlalchemy import text

from cases.moments import Moment
from vault.engine import Store
from vault.server_log import loud_settings

_FACTS = text(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS clock,"
    " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super,"
    " EXISTS (SELECT 1 FROM pg_tables WHERE tableowner = current_user AND tablename = 'meta') AS owns,"
    " has_database_privilege('public', current_database(), 'CONNECT') AS open_to_all,"
    " current_setting('statement_timeout') AS patience"
)
_OUR_PATIENCE = "2s"


@dataclass(frozen=True, slots=True)
class Facts:
    """``pooled``: our own session settings did not arrive, so something stands in between.

    ``loud``: settings by which the server writes more in its log than it may.
    """

    clock: Moment
    superuser: bool
    owner: bool
    open_to_all: bool
    pooled: bool
    loud: tuple[str, ...] = ()


def facts_of(store: Store) -> Facts | None:
    """Ask a PostgreSQL database; None on SQLite, which is a file of this machine."""
    if store.sqlite:
        return None
    with store.read() as conn:
        row = conn.execute(_FACTS).one()
        loud = loud_settings(conn)
    return Facts(
        clock=Moment(row.clock),
        superuser=bool(row.super),
        owner=bool(row.owns),
        open_to_all=bool(row.open_to_all),
        pooled=row.patience != _OUR_PATIENCE,
        loud=loud,
    )
