"""What ``nabij doctor`` says of the wall in PostgreSQL: may this role more than its store asks (adr 0029)."""

from collections.abc import Mapping

from sqlalchemy.exc import SQLAlchemyError

from nabij.findings import Finding, warns
from nabij.prepare import addresses_of
from nabij.settings import Settings
from vault.engine import Store
from vault.granting import database_of, loose_ends

_SAID = {
    "create": "mag tabellen maken. Geef een eigenaar op met owner_file en doe: nabij migrate",
    "member": "kan een andere rol aannemen. Doe als beheerder van de server: REVOKE ... FROM deze rol",
    "elsewhere": "mag ook in een andere database van Nabij. Doe: REVOKE CONNECT ON DATABASE ... FROM die rol",
}
"""An open door has a line of its own already."""


def wall_findings(settings: Settings, stores: Mapping[str, Store]) -> list[Finding]:
    """Return a line for each thing that a role of ours may and should not; nothing on SQLite."""
    databases = {name: database_of(url) for name, url in addresses_of(settings).items()}
    found = []
    for name, store in stores.items():
        others = [each for other, each in databases.items() if other != name]
        try:
            loose = loose_ends(store, others)
        except SQLAlchemyError:
            continue  # that it does not answer is said already
        if {"owner", "super"}.intersection(loose):
            continue  # one role for everything: that has its own line, and the rest follows from it
        for code in loose:
            if code in _SAID:
                found += warns(name, f"Database {name}: de rol van Nabij {_SAID[code]}.")
    return found
