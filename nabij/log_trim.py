"""Letting the oldest lines of the access log go, as the owner of the database: five years, whole batches."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from cases.retention import chosen
from nabij.house import Tempo, real_tempo
from nabij.prepare import COORDINATION, key_problems, ring_of, store_problems, stores_of
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.coordination import CoordinationStore
from vault.coordination_log import AccessEntry
from vault.granting import owns
from vault.seal import Sealer

_NOT_OURS = (
    "Alleen de eigenaar van de database mag regels van het toegangslog laten gaan. Zet [coordination]"
    " owner_file naar een bestand met het adres van de eigenaar, en doe dit opnieuw."
)
_BROKE = "De database liet het niet toe ({}). Er is niets half weg: kijk ernaar en doe het opnieuw."


@dataclass(frozen=True, slots=True)
class Trimmed:
    """How many lines went, and how many are left."""

    lines: int
    left: int


def trim_log(settings: Settings | None = None, tempo: Tempo | None = None) -> Trimmed:
    """Let every whole batch go that is older than its term, with a receipt; that it was done is logged.

    Raises Refused where this process is not the owner, or the database says no.
    """
    settings, tempo = settings or read_settings(), tempo or real_tempo()
    if problems := key_problems(settings) or store_problems(settings):
        raise Refused(problems)
    now = tempo.clock.real()
    until = chosen(settings.retention)["access_log"].over(now)
    with stores_of(settings, owned=True) as stores, _plainly():
        store = stores[COORDINATION]
        if not owns(store, "access_log"):
            raise Refused([_NOT_OURS])
        sealer = Sealer(COORDINATION, ring_of(settings, COORDINATION))
        front = CoordinationStore(store, sealer, tempo.clock, tempo.ids)
        front.log(AccessEntry("", "", "", "", "trim_access_log", "", "command", source="command"))
        gone = 0
        while count := front.trim_log(until, now):
            gone += count
        return Trimmed(gone, front.log_size()[0])


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise Refused([_BROKE.format(type(error).__name__)]) from None


def told(done: Trimmed) -> str:
    """Say it in one line."""
    if not done.lines:
        return f"Niets is oud genoeg: {done.left} regels blijven."
    gone = f"{done.lines} regels van meer dan vijf jaar zijn weg, {done.left} blijven."
    return f"{gone} Doe nu: nabij log verify"
