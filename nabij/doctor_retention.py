"""What ``nabij doctor`` says of retention: what is late, holds to look at again, erasures that wait."""

from collections.abc import Iterator, Mapping

from sqlalchemy.exc import SQLAlchemyError

from cases.moments import DAY, HOUR, Moment, after
from cases.retention import chosen
from nabij.findings import Finding, warns
from nabij.retention_status import StoreStatus, day_of, status_of
from nabij.settings import Settings
from vault.engine import Store
from vault.retention_look import ROUND, Standing
from vault.retention_open import Open
from vault.retention_work import GRACE

SOON = 14 * DAY
"""A review of a hold is told so long before it is due."""


def retention_findings(settings: Settings, stores: Mapping[str, Store], now: Moment) -> list[Finding]:
    """Return a line for each thing that somebody should look at; nothing of a store that does not answer."""
    terms = chosen(settings.retention)
    found = []
    for name, store in stores.items():
        try:
            seen = status_of(name, store, terms, now)
        except SQLAlchemyError:
            continue  # that it does not answer is said already; a side's own role may not look here
        found += warns(name, *_lines(name, seen, now))
    return found


def _lines(name: str, seen: StoreStatus, now: Moment) -> Iterator[str]:
    looked = max((each.receipt.at for each in seen.standings if each.receipt), default=now)
    if now - looked > GRACE + ROUND:
        yield f"Database {name}: sinds {day_of(looked)} keek de klok niet meer wat weg moet. Draait hij?"
    for each in seen.late(now):
        yield _late(name, each, now)
    if seen.open is not None:
        yield from _holds(name, seen.open, now)
        yield from _erasing(name, seen.open, now)


def _late(name: str, each: Standing, now: Moment) -> str:
    if each.name == "access_log":
        return (
            f"Database {name}: {each.due} regels van het toegangslog zijn ouder dan hun termijn."
            " Doe als eigenaar: nabij log trim"
        )
    return (
        f"Database {name}: van {each.name} is {each.due} keer de termijn voorbij, al {each.late(now) // HOUR}"
        " uur. Draait de klok? Zie: nabij retention status"
    )


def _holds(name: str, seen: Open, now: Moment) -> Iterator[str]:
    if seen.late_holds:
        yield (
            f"Database {name}: {seen.late_holds} keer is de datum voorbij om opnieuw te kijken of iets"
            " bewaard moet blijven. Zie: nabij hold list"
        )
    elif seen.review_by is not None and seen.review_by <= after(now, SOON):
        yield (
            f"Database {name}: kijk vóór {day_of(seen.review_by)} opnieuw of iets bewaard moet blijven."
            " Zie: nabij hold list"
        )


def _erasing(name: str, seen: Open, now: Moment) -> Iterator[str]:
    if seen.due:
        yield (
            f"Database {name}: {seen.due} keer had wissen klaar moeten zijn. Nabij wist niet zolang er een"
            " open S3 is of alles bewaard moet blijven. Kijk daarnaar, en of de klok draait."
        )
    later = seen.waiting - seen.due
    if later and seen.since is not None:
        asked = max(0, now - seen.since) // HOUR
        yield (
            f"Database {name}: {later} keer wacht wissen nog op de telefoon, het langst {asked} uur."
            " Nabij moet daarvoor draaien."
        )
